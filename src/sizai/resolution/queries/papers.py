"""The facts of a case as papers want them: passed on, never retyped. What nobody knows stays blank and prints as room to write."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.db.models import Sum

from sizai import papers
from sizai.access import clock
from sizai.law.money import in_capitals
from sizai.law.prescriptions import next_steps
from sizai.orgs.queries import is_demo
from sizai.papers.facts import Money
from sizai.resolution.models import Case
from sizai.resolution.vocabulary import ClaimKind, MediationResult


class PaperMissing(Exception):
    """这份文书还缺东西。"""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)


def money(amount: Decimal) -> Money:
    """An amount with its capitals."""
    return Money.of(amount, capitals=lambda value: in_capitals(value, "amount"))


def _body(case: Case) -> str:
    return case.station.name if case.station else "总工会"


def _contact(case: Case) -> papers.Contact:
    station = case.station
    return papers.Contact(
        person=case.mediator_name,
        phone=(station.phone if station else "") or "12351",
        address=station.address if station else "",
    )


def _mediators(case: Case) -> tuple[str, ...]:
    return (case.mediator_name,) if case.mediator_name else ()


def _workers(case: Case) -> tuple[papers.Worker, ...]:
    """Names, telephones and numbers in full: these papers are signed by the workers themselves."""
    sums = dict(case.claims.values_list("party_id").annotate(Sum("amount")))
    return tuple(
        papers.Worker(
            name=str(party),
            phone=party.person.phone if party.person else "",
            id_number=party.person.id_number if party.person else "",
            position=party.job,
            amount=sums.get(party.pk),
        )
        for party in case.parties.select_related("person")
    )


def _enterprises(case: Case) -> tuple[papers.Enterprise, ...]:
    firm = case.enterprise
    if firm is None:
        return (papers.Enterprise(name=case.enterprise_name),)
    return (
        papers.Enterprise(
            name=firm.name,
            uscc=firm.uscc or "",
            address=firm.address,
            legal_representative=firm.legal_person,
            contact=firm.contact,
        ),
    )


def _claims(case: Case) -> tuple[papers.Claim, ...]:
    """Claims by kind, summed over the workers; who asks what stands in the annex of workers."""
    rows = case.claims.values("kind").annotate(total=Sum("amount")).order_by("kind")
    return tuple(papers.Claim(kind=ClaimKind(row["kind"]).label, amount=row["total"]) for row in rows)


def _cited(case: Case) -> tuple[papers.Cited, ...]:
    """What can be done with the agreement, with its last day and its article."""
    agreement = case.agreements.first()
    if agreement is None:
        return ()
    kinds = [claim.kind for claim in case.claims.all()] or [case.claim_kind]
    steps = next_steps(agreement.body_kind, agreement.effective_on, kinds)
    return tuple(
        papers.Cited(sentence=f"{step.applicants.label}，可以向{step.to}{step.name}", basis="、".join(str(each) for each in step.basis),
                     until=step.deadline.due_on if step.deadline else None)
        for step in steps if step.available
    )  # fmt: skip


def _dues(case: Case) -> tuple[papers.Due, ...]:
    rows = []
    for agreement in case.agreements.prefetch_related("instalments__payments"):
        for each in agreement.instalments.all():
            paid = sum(
                (payment.amount for payment in each.payments.all() if payment.reversed_at is None), Decimal(0)
            )
            rows.append(papers.Due(due_on=each.due_on, promised=each.amount, received=min(paid, each.amount)))
    return tuple(rows)


def _terms(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def agreement(case: Case) -> papers.Paper:
    """调解协议书."""
    found = case.agreements.first()
    if found is None:
        raise PaperMissing("还没有协议，先登记“达成协议”。")
    effect = (
        papers.PEOPLES_MEDIATION_EFFECT
        if found.body_kind == "people_committee"
        else papers.LABOUR_MEDIATION_EFFECT
    )
    return papers.Agreement(
        code=case.code, body=_body(case), mediators=_mediators(case), workers=_workers(case), enterprises=_enterprises(case), dispute=case.title,
        claims=_claims(case), facts=case.facts, terms=_terms(found.terms), demo=is_demo(), money=money(found.amount) if found.amount else None,
        instalments=tuple(papers.Instalment(money=money(each.amount), due_on=each.due_on) for each in found.instalments.all()),
        performance=found.way, effect=effect, next_steps=_cited(case), agreed_on=found.signed_on,
    )  # fmt: skip


def minutes(case: Case) -> papers.Paper:
    """调解笔录 of the last session that was held."""
    session = case.sessions.filter(state="held").first()
    if session is None:
        raise PaperMissing("还没有开过调解会，先“记录调解会”。")
    number = case.sessions.filter(state="held", starts_at__lte=session.starts_at).count()
    return papers.Minutes(
        code=case.code, case_name=case.title, body=_body(case), place=session.place, started_at=session.starts_at.astimezone(clock.ZONE),
        mediators=(session.mediator_name,) if session.mediator_name else _mediators(case), recorder=session.recorder or session.mediator_name,
        attendance=tuple(papers.Attendance(side=each.side, name=each.name, present=bool(each.came)) for each in session.attendance.all()),
        agenda=_terms(session.agenda) or (case.claim_text or case.title,),
        statements=tuple(papers.Statement(speaker="记录", text=line) for line in _terms(session.minutes)), result=session.result, demo=is_demo(),
        ended_at=session.ended_at.astimezone(clock.ZONE) if session.ended_at else None, number=number,
    )  # fmt: skip


def invitation(case: Case) -> papers.Paper:
    """调解会通知 to the employer, of the session that is planned."""
    session = case.sessions.filter(state="planned").order_by("starts_at").first()
    if session is None:
        raise PaperMissing("没有安排好的调解会，先“安排调解会”。")
    return papers.Invitation(
        code=case.code, body=_body(case), recipient=case.enterprise_name, case_name=f"你单位与职工{case.get_claim_kind_display()}争议",
        starts_at=session.starts_at.astimezone(clock.ZONE), place=session.place,
        to_bring=("营业执照复印件", "法定代表人身份证明或授权委托书", "工资表、考勤记录"), contact=_contact(case), issued_on=clock.today(), demo=is_demo(),
        agenda=_terms(session.agenda), mediators=_mediators(case),
    )  # fmt: skip


def acceptance_notice(case: Case) -> papers.Paper:
    """受理通知 to the applicant."""
    return papers.AcceptanceNotice(
        code=case.code, body=_body(case), recipient=case.applicant_name or "申请人", matter=case.title, applied_on=case.received_on,
        accepted_on=case.accepted_on, mediators=_mediators(case), contact=_contact(case), issued_on=clock.today(), demo=is_demo(),
    )  # fmt: skip


def dispatch_sheet(case: Case) -> papers.Paper:
    """联动派单表 of the newest dispatch."""
    dispatch = case.dispatches.select_related("department").first()
    if dispatch is None:
        raise PaperMissing("还没有派过单，先“联动派单”。")
    return papers.DispatchSheet(
        code=f"{case.code}之{dispatch.pk}", case_code=case.code, body=_body(case), department=str(dispatch.department),
        parties=f"职工{case.workers_count}人，{case.enterprise_name}", facts=case.facts, asked=_terms(dispatch.request),
        reply_by=dispatch.answer_by.astimezone(clock.ZONE), contact=_contact(case), issued_on=clock.today(), demo=is_demo(), workers=case.workers_count,
        amount=f"{case.amount_claimed:,.2f}元",
    )  # fmt: skip


def arbitration_application(case: Case) -> papers.Paper:
    """仲裁申请要素表."""
    result = MediationResult(case.mediation_result).label if case.mediation_result else ""
    return papers.ArbitrationApplication(
        case_code=case.code, committee="鹤山市劳动人事争议仲裁委员会", workers=_workers(case), enterprises=_enterprises(case), claims=_claims(case),
        facts=case.facts, demo=is_demo(), total=money(case.amount_claimed) if case.amount_claimed else None,
        evidence=tuple(papers.Evidence(name=name) for name in case.evidence.filter(withdrawn_at=None).values_list("name", flat=True)),
        mediation=papers.MediationTried(body=_body(case), code=case.code, accepted_on=case.accepted_on, ended_on=case.mediated_on, result=result),
        made_on=clock.today(),
    )  # fmt: skip


def payment_order_application(case: Case) -> papers.Paper:
    """支付令申请书: what was promised and did not come."""
    found = case.agreements.first()
    owed = case.amount_promised - case.amount_received
    if found is None or owed <= 0:
        raise PaperMissing("没有到期未付的协议金额，不用申请支付令。")
    return papers.PaymentOrderApplication(
        case_code=case.code, court="鹤山市人民法院", workers=_workers(case), enterprises=_enterprises(case), agreement_code=case.code,
        mediation_body=_body(case), agreed_on=found.signed_on, item=case.get_claim_kind_display(), owed=money(owed), dues=_dues(case), facts=case.facts,
        demo=is_demo(), made_on=clock.today(),
    )  # fmt: skip


def judicial_confirmation_application(case: Case) -> papers.Paper:
    """司法确认申请书."""
    found = case.agreements.first()
    if found is None:
        raise PaperMissing("还没有协议，先登记“达成协议”。")
    return papers.JudicialConfirmationApplication(
        case_code=case.code, authority="鹤山市人民法院", workers=_workers(case), enterprises=_enterprises(case), agreement_code=case.code,
        mediation_body=_body(case), agreed_on=found.signed_on, terms=_terms(found.terms), demo=is_demo(),
        money=money(found.amount) if found.amount else None, facts=case.facts, made_on=clock.today(),
    )  # fmt: skip


def enforcement_application(case: Case) -> papers.Paper:
    """强制执行申请书."""
    owed = (
        max(case.amount_promised - case.amount_received, Decimal(0))
        or case.amount_claimed - case.amount_received
    )
    if owed <= 0:
        raise PaperMissing("钱已经到齐，不用申请执行。")
    step = case.green_steps.exclude(reference="").last()
    ground = papers.Ground(
        kind="生效法律文书", number=step.reference if step else "", issued_by=step.body if step else ""
    )
    return papers.EnforcementApplication(
        case_code=case.code, court="鹤山市人民法院", workers=_workers(case), enterprises=_enterprises(case), ground=ground, owed=money(owed),
        dues=_dues(case), demo=is_demo(), facts=case.facts, made_on=clock.today(),
    )  # fmt: skip


PAPERS: dict[str, tuple[str, Callable[[Case], papers.Paper]]] = {
    "acceptance_notice": ("受理通知", acceptance_notice),
    "invitation": ("调解会通知", invitation),
    "minutes": ("调解笔录", minutes),
    "agreement": ("调解协议书", agreement),
    "dispatch_sheet": ("联动派单表", dispatch_sheet),
    "arbitration_application": ("仲裁申请要素表", arbitration_application),
    "payment_order_application": ("支付令申请书", payment_order_application),
    "judicial_confirmation_application": ("司法确认申请书", judicial_confirmation_application),
    "enforcement_application": ("强制执行申请书", enforcement_application),
}
"""Every paper of a case: what it is called, and how its facts are gathered."""
