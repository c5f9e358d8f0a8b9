"""The first page, the stations, and the list of a signed-in worker."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from sizai.access.actor import Role
from sizai.orgs.models import Organisation
from sizai.orgs.queries import area_names, federation, stations, towns
from sizai.pages.portal import half_filled, holding, receipts
from sizai.pages.portal.around import portal_actor, render_portal
from sizai.pages.portal.matter import card
from sizai.resolution.queries import cases_for, intakes_for
from sizai.resolution.vocabulary import CaseState

MOST = 50


def _own(request: HttpRequest, limit: int = MOST) -> list[dict[str, Any]]:
    """Cards of a signed-in worker: cases first, then intakes that are no case yet."""
    actor = portal_actor(request)
    if actor.person_id is None:
        return []
    cases = (
        cases_for(actor)
        .exclude(state=CaseState.VOIDED)
        .prefetch_related("sessions")
        .order_by("-accepted_on", "-id")[:limit]
    )
    intakes = (
        intakes_for(actor).filter(case=None).select_related("station").order_by("-received_at", "-id")[:limit]
    )
    cards = [card(each, None, f"/m/intakes/{each.pk}/") for each in intakes]
    return (cards + [card(None, each, f"/m/cases/{each.pk}/") for each in cases])[:limit]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What can be done here, my matter, telephones. An employer goes to the own page."""
    if request.actor.role == Role.EMPLOYER_HR:  # type: ignore[attr-defined]
        return redirect("portal_employer")
    held = holding.held_matter(request)
    cards = [card(held, held.case, "/m/matter/")] if held else []
    ours = federation()
    half = half_filled.half_filled(request)
    context = {
        "cards": cards + [each for each in _own(request, 3) if not held or each["title"] != cards[0]["title"]],
        "receipt_waits": receipts.waiting(request), "half": bool(half and half.values()),
        "near": [each for each in _stations("") if each["phone"]][:3], "forgotten": "forgotten" in request.GET,
    }  # fmt: skip
    return render_portal(request, "home", context, title=ours.name if ours else "工会帮您", tabs=True)


def _stations(town: str) -> list[dict[str, Any]]:
    """Stations with town, address and public telephone; those of `town` first."""
    ours, names = federation(), area_names()
    found: list[Organisation] = list(stations(ours.area_path if ours else "").order_by("area_path", "name"))
    found.sort(key=lambda each: not (town and each.area_path.startswith(town)))
    return [
        {"name": each.name, "town": names.get(each.area_path[:9], ""), "address": each.address, "phone": each.phone,
         "tel": each.phone.split("、")[0], "near": bool(town) and each.area_path.startswith(town)}
        for each in found
    ]  # fmt: skip


@require_safe
def station_list(request: HttpRequest) -> HttpResponse:
    """Where somebody can be met or called. `town` puts those of one town first; a telephone tells nobody where it is."""
    ours = federation()
    choices = [(area.code, area.name) for area in towns(ours.area_path if ours else "")]
    town = request.GET.get("town", "")
    town = town if town in dict(choices) else ""
    context = {
        "stations": _stations(town),
        "towns": choices,
        "town": town,
        "town_name": dict(choices).get(town, ""),
    }
    return render_portal(request, "stations", context, title="找人", back="/m/", tabs=True)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """All matters of a signed-in worker."""
    if portal_actor(request).account_id is None:
        return HttpResponseRedirect("/m/follow/")
    return render_portal(request, "mine", {"cards": _own(request)}, title="我的事", back="/m/", tabs=True)
