"""The page of an intake, and the form that takes one down."""

from __future__ import annotations

import secrets

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from sizai.access import clock
from sizai.access.policy import may, require
from sizai.audit.queries import timeline_of
from sizai.orgs.queries import area_names
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution import intake_state
from sizai.pages.desk.resolution.acts import actions_for
from sizai.pages.desk.resolution.lists import actor_of, turn
from sizai.registers.bad_input import BadInput
from sizai.registers.forms.drafts import take_up
from sizai.registers.verbs.drafts import discard_draft
from sizai.resolution.forms.intakes import ReceiveIntakeForm
from sizai.resolution.lifecycles import INTAKE
from sizai.resolution.queries import cases_for, intakes_for
from sizai.resolution.queries.deadlines import computed
from sizai.resolution.queries.duplicates import here_before
from sizai.resolution.verbs.intakes import receive_intake
from sizai.ui.components import Action, Entry
from sizai.ui.drafts import accept_draft

RECEIPT_KEY = "sizai_receipt"
SHOWN_KEY = "sizai_receipt_shown"


def intake(request: HttpRequest, pk: int) -> HttpResponse:
    """One intake: what was told, who was here before, what to do with it."""
    actor = actor_of(request)
    found = get_object_or_404(
        intakes_for(actor).select_related(
            "turn_of", "turn_account", "station", "case", "referred_to", "person"
        ),
        pk=pk,
    )
    deadline = found.deadlines.first()
    law = computed(deadline) if deadline else None
    today = clock.today()
    receipt = request.session.pop(RECEIPT_KEY, None)
    if receipt:
        request.session[SHOWN_KEY] = receipt
    actions = [
        Action(label, url, "go" if position == 0 else "plain" if back else "stop")
        for position, (label, url, back) in enumerate(
            actions_for(
                actor,
                "intakes",
                found,
                [
                    *(move.verb for move in INTAKE.legal(found.state)),
                    *(["identify_intake"] if found.anonymous else []),
                ],
            )
        )
    ]
    context = {
        "intake": found, "state": intake_state(found), "turn": turn(actor, found), "today": today, "actions": actions, "law": law,
        "deadline": deadline, "left": law.remaining(today) if law else "", "cells": law.days(today) if law else (),
        "told": law.explain(today) if law else "", "area": area_names().get(found.area_path, ""),
        "receipt": receipt["words"] if receipt and receipt["intake"] == found.pk else "",
        "timeline": [Entry(each.at, each.text, "" if each.actor == "系统" else each.actor) for each in timeline_of(found)[:40]],
        "before": here_before(cases_for(actor), person=found.person, name=found.applicant_name, enterprise_name=found.enterprise_name,
                              enterprise=found.enterprise_id, on=found.received_at.astimezone(clock.ZONE).date(), leave_out=found.case_id),
        "evidence": found.evidence.filter(withdrawn_at=None), "may_evidence": may(actor, "add_evidence", found),
    }  # fmt: skip
    return render_desk(request, "desk/resolution/intake.html", context, place="resolution", section="intakes")


def receive(request: HttpRequest) -> HttpResponse:
    """登记来件: ten required fields at most; the receipt is shown on the next page, once."""
    actor = actor_of(request)
    require(actor, "receive_intake")
    form = ReceiveIntakeForm(
        request.POST if request.method == "POST" else None, actor=actor, thing=None,
        initial={"submission": secrets.token_hex(12)},
    )  # fmt: skip
    saved = take_up(form, actor=actor, key="receive_intake")
    if request.method == "POST" and form.is_valid():
        try:
            made, receipt = receive_intake(actor=actor, **form.arguments())
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        else:
            discard_draft(actor=actor, form="receive_intake")
            if receipt:
                request.session[RECEIPT_KEY] = {"intake": made.pk, "words": receipt}
            return accept_draft(
                HttpResponseRedirect(f"/intakes/{made.pk}/"), request=request, key="receive_intake"
            )
    context = {"form": form, "today": clock.today(), "saved": saved}
    return render_desk(
        request,
        "desk/resolution/receive_intake.html",
        context,
        place="resolution",
        section="intakes",
        status=422 if form.errors else 200,
    )


def before(request: HttpRequest) -> HttpResponse:
    """The hint under the form while it is being filled in: who was here before, within 90 days."""
    actor = actor_of(request)
    require(actor, "receive_intake")
    asked = request.POST if request.method == "POST" else request.GET
    rows = here_before(
        cases_for(actor),
        name=asked.get("applicant_name", "").strip(),
        enterprise_name=asked.get("enterprise_name", "").strip(),
        on=clock.today(),
    )
    return render(request, "desk/resolution/before.html", {"before": rows, "today": clock.today()})
