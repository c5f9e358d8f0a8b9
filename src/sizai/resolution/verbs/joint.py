"""Joint work: a case is dispatched to departments, each accepts or rejects with a reason and then answers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from sizai.access import clock
from sizai.access.actor import SYSTEM, Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.law.working_hours import add_working_hours
from sizai.orgs.models import Organisation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import CASE, DISPATCH
from sizai.resolution.models import Case, Deadline, Dispatch
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import REJECTIONS_BEFORE_FEDERATION, settle
from sizai.resolution.vocabulary import CaseState, DeadlineState, DispatchState, RejectReason

OPEN = (DispatchState.SENT, DispatchState.ACCEPTED)


def dispatch_case(
    *, actor: Actor, case: Case, departments: Sequence[Organisation], request: str
) -> list[Dispatch]:
    """Put the case before departments at once; each has the working hours of its kind to accept."""
    require(actor, "dispatch_case", case)
    if not departments or any(each.kind != OrganisationKind.DEPARTMENT for each in departments):
        raise BadInput("departments", "请至少选一个部门。")
    if not request.strip():
        raise BadInput("request", "请写请部门办什么。")
    busy = set(case.dispatches.filter(state__in=OPEN).values_list("department_id", flat=True))
    if twice := [each.name for each in departments if each.pk in busy]:
        raise BadInput("departments", f"{'、'.join(twice)}手上已有这一件，先等答复或收回。")
    with transaction.atomic():
        CASE.move(case, "dispatch_case")
        sent = [_send(case, department, request.strip(), actor) for department in departments]
        settle(case, indexed=True)
        hours = "、".join(f"{each.department}{each.answer_hours}小时" for each in sent)
        record(
            actor=actor,
            verb="dispatch_case",
            thing=case,
            text=f"派单（工作小时内接单）：{hours}。{request.strip()}",
        )
    return sent


def _send(case: Case, department: Organisation, request: str, actor: Actor) -> Dispatch:
    kind = department.department_kind
    hours = kind.answer_hours if kind else 8
    now = clock.now()
    due = add_working_hours(now, hours)
    dispatch = Dispatch.objects.create(
        case=case,
        department=department,
        request=request,
        sent_at=now,
        sent_by=actor.name,
        answer_hours=hours,
        answer_by=due.due_at,
    )
    Deadline.objects.create(
        case=case, dispatch=dispatch, kind="dispatch_reply", name=f"{department}接单", starts_on=now.date(), due_on=due.due_at.date(), due_at=due.due_at,
        unit="hours", length=hours, statutory=False, basis="联动派单约定",
        explanation=due.explanation,
    )  # fmt: skip
    return dispatch


def accept_dispatch(*, actor: Actor, dispatch: Dispatch, note: str = "") -> Dispatch:
    """The department takes it on."""
    require(actor, "accept_dispatch", dispatch)
    with transaction.atomic():
        DISPATCH.move(
            dispatch, "accept_dispatch", settled_at=clock.now(), settled_by=actor.name, note=note.strip()
        )
        clocks.stop(dispatch=dispatch)
        settle(dispatch.case)
        record(
            actor=actor,
            verb="accept_dispatch",
            thing=dispatch,
            thread=dispatch.case,
            text=f"{dispatch.department}接单。{note.strip()}",
        )
    return dispatch


def reject_dispatch(
    *, actor: Actor, dispatch: Dispatch, reason_code: RejectReason, note: str = ""
) -> Dispatch:
    """Not the department's: with a reason. After two rejections the case goes back to the federation."""
    require(actor, "reject_dispatch", dispatch)
    if reason_code not in RejectReason.values:
        raise BadInput("reason_code", "请选退回理由。")
    if reason_code == RejectReason.OTHER and not note.strip():
        raise BadInput("note", "选“其他”时请写明理由。")
    label = RejectReason(reason_code).label
    with transaction.atomic():
        DISPATCH.move(
            dispatch,
            "reject_dispatch",
            settled_at=clock.now(),
            settled_by=actor.name,
            reason_code=reason_code,
            note=note.strip(),
        )
        clocks.stop(dispatch=dispatch)
        case = dispatch.case
        Case.objects.filter(pk=case.pk).update(rejections=F("rejections") + 1, revision=F("revision") + 1)
        case.refresh_from_db()
        told = f"{dispatch.department}退回：{label}。{note.strip()}"
        record(actor=actor, verb="reject_dispatch", thing=dispatch, thread=case, text=told, reason=label)
        _gather(case)
    return dispatch


def answer_dispatch(*, actor: Actor, dispatch: Dispatch, result: str) -> Dispatch:
    """What the department did."""
    require(actor, "answer_dispatch", dispatch)
    if not result.strip():
        raise BadInput("result", "请写办理结果：做了什么、查到什么。")
    with transaction.atomic():
        DISPATCH.move(dispatch, "answer_dispatch", result=result.strip(), answered_at=clock.now())
        record(
            actor=actor,
            verb="answer_dispatch",
            thing=dispatch,
            thread=dispatch.case,
            text=f"{dispatch.department}办复：{result.strip()}",
        )
        _gather(dispatch.case)
    return dispatch


def recall_dispatch(*, actor: Actor, dispatch: Dispatch, reason: str) -> Dispatch:
    """The handler takes the dispatch back."""
    require(actor, "recall_dispatch", dispatch)
    if not reason.strip():
        raise BadInput("reason", "请写为什么收回。")
    with transaction.atomic():
        DISPATCH.move(dispatch, "recall_dispatch", note=reason.strip())
        clocks.stop(state=DeadlineState.STOPPED, dispatch=dispatch)
        told = f"收回派给{dispatch.department}的单：{reason.strip()}"
        record(
            actor=actor,
            verb="recall_dispatch",
            thing=dispatch,
            thread=dispatch.case,
            text=told,
            reason=reason,
        )
        _gather(dispatch.case)
    return dispatch


def _gather(case: Case) -> None:
    """When no dispatch is open any more the case comes back to its handler; after two rejections, to the federation."""
    if case.state == CaseState.DISPATCHED and not case.dispatches.filter(state__in=OPEN).exists():
        CASE.move(case, "gather_dispatches")
        to_federation = case.rejections >= REJECTIONS_BEFORE_FEDERATION
        text = "两次退回，回到总工会决定派给谁" if to_federation else "派单都有了结果，回到承办人"
        record(actor=SYSTEM, verb="gather_dispatches", thing=case, text=text)
    settle(case)
