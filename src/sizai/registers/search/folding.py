"""How a text and a query are made alike, and cut into pairs."""

from __future__ import annotations

import re
from operator import add

from sizai.text.width import comparable, half_width

LONGEST_TEXT = 20_000
"""Characters of a document that are indexed."""

LONGEST_WORD, MOST_WORDS = 60, 8
"""Of a query; what is longer is cut."""

_PARTS = re.compile(r"[\W_]+")
_DOTS = re.compile("[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u16eb\u0387\u2e31\u318d]")


def fold(text: str) -> str:
    """Letters and digits half-width and in one case, every run of marks one space: 鹤工调〔2026〕12号 → 鹤工调 2026 12号.

    Middle dots of names vanish (买买提·阿布都 is also written without). Chinese stays as written.
    """
    plain = half_width(_DOTS.sub("", text[:LONGEST_TEXT]))
    return " ".join([comparable(part) for part in _PARTS.split(plain) if part])


def words_of(query: str) -> list[str]:
    """The words of a query, folded; each must stand in the text. Marks inside a word are one space there too."""
    found = (fold(word[:LONGEST_WORD]) for word in query[:1000].split())
    return list(dict.fromkeys(word for word in found if word))[:MOST_WORDS]


def pairs(folded: str) -> set[str]:
    """Every two neighbours that are not parted by a space."""
    found: set[str] = set()
    for run in folded.split(" "):
        found.update(map(add, run, run[1:]))
    return found
