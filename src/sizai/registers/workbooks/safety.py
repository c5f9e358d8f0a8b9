"""What is asked of an .xlsx before a reader may touch it: the zip directory first, then every part, unpacked as a
stream and thrown away.

calamine keeps a sheet as a full rectangle and unpacks without a limit, so a stray cell at the far corner, or a
small file that unpacks to gigabytes, would take the machine's memory, or end the process.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.limits import MEGABYTE, Limits
from sizai.registers.workbooks.scanning import Scan, SheetScan

_BLOCK = 1 * MEGABYTE


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
        scan = SheetScan(name) if xml else None
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
