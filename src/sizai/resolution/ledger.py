"""The ledger of cases: its columns under their usual other wordings, and what must agree in a row."""

from __future__ import annotations

from collections.abc import Iterable

from sizai.orgs.ledger import TOWN_COLUMN, USCC_COLUMN
from sizai.registers.workbooks import Column, Finding, Kind, Ledger
from sizai.registers.workbooks.columns import Circumstances, Values

RESULTS = {
    "agreed": (
        "调解成功 达成协议 已解决 达成和解 和解 达成调解协议 达成一致 达成一致意见 达成和解协议 签订协议 签订调解协议 协商解决 协商一致 协商成功 调解达成 "
        "调处成功 化解 已化解 成功化解 案结事了 已支付 已付清 已兑现 履行完毕 已履行 调成 调解结案 调解达成协议 成功 已办结调解成功 调节成功 问题解决 得到解决 "
        "调解一致 双方和解 当场支付 当场兑付 全额支付 是"
    ).split(),
    "failed": (
        "调解不成 未达成 调解失败 未达成协议 调解不成功 调解未成 调解未果 未果 调解无果 协商不成 协商未果 未能达成 无法达成 达不成 达不成协议 不能达成 谈不拢 "
        "调处失败 未解决 没有解决 未成功 不成功 失败 终止调解 调解终止 不同意调解 拒绝调解 拒不调解 一方不同意调解 对方不接受调解 分歧较大 调节不成 未调解成功 "
        "无法调解 否"
    ).split(),
    "withdrawn": (
        "撤回 撤诉 撤回申请 撤回投诉 申请撤回 自行撤回 撤案 撤销 撤销申请 撤销投诉 主动撤回 放弃 放弃申请 申请人放弃 不再追究 不再投诉 已撤 自愿撤回 撤回诉求 自行和解撤回 "
        "联系不上申请人 申请人未到"
    ).split(),
    "referred": (
        "转仲裁 转法院 移送 不予受理 转劳动仲裁 转交仲裁 移交仲裁 移送仲裁 已仲裁 申请仲裁 已申请仲裁 建议仲裁 引导仲裁 告知仲裁 走仲裁 进入仲裁 仲裁中 仲裁 移交法院 移送法院 起诉 "
        "已起诉 向法院起诉 诉讼 进入诉讼 法院诉讼 法院 转劳动监察 转劳动保障监察 转监察 移交劳动监察 移交监察大队 转人社 转人社所 转交人社部门 移交 移交公安 移送公安 转公安 转办 "
        "转交 转其他部门 转送 已转 转交其他部门 转派 不受理 不属受理范围 不属于受理范围 非受理范围 退回 转信访 转司法所 转绿色通道"
    ).split(),
    "pending": (
        "调解中 处理中 正在调解 正在处理 待调解 待处理 办理中 正在办理 跟进中 跟进 协商中 正在协商 进行中 受理中 已受理 已立案 未办结 未结 未结案 尚未结案 待办 待结 待跟进 在办 "
        "尚未达成 尚未达成协议 暂未达成 暂未达成协议 尚未处理 未处理 未调解 调查中 核实中 核查中 约谈中 待约谈 继续跟进 持续跟进 已派单 已登记 新受理 排期 已约调解 中止 暂停"
    ).split(),
}
"""结果 → its wordings; the first three of each are the issue's own."""

_ABOUT_EMPLOYER = (
    "单位",
    "企业",
    "公司",
    "被",
    "法人",
    "法定",
    "负责人",
    "老板",
    "雇主",
    "调解",
    "承办",
    "经办",
    "主席",
    "用工",
)

