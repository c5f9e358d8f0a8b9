"""Regions: where a dated figure holds. A figure of 广东 holds in 江门/鹤山; the nearest one is taken."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from sizai.law import datafiles

NATION = "全国"


@cache
def _regions() -> dict[str, list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = datafiles.read("regions")["regions"]
    return {row["name"]: row.get("within", []) for row in rows}


@cache
def _names() -> dict[str, str]:
    rows: list[dict[str, Any]] = datafiles.read("regions")["regions"]
    return {alias: row["name"] for row in rows for alias in (row["name"], *row.get("aliases", ()))}


def known() -> tuple[str, ...]:
    """The names that may be written, for the message of a refusal."""
    return tuple(_regions())


def canonical(given: str) -> str | None:
    """The region's one name for a name, an alias or an administrative code; None when unknown."""
    if given in _names():
        return _names()[given]
    if given.isascii() and given.isdigit():
        for length in range(len(given) - 1, 1, -1):
            if given[:length] in _names():
                return _names()[given[:length]]
    return None


def chain(name: str, on: date) -> tuple[str, ...]:
    """The region and all that contain it on that day, nearest first, ending with 全国."""
    found: list[str] = []

    def climb(region: str) -> None:
        if region in found:
            return
        found.append(region)
        for parent in _regions().get(region, [{"region": NATION}] if region != NATION else []):
            if parent.get("from", date.min) <= on <= parent.get("to", date.max):
                climb(parent["region"])

    climb(name)
    return tuple(sorted(found, key=lambda region: region == NATION))  # 全国 is asked last
