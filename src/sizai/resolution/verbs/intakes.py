"""Intakes: received, then accepted as a case, declined with advice, or referred."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.enterprises.queries import find as find_enterprise
from sizai.lifecycle import update
from sizai.orgs.models import Organisation
from sizai.orgs.queries import require_area
from sizai.people.models import Account, Person
from sizai.people.verbs.persons import know_person
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import INTAKE
from sizai.resolution.models import Case, Claim, Intake, Party
from sizai.resolution.models.cases import CODE_PREFIX
from sizai.resolution.models.receipts import new_receipt, receipt_index
from sizai.resolution.verbs import clocks, codes
from sizai.resolution.verbs.duplicates import hint_duplicates
from sizai.resolution.verbs.upkeep import settle
from sizai.resolution.vocabulary import CaseState, Channel, ClaimKind, DeclineReason

INTAKE_REPLY_DAYS = 3
"""Working days until somebody must have looked at an intake (协商调解规定 22: three working days to accept)."""


def _checked(
    *, kinds: Sequence[str], story: str, enterprise_name: str, workers_count: int, amount: Decimal
) -> None:
    if not enterprise_name.strip():
        raise BadInput("enterprise_name", "请写用人单位：不知道全称就写招牌或工地的名字。")
    if not story.strip():
        raise BadInput("story", "请写几句经过：什么时候、什么事、欠多少。")
    if not kinds or any(kind not in ClaimKind.values for kind in kinds):
        raise BadInput("kinds", "请至少选一项请求事项。")
    if workers_count < 1:
        raise BadInput("workers_count", "涉及人数至少1人。")
    if amount < 0:
        raise BadInput("amount", "涉及金额不能是负数。")


def receive_intake(
    *,
    actor: Actor,
    channel: Channel,
    enterprise_name: str,
    area_path: str,
    kinds: Sequence[str],
    story: str,
    applicant_name: str = "",
    phone: str = "",
    id_number: str = "",
    anonymous: bool = False,
    workers_count: int = 1,
    amount: Decimal = Decimal(0),
    station: Organisation | None = None,
    safe_to_call: bool = True,
    consents_to_disclosure: bool = False,
    urgent: bool = False,
    referred_from: str = "",
    submission: str | None = None,
) -> tuple[Intake, str]:
    """Take down what somebody asks; returns the intake and its receipt (shown once, never stored in the clear).

    `submission`: a key that the form carries; sending the form again gives back the first intake (with an empty receipt).
    """
    require(actor, "receive_intake")
    _checked(
        kinds=kinds, story=story, enterprise_name=enterprise_name, workers_count=workers_count, amount=amount
    )
    if not anonymous and not applicant_name.strip():
        raise BadInput("applicant_name", "请写申请人姓名；不愿留名就选“匿名”。")
    if not area_path:
        raise BadInput("area_path", "请选镇街。")
    require_area(area_path)
    with transaction.atomic():
        if submission and (sent := Intake.objects.filter(submission=submission).first()):
            return sent, ""
        person = (
            None
            if anonymous
            else know_person(name=applicant_name, phone=phone, id_number=id_number, area_path=area_path)
        )
        receipt = new_receipt()
        intake = Intake.objects.create(
            channel=channel,
            received_at=clock.now(),
            anonymous=anonymous,
            person=person,
            applicant_name="" if anonymous else applicant_name.strip(),
            safe_to_call=safe_to_call,
            consents_to_disclosure=consents_to_disclosure and not anonymous,
            enterprise=find_enterprise(name=enterprise_name),
            enterprise_name=enterprise_name.strip(),
            area_path=area_path,
            station=station,
            kinds=list(kinds),
            story=story.strip(),
            workers_count=workers_count,
            amount=amount,
            urgent=urgent,
            reported_by_id=None if actor.role == Role.WORKER else actor.account_id,
            referred_from=referred_from,
            receipt_index=receipt_index(receipt),
            submission=submission or None,
        )
        due = clocks.start("intake_reply", clock.today(), intake=intake, length=INTAKE_REPLY_DAYS)
        Intake.objects.filter(pk=intake.pk).update(
            turn_of=station, turn_to="看来件", due_on=due.due_on, due_unit="working_day"
        )
        intake.turn_of, intake.turn_to, intake.due_on, intake.due_unit = (
            station,
            "看来件",
            due.due_on,
            "working_day",
        )
        record(
            actor=actor,
            verb="receive_intake",
            thing=intake,
            text=f"{Channel(channel).label}来件，{'匿名' if anonymous else '实名'}",
        )
    return intake, receipt


def _case_title(intake: Intake) -> str:
    who = intake.applicant_name or "匿名职工"
    many = f"等{intake.workers_count}人" if intake.workers_count > 1 else ""
    return f"{who}{many}诉{intake.enterprise_name}{intake.kind_labels[0] if intake.kind_labels else ''}"[:160]


def accept_intake(
    *,
    actor: Actor,
    intake: Intake,
    station: Organisation,
    mediator: Account | None = None,
    collective: bool | None = None,
) -> Case:
    """The intake becomes a case: it gets its code, and the 15 days of mediation begin on the day it was received."""
    require(actor, "accept_intake", intake)
    today = clock.today()
    with transaction.atomic():
        INTAKE.move(intake, "accept_intake", turn_of_id=None, turn_to="", due_on=None)
        clocks.stop(intake=intake)
        case = Case.objects.create(
            year=today.year,
            number=codes.take(CODE_PREFIX, today.year),
            state=CaseState.ACCEPTED,
            channel=intake.channel,
            collective=intake.workers_count > 1 if collective is None else collective,
            title=_case_title(intake),
            claim_kind=intake.kinds[0],
            claim_text="、".join(intake.kind_labels),
            facts=intake.story,
            applicant_name=intake.applicant_name,
            enterprise=intake.enterprise,
            enterprise_name=intake.enterprise_name,
            area_path=intake.area_path,
            station=station,
            mediator=mediator,
            mediator_name=mediator.name if mediator else "",
            reported_by=intake.reported_by,
            workers_count=intake.workers_count,
            amount_claimed=intake.amount,
            received_on=intake.received_at.astimezone(clock.ZONE).date(),
            accepted_on=today,
            created_at=clock.now(),
        )
        Intake.objects.filter(pk=intake.pk).update(case=case)
        intake.case = case
        party = Party.objects.create(
            case=case,
            person=intake.person,
            name=intake.applicant_name,
            consents_to_disclosure=intake.consents_to_disclosure,
            safe_to_call=intake.safe_to_call,
        )
        Claim.objects.bulk_create(
            Claim(case=case, party=party, kind=kind, amount=intake.amount if first else Decimal(0))
            for first, kind in ((position == 0, kind) for position, kind in enumerate(intake.kinds))
        )
        intake.evidence.update(case=case)
        clocks.start("mediation", case.received_on, case=case)
        hint_duplicates(case)
        settle(case, indexed=True)
        record(actor=actor, verb="accept_intake", thing=intake, thread=case, text=f"受理，立案号{case.code}")
    return case


def decline_intake(*, actor: Actor, intake: Intake, reason_code: DeclineReason, advice: str) -> Intake:
    """Not ours: the reason, and where to go instead, must be told."""
    require(actor, "decline_intake", intake)
    if not advice.strip():
        raise BadInput("advice", "请写明告知了什么：该去哪里、带什么。")
    with transaction.atomic():
        INTAKE.move(
            intake,
            "decline_intake",
            decline_reason=reason_code,
            advice=advice.strip(),
            turn_of_id=None,
            turn_to="",
            due_on=None,
        )
        clocks.stop(intake=intake)
        label = DeclineReason(reason_code).label
        record(
            actor=actor,
            verb="decline_intake",
            thing=intake,
            text=f"不予受理：{label}。已告知：{advice.strip()}",
            reason=label,
        )
    return intake


def refer_intake(*, actor: Actor, intake: Intake, department: Organisation, note: str = "") -> Intake:
    """Pass the intake to the department or station that should have it."""
    require(actor, "refer_intake", intake)
    with transaction.atomic():
        INTAKE.move(
            intake,
            "refer_intake",
            referred_to_id=department.pk,
            advice=note.strip(),
            turn_of_id=None,
            turn_to="",
            due_on=None,
        )
        intake.referred_to = department
        clocks.stop(intake=intake)
        record(actor=actor, verb="refer_intake", thing=intake, text=f"转给{department}办理。{note.strip()}")
    return intake


def identify_intake(*, actor: Actor, intake: Intake, name: str, phone: str = "", id_number: str = "",
                    consents_to_disclosure: bool = False) -> Person:  # fmt: skip
    """An anonymous applicant says who it is; the case, where there is one, learns it too."""
    require(actor, "identify_intake", intake)
    if not intake.anonymous:
        raise BadInput("name", "这一件已经留了姓名。")
    if not name.strip():
        raise BadInput("name", "请写姓名。")
    with transaction.atomic():
        person = know_person(name=name, phone=phone, id_number=id_number, area_path=intake.area_path)
        changes: dict[str, Any] = {
            "anonymous": False,
            "person_id": person.pk,
            "applicant_name": person.name,
            "consents_to_disclosure": consents_to_disclosure,
        }
        update(intake, **changes)
        if intake.case_id:
            Party.objects.filter(case_id=intake.case_id, person=None, name="").update(
                person=person, name=person.name, consents_to_disclosure=consents_to_disclosure
            )
            case = Case.objects.get(pk=intake.case_id)
            settle(case, indexed=True, applicant_name=case.applicant_name or person.name)
        record(
            actor=actor,
            verb="identify_intake",
            thing=intake,
            thread=intake.case or intake,
            text="申请人补留了姓名",
        )
    return person


def save_receipt(*, actor: Actor, intake: Intake) -> None:
    """The applicant says that the receipt is kept."""
    require(actor, "save_receipt", intake)
    with transaction.atomic():
        Intake.objects.filter(pk=intake.pk).update(receipt_saved=True)
        intake.receipt_saved = True
        record(actor=actor, verb="save_receipt", thing=intake)
