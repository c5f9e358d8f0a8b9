"""Cells as they come from a sheet."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sizai.text.words import words

ERROR_CODES = frozenset(words("#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #GETTING_DATA"))
NO_RESULT = "公式"


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell that holds an error (#N/A), or a formula whose result was never saved (code 公式)."""

    code: str

    def __str__(self) -> str:
        return self.code

    @property
    def sentence(self) -> str:
        if self.code == NO_RESULT:
            return "这一格是公式，文件里没有存下算出的值，请用 Excel 或 WPS 打开并保存一次，或直接填数。"
        return f"这一格是错误值 {self.code}，请改正公式或直接填写。"


Cell = (
    str
    | int
    | float
    | bool
    | datetime.date
    | datetime.datetime
    | datetime.time
    | datetime.timedelta
    | CellError
    | None
)
"""Blank cells are "" (or None past the end of a row)."""


def column_letter(index: int) -> str:
    """0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
