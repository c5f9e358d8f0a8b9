"""Mediation: from its start to agreement, failure or withdrawal; pauses with their reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.lifecycle import update
from sizai.people.models import Account
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import CASE
from sizai.resolution.models import Case, Pause
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import days_of, settle
from sizai.resolution.vocabulary import CaseState, DeadlineState, DispatchState, MediationResult, PauseReason


def start_mediation(*, actor: Actor, case: Case, mediator: Account) -> Case:
    """Somebody takes the mediation in hand. A reopened case starts a new clock of 15 days from today."""
    require(actor, "start_mediation", case)
    again = case.state == CaseState.REOPENED
    with transaction.atomic():
        CASE.move(
            case,
            "start_mediation",
            mediator_id=mediator.pk,
            mediator_name=mediator.name,
            mediating_since=clock.today(),
        )
        case.mediator = mediator
        if again:
            clocks.stop(case=case, kinds=("intake_reply",))
            clocks.start("mediation", clock.today(), case=case)
        settle(case, indexed=True)
        record(actor=actor, verb="start_mediation", thing=case, text=f"开始调解，调解员{mediator.name}")
    return case


def fail_mediation(*, actor: Actor, case: Case, reason: str) -> Case:
    """No agreement. The worker may go to arbitration at once; the clock of limitation is shown, never deducted."""
    require(actor, "fail_mediation", case)
    if not reason.strip():
        raise BadInput("reason", "请写为什么没有谈成：双方各自的意见和差距。")
    with transaction.atomic():
        today, before = clock.today(), days_of(case)
        CASE.move(
            case, "fail_mediation", mediated_on=today, mediation_result=MediationResult.FAILURE, paused=False
        )
        clocks.stop(case=case, kinds=("mediation",))
        clocks.start("arbitration_limitation", today, case=case)
        settle(case, before=before)
        record(
            actor=actor, verb="fail_mediation", thing=case, text=f"调解不成：{reason.strip()}", reason=reason
        )
    return case


def withdraw_case(*, actor: Actor, case: Case, reason: str) -> Case:
    """The applicant does not want to go on. He may come back at any time."""
    require(actor, "withdraw_case", case)
    if not reason.strip():
        raise BadInput("reason", "请写申请人为什么撤回。")
    with transaction.atomic():
        today, before = clock.today(), days_of(case)
        CASE.move(
            case,
            "withdraw_case",
            mediation_result=MediationResult.WITHDRAWN,
            mediated_on=today,
            closed_on=today,
            paused=False,
        )
        case.dispatches.filter(state__in=(DispatchState.SENT, DispatchState.ACCEPTED)).update(
            state=DispatchState.RECALLED, note="申请人撤回"
        )
        clocks.stop(state=DeadlineState.STOPPED, case=case)
        settle(case, before=before)
        record(
            actor=actor, verb="withdraw_case", thing=case, text=f"申请人撤回：{reason.strip()}", reason=reason
        )
    return case


def pause_case(*, actor: Actor, case: Case, reason: PauseReason, note: str = "") -> Pause:
    """The mediation clock stands still: waiting for a party, an appraisal, evidence."""
    require(actor, "pause_case", case)
    if case.state != CaseState.MEDIATING or case.paused:
        raise BadInput("case", "只有正在调解、没有暂停的案件可以暂停计时。")
    if reason not in PauseReason.values:
        raise BadInput("reason", "请选暂停的理由。")
    if reason == PauseReason.OTHER and not note.strip():
        raise BadInput("note", "选“其他”时请写明理由。")
    with transaction.atomic():
        update(case, expect={"state": CaseState.MEDIATING, "paused": False}, paused=True)
        pause = Pause.objects.create(case=case, reason=reason, note=note.strip(), since=clock.today())
        clocks.pause(case)
        settle(case)
        label = PauseReason(reason).label
        record(
            actor=actor,
            verb="pause_case",
            thing=case,
            text=f"暂停计时：{label}。{note.strip()}",
            reason=label,
        )
    return pause


def resume_case(*, actor: Actor, case: Case) -> Case:
    """The clock goes on; the days it stood still are added at the end and named."""
    require(actor, "resume_case", case)
    if not case.paused:
        raise BadInput("case", "这一件没有暂停。")
    with transaction.atomic():
        update(case, expect={"paused": True}, paused=False)
        case.pauses.filter(until=None).update(
            until=clock.today() - dt.timedelta(days=1)
        )  # today counts again
        clocks.resume(case)
        settle(case)
        record(actor=actor, verb="resume_case", thing=case, text="恢复计时")
    return case
