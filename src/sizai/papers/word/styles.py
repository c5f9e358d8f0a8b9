"""Faces and styles of the paper: GB/T 9704-2012, 5.2.2 (body 3号仿宋), 7.3.1 (title 2号小标宋), 7.3.3 (layers).

Points: 2号 22, 3号 16, 4号 14, 小四 12, 小五 9. One line of the grid is 225 mm / 22 = 28.95 points.
"""

from __future__ import annotations

from typing import Any

from .fonts import FANGSONG, HEITI, SONGTI, XIAOBIAOSONG, Face
from .markup import el

BODY = Face(FANGSONG, 16)
LEAD = Face(HEITI, 16)
TITLE = Face(XIAOBIAOSONG, 22)
CELL = Face(FANGSONG, 12)
CELL_HEAD = Face(HEITI, 12)
NOTE = Face(FANGSONG, 12)
FOOT = Face(SONGTI, 9)
PAGE_NUMBER = Face(SONGTI, 14, latin=SONGTI)

#: Twentieths of a point. 22 × 579 = 12738 fits the 12756 of 225 mm; 580 would lose the 22nd line.
LINE = 579
#: A line of the title: 2号 on 36 points.
TITLE_LINE = 720
#: A line in a table: 12 points on at least 20.
CELL_LINE = 400
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
        "rPr", BODY.fonts(FANGSONG), el("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
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
            _exactly(LINE),
            el("jc", val="both"),
            default=True,
        ),
        _style(
            "Title",
            "Title",
            TITLE,
            el("keepNext"),
            el("snapToGrid", val=0),
            _exactly(TITLE_LINE),
            el("jc", val="center"),
            el("outlineLvl", val=0),
        ),
        _style("Heading1", "heading 1", LEAD, el("keepNext"), el("outlineLvl", val=1)),
        _style(
            "Cell",
            "表中文字",
            CELL,
            el("snapToGrid", val=0),
            el("spacing", before=0, after=0, line=CELL_LINE, lineRule="atLeast"),
            el("jc", val="left"),
        ),
        _style("Note", "附注", NOTE, el("snapToGrid", val=0), _exactly(CELL_LINE, before=60)),
        _style("Header", "header", BODY, el("snapToGrid", val=0)),
        _style("Footer", "footer", FOOT, el("snapToGrid", val=0), el("jc", val="center")),
        table,
    ]
