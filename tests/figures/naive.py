"""The figures once more, by hand: plain Python over every case in memory. What the sums are checked against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any

from sizai.figures.queries.filters import Filters
from sizai.resolution.models import Agreement, Case, Party, Payment
from sizai.resolution.vocabulary import CaseState


def _there(case: Case, filters: Filters) -> bool:
    return (
        not case.staged
        and case.state not in (CaseState.MERGED, CaseState.VOIDED)
        and case.area_path.startswith(filters.area)
        and filters.channel in ("", case.channel)
        and filters.kind in ("", case.claim_kind)
        and filters.station_id in (None, case.station_id)
    )


def _when(day: dt.date | None, filters: Filters) -> bool:
    return (
        day is not None
        and (not filters.since or day >= filters.since)
        and (not filters.until or day <= filters.until)
    )


def _cases(filters: Filters, day: str) -> Iterator[Case]:
    return (
        case for case in Case.objects.all() if _there(case, filters) and _when(getattr(case, day), filters)
    )


def _percent(top: int, base: int) -> tuple[str | None, int, int]:
    value = None if not base else str((Decimal(100 * top) / base).quantize(Decimal("0.1"), ROUND_HALF_UP))
    return value, top, base


def _yuan(amounts: Iterator[Decimal]) -> str:
    return str(sum(amounts, Decimal("0.00")))


def _middle(days: list[int]) -> str | None:
    if not days:
        return None
    value = median(days)
    return str(int(value)) if value == int(value) else str(value)


def figures(filters: Filters) -> dict[str, Any]:
    """Key → value as printed, or (value, numerator, denominator)."""
    accepted = list(_cases(filters, "accepted_on"))
    completed = [
        case for case in _cases(filters, "mediated_on") if case.mediation_result in ("success", "failure")
    ]
    successful = [case for case in completed if case.mediation_result == "success"]
    closed = list(_cases(filters, "closed_on"))
    keys = {case.pk for case in accepted}
    persons = {party.person_id for party in Party.objects.all() if party.person_id and party.case_id in keys}
    agreements = [
        each
        for each in Agreement.objects.select_related("case")
        if _there(each.case, filters) and _when(each.signed_on, filters)
    ]
    payments = [
        each
        for each in Payment.objects.select_related("case")
        if each.reversed_at is None and _there(each.case, filters) and _when(each.received_on, filters)
    ]
    return {
        "cases_accepted": str(len(accepted)),
        "amount_claimed": _yuan(case.amount_claimed for case in accepted),
        "workers": str(sum(case.workers_count for case in accepted)),
        "workers_distinct": str(len(persons)),
        "mediations_completed": str(len(completed)),
        "mediations_successful": str(len(successful)),
        "mediation_success_rate": _percent(len(successful), len(completed)),
        "mediation_success_of_accepted": _percent(
            sum(case.mediation_result == "success" for case in accepted), len(accepted)
        ),
        "median_days": _middle(
            [(case.mediated_on - case.accepted_on).days for case in completed if case.mediated_on]
        ),
        "cases_closed": str(len(closed)),
        "cases_unsolved": str(sum(case.outcome in ("not_paid", "paid_part") for case in closed)),
        "amount_promised": _yuan(each.amount for each in agreements),
        "amount_received": _yuan(each.amount for each in payments),
        "cases_reopened": str(sum(case.reopened_times > 0 for case in accepted)),
    }
