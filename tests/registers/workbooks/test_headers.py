"""Where tables begin, and which column is which."""

from __future__ import annotations

from typing import Any

import pytest

from sizai.registers.workbooks import Refusal, open_workbook, read_ledger, refusals
from sizai.registers.workbooks.tables import Table
from tests.registers.workbooks.books import HEADER, TODAY, case, numbers, read, workbook
from tests.registers.workbooks.ledgers import CASES, ENTERPRISES

SHORT = ["受理日期", "申请人", "用人单位", "请求事项"]
ROW = ["2024-01-05", "张三", "甲厂", "工资"]


def tables(data: bytes, **options: Any) -> list[Table]:
    reading, _ = read(data, **options)
    return reading.tables


def columns(table: Table) -> dict[str, int]:
    return {heading.column.name: heading.index for heading in table.headings}


def test_titles_and_notes_above_the_header_are_passed_over() -> None:
    data = workbook(
        [
            ["鹤山市劳动争议调解台账"],
            ["填报单位：鹤山市总工会", None, "填报日期：2025年1月3日"],
            [],
            HEADER,
            case(),
        ],
        merges=["A1:Q1"],
    )
    reading, found = read(data)
    assert (reading.tables[0].first_header, reading.tables[0].last_header) == (4, 4)
    assert numbers(found) == [5]
    assert reading.skips() == {"标题或说明": 2, "表头": 1}


def test_a_table_may_begin_anywhere_and_have_its_columns_in_any_order() -> None:
    data = workbook([[], [], [None, None, None, *reversed(SHORT)], [None, None, None, *reversed(ROW)]])
    reading, found = read(data)
    assert columns(reading.tables[0]) == {"请求事项": 3, "用人单位": 4, "申请人": 5, "受理日期": 6}
    assert found[0].ok


def test_a_header_of_two_rows_with_groups() -> None:
    data = workbook(
        [
            ["2024年台账"],
            [
                "序号",
                "受理",
                "申请人",
                None,
                None,
                "用人单位",
                None,
                "请求事项",
                "涉及",
                None,
                "处理情况",
                None,
                None,
            ],
            [
                None,
                "日期",
                "姓名",
                "联系电话",
                "身份证号",
                "名称",
                "联系电话",
                None,
                "人数",
                "金额（万元）",
                "结果",
                "结案日期",
                "到账金额",
            ],
            [
                1,
                "2024-01-05",
                "张三",
                "13800138000",
                None,
                "甲厂",
                "0750-8888888",
                "工资",
                5,
                4.16,
                "调解成功",
                "2024-01-20",
                41600,
            ],
        ],
        merges=["A1:M1", "A2:A3", "C2:E2", "F2:G2", "H2:H3", "I2:J2", "K2:M2"],
    )
    reading, found = read(data)
    table = reading.tables[0]
    assert (table.first_header, table.last_header) == (2, 3)
    assert columns(table) == {
        "受理日期": 1, "申请人": 2, "联系电话": 3, "身份证号": 4, "用人单位": 5, "请求事项": 7, "涉及人数": 8, "涉及金额": 9, "结果": 10, "结案日期": 11, "到账金额": 12,
    }  # fmt: skip
    assert table.serial == 0
    assert table.unknown == ("用人单位联系电话",)
    assert found[0].ok
    assert str(found[0].values["涉及金额"]) == "41600.00"
    assert list(found[0].values["联系电话"].numbers) == ["13800138000"]


def test_a_header_of_two_rows_in_a_csv_where_nothing_is_merged() -> None:
    text = "受理日期,申请人,,用人单位,,请求事项\n,姓名,联系电话,名称,联系电话,\n2024-01-05,张三,13800138000,甲厂,0750-8888888,工资\n"
    reading, found = read(text.encode(), name="a.csv")
    assert columns(reading.tables[0]) == {
        "受理日期": 0,
        "申请人": 1,
        "联系电话": 2,
        "用人单位": 3,
        "请求事项": 5,
    }
    assert found[0].ok


def test_units_may_stand_in_a_row_of_their_own() -> None:
    data = workbook(
        [[*SHORT, "涉及人数", "涉及金额"], [None, None, None, None, "（人）", "（万元）"], [*ROW, 5, 4.16]]
    )
    reading, found = read(data)
    assert reading.tables[0].last_header == 2
    assert str(found[0].values["涉及金额"]) == "41600.00"


