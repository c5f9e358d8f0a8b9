"""Cases: corrected, closed with an outcome, reopened, voided; parties, claims and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import differences, record
from sizai.enterprises.models import Enterprise
from sizai.lifecycle import update
from sizai.orgs.queries import require_area
from sizai.people.verbs.persons import know_person
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import CASE, WORKABLE
from sizai.resolution.models import Case, Claim, DuplicateHint, Party
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import all_days_of, days_of, settle
from sizai.resolution.vocabulary import ClaimKind, DeadlineState, MediationResult, Outcome

EDITABLE = ("title", "claim_kind", "claim_text", "facts", "enterprise_id", "enterprise_name", "area_path", "station_id", "mediator_id",
            "mediator_name", "workers_count", "amount_claimed", "collective")  # fmt: skip
MOST_AT_ONCE = 5000


@dataclass(frozen=True)
class PartyFacts:
    """One worker of a collective case, as a row of the sheet says."""

    name: str
    claim_kind: ClaimKind
    amount: Decimal
    phone: str = ""
    id_number: str = ""
    detail: str = ""
    job: str = ""


def change_case(*, actor: Actor, case: Case, revision: int, **changes: Any) -> Case:
    """Correct what was written down. `revision` is what the form was opened at: a slower clerk is told, not overwritten."""
    require(actor, "change_case", case)
    if unknown := set(changes) - set(EDITABLE):
        raise TypeError(f"not editable: {sorted(unknown)}")
    if changes.get("workers_count", 1) < 1:
        raise BadInput("workers_count", "涉及人数至少1人。")
    if changes.get("amount_claimed", Decimal(0)) < 0:
        raise BadInput("amount_claimed", "涉及金额不能是负数。")
    if "enterprise_name" in changes and not changes["enterprise_name"].strip():
        raise BadInput("enterprise_name", "请写用人单位。")
    with transaction.atomic():
        found = differences(case, **changes)
        if not found:
            return case
        if "area_path" in changes:
            require_area(changes["area_path"])
        before = all_days_of(case)  # town, kind and station are keys of the figures, of the money's days too
        case.revision = revision
        update(case, expect={"state__in": WORKABLE}, **changes)
        settle(case, before=before, indexed=True)
        names = "、".join(
            str(getattr(Case._meta.get_field(name.removesuffix("_id")), "verbose_name", name))
            for name in found
        )
        record(actor=actor, verb="change_case", thing=case, changes=found, text=f"改了{names}")
    return case


def add_parties(*, actor: Actor, case: Case, facts: Sequence[PartyFacts]) -> list[Party]:
    """Add the workers of a collective case, each with the own claim. Somebody who is in it already is not added twice."""
    require(actor, "add_party", case)
    if not facts or len(facts) > MOST_AT_ONCE:
        raise BadInput("facts", f"一次加1至{MOST_AT_ONCE}人。")
    with transaction.atomic():
        known = set(case.parties.values_list("person_id", flat=True))
        position = case.parties.count()
        added: list[Party] = []
        claims: list[Claim] = []
        for each in facts:
            person = know_person(
                name=each.name, phone=each.phone, id_number=each.id_number, area_path=case.area_path
            )
            if person.pk in known:
                continue
            known.add(person.pk)
            position += 1
            party = Party(case=case, person=person, name=person.name, job=each.job, position=position)
            added.append(party)
            claims.append(
                Claim(case=case, party=party, kind=each.claim_kind, amount=each.amount, detail=each.detail)
            )
        Party.objects.bulk_create(added)
        Claim.objects.bulk_create(claims)
        _count_again(case)
        record(
            actor=actor,
            verb="add_party",
            thing=case,
            text=f"加入当事人{len(added)}人，现有{case.workers_count}人",
        )
    return added


def _count_again(case: Case) -> None:
    """Sums follow the rows; a head count that was told before the names are known stays."""
    total = case.claims.aggregate(Sum("amount"))["amount__sum"] or Decimal(0)
    workers = case.parties.count()
    counted = workers if workers > 1 else case.workers_count
    settle(
        case,
        indexed=True,
        workers_count=counted,
        amount_claimed=total,
        collective=case.collective or workers > 1,
    )


def change_claim(
    *, actor: Actor, claim: Claim, amount: Decimal, detail: str = "", amount_due: Decimal | None = None
) -> Claim:
    """Correct one claim; the sum of the case follows."""
    require(actor, "change_claim", claim)
    if amount < 0 or (amount_due is not None and amount_due < 0):
        raise BadInput("amount", "金额不能是负数。")
    with transaction.atomic():
        found = differences(claim, amount=amount, detail=detail.strip(), amount_due=amount_due)
        Claim.objects.filter(pk=claim.pk).update(amount=amount, detail=detail.strip(), amount_due=amount_due)
        case = claim.case
        _count_again(case)
        text = f"{claim.party or '申请人'}的{claim.get_kind_display()}改为{amount:,.2f}元"
        record(actor=actor, verb="change_claim", thing=claim, thread=case, changes=found, text=text)
    claim.refresh_from_db()
    return claim


def note_case(*, actor: Actor, case: Case, text: str) -> None:
    """A line of the timeline: a call made, a visit paid."""
    require(actor, "note_case", case)
    if not text.strip():
        raise BadInput("text", "请写一句经过。")
    with transaction.atomic():
        record(actor=actor, verb="note_case", thing=case, text=text.strip()[:2000])


def close_case(*, actor: Actor, case: Case, outcome: Outcome, note: str = "") -> Case:
    """Close with an outcome that agrees with the money: "paid in full" with money missing is refused."""
    require(actor, "close_case", case)
    if outcome not in Outcome.values or outcome == Outcome.UNKNOWN:
        raise BadInput("outcome", "请选结局。")
    missing = case.amount_promised - case.amount_received
    if outcome == Outcome.PAID_FULL and missing > 0:
        raise BadInput(
            "outcome", f"还差{missing:,.2f}元没有到账，不能按“全额到账”结案。可以选“部分到账”，或先登记到账。"
        )
    if outcome == Outcome.PAID_FULL and not case.amount_received:
        raise BadInput("outcome", "没有登记过到账。不涉及金额请选“不涉及金额”。")
    if outcome == Outcome.PAID_PART and not case.amount_received:
        raise BadInput("outcome", "没有登记过到账：一分没有到请选“未到账”，到了一部分请先登记到账。")
    if outcome == Outcome.NOT_PAID and case.amount_received:
        raise BadInput("outcome", f"已经到账{case.amount_received:,.2f}元，请选“部分到账”。")
    with transaction.atomic():
        before = days_of(case)
        CASE.move(case, "close_case", outcome=outcome, closed_on=clock.today(), paused=False)
        clocks.stop(state=DeadlineState.STOPPED, case=case)
        settle(case, before=before)
        record(
            actor=actor, verb="close_case", thing=case, text=f"结案：{Outcome(outcome).label}。{note.strip()}"
        )
    return case


def reopen_case(*, actor: Actor, case: Case, reason: str) -> Case:
    """Closed is not solved: the handler, or the worker, opens it again. It must be looked at within three working days."""
    require(actor, "reopen_case", case)
    if not reason.strip():
        raise BadInput("reason", "请写为什么重新打开：钱没到、又欠了、有新情况。")
    with transaction.atomic():
        before = days_of(case)
        changes = {"closed_on": None, "outcome": "", "reopened_times": case.reopened_times + 1}
        if case.mediation_result == MediationResult.WITHDRAWN:
            changes |= {"mediated_on": None, "mediation_result": ""}
        CASE.move(case, "reopen_case", **changes)
        clocks.start("intake_reply", clock.today(), case=case, length=3, name="答复重新打开")
        settle(case, before=before)
        record(actor=actor, verb="reopen_case", thing=case, text=f"重新打开：{reason.strip()}", reason=reason)
    return case


def void_case(*, actor: Actor, case: Case, reason: str) -> Case:
    """Entered by mistake. The number stays, marked; the case no longer counts."""
    require(actor, "void_case", case)
    if not reason.strip():
        raise BadInput("reason", "请写为什么作废。")
    with transaction.atomic():
        before = all_days_of(case)
        CASE.move(case, "void_case", state_before=case.state, paused=False)
        clocks.stop(state=DeadlineState.STOPPED, case=case)
        DuplicateHint.objects.filter(case=case, settled="").update(
            settled="different", settled_at=clock.now()
        )
        settle(case, before=before)
        record(actor=actor, verb="void_case", thing=case, text=f"作废：{reason.strip()}", reason=reason)
    return case


def name_enterprise(*, actor: Actor, case: Case, enterprise: Enterprise) -> Case:
    """The employer is now known by its entry in the register."""
    return change_case(
        actor=actor,
        case=case,
        revision=case.revision,
        enterprise_id=enterprise.pk,
        enterprise_name=enterprise.name,
    )
