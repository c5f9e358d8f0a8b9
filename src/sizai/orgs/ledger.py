"""The ledger of unions, and the two columns that every ledger has: code and town."""

from __future__ import annotations

from sizai.registers.workbooks import Column, Kind, Ledger

USCC_COLUMN = Column(
    "统一社会信用代码",
    Kind.USCC,
    synonyms=tuple(
        "社会信用代码 信用代码 统一信用代码 统一代码 企业统一社会信用代码 单位统一社会信用代码 用人单位统一社会信用代码 企业信用代码 机构代码 组织机构代码 营业执照号 营业执照号码 "
        "营业执照注册号 纳税人识别号 税号 企业代码 单位代码 统一社会信用代码证号".split()
    ),
    only=("uscc", "代码"),
)

TOWN_COLUMN = Column(
    "镇街",
    synonyms=tuple(
        "所属镇街 所属镇(街) 镇(街) 镇(街道) 镇街道 所属镇街道 所属镇(街道) 乡镇 乡镇街道 乡镇(街道) 街道(乡镇) 街镇 所在镇街 所在镇(街) 所在镇(街道) 镇街名称 属地镇街 属地 所属区域 所在区域 "
        "辖区 所属辖区 所属乡镇 所在乡镇 所属地区 所属街镇 单位所属镇街 企业所属镇街 企业所在镇街 案发镇街 区域 地区 所属镇 行政区划 所属镇区".split()
    ),
    only=("镇", "街道", "镇区"),
    longest=60,
)

UNIONS = Ledger(
    "工会名册",
    (
        Column(
            "工会名称",
            synonyms=tuple(
                "工会组织名称 基层工会名称 基层工会 工会组织 工会全称 工会委员会名称 工会联合会名称 基层工会组织名称 基层工会全称 工会名 组织名称 工会组织全称 建会名称 基层工会(联合会)名称".split()
            ),
            only=("名称", "工会"),
            unless=("上级", "上一级", "主管", "代码", "主席"),
            required=True,
            longest=200,
        ),
        Column(
            "所在单位",
            Kind.ENTERPRISE,
            synonyms=tuple(
                "单位名称 企业名称 所属单位 所属企业 所在企业 所在单位名称 建会单位 建会企业 公司名称 单位全称 用人单位 依托单位 所在单位(企业) 覆盖单位 建会单位名称 用人单位名称 企业全称".split()
            ),
            only=("单位", "企业"),
            unless=("上级", "主管", "代码", "性质", "类型", "地址"),
        ),
        Column(
            "统一社会信用代码",
            Kind.USCC,
            synonyms=(
                *USCC_COLUMN.synonyms,
                "工会统一社会信用代码",
                "工会法人统一社会信用代码",
                "工会社会信用代码",
                "工会信用代码",
            ),
            only=("uscc", "代码"),
        ),
        Column(
            "主席",
            synonyms=tuple(
                "工会主席 主席姓名 工会主席姓名 工会负责人 负责人 负责人姓名 工会主席(负责人) 现任主席 主席(负责人) 工会主席名字 工会负责人姓名".split()
            ),
            unless=("副", "电话", "联系", "手机", "任职", "身份"),
            longest=100,
        ),
        Column(
            "成立日期",
            Kind.DATE,
            synonyms=tuple(
                "成立时间 建会时间 建会日期 组建时间 组建日期 批准成立时间 批准日期 批准时间 建立时间 建立日期 工会成立时间 工会成立日期 批复日期 批复时间 成立年月日 批准成立日期".split()
            ),
            only=("日期",),
            unless=("换届", "届满", "登记"),
        ),
        Column(
            "会员数",
            Kind.PEOPLE,
            synonyms=tuple(
                "会员人数 工会会员数 工会会员人数 会员总数 现有会员 现有会员数 入会人数 会员总人数 工会会员 实有会员 实有会员数 会员数量 发展会员数 会员".split()
            ),
            unless=("女", "农民工", "新", "男", "八大"),
            least=0,
        ),
        Column(
            "上级工会",
            synonyms=tuple(
                "上级工会名称 上一级工会 上一级工会名称 主管工会 隶属工会 所属工会 所属上级工会 上级工会组织 直属上级工会 上级主管工会 隶属上级工会 归属工会 所属镇街工会 上级单位".split()
            ),
            longest=200,
        ),
    ),
)
