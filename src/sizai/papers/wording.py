"""The wording of a paper: its parts in order, built once, whatever it is printed with.

A paper (`Agreement`, `Invitation`, …) turns facts into a `Wording`; a printer (`word/`, later PDF) turns a
`Wording` into a file. All text is cleaned here, so no printer meets a character it cannot print.
Lengths are in millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol, TypeAlias

from .cleaning import clean_line, clean_lines

Align: TypeAlias = Literal["left", "center", "right"]


def _line(block: object, *names: str) -> None:
    for name in names:
        object.__setattr__(block, name, clean_line(getattr(block, name)))


@dataclass(frozen=True)
class Title:
    """The title, and under it the number of a paper that has no letterhead."""

    text: str
    code: str = ""

    def __post_init__(self) -> None:
        _line(self, "text", "code")


@dataclass(frozen=True)
class Code:
    """The number of a letter, such as 鹤工调〔2026〕12号, under the red line at the right."""

    text: str

    def __post_init__(self) -> None:
        _line(self, "text")


@dataclass(frozen=True)
class Heading:
    """一、…… on a line of its own."""

    text: str

    def __post_init__(self) -> None:
        _line(self, "text")


@dataclass(frozen=True)
class Paragraph:
    """Body text. `lead` (一、 or a speaker's name) stands first in 黑体; `indent` is in characters."""

    text: str
    lead: str = ""
    indent: int = 2
    with_next: bool = False

    def __post_init__(self) -> None:
        _line(self, "text", "lead")


@dataclass(frozen=True)
class Column:
    """`width` is a share of the text block's width."""

    head: str
    width: int
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """Rows under a head that is repeated on each page. `row_height` is the least height of a row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()
    row_height: int = 8

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", tuple(_cells(row) for row in self.rows))
        object.__setattr__(self, "total", _cells(self.total))
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells in a table of {len(self.columns)} columns")


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("\n".join(clean_lines(cell)) for cell in row)


@dataclass(frozen=True)
class Element:
    """A named field of a form. An empty value prints `lines` ruled lines to fill by hand."""

    label: str
    value: str = ""
    lines: int = 1

    def __post_init__(self) -> None:
        _line(self, "label")
        object.__setattr__(self, "value", "\n".join(clean_lines(self.value)))


@dataclass(frozen=True)
class Band:
    """A line across a form that names the group below it."""

    text: str

    def __post_init__(self) -> None:
        _line(self, "text")


FormRow: TypeAlias = Band | tuple[Element] | tuple[Element, Element]


@dataclass(frozen=True)
class Form:
    """Fields in a ruled table, one or two to a row."""

    rows: tuple[FormRow, ...]


@dataclass(frozen=True)
class SignatureLines:
    """Where people sign: two columns (the sides), each label followed by room to write."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in ("left", "right"):
            object.__setattr__(self, name, tuple(clean_line(label) for label in getattr(self, name)))


@dataclass(frozen=True)
class Issued:
    """Body and date at the end, centred on each other, with room for the seal."""

    body: str
    on: str

    def __post_init__(self) -> None:
        _line(self, "body", "on")


@dataclass(frozen=True)
class Annex:
    """A new page: 附件1, and its title."""

    label: str
    title: str

    def __post_init__(self) -> None:
        _line(self, "label", "title")


@dataclass(frozen=True)
class Note:
    """Small print under a table or at the end."""

    text: str

    def __post_init__(self) -> None:
        _line(self, "text")


@dataclass(frozen=True)
class Gap:
    lines: int = 1


Block: TypeAlias = (
    Title | Code | Heading | Paragraph | Table | Form | SignatureLines | Issued | Annex | Note | Gap
)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A whole paper.

    `letterhead`: name of the issuing body when the paper is a letter (信函格式); empty otherwise.
    `foot`: lines under the page number; `signed_pages`: each page leaves room for signatures in the foot.
    `version`: of this wording, kept in the file, since a sent paper is frozen with it.
    `name`: parts of the file name.
    """

    name: tuple[str, ...]
    subject: str
    version: str
    demo: bool
    dated: date | None
    blocks: tuple[Block, ...]
    letterhead: str = ""
    foot: tuple[str, ...] = field(default=())
    signed_pages: str = ""

    def __post_init__(self) -> None:
        _line(self, "subject", "letterhead", "signed_pages")
        object.__setattr__(self, "foot", tuple(clean_line(line) for line in self.foot))


class Paper(Protocol):
    """Facts that can be worded."""

    def wording(self) -> Wording: ...


#: Printed where a text is not known, to be filled by hand.
OPEN_LINE = "_" * 48


def written(text: str, *, lead: str = "") -> tuple[Paragraph, ...]:
    """As `paragraphs`, with an open line when there is nothing."""
    return paragraphs(text, lead=lead) or (Paragraph(OPEN_LINE, lead=lead),)


def paragraphs(text: str, *, lead: str = "") -> tuple[Paragraph, ...]:
    """Typed text as body paragraphs, one to a line; the lead stands before the first."""
    lines = clean_lines(text)
    return tuple(Paragraph(line, lead=lead if at == 0 else "") for at, line in enumerate(lines))
