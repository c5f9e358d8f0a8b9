"""Agreements and money: what is promised, by when; what has arrived, when. Never one for the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, Sum

from sizai.access import clock
from sizai.access.actor import SYSTEM, Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.law.prescriptions import next_steps
from sizai.lifecycle import update
from sizai.orgs.vocabulary import BodyKind
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import AGREEMENT, CASE
from sizai.resolution.models import Agreement, Case, Instalment, Party, Payment
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import days_of, settle, touch
from sizai.resolution.vocabulary import AgreementState, CaseState, MediationResult


@dataclass(frozen=True)
class Promise:
    """One instalment: `amount` yuan by `due_on`, for one party or (None) for all."""

    due_on: dt.date
    amount: Decimal
    party: Party | None = None


def reach_agreement(*, actor: Actor, case: Case, terms: str, promises: Sequence[Promise], signed_on: dt.date | None = None,
                    way: str = "", body_kind: BodyKind | None = None) -> Agreement:  # fmt: skip
    """The parties agree. Instalments get a clock each; the next step that fits the mediation body gets its own."""
    require(actor, "reach_agreement", case)
    today = clock.today()
    signed_on = signed_on or today
    if not terms.strip():
        raise BadInput("terms", "请写协议内容。")
    if signed_on > today or signed_on < case.accepted_on:
        raise BadInput("signed_on", f"签订日期要在受理日{case.accepted_on}和今天之间。")
    for promise in promises:
        if promise.amount <= 0:
            raise BadInput("instalments", "每期金额要大于0。")
        if promise.due_on < signed_on:
            raise BadInput("instalments", f"应付日期{promise.due_on}早于签订日期。")
    body = BodyKind(
        body_kind
        or (case.station.body_kind if case.station and case.station.body_kind else BodyKind.LABOUR_DISPUTE)
    )
    with transaction.atomic():
        before = days_of(case)
        CASE.move(
            case,
            "reach_agreement",
            mediated_on=signed_on,
            mediation_result=MediationResult.SUCCESS,
            paused=False,
        )
        agreement = Agreement.objects.create(
            case=case, signed_on=signed_on, effective_on=signed_on, terms=terms.strip(), way=way.strip(), body_kind=body,
            amount=sum((promise.amount for promise in promises), Decimal(0)), last_due_on=max((promise.due_on for promise in promises), default=None),
        )  # fmt: skip
        clocks.stop(case=case, kinds=("mediation",))
        instalments = Instalment.objects.bulk_create(
            Instalment(
                agreement=agreement,
                position=position,
                party=each.party,
                due_on=each.due_on,
                amount=each.amount,
            )
            for position, each in enumerate(promises, 1)
        )
        for instalment in instalments:
            clocks.start_by(
                "instalment",
                signed_on,
                instalment.due_on,
                case=case,
                instalment=instalment,
                name=f"第{instalment.position}期到账",
            )
        kinds = tuple(case.claims.values_list("kind", flat=True)) or (case.claim_kind,)
        for step in next_steps(body.value, signed_on, kinds):
            if step.available and step.deadline is not None:
                clocks.store(step.deadline, case=case, name=step.name)
        update(case, employer_informed=True)
        settle(case, before=before, money=True, indexed=True)
        told = (
            f"达成协议，{agreement.amount:,.2f}元，分{len(promises)}期"
            if promises
            else "达成协议，不涉及金额"
        )
        record(actor=actor, verb="reach_agreement", thing=agreement, thread=case, text=told)
    return agreement


def start_performance(*, actor: Actor, case: Case) -> Case:
    """From now on money is waited for."""
    require(actor, "start_performance", case)
    with transaction.atomic():
        CASE.move(case, "start_performance")
        settle(case)
        record(actor=actor, verb="start_performance", thing=case, text="协议开始履行")
    return case


def note_payment(*, actor: Actor, case: Case, amount: Decimal, received_on: dt.date | None = None, instalment: Instalment | None = None,
                 party: Party | None = None, way: str = "") -> Payment:  # fmt: skip
    """Money has arrived. Without an instalment it is set against the oldest that is still open."""
    require(actor, "note_payment", case)
    today = clock.today()
    received_on = received_on or today
    if amount <= 0:
        raise BadInput("amount", "到账金额要大于0；记错了请用“冲正”。")
    if received_on > today:
        raise BadInput("received_on", "到账日期不能晚于今天：还没到的钱请等到了再记。")
    if case.state not in (
        CaseState.AGREED,
        CaseState.PERFORMING,
        CaseState.GREEN_CHANNEL,
        CaseState.CLOSED,
        CaseState.MEDIATING,
    ):
        raise BadInput("case", "这一件还没有协议，不能登记到账。")
    with transaction.atomic():
        if case.state == CaseState.AGREED:
            start_performance(actor=actor, case=case)
        payment = Payment.objects.create(
            case=case, instalment=instalment or _oldest_open(case), party=party, received_on=received_on, amount=amount,
            way=way.strip(), noted_by=actor.name, noted_at=clock.now(),
        )  # fmt: skip
        _meet_instalments(case)
        settle(case, money=True)
        touch(received_on)
        part = f"（{payment.instalment}）" if payment.instalment else ""
        record(
            actor=actor,
            verb="note_payment",
            thing=payment,
            thread=case,
            text=f"到账{amount:,.2f}元{part}。{way.strip()}",
        )
    return payment


def _oldest_open(case: Case) -> Instalment | None:
    return next((instalment for instalment, paid in _with_paid(case) if paid < instalment.amount), None)


def _with_paid(case: Case) -> list[tuple[Instalment, Decimal]]:
    paid = Sum("payments__amount", filter=Q(payments__reversed_at=None))
    rows = (
        Instalment.objects.filter(agreement__case=case)
        .annotate(paid=paid)
        .order_by("due_on", "position", "id")
    )
    return [(row, row.paid or Decimal(0)) for row in rows]


def _meet_instalments(case: Case) -> None:
    rows = _with_paid(case)
    for instalment, paid in rows:
        if paid >= instalment.amount:
            clocks.stop(instalment=instalment)
        else:
            clocks.run_again(instalment=instalment)
    received = case.payments.filter(reversed_at=None).aggregate(Sum("amount"))["amount__sum"] or Decimal(0)
    for agreement in case.agreements.exclude(state=AgreementState.PERFORMED):
        if rows and received >= sum((each.amount for each, _ in rows), Decimal(0)):
            AGREEMENT.move(agreement, "complete_agreement")
            for instalment, _ in rows:
                clocks.stop(instalment=instalment)
            record(
                actor=SYSTEM,
                verb="complete_agreement",
                thing=agreement,
                thread=case,
                text="协议履行完毕，全部到账",
            )


def reverse_payment(*, actor: Actor, payment: Payment, reason: str) -> Payment:
    """The entry was wrong, or the money went back: it stays, struck through, and no longer counts."""
    require(actor, "reverse_payment", payment)
    if payment.reversed_at is not None:
        raise BadInput("payment", "这一笔已经冲正。")
    if not reason.strip():
        raise BadInput("reason", "请写为什么冲正。")
    with transaction.atomic():
        case = payment.case
        Payment.objects.filter(pk=payment.pk, reversed_at=None).update(
            reversed_at=clock.now(), reversed_reason=reason.strip()
        )
        payment.refresh_from_db()
        case.agreements.filter(state=AgreementState.PERFORMED).update(state=AgreementState.SIGNED)
        _meet_instalments(case)
        settle(case, money=True)
        touch(payment.received_on)
        told = f"冲正到账{payment.amount:,.2f}元：{reason.strip()}"
        record(actor=actor, verb="reverse_payment", thing=payment, thread=case, text=told, reason=reason)
    return payment


def confirm_payment(*, actor: Actor, payment: Payment) -> Payment:
    """The worker says that the money is there."""
    require(actor, "confirm_payment", payment)
    with transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(confirmed_by_worker=True)
        payment.confirmed_by_worker = True
        record(
            actor=actor,
            verb="confirm_payment",
            thing=payment,
            thread=payment.case,
            text=f"职工确认收到{payment.amount:,.2f}元",
        )
    return payment


def breach_agreement(*, actor: Actor, agreement: Agreement, reason: str) -> Agreement:
    """The employer does not pay: the next step (payment order, arbitration, enforcement) is open."""
    require(actor, "breach_agreement", agreement)
    if not reason.strip():
        raise BadInput("reason", "请写没有履行的情况：哪一期、差多少、催过几次。")
    with transaction.atomic():
        AGREEMENT.move(agreement, "breach_agreement", breach_reason=reason.strip())
        settle(agreement.case)
        record(
            actor=actor,
            verb="breach_agreement",
            thing=agreement,
            thread=agreement.case,
            text=f"协议没有履行：{reason.strip()}",
            reason=reason,
        )
    return agreement
