"""Green channel: 快裁 → 快审 → 快执. What is known is handed over as the elements of the form; nobody retypes it."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.lifecycle import update
from sizai.registers.bad_input import BadInput
from sizai.resolution.lifecycles import CASE
from sizai.resolution.models import Case, GreenChannelStep
from sizai.resolution.verbs import clocks
from sizai.resolution.verbs.upkeep import settle
from sizai.resolution.vocabulary import CaseState, GreenStage

ORDER = tuple(GreenStage)
STAGE_CLOCKS = {
    GreenStage.ARBITRATION: "award",
    GreenStage.TRIAL: "lawsuit",
    GreenStage.ENFORCEMENT: "enforcement",
}


def elements_of(case: Case) -> dict[str, Any]:
    """The facts that every paper of the channel needs, as plain data."""
    agreement = case.agreements.first()
    return {
        "code": case.code,
        "title": case.title,
        "applicants": [
            {"name": str(party), "hired_on": str(party.hired_on or ""), "left_on": str(party.left_on or ""), "job": party.job}
            for party in case.parties.all()
        ],
        "respondent": {
            "name": case.enterprise.name if case.enterprise else case.enterprise_name,
            "uscc": (case.enterprise.uscc or "") if case.enterprise else "",
            "address": case.enterprise.address if case.enterprise else "",
            "legal_person": case.enterprise.legal_person if case.enterprise else "",
        },
        "claims": [
            {"party": str(claim.party or ""), "kind": claim.kind, "label": claim.get_kind_display(), "amount": str(claim.amount),
             "detail": claim.detail, "since": str(claim.since or ""), "until": str(claim.until or "")}
            for claim in case.claims.select_related("party")
        ],
        "facts": case.facts,
        "amount_claimed": str(case.amount_claimed),
        "amount_received": str(case.amount_received),
        "agreement": {"signed_on": str(agreement.signed_on), "terms": agreement.terms, "amount": str(agreement.amount)} if agreement else None,
        "evidence": list(case.evidence.filter(withdrawn_at=None).values_list("name", flat=True)),
        "mediation": {"since": str(case.mediating_since or ""), "ended_on": str(case.mediated_on or ""), "result": case.mediation_result},
    }  # fmt: skip


def open_green_channel(*, actor: Actor, case: Case, stage: GreenStage, body: str) -> GreenChannelStep:
    """Hand the case over to arbitration, court or enforcement, with its elements."""
    require(actor, "open_green_channel", case)
    if stage not in GreenStage.values:
        raise BadInput("stage", "请选转到哪一步：快裁、快审或快执。")
    if not body.strip():
        raise BadInput("body", "请写受理机构。")
    with transaction.atomic():
        CASE.move(case, "open_green_channel", green_stage=stage)
        return _open(actor, case, GreenStage(stage), body.strip(), "open_green_channel")


def _open(actor: Actor, case: Case, stage: GreenStage, body: str, verb: str) -> GreenChannelStep:
    step = GreenChannelStep.objects.create(
        case=case, stage=stage, body=body, opened_on=clock.today(), facts=elements_of(case)
    )
    clocks.stop(case=case, kinds=("arbitration_limitation", *STAGE_CLOCKS.values()))
    clocks.start(STAGE_CLOCKS[stage], clock.today(), case=case)
    settle(case)
    record(actor=actor, verb=verb, thing=step, thread=case, text=f"转{stage.label}：{body}，要素随案移交")
    return step


def advance_green_channel(*, actor: Actor, case: Case, result: str, reference: str = "", next_stage: GreenStage | None = None,
                          next_body: str = "") -> GreenChannelStep:  # fmt: skip
    """The stage has a result; with `next_stage` the case goes on to the next body."""
    require(actor, "advance_green_channel", case)
    step = case.green_steps.filter(ended_on=None).last()
    if case.state != CaseState.GREEN_CHANNEL or step is None:
        raise BadInput("case", "这一件不在绿色通道里。")
    if not result.strip():
        raise BadInput("result", "请写这一阶段的结果：裁决、判决或执行情况。")
    if next_stage and ORDER.index(GreenStage(next_stage)) <= ORDER.index(GreenStage(step.stage)):
        raise BadInput("next_stage", "下一阶段要在这一阶段之后。")
    if next_stage and not next_body.strip():
        raise BadInput("next_body", "请写下一阶段的受理机构。")
    with transaction.atomic():
        update(
            step,
            expect={"ended_on": None},
            result=result.strip(),
            reference=reference.strip(),
            ended_on=clock.today(),
        )
        record(
            actor=actor,
            verb="advance_green_channel",
            thing=step,
            thread=case,
            text=f"{step.get_stage_display()}结果：{result.strip()}",
        )
        if next_stage:
            update(case, green_stage=next_stage)
            return _open(actor, case, GreenStage(next_stage), next_body.strip(), "advance_green_channel")
        settle(case)
    return step
