"""The ledger of enterprises."""

from __future__ import annotations

from sizai.orgs.ledger import TOWN_COLUMN, USCC_COLUMN
from sizai.registers.workbooks import Column, Kind, Ledger

YES_NO = {
    "yes": "是 已建会 已建 有 已成立 已组建 已建立 单独建会 联合建会 建会 √ ✓ ✔ y yes 1 对 已 true".split(),
    "no": "否 未建会 未建 无 没有 未成立 未组建 未建立 不建 尚未建会 × ✗ ✘ x n no 0 未 筹建中 拟建 false".split(),
}

ENTERPRISES = Ledger(
    "企业名册",
    (
        Column(
            "企业名称",
            Kind.ENTERPRISE,
            synonyms=tuple(
                "单位名称 公司名称 用人单位 用人单位名称 企业全称 单位全称 企业(单位)名称 企业单位名称 名称 法人单位名称 商户名称 市场主体名称 厂名 工厂名称 厂企名称 机构名称 用工单位 经营主体名称 "
                "企业名 建会单位名称 建会企业名称".split()
            ),
            only=("企业", "单位", "公司"),
            unless=("曾用", "原", "旧", "工会", "联系", "代码", "地址", "上级", "主管", "电话"),
            required=True,
        ),
        USCC_COLUMN,
        Column(
            "曾用名",
            synonyms=tuple(
                "曾用名称 企业曾用名 单位曾用名 原名称 原名 旧名称 更名前名称 原企业名称 原单位名称 历史名称 别名 变更前名称".split()
            ),
            longest=500,
        ),
        Column(
            "行业",
            synonyms=tuple(
                "所属行业 行业类别 行业分类 行业类型 行业门类 所属行业类别 国民经济行业 企业行业 从事行业 行业名称 主营行业 产业类别".split()
            ),
            longest=100,
        ),
        Column(
            "经济类型",
            synonyms=tuple(
                "企业类型 单位性质 企业性质 经济性质 所有制 所有制形式 登记注册类型 注册类型 单位类型 所有制性质 企业所有制 市场主体类型 主体类型 企业经济类型 公司类型 性质".split()
            ),
            longest=100,
        ),
        TOWN_COLUMN,
        Column(
            "地址",
            synonyms=tuple(
                "企业地址 单位地址 公司地址 注册地址 经营地址 住所 详细地址 通讯地址 通信地址 联系地址 办公地址 生产经营地址 经营场所 实际经营地址 所在地址 企业住所 实际地址 厂址 企业所在地 单位详细地址".split()
            ),
            longest=300,
        ),
        Column(
            "法定代表人",
            synonyms=tuple(
                "法人代表 法人 法定代表人姓名 法人姓名 法人代表姓名 法定代表 企业法人 负责人 企业负责人 单位负责人 法定代表人(负责人) 负责人姓名 经营者 投资人 法定代表人/负责人".split()
            ),
            unless=("电话", "联系方式", "手机", "身份"),
            longest=100,
        ),
        Column(
            "联系人",
            synonyms=tuple(
                "联系人姓名 企业联系人 单位联系人 经办人 人事负责人 人事经理 人事 联络人 联络员 企业联络人 对接人 hr 人力资源负责人 经办人姓名 联络员姓名".split()
            ),
            unless=("电话", "联系方式", "手机", "号码"),
            longest=100,
        ),
        Column(
            "联系电话",
            Kind.PHONES,
            synonyms=tuple(
                "联系方式 手机号码 手机号 电话号码 单位电话 企业电话 联系人电话 联系人联系电话 联系人手机 办公电话 固定电话 企业联系电话 单位联系电话 公司电话 联系人联系方式 联系手机 移动电话 座机".split()
            ),
            only=("电话", "手机"),
            unless=("法人", "法定", "主席", "负责人", "传真"),
            after="联系人",
            lenient=True,
        ),
        Column(
            "职工人数",
            Kind.PEOPLE,
            synonyms=tuple(
                "员工人数 职工数 员工数 从业人数 从业人员 从业人员数 用工人数 人数 在职人数 在职职工人数 在职职工数 在岗职工人数 职工总数 员工总数 职工总人数 员工总人数 在册职工 企业职工人数 现有职工 "
                "现有职工人数 单位职工人数 参保人数 企业人数 用工规模 职工人数(人) 用工总数".split()
            ),
            unless=("女", "男", "农民工", "会员", "残疾", "退休", "新增", "派遣"),
            least=0,
        ),
        Column(
            "是否建会",
            Kind.WORDING,
            synonyms=tuple(
                "是否已建会 建会情况 是否建立工会 是否成立工会 是否组建工会 有无工会 工会组建情况 是否已建工会 建会状态 是否建工会 是否已成立工会 是否有工会 工会情况".split()
            ),
            only=("建会", "工会"),
            choices=YES_NO,
            opposites={"yes": "no"},
        ),
    ),
)
