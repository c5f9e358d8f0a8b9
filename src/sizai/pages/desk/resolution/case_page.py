"""The page of a case: what is it → whose turn, by when → what may I do now → why → history."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import may
from sizai.audit.queries import timeline_of
from sizai.audit.record import record
from sizai.law.prescriptions import next_steps
from sizai.orgs.queries import area_names
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution import case_state
from sizai.pages.desk.resolution.acts import actions_for
from sizai.pages.desk.resolution.lists import actor_of, turn
from sizai.resolution.lifecycles import CASE
from sizai.resolution.models import Case, Deadline
from sizai.resolution.queries import cases_for
from sizai.resolution.queries.deadlines import computed, pauses_of, remaining
from sizai.resolution.queries.duplicates import here_before
from sizai.resolution.queries.papers import PAPERS
from sizai.resolution.vocabulary import CaseState, DeadlineState
from sizai.ui.components import Action, Column, Entry, Step


def note_reading(actor: Actor, case: Case) -> None:
    """Reading a case is written down once per person and day."""
    key = f"read:{actor.account_id}:{case.pk}:{clock.today()}"
    if cache.add(key, True, 24 * 3600):
        record(actor=actor, verb="read_case", thing=case)


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case."""
    actor = actor_of(request)
    related = ("turn_of", "turn_account", "station", "mediator", "enterprise", "merged_into", "reported_by")
    found = get_object_or_404(cases_for(actor).select_related(*related), pk=pk)
    note_reading(actor, found)
    today = clock.today()
    deadlines = list(found.deadlines.select_related("instalment").order_by("due_on"))
    names_shown = may(actor, "read_parties", found)
    context = {
        "case": found, "state": case_state(found), "today": today, "turn": turn(actor, found), "area": area_names().get(found.area_path, ""),
        "clock": _clock(found, deadlines), "actions": _actions(actor, found),
        "parties": _parties(found) if names_shown else [], "names_shown": names_shown, "columns": PARTY_COLUMNS,
        "deadlines": [(each, remaining(each), each.due_on < today) for each in deadlines if each.state in (DeadlineState.RUNNING, DeadlineState.PAUSED)],
        "timeline": _timeline(found, actor), "trail": _trail(found),
        "dispatches": list(found.dispatches.select_related("department")), "sessions": list(found.sessions.prefetch_related("attendance")),
        "agreements": list(found.agreements.prefetch_related("instalments__payments")), "payments": list(found.payments.all()),
        "green_steps": list(found.green_steps.all()), "evidence": list(found.evidence.filter(withdrawn_at=None)),
        "next_steps": _next_steps(found), "hints": list(found.duplicate_hints.filter(settled="").select_related("other")[:5]),
        "before": _before(actor, found),
        "papers": [(kind, label) for kind, (label, _) in PAPERS.items()] if may(actor, "issue_paper", found) else [],
        "issued": list(found.papers.all()[:10]), "may_evidence": may(actor, "add_evidence", found), "may_note": may(actor, "note_case", found),
        "may_claim": may(actor, "change_claim", found), "may_import": may(actor, "import_parties", found), "handles": may(actor, "change_case", found),
    }  # fmt: skip
    return render_desk(request, "desk/resolution/case.html", context, place="resolution", section="cases")


def _before(actor: Actor, found: Case) -> list[tuple[Case, str]]:
    """Other cases of the same enterprise within 90 days; those of the same worker stand in the hints already."""
    rows = here_before(
        cases_for(actor),
        on=found.accepted_on,
        enterprise=found.enterprise_id,
        enterprise_name=found.enterprise_name,
        leave_out=found.pk,
    )
    return rows[:5]


def _clock(found: Case, deadlines: list[Deadline]) -> dict[str, Any] | None:
    """The deadline that matters now, with its ruler and sentence."""
    running = [each for each in deadlines if each.state in (DeadlineState.RUNNING, DeadlineState.PAUSED)]
    chief = next((each for each in running if each.kind == "mediation"), running[0] if running else None)
    if chief is None:
        return None
    today = clock.today()
    law = computed(chief, pauses_of(found, today) if found.paused or found.pauses.exists() else [])
    if law is None:
        return {
            "title": chief.name,
            "left": remaining(chief),
            "over": chief.due_on < today,
            "told": chief.explanation,
            "summary": "",
            "cells": (),
        }
    counted = law.days_counted(today)
    summary = f"共{law.length}天，今天第{counted}天" if law.unit.is_day and counted and not law.agreed else ""
    told = f"{law.explain(today)}{chief.basis}"
    return {
        "title": chief.name,
        "left": law.remaining(today),
        "over": law.due_on < today,
        "told": told,
        "summary": summary,
        "cells": law.days(today),
    }


ORDER = ["start_mediation", "plan_session", "reach_agreement", "note_payment", "start_performance", "dispatch_case", "fail_mediation",
         "open_green_channel", "advance_green_channel", "close_case", "reopen_case", "pause_case", "resume_case", "unmerge_case",
         "withdraw_case", "merge_case", "void_case"]  # fmt: skip


