"""Which rows are data: judged by position and by what else a row holds."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.registers.workbooks.books import HEADER, case, complaints, numbers, read, workbook
from tests.registers.workbooks.ledgers import ENTERPRISES, UNIONS

GAP = [None]
NOT_DATA: dict[str, list[Any]] = {
    "小计": ["小计", *GAP * 8, 3, 90000],
    "合 计": ["合 计", *GAP * 8, 3, 90000],
    "总计 in another column": [*GAP * 5, "总计", *GAP * 3, 3, 90000],
    "本页合计": ["本页合计", *GAP * 8, 3],
    "桃源镇小计": [*GAP * 7, "桃源镇小计", None, 3],
    "2024年1月合计": ["2024年1月合计", *GAP * 8, 3],
    "一季度小计": ["一季度小计", *GAP * 8, 3],
    "合计：12件": ["合计：12件", *GAP * 8, "35人"],
    "合 and 计 in two cells": ["合", "计", *GAP * 7, 3, 90000],
    "Excel's own subtotal": [*GAP * 5, "鹤山市甲电子厂 汇总", *GAP * 3, 3, 90000],
    "total with counts in words": [
        "合计",
        "共12件",
        "12人",
        None,
        None,
        "共5家企业",
        None,
        "10个镇",
        "—",
        35,
        416000,
    ],
    "total with its day": ["合计", "2024-12-31", *GAP * 7, 3, 90000],
    "total of formulas": ["合计", *GAP * 8, "=SUM(J3:J9)", "=SUM(K3:K9)"],
    "sums without a word": [*GAP * 9, 3, 90000, *GAP * 4, 80000, 80000],
    "平均": ["平均", *GAP * 8, 1.5, 45000],
    "备注": ["备注：本表由各镇街总工会填报"],
    "备注 and its text": ["备注", "本表由各镇街总工会填报，每月5日前报送"],
    "填表说明": ["填表说明：1.日期填年月日；2.金额以元为单位。"],
    "注1": ["注1：金额为申请人主张的金额"],
    "1、 at the foot": ["1、本表由各镇街总工会于每月五日前填报"],
    "制表人": ["制表人：张三", *GAP * 4, "审核人：李四", *GAP * 2, "填表日期：2025年1月3日"],
    "制表人 and name apart": ["制表人", "张三", *GAP * 3, "审核人", "李四"],
    "signature": [*GAP * 11, "鹤山市总工会", None, None, "2024年12月31日"],
    "seal": [*GAP * 5, "鹤山市总工会"],
    "day alone": [*GAP * 14, datetime.date(2024, 12, 31)],
    "以下空白": [*GAP * 2, "（以下空白）"],
    "section of a town": ["桃源镇"],
    "section with a number": ["二、桃源镇（工业城）"],
    "section of a month": [None, "2月份"],
    "serial number only": [7],
    "number set out beforehand": ["2024-007"],
    "number and town set out beforehand": ["2024-007", *GAP * 6, "桃源镇", *GAP * 3, "桃源镇总工会"],
    "strokes": ["/", "—", "-", "无"],
    "example": [
        "示例",
        "2024-01-01",
        "李某",
        "13800138000",
        None,
        "某某公司",
        None,
        "某镇",
        "拖欠工资",
        1,
        1000,
    ],
    "example with a real day": [
        "例",
        datetime.date(2024, 1, 1),
        "李某",
        None,
        None,
        "某某公司",
        None,
        "某镇",
        "拖欠工资",
        1,
        1000,
    ],
    "numbers of columns": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    "numbers of columns in words": ["甲", "乙", "1", "2", "3", "4", "5", "6"],
}


@pytest.mark.parametrize("line", NOT_DATA.values(), ids=NOT_DATA)
def test_is_not_data(line: list[Any]) -> None:
    reading, found = read(workbook([["2024年台账"], HEADER, case(), line, case(编号="2")]))
    assert numbers(found) == [3, 5]
    assert all(row.ok for row in found)
    assert [skipped.row for skipped in reading.skipped] == [1, 2, 4]


IS_DATA: dict[str, list[Any]] = {
    "an enterprise called 合计电子厂": case(用人单位="合计电子厂"),
    "an enterprise called 合计": case(用人单位="合计"),
    "a person called 合计": case(申请人="合计"),
    "a person called 小计 with a date in words": case(申请人="小计", 受理日期="二〇二四年一月五日"),
    "a number that reads 合计": case(编号="合计"),
    "an enterprise called 总计科技": case(用人单位="鹤山市总计科技有限公司", 受理日期="2024.1.5"),
    "an enterprise called 备注": case(用人单位="备注印刷厂"),
    "a claim that adds up": case(请求事项="工资合计3万元"),
    "a claim that begins with 说明": case(请求事项="说明：拖欠工资"),
    "a row number like a column's": case(编号=1),
    "a row that is short": ["9", "2024-01-05", "张三", None, None, "甲厂", None, None, "工资"],
    "all as text": [str(cell) for cell in case()],
}


@pytest.mark.parametrize("line", IS_DATA.values(), ids=IS_DATA)
def test_is_data(line: list[Any]) -> None:
    _, found = read(workbook([HEADER, case(), line, case(编号="2")]))
    assert numbers(found) == [2, 3, 4]
    assert found[1].ok, found[1].errors


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"受理日期": None}, "受理日期"), ({"申请人": None}, "申请人"), ({"用人单位": None}, "用人单位"), ({"请求事项": None}, "请求事项"),
        ({"用人单位": None, "申请人": "合计"}, "用人单位"), ({"用人单位": "合计", "申请人": None}, "申请人"), ({"受理日期": None, "编号": None, "镇街": None}, "受理日期"),
    ],
)  # fmt: skip
def test_a_row_with_a_gap_is_data_with_an_error(given: dict[str, Any], missing: str) -> None:
    _, found = read(workbook([HEADER, case(), case(**given)]))
    assert numbers(found) == [2, 3]
    assert missing in complaints(found[1])


def test_a_value_merged_down_belongs_to_each_row() -> None:
    data = workbook(
        [
            HEADER,
            case(),
            case(申请人="李四", 用人单位=None, 受理日期=None),
            case(申请人="王五", 用人单位=None, 受理日期=None),
            case(申请人="赵六", 用人单位="乙厂"),
        ],
        merges=["F2:F4", "B2:B4"],
    )
    _, found = read(data)
    assert [row.values["用人单位"] for row in found] == ["鹤山市甲电子厂"] * 3 + ["乙厂"]
    assert all(row.ok for row in found)


def test_a_sum_merged_down_counts_once_and_that_is_said() -> None:
    data = workbook(
        [HEADER, case(), case(申请人="李四", 涉及金额=None, 涉及人数=None)], merges=["K2:K3", "J2:J3"]
    )
    reading, found = read(data)
    assert [row.values["涉及金额"] for row in found] == [41600, None]
    assert [remark.column for remark in reading.remarks] == ["涉及人数", "涉及金额"]


def test_the_lower_rows_of_a_row_merged_as_a_whole_are_no_rows_of_their_own() -> None:
    data = workbook(
        [HEADER, case(), [None] * 3 + ["13900139000"], case(编号="2")],
        merges=[f"{letter}2:{letter}3" for letter in "ABCEFGHIJKLMNOPQ"],
    )
    reading, found = read(data)
    assert numbers(found) == [2, 4]
    assert reading.skips()["合并格的下半行"] == 1


def test_merged_cells_longer_than_the_data_add_no_rows() -> None:
    data = workbook([HEADER, case(), case(申请人="李四", 用人单位=None), [], []], merges=["F2:F5"])
    _, found = read(data)
    assert numbers(found) == [2, 3]


def test_ditto_is_what_stands_above() -> None:
    data = workbook(
        [
            HEADER,
            case(),
            case(编号="2", 申请人="李四", 用人单位="同上", 受理日期="〃", 镇街="″"),
            case(编号="3", 用人单位=" 同 上 "),
        ]
    )
    _, found = read(data)
    assert all(row.ok for row in found)
    assert [row.values["用人单位"] for row in found] == ["鹤山市甲电子厂"] * 3
    assert found[1].values["镇街"] == "桃源镇"


def test_ditto_in_the_first_row_means_nothing() -> None:
    _, found = read(workbook([HEADER, case(受理日期="同上")]))
    assert "受理日期" in complaints(found[0])


def test_hidden_rows_and_filtered_rows_are_data() -> None:
    def hide(sheets: dict) -> None:
        sheets["台账"].row_dimensions[3].hidden = True
        sheets["台账"].auto_filter.ref = "A1:Q4"

    _, found = read(workbook([HEADER, case(), case(编号="2"), case(编号="3")], finish=hide))
    assert numbers(found) == [2, 3, 4]


def test_blank_rows_are_skipped_without_a_word() -> None:
    reading, found = read(workbook([HEADER, case(), [], [None, "  ", "\u3000"], case(编号="2"), [], []]))
    assert numbers(found) == [2, 5]
    assert reading.skips() == {"表头": 1}


def test_a_register_with_one_required_column_takes_a_name_alone() -> None:
    header = ["序号", "企业名称", "统一社会信用代码", "镇街", "联系电话", "职工人数"]
    lines = [
        header,
        [1, "甲厂"],
        [2, "乙厂", None, "桃源镇"],
        [3, None, None, "桃源镇", "0750-8888888"],
        [4],
        ["合计", "2家", None, None, None, 35],
        ["小计", None, None, None, None, 35],
    ]
    _, found = read(workbook(lines), ENTERPRISES)
    assert [(row.row.number, row.ok) for row in found] == [(2, True), (3, True), (4, False)]
    _, unions = read(
        workbook(
            [
                ["工会名称", "主席", "会员数"],
                ["甲厂工会委员会"],
                ["乙厂工会委员会", "李四", 35],
                ["合计", None, 35],
            ]
        ),
        UNIONS,
    )
    assert numbers(unions) == [2, 3]


def test_serial_days_of_a_workbook_that_counts_from_1904() -> None:
    from tests.registers.workbooks.books import inline, raw_workbook, sheet_xml

    header = "".join(
        inline(f"{letter}1", name)
        for letter, name in zip("ABCD", ["受理日期", "申请人", "用人单位", "请求事项"], strict=True)
    )
    row = '<c r="A2"><v>43834</v></c>' + inline("B2", "张三") + inline("C2", "甲厂") + inline("D2", "工资")
    _, found = read(
        raw_workbook(sheet_xml(f'<row r="1">{header}</row><row r="2">{row}</row>'), date_1904=True)
    )
    assert found[0].values["受理日期"] == datetime.date(2024, 1, 5)
