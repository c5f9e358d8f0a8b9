"""The package is pure: no Django, no clock, no floats, no other room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sizai.law
from sizai.law import datafiles

FOLDER = Path(sizai.law.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))


def _nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def test_it_imports_only_the_standard_library_yaml_and_itself() -> None:
    outside = set()
    for _, node in _nodes():
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        outside |= {name.split(".")[0] for name in names if not name.startswith("sizai.law")}
    assert "django" not in outside
    assert "sizai" not in outside
    assert outside <= {"__future__", "calendar", "collections", "dataclasses", "datetime", "decimal", "enum",
                       "functools", "importlib", "re", "typing", "yaml"}  # fmt: skip


def test_it_never_asks_the_clock() -> None:
    asked = [
        (path.name, node.lineno)
        for path, node in _nodes()
        if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow", "time_ns")
    ]
    assert asked == []


def test_it_holds_no_float() -> None:
    found = [
        (path.name, node.lineno)
        for path, node in _nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, float)
    ]
    assert found == []


def test_every_data_file_can_be_read_and_none_holds_a_float() -> None:
    names = sorted(path.stem for path in (FOLDER / "data").glob("*.yaml"))
    assert len(names) >= 13
    assert all(datafiles.read(name) for name in names)
    with pytest.raises(datafiles.FloatInData):
        datafiles._refuse_floats({"value": [0.8]}, "x")
