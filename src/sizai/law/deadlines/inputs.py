"""The clock as plain JSON asks for it: {"type", the starting fact under its own name, …}.

The names are the public interface of the rule `deadline`; they stay when the command line comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sizai.law import dates
from sizai.law.calendar import WorkingCalendar
from sizai.law.cautions import Caution
from sizai.law.deadlines.engine import deadline
from sizai.law.deadlines.kinds import DeadlineKind, Pauses, kind_of
from sizai.law.deadlines.result import Deadline
from sizai.law.errors import InvalidLength, MissingKey, NotAList, NotYesOrNo, UnknownKey


@dataclass(frozen=True)
class Answer:
    """`deadline` is None only while a period has not begun: wages owed within a lasting employment."""

    deadline: Deadline | None
    in_time: bool | None
    cautions: tuple[Caution, ...]

    @property
    def fields(self) -> dict[str, object]:
        """The result in the names and forms of the rule's public interface."""
        found: dict[str, object] = {}
        if self.deadline is not None:
            found["deadline"] = self.deadline.due_on.isoformat()
        if self.in_time is not None:
            found["in_time"] = self.in_time
        return found


def accepted_keys(kind: str) -> tuple[str, ...]:
    """Every key that inputs of this type may have; the first two must be there."""
    rule = kind_of(kind)
    keys = ["type", rule.start_key]
    if rule.length_key:
        keys.append(rule.length_key)
    if len(rule.units) > 1:
        keys.append("unit")
    if rule.extension:
        keys += ["extended", "extension"]
    if rule.pauses is not Pauses.NONE:
        keys.append("suspensions" if rule.pauses is Pauses.STATUTE else "pauses")
    if rule.interruptions:
        keys.append("interruptions")
    return (*keys, "apply_date")


def answer(inputs: Mapping[str, object], *, calendar: WorkingCalendar | None = None) -> Answer:
    """The deadline that JSON inputs ask for, and whether `apply_date`, when given, keeps it."""
    if "type" not in inputs:
        raise MissingKey(field="type", accepted="期限种类")
    rule = kind_of(inputs["type"])
    allowed = accepted_keys(rule.code)
    for key in inputs:
        if key not in allowed:
            raise UnknownKey(field=key, accepted="、".join(allowed))
    if rule.start_key not in inputs:
        raise MissingKey(field=rule.start_key, accepted=f"日期：{rule.start}的那一天")
    apply_date = inputs.get("apply_date")
    applied = None if apply_date is None else dates.read(apply_date, "apply_date")
    if inputs[rule.start_key] is None and rule.code == "arbitration_limitation_wages":
        return Answer(None, True if applied else None, (_STILL_EMPLOYED,))
    found = deadline(
        rule.code,
        dates.read(inputs[rule.start_key], rule.start_key),
        calendar=calendar,
        length=_number(rule, inputs),
        unit=inputs.get("unit"),  # type: ignore[arg-type]
        extended=_yes(inputs, "extended"),
        extension=inputs.get("extension"),  # type: ignore[arg-type]
        pauses=_list(inputs, "suspensions") or _list(inputs, "pauses"),
        interruptions=_dates(inputs, "interruptions"),
    )
    return Answer(found, found.in_time(applied) if applied else None, found.cautions)


_STILL_EMPLOYED = Caution(
    "no_limitation",
    "劳动关系还在，追索劳动报酬不受一年时效限制（调解仲裁法第二十七条第四款）；终止以后要在一年内提出。",
)


def _number(rule: DeadlineKind, inputs: Mapping[str, object]) -> int | None:
    given = inputs.get(rule.length_key) if rule.length_key else None
    if isinstance(given, str) and given.isascii() and given.isdigit():
        return int(given)
    if given is not None and (not isinstance(given, int) or isinstance(given, bool)):
        raise InvalidLength(field=rule.length_key, given=given)
    return given


def _yes(inputs: Mapping[str, object], key: str) -> bool:
    given = inputs.get(key, False)
    if not isinstance(given, bool):
        raise NotYesOrNo(field=key, given=given)
    return given


def _list(inputs: Mapping[str, object], key: str) -> Sequence[object]:
    given = inputs.get(key, ())
    if not isinstance(given, list | tuple):
        raise NotAList(field=key)
    return given


def _dates(inputs: Mapping[str, object], key: str) -> list[date]:
    return [dates.read(day, key) for day in _list(inputs, key)]
