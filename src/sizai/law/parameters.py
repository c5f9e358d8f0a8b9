"""Figures that change with year and place, each with its validity, source and whether it was checked.

Looked up by the day of the fact. A day without a figure is `MissingParameter`: nothing is extrapolated.
An installation lays its own figures over the shipped ones with `Parameters.plus`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from sizai.law import datafiles, dates, regions
from sizai.law.errors import InvalidParameter, MissingParameter, UnknownParameter, UnknownRegion

FILES = (
    "minimum_wage",
    "average_wage",
    "work_injury",
    "high_temperature",
    "working_time",
    "wage_floors",
    "family_leave",
    "union_supervision",
)

Value = Decimal | tuple[int, ...] | Mapping[int, Decimal]


@dataclass(frozen=True)
class Key:
    """What a figure is: its Chinese name, its unit, and what an administrator types in when it is missing."""

    code: str
    label: str
    unit: str
    enter: str


@dataclass(frozen=True)
class Parameter:
    """One figure of one region for one stretch of time (both days included; no last day = still in force)."""

    key: Key
    region: str
    value: Value
    effective_from: date | None
    effective_to: date | None
    source: str
    verified: bool
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """False also when nobody knows since when it holds: such a figure is listed but never used."""
        if self.effective_from is None:
            return False
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    @property
    def amount(self) -> Decimal:
        """The value of a plain figure."""
        if not isinstance(self.value, Decimal):
            raise InvalidParameter(field=self.key.code, why="它不是单个的数", accepted="单个的数")
        return self.value

    @property
    def validity(self) -> str:
        """2025-03-01起有效; 2021-12-01至2025-02-28有效."""
        if self.effective_from is None:
            return "生效日期不明"
        end = "起" if self.effective_to is None else f"至{self.effective_to.isoformat()}"
        return f"{self.effective_from.isoformat()}{end}有效"


class Parameters:
    """A set of figures. Later entries win where two of one key and region begin on the same day."""

    def __init__(self, entries: Iterable[Parameter]) -> None:
        self._entries: dict[str, list[Parameter]] = {}
        for entry in entries:
            self._entries.setdefault(entry.key.code, []).append(entry)
        self._regions = {entry.region for found in self._entries.values() for entry in found}

    def plus(self, entries: Iterable[Parameter]) -> Parameters:
        """These figures with an installation's own over them; this set stays as it is."""
        return Parameters([*self, *entries])

    def __iter__(self) -> Any:
        return (entry for found in self._entries.values() for entry in found)

    def entries(self, key: str) -> tuple[Parameter, ...]:
        """Every figure of a key, oldest first, for the page that lists and corrects them."""
        return tuple(sorted(self._entries.get(key, ()), key=lambda entry: entry.effective_from or date.min))

    def region(self, given: str) -> str:
        """The region's one name; a region that only this set's figures name is known too."""
        name = regions.canonical(given) or (given if given in self._regions else None)
        if name is None:
            raise UnknownRegion(field="region", given=given, accepted="、".join(regions.known()))
        return name

    def lookup(self, key: str, region: str, on: date) -> Parameter:
        """The figure in force in the nearest region on the day of the fact.

        Of two in force the one that began later is meant; a figure that was never ended ends there.
        """
        about = _key(key)
        day = dates.checked(on, "on")
        name = self.region(region)
        for place in regions.chain(name, day):
            found = [
                entry for entry in self._entries.get(key, ()) if entry.region == place and entry.holds_on(day)
            ]
            if found:
                found.reverse()  # of equal beginnings the one entered last
                return max(found, key=lambda entry: entry.effective_from or date.min)
        raise MissingParameter(
            field=key,
            region=name,
            on=dates.say(day),
            label=about.label,
            enter=about.enter,
            accepted=f"{about.label}，单位{about.unit}，在{day.isoformat()}有效",
        )


@cache
def keys() -> dict[str, Key]:
    """Every key that figures may be entered for."""
    return {
        code: Key(code=code, **about)
        for name in FILES
        for code, about in datafiles.read(name)["keys"].items()
    }


def _key(code: str) -> Key:
    if code not in keys():
        raise UnknownParameter(field="key", given=code, accepted="、".join(sorted(keys())))
    return keys()[code]


def read(row: Mapping[str, Any]) -> Parameter:
    """One figure from plain data: a row of the data files, or what an administrator enters."""
    about = _key(row["key"])
    first, last = (
        None if row.get(name) is None else dates.read(row[name], name)
        for name in ("effective_from", "effective_to")
    )
    if first is not None and last is not None and last < first:
        raise InvalidParameter(field=about.code, why="失效日期早于生效日期", accepted="不早于生效日期")
    return Parameter(
        key=about,
        region=regions.canonical(row["region"]) or row["region"],
        value=_value(about.code, row["value"]),
        effective_from=first,
        effective_to=last,
        source=row["source"],
        verified=row["verified"],
        note=row.get("note", ""),
    )


def _value(key: str, given: object) -> Value:
    if isinstance(given, dict):
        return {int(grade): _number(key, item) for grade, item in given.items()}
    if isinstance(given, list):
        return tuple(int(_number(key, item)) for item in given)
    return _number(key, given)


def _number(key: str, given: object) -> Decimal:
    written = isinstance(given, str) and given.isascii() and given.replace(".", "", 1).isdigit()
    if isinstance(given, bool) or not (written or isinstance(given, Decimal | int)):
        raise InvalidParameter(field=key, why=f"“{given}”不是数", accepted="写成字符串的数，例如“1850”")
    number = Decimal(given)  # type: ignore[arg-type]
    if not number.is_finite() or number < 0:
        raise InvalidParameter(field=key, why=f"“{given}”不能用", accepted="0或正数")
    return number


@cache
def shipped() -> Parameters:
    """The figures that come with the package. A row without a value says only that nobody found one."""
    return Parameters(
        read(row) for name in FILES for row in datafiles.read(name)["values"] if row["value"] is not None
    )


def lookup(key: str, region: str, on: date, *, parameters: Parameters | None = None) -> Parameter:
    """The figure in force, from `parameters` or the shipped ones."""
    return (parameters or shipped()).lookup(key, region, on)
