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
    ratio_from: int = 10 * MEGABYTE
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
    """Unpack every part once, whatever the directory claims, and look at its XML. `sheets`: part → sheet name."""
    left = limits.unpacked
    scans: dict[str, Scan] = {}
    for part in archive.infolist():
        xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
        watch = _Watch(name, limits, where=sheets.get(part.filename, ""))
        scan = _SheetScan() if part.filename in sheets else None
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
            scans[part.filename] = scan.finish(sheets[part.filename], limits)
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


_CELL = re.compile(
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]{1,8})(\d{1,18})["'][^>]*(?<!/)>""",
)
_USUAL_CELL = re.compile(rb"""<c r="([A-Za-z]{1,8})(\d{1,18})"[^>]*(?<!/)>""")
_ANY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*)?(?<!/)>")
_ROW = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d{1,18})["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\s([^>]*\bt\s*=\s*["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.DOTALL
)
_FORMULA = re.compile(rb"<(?:\w+:)?c\s([^>]*)(?<!/)>\s*<(?:\w+:)?f[\s>/](.*?)</(?:\w+:)?c>", re.DOTALL)
_TEXT_RESULT = re.compile(rb"""\bt\s*=\s*["'](?:str|e|b|d|s|inlineStr)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)<")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,8})(\d{1,18})["']""")


class _SheetScan:
    def __init__(self) -> None:
        self.scan = Scan()
        self.rest = b""
        self.letters: set[bytes] = set()
        self.unnumbered = 0

    def feed(self, block: bytes) -> None:
        data = self.rest + block
        cut = data.rfind(b"row>")
        if cut < 0:
            self.rest = data
            return
        self.rest = data[cut + 4 :]
        self._look(data[: cut + 4])

    def _look(self, data: bytes) -> None:
        usual = data.count(b'<c r="') == data.count(b"<c ") and b":c" not in data and b"<c>" not in data
        found = (_USUAL_CELL if usual else _CELL).findall(data)
        if found:
            self.letters.update({letters for letters, _ in found})
            self.scan.rows = max(self.scan.rows, *(int(row) for row in {row for _, row in found}))
        rows = _ROW.findall(data)
        if rows:
            self.scan.rows = max(self.scan.rows, *map(int, rows))
        else:
            self.scan.rows += data.count(b"row>")
        if not usual and len(_ANY_CELL.findall(data)) > len(found):
            self.unnumbered = max(self.unnumbered, *(len(_ANY_CELL.findall(row)) for row in data.split(b"row>")))
        if b'"e"' in data or b"'e'" in data:
            for attributes, inside in _ERROR.findall(data):
                value = _VALUE.search(inside)
                self._note(attributes, value[1].decode("utf-8", "replace").strip() if value else "#N/A")
        if b"<f" in data or b":f" in data:
            for attributes, inside in _FORMULA.findall(data):
                if not _TEXT_RESULT.search(attributes) and not _VALUE.search(inside):
                    self._note(attributes, NO_RESULT)

    def _note(self, attributes: bytes, code: str) -> None:
        found = _REFERENCE.search(attributes)
        if found:
            row, column = int(found[2]), column_index(found[1].decode())
            self.scan.errors.setdefault(row, {})[column] = CellError(code)

    def finish(self, sheet: str, limits: Limits) -> Scan:
        self._look(self.rest)
        columns = [column_index(letters.decode()) + 1 for letters in self.letters]
        self.scan.columns = max([*columns, 0]) + self.unnumbered
        rows, width = self.scan.rows, self.scan.columns
        if rows > _LAST_ROW or width > _LAST_COLUMN or rows * width > limits.cells:
            raise refusals.SheetTooLarge(sheet=sheet, rows=rows, columns=width)
        return self.scan
