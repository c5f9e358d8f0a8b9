"""Files that are no ledger, as they reach a counter: each with the words that must be in the answer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import openpyxl

from tests.registers.workbooks.books import HEADER, case, inline, package, raw_workbook, sheet_xml, workbook

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class File:
    """`what` for people; `data` makes the bytes; `says` must stand in the answer. `status` 200: read, but no row can be taken."""

    what: str
    name: str
    data: Callable[[], bytes]
    says: str
    status: int = 422


@cache
def ledger() -> bytes:
    """A good one of a single row."""
    return workbook([HEADER, case()])


def _bomb() -> bytes:
    """A sheet that unpacks to 600 MB."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(ledger())) as good,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for part in good.infolist():
            if "sheet1" not in part.filename:
                bad.writestr(part, good.read(part))
        with bad.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(600):
                sheet.write(b" " * MEGABYTE)
    return file.getvalue()


def _with_macros() -> bytes:
    file = io.BytesIO(ledger())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro")
    return file.getvalue()


def _entities() -> bytes:
    """Billion laughs."""
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    before = f'<!DOCTYPE x [<!ENTITY l0 "哈哈">{names}]>'
    return raw_workbook(sheet_xml(f'<row r="1">{inline("A1", "&l9;")}</row>', before=before))


def _huge_cell() -> bytes:
    return raw_workbook(
        sheet_xml(
            f'<row r="1">{inline("A1", "申请人")}</row><row r="2">{inline("A2", "长" * (10 * MEGABYTE // 3))}</row>'
        )
    )


def _protected() -> bytes:
    """How Excel keeps a workbook with a password: an OLE container with an EncryptedPackage."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\x00" * 504
        + "EncryptedPackage".encode("utf-16-le")
        + b"\x00" * 2048
    )


def _word() -> bytes:
    return package({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>"})


def _without(column: str) -> bytes:
    at = HEADER.index(column)
    return workbook([[*HEADER[:at], *HEADER[at + 1 :]], [*case()[:at], *case()[at + 1 :]]])


def _empty_book() -> bytes:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


FILES = [
    File("空文件", "台账.xlsx", lambda: b"", "空"),
    File("文本改名成xlsx", "台账.xlsx", lambda: "编号,申请人\n1,张三".encode(), "不是 Excel 文件"),
    File("照片改名成xlsx", "台账.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + b"0" * 2000, "是图片"),
    File("PDF改名成xlsx", "台账.xlsx", lambda: b"%PDF-1.7\n" + b"0" * 2000, "PDF"),
    File("没有传完的xlsx", "台账.xlsx", lambda: ledger()[: len(ledger()) // 2], "没有传完整"),
    File("Word改名成xlsx", "台账.xlsx", _word, "Word"),
    File("压缩包", "台账.zip", lambda: package({"a.txt": "a"}), "是压缩包"),
    File("加了密码的工作簿", "台账.xlsx", _protected, "密码"),
    File("带宏的工作簿", "台账.xlsm", _with_macros, "宏"),
    File("带宏而改名成xlsx", "台账.xlsx", _with_macros, "宏"),
    File("压缩炸弹：展开600MB", "台账.xlsx", _bomb, "超过上限"),
    File("XML实体炸弹", "台账.xlsx", _entities, "实体声明"),
    File("一格10MB的字", "台账.xlsx", _huge_cell, "32767"),
    File("超过50MB的文件", "台账.xlsx", lambda: b"PK\x03\x04" + b"0" * (51 * MEGABYTE), "50"),
    File("空的工作簿", "台账.xlsx", _empty_book, "没有任何有内容的工作表"),
    File("没有表头，只有数据", "台账.xlsx", lambda: workbook([case(), case()]), "表头"),
    File("没有“申请人”一列", "台账.xlsx", lambda: _without("申请人"), "没有“申请人”这一列", 200),
    File("没有“受理日期”一列", "台账.xlsx", lambda: _without("受理日期"), "没有“受理日期”这一列", 200),
    File("没有“用人单位”一列", "台账.xlsx", lambda: _without("用人单位"), "没有“用人单位”这一列", 200),
    File("没有“请求事项”一列", "台账.xlsx", lambda: _without("请求事项"), "没有“请求事项”这一列", 200),
]