_COLUMNS = Ledger(
    "案件台账",
    (
        Column(
            "编号",
            synonyms=tuple(
                "案件编号 案号 台账编号 登记编号 受理编号 受理号 登记号 案卷号 案卷编号 工单编号 工单号 档案编号 档案号 纠纷编号 申请编号 收件编号 流水号 调解案号 调解编号 "
                "案件号 受理案号 立案号 立案编号".split()
            ),
            only=("文号",),
            longest=60,
        ),
        Column(
            "受理日期",
            Kind.DATE,
            synonyms=tuple(
                "受理时间 登记日期 登记时间 立案日期 立案时间 收案日期 收案时间 收件日期 收件时间 接案日期 接案时间 来访日期 来访时间 接访日期 接访时间 投诉日期 投诉时间 申请日期 "
                "申请时间 接待日期 接待时间 接诉日期 接诉时间 来电日期 来电时间 求助日期 求助时间 反映日期 反映时间 信访日期 信访时间 申请调解日期 申请调解时间 受案日期 受案时间 "
                "报案时间 接报时间 接单时间 案件受理日 受理日 录入日期 录入时间".split()
            ),
            only=("日期", "时间", "受理"),
            unless=("结", "到账", "协议", "出生", "入职", "离职", "首次"),
            required=True,
        ),
        Column(
            "申请人",
            Kind.APPLICANTS,
            synonyms=tuple(
                "申请人姓名 投诉人 投诉人姓名 当事人 当事人姓名 申诉人 申诉人姓名 来访人 来访人姓名 来访者 求助人 求助人姓名 求助职工 反映人 反映人姓名 举报人 举报人姓名 信访人 信访人姓名 "
                "来电人 来电人姓名 诉求人 诉求人姓名 劳动者 劳动者姓名 职工姓名 员工姓名 工人姓名 职工代表 申请方 投诉者 来信人 权利人 申请职工 投诉职工 涉事职工 涉案职工 申请人名称 "
                "申请调解人 务工人员姓名 农民工姓名 甲方当事人 申请人信息 劳动者信息".split()
            ),
            only=("姓名", "职工", "员工", "名字", "劳动者一方"),
            unless=(
                "被",
                "代理",
                "联系人",
                "人数",
                "调解员",
                "对方",
                "经办",
                "承办",
                "身份",
                "电话",
                "类型",
                "性别",
                "年龄",
                "住址",
                "地址",
            ),
            required=True,
            missing="缺少申请人，请填写姓名；不愿留名的填“匿名”。",
        ),
        Column(
            "联系电话",
            Kind.PHONES,
            synonyms=tuple(
                "联系方式 手机号码 手机号 电话号码 联系手机 申请人电话 申请人联系电话 申请人联系方式 申请人手机 投诉人电话 投诉人联系电话 投诉人联系方式 当事人电话 当事人联系电话 当事人联系方式 "
                "来访人电话 来访人联系电话 来访人联系方式 来电号码 本人电话 职工电话 职工联系电话 劳动者电话 劳动者联系电话 劳动者联系方式 员工电话 联系号码 移动电话".split()
            ),
            only=("电话", "手机", "tel", "phone", "联系"),
            unless=_ABOUT_EMPLOYER,
            after="申请人",
            lenient=True,
        ),
        Column(
            "身份证号",
            Kind.IDENTITY,
            synonyms=tuple(
                "身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 申请人身份证号 申请人身份证号码 申请人身份证 证件号码 证件号 投诉人身份证号 投诉人身份证号码 当事人身份证号 "
                "当事人身份证号码 劳动者身份证号 劳动者身份证号码 职工身份证号 职工身份证号码 居民身份证号 居民身份证号码 居民身份证 身份号码 身份证件号码 身份证明号码".split()
            ),
            unless=("法定", "法人", "单位", "企业", "被", "代理", "类型"),
            after="申请人",
        ),
        Column(
            "用人单位",
            Kind.ENTERPRISE,
            synonyms=tuple(
                "用人单位名称 被申请人 被申请人名称 被申请单位 被投诉单位 被投诉单位名称 被投诉人 被投诉企业 被投诉对象 涉事单位 涉事企业 涉事单位名称 涉案单位 涉案企业 涉案单位名称 涉及单位 "
                "涉及企业 企业名称 单位名称 公司名称 工作单位 用工单位 用工单位名称 用工企业 所在单位 所在企业 用人企业 被反映单位 被反映企业 被举报单位 被诉单位 被申诉人 被申诉单位 厂名 "
                "厂企名称 雇主名称 用人单位全称 单位全称 对方单位 对方当事人 就职单位 任职单位 所属企业 施工单位 被申请方 涉及单位名称 涉及企业名称 用人单位信息 被申请人信息 欠薪单位 欠薪企业".split()
            ),
            only=("单位", "企业", "公司", "用工方", "雇主", "资方"),
            unless=(
                "受理",
                "承办",
                "电话",
                "联系",
                "代码",
                "地址",
                "填报",
                "类型",
                "性质",
                "行业",
                "人数",
                "法人",
                "代表",
                "责任",
                "主管",
                "协办",
                "经办",
                "调解",
                "信用",
                "规模",
            ),
            required=True,
        ),
        USCC_COLUMN,
        TOWN_COLUMN,
        Column(
            "请求事项",
            Kind.LONG_TEXT,
            synonyms=tuple(
                "诉求 主要诉求 诉求内容 申请事项 投诉事项 投诉内容 调解事项 调解请求 争议事项 争议内容 纠纷事项 仲裁请求 诉求事项 申请人诉求 具体诉求 申请请求 请求内容 案由 争议类型 "
                "纠纷类型 纠纷类别 争议类别 案件类型 案件类别 诉求类型 诉求类别 事由 案情 案情简介 案情摘要 主要事由 主要案情 事项 反映事项 反映问题 反映内容 主要问题 简要案情 基本案情 案件简介 "
                "申诉事项 调解申请事项 矛盾纠纷类型 主要内容 问题描述 求助内容 求助事项 来访事项 来访事由 信访事项 信访内容 争议焦点 纠纷内容 纠纷原因 案件事由 案件情况 案件内容 请求".split()
            ),
            only=("内容",),
            required=True,
            longest=5000,
        ),
        Column(
            "涉及人数",
            Kind.PEOPLE,
            synonyms=tuple(
                "涉案人数 人数 涉及职工人数 涉及职工数 涉及员工人数 涉及劳动者人数 涉及工人数 劳动者人数 当事人人数 申请人人数 申请人数 投诉人数 职工人数 员工人数 参与人数 来访人数 涉及农民工人数 "
                "涉及总人数 涉事人数 涉及人员数 涉及职工 受益人数 求助人数 信访人数 总人数".split()
            ),
            unless=("男", "女", "调解员"),
        ),
        Column(
            "涉及金额",
            Kind.MONEY,
            synonyms=tuple(
                "涉案金额 金额 标的额 标的金额 争议金额 诉求金额 请求金额 申请金额 欠薪金额 拖欠金额 拖欠工资金额 案件标的 案件标的额 涉案标的 涉及标的 标的 涉及总金额 涉案总金额 涉及资金 涉及款项 "
                "投诉金额 追讨金额 诉请金额 主张金额 涉及工资金额 争议标的 争议标的额 总金额 涉薪金额 欠薪数额 涉及数额 涉案数额 工资金额 涉及工资 申请标的 请求标的".split()
            ),
            unless=("人均", "每人", "协议", "到账", "已", "实际", "达成", "调解", "结案"),
        ),
        Column(
            "受理单位",
            synonyms=tuple(
                "受理机构 受理部门 受理工会 承办单位 承办机构 承办部门 调解机构 调解组织 调解单位 调解委员会 登记单位 经办单位 受理站点 工作站 实践站 受理点 接访单位 接待单位 办理单位 处理单位 主办单位 "
                "责任单位 受理地点 受理网点 调解站点 处置单位 所属工会 调委会".split()
            ),
            longest=100,
        ),
        Column(
            "调解员",
            synonyms=tuple(
                "调解员姓名 承办人 承办人员 承办人姓名 经办人 经办人员 经办人姓名 主办人 办案人 办案人员 调解人 调解人员 接访人 接访人员 接待人 接待人员 受理人 受理人员 受理人姓名 跟进人 负责人 责任人 "
                "处理人 处理人员 主办调解员 首席调解员 办理人 工作人员 经手人 登记人".split()
            ),
            longest=60,
        ),
        Column(
            "结果",
            Kind.WORDING,
            synonyms=tuple(
                "调解结果 处理结果 办理结果 结案方式 结案结果 处理情况 办理情况 办结情况 调解情况 调处结果 调处情况 处置结果 处置情况 结案情况 案件状态 办理状态 办结方式 处理状态 案件结果 办案结果 "
                "最终结果 纠纷结果 是否调解成功 是否达成协议 是否成功 是否化解 处理进展 办理进展 案件进展 进展情况 处理进度 办理进度 案件进度 处理方式 完成情况 调解状态 落实情况 化解情况 处理结果及进展".split()
            ),
            only=("状态", "进展", "进度", "办结", "备注结果"),
            choices=RESULTS,
            opposites={"agreed": "failed"},
            prefer=(
                ("agreed", "withdrawn"),
                ("failed", "referred"),
                ("agreed", "pending"),
                ("failed", "pending"),
                ("withdrawn", "pending"),
                ("referred", "pending"),
            ),
            blank="pending",
        ),
        Column(
            "结案日期",
            Kind.DATE,
            synonyms=tuple(
                "结案时间 办结日期 办结时间 办结日 结案日 调结日期 调结时间 完成日期 完成时间 终结日期 终结时间 处理完成时间 处理完成日期 结束日期 结束时间 调解完成时间 调解完成日期 处结时间 处结日期 化解时间 "
                "化解日期 解决时间 解决日期 调解结案日期 调解结案时间 调解日期 调解时间 处理日期 处理时间 办理日期 办理时间 协议签订日期 协议日期 签订协议日期 签订日期 达成协议日期 达成协议时间 调解成功日期 "
                "调解成功时间 案结时间".split()
            ),
            unless=("期限", "应", "预计", "计划", "截止"),
        ),
        Column(
            "协议金额",
            Kind.MONEY,
            synonyms=tuple(
                "调解金额 协议约定金额 达成金额 达成协议金额 调解协议金额 约定金额 调解成功金额 结案金额 协议标的 协议支付金额 调解标的 调解达成金额 和解金额 协商金额 应付金额 承诺金额 调解涉及金额 协议总金额 "
                "约定支付金额 调处金额 裁决金额 承诺支付金额 赔偿金额 补偿金额 双方协商金额 达成赔付金额".split()
            ),
            unless=("到账", "已", "实际", "每期"),
        ),
        Column(
            "到账金额",
            Kind.MONEY,
            synonyms=tuple(
                "实际到账金额 已到账金额 实际到账 已到账 到账 已支付金额 实付金额 实际支付金额 已付金额 已履行金额 履行金额 实际履行金额 追回金额 追回欠薪金额 追回工资 追回欠薪 挽回金额 挽回损失 挽回经济损失 支付金额 已收金额 "
                "收到金额 实收金额 兑付金额 已兑付金额 已追回金额 追讨到账金额 为职工追回金额 到位金额 发放金额 已发放金额 追回款项 到款金额 挽回损失金额 挽回经济损失金额".split()
            ),
            unless=("未", "日期", "时间"),
        ),
    ),
)