def test_a_unit_above_the_table_counts_for_headers_that_name_none() -> None:
    data = workbook([["台账"], ["单位：万元"], [*SHORT, "涉及金额", "协议金额（元）"], [*ROW, 4.16, 41600]])
    _, found = read(data)
    assert str(found[0].values["涉及金额"]) == "41600.00"
    assert str(found[0].values["协议金额"]) == "41600.00"


@pytest.mark.parametrize(
    ("title", "sheet", "name", "year"),
    [
        ("鹤山市2024年度劳动争议台账", "Sheet1", "a.xlsx", 2024), ("台账", "2024年1月", "a.xlsx", 2024), ("台账", "2024", "a.xlsx", 2024), ("台账", "Sheet1", "2024年台账.xlsx", 2024),
        ("2023年台账", "2024年", "a.xlsx", 2023), ("2023至2024年台账", "Sheet1", "a.xlsx", 2024), ("填表日期：2025年1月3日", "Sheet1", "a.xlsx", None), ("台账", "Sheet1", "a.xlsx", None),
        ("打印于2025年", "Sheet1", "a.xlsx", None), ("（2023年、2024年）", "Sheet1", "a.xlsx", None),
    ],
)  # fmt: skip
def test_the_year_of_a_ledger(title: str, sheet: str, name: str, year: int | None) -> None:
    assert tables(workbook({sheet: [[title], SHORT, ROW]}), name=name)[0].year == year


def test_days_without_a_year_are_read_with_the_ledgers_year() -> None:
    _, found = read(
        workbook([["2024年台账"], [*SHORT, "结果", "结案日期"], ["1月5日", *ROW[1:], "调解成功", "2.1"]])
    )
    assert found[0].ok
    assert (str(found[0].values["受理日期"]), str(found[0].values["结案日期"])) == (
        "2024-01-05",
        "2024-02-01",
    )


def test_a_header_that_comes_again_is_not_data() -> None:
    data = workbook(
        [["台账"], HEADER, case(), ["台账（续）"], HEADER, case(编号="2"), HEADER, case(编号="3")],
        merges=["A1:Q1", "A4:Q4"],
    )
    reading, found = read(data)
    assert numbers(found) == [3, 6, 8]
    assert reading.skips() == {"标题或说明": 1, "表头": 1, "分段标题": 1, "重复的表头": 2}


def test_a_second_table_with_other_columns_below_the_first() -> None:
    data = workbook(
        [
            SHORT,
            ROW,
            [],
            ["二、来信"],
            [],
            ["用人单位", "诉求", "来信人", "登记日期"],
            ["乙厂", "加班费", "李四", "2024-02-01"],
        ]
    )
    reading, found = read(data)
    assert len(reading.tables) == 2
    assert numbers(found) == [2, 7]
    assert found[1].values["用人单位"] == "乙厂"
    assert found[1].row.table.label_of("申请人") == "来信人"


def test_tables_side_by_side_are_both_read() -> None:
    header = ["序号", *SHORT, None, "序号", *SHORT]
    data = workbook(
        [
            ["上半年", *[None] * 5, "下半年"],
            header,
            [1, *ROW, None, 1, "2024-07-05", "李四", "乙厂", "工资"],
            [2, *ROW],
        ]
    )
    reading, found = read(data)
    assert len(reading.tables) == 2
    assert [(row.row.number, row.values["用人单位"]) for row in found] == [
        (3, "甲厂"),
        (3, "乙厂"),
        (4, "甲厂"),
    ]
    assert all(row.ok for row in found)


def test_every_sheet_with_a_header_is_read_and_others_are_named() -> None:
    def hide(sheets: dict) -> None:
        sheets["二月"].sheet_state = "hidden"

    data = workbook(
        {
            "填写说明": [["受理日期", "填写年月日"], ["申请人", "填写姓名"]],
            "一月": [SHORT, ROW],
            "二月": [SHORT, ROW],
            "汇总": [["镇街", "受理件数", "涉及人数", "涉及金额"], ["桃源镇", 5, 8, 1000]],
            "空表": [],
        },
        finish=hide,
    )
    reading, found = read(data)
    assert [row.row.sheet for row in found] == ["一月", "二月"]
    assert reading.sheets_without_ledger == ["填写说明", "汇总"]


