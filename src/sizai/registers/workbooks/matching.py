"""One header cell against the declared columns: which column, how surely, in which unit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Literal

from sizai.registers.workbooks.columns import Column, Kind, Ledger
from sizai.text.amounts import UNITS
from sizai.text.width import comparable
from sizai.text.words import words

LONGEST_LABEL = 40


class Sureness(IntEnum):
    """How a header was recognised; the surer of two wins."""

    BEGINNING = 1  # 请求事项及理由
    ENDING = 2  # 第一申请人
    SYNONYM = 3
    NAME = 4
    REMEMBERED = 5


@dataclass(frozen=True, slots=True)
class Match:
    """`rank` is the place among the column's wordings, the first is 0."""

    column: Column
    sureness: Sureness
    rank: int
    unit: Decimal | None = None

    @property
    def order(self) -> tuple[int, int]:
        return (-self.sureness, self.rank)


_BRACKETS = re.compile(r"[(\[【〔{〈<《](?P<inside>[^()\[\]【】〔〕{}〈〉<>《》]*)(?:[)\]】〕}〉>》]|\Z)")
_LAST_BRACKET = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]:?\Z")
_NUMBERING = re.compile(
    r"\A(?:[*★●▲#]+|\d{1,2}[.、)](?!\d)|[(（]?[一二三四五六七八九十]{1,2}[)、.）]|[①-⑳])+"
)
_MARKS = re.compile(r"[\s*★●:：,，、.。;；/\\\-_—~|'\"“”‘’?？!！·]+")
_UNIT = re.compile(r"(?:单位:?|人民币|计量单位:?|/|:)?(?P<unit>亿元|万元|千元|百元|元)\Z")
_TAIL_UNIT = re.compile(r"(?P<stem>.+?)(?P<unit>亿元|万元|千元|百元|元)\Z")
_TAIL_PEOPLE = re.compile(r"(?P<stem>.+)人\Z")
# What may follow a known word without making it another: 申请人姓名, 请求事项及理由, 处理结果情况
_HARMLESS = re.compile(
    r"(?:姓名|名称|名字|全称|简称|名|签名|信息|基本情况|情况|情形|内容|摘要|简述|概述|简要|概况|简要情况|详情|明细|说明|备注|必填|选填"
    r"|全名|单位)\Z"
)
_AND = re.compile(r"(.{2,}?)[及和与或并].+\Z")
_SOMEBODY_ELSE = re.compile("代理|紧急|备用|其他|参与|协助|协办|联动|抄送|上级|副")
_EACH_PERSON = re.compile(r"/\s*人|每人|人均")
SERIAL = frozenset(words("序号 序 序列 序列号 顺序 顺序号 行号 项次 行次 no num index 号"))


def plain(label: str) -> str:
    """A header's comparison form: squeezed, without numbering, marks and brackets (their content stays)."""
    text = _NUMBERING.sub("", comparable(label))
    text = re.sub(r"[()\[\]【】〔〕{}〈〉<>《》「」]", "", text)
    return _MARKS.sub("", text)


