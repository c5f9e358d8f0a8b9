"""What may be asked of a clock (unit, length, extension, interruptions), checked against its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sizai.law import dates
from sizai.law.deadlines.kinds import DeadlineKind, Unit, unit_of
from sizai.law.errors import (
    CannotExtend,
    CannotInterrupt,
    ExtensionNeeded,
    ExtensionTooLong,
    InterruptionTooEarly,
    InvalidLength,
    LengthIsStatutory,
    LengthNeeded,
    UnitIsFixed,
)

MOST = 3650  # units; ten years of days


def unit_for(rule: DeadlineKind, given: Unit | str | None) -> Unit:
    if given is None:
        return rule.unit
    unit = unit_of(given)
    if unit not in rule.units:
        own = rule.unit.noun.removeprefix("个")
        raise UnitIsFixed(field="unit", name=rule.name, unit=own, accepted="、".join(rule.units))
    return unit


def length_for(rule: DeadlineKind, given: int | None) -> int:
    field = rule.length_key or "length"
    if given is None:
        if rule.length is None:
            raise LengthNeeded(field=field, name=rule.name)
        return rule.length
    _whole(given, field)
    if rule.statutory and given != rule.length:
        raise LengthIsStatutory(
            field=field, name=rule.name, given=given, accepted=rule.unit.say(rule.length or 0)
        )
    return given


def extension_for(rule: DeadlineKind, unit: Unit, extended: bool, given: int | None) -> int:
    if not extended and given is None:
        return 0
    if rule.extension is None:
        raise CannotExtend(field="extended", name=rule.name, accepted="不延长")
    most = rule.extension.length
    if given is None:
        if most is None:
            raise ExtensionNeeded(field="extension", name=rule.name, accepted=f"1至{MOST}的整数")
        return most
    _whole(given, "extension")
    if most is not None and given > most:
        cap = unit.say(most)
        raise ExtensionTooLong(
            field="extension", name=rule.name, cap=cap, given=unit.say(given), accepted=f"最多{cap}"
        )
    return given


def _whole(given: object, field: str) -> None:
    if not isinstance(given, int) or isinstance(given, bool) or not 1 <= given <= MOST:
        raise InvalidLength(field=field, given=given)


def interruptions_for(rule: DeadlineKind, start: date, given: Sequence[date]) -> list[date]:
    if given and not rule.interruptions:
        raise CannotInterrupt(field="interruptions", name=rule.name, accepted="不填中断")
    days = [dates.checked(day, "interruptions") for day in given]
    for day in days:
        if day < start:
            raise InterruptionTooEarly(
                field="interruptions", given=day, start=start, accepted="起算日当天或以后"
            )
    return days
