"""Facts for the law tests. Those outside the project are read when present; their absence is said aloud."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def shared(*parts: str) -> Path:
    """A file or folder beside the project; the test is skipped, with the reason, when it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"没有核对：../shared/{'/'.join(parts)} 不在这台机器上")
    return path


@pytest.fixture(scope="session")
def fact_parameters() -> list[dict[str, Any]]:
    """The facts from which the data files were written."""
    found: list[dict[str, Any]] = json.loads(shared("law", "params.json").read_text(encoding="utf-8"))[
        "params"
    ]
    return found


@pytest.fixture(scope="session")
def fact_deadlines() -> list[dict[str, Any]]:
    cases = json.loads(shared("law", "examples.json").read_text(encoding="utf-8"))["cases"]
    return [case for case in cases if case["topic"] == "deadline"]


@pytest.fixture(scope="session")
def statutes() -> dict[str, str]:
    """Official texts by title."""
    folder = shared("data", "statutes", "laws")
    return {path.name.rsplit("(", 1)[0]: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