def test_unknown_columns_are_ignored_and_reported() -> None:
    reading, found = read(workbook([["性别", *SHORT, "备注"], ["男", *ROW, "无"]]))
    assert reading.tables[0].unknown == ("性别", "备注")
    assert found[0].ok


def test_a_missing_required_column_is_an_error_of_every_row_under_the_standard_name() -> None:
    reading, found = read(
        workbook([["受理日期", "申请人", "用人单位", "涉及人数"], ["2024-01-05", "张三", "甲厂", 1]])
    )
    assert [column.name for column in reading.tables[0].missing] == ["请求事项"]
    assert [error.column for error in found[0].errors] == ["请求事项"]
    assert any("“请求事项”" in remark.message for remark in reading.remarks)


def test_of_two_headers_for_one_column_the_surer_is_taken_and_that_is_said() -> None:
    data = workbook(
        [
            ["登记日期", "受理日期", "申请人", "用人单位", "案情简介", "请求事项"],
            ["2024-01-01", "2024-01-05", "张三", "甲厂", "经过", "工资"],
        ]
    )
    reading, found = read(data)
    assert str(found[0].values["受理日期"]) == "2024-01-05"
    assert found[0].values["请求事项"] == "工资"
    assert [remark.message for remark in reading.remarks] == [
        "“受理日期”用了B列“受理日期”，没有用A列“登记日期”；如果不对，请在对照表头时改过来。",
        "“请求事项”用了F列“请求事项”，没有用E列“案情简介”；如果不对，请在对照表头时改过来。",
    ]


def test_of_two_headers_that_read_the_same_the_one_behind_its_owner_is_taken() -> None:
    data = workbook(
        [
            ["受理日期", "用人单位", "联系电话", "申请人", "联系电话", "请求事项"],
            ["2024-01-05", "甲厂", "0750-8888888", "张三", "13800138000", "工资"],
        ]
    )
    _, found = read(data)
    assert list(found[0].values["联系电话"].numbers) == ["13800138000"]


def test_two_equal_headers_of_a_required_column_are_an_error_that_names_the_choices() -> None:
    data = workbook(
        [
            ["日期", "日期", "申请人", "用人单位", "请求事项"],
            ["2024-01-05", "2024-01-20", "张三", "甲厂", "工资"],
        ]
    )
    _, found = read(data)
    assert not found[0].ok
    assert "A列“日期”和B列“日期”都像“受理日期”" in found[0].errors[0].message
    _, found = read(data, remembered={"B列": ""})
    assert found[0].ok
    assert str(found[0].values["受理日期"]) == "2024-01-05"


def test_odd_headers_mapped_once_are_read() -> None:
    data = workbook([["何时", "何人", "何厂", "何事", "联系方式"], [*ROW, "甲厂"]])
    with pytest.raises(refusals.NoLedgerHeader):
        read(data)
    remembered = {
        "何时": "受理日期",
        "何人": "申请人",
        "何厂": "用人单位",
        "何事": "请求事项",
        "联系方式": "",
    }
    reading, found = read(data, remembered=remembered)
    assert found[0].ok
    assert reading.tables[0].unknown == ("联系方式",)


def test_without_a_header_the_nearest_row_is_named() -> None:
    with open_workbook(workbook([["x"], ["申请人", "编号", "甲"], ["张三", 1, 2]]), name="a.xlsx") as book:
        with pytest.raises(
            refusals.NoLedgerHeader, match="最接近的是工作表“台账”第2行，只认出了编号、申请人"
        ) as caught:
            read_ledger(book, CASES, today=TODAY)
    assert "受理日期、申请人、用人单位、请求事项" in str(caught.value)


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(Refusal, match="没有任何有内容的工作表"):
        read(workbook([]))


def test_the_header_of_a_register_may_be_short() -> None:
    reading, found = read(workbook([["单位名称", "职工人数"], ["甲厂", "35人"], ["乙厂", None]]), ENTERPRISES)
    assert columns(reading.tables[0]) == {"企业名称": 0, "职工人数": 1}
    assert [row.values["职工人数"] for row in found] == [35, None]
