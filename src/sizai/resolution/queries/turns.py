"""Whose turn, by when: the today page in two queries over cases, dispatches and intakes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.resolution.models import Case, Deadline, Dispatch, Instalment, Intake
from sizai.resolution.queries.scope import cases_for, dispatches_for, intakes_for, of_cases_for
from sizai.resolution.vocabulary import DeadlineState, DispatchState, IntakeState

HANDLERS = (Role.FEDERATION_CADRE, Role.STATION_MEDIATOR)


@dataclass(frozen=True)
class Task:
    """One thing to do: which matter, what, by when (`due_at` where hours count), whose turn."""

    thing: Model
    to_do: str
    name: str
    about: str
    due_on: dt.date | None
    due_unit: str
    whose: str
    mine: bool
    urgent: bool = False


def _own_organisation(actor: Actor) -> Q:
    mine = Q(turn_of_id=actor.organisation_id)
    if actor.role == Role.STATION_MEDIATOR:
        mine &= Q(turn_account=None) | Q(turn_account_id=actor.account_id)
    return mine


def cases_waiting(actor: Actor) -> QuerySet[Case]:
    """Cases in which it is somebody's turn, in the actor's reach."""
    return cases_for(actor).filter(turn_of__isnull=False)


def my_cases(actor: Actor) -> QuerySet[Case]:
    """Cases in which it is the actor's turn: only who handles cases has one. A department's turn is its dispatch."""
    if actor.role not in HANDLERS or not actor.organisation_id:
        return Case.objects.none()
    return cases_waiting(actor).filter(_own_organisation(actor))


def my_intakes(actor: Actor) -> QuerySet[Intake]:
    """Intakes to look at: the station's own and nobody's yet; for a cadre those that no station has."""
    waiting = intakes_for(actor).filter(state=IntakeState.RECEIVED)
    if actor.role == Role.FEDERATION_CADRE:
        return waiting.filter(Q(station=None) | Q(turn_of_id=actor.organisation_id))
    return waiting if actor.role == Role.STATION_MEDIATOR else waiting.none()


def my_dispatches(actor: Actor) -> QuerySet[Dispatch]:
    """A department's open dispatches."""
    if actor.role != Role.DEPARTMENT_OFFICER:
        return Dispatch.objects.none()
    return dispatches_for(actor).filter(state__in=(DispatchState.SENT, DispatchState.ACCEPTED))


def my_count(actor: Actor) -> int:
    """How many things wait for the actor (the number in the rail)."""
    return my_cases(actor).count() + my_intakes(actor).count() + my_dispatches(actor).count()


def my_late_count(actor: Actor, today: dt.date) -> int:
    """How many of them should have been done before today."""
    dispatches = my_dispatches(actor).filter(
        state=DispatchState.SENT, answer_by__lt=dt.datetime.combine(today, dt.time(), clock.ZONE)
    )
    return (
        my_cases(actor).filter(due_on__lt=today).count()
        + my_intakes(actor).filter(due_on__lt=today).count()
        + dispatches.count()
    )


def _told(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Only what a task tells of a case: a page of fifty needs no more."""
    return cases.select_related("turn_of", "turn_account").only(
        "prefix",
        "year",
        "number",
        "title",
        "turn_to",
        "due_on",
        "due_unit",
        "turn_of__name",
        "turn_account__name",
    )


def _case_task(case: Case, mine: bool) -> Task:
    who = case.turn_account.name if case.turn_account else str(case.turn_of)
    return Task(case, case.turn_to, case.code, case.title, case.due_on, case.due_unit, who, mine)


def _intake_task(intake: Intake, mine: bool) -> Task:
    about = f"{intake.applicant_name or '匿名'}诉{intake.enterprise_name}"
    whose = str(intake.station) if intake.station else "还没有人接"
    return Task(
        intake,
        "看来件",
        f"来件{intake.pk}",
        about,
        intake.due_on,
        intake.due_unit,
        whose,
        mine,
        intake.urgent,
    )


def _dispatch_task(dispatch: Dispatch, mine: bool) -> Task:
    waiting = dispatch.state == DispatchState.SENT
    due = dispatch.answer_by.astimezone(clock.ZONE).date() if waiting else None
    return Task(
        dispatch,
        "接单" if waiting else "办复",
        dispatch.case.code,
        dispatch.case.title,
        due,
        "working_day",
        str(dispatch.department),
        mine,
    )


def my_turn(actor: Actor, limit: int = 200) -> list[Task]:
    """What waits for the actor, first due first."""
    tasks = [_case_task(case, True) for case in _told(my_cases(actor)).order_by("due_on", "id")[:limit]]
    tasks += [
        _intake_task(each, True)
        for each in my_intakes(actor).select_related("station").order_by("due_on", "id")[:limit]
    ]
    tasks += [
        _dispatch_task(each, True)
        for each in my_dispatches(actor).select_related("department", "case").order_by("answer_by")[:limit]
    ]
    return sorted(tasks, key=_first_due)[:limit]


def others_turn(actor: Actor, limit: int = 200) -> list[Task]:
    """What the actor handles and somebody else must do first."""
    waiting: QuerySet[Any] = _told(cases_waiting(actor)).order_by("due_on", "id")
    if actor.organisation_id and actor.role in HANDLERS:
        waiting = waiting.exclude(_own_organisation(actor))
    return [_case_task(case, False) for case in waiting[:limit]]


def _first_due(task: Task) -> tuple[dt.date, bool]:
    return (task.due_on or dt.date.max, not task.urgent)


def instalments_due(actor: Actor, until: dt.date, limit: int) -> list[Instalment]:
    """Instalments promised by `until` whose money is not all there, first due first."""
    clocks = Deadline.objects.filter(
        of_cases_for(actor), instalment__isnull=False, state=DeadlineState.RUNNING, due_on__lte=until
    )
    found = clocks.select_related("instalment__agreement__case").order_by("due_on", "id")[:limit]
    return [each.instalment for each in found if each.instalment]
