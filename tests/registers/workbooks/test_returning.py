"""The wrong rows go back with the reasons, and come in again once they are put right."""

from __future__ import annotations

import datetime
import io
from typing import Any

import openpyxl
import pytest

from sizai.registers.workbooks import write_returned
from tests.registers.workbooks.books import HEADER, case, complaints, numbers, read, workbook


def returned(data: bytes, **options: Any) -> bytes:
    file = io.BytesIO()
    write_returned(file, read(data, **options)[1])
    return file.getvalue()


def lines(data: bytes) -> dict[str, list[list[Any]]]:
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    }


def test_only_wrong_rows_go_back_with_reason_and_row_number() -> None:
    data = workbook(
        [
            ["2024年台账"],
            [*HEADER, "备注"],
            [*case(), "好"],
            [*case(编号="2", 受理日期="2024-02-30", 涉及金额="-5"), "记"],
        ]
    )
    written = lines(returned(data))["台账"]
    assert "退回的行" in written[0][0]
    assert written[1] == [*HEADER, "备注", "原因", "原行号"]
    assert len(written) == 3
    row = dict(zip(written[1], written[2], strict=True))
    assert (row["受理日期"], row["涉及金额"], row["备注"], row["原行号"]) == ("2024-02-30", "-5", "记", 4)
    assert row["原因"].split("\n") == [
        "受理日期：「2024-02-30」这一天不存在：2024年2月没有30日，请核对。",
        "涉及金额：金额「-5」是负数，请改成正数；没有金额就留空。",
    ]


def test_rows_come_in_again_as_they_are_once_put_right() -> None:
    data = workbook(
        [
            ["2024年台账"],
            ["单位：万元"],
            ["序号", "受理", "申请人", None, "用人单位", None, "请求事项", "金额"],
            [None, "日期", "姓名", "联系电话", "名称", "联系电话", None, None],
            [1, "1月5日", "张三", "13800138000", "甲厂", "0750-8888888", None, 4.16],
            [2, "1月6日", "李四", None, None, None, None, 1],
        ],
        merges=["C3:D3", "E3:F3", "A3:A4", "G3:G4", "H3:H4", "E5:E6"],
    )
    back = returned(data)
    reading, found = read(back)
    assert numbers(found) == [3, 4]
    assert [list(complaints(row)) for row in found] == [["请求事项"], ["请求事项"]]
    assert set(reading.tables[0].unknown) == {"用人单位联系电话", "原因", "原行号"}
    book = openpyxl.load_workbook(io.BytesIO(back))
    for row in (3, 4):
        book["台账"].cell(row, 7).value = "工资"
    file = io.BytesIO()
    book.save(file)
    _, mended = read(file.getvalue())
    assert all(row.ok for row in mended)
    assert [str(row.values["受理日期"]) for row in mended] == ["2024-01-05", "2024-01-06"]
    assert [str(row.values["涉及金额"]) for row in mended] == ["41600.00", "10000.00"]
    assert [row.values["用人单位"] for row in mended] == ["甲厂", "甲厂"]


def test_going_back_twice_adds_no_second_reason() -> None:
    once = returned(workbook([HEADER, case(申请人="")]))
    twice = lines(returned(once))["台账"]
    assert twice[1] == [*HEADER, "原因", "原行号"]
    assert twice[2][-1] == 3


@pytest.mark.parametrize(
    "evil", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x")', "＝1+1"]
)
def test_what_looks_like_a_formula_goes_back_as_text(evil: str) -> None:
    def force(sheets: dict) -> None:
        sheets["台账"]["I2"].value = evil
        sheets["台账"]["I2"].data_type = "s"

    data = workbook([HEADER, case(申请人="")], finish=force)
    cell = openpyxl.load_workbook(io.BytesIO(returned(data)))["台账"]["I3"]
    assert cell.data_type == "s"
    assert str(cell.value).strip() == evil.strip()
    assert b"<f>" not in returned(data)


def test_kinds_of_cells_survive_the_way_back() -> None:
    data = workbook(
        [
            HEADER,
            case(
                申请人="",
                受理日期=datetime.date(2024, 1, 5),
                联系电话=13800138000,
                身份证号=440784199001011232,
                涉及金额=1.5,
                调解员="#N/A",
            ),
        ]
    )
    row = dict(zip(HEADER, lines(returned(data))["台账"][2], strict=False))
    assert row["受理日期"] == datetime.datetime(2024, 1, 5)
    assert row["联系电话"] == 13800138000
    assert row["身份证号"] == "4.40784199001011e+17"
    assert row["涉及金额"] == 1.5
    assert row["调解员"] == "#N/A"


def test_sheets_keep_their_names_and_tables_with_other_headers_get_sheets_of_their_own() -> None:
    short = ["受理日期", "申请人", "用人单位", "请求事项"]
    data = workbook(
        {
            "一月": [short, ["x", "张三", "甲厂", "工资"]],
            "二月": [HEADER, case(申请人=""), short, ["x", "张三", "甲厂", "工资"]],
        }
    )
    written = lines(returned(data))
    assert list(written) == ["一月", "二月", "二月(2)"]
    assert written["二月(2)"][1][:4] == short


def test_nothing_wrong_leaves_a_sheet_that_says_so() -> None:
    file = io.BytesIO()
    assert write_returned(file, read(workbook([HEADER, case()]))[1]) == 0
    assert lines(file.getvalue()) == {"没有退回的行": [["所有行都已导入，没有要改的。"]]}
