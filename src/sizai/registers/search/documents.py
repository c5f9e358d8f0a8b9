"""One document of the index, and the number under which the index knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from sizai.registers.search.folding import fold, pairs

BITS = 44
"""A document's number is its kind's number before its object's: newest first within a kind is one range, backwards."""

_MARK = re.compile(r"[a-z0-9]+\Z")
_numbers: dict[int, str] = {}


def number_of(kind: str) -> int:
    """A number from 1 to 32,767 that a kind always has. Two kinds with one number are refused."""
    number = int.from_bytes(blake2b(kind.encode(), digest_size=2).digest(), "big") >> 1 or 1
    if _numbers.setdefault(number, kind) != kind:
        raise ValueError(f"search kinds {kind} and {_numbers[number]} share a number: rename one")
    return number


def key_range(kind: str) -> tuple[int, int]:
    """The first number of the kind (its object 0) and the last."""
    base = number_of(kind) << BITS
    return base, base + (1 << BITS) - 1


@dataclass(frozen=True)
class Document:
    """`key`: kind and object in one number. `marks` begin and end with a space, so that one can be found whole."""

    key: int
    folded: str
    marks: str

    @classmethod
    def of(cls, kind: str, object_id: int, text: str, marks: Iterable[str]) -> Document:
        """Fold the text. A mark is small letters and digits."""
        given = sorted(set(marks))
        for mark in given:
            if not _MARK.match(mark):
                raise ValueError(f"search mark {mark!r}")
        return cls(
            (number_of(kind) << BITS) + object_id, fold(text), f" {' '.join(given)} " if given else " "
        )

    @property
    def tokens(self) -> set[str]:
        """What the index holds: pairs, and marks under a sign that no text keeps."""
        return pairs(self.folded) | {f"_{mark}" for mark in self.marks.split()}
