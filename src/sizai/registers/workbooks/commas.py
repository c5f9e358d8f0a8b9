"""Text tables: .csv of Excel and WPS (GB18030 or UTF-8), tab-separated "Unicode text" (UTF-16)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.cells import ERROR_CODES, Cell, CellError
from sizai.registers.workbooks.limits import Limits

if TYPE_CHECKING:
    from sizai.registers.workbooks.sheets import Merge

# ="0012" and a leading tab or apostrophe keep Excel from taking digits for a number
_AS_TEXT = re.compile(r'=?"(.*)"\Z|[\t\'](?=\d)(.*)\Z', re.DOTALL)


class CommaSheet:
    """The one sheet of a text table, named after its file; every cell is text. Rows are records, as Excel counts."""

    visible = True
    epoch_1904 = False

    def __init__(self, data: bytes, file_name: str, limits: Limits) -> None:
        self.name = PurePath(file_name).stem
        self._file_name = file_name
        self._limit = limits.text
        self._text = _decode(data, file_name)
        self._delimiter = _delimiter(self._text)

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        # the csv module keeps one limit for the whole process; ours only ever raises it
        csv.field_size_limit(max(csv.field_size_limit(), self._limit))
        reader = csv.reader(io.StringIO(self._text, newline=""), delimiter=self._delimiter)
        number = 0
        try:
            for number, record in enumerate(reader, start=1):
                if any(len(value) > self._limit for value in record):
                    raise refusals.CellTooLong(limit=32767, where=f"第 {number} 行")
                yield number, [_cell(value) for value in record]
        except csv.Error as error:
            if "field larger" in str(error):
                raise refusals.CellTooLong(limit=32767, where=f"第 {number + 1} 行") from None
            raise refusals.BrokenCsv(name=self._file_name, row=number + 1) from None

    def merges(self) -> list[Merge]:
        return []


def _decode(data: bytes, name: str) -> str:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise refusals.UnknownEncoding(name=name)


def _delimiter(text: str) -> str:
    """The mark that most of the first lines agree on."""
    lines = [line for line in text[:20000].splitlines()[:50] if line.strip()]
    counts = {mark: sorted(line.count(mark) for line in lines) for mark in ",\t;|，"}
    best = max(counts, key=lambda mark: (counts[mark][len(lines) // 2] if lines else 0, mark == ","))
    return best


def _cell(value: str) -> Cell:
    if value[:1] in ("=", "\t", "'", '"') and (found := _AS_TEXT.match(value)):
        value = found[1] if found[1] is not None else found[2]
    if value[:1] == "#" and value.strip() in ERROR_CODES:
        return CellError(value.strip())
    return value
