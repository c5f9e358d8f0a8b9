"""Elements of WordprocessingML. Children and attributes are given in the order of the schema."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn


def el(tag: str, *children: Any, **attributes: str | int) -> Any:
    """<w:tag w:attribute="…">children</w:tag>"""
    node = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        node.set(qn(f"w:{name}"), str(value))
    node.extend(child for child in children if child is not None)
    return node


def replace_children(node: Any, *children: Any) -> None:
    for child in list(node):
        node.remove(child)
    node.extend(children)


def twips(millimetres: float) -> int:
    """1 mm = 56.69 twentieths of a point, rounded down so that sums never exceed the page."""
    return int(millimetres * 1440 / 25.4)
