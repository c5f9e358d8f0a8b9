"""Deadlines: `law` computes, this stores. Every verb that starts or stops a clock comes here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sizai.access import clock
from sizai.law import deadlines as law
from sizai.resolution.models import Case, Deadline
from sizai.resolution.queries.deadlines import computed, pauses_of
from sizai.resolution.vocabulary import DeadlineState


def start(kind: str, since: dt.date, *, length: int | None = None, name: str = "", **owner: Any) -> Deadline:
    """Start a clock of `law`'s kind on `since` (the day itself is not counted). Owner: case=, intake=, dispatch=, instalment=."""
    return store(law.deadline(kind, since, length=length), length=length, name=name, **owner)


def start_by(kind: str, since: dt.date, due_on: dt.date, *, name: str, **owner: Any) -> Deadline:
    """A clock whose last day was agreed, not counted."""
    return store(law.agreed_date(kind, since, due_on), name=name, **owner)


def store(result: law.Deadline, *, length: int | None = None, name: str = "", **owner: Any) -> Deadline:
    """Keep a deadline that `law` computed, with the inputs that compute it again."""
    unit = str(result.unit) if length is not None else None
    inputs = {"length": length, "unit": unit, "agreed": result.agreed}
    return Deadline.objects.create(name=name or result.name, working=inputs, **owner, **_fields(result))


def _fields(result: law.Deadline) -> dict[str, Any]:
    return {
        "kind": result.kind,
        "starts_on": result.start,
        "due_on": result.due_on,
        "unit": str(result.unit),
        "length": result.length,
        "explanation": result.explanation,
        "basis": str(result.basis) if result.basis else "",
        "statutory": result.statutory,
    }


def stop(*, state: str = DeadlineState.MET, kinds: tuple[str, ...] = (), **owner: Any) -> None:
    """Stop the running clocks of an owner (case=, intake=, dispatch=, instalment=): met, or merely stopped."""
    running = Deadline.objects.filter(state__in=(DeadlineState.RUNNING, DeadlineState.PAUSED), **owner)
    if kinds:
        running = running.filter(kind__in=kinds)
    running.update(state=state, settled_on=clock.today())


def run_again(*, state: str = DeadlineState.MET, **owner: Any) -> None:
    """A clock that was met (or stopped) runs again: the payment was reversed, the merging taken back."""
    Deadline.objects.filter(state=state, **owner).update(state=DeadlineState.RUNNING, settled_on=None)


def pause(case: Case) -> None:
    """The mediation clock stands still."""
    case.deadlines.filter(state=DeadlineState.RUNNING, kind="mediation").update(state=DeadlineState.PAUSED)


def resume(case: Case) -> None:
    """The clock goes on: computed anew with every pause of the case, so that the days not counted can be read."""
    pauses = pauses_of(case, clock.today())
    for deadline in case.deadlines.filter(state=DeadlineState.PAUSED):
        result = computed(deadline, pauses)
        if result is not None:
            case.deadlines.filter(pk=deadline.pk).update(state=DeadlineState.RUNNING, **_fields(result))


def start_many(kind: str, starts: list[tuple[Case, dt.date]]) -> None:
    """Start the same clock of many cases (an import)."""
    results: dict[dt.date, law.Deadline] = {}
    rows = []
    for case, since in starts:
        result = results.setdefault(since, law.deadline(kind, since))
        inputs = {"length": None, "unit": None, "agreed": False}
        rows.append(Deadline(case=case, name=result.name, working=inputs, **_fields(result)))
    Deadline.objects.bulk_create(rows)
