"""The kinds of deadline, as read from `data/deadlines.yaml`. A new clock is a row there, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from sizai.law import datafiles
from sizai.law.citations import Citation, cite
from sizai.law.errors import InvalidUnit, UnknownDeadlineKind


class Unit(StrEnum):
    """What a deadline is counted in. Natural and working days are never mixed in one deadline."""

    NATURAL_DAY = "natural_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"

    @property
    def noun(self) -> str:
        """The unit after a number: 15个自然日, 3个工作日, 6个月, 1年."""
        return _NOUNS[self.value]

    @property
    def is_day(self) -> bool:
        return self in (Unit.NATURAL_DAY, Unit.WORKING_DAY)

    def say(self, length: int) -> str:
        return f"{length}{self.noun}"


_NOUNS = {"natural_day": "个自然日", "working_day": "个工作日", "month": "个月", "year": "年"}


class Pauses(StrEnum):
    """Whether the clock can stand still: never, where statute says so (中止), or because it is our own."""

    NONE = "none"
    STATUTE = "statute"
    HOUSE = "house"


@dataclass(frozen=True)
class Extension:
    """By how much at most (in the deadline's unit; None = as both sides agree) and who allows it."""

    length: int | None
    by: str


@dataclass(frozen=True)
class DeadlineKind:
    """One clock. `start_key` names the starting fact in JSON inputs, `start` says it in Chinese."""

    code: str
    name: str
    start_key: str
    start: str
    length: int | None
    unit: Unit
    units: tuple[Unit, ...]
    length_key: str
    rolls: bool
    backward: bool
    extension: Extension | None
    pauses: Pauses
    interruptions: bool
    limitation: bool
    statutory: bool
    basis: tuple[Citation, ...]
    at_end: str
    cautions: tuple[str, ...]
    pause_caution: str
    pause_refusal: str
    set_by: str


def _read(code: str, row: Mapping[str, Any]) -> DeadlineKind:
    unit = Unit(row["unit"])
    extension = row.get("extension")
    return DeadlineKind(
        code=code,
        name=row["name"],
        start_key=row["start_key"],
        start=row["start"],
        length=row.get("length"),
        unit=unit,
        units=tuple(Unit(each) for each in row.get("units", [unit])),
        length_key=row.get("length_key", ""),
        rolls=row.get("rolls", True),
        backward=row.get("backward", False),
        extension=Extension(extension.get("length"), extension["by"]) if extension else None,
        pauses=Pauses(row.get("pauses", "none")),
        interruptions=row.get("interruptions", False),
        limitation=row.get("limitation", False),
        statutory=row.get("statutory", True),
        basis=tuple(cite(place) for place in row.get("basis", ())),
        at_end=row.get("at_end", ""),
        cautions=tuple(row.get("cautions", ())),
        pause_caution=row.get("pause_caution", ""),
        pause_refusal=row.get("pause_refusal", ""),
        set_by=row.get("set_by", "由本会设定"),
    )


@cache
def all_kinds() -> dict[str, DeadlineKind]:
    """Every kind by its one code, in the order of the data file."""
    return {code: _read(code, row) for code, row in datafiles.read("deadlines")["kinds"].items()}


@cache
def _aliases() -> dict[str, str]:
    rows = datafiles.read("deadlines")["kinds"]
    return {alias: code for code, row in rows.items() for alias in row.get("also", ())}


def kind_of(code: object) -> DeadlineKind:
    """The kind of that code or alias."""
    name = _aliases().get(code, code) if isinstance(code, str) else code
    if not isinstance(name, str) or name not in all_kinds():
        raise UnknownDeadlineKind(given=code, accepted="、".join(all_kinds()))
    return all_kinds()[name]


def unit_of(given: object) -> Unit:
    try:
        return Unit(given)  # type: ignore[arg-type]
    except ValueError:
        raise InvalidUnit(field="unit", given=given, accepted="、".join(Unit)) from None
