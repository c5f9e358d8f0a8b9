"""The file: only the parts a paper needs, and the same bytes for the same wording.

The default template of python-docx brings a thumbnail, Japanese fonts and 400 kB of styles, and a zip file
carries the hour it was made: all of that is left out.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time

from docx import Document as new_document
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import serialize_for_reading  # noqa: F401

from ..wording import Wording
from .fonts import font_table
from .markup import el, replace_children
from .styles import style_sheet

_KEPT = ("/styles", "/settings", "/fontTable")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNDATED = date(1980, 1, 1)
