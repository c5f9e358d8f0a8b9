"""Cells written so that nothing typed by a stranger becomes a formula, whatever it begins with."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sizai.text.width import without_invisible

LONGEST = 32_767
_ILLEGAL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ud800-\udfff]")
_RISKY = ("=", "+", "-", "@", "\t", "\r")
BOLD = Font(bold=True)
WRAPPED = Alignment(wrap_text=True, vertical="top")


def written_cell(sheet: Worksheet, value: Any, *, number_format: str = "") -> Cell:
    """Text stays text (marked as such, so that it stays text when edited); numbers and dates keep their type."""
    if isinstance(value, (bool, datetime.time, datetime.timedelta)) or not isinstance(
        value, (str, int, float, Decimal, datetime.date, type(None))
    ):
        value = str(value)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        value = str(value)
    if value == "":
        value = None
    if not isinstance(value, str):
        cell: Cell = WriteOnlyCell(sheet, value)
        if number_format:
            cell.number_format = number_format
        elif isinstance(value, datetime.datetime):
            cell.number_format = "yyyy-mm-dd hh:mm"
        elif isinstance(value, datetime.date):
            cell.number_format = "yyyy-mm-dd"
        return cell
    text = _ILLEGAL.sub("", without_invisible(value))
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    cell = WriteOnlyCell(sheet, text)
    # openpyxl takes a leading = for a formula and #N/A for an error
    cell.data_type = "s"
    if text.startswith(_RISKY):
        cell.quotePrefix = True
    return cell
