"""Header words against the columns of the three ledgers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sizai.registers.workbooks import Column, Kind, Ledger
from sizai.registers.workbooks.matching import Matcher, Sureness, header_unit, plain
from tests.registers.workbooks.ledgers import CASES, ENTERPRISES, LEDGERS, UNIONS, wordings_of

MATCHERS = {ledger.name: Matcher(ledger) for ledger in LEDGERS}


def column(label: str, group: str = "", ledger: Ledger = CASES) -> str | None:
    found = MATCHERS[ledger.name].match(label, group)
    return found.column.name if found else None


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
def test_every_declared_wording_means_its_column(ledger: Ledger) -> None:
    for declared in ledger.columns:
        for wording in wordings_of(declared):
            for written in (
                wording,
                f" {wording}：",
                f"*{wording}",
                f"{wording}（必填）",
                f"1.{wording}",
                "\n".join(wording),
            ):
                assert column(written, ledger=ledger) == declared.name, (written, declared.name)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("申请人姓名", "申请人"), ("投诉人", "申请人"), ("当事人", "申请人"), ("申请人（签名）", "申请人"), ("申请人\n（劳动者）", "申请人"), ("第一申请人", "申请人"),
        ("投诉人（申请人）姓名", "申请人"), ("申请人及联系电话", "申请人"), ("１．申请人", "申请人"), ("（1）申请人", "申请人"), ("受 理 日 期", "受理日期"),
        ("受理\n时间", "受理日期"), ("登记日期", "受理日期"), ("受理日期（年/月/日）", "受理日期"), ("受理日期(格式：2024-01-01)", "受理日期"), ("联系方式", "联系电话"),
        ("手机", "联系电话"), ("联系电话（申请人）", "联系电话"), ("身份证号码", "身份证号"), ("被投诉单位", "用人单位"), ("用人单位名称", "用人单位"),
        ("被申请人（用人单位）", "用人单位"), ("用人单位全称及地址", "用人单位"), ("所属镇（街）", "镇街"), ("诉求", "请求事项"), ("主要诉求", "请求事项"),
        ("请求事项及理由", "请求事项"), ("金额（元）", "涉及金额"), ("涉案金额(万元)", "涉及金额"), ("承办人", "调解员"), ("涉及人数（人）", "涉及人数"),
        ("涉及人数/人", "涉及人数"), ("处理结果（请选择）", "结果"), ("结果（调解成功/失败）", "结果"), ("统一社会信用代码（18位）", "统一社会信用代码"), ("案号", "编号"),
        ("实际到账（万元）", "到账金额"),
    ],
)  # fmt: skip
def test_usual_wordings_of_a_case_ledger(label: str, name: str) -> None:
    assert column(label) == name


@pytest.mark.parametrize(
    "label",
    (
        "序号 性别 年龄 备注 单位联系电话 被申请人联系电话 用人单位联系电话 联系电话（单位） 调解员电话 负责人电话 代理人联系电话 紧急联系电话 申请人性别 申请人地址 委托代理人 "
        "出生日期 入职日期 离职时间 到账日期 制表日期 回访结果 回访时间 女职工人数 男职工人数 受理件数 结案率 人均金额 涉及金额（元/人） 是否集体争议 案件来源 受理方式 企业规模 "
        "单位性质 所属行业 法定代表人 工会主席 协议书编号 履行期限 履行情况 月平均工资 工资标准 附件 满意度 退回原因 原行号"
    ).split(),
)
def test_other_columns_are_not_taken_for_the_ledgers(label: str) -> None:
    assert column(label) is None


@pytest.mark.parametrize(
    ("group", "label", "name"),
    [
        ("申请人信息", "姓名", "申请人"),
        ("申请人信息", "联系电话", "联系电话"),
        ("申请人", "身份证号", "身份证号"),
        ("申请人", "性别", None),
        ("用人单位", "名称", "用人单位"),
        ("用人单位", "联系电话", None),
        ("用人单位情况", "统一社会信用代码", "统一社会信用代码"),
        ("被申请人", "名称", "用人单位"),
        ("被申请人", "地址", None),
        ("调解员", "姓名", "调解员"),
        ("受理", "日期", "受理日期"),
        ("结案", "日期", "结案日期"),
        ("处理情况", "结果", "结果"),
        ("处理情况", "结案日期", "结案日期"),
        ("涉及", "人数", "涉及人数"),
        ("涉及", "金额（元）", "涉及金额"),
        ("金额（万元）", "涉及", "涉及金额"),
        ("金额（万元）", "到账", "到账金额"),
        ("双方当事人", "用人单位", "用人单位"),
    ],
)
def test_a_group_above_says_whose_column_it_is(group: str, label: str, name: str | None) -> None:
    assert column(label, group) == name


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("金额（万元）", 10000), ("金额(单位：万元)", 10000), ("金额/万元", 10000), ("金额：万元", 10000), ("金额万元", 10000), ("金额（人民币万元）", 10000),
        ("金额（亿元）", 10**8), ("金额（千元）", 1000), ("金额（元）", 1), ("金额 （ 元 ）", 1), ("金额（元", 1), ("金额", None), ("金额（大写）", None),
    ],
)  # fmt: skip
def test_a_header_names_its_unit(label: str, unit: int | None) -> None:
    assert header_unit(label) == (None if unit is None else Decimal(unit))


def test_a_group_gives_its_unit_to_its_columns() -> None:
    found = MATCHERS[CASES.name].match("到账", "金额（万元）")
    assert found is not None
    assert found.unit == 10000


@pytest.mark.parametrize(
    ("ledger", "label", "name"),
    [
        (ENTERPRISES, "单位名称", "企业名称"), (ENTERPRISES, "原企业名称", "曾用名"), (ENTERPRISES, "联系人电话", "联系电话"), (ENTERPRISES, "法人", "法定代表人"),
        (ENTERPRISES, "法人电话", None), (ENTERPRISES, "女职工人数", None), (ENTERPRISES, "是否已建会", "是否建会"), (UNIONS, "工会主席", "主席"), (UNIONS, "副主席", None),
        (UNIONS, "主席电话", None), (UNIONS, "建会时间", "成立日期"), (UNIONS, "换届时间", None), (UNIONS, "女会员数", None), (UNIONS, "上级工会名称", "上级工会"),
    ],
)  # fmt: skip
def test_registers_of_enterprises_and_unions(ledger: Ledger, label: str, name: str | None) -> None:
    assert column(label, ledger=ledger) == name


def test_what_the_user_said_wins() -> None:
    matcher = Matcher(
        CASES, {"甲方": "申请人", "备注": "", "联系方式": "用人单位", "C列": "请求事项", "D列": ""}
    )
    said = matcher.match("甲 方")
    assert said is not None
    assert (said.column.name, said.sureness) == ("申请人", Sureness.REMEMBERED)
    overruled = matcher.match("联系方式")
    assert overruled is not None
    assert overruled.column.name == "用人单位"
    by_letter = matcher.remembered_column("C")
    assert by_letter
    assert by_letter.column.name == "请求事项"
    assert matcher.remembered_column("D") is False
    assert matcher.remembered_column("E") is None


def test_two_columns_cannot_claim_the_same_word() -> None:
    with pytest.raises(ValueError, match="日期"):
        Matcher(
            Ledger(
                "x",
                (
                    Column("受理日期", Kind.DATE, only=("日期",)),
                    Column("结案日期", Kind.DATE, only=("日期",)),
                ),
            )
        )
    with pytest.raises(ValueError, match="twice"):
        Ledger("x", (Column("甲"), Column("甲")))


def test_plain_forms_drop_marks_but_keep_what_brackets_hold() -> None:
    assert plain(" ★ ２、所属镇（街）： ") == "所属镇街"
    assert plain("12351工单号") == "12351工单号"
