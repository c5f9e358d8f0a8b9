"""What a reader says when it cannot read: one class per refusal, its docstring is the sentence."""

from __future__ import annotations

from sizai.text.cells import text_of

LONGEST_QUOTE = 30


def quote(value: object, *, longest: int = LONGEST_QUOTE) -> str:
    """A value as it may stand inside a sentence: one line, at most `longest` characters."""
    text = " ".join(text_of(value).split())
    return text if len(text) <= longest else text[:longest] + "…"


class Unreadable(ValueError):
    """「{value}」读不懂，请核对后重新填写。"""

    def __init__(self, value: object = "", **facts: object) -> None:
        self.value = value
        self.facts = facts
        sentence = (type(self).__doc__ or "").strip()
        super().__init__(sentence.format(value=quote(value), **facts))


class Missing(Unreadable):
    """这一格是空的，请填写。"""


class TooLong(Unreadable):
    """这一格有 {length} 个字，最多 {longest} 个字，请缩短后再填。"""
