"""The file: only the parts a paper needs, and the same bytes for the same wording.

The default template of python-docx brings a thumbnail, Japanese fonts and 400 kB of styles, and a zip file
carries the hour it was made: all of that is left out.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from functools import cache
from typing import Any

from docx import Document as new_document
from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import OxmlElement

from ..wording import Wording
from .fonts import font_table
from .markup import el, replace_children
from .styles import style_sheet

_KEPT = ("/styles", "/settings", "/fontTable", "/theme")
_UNDATED = date(1980, 1, 1)
_MAKER = "四在 Sizai"
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{_MAKER}</Application></Properties>"
)
# Chinese Word's own settings: line breaking, underlines and grids as its users know them.
_COMPATIBILITY = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "useFELayout",
)


def empty_document() -> Document:
    return new_document(io.BytesIO(_template()))


@cache
def _template() -> bytes:
    """Made once: reading the styles of python-docx's template takes longer than writing a paper."""
    document = new_document()
    for relation, target in list(document.part.rels.items()):
        if not target.reltype.endswith(_KEPT):
            del document.part.rels[relation]
    for relation, target in list(document.part.package.rels.items()):
        if target.reltype.endswith("/thumbnail"):
            del document.part.package.rels[relation]
    replace_children(document.styles.element, *style_sheet())
    replace_children(document.settings.element, *_settings())
    for target in document.part.rels.values():
        if target.reltype.endswith("/fontTable"):
            fonts = OxmlElement("w:fonts")
            replace_children(fonts, *font_table())
            target.target_part._blob = serialize_part_xml(fonts)
    replace_children(document.element.body, document.element.body.sectPr)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _settings() -> list[Any]:
    word = {"uri": "http://schemas.microsoft.com/office/word"}
    modern = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "doNotFlipMirrorIndents": 1,
    }
    return [
        el("zoom", percent=100),
        el("bordersDoNotSurroundHeader"),
        el("bordersDoNotSurroundFooter"),
        el("defaultTabStop", val=420),
        el("characterSpacingControl", val="doNotCompress"),
        el(
            "compat",
            *(el(name) for name in _COMPATIBILITY),
            *(el("compatSetting", name=name, **word, val=value) for name, value in modern.items()),
        ),
        el("themeFontLang", val="en-US", eastAsia="zh-CN"),
        el("decimalSymbol", val="."),
        el("listSeparator", val=","),
    ]


def file_bytes(document: Document, wording: Wording) -> bytes:
    """The .docx; the date inside is the paper's own, never the hour of printing."""
    _describe(document, wording)
    for target in document.part.package.rels.values():
        if target.reltype.endswith("/extended-properties"):
            target.target_part._blob = _APP.encode()
    made = io.BytesIO()
    document.save(made)
    return _without_times(made.getvalue())


def _describe(document: Document, wording: Wording) -> None:
    day = wording.dated or _UNDATED
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 python-docx writes it as UTC, without a zone
    about = document.core_properties
    about.title, about.subject = wording.subject[:255], ""
    about.author = about.last_modified_by = _MAKER
    about.comments = about.keywords = ""
    about.version, about.revision, about.language = wording.version, 1, "zh-CN"
    about.created = about.modified = moment


def _without_times(made: bytes) -> bytes:
    rewritten = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(made)) as source,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 0, 0
            target.writestr(entry, source.read(name))
    return rewritten.getvalue()
