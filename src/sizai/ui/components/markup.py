"""The three lines that every component is made of: escape, join, mark as safe."""

from __future__ import annotations

from functools import cache
from html import escape as escape_text
from typing import Final, Literal

from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

Empty = Literal["无数据", "无", ""]
"""How a missing value is said: a figure that nobody delivered, an optional field left open, or nothing at all."""

NO_DATA: Final[Empty] = "无数据"
NONE: Final[Empty] = "无"
BLANK: Final[Empty] = ""


def esc(value: object) -> str:
    """Text for HTML; what is already safe stays as it is."""
    if isinstance(value, SafeString):
        return value
    return escape_text(str(value))


def safe(html: str) -> SafeString:
    """Only for strings in which every foreign part went through `esc`."""
    return mark_safe(html)


def missing(empty: Empty = NO_DATA) -> SafeString:
    """The sign for a value that is not there. 0 is not missing."""
    if empty == NO_DATA:
        return safe('<span class="nodata">无数据</span>')
    return safe(f'<span class="hint">{esc(empty)}</span>' if empty else "")


@cache
def icon(name: str, size: str = "i") -> SafeString:
    """A symbol of icons.svg, decoration only: the word stands beside it. `size`: "i" 16 px, "" 24 px."""
    kind = f"g {size}".strip()
    return safe(
        f'<svg class="{esc(kind)}" aria-hidden="true"><use href="{static("sizai/icons.svg")}#{esc(name)}"/></svg>'
    )
