"""化解在小 on the desk: lists, the page of an intake, the page of a case, and one page for every verb's form."""

from __future__ import annotations

from django.db.models import QuerySet

from sizai.access.actor import Actor, Role
from sizai.resolution.models import Case, DuplicateHint, Intake, Session
from sizai.resolution.queries import cases_for, dispatches_for, intakes_for
from sizai.resolution.queries.scope import of_cases_for
from sizai.resolution.queries.turns import my_dispatches
from sizai.resolution.vocabulary import CaseState, DispatchState, IntakeState, SessionState

HANDLERS = (Role.FEDERATION_CADRE, Role.STATION_MEDIATOR, Role.AUDITOR)


def sections(actor: Actor) -> list[tuple[str, str, str, int | None]]:
    """The tabs of the room, each with the open work behind it."""
    if actor.role == Role.DEPARTMENT_OFFICER:
        return [
            ("dispatches", "联动派单", "/dispatches/", my_dispatches(actor).count()),
            ("cases", "案件", "/cases/", None),
        ]
    found: list[tuple[str, str, str, int | None]] = [
        ("intakes", "来件", "/intakes/", intakes_for(actor).filter(state=IntakeState.RECEIVED).count()),
        ("cases", "案件", "/cases/", cases_for(actor).filter(turn_of__isnull=False).count()),
    ]
    if actor.role in HANDLERS:
        found += [
            (
                "dispatches",
                "联动派单",
                "/dispatches/",
                dispatches_for(actor).filter(state=DispatchState.SENT).count(),
            ),
            (
                "sessions",
                "调解会",
                "/sessions/",
                sessions_for(actor).filter(state=SessionState.PLANNED).count(),
            ),
            ("money", "协议与到账", "/money/", cases_for(actor).filter(state=CaseState.PERFORMING).count()),
            (
                "green",
                "绿色通道",
                "/green_channel/",
                cases_for(actor).filter(state=CaseState.GREEN_CHANNEL).count(),
            ),
            ("duplicates", "重复提示", "/duplicates/", open_hints(actor).count()),
        ]
    return found


def sessions_for(actor: Actor) -> QuerySet[Session]:
    """Sessions of the cases that the actor reads."""
    return Session.objects.filter(of_cases_for(actor))


def open_hints(actor: Actor) -> QuerySet[DuplicateHint]:
    """Duplicate hints that nobody has settled yet."""
    return DuplicateHint.objects.filter(of_cases_for(actor), settled="")


STATE_KINDS = {
    CaseState.ACCEPTED: "new", CaseState.DISPATCHED: "wait", CaseState.MEDIATING: "run", CaseState.AGREED: "run", CaseState.PERFORMING: "run",
    CaseState.FAILED: "bad", CaseState.WITHDRAWN: "new", CaseState.GREEN_CHANNEL: "run", CaseState.CLOSED: "done", CaseState.REOPENED: "wait",
    CaseState.MERGED: "new", CaseState.VOIDED: "bad",
}  # fmt: skip
OUTCOME_KINDS = {
    "paid_full": "done",
    "paid_part": "wait",
    "not_paid": "bad",
    "no_money": "done",
    "elsewhere": "new",
    "unknown": "new",
}
INTAKE_KINDS = {
    IntakeState.RECEIVED: "wait",
    IntakeState.ACCEPTED: "done",
    IntakeState.DECLINED: "bad",
    IntakeState.REFERRED: "new",
}


def case_state(case: Case) -> tuple[str, str]:
    """The word and the mark; a closed case shows its outcome, a paused one that it stands still."""
    if case.paused:
        return "暂停", "wait"
    if case.state == CaseState.CLOSED and case.outcome:
        return case.get_outcome_display(), OUTCOME_KINDS[case.outcome]
    return case.get_state_display(), STATE_KINDS[CaseState(case.state)]


def intake_state(intake: Intake) -> tuple[str, str]:
    """The word and the mark of an intake."""
    return intake.get_state_display(), INTAKE_KINDS[IntakeState(intake.state)]
