"""Faces and styles: GB/T 9704-2012, 5.2.2 (body 3号仿宋), 7.3.1 (title 2号小标宋), 7.3.3 (layers).

The page carries the official grid of 22 lines and 28 characters, but paragraphs do not lean on it: pitches of
lines and characters are set in points, since LibreOffice gives a character wider than its cell two cells.
Points: 2号 22, 3号 16, 4号 14, 小四 12, 小五 9. One line of the grid is 225 mm / 22 = 28.95 points.
"""

from __future__ import annotations

from typing import Any

from .fonts import FANGSONG, HEITI, SONGTI, XIAOBIAOSONG, Face
from .markup import el

#: 16 points less 0.3 are 15.7: 28 characters, and not 29, in the 442.2 points of 156 mm.
TRACKING = -6
BODY = Face(FANGSONG, 16, TRACKING)
LEAD = Face(HEITI, 16, TRACKING)
TITLE = Face(XIAOBIAOSONG, 22)
CELL = Face(FANGSONG, 12)
CELL_HEAD = Face(HEITI, 12)
NOTE = Face(FANGSONG, 12)
SIGNING = Face(FANGSONG, 14)
FOOT = Face(SONGTI, 9)
PAGE_NUMBER = Face(SONGTI, 14, latin=SONGTI)

#: Twentieths of a point. 22 × 579 = 12738 fits the 12756 of 225 mm; 580 would lose the 22nd line.
LINE = 579
#: A line of the title: 2号 on 36 points.
TITLE_LINE = 720
#: A line in a table, 18 points: rows with Latin text only stand as high as the others.
CELL_LINE = 360
#: A line of small print, 20 points.
NOTE_LINE = 400
#: A character of the grid: 156 mm / 28.
CHARACTER = 315


def _style(
    key: str, name: str, face: Face | None, *paragraph: Any, kind: str = "paragraph", default: bool = False
) -> Any:
    attributes: dict[str, str | int] = {"type": kind}
    if default:
        attributes["default"] = 1
    attributes["styleId"] = key
    return el(
        "style",
        el("name", val=name),
        el("basedOn", val="Normal") if kind == "paragraph" and not default else None,
        el("qFormat"),
        el("pPr", *paragraph) if paragraph else None,
        face.properties() if face else None,
        **attributes,
    )


def _exactly(line: int, *, before: int = 0, after: int = 0) -> Any:
    return el("spacing", before=before, after=after, line=line, lineRule="exact")


def style_sheet() -> list[Any]:
    """The children of w:styles."""
    base = el(
        "rPr",
        BODY.fonts(FANGSONG),
        el("snapToGrid", val=0),
        el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    table = el(
        "style",
        el("name", val="Normal Table"),
        el("uiPriority", val=99),
        el("tblPr", el("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    return [
        el("docDefaults", el("rPrDefault", base), el("pPrDefault", el("pPr"))),
        _style(
            "Normal",
            "Normal",
            BODY,
            el("widowControl", val=0),
            el("autoSpaceDE", val=0),
            el("autoSpaceDN", val=0),
            el("snapToGrid", val=0),
            _exactly(LINE),
            el("jc", val="both"),
            default=True,
        ),
        _style(
            "Title",
            "Title",
            TITLE,
            el("keepNext"),
            _exactly(TITLE_LINE),
            el("jc", val="center"),
            el("outlineLvl", val=0),
        ),
        _style("Heading1", "heading 1", LEAD, el("keepNext"), el("outlineLvl", val=1)),
        _style(
            "Cell",
            "表中文字",
            CELL,
            _exactly(CELL_LINE),
            el("jc", val="left"),
        ),
        _style("Note", "附注", NOTE, _exactly(NOTE_LINE, before=60)),
        _style("Header", "header", BODY),
        _style("Footer", "footer", FOOT, el("jc", val="center")),
        table,
    ]
