"""月报: figures with bases, beside the previous period; contradictions are listed, not printed as figures.

Missing is 无数据 and is not 0. Percentages have one decimal, money in yuan two, in 万元 one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from .parties import must_have
from .phrases import MINUS, PLUS, clock, day, ended, figure, ordinal
from .refusals import NotAFigure
from .wording import (
    Block,
    Column,
    Heading,
    Issued,
    Note,
    Paragraph,
    Table,
    Title,
    Wording,
    paragraphs,
)

VERSION = "monthly-1"
MISSING = "无数据"
IN_DOUBT = "待核"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """`value` None is 无数据. `contradiction`: why the number cannot be right; it is then not printed.

    `numerator` and `denominator` are the base of a rate. `remarks`: definition, flags, in words.
    """

    name: str
    value: Decimal | None
    unit: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    previous: Decimal | None = None
    remarks: tuple[str, ...] = ()
    contradiction: str = ""

    def __post_init__(self) -> None:
        for number in (self.value, self.numerator, self.denominator, self.previous):
            if number is not None and not (isinstance(number, Decimal) and number.is_finite()):
                raise NotAFigure(self.name)

    @property
    def places(self) -> int:
        return {"%": 1, "％": 1, "元": 2, "万元": 1}.get(self.unit, 0)

    @property
    def printed(self) -> str:
        return IN_DOUBT if self.contradiction else self._number(self.value)

    @property
    def base(self) -> str:
        """1,688／1,739."""
        if self.contradiction or self.numerator is None or self.denominator is None:
            return ""
        return f"{figure(self.numerator, places=0)}／{figure(self.denominator, places=0)}"

    @property
    def before(self) -> str:
        """The previous value and under it the difference; rates differ by 个百分点."""
        if self.previous is None or self.contradiction or self.value is None:
            return self._number(self.previous)
        change = self.value - self.previous
        sign = PLUS if change > 0 else MINUS if change < 0 else ""
        points = "个百分点" if self.unit in ("%", "％") else ""
        said = f"{sign}{self._number(abs(change))}{points}" if change else "持平"
        return f"{self._number(self.previous)}\n{said}"

    def _number(self, value: Decimal | None) -> str:
        return MISSING if value is None else figure(value, places=self.places)


@dataclass(frozen=True, kw_only=True)
class Section:
    heading: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MonthlyReport:
    """`opening` goes before the figures, `sections` after them. `as_of`: when the figures were computed."""

    title: str
    body: str
    period_from: date
    period_to: date
    as_of: datetime
    figures: tuple[Figure, ...]
    issued_on: date
    demo: bool
    code: str = ""
    opening: str = ""
    sections: tuple[Section, ...] = ()

    def wording(self) -> Wording:
        must_have(paper="月报", 标题=self.title, 单位=self.body, 数据=self.figures)
        headed: list[tuple[str, tuple[Block, ...]]] = []
        if self.opening.strip():
            headed.append(("总体情况", paragraphs(self.opening)))
        headed.append(("主要数据", self._figures()))
        doubts = self._doubts()
        if doubts:
            headed.append(("互相矛盾、没有印出的数据", doubts))
        headed += [(section.heading, paragraphs(section.text)) for section in self.sections]
        blocks: list[Block] = [Title(self.title, self.code)]
        for at, (heading, content) in enumerate(headed, start=1):
            blocks += [Heading(f"{ordinal(at)}、{heading}"), *content]
        blocks.append(Issued(self.body, day(self.issued_on)))
        return Wording(
            name=(self.title, f"{self.period_from:%Y%m%d}至{self.period_to:%Y%m%d}"),
            subject=self.title,
            version=VERSION,
            demo=self.demo,
            dated=self.issued_on,
            foot=(f"{self._period()}　数据截至{clock(self.as_of)}",),
            blocks=tuple(blocks),
        )

    def _period(self) -> str:
        return f"{day(self.period_from)}至{day(self.period_to)}"

    def _figures(self) -> tuple[Block, ...]:
        table = Table(
            columns=(
                Column("指标", 31),
                Column("单位", 13, "center"),
                Column("本期", 28, "right"),
                Column("分子／分母", 27, "center"),
                Column("上期\n增减", 31, "right"),
                Column("口径和备注", 26),
            ),
            rows=tuple(
                (item.name, item.unit, item.printed, item.base, item.before, "\n".join(item.remarks))
                for item in self.figures
            ),
        )
        return (
            table,
            Note(
                f"本期：{self._period()}。{MISSING}是没有数据，不是零；{IN_DOUBT}是互相矛盾，核对前不印出。"
            ),
        )

    def _doubts(self) -> tuple[Block, ...]:
        doubtful = [item for item in self.figures if item.contradiction]
        return tuple(
            Paragraph(f"（{ordinal(at)}）{item.name}：{ended(item.contradiction)}")
            for at, item in enumerate(doubtful, start=1)
        )
