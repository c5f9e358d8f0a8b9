"""Workbooks built for the tests, and ways to read them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from sizai.registers.workbooks import Checked, Ledger, Reading, open_workbook, read_ledger
from tests.registers.workbooks.ledgers import CASES

Lines = Iterable[Sequence[Any]]
TODAY = datetime.date(2025, 6, 1)

HEADER = [
    "编号",
    "受理日期",
    "申请人",
    "联系电话",
    "身份证号",
    "用人单位",
    "统一社会信用代码",
    "镇街",
    "请求事项",
    "涉及人数",
    "涉及金额",
    "受理单位",
    "调解员",
    "结果",
    "结案日期",
    "协议金额",
    "到账金额",
]


def workbook(
    sheets: Mapping[str, Lines] | Lines,
    *,
    merges: Mapping[str, Sequence[str]] | Sequence[str] = (),
    finish: Callable[[dict[str, Worksheet]], None] | None = None,
) -> bytes:
    """An .xlsx of these lines (one sheet 台账, or several by name); `finish` may do more to its sheets."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    named = sheets if isinstance(sheets, Mapping) else {"台账": sheets}
    ranges = merges if isinstance(merges, Mapping) else {"台账": merges}
    made = {}
    for name, lines in named.items():
        sheet = made[name] = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
        for reference in ranges.get(name, ()):
            sheet.merge_cells(reference)
    if finish:
        finish(made)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def case(**given: Any) -> list[Any]:
    """A case's row in the order of HEADER; good in itself, `given` changes it."""
    values: dict[str, Any] = {
        "编号": "1", "受理日期": "2024-01-05", "申请人": "张三", "联系电话": "13800138000", "身份证号": "",
        "用人单位": "鹤山市甲电子厂", "统一社会信用代码": "", "镇街": "桃源镇", "请求事项": "拖欠工资", "涉及人数": 1,
        "涉及金额": 41600, "受理单位": "桃源镇总工会", "调解员": "赵调解员", "结果": "调解成功", "结案日期": "2024-01-20",
        "协议金额": 40000, "到账金额": 40000,
    }  # fmt: skip
    values.update(given)
    return [values[name] for name in HEADER]


def read(
    data: bytes | io.BytesIO,
    ledger: Ledger = CASES,
    *,
    name: str = "台账.xlsx",
    today: datetime.date = TODAY,
    remembered: Mapping[str, str] | None = None,
) -> tuple[Reading, list[Checked]]:
    """The whole file, read and checked."""
    with open_workbook(data, name=name) as book:
        reading = read_ledger(book, ledger, today=today, remembered=remembered)
        return reading, list(reading.rows())


def places(rows: Iterable[Checked]) -> list[tuple[str, int]]:
    return [(row.row.sheet, row.row.number) for row in rows]


def numbers(rows: Iterable[Checked]) -> list[int]:
    return [row.row.number for row in rows]


def complaints(row: Checked) -> dict[str, str]:
    """Column → what is wrong there."""
    return {error.column: error.message for error in row.errors}


def package(parts: Mapping[str, bytes | str], *, store: bool = False) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED if store else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def raw_workbook(
    sheet_xml: str, *, date_1904: bool = False, more: Mapping[str, bytes | str] | None = None
) -> bytes:
    """An .xlsx with one sheet S of this XML, for what openpyxl would not write."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package_relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package_relations}"><Relationship Id="r1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package_relations}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="{int(date_1904)}"/>'
        '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    return package({**parts, **(more or {})})


def sheet_xml(rows: str, *, before: str = "") -> str:
    return f'{before}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'
