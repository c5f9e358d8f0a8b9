"""Open a workbook (.xlsx; .xls and .et if calamine can; .csv in UTF-8, GB18030 or UTF-16) and give its rows.

The content decides what a file is, not its name. Hidden sheets and hidden rows are read. Rows are numbered as on
the sheet, columns counted from A, leading blanks included. Whatever stands against reading raises a `Refusal`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, TypeVar, cast
from xml.etree import ElementTree

import python_calamine as calamine

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.cells import Cell, CellError
from sizai.registers.workbooks.commas import CommaSheet
from sizai.registers.workbooks.safety import Limits, Scan, check_directory, scan_parts, unpack

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: rows numbered from 1, columns from 0, all inclusive."""

    top: int
    bottom: int
    left: int
    right: int


class Sheet(Protocol):
    """One sheet: `rows()` may be asked again and again; each time it begins at row 1."""

    name: str
    visible: bool
    epoch_1904: bool

    def rows(self) -> Iterator[tuple[int, list[Cell]]]: ...
    def merges(self) -> list[Merge]: ...


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
    parts, epoch_1904 = _sheet_parts(file, archive, name)
    scans = scan_parts(
        file, archive, name=name, limits=limits, sheets={part: sheet for sheet, part in parts.items()}
    )
    by_name = {sheet: scans[part] for sheet, part in parts.items() if part in scans}
    return _with_calamine(data, name, scans=by_name, epoch_1904=epoch_1904)


def _sheet_parts(file: BinaryIO, archive: zipfile.ZipFile, name: str) -> tuple[dict[str, str], bool]:
    """Sheet name → part, and whether days count from 1904."""
    names = {part.filename.lower().lstrip("/"): part for part in archive.infolist()}

    def parse(part: str) -> ElementTree.Element | None:
        info = names.get(part.lower())
        if info is None:
            return None
        text = bytearray()
        for block in unpack(file, info, name):
            text += block
            if len(text) > 5 * 1024**2:
                raise refusals.Damaged(name=name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise refusals.ForbiddenXml(name=name)
        try:
            return ElementTree.fromstring(bytes(text))
        except (ElementTree.ParseError, ValueError, LookupError):
            raise refusals.Damaged(name=name) from None

    roots = _targets(parse("_rels/.rels"), "/")
    main = next(
        (target for target in roots.values() if target.lower().endswith("workbook.xml")), "xl/workbook.xml"
    )
    book = parse(main)
    if book is None:
        raise refusals.Damaged(name=name)
    folder, leaf = posixpath.split(main)
    targets = _targets(parse(f"{folder}/_rels/{leaf}.rels"), folder)
    found: dict[str, str] = {}
    epoch_1904 = False
    for element in book.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag == "workbookPr":
            epoch_1904 = element.get("date1904", "0").lower() in ("1", "true", "on")
        elif tag == "sheet":
            link = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            info = names.get(targets.get(link, "").lower())
            if info is not None:
                found[element.get("name", "")] = info.filename
    return found, epoch_1904


def _targets(relations: ElementTree.Element | None, folder: str) -> dict[str, str]:
    found = {}
    for element in relations if relations is not None else ():
        target = element.get("Target", "").replace("\\", "/")
        joined = target if target.startswith("/") else posixpath.join("/", folder, target)
        found[element.get("Id", "")] = posixpath.normpath(joined).lstrip("/")
    return found


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
    source = _guarded(name, lambda: calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)))
    shelf = _Shelf(source, name)
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


def _guarded(name: str, read: Callable[[], Result]) -> Result:
    """calamine's errors, and its panics (which are no `Exception`), as refusals."""
    try:
        return read()
    except calamine.PasswordError:
        raise refusals.Encrypted(name=name) from None
    except (calamine.CalamineError, ValueError, OverflowError, OSError):
        raise refusals.Damaged(name=name) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refusals.Damaged(name=name) from None
        raise


class _Shelf:
    """The sheet last asked for stays loaded, the one before it is dropped: one sheet in memory at a time."""

    def __init__(self, source: calamine.CalamineWorkbook, name: str) -> None:
        self.source, self.name = source, name
        self._title: str | None = None
        self._sheet: calamine.CalamineSheet | None = None

    def take(self, title: str) -> calamine.CalamineSheet:
        if self._sheet is None or self._title != title:
            self._sheet = None
            self._sheet = _guarded(self.name, lambda: self.source.get_sheet_by_name(title))
            self._title = title
        return self._sheet


@dataclass(slots=True)
class CalamineSheet:
    name: str
    visible: bool
    epoch_1904: bool
    _shelf: _Shelf
    _errors: dict[int, dict[int, CellError]]

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        sheet = self._shelf.take(self.name)
        if sheet.start is None:
            yield from ((number, self._with_errors(number, [])) for number in sorted(self._errors))
            return
        # iter_rows gives the empty rows above the first cell, but not the empty columns left of it
        before: list[Cell] = [""] * sheet.start[1]
        errors = self._errors
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            row: list[Cell] = [*before, *cells] if before else cast("list[Cell]", cells)
            yield number, (self._with_errors(number, row) if number in errors else row)

    def _with_errors(self, number: int, row: list[Cell]) -> list[Cell]:
        for column, error in self._errors[number].items():
            if column >= len(row):
                row.extend([""] * (column + 1 - len(row)))
            if row[column] == "":
                row[column] = error
        return row

    def merges(self) -> list[Merge]:
        ranges = self._shelf.take(self.name).merged_cell_ranges or []
        return [Merge(top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in ranges]
