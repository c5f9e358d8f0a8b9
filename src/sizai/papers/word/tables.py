"""Tables: ruled lists with a repeated head, forms with labels, lines to sign on."""

from __future__ import annotations

from typing import Any

from ..wording import Band, Element, Form, FormRow, SignatureLines, Table
from .markup import el, twips
from .paragraphs import cell_lines, paragraph, runs
from .styles import CELL_HEAD, LINE, SIGNING

#: The text block is 156 mm; page minus margins in twips, as Word computes it.
TEXT_WIDTH = 8844
_PADDING, _PADDING_ABOVE = 85, 40
_LABEL = twips(37)
#: A table of no more rows than this stays on one page.
_KEPT_WHOLE = 8
#: A row with more text than this (in characters) may be broken between pages.
_LONG = 240
_LINE_TO_WRITE_ON = twips(9)


def shares(widths: list[int]) -> list[int]:
    """Widths in twips whose sum is exactly the text block's."""
    whole = sum(widths)
    cut = [TEXT_WIDTH * width // whole for width in widths]
    return [*cut[:-1], TEXT_WIDTH - sum(cut[:-1])]


def _frame(widths: list[int], *, ruled: bool = True) -> Any:
    line: dict[str, str | int] = {"val": "single" if ruled else "nil", "sz": 4, "space": 0, "color": "000000"}
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    inset = {"top": _PADDING_ABOVE, "left": _PADDING, "bottom": _PADDING_ABOVE, "right": _PADDING}
    padding = [el(side, w=width, type="dxa") for side, width in inset.items()]
    return el(
        "tbl",
        el(
            "tblPr",
            el("tblW", w=TEXT_WIDTH, type="dxa"),
            el("jc", val="center"),
            el("tblBorders", *(el(edge, **line) for edge in edges)),
            el("tblLayout", type="fixed"),
            el("tblCellMar", *padding),
        ),
        el("tblGrid", *(el("gridCol", w=width) for width in widths)),
    )


def _cell(width: int, *content: Any, span: int = 1, align: str = "center") -> Any:
    properties = el(
        "tcPr",
        el("tcW", w=width, type="dxa"),
        el("gridSpan", val=span) if span > 1 else None,
        el("vAlign", val=align),
    )
    return el("tc", properties, *content)


def _row(*cells: Any, height: int, head: bool = False, whole: bool = True) -> Any:
    properties = el(
        "trPr",
        el("cantSplit") if whole else None,
        el("trHeight", val=height, hRule="atLeast"),
        el("tblHeader") if head else None,
    )
    return el("tr", properties, *cells)


def listing(block: Table) -> list[Any]:
    widths = shares([column.width for column in block.columns])
    height = twips(block.row_height)
    table = _frame(widths)
    heads = zip(block.columns, widths, strict=True)
    head = [
        _cell(width, *cell_lines(column.head, CELL_HEAD, align="center", with_next=True))
        for column, width in heads
    ]
    table.append(_row(*head, height=height, head=True))
    last = len(block.rows) - 1
    for at, row in enumerate(block.rows):
        # a total is never alone on a page
        with_next = bool(block.total) if at == last else _short(block.rows) and not _is_long(*row)
        table.append(_list_row(block, row, widths, height, with_next=with_next))
    if block.total:
        table.append(_list_row(block, block.total, widths, height, face=CELL_HEAD))
    return [table]


def _list_row(
    block: Table,
    row: tuple[str, ...],
    widths: list[int],
    height: int,
    *,
    with_next: bool = False,
    **face: Any,
) -> Any:
    cells = [
        _cell(width, *cell_lines(text, align=column.align, with_next=with_next, **face))
        for text, column, width in zip(row, block.columns, widths, strict=True)
    ]
    return _row(*cells, height=height, whole=not _is_long(*row))


def form(block: Form) -> list[Any]:
    half = TEXT_WIDTH // 2
    widths = [_LABEL, half - _LABEL, _LABEL, TEXT_WIDTH - half - _LABEL]
    table = _frame(widths)
    last = len(block.rows) - 1
    for at, row in enumerate(block.rows):
        texts = [] if isinstance(row, Band) else [element.value for element in row]
        with_next = at < last and _short(block.rows) and not _is_long(*texts)
        table.append(_form_row(row, widths, with_next=with_next))
    return [table]


def _short(rows: tuple[Any, ...]) -> bool:
    return len(rows) <= _KEPT_WHOLE


def _is_long(*texts: str) -> bool:
    return any(len(text) > _LONG for text in texts)


def _form_row(row: FormRow, widths: list[int], *, with_next: bool) -> Any:
    height = twips(8)
    if isinstance(row, Band):
        content = cell_lines(row.text, CELL_HEAD, align="center", with_next=True)
        return _row(_cell(TEXT_WIDTH, *content, span=4), height=height)
    cells: list[Any] = []
    for at, element in enumerate(row):
        alone = len(row) == 1
        width = TEXT_WIDTH - widths[0] if alone else widths[2 * at + 1]
        label = cell_lines(element.label, CELL_HEAD, align="center", with_next=with_next)
        cells.append(_cell(widths[2 * at], *label))
        cells.append(_cell(width, *_value(element, width), span=3 if alone else 1))
    return _row(*cells, height=height, whole=not _is_long(*(element.value for element in row)))


def _value(element: Element, width: int) -> list[Any]:
    if element.value:
        return cell_lines(element.value)
    return [ruled_line(width) for _ in range(element.lines)]


def ruled_line(width: int) -> Any:
    """A line to write on: a tab with a low line for leader, so that it ends where the cell ends."""
    stop = el("tabs", el("tab", val="left", leader="underscore", pos=width - 2 * _PADDING - 20))
    spacing = el("spacing", before=0, after=0, line=_LINE_TO_WRITE_ON, lineRule="exact")
    return paragraph(el("r", el("tab")), style="Cell", tabs=stop, spacing=spacing)


def signatures(block: SignatureLines) -> list[Any]:
    """Two sides beside each other, kept together and with what follows."""
    widths = shares([1, 1])
    table = _frame(widths, ruled=False)
    count = max(len(block.left), len(block.right))
    padded = ([*side, *[""] * (count - len(side))] for side in (block.left, block.right))
    for labels in zip(*padded, strict=True):
        cells = [
            _cell(width, _to_sign(label), align="bottom") for label, width in zip(labels, widths, strict=True)
        ]
        table.append(_row(*cells, height=int(LINE * 1.5)))
    return [table]


def _to_sign(label: str) -> Any:
    return paragraph(
        *runs(label, SIGNING),
        spacing=el("spacing", before=0, after=0, line=LINE, lineRule="atLeast"),
        jc=el("jc", val="left"),
        keepNext=el("keepNext"),
    )
