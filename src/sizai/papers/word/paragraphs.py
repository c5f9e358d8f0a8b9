"""Paragraphs: runs with their faces, the title, body text, the signature of the issuing body."""

from __future__ import annotations

from typing import Any

from ..wording import Annex, Code, Gap, Heading, Issued, Note, Paragraph, Title
from .fonts import Face, pieces
from .markup import el
from .styles import BODY, CELL, CHARACTER, LEAD, LINE, NOTE, TITLE

_GRID_CHARACTERS = 28


def run(text: str, face: Face, family: str = "") -> Any:
    written = el("t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return el("r", face.properties(family), written)


def runs(text: str, face: Face) -> list[Any]:
    return [run(piece, face, family) for family, piece in pieces(text)]


def paragraph(*content: Any, style: str = "", **properties: Any) -> Any:
    """`properties`: ready elements of w:pPr by name; they are put in the schema's order."""
    order = ("keepNext", "pageBreakBefore", "pBdr", "tabs", "spacing", "ind", "jc")
    kept = [properties[name] for name in order if properties.get(name) is not None]
    head = el("pPr", el("pStyle", val=style) if style else None, *kept)
    return el("p", head if len(head) else None, *content)


def indent(first: int = 0, right: float = 0) -> Any:
    """`first` line and `right` side in characters of the grid."""
    values: dict[str, str | int] = {}
    if right:
        values |= {"rightChars": int(right * 100), "right": int(right * CHARACTER)}
    if first:
        values |= {"firstLineChars": first * 100, "firstLine": first * CHARACTER}
    return el("ind", **values) if values else None


def title(block: Title) -> list[Any]:
    lines = [paragraph(*runs(block.text, TITLE), style="Title")]
    if block.code:
        lines.append(paragraph(*runs(block.code, BODY), jc=el("jc", val="center"), keepNext=el("keepNext")))
    return [*lines, *gap(Gap())]


def code(block: Code) -> list[Any]:
    """At the right, 7/8 of a character below the red line (GB/T 9704, 10.1)."""
    spacing = el("spacing", before=280, after=LINE, line=LINE, lineRule="exact")
    return [paragraph(*runs(block.text, BODY), spacing=spacing, jc=el("jc", val="right"))]


def heading(block: Heading) -> list[Any]:
    return [paragraph(*runs(block.text, LEAD), style="Heading1", ind=indent(2))]


def body(block: Paragraph) -> list[Any]:
    return [
        paragraph(
            *runs(block.lead, LEAD),
            *runs(block.text, BODY),
            ind=indent(block.indent),
            keepNext=el("keepNext") if block.with_next else None,
        )
    ]


def gap(block: Gap) -> list[Any]:
    return [paragraph(keepNext=el("keepNext")) for _ in range(block.lines)]


def note(block: Note) -> list[Any]:
    return [paragraph(*runs(block.text, NOTE), style="Note")]


def annex(block: Annex) -> list[Any]:
    """附件 in 黑体 at the first line of a new page, its title on the third (GB/T 9704, 7.3.7)."""
    label = paragraph(
        *runs(block.label, LEAD), keepNext=el("keepNext"), pageBreakBefore=el("pageBreakBefore")
    )
    return [label, *gap(Gap()), *title(Title(block.title))]


def characters(text: str) -> float:
    """Width of the text in characters of the grid: a Latin letter or digit is half of one."""
    return sum(0.5 if ord(character) < 0x2000 else 1 for character in text)


def issued(block: Issued) -> list[Any]:
    """The date four characters from the right, the body centred over it (GB/T 9704, 7.3.5.1).

    A body too long for that pushes the date to the left; room is left above for the seal.
    """
    name, date_width = characters(block.body), characters(block.on)
    date_right = max(4.0, (name - date_width) / 2)
    name_right = date_right + (date_width - name) / 2
    if name > _GRID_CHARACTERS:
        date_right, name_right = 4.0, 0.0
    right = el("jc", val="right")
    return [
        *gap(Gap(2)),
        paragraph(*runs(block.body, BODY), ind=indent(right=name_right), jc=right, keepNext=el("keepNext")),
        paragraph(*runs(block.on, BODY), ind=indent(right=date_right), jc=el("jc", val="right")),
    ]


def cell_lines(text: str, face: Face = CELL, *, align: str = "left", with_next: bool = False) -> list[Any]:
    """Paragraphs of a table cell; at least one, since Word calls an empty cell damaged."""
    return [
        paragraph(
            *runs(line, face),
            style="Cell",
            jc=el("jc", val=align) if align != "left" else None,
            keepNext=el("keepNext") if with_next else None,
        )
        for line in text.split("\n")
    ]


def separator() -> Any:
    """A little air before a table, and the paragraph that must stand after the last one."""
    return paragraph(
        spacing=el("spacing", before=0, after=0, line=100, lineRule="exact"), keepNext=el("keepNext")
    )
