"""A word of a ledger against closed lists of wordings: 双方达成协议 means 达成协议, 未达成协议 does not.

The lists themselves belong to the rooms; here is only how near is near enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from sizai.text.cells import text_of
from sizai.text.unreadable import Unreadable
from sizai.text.width import comparable

Wordings = Mapping[str, Sequence[str]]
"""code → the wordings that mean it. A wording of one character counts only as the whole cell."""

_PUNCTUATION = re.compile(r"[\s\-_—/\\,，.。、;；:：!！?？'\"“”‘’()（）\[\]【】<>《》「」*#|~·…]+")
_CLAUSE = re.compile(r"[,，.。;；:：!！?？|\n]+")
_NOT = re.compile("[未没无不非勿]|难以|拒绝|拒不|尚未|暂未|否")
# What ends the reach of a 不 or 未 in the same clause: 未付工资已调解成功
_ANEW = re.compile("已|经|后|现|终|再|改|并|但|而")
_REACH = 6


class AmbiguousWording(Unreadable):
    """「{value}」可以理解为{choices}，请只写其中一种。"""


def fold(text: object) -> str:
    """The comparison form: width, white space and punctuation gone, Latin letters in one case."""
    return _PUNCTUATION.sub("", comparable(text_of(text)))


def nearest(
    word: object,
    wordings: Wordings,
    *,
    opposites: Mapping[str, str] | None = None,
    prefer: Iterable[tuple[str, str]] = (),
) -> str | None:
    """The code that `word` means, or None if no wording is near.

    Exact first; then the longest wordings found inside the word, unless a 未 or 不 before them turns them round
    (`opposites` may say into which code); then a word that is the beginning, or a part, of wordings of one code
    only. `prefer` lists (stronger, weaker) pairs of codes for cells that say both. Raises `AmbiguousWording`.
    """
    text = text_of(word)
    whole = fold(text)
    if not whole or len(whole) > 2000:
        return None
    table = _table(tuple((code, tuple(words)) for code, words in wordings.items()))
    exact = {code for folded, code in table if folded == whole}
    if not exact:
        without_notes = fold(re.sub(r"[(（\[【][^()（）\[\]【】]*[)）\]】]", "", text))
        exact = {code for folded, code in table if folded == without_notes}
    codes = (
        exact
        or _inside(text, table, opposites or {})
        or {code for folded, code in table if _begins(whole, folded)}
        or {code for folded, code in table if _part_of(whole, folded)}
    )
    for stronger, weaker in prefer:
        if stronger in codes and weaker in codes:
            codes.discard(weaker)
    if len(codes) > 1:
        shown = [next(iter(words)) for code, words in wordings.items() if code in codes and words]
        raise AmbiguousWording(text, choices="或".join(f"“{choice}”" for choice in shown))
    return next(iter(codes), None)


@lru_cache(maxsize=64)
def _table(wordings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[str, str], ...]:
    pairs = {(fold(wording), code) for code, words in wordings for wording in words}
    return tuple(sorted((pair for pair in pairs if pair[0]), key=lambda pair: (-len(pair[0]), pair)))


def _inside(text: str, table: Sequence[tuple[str, str]], opposites: Mapping[str, str]) -> set[str]:
    """Codes of the wordings inside each clause, longest first, no character used twice."""
    codes: set[str] = set()
    for part in _CLAUSE.split(comparable(text.replace("\n", "，"))):
        clause = fold(part)
        taken = [False] * len(clause)
        for wording, code in table:
            if len(wording) < 2:
                continue
            start = clause.find(wording)
            while start >= 0:
                end = start + len(wording)
                if not any(taken[start:end]):
                    meant = opposites.get(code) if _turned(clause, start) else code
                    if meant is not None:
                        codes.add(meant)
                        taken[start:end] = [True] * len(wording)
                start = clause.find(wording, start + 1)
    return codes


def _turned(clause: str, start: int) -> bool:
    """A negation shortly before, in the same breath."""
    before = clause[max(0, start - _REACH) : start]
    found = list(_NOT.finditer(before))
    return bool(found) and not _ANEW.search(before, found[-1].end())


def _begins(word: str, wording: str) -> bool:
    return len(word) >= 2 and wording.startswith(word)


def _part_of(word: str, wording: str) -> bool:
    """成功 of 调解成功; but 达成 is no part of 未达成, where a negation would be lost."""
    start = wording.find(word) if len(word) >= 2 else -1
    return start > 0 and not _turned(wording, start)
