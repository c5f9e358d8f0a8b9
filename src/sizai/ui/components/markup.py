"""The three lines that every component is made of: escape, join, mark as safe."""

from __future__ import annotations

import re
from functools import cache
from html import escape as escape_text
from typing import Final, Literal

from django.templatetags.static import static
from django.utils.safestring import SafeString

Empty = Literal["无数据", "无", ""]
"""How a missing value is said: a figure that nobody delivered, an optional field left open, or nothing."""

NO_DATA: Final[Empty] = "无数据"
NONE: Final[Empty] = "无"
BLANK: Final[Empty] = ""


_special: Final = re.compile("[&<>\"']").search


def esc(value: object) -> str:
    """Text for HTML; what is already safe stays as it is. Most texts need no change: one search tells."""
    if isinstance(value, SafeString):
        return value
    text = value if type(value) is str else str(value)
    return escape_text(text) if _special(text) else text


safe: Final = SafeString
"""Only for strings in which every foreign part went through `esc`."""


@cache
def missing(empty: Empty = NO_DATA) -> SafeString:
    """The sign for a value that is not there. 0 is not missing."""
    if empty == NO_DATA:
        return safe('<span class="nodata">无数据</span>')
    return safe(f'<span class="hint">{esc(empty)}</span>' if empty else "")


@cache
def icon(name: str, size: str = "i") -> SafeString:
    """A symbol of icons.svg, decoration only: the word stands beside it. `size`: "i" 16 px, "" 24 px."""
    kind, sprite = f"g {size}".strip(), static("sizai/icons.svg")
    return safe(f'<svg class="{esc(kind)}" aria-hidden="true"><use href="{sprite}#{esc(name)}"/></svg>')
