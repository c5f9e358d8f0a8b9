"""Telephone numbers in a cell: mobile and landline, one or several, with notes between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sizai.text.cells import text_of
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import half_width, tidy


class NotAPhone(Unreadable):
    """「{value}」不像电话号码，请填11位手机号，或带区号的座机号，例如 0750-8888888。"""


class PhoneLength(Unreadable):
    """「{value}」有 {length} 位数字，手机号应为11位，请核对。"""


class MaskedPhone(Unreadable):
    """「{value}」被打了星号，请填完整的号码，或留空。"""


@dataclass(frozen=True, slots=True)
class Phones:
    """The cell as written and the numbers in it: 13800138000, 0750-8888888, 0750-8888888-801, +85291234567."""

    written: str
    numbers: tuple[str, ...] = ()


_USUAL = re.compile(r"1[3-9]\d{9}\Z", re.ASCII)
_LOST_NOUGHT = re.compile(r"(?=(?:10|2\d|[3-9]\d{2}))[2-9]\d{8,10}\Z|10\d{8}\Z")
_MASKED = re.compile(r"\d\*+|\*+\d")
_OTHER = re.compile(r"\D")
_AREA = r"(?:010|02\d|0[3-9]\d{2})"
_MOBILE = re.compile(r"(?<!\d)(?:(?:\+|00)?86[-\s]*)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)")
_LOOSE_MOBILE = re.compile(r"(?<!\d)1[-\s]?[3-9](?:[-\s]?\d){9}(?![-\s]?\d)")
_LANDLINE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)?86[-\s]*)?\(?({_AREA})\)?[-\s]*([2-9]\d{{2,3}}[-\s]?\d{{4}})"
    r"(?:\s*(?:-|转|分机|ext\.?|x|#)\s*(\d{1,6}))?(?!\d)",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"(?<!\d)([2-9]\d{6,7})(?:\s*(?:-|转|分机|#)\s*(\d{1,6}))?(?!\d)")
_SERVICE = re.compile(r"(?<!\d)([48]00)[-\s]?(\d{3,4})[-\s]?(\d{3,4})(?!\d)")
_ABROAD = re.compile(r"(?:\+|(?<!\d)00)(?!86)(\d[\d\s-]{5,17}\d)")
_HONG_KONG = re.compile(r"(?<!\d)\(?(85[23])\)?[-\s]*(\d{4})[-\s]?(\d{4})(?!\d)")


def read_phones(cell: object) -> Phones:
    """Every number in the cell. Raises an `Unreadable` if figures remain that are no number."""
    if isinstance(cell, bool):
        raise NotAPhone(cell)
    written = tidy(text_of(cell))
    if not written:
        raise Missing(cell)
    if len(written) > 300:
        raise NotAPhone(cell)
    if _USUAL.match(written):
        return Phones(written, (written,))
    text = half_width(written)
    if isinstance(cell, (int, float)) and _LOST_NOUGHT.match(text):
        # a landline typed as a number loses its 0
        text = "0" + text
    if _MASKED.search(text):
        raise MaskedPhone(written)
    found: list[tuple[int, str]] = []

    def take(pattern: re.Pattern[str], shape: str) -> None:
        nonlocal text

        def note(match: re.Match[str]) -> str:
            parts = [re.sub(r"\D", "", group) for group in match.groups() if group] or [
                re.sub(r"\D", "", match[0])
            ]
            found.append((match.start(), shape.join(parts)))
            return " " * len(match[0])

        text = pattern.sub(note, text)

    for pattern, shape in (
        (_MOBILE, ""),
        (_ABROAD, "+"),
        (_HONG_KONG, ""),
        (_LANDLINE, "-"),
        (_SERVICE, "-"),
        (_LOOSE_MOBILE, ""),
        (_LOCAL, "-"),
    ):
        before = len(found)
        take(pattern, shape)
        if pattern in (_ABROAD, _HONG_KONG):
            found[before:] = [(at, "+" + number) for at, number in found[before:]]
    rest = re.sub(r"\D", "", text)
    if rest or not found:
        runs = re.findall(r"\d+", text)
        if len(runs) == 1 and len(rest) >= 8 and not found:
            raise PhoneLength(written, length=len(rest))
        raise NotAPhone(written)
    numbers = dict.fromkeys(number for _, number in sorted(found))
    return Phones(written, tuple(numbers))
