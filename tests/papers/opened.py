"""A printed paper, opened again as Word would."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from sizai.papers import Paper, print_paper


def opened(paper: Paper) -> Opened:
    return Document(io.BytesIO(print_paper(paper)))


def text_of(document: Opened) -> str:
    """Everything that can be read in the body, tables in their place."""
    lines = []
    for node in document.element.body.iter(qn("w:p")):
        lines.append("".join(part.text or "" for part in node.iter(qn("w:t"))))
    return "\n".join(lines)


def feet_of(document: Opened) -> list[Any]:
    section = document.sections[0]
    feet = [section.footer, section.even_page_footer]
    return [*feet, section.first_page_footer] if section.different_first_page_header_footer else feet


def cells(table: Any) -> list[list[str]]:
    """Texts by row; a cell over several columns once."""
    return [[cell.text for cell in _distinct(row)] for row in table.rows]


def _distinct(row: Any) -> list[Any]:
    seen: list[Any] = []
    for cell in row.cells:
        if not seen or cell._tc is not seen[-1]._tc:
            seen.append(cell)
    return seen


def table_headed(document: Opened, first_head: str) -> list[list[str]]:
    """The rows of the list whose first column has this head."""
    for table in document.tables:
        rows = cells(table)
        if rows[0][0] == first_head:
            return rows
    raise AssertionError(f"no table headed {first_head}")


def field(document: Opened, label: str, *, nth: int = 0) -> Any:
    """The cell beside a label of a form."""
    found = []
    for table in document.tables:
        for row in table.rows:
            distinct = _distinct(row)
            found += [distinct[at + 1] for at, cell in enumerate(distinct[:-1]) if cell.text == label]
    return found[nth]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()
