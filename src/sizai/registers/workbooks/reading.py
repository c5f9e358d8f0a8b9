"""Open a workbook (.xlsx; .xls and .et if calamine can; .csv in UTF-8, GB18030 or UTF-16) and give its rows.

The content decides what a file is, not its name. Hidden sheets and hidden rows are read. Rows are numbered as on
the sheet, columns counted from A, leading blanks included. Whatever stands against reading raises a `Refusal`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import python_calamine as calamine

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.commas import CommaSheet
from sizai.registers.workbooks.limits import Limits
from sizai.registers.workbooks.parts import sheet_parts
from sizai.registers.workbooks.safety import check_directory, scan_parts
from sizai.registers.workbooks.scanning import Scan
from sizai.registers.workbooks.sheets import CalamineSheet, Sheet, Shelf, guarded

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".csv", ".txt", ".tsv")


class Workbook:
    """An open file: `name` as the user knows it, `sheets` in order, worksheets only."""

    def __init__(self, name: str, sheets: list[Sheet], close: Callable[[], None] | None = None) -> None:
        self.name = name
        self.sheets = sheets
        self._close = close

    def close(self) -> None:
        close, self._close = self._close, None
        if close is not None:
            close()

    def __enter__(self) -> Workbook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_workbook(
    source: str | Path | bytes | BinaryIO, *, name: str | None = None, limits: Limits | None = None
) -> Workbook:
    """Open a path, bytes or a binary file. `name` is shown in sentences and gives a year if the sheets do not."""
    limits = limits or Limits()
    data, name = _bytes_of(source, name, limits)
    if data[:4] == _ZIP:
        return _open_xlsx(data, name, limits)
    if data[:8] == _OLE:
        return _open_xls(data, name)
    return _open_text(data, name, limits)


def _bytes_of(source: str | Path | bytes | BinaryIO, name: str | None, limits: Limits) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        data, shown = source, name or "文件"
    elif isinstance(source, (str, Path)):
        path = Path(source)
        shown = name or path.name
        if not path.is_file():
            raise refusals.FileMissing(name=shown)
        _check_size(path.stat().st_size, limits)
        data = path.read_bytes()
    else:
        shown = name or Path(str(getattr(source, "name", "") or "文件")).name
        data = source.read(limits.file + 1)
    if not data:
        raise refusals.EmptyFile(name=shown)
    _check_size(len(data), limits)
    return data, shown


def _check_size(size: int, limits: Limits) -> None:
    if size > limits.file:
        raise refusals.FileTooLarge(size=-(-size // 1024**2), limit=limits.file // 1024**2)


def _open_xlsx(data: bytes, name: str, limits: Limits) -> Workbook:
    file = io.BytesIO(data)
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise refusals.Damaged(name=name) from None
    check_directory(archive, name=name, limits=limits)
    parts, epoch_1904 = sheet_parts(file, archive, name)
    scans = scan_parts(
        file, archive, name=name, limits=limits, sheets={part: sheet for sheet, part in parts.items()}
    )
    by_name = {sheet: scans[part] for sheet, part in parts.items() if part in scans}
    return _with_calamine(data, name, scans=by_name, epoch_1904=epoch_1904)


def _open_xls(data: bytes, name: str) -> Workbook:
    """The old binary format: .xls, WPS's .et; an .xlsx with a password hides in the same container."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        raise refusals.Encrypted(name=name)
    if not (has("Workbook") or has("Book")):
        if has("WordDocument"):
            raise refusals.OtherFormat(name=name, what="Word 文档")
        if has("PowerPoint Document"):
            raise refusals.OtherFormat(name=name, what="PPT 演示文稿")
        raise refusals.NotAWorkbook(name=name)
    if has("_VBA_PROJECT"):
        raise refusals.HasMacros(name=name)
    return _with_calamine(data, name, scans={}, epoch_1904=False)


def _open_text(data: bytes, name: str, limits: Limits) -> Workbook:
    start = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(
        (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<?xml", b"<div", b"<style")
    ):
        raise refusals.WebPage(name=name)
    if data[:5] == b"%PDF-":
        raise refusals.OtherFormat(name=name, what="PDF 文件")
    if data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
        raise refusals.OtherFormat(name=name, what="图片")
    if data[:4] in (b"Rar!", b"7z\xbc\xaf"):
        raise refusals.OtherFormat(name=name, what="压缩包")
    if not name.lower().endswith(_TEXT_SUFFIXES):
        raise refusals.NotAWorkbook(name=name)
    return Workbook(name, [CommaSheet(data, name, limits)])


def _with_calamine(data: bytes, name: str, *, scans: dict[str, Scan], epoch_1904: bool) -> Workbook:
    source = guarded(name, lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    shelf = Shelf(source, name)
    sheets: list[Sheet] = [
        CalamineSheet(
            meta.name,
            meta.visible == calamine.SheetVisibleEnum.Visible,
            epoch_1904,
            shelf,
            scans.get(meta.name, Scan()).errors,
        )
        for meta in source.sheets_metadata
        if meta.typ == calamine.SheetTypeEnum.WorkSheet
    ]
    if not sheets:
        raise refusals.NoSheets(name=name)
    return Workbook(name, sheets, source.close)