FINISHED = frozenset({"agreed", "failed", "withdrawn", "referred"})


def people_from_names(values: Values) -> None:
    """涉及人数 left blank: as many as the applicants say, or as there are names; at least one."""
    applicants = values.get("申请人")
    if values.get("涉及人数") is None and applicants is not None:
        values["涉及人数"] = applicants.people or max(len(applicants.names), 1)


def finished_needs_date(values: Values, now: Circumstances) -> Iterable[Finding]:
    if values["结果"] in FINISHED and values["结案日期"] is None:
        yield Finding("结案日期", "结果已是办结，缺少结案日期，请补填；还没办结就把结果改为“调解中”。")
    if values["结果"] == "pending" and values["结案日期"] is not None:
        yield Finding("结果", "有结案日期，结果却是空的或“调解中”，请核对。", warning=True)


def closed_after_accepted(values: Values, now: Circumstances) -> Iterable[Finding]:
    accepted, closed = values["受理日期"], values["结案日期"]
    if accepted and closed and closed < accepted <= now.today:
        yield Finding("结案日期", f"结案日期 {closed} 早于受理日期 {accepted}，请核对。")


def money_fits(values: Values, now: Circumstances) -> Iterable[Finding]:
    promised, received = values["协议金额"], values["到账金额"]
    if promised is not None and received is not None and received > promised:
        yield Finding("到账金额", f"到账金额 {received} 元多于协议金额 {promised} 元，请核对。", warning=True)


