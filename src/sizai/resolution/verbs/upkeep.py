"""What every verb on a case leaves in order: sums, whose turn, touched days, the search index. One place, called last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Min, Sum

from sizai.lifecycle import update
from sizai.orgs.models import Organisation
from sizai.orgs.queries import federation
from sizai.registers import search
from sizai.resolution.models import Case, Deadline, Dispatch, Instalment, TouchedDay
from sizai.resolution.queries.documents import document
from sizai.resolution.vocabulary import CaseState as S
from sizai.resolution.vocabulary import DeadlineState, DispatchState, SessionState

REJECTIONS_BEFORE_FEDERATION = 2
"""After two rejections the federation decides (field-notes R4: nobody passes a case round for ever)."""

TO_DO = {
    S.ACCEPTED: "开始调解或派单",
    S.REOPENED: "重新调解",
    S.MEDIATING: "安排调解会",
    S.AGREED: "开始履行",
    S.PERFORMING: "核对到账",
    S.FAILED: "转绿色通道或结案",
    S.GREEN_CHANNEL: "跟进进展",
}


def touch(*days: dt.date | None) -> None:
    """These days' figures are no longer what was last added up."""
    TouchedDay.objects.bulk_create([TouchedDay(day=day) for day in {day for day in days if day}])


def days_of(case: Case) -> set[dt.date]:
    """The days on which the case itself counts."""
    return {day for day in (case.accepted_on, case.mediated_on, case.closed_on) if day}


def all_days_of(case: Case) -> set[dt.date]:
    """The days of the case and of its money: what merging or voiding takes out of the figures."""
    signed = set(case.agreements.values_list("signed_on", flat=True))
    return days_of(case) | signed | set(case.payments.values_list("received_on", flat=True))


def _turn(case: Case) -> dict[str, Any]:
    """Whose turn, what to do, by when."""
    nobody: dict[str, Any] = {
        "turn_of_id": None,
        "turn_account_id": None,
        "turn_to": "",
        "due_on": None,
        "due_unit": "natural_day",
    }
    if case.state == S.DISPATCHED:
        dispatch = (
            Dispatch.objects.filter(case=case, state__in=(DispatchState.SENT, DispatchState.ACCEPTED))
            .order_by("state", "answer_by")
            .last()
        )
        if dispatch is None:
            return nobody
        waiting = dispatch.state == DispatchState.SENT
        due = dispatch.answer_by.date() if waiting else None
        return {
            **nobody,
            "turn_of_id": dispatch.department_id,
            "turn_to": "接单" if waiting else "办复",
            "due_on": due,
            "due_unit": "working_day",
        }
    if case.state not in TO_DO:
        return nobody
    owner: Organisation | None = case.station or federation()
    to_do = TO_DO[S(case.state)]
    if case.state == S.ACCEPTED and case.rejections >= REJECTIONS_BEFORE_FEDERATION:
        owner, to_do = federation(), "重新派单"
    due = _due(case)
    if case.state == S.MEDIATING:
        session = case.sessions.filter(state=SessionState.PLANNED).order_by("starts_at").first()
        if session is not None:
            to_do, due = "开调解会", session.starts_at.date()
    if case.paused:
        to_do, due = "暂停中，等恢复", None
    mine = case.mediator_id if owner and case.station_id == owner.pk else None
    return {
        **nobody,
        "turn_of_id": owner.pk if owner else None,
        "turn_account_id": mine,
        "turn_to": to_do,
        "due_on": due,
    }


def _due(case: Case) -> dt.date | None:
    if case.state in (S.AGREED, S.PERFORMING):
        open_instalments = Instalment.objects.filter(
            agreement__case=case, deadlines__state=DeadlineState.RUNNING
        )
        return open_instalments.aggregate(Min("due_on"))["due_on__min"]  # type: ignore[no-any-return]
    kinds = {
        S.GREEN_CHANNEL: ("award", "lawsuit", "enforcement"),
        S.REOPENED: ("intake_reply",),
        S.FAILED: ("arbitration_limitation",),
    }
    running = Deadline.objects.filter(
        case=case, state=DeadlineState.RUNNING, kind__in=kinds.get(S(case.state), ("mediation",))
    )
    return running.aggregate(Min("due_on"))["due_on__min"]  # type: ignore[no-any-return]


def _sums(case: Case) -> dict[str, Decimal]:
    promised = case.agreements.aggregate(Sum("amount"))["amount__sum"]
    received = case.payments.filter(reversed_at=None).aggregate(Sum("amount"))["amount__sum"]
    return {"amount_promised": promised or Decimal(0), "amount_received": received or Decimal(0)}


def index(case: Case) -> None:
    """Put the case into the search index with the marks of everybody who may find it."""
    parties = list(case.parties.values_list("name", "person_id"))
    departments = case.dispatches.values_list("department_id", flat=True)
    search.index(
        "case",
        *document(case, [name for name, _ in parties], [key for _, key in parties if key], departments),
    )


def settle(
    case: Case, *, before: Iterable[dt.date] = (), money: bool = False, indexed: bool = False, **changes: Any
) -> None:
    """Bring turn and touched days in line with the rows; the sums too when `money` moved, the search index when `indexed`.

    `changes` are written along. One UPDATE, if need be.
    """
    wanted = {**changes, **(_sums(case) if money else {})}
    late = {name: value for name, value in wanted.items() if getattr(case, name) != value}
    for name, value in late.items():
        setattr(case, name, value)
    late |= {name: value for name, value in _turn(case).items() if getattr(case, name) != value}
    if late:
        update(case, **late)
        for name in ("turn_of", "turn_account"):
            case._state.fields_cache.pop(name, None)
    touch(*set(before) | days_of(case))
    if indexed:
        index(case)