def _possible(found: Case) -> set[str]:
    """The legal arrows, and the steps that are no arrows but need a state."""
    verbs = {move.verb for move in CASE.legal(found.state)}
    if found.state == CaseState.MEDIATING:
        verbs |= {"plan_session", "resume_case" if found.paused else "pause_case"}
    if found.state in (CaseState.AGREED, CaseState.PERFORMING, CaseState.GREEN_CHANNEL, CaseState.CLOSED):
        verbs.add("note_payment")
    if found.state == CaseState.GREEN_CHANNEL:
        verbs.add("advance_green_channel")
    if found.state == CaseState.MERGED:
        verbs.add("unmerge_case")
    return verbs


def _actions(actor: Actor, found: Case) -> list[Action]:
    possible = _possible(found)
    wanted = [verb for verb in ORDER if verb in possible]
    items = actions_for(actor, "cases", found, wanted)
    missing = _missing(found)
    actions = []
    for position, (label, url, way_back) in enumerate(items):
        lacks = missing if label == "结案" else ""
        kind = "go" if position == 0 and not lacks else "plain" if way_back or label == "结案" else "stop"
        actions.append(Action(label, url, kind, missing=lacks))  # type: ignore[arg-type]
    return actions


def _missing(found: Case) -> str:
    """What closing still lacks. A part that will never come is closed as 部分到账 from the form, so only a hint while due."""
    if found.state != CaseState.PERFORMING or found.amount_received >= found.amount_promised:
        return ""
    waits = found.deadlines.filter(
        kind="instalment", state=DeadlineState.RUNNING, due_on__gte=clock.today()
    ).count()
    return f"还差：{waits}期没有到账" if waits else ""


PARTY_COLUMNS = [
    Column("申请人", lambda row: row["name"], phone="first", width="120px", under=lambda row: row["job"]),
    Column("请求事项与算法", lambda row: row["kinds"], under=lambda row: row["detail"]),
    Column("请求（元）", lambda row: row["amount"], "money", width="128px", phone="end"),
    Column("应得（元）", lambda row: row["due"], "money", width="128px", empty="无"),
    Column("已到账（元）", lambda row: row["received"], "money", width="128px", empty="无"),
]


def _parties(found: Case) -> list[dict[str, Any]]:
    """One row a worker: claims summed; money that names the worker beside it."""
    claims: dict[int | None, list[Any]] = {}
    for claim in found.claims.all():
        claims.setdefault(claim.party_id, []).append(claim)
    received: dict[int | None, Decimal] = {}
    for payment in found.payments.filter(reversed_at=None):
        received[payment.party_id] = received.get(payment.party_id, Decimal(0)) + payment.amount
    parties = list(found.parties.all())
    rows = []
    for party in parties:
        own = claims.get(party.pk, [])
        due = [claim.amount_due for claim in own if claim.amount_due is not None]
        paid = received.get(party.pk, received.get(None) if len(parties) == 1 else None)
        rows.append({
            "name": str(party), "job": party.job or (f"入职{party.hired_on}" if party.hired_on else ""),
            "kinds": "、".join(dict.fromkeys(claim.get_kind_display() for claim in own)),
            "detail": "；".join(claim.detail for claim in own if claim.detail),
            "amount": sum((claim.amount for claim in own), Decimal(0)), "due": sum(due, Decimal(0)) if due else None, "received": paid,
        })  # fmt: skip
    return rows


def _timeline(found: Case, actor: Actor) -> list[Entry]:
    entries = timeline_of(found)[:60]
    return [Entry(each.at, each.text, "" if each.actor == "系统" else each.actor) for each in entries]


def _trail(found: Case) -> list[Step]:
    steps = [
        Step(
            "resolution",
            f"来件{intake.pk}",
            "past",
            f"/intakes/{intake.pk}/",
            f"{intake.received_at.astimezone(clock.ZONE):%m月%d日}{intake.get_channel_display()}",
        )
        for intake in found.intakes.all()[:3]
    ]
    steps.append(
        Step(
            "resolution",
            f"本案{found.number or ''}",
            "now",
            hint=f"{found.accepted_on.month}月{found.accepted_on.day}日受理",
        )
    )
    if found.merged_into:
        steps.append(
            Step("resolution", f"并入{found.merged_into}", "past", f"/cases/{found.merged_into_id}/")
        )
    if found.state in (CaseState.ACCEPTED, CaseState.DISPATCHED, CaseState.MEDIATING, CaseState.REOPENED):
        steps.append(Step("resolution", "调解协议，之后看到账", "todo"))
    elif found.state in (CaseState.AGREED, CaseState.PERFORMING):
        steps.append(Step("resolution", "全部到账，结案", "todo"))
    elif found.state == CaseState.FAILED:
        steps.append(Step("resolution", "绿色通道：快裁、快审、快执", "todo"))
    return steps


def _next_steps(found: Case) -> list[Any]:
    """What the law offers after the agreement, by kind of mediation body."""
    agreement = found.agreements.first()
    if agreement is None or found.state == CaseState.CLOSED:
        return []
    kinds = [claim.kind for claim in found.claims.all()] or [found.claim_kind]
    return [step for step in next_steps(agreement.body_kind, agreement.effective_on, kinds) if step.available]
