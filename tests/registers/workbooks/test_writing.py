"""A list as an .xlsx."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sizai.registers.workbooks import ExportColumn, Shape, write_list
from sizai.registers.workbooks import writing as module
from tests.registers.workbooks.books import HEADER, case, numbers, read

COLUMNS: list[ExportColumn[dict[str, Any]]] = [
    ExportColumn("编号", lambda item: item.get("code")),
    ExportColumn("受理日期", lambda item: item.get("day"), Shape.DATE),
    ExportColumn("登记时间", lambda item: item.get("moment"), Shape.DATETIME),
    ExportColumn("请求事项", lambda item: item.get("claim"), Shape.LONG_TEXT),
    ExportColumn("涉及人数", lambda item: item.get("people"), Shape.INTEGER),
    ExportColumn("涉及金额", lambda item: item.get("amount"), Shape.MONEY, width=20),
    ExportColumn("成功率", lambda item: item.get("rate"), Shape.PERCENT),
]
ZONE = datetime.timezone(datetime.timedelta(hours=8))
ITEM = {
    "code": "001", "day": datetime.date(2024, 1, 5), "moment": datetime.datetime(2024, 1, 5, 9, 30, tzinfo=ZONE), "claim": "=1+1", "people": 5,
    "amount": Decimal("41600.50"), "rate": Decimal("97.1"),
}  # fmt: skip


def written(rows: list[dict[str, Any]], **options: Any) -> tuple[int, list[Worksheet]]:
    file = io.BytesIO()
    count = write_list(file, title="案件清单", columns=COLUMNS, rows=iter(rows), **options)
    return count, openpyxl.load_workbook(io.BytesIO(file.getvalue())).worksheets


def test_cells_have_types_and_formats() -> None:
    count, (sheet,) = written([ITEM, {}])
    assert count == 1 + 1
    assert [cell.value for cell in sheet[1]] == [column.head for column in COLUMNS]
    row = sheet[2]
    assert [cell.value for cell in row] == [
        "001", datetime.datetime(2024, 1, 5), datetime.datetime(2024, 1, 5, 9, 30), "=1+1", 5, 41600.5, 97.1,
    ]  # fmt: skip
    assert row[3].data_type == "s"
    assert row[3].quotePrefix
    assert [row[i].number_format for i in (1, 2, 4, 5, 6)] == [
        "yyyy-mm-dd",
        "yyyy-mm-dd hh:mm",
        "#,##0",
        "#,##0.00",
        '0.0"%"',
    ]
    assert all(cell.value is None for cell in sheet[3])


def test_the_head_stays_in_sight_and_the_foot_says_what_the_list_is_of() -> None:
    _, (sheet,) = written([ITEM], foot=["镇街：桃源镇；截至 2024-12-31 10:00", "导出人：王主席"])
    assert sheet.title == "案件清单"
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.column_dimensions["F"].width == 20
    assert sheet["A1"].font.bold
    assert [sheet.cell(row, 1).value for row in range(3, 7)] == [
        None,
        "说明：镇街：桃源镇；截至 2024-12-31 10:00",
        "说明：导出人：王主席",
        "说明：共 1 行",
    ]


def test_what_is_exported_can_be_imported_again_foot_and_all() -> None:
    columns = [ExportColumn(name, lambda item, name=name: item[name]) for name in HEADER]
    file = io.BytesIO()
    write_list(
        file,
        title="案件",
        columns=columns,
        rows=[dict(zip(HEADER, case(), strict=True))],
        foot=["截至 2024-12-31"],
    )
    reading, found = read(file.getvalue())
    assert numbers(found) == [2]
    assert found[0].ok
    assert reading.skips() == {"表头": 1, "备注": 2}


def test_an_empty_list_is_still_a_list() -> None:
    count, (sheet,) = written([])
    assert count == 0
    assert sheet.cell(3, 1).value == "说明：共 0 行"


def test_a_long_list_goes_on_on_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS_PER_SHEET", 2)
    count, sheets = written([ITEM] * 5)
    assert count == 5
    assert [sheet.title for sheet in sheets] == ["案件清单", "案件清单(2)", "案件清单(3)"]
    assert sheets[2].cell(2, 1).value == "001"


def test_odd_titles_and_odd_values_do_no_harm() -> None:
    file = io.BytesIO()
    columns: list[ExportColumn[Any]] = [ExportColumn("甲", lambda item: item)]
    write_list(
        file,
        title="a/b*c?[d]:e\\" + "长" * 40,
        columns=columns,
        rows=["a\x00b", "长" * 40000, float("nan"), ["x"], True],
    )
    sheet = openpyxl.load_workbook(io.BytesIO(file.getvalue())).active
    assert sheet is not None
    values = [row[0].value for row in sheet.iter_rows(min_row=2, max_row=6)]
    assert values[0] == "ab"
    assert len(values[1]) == 32767
    assert values[2:] == ["nan", "['x']", "True"]
