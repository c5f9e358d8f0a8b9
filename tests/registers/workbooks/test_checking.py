"""Cells → values, and what is wrong, by the sheet's own row and header."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from sizai.registers.workbooks.checking import Checker
from sizai.registers.workbooks.rows import Row
from sizai.registers.workbooks.tables import Table
from tests.registers.workbooks.books import HEADER, TODAY, case, complaints, read, workbook
from tests.registers.workbooks.ledgers import CASES, ENTERPRISES, UNIONS

IDENTITY = "44078419900101123" + ric.calc_check_digit("440784199001011230")
USCC = "91440784MA4UQ1234" + uscc.calc_check_digit("91440784MA4UQ12340")


def checked(**given: Any) -> Any:
    return read(workbook([HEADER, case(**given)]))[1][0]


def test_a_good_row_has_typed_values() -> None:
    row = checked(
        受理日期=datetime.datetime(2024, 1, 5, 9, 30), 申请人="张　三", 身份证号=IDENTITY, 统一社会信用代码=USCC.lower(), 涉及人数="５人", 涉及金额="4.16万", 结果="双方达成协议",
        结案日期=45311, 协议金额="40,000.00元", 到账金额="",
    )  # fmt: skip
    assert row.errors == row.warnings == []
    values = row.values
    assert values["编号"] == "1"
    assert values["受理日期"] == datetime.date(2024, 1, 5)
    assert values["申请人"].names == ("张三",)
    assert values["联系电话"].numbers == ("13800138000",)
    assert values["身份证号"] == IDENTITY
    assert values["统一社会信用代码"] == USCC
    assert values["涉及人数"] == 5
    assert values["涉及金额"] == Decimal("41600.00")
    assert values["结果"] == "agreed"
    assert values["结案日期"] == datetime.date(2024, 1, 20)
    assert values["协议金额"] == Decimal("40000.00")
    assert values["到账金额"] is None
    assert list(values) == HEADER


@pytest.mark.parametrize(
    ("given", "column", "said"),
    [
        ({"受理日期": None}, "受理日期", "缺少受理日期"),
        ({"申请人": None}, "申请人", "匿名"),
        ({"申请人": "无"}, "申请人", "缺少申请人"),
        ({"用人单位": "/"}, "用人单位", "缺少用人单位"),
        ({"请求事项": ""}, "请求事项", "缺少请求事项"),
        ({"受理日期": "2024-02-30"}, "受理日期", "2024年2月没有30日"),
        ({"受理日期": "1月5日"}, "受理日期", "没有写年份"),
        ({"受理日期": "2099-01-05", "结案日期": None, "结果": None}, "受理日期", "在今天（2025-06-01）之后"),
        ({"结案日期": "2025-06-02"}, "结案日期", "之后"),
        ({"结案日期": "2024-01-04"}, "结案日期", "早于受理日期"),
        ({"结案日期": None}, "结案日期", "缺少结案日期"),
        ({"结案日期": None, "结果": "转仲裁"}, "结案日期", "缺少结案日期"),
        ({"身份证号": IDENTITY[:17] + ("0" if IDENTITY[17] != "0" else "1")}, "身份证号", "校验位"),
        ({"身份证号": 440784199001011232}, "身份证号", "末尾几位已丢失"),
        ({"统一社会信用代码": USCC[:17] + ("A" if USCC[17] != "A" else "B")}, "统一社会信用代码", "校验位"),
        ({"统一社会信用代码": "O" + USCC[1:]}, "统一社会信用代码", "第1位是字母O"),
        ({"涉及人数": 0}, "涉及人数", "太少"),
        ({"涉及人数": "若干"}, "涉及人数", "不是人数"),
        ({"涉及金额": -1}, "涉及金额", "负数"),
        ({"涉及金额": "(1,200)"}, "涉及金额", "负数"),
        ({"协议金额": "约三四千"}, "协议金额", "金额"),
        ({"到账金额": "已付清"}, "到账金额", "不是金额"),
        ({"结果": "不知道"}, "结果", "可以填：调解成功、调解不成"),
        ({"结果": "调解"}, "结果", "可以理解为"),
        ({"请求事项": "长" * 5001}, "请求事项", "最多 5000 个字"),
        ({"用人单位": "厂" * 300}, "用人单位", "最多 200 个字"),
        ({"编号": "号" * 61}, "编号", "最多 60 个字"),
        ({"受理日期": "#REF!"}, "受理日期", "错误值 #REF!"),
        ({"涉及金额": "=1+1"}, "涉及金额", "公式"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_column(given: dict[str, Any], column: str, said: str) -> None:
    row = checked(**given)
    assert list(complaints(row)) == [column]
    assert said in complaints(row)[column]
    assert complaints(row)[column].endswith("。")
    assert row.errors[0].as_dict() | {"value": "", "message": ""} == {
        "sheet": "台账",
        "row": 2,
        "column": column,
        "value": "",
        "message": "",
    }


def test_several_errors_of_a_row_are_all_named() -> None:
    row = checked(受理日期="2024-13-01", 申请人="", 涉及金额="-5", 身份证号="123")
    assert list(complaints(row)) == ["受理日期", "申请人", "身份证号", "涉及金额"]


def test_the_value_stands_in_the_error_and_personal_values_are_marked() -> None:
    errors = {error.column: error for error in checked(身份证号="123456", 涉及金额="-5").errors}
    assert (errors["涉及金额"].value, errors["涉及金额"].personal) == ("-5", False)
    assert (errors["身份证号"].value, errors["身份证号"].personal) == ("123456", True)
    assert "123456" not in errors["身份证号"].message


def test_the_column_of_an_error_is_the_sheets_own_header() -> None:
    data = workbook(
        [
            ["登记时间", "投诉人", "被投诉单位", "主要诉求", "涉案金额(万元)"],
            ["明天", "张三", "甲厂", "工资", "-5"],
        ]
    )
    assert list(complaints(read(data)[1][0])) == ["登记时间", "涉案金额(万元)"]


def test_an_error_cell_counts_only_where_the_column_is_used() -> None:
    data = workbook([[*HEADER, "备注"], [*case(), "#N/A"], [*case(编号="2", 调解员="#N/A"), None]])
    first, second = read(data)[1]
    assert first.ok
    assert list(complaints(second)) == ["调解员"]


@pytest.mark.parametrize(
    ("given", "column"),
    [
        ({"联系电话": "1380013800"}, "联系电话"), ({"结果": "", "协议金额": None, "到账金额": None}, "结果"), ({"到账金额": 50000}, "到账金额"),
        ({"申请人": "张三、李四、王五", "涉及人数": 2}, "涉及人数"),
    ],
)  # fmt: skip
def test_what_is_odd_is_a_warning_and_the_row_is_taken(given: dict[str, Any], column: str) -> None:
    row = checked(**given)
    assert row.ok
    assert [warning.column for warning in row.warnings] == [column]


def test_a_phone_that_cannot_be_read_is_kept_as_written() -> None:
    row = checked(联系电话="问厂门口老李")
    assert row.values["联系电话"].written == "问厂门口老李"
    assert row.values["联系电话"].numbers == ()


@pytest.mark.parametrize(
    ("applicants", "people"),
    [("张三", 1), ("张三、李四", 2), ("张三等5人", 5), ("35名员工", 35), ("匿名", 1)],
)
def test_people_left_blank_are_counted_from_the_applicants(applicants: str, people: int) -> None:
    assert checked(申请人=applicants, 涉及人数=None).values["涉及人数"] == people


@pytest.mark.parametrize("word", ["匿名", "不愿透露姓名", "未留名", "不详"])
def test_an_unnamed_applicant_is_no_error(word: str) -> None:
    row = checked(申请人=word)
    assert row.ok
    assert row.values["申请人"].anonymous


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("调解成功", "agreed"), ("达成协议", "agreed"), ("已解决", "agreed"), ("已达成调解协议", "agreed"), ("调解不成", "failed"), ("未达成", "failed"), ("调解失败", "failed"),
        ("双方未能达成一致", "failed"), ("撤回", "withdrawn"), ("撤诉", "withdrawn"), ("已撤诉", "withdrawn"), ("转仲裁", "referred"), ("转法院", "referred"), ("移送", "referred"),
        ("不予受理", "referred"), ("已转劳动监察大队", "referred"), ("调解中", "pending"), ("处理中", "pending"), ("", "pending"), (None, "pending"), ("/", "pending"),
        ("正在跟进", "pending"), ("调解不成，建议申请仲裁", "failed"),
    ],
)  # fmt: skip
def test_results_in_near_wordings(word: str | None, code: str) -> None:
    closed = None if code == "pending" else "2024-01-20"
    row = checked(结果=word, 结案日期=closed)
    assert row.ok
    assert row.values["结果"] == code


def test_rows_that_say_the_same_have_the_same_fingerprint() -> None:
    same = [
        {},
        {"受理日期": datetime.date(2024, 1, 5), "涉及金额": "4.16万", "协议金额": "￥40,000.00"},
        {"受理日期": "2024年1月5日", "申请人": "张 三", "联系电话": 13800138000, "涉及人数": "1人"},
        {
            "用人单位": "鹤山市 甲电子厂",
            "请求事项": " 拖欠工资。",
            "结果": "双方达成协议",
            "结案日期": 45311,
            "编号": 1,
        },
    ]
    other = [
        {"申请人": "李三"}, {"涉及金额": 41601}, {"受理日期": "2024-01-06"}, {"用人单位": "鹤山市乙电子厂"}, {"请求事项": "加班费"}, {"编号": "2"}, {"结果": "撤回"},
        {"到账金额": None}, {"申请人": "张三等5人"}, {"编号": "1-1"}, {"编号": "11"}, {"请求事项": "3.5万"}, {"请求事项": "35万"},
    ]  # fmt: skip
    _, found = read(
        workbook([HEADER, *(case(**given) for given in same), *(case(**given) for given in other)])
    )
    prints = [row.fingerprint for row in found]
    assert len(set(prints[: len(same)])) == 1
    assert len(set(prints)) == 1 + len(other)


def test_enterprises() -> None:
    header = [column.name for column in ENTERPRISES.columns]
    line = [
        "鹤山市（共和）甲厂",
        USCC,
        "甲工厂",
        "制造业",
        "私营",
        "共和镇",
        "共和镇1号",
        "张三",
        "李四",
        "0750-8888888",
        "1,200人",
        "已建会",
    ]
    good, bad = read(workbook([header, line, [*line[:1], "123", *line[2:10], "-1", "大概"]]), ENTERPRISES)[1]
    assert good.ok
    assert (good.values["职工人数"], good.values["是否建会"]) == (1200, "yes")
    assert list(complaints(bad)) == ["统一社会信用代码", "职工人数", "是否建会"]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("是", "yes"),
        ("√", "yes"),
        ("有", "yes"),
        (1, "yes"),
        ("否", "no"),
        ("未建", "no"),
        ("无", "no"),
        ("×", "no"),
        ("", None),
        ("/", None),
    ],
)
def test_yes_and_no(word: object, code: str | None) -> None:
    _, found = read(workbook([["企业名称", "是否建会"], ["甲厂", word]]), ENTERPRISES)
    assert found[0].ok
    assert found[0].values["是否建会"] == code


def test_unions() -> None:
    header = [column.name for column in UNIONS.columns]
    good, bad = read(
        workbook(
            [
                header,
                ["甲厂工会委员会", "甲厂", USCC, "张三", "2009.5.1", 0, "桃源镇总工会"],
                ["乙厂工会", None, None, None, "2030-01-01", "x"],
            ]
        ),
        UNIONS,
    )[1]
    assert good.ok
    assert good.values["会员数"] == 0
    assert list(complaints(bad)) == ["成立日期", "会员数"]


TABLE: Table = read(workbook([HEADER, case()]))[0].tables[0]
CELLS = st.one_of(
    st.text(max_size=30),
    st.floats(),
    st.integers(min_value=-(2**60), max_value=2**60),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["", "同上", "#N/A", "合计", "4.16万", "2024.1.5", "匿名", "调解成功", "=1+1"]),
)


@given(st.lists(CELLS, min_size=17, max_size=17))
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=300)
def test_any_row_gives_values_or_sentences(cells: list[Any]) -> None:
    row = Checker(CASES, today=TODAY).check(Row(TABLE, 2, dict(zip(HEADER, cells, strict=True)), cells))
    assert len(row.fingerprint) == 16
    for error in (*row.errors, *row.warnings):
        assert error.column in HEADER
        assert error.message.endswith("。")
