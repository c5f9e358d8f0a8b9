"""How many people: 5 · 5人 · 五人 · 5名职工 · 等12人 · 10余人 → a whole number."""

from __future__ import annotations

import re

from sizai.text import numerals
from sizai.text.cells import text_of
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import squeeze

MOST = 1_000_000


class NotACount(Unreadable):
    """「{value}」不是人数，请填一个整数，例如 5。"""


class TooFew(Unreadable):
    """人数「{value}」太少，至少应为 {least}，请核对。"""


class TooMany(Unreadable):
    """人数「{value}」大得不合常理，请核对。"""


# 5人(含女职工3人): what stands in brackets explains the number before it
_NOTE = re.compile(r"(?<=.)\([^()]*\)?\Z")
_BEFORE = re.compile(r"\A(?:等|共计|共|约|大约|近|合计|总计|计|涉及|[:'])+")
_WHO = "(?:(?:名|位|个|人次|人)?(?:职工|员工|工人|劳动者|农民工|民工|工友|会员|同志|群众|人)?(?:人次|人|名|位|个)?)"
_COUNT = re.compile(
    rf"(?P<sign>-?)(?P<number>[0-9.,{numerals.CHARACTERS}俩仨]+?)[余多来+]?{_WHO}(?:左右|以上)?[。.]?\Z"
)


def read_people(cell: object, *, least: int = 1, most: int = MOST) -> int:
    """A number of persons between `least` and `most`. Raises an `Unreadable`."""
    if isinstance(cell, bool):
        raise NotACount(cell)
    if isinstance(cell, (int, float)):
        if cell != cell or cell in (float("inf"), float("-inf")) or cell != int(cell):
            raise NotACount(cell)
        return _within(int(cell), cell, least, most)
    text = squeeze(text_of(cell))
    if not text:
        raise Missing(cell)
    if text.isascii() and text.isdecimal() and len(text) < 12:
        return _within(int(text), cell, least, most)
    if len(text) > 60:
        raise NotACount(cell)
    found = _COUNT.match(_BEFORE.sub("", _NOTE.sub("", text)))
    number = found and numerals.read_number(
        found["number"].replace(",", "").replace("俩", "二").replace("仨", "三")
    )
    if not found or number is None or number != int(number):
        raise NotACount(cell)
    return _within(int(number) * (-1 if found["sign"] else 1), cell, least, most)


def _within(number: int, cell: object, least: int, most: int) -> int:
    if number < least:
        raise TooFew(cell, least=least)
    if number > most:
        raise TooMany(cell)
    return number
