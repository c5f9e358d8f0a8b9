"""A wording as a .docx that Word and WPS open, in the form of GB/T 9704-2012."""

from __future__ import annotations

from typing import Any

from ..wording import (
    Annex,
    Block,
    Code,
    Form,
    Gap,
    Heading,
    Issued,
    Note,
    Paragraph,
    SignatureLines,
    Table,
    Title,
    Wording,
)
from . import paragraphs, tables
from .package import empty_document, file_bytes
from .page import set_page


def print_word(wording: Wording) -> bytes:
    """The bytes of a .docx; the same wording always gives the same bytes."""
    document = empty_document()
    set_page(document, wording)
    body = document.element.body
    end = body.sectPr
    for block in wording.blocks:
        for node in _printed(block):
            if _is_table(node):
                end.addprevious(paragraphs.separator())  # without it Word makes one of two tables
            end.addprevious(node)
    if not wording.blocks or _is_table(end.getprevious()):
        end.addprevious(paragraphs.separator())  # Word wants a paragraph at the end
    return file_bytes(document, wording)


def _is_table(node: Any) -> bool:
    return node is not None and str(node.tag).endswith("}tbl")


def _printed(block: Block) -> list[Any]:
    match block:
        case Title():
            return paragraphs.title(block)
        case Code():
            return paragraphs.code(block)
        case Heading():
            return paragraphs.heading(block)
        case Paragraph():
            return paragraphs.body(block)
        case Table():
            return tables.listing(block)
        case Form():
            return tables.form(block)
        case SignatureLines():
            return tables.signatures(block)
        case Issued():
            return paragraphs.issued(block)
        case Annex():
            return paragraphs.annex(block)
        case Note():
            return paragraphs.note(block)
        case Gap():
            return paragraphs.gap(block)
