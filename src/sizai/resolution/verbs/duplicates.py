"""Possible duplicates: same worker or same enterprise within 90 days. A hint only; people decide, and can take it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.lifecycle import update
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import CASE
from sizai.resolution.models import Case, DuplicateHint
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import all_days_of, settle
from sizai.resolution.vocabulary import CaseState, DeadlineState

WINDOW = dt.timedelta(days=90)
MOST = 10
"""Hints kept for one case: the newest."""


def hint_duplicates(case: Case) -> list[DuplicateHint]:
    """Queue cases of the same worker: the same person, or the name as written at the same enterprise.

    Other workers of the same enterprise are shown beside the case (`queries.duplicates.here_before`), not queued: a big employer
    would bury the hint that matters.
    """
    near = Case.objects.filter(
        staged=False, accepted_on__range=(case.accepted_on - WINDOW, case.accepted_on + WINDOW)
    ).exclude(Q(pk=case.pk) | Q(state__in=(CaseState.MERGED, CaseState.VOIDED)))  # fmt: skip
    why: dict[int, str] = {}
    if case.applicant_name:
        at = (
            Q(enterprise_id=case.enterprise_id)
            if case.enterprise_id
            else Q(enterprise_name=case.enterprise_name)
        )
        same_name = (
            near.filter(at, applicant_name=case.applicant_name)
            .order_by("-id")
            .values_list("pk", flat=True)[:MOST]
        )
        why |= dict.fromkeys(same_name, "同名同单位，90天内")
    if persons := [key for key in case.parties.values_list("person_id", flat=True) if key]:
        same_worker = (
            near.filter(parties__person_id__in=persons).order_by("-id").values_list("pk", flat=True)[:MOST]
        )
        why |= dict.fromkeys(same_worker, "同一职工，90天内")
    hints = [DuplicateHint(case=case, other_id=key, why=reason) for key, reason in why.items()]
    if hints:
        DuplicateHint.objects.bulk_create(hints, ignore_conflicts=True)
    return hints


def settle_duplicate(*, actor: Actor, hint: DuplicateHint) -> DuplicateHint:
    """These are two matters after all."""
    require(actor, "settle_duplicate", hint.case)
    with transaction.atomic():
        DuplicateHint.objects.filter(pk=hint.pk).update(
            settled="different", settled_by=actor.name, settled_at=clock.now()
        )
        record(actor=actor, verb="settle_duplicate", thing=hint.case, text=f"与{hint.other}不是同一件")
    return hint


def merge_case(*, actor: Actor, case: Case, into: Case) -> Case:
    """`case` is the same matter as `into`: its number stays, marked; it counts once from now on."""
    require(actor, "merge_case", case)
    require(actor, "merge_case", into)
    if into.pk == case.pk or into.state in (CaseState.MERGED, CaseState.VOIDED):
        raise BadInput("into", "请选另一件没有并案、没有作废的案件。")
    with transaction.atomic():
        before, days = case.state, all_days_of(case)
        CASE.move(case, "merge_case", merged_into_id=into.pk, state_before=before)
        case.merged_into = into
        clocks.stop(state=DeadlineState.STOPPED, case=case)
        settle(case, before=days)
        DuplicateHint.objects.filter(Q(case=case, other=into) | Q(case=into, other=case)).update(
            settled="merged", settled_by=actor.name, settled_at=clock.now()
        )
        record(
            actor=actor,
            verb="merge_case",
            thing=case,
            text=f"并入{into}",
            changes={"state": [before, case.state]},
        )
        record(actor=actor, verb="merge_case", thing=into, text=f"{case}并入本件")
    return into


def unmerge_case(*, actor: Actor, case: Case, reason: str) -> Case:
    """They were two matters: the case goes back to the state it had; stopped clocks run again."""
    require(actor, "unmerge_case", case)
    if case.state != CaseState.MERGED:
        raise BadInput("case", "这一件没有并案，不用撤销。")
    if not reason.strip():
        raise BadInput("reason", "请写为什么撤销并案。")
    with transaction.atomic():
        into = case.merged_into
        update(
            case,
            expect={"state": CaseState.MERGED},
            state=case.state_before,
            state_before="",
            merged_into_id=None,
        )
        case.merged_into = None
        clocks.run_again(state=DeadlineState.STOPPED, case=case)
        settle(case, before=all_days_of(case))
        DuplicateHint.objects.filter(Q(case=case, other=into) | Q(case=into, other=case)).update(
            settled="different"
        )
        record(
            actor=actor,
            verb="unmerge_case",
            thing=case,
            text=f"撤销并入{into}：{reason.strip()}",
            reason=reason,
        )
        record(actor=actor, verb="unmerge_case", thing=into, text=f"{case}不再并入本件")
    return case
