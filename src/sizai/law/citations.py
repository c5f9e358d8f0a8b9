"""Where a rule stands: law, article, paragraph, in force from, and whether anyone has read the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sizai.law import datafiles


class Checked(StrEnum):
    """How the wording was checked before it came in here."""

    TEXT = "text"
    REPRINT = "reprint"
    MEMORY = "memory"

    @property
    def label(self) -> str:
        return {"text": "见到条文", "reprint": "只见到转载", "memory": "凭记忆，未核对"}[self.value]


@dataclass(frozen=True)
class Citation:
    """One place in one law. `in_force_from` is the day from which the article has this number."""

    law: str
    title: str
    article: int
    paragraph: int | None
    item: int | None
    in_force_from: date
    checked: Checked

    @property
    def verified(self) -> bool:
        """True only when the article itself was read."""
        return self.checked is Checked.TEXT

    @property
    def place(self) -> str:
        """第十四条第三款."""
        text = f"第{chinese_number(self.article)}条"
        if self.paragraph is not None:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item is not None:
            text += f"第{chinese_number(self.item)}项"
        return text

    def __str__(self) -> str:
        return f"《{self.title}》{self.place}"


def cite(row: Mapping[str, Any]) -> Citation:
    """A citation from plain data: {law, article, paragraph?, item?, checked}."""
    law = datafiles.read("laws")["laws"][row["law"]]
    return Citation(
        law=row["law"],
        title=law["title"],
        article=row["article"],
        paragraph=row.get("paragraph"),
        item=row.get("item"),
        in_force_from=law["in_force_from"],
        checked=Checked(row["checked"]),
    )


def chinese_number(number: int) -> str:
    """14 → 十四, 205 → 二百零五; 1 to 9999, as articles are numbered."""
    digits = "零一二三四五六七八九"
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, unit)
        if digit:
            text += digits[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    text += digits[number] if number else ""
    return text.removeprefix("一") if text.startswith("一十") else text
