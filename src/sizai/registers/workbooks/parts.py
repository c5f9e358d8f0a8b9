"""Which part of an .xlsx is which sheet: its relations, read before any reader is let at the file."""

from __future__ import annotations

import posixpath
import zipfile
from typing import BinaryIO
from xml.etree import ElementTree

from sizai.registers.workbooks import refusals
from sizai.registers.workbooks.safety import unpack


def sheet_parts(file: BinaryIO, archive: zipfile.ZipFile, name: str) -> tuple[dict[str, str], bool]:
    """Sheet name → part, and whether days count from 1904."""
    names = {part.filename.lower().lstrip("/"): part for part in archive.infolist()}

    def parse(part: str) -> ElementTree.Element | None:
        info = names.get(part.lower())
        if info is None:
            return None
        text = bytearray()
        for block in unpack(file, info, name):
            text += block
            if len(text) > 5 * 1024**2:
                raise refusals.Damaged(name=name)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise refusals.ForbiddenXml(name=name)
        try:
            return ElementTree.fromstring(bytes(text))
        except (ElementTree.ParseError, ValueError, LookupError):
            raise refusals.Damaged(name=name) from None

    roots = _targets(parse("_rels/.rels"), "/")
    main = next(
        (target for target in roots.values() if target.lower().endswith("workbook.xml")), "xl/workbook.xml"
    )
    book = parse(main)
    if book is None:
        raise refusals.Damaged(name=name)
    folder, leaf = posixpath.split(main)
    targets = _targets(parse(f"{folder}/_rels/{leaf}.rels"), folder)
    found: dict[str, str] = {}
    epoch_1904 = False
    for element in book.iter():
        tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if tag == "workbookPr":
            epoch_1904 = element.get("date1904", "0").lower() in ("1", "true", "on")
        elif tag == "sheet":
            link = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            info = names.get(targets.get(link, "").lower())
            if info is not None:
                found[element.get("name", "")] = info.filename
    return found, epoch_1904


def _targets(relations: ElementTree.Element | None, folder: str) -> dict[str, str]:
    found = {}
    for element in relations if relations is not None else ():
        target = element.get("Target", "").replace("\\", "/")
        joined = target if target.startswith("/") else posixpath.join("/", folder, target)
        found[element.get("Id", "")] = posixpath.normpath(joined).lstrip("/")
    return found
