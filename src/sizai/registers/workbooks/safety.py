"""What is asked of an .xlsx before a reader may touch it: the zip directory first, then every part, unpacked as a
stream and thrown away.

calamine keeps a sheet as a full rectangle and unpacks without a limit, so a stray cell at the far corner, or a
small file that unpacks to gigabytes, would take the machine's memory. The same pass notes what calamine does not
tell: cells that hold an error, and formulas whose result was never saved (both read as blank otherwise).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.cells import NO_RESULT, CellError, column_index

MEGABYTE = 1024 * 1024
_BLOCK = 1 * MEGABYTE
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts, and the largest compression of one part. The defaults hold a ledger of 200,000 rows."""

    file: int = 50 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 32 * MEGABYTE
    parts: int = 5000
    cells: int = 10_000_000
    text: int = 1_000_000


@dataclass(slots=True)
class Scan:
    """What one sheet part holds: extent (rows and columns from 1), and errors by row number, then column index."""

    rows: int = 0
    columns: int = 0
    errors: dict[int, dict[int, CellError]] = field(default_factory=dict)


def check_directory(archive: zipfile.ZipFile, *, name: str, limits: Limits) -> None:
    """Everything that the zip directory alone can tell. Raises a `Refusal`."""
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise refusals.TooManyParts(count=len(parts), limit=limits.parts)
    total = sum(part.file_size for part in parts)
    if total > limits.unpacked:
        raise refusals.UnpacksTooLarge(size=total // MEGABYTE, limit=limits.unpacked // MEGABYTE)
    for part in parts:
        ratio = part.file_size // max(part.compress_size, 1)
        if part.file_size > limits.ratio_from and ratio > limits.ratio:
            raise refusals.ZipBomb(ratio=ratio)
        if part.flag_bits & 1:
            raise refusals.Encrypted(name=name)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise refusals.Damaged(name=name)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise refusals.Damaged(name=name)
    _check_kind({part.lower().replace("\\", "/").lstrip("/") for part in names}, name)


def _check_kind(names: set[str], name: str) -> None:
    if any(part.endswith("vbaproject.bin") or part.startswith("xl/macrosheets/") for part in names):
        raise refusals.HasMacros(name=name)
    if "xl/workbook.bin" in names:
        raise refusals.BinaryWorkbook(name=name)
    if any(part.startswith("word/") for part in names):
        raise refusals.OtherFormat(name=name, what="Word 文档")
    if any(part.startswith("ppt/") for part in names):
        raise refusals.OtherFormat(name=name, what="PPT 演示文稿")
    if "content.xml" in names and "mimetype" in names:
        raise refusals.OtherFormat(name=name, what="OpenDocument 文件")
    if "[content_types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise refusals.OtherFormat(name=name, what="压缩包")


def scan_parts(
    file: BinaryIO, archive: zipfile.ZipFile, *, name: str, limits: Limits, sheets: dict[str, str]
) -> dict[str, Scan]:
    """Unpack every part once, whatever the directory claims, and look at its XML. `sheets`: part → sheet name.
    Every part is looked at as a sheet: which ones the reader will take for sheets is not for us to guess."""
    left = limits.unpacked
    scans: dict[str, Scan] = {}
    for part in archive.infolist():
        xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        watch = _Watch(name, limits, where=sheets.get(part.filename, ""))
        scan = _SheetScan(name) if xml else None
        for block in unpack(file, part, name):
            left -= len(block)
            if left < 0:
                raise refusals.UnpacksTooLarge(
                    size=f"{limits.unpacked // MEGABYTE} 以上", limit=limits.unpacked // MEGABYTE
                )
            if xml:
                watch.feed(block)
            if scan:
                scan.feed(block)
        if scan:
            scans[part.filename] = scan.finish(sheets.get(part.filename, part.filename), limits)
    return scans


def unpack(file: BinaryIO, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """The part's bytes in blocks; zipfile itself would stop at the size that the directory claims."""
    file.seek(part.header_offset)
    header = file.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise refusals.Damaged(name=name)
    file.seek(int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1)
    left = part.compress_size
    inflater = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0:
        packed = file.read(min(left, 256 * 1024))
        if not packed:
            raise refusals.Damaged(name=name)
        left -= len(packed)
        if inflater is None:
            yield packed
            continue
        while packed and not inflater.eof:
            try:
                block = inflater.decompress(packed, _BLOCK)
            except zlib.error:
                raise refusals.Damaged(name=name) from None
            packed = inflater.unconsumed_tail
            if block:
                yield block
    if inflater is not None and part.compress_size and not inflater.eof:
        raise refusals.Damaged(name=name)


class _Watch:
    """Entity declarations, and text longer than any cell may be, in a stream of XML."""

    def __init__(self, name: str, limits: Limits, *, where: str) -> None:
        self.name, self.limits = name, limits
        self.where = f"工作表“{where}”" if where else "文字表"
        self.run = 0
        self.tail = b""
        self.begun = False

    def feed(self, block: bytes) -> None:
        if not self.begun:
            self.begun = True
            if block[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in block[:64]:
                raise refusals.Damaged(name=self.name)
        data = self.tail + block
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise refusals.ForbiddenXml(name=self.name)
        self.tail = data[-10:]
        first, last = block.find(b"<"), block.rfind(b"<")
        if first < 0:
            self.run += len(block)
        else:
            self._measure(self.run + first)
            if last - first > self.limits.text:
                self._measure(max(map(len, block.split(b"<"))))
            self.run = len(block) - last
        self._measure(self.run)

    def _measure(self, run: int) -> None:
        if run > self.limits.text:
            raise refusals.CellTooLong(limit=32767, where=self.where)


# As Excel, WPS and every library write them; what matches otherwise takes the slow way below
_USUAL_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*?(/?)>')
_USUAL_ROW = re.compile(rb'<row r="([0-9]{1,7})"')
_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*?(/?)>""",
)
_ANY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*)?(?<!/)>")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]{1,7})["']""")
_ANY_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
# calamine takes any digits for a row, however many: what is not a plain reference is not let through
_ODD_REFERENCE = re.compile(
    rb"""<(?:\w+:)?(?:c|row)\s(?:[^>]*?\s)?r\s*=(?!\s*["'](?:[A-Za-z]{1,3})?[0-9]{1,7}["'])"""
)
_ERROR = re.compile(rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL)
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>\s*<(?:\w+:)?f[\s>/](.*?)</(?:\w+:)?c>", re.DOTALL)
_TEXT_RESULT = re.compile(rb"""\bt\s*=\s*["'](?:str|e|b|d|s|inlineStr)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,8})(\d{1,18})["']""")


class _SheetScan:
    """Looks at whole rows, a block at a time; parts without sheetData cost one search."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.scan = Scan()
        self.rest = b""
        self.inside = False
        self.columns = 0
        self.last_row = 0
        self.unnumbered_rows = 0
        self.unnumbered_cells = 0

    def feed(self, block: bytes) -> None:
        data = self.rest + block
        self.inside = self.inside or b"sheetData" in data
        if not self.inside:
            self.rest = data[-16:]
            return
        cut = data.rfind(b"row>")
        if cut < 0:
            # a row of 16,384 cells has some megabytes; a part without rows is over after its sheetData
            if len(data) > 64 * MEGABYTE:
                raise refusals.Damaged(name=self.name)
            self.rest = data
            return
        self.rest = data[cut + 4 :]
        self._look(data[: cut + 4])

    def _look(self, data: bytes) -> None:
        cells, rows = _USUAL_CELL.findall(data), _USUAL_ROW.findall(data)
        tags = data.count(b"<c ") + data.count(b"<c>") + data.count(b"<c\n") + data.count(b":c")
        row_tags = data.count(b"<row") + data.count(b":row")
        if len(cells) != tags or len(rows) != row_tags:
            cells, rows = self._look_closely(data)
        # an empty cell takes no room, but a cell without a number stands behind it
        for letters in {letters for letters, _, closed in cells if not closed or self.unnumbered_cells}:
            self.columns = max(self.columns, column_index(letters.decode()) + 1)
        numbers = {row for _, row, closed in cells if not closed}
        self.scan.rows = max(self.scan.rows, *map(int, numbers), 0)
        self.last_row = max(self.last_row, *map(int, rows), 0)
        if b'"e"' in data or b"'e'" in data:
            for attributes, inside in _ERROR.findall(data):
                value = _VALUE.search(inside)
                self._note(attributes, value[1].decode("utf-8", "replace").strip() if value else "#N/A")
        if b"<f" in data or b":f" in data:
            for attributes, inside in _FORMULA.findall(data):
                if not _TEXT_RESULT.search(attributes) and not _VALUE.search(inside):
                    self._note(attributes, NO_RESULT)

    def _look_closely(self, data: bytes) -> tuple[list[tuple[bytes, bytes, bytes]], list[bytes]]:
        """Prefixes, attributes in other orders, cells and rows without numbers (which count on by themselves)."""
        if _ODD_REFERENCE.search(data):
            raise refusals.Damaged(name=self.name)
        cells, rows = _CELL.findall(data), _ROW.findall(data)
        self.unnumbered_rows += max(len(_ANY_ROW.findall(data)) - len(rows), 0)
        if len(_ANY_CELL.findall(data)) > sum(1 for *_, closed in cells if not closed):
            longest = max(len(_ANY_CELL.findall(row)) for row in data.split(b"row>"))
            self.unnumbered_cells = max(self.unnumbered_cells, longest)
        return cells, rows

    def _note(self, attributes: bytes, code: str) -> None:
        found = _REFERENCE.search(attributes)
        if found:
            row, column = int(found[2]), column_index(found[1].decode())
            self.scan.errors.setdefault(row, {})[column] = CellError(code)

    def finish(self, sheet: str, limits: Limits) -> Scan:
        if self.inside:
            self._look(self.rest)
        if self.unnumbered_cells:
            self.scan.rows = max(self.scan.rows, self.last_row) + self.unnumbered_rows
        rows = self.scan.rows
        width = self.scan.columns = self.columns + self.unnumbered_cells
        if rows > _LAST_ROW or width > _LAST_COLUMN or rows * width > limits.cells:
            raise refusals.SheetTooLarge(sheet=sheet, rows=rows, columns=width)
        return self.scan