def people_fit(values: Values, now: Circumstances) -> Iterable[Finding]:
    applicants, people = values["申请人"], values["涉及人数"]
    if applicants and people and people < max(len(applicants.names), applicants.people or 0):
        yield Finding("涉及人数", f"涉及人数 {people} 少于申请人一栏写的人数，请核对。", warning=True)


CASES = Ledger(
    _COLUMNS.name,
    _COLUMNS.columns,
    fills=(people_from_names,),
    checks=(finished_needs_date, closed_after_accepted, money_fits, people_fit),
)


PARTIES = Ledger(
    "当事人名单",
    (
        Column(
            "姓名", synonyms=("申请人", "职工姓名", "员工姓名", "工人姓名", "名字"), required=True, longest=60
        ),
        Column(
            "联系电话", Kind.PHONES, synonyms=("电话", "手机", "手机号", "手机号码", "联系方式"), lenient=True
        ),
        Column("身份证号", Kind.IDENTITY, synonyms=("身份证", "身份证号码", "公民身份号码")),
        Column("岗位", synonyms=("工种", "职务", "工作岗位"), longest=60),
        Column("请求事项", synonyms=("诉求", "请求", "欠薪项目"), longest=160),
        Column(
            "请求金额",
            Kind.MONEY,
            synonyms=("金额", "涉及金额", "欠薪金额", "拖欠金额", "应付金额"),
            required=True,
        ),
        Column("说明", Kind.LONG_TEXT, synonyms=("备注", "算法", "计算方法"), longest=200),
    ),
)
"""The sheet of a collective case: one worker a row, each with the own claim."""
