"""The page: GB/T 9704-2012, 5.2 (A4, margins, grid), 7.5 (page numbers), 10.1 (letters). Lengths in mm."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.section import Section
from docx.shared import Mm, Twips

from ..wording import Wording
from .fonts import XIAOBIAOSONG, Face
from .markup import el, replace_children, twips
from .paragraphs import indent, paragraph, run, runs
from .styles import FOOT, LINE, PAGE_NUMBER, SIGNING

TOP, LEFT, BLOCK_WIDTH, BLOCK_HEIGHT = 37, 28, 156, 225
RIGHT, BOTTOM = 210 - LEFT - BLOCK_WIDTH, 297 - TOP - BLOCK_HEIGHT
#: 4096ths of a point: 156 mm / 28 is 0.2073 points less than the 16 of a character.
CHARACTER_SPACE = -849

DEMO_MARK = "演示"
DEMO_SENTENCE = "人名、单位和案情都是虚构的，本件不能作为凭据。"

# The dash of the page number is 7 mm below the text block: 28 mm from the edge, in the middle of its line.
_NUMBER_LINE = 360
_FOOT_LINE = 272
_SIGNING_LINE = 440
_NUMBER_LINE_ENDS = twips(28) - _NUMBER_LINE // 2


def set_page(document: Document, wording: Wording) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(29)  # the upper edge of the name is then at 30
    grid = el("docGrid", type="linesAndChars", linePitch=LINE, charSpace=CHARACTER_SPACE)
    properties = section._sectPr
    for former in properties.xpath("./w:docGrid | ./w:cols"):
        properties.remove(former)
    properties.append(el("cols", space=425))
    properties.append(grid)
    _set_feet(document, section, wording)


def _set_feet(document: Document, section: Section, wording: Wording) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section.footer_distance = Twips(_NUMBER_LINE_ENDS - _height_below_number(wording))
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        replace_children(footer._element, _page_number(side), *_lines_below_number(wording))
    if wording.letterhead:
        _set_letter(section, wording)


def _height_below_number(wording: Wording) -> int:
    demo = _FOOT_LINE if wording.demo or wording.letterhead else 0
    signing = _SIGNING_LINE if wording.signed_pages else 0
    return signing + len(wording.foot) * _FOOT_LINE + demo


def _lines_below_number(wording: Wording) -> list[Any]:
    """Made anew for each foot: an element can stand in one place only."""
    lines = []
    if wording.signed_pages:
        lines.append(_foot_line(*runs(wording.signed_pages, SIGNING), height=_SIGNING_LINE, align="left"))
    return [*lines, *_plain_foot(wording)]


def _plain_foot(wording: Wording) -> list[Any]:
    """The foot's own lines and the 演示 mark; a letter keeps the mark's line even when it is not a demo."""
    lines = [_foot_line(*runs(text, FOOT)) for text in wording.foot]
    if wording.demo or wording.letterhead:
        lines.append(_foot_line(*(demo_mark() if wording.demo else [])))
    return lines


def _foot_line(*content: Any, height: int = _FOOT_LINE, align: str = "center") -> Any:
    spacing = el("spacing", before=0, after=0, line=height, lineRule="exact")
    return paragraph(*content, style="Footer", spacing=spacing, jc=el("jc", val=align))


def demo_mark() -> list[Any]:
    """演示 in a dashed box, and what that means."""
    boxed = run(DEMO_MARK, FOOT)
    border = el("bdr", val="dashed", sz=4, space=0, color="000000")
    boxed.rPr.append(border)
    return [boxed, *runs(f"　{DEMO_SENTENCE}", FOOT)]


def _page_number(side: str) -> Any:
    """— 1 —, one character in from the outer edge."""
    inset = indent(right=1) if side == "right" else el("ind", leftChars=100, left=280)
    parts: list[Any] = [run("— ", PAGE_NUMBER)]
    for kind in ("begin", "PAGE", "separate", "1", "end"):
        parts.append(_field_part(kind))
    parts.append(run(" —", PAGE_NUMBER))
    return paragraph(
        *parts,
        style="Footer",
        spacing=el("spacing", before=0, after=0, line=_NUMBER_LINE, lineRule="exact"),
        ind=inset,
        jc=el("jc", val=side),
    )


def _field_part(kind: str) -> Any:
    if kind == "PAGE":
        instruction = el("instrText")
        instruction.text = " PAGE "
        return el("r", PAGE_NUMBER.properties(), instruction)
    if kind == "1":
        return run("1", PAGE_NUMBER)
    return el("r", PAGE_NUMBER.properties(), el("fldChar", fldCharType=kind))


def _set_letter(section: Section, wording: Wording) -> None:
    """Name of the body 30 mm from the top, red lines of 170 mm 4 mm under it and 20 mm from the bottom."""
    section.different_first_page_header_footer = True
    size = min(40, max(16, int(442 / len(wording.letterhead))))
    mark = paragraph(
        *runs(wording.letterhead, Face(XIAOBIAOSONG, size, red=True)),
        style="Header",
        spacing=el("spacing", before=0, after=0, line=int(size * 24), lineRule="atLeast"),
        jc=el("jc", val="center"),
    )
    header, footer = section.first_page_header, section.first_page_footer
    replace_children(header._element, mark, _red_line("thickThinSmallGap", height=twips(4)))
    replace_children(footer._element, *_plain_foot(wording), _red_line("thinThickSmallGap", height=60))


def _red_line(kind: str, *, height: int) -> Any:
    """170 mm, centred on the page: 8 mm beyond the text block at the left, 6 mm at the right."""
    border = el("pBdr", el("bottom", val=kind, sz=24, space=0, color="D7000F"))
    return paragraph(
        style="Header",
        pBdr=border,
        spacing=el("spacing", before=0, after=0, line=height, lineRule="exact"),
        ind=el("ind", left=-twips(8), right=-twips(6)),
    )
