"""Numbers written in Chinese, in figures, or in both: 叁万贰仟, 3万2千, 1千5, 12.5亿, 二〇二四."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

_DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict.fromkeys("○◯", 0),
    **dict.fromkeys("貳两兩弍", 2),
    **dict.fromkeys("參叄参", 3),
    "陸": 6,
}
_SMALL = {"千": 1000, "仟": 1000, "百": 100, "佰": 100, "十": 10, "拾": 10}
_LARGE = {"亿": 10**8, "億": 10**8, "万": 10**4, "萬": 10**4}
_SAME = str.maketrans(
    {"億": "亿", "萬": "万", "仟": "千", "佰": "百", "拾": "十"} | {"廿": "二十", "卅": "三十"}
)
_POINT = re.compile("([〇零一二三四五六七八九两\\d])点([〇零一二三四五六七八九\\d]+)")
_FIGURES = re.compile(r"\d+(?:\.\d+)?\Z", re.ASCII)

CHARACTERS = "".join(_DIGITS) + "".join(_SMALL) + "".join(_LARGE) + "廿卅"
"""Every character that may stand in a Chinese number, for readers' own patterns (点 apart)."""


def read_number(text: str) -> Decimal | None:
    """The number, or None if the whole text is not one. Half-width figures without separators are expected."""
    if len(text) > 40:
        return None
    text = text.translate(_SAME)
    text = _POINT.sub(lambda found: f"{digits_of(found[1])}.{digits_of(found[2])}", text)
    if text and all(character in _DIGITS for character in text):
        return Decimal(digits_of(text) or 0)
    return _whole(text)


def is_clipped(text: str) -> bool:
    """A last unit left unsaid: 1千5, 三万二. With 元 after it the reading is no longer certain."""
    text = text.translate(_SAME)
    return len(text) > 2 and text[-2] in "千百万亿" and (text[-1] in _DIGITS or text[-1].isdecimal())


def digits_of(text: str) -> str | None:
    """二〇二四 → 2024; None if some character is not a digit."""
    if not text or not all(character in _DIGITS or character in "0123456789" for character in text):
        return None
    return "".join(str(_DIGITS.get(character, character)) for character in text)


def _whole(text: str) -> Decimal | None:
    for name in "亿万":
        if name in text:
            head, _, tail = text.rpartition(name)
            leading = None if name in head else _whole(head)
            return _joined(leading, tail, _LARGE[name], _whole)
    return _section(text)


def _section(text: str) -> Decimal | None:
    """Below ten thousand."""
    for name in "千百十":
        if name in text:
            head, _, tail = text.partition(name)
            leading = Decimal(1) if name == "十" and not head else _plain(head)
            return _joined(leading, tail, _SMALL[name], _section)
    return _plain(text)


def _plain(text: str) -> Decimal | None:
    if _FIGURES.match(text):
        return Decimal(text)
    return Decimal(_DIGITS[text]) if text in _DIGITS else None


def _joined(
    leading: Decimal | None, tail: str, unit: int, rest: Callable[[str], Decimal | None]
) -> Decimal | None:
    """`leading` times the unit, plus the tail; a tail of one digit counts in tenths of the unit (1千5 = 1500)."""
    if leading is None or (tail and leading != int(leading)):
        return None
    bare = tail.lstrip("零〇○◯0")
    if not bare:
        return leading * unit if set(tail) <= set("零〇") else None
    trailing = rest(bare)
    if trailing is None or trailing >= unit:
        return None
    if bare == tail and len(tail) == 1:
        return leading * unit + trailing * unit / 10
    return leading * unit + trailing