class Matcher:
    """The words of one ledger, indexed. `remembered`: header as the user has it → column name ("" to ignore)."""

    def __init__(self, ledger: Ledger, remembered: Mapping[str, str] | None = None) -> None:
        self.ledger = ledger
        self._exact: dict[str, tuple[Column, Sureness, int]] = {}
        self._long: list[tuple[str, Column, int]] = []
        for column in ledger.columns:
            self._index(column)
        self._long.sort(key=lambda item: -len(item[0]))
        self._unless = {column.name: tuple(map(comparable, column.unless)) for column in ledger.columns}
        self._remembered = {plain(label): name for label, name in (remembered or {}).items()}
        self._known: dict[str, Match | None] = {}

    def _index(self, column: Column) -> None:
        words = [column.name, *column.synonyms, *column.only]
        for rank, word in enumerate(words):
            key = plain(word)
            sureness = Sureness.NAME if rank == 0 else Sureness.SYNONYM
            there = self._exact.get(key)
            if there and there[0] is not column:
                raise ValueError(f"{self.ledger.name}: {word} stands for {there[0].name} and {column.name}")
            self._exact.setdefault(key, (column, sureness, rank))
            if len(key) >= 3 and word not in column.only:
                self._long.append((key, column, rank))

    def match(self, label: str, group: str = "") -> Match | None:
        """The column that a header names; `group` is the header above it, where there is one."""
        key = f"{group}\n{label}" if group else label
        if key not in self._known:
            self._known[key] = self._match(label, group)
        return self._known[key]

    def remembered_column(self, letter: str) -> Match | Literal[False] | None:
        """What the user has said of a column by its letter: its match, False to leave it out, None for nothing."""
        said = self._remembered.get(plain(f"{letter}列"))
        if said is None:
            return None
        column = self.ledger.by_name.get(said)
        return Match(column, Sureness.REMEMBERED, 0) if column else False

    def is_serial(self, label: str) -> bool:
        return plain(label) in SERIAL

    def _match(self, label: str, group: str) -> Match | None:
        if not label.strip() or len(label) > LONGEST_LABEL or len(group) > LONGEST_LABEL:
            return None
        for known in dict.fromkeys((plain(label), plain(group + label))):
            if known in self._remembered:
                column = self.ledger.by_name.get(self._remembered[known])
                unit = self._unit(column, label, group) if column else None
                return Match(column, Sureness.REMEMBERED, 0, unit) if column else None
        if not group:
            return self._single(label)
        if not plain(_without_brackets(label)):
            # a line of its own for units and hints: （万元）, （必填）
            return self._single(group + label)
        above = _without_brackets(group)
        for joined in (group + label, label + group, above + label, label + above):
            found = self._look_up(plain(joined))
            if found:
                return self._made(*found, label, group)
        return self._in_group(label, group)

    def _in_group(self, label: str, group: str) -> Match | None:
        """姓名 under 申请人 is 申请人; 联系电话 under 用人单位 is not 联系电话."""
        above, below = self._single(group), plain(_without_brackets(label)) or plain(label)
        if above and re.fullmatch("姓名|名称|名字|全称|名|单位名称|基本情况|情况", below):
            return Match(above.column, Sureness.SYNONYM, above.rank, self._unit(above.column, label, group))
        alone = self._single(label)
        if alone and not self._forbidden(alone.column, plain(group + label)):
            return Match(alone.column, alone.sureness, alone.rank, self._unit(alone.column, label, group))
        return None

    def _single(self, label: str) -> Match | None:
        full = plain(label)
        forms = [full, plain(_LAST_BRACKET.sub("", comparable(label))), plain(_without_brackets(label))]
        for tail in (_TAIL_UNIT, _TAIL_PEOPLE):
            forms += [cut["stem"] for form in forms[:3] if (cut := tail.match(form))]
        for form in dict.fromkeys(form for form in forms if form):
            found = self._look_up(form)
            if found and (form == full or not self._forbidden(found[0], full)):
                if form != full and not self._unit_fits(found[0], full, form):
                    continue
                return self._made(*found, label, "")
        return self._near(forms[2] or full, full, label)

    @staticmethod
    def _unit_fits(column: Column, full: str, form: str) -> bool:
        """人 may be cut from a count's header, 元 from a sum's, nothing from another."""
        if full.startswith(form) and full[len(form) :] == "人":
            return column.kind is Kind.PEOPLE
        return not (full.startswith(form) and full[len(form) :] in UNITS) or column.kind is Kind.MONEY

    def _near(self, form: str, full: str, label: str) -> Match | None:
        if two := _AND.match(form):
            # 申请人及联系电话: the first word is what the column is
            found = self._look_up(two[1])
            if found:
                return self._made(found[0], Sureness.BEGINNING, found[2], label, "")
        cut = _TAIL_UNIT.match(form)
        stem = cut["stem"] if cut else form
        for word, column, rank in self._long:
            if self._forbidden(column, full):
                continue
            before = stem[: len(stem) - len(word)]
            if stem.endswith(word) and len(before) <= 6 and not _SOMEBODY_ELSE.search(before):
                return self._made(column, Sureness.ENDING, rank, label, "")
            if form.startswith(word) and _HARMLESS.match(form[len(word) :]):
                return self._made(column, Sureness.BEGINNING, rank, label, "")
        return None

    def _look_up(self, form: str) -> tuple[Column, Sureness, int] | None:
        return self._exact.get(form)

    def _forbidden(self, column: Column, full: str) -> bool:
        return any(word in full for word in self._unless[column.name])

    def _made(self, column: Column, sureness: Sureness, rank: int, label: str, group: str) -> Match | None:
        if column.kind is Kind.MONEY and _EACH_PERSON.search(comparable(label)):
            return None
        return Match(column, sureness, rank, self._unit(column, label, group))

    @staticmethod
    def _unit(column: Column, label: str, group: str) -> Decimal | None:
        if column.kind is not Kind.MONEY:
            return None
        # a cell with figures above is no header: 约3万元 in the row before a header that comes again
        above = "" if any(character.isdecimal() for character in group) else group
        return header_unit(label) or header_unit(above)


def _without_brackets(label: str) -> str:
    return _BRACKETS.sub("", comparable(label))


def header_unit(label: str) -> Decimal | None:
    """涉案金额(万元), 金额/万元, 金额：万元, 金额万元 → 10000; None if no unit is named."""
    text = comparable(label)
    for found in _BRACKETS.finditer(text):
        named = _UNIT.match(found["inside"])
        if named:
            return UNITS[named["unit"]]
    for form in (text, _without_brackets(label)):
        tail = _TAIL_UNIT.match(form) or _UNIT.match(form)
        if tail:
            return UNITS[tail["unit"]]
    return None
