"""The three ledgers as their rooms declare them."""

from __future__ import annotations

import re

from sizai.enterprises.ledger import ENTERPRISES
from sizai.orgs.ledger import UNIONS
from sizai.registers.workbooks.columns import Column
from sizai.resolution.ledger import CASES

LEDGERS = (CASES, ENTERPRISES, UNIONS)


def wordings_of(column: Column) -> list[str]:
    return [column.name, *column.synonyms, *column.only]


def bare(word: str) -> str:
    return re.sub(r"[()（）/]", "", word)


__all__ = ["CASES", "ENTERPRISES", "LEDGERS", "UNIONS", "bare", "wordings_of"]
