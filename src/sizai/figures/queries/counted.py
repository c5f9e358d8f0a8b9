"""Which cases count, and how a filter narrows what hangs on them."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from sizai.figures.queries.filters import Filters
from sizai.orgs.queries import inside
from sizai.resolution.vocabulary import CaseState

M = TypeVar("M", bound=Model)

ANY = Q()
"""No further condition."""

OUT = (CaseState.MERGED, CaseState.VOIDED)
"""A merged duplicate counts once, in the case it went into; a voided one never was."""


def counts(case: str = "") -> Q:
    """The case is published, neither merged nor voided. `case` is the way to it: "" or "case__"."""
    return Q(**{f"{case}staged": False}) & ~Q(**{f"{case}state__in": OUT})


def beneath(path: str, case: str = "") -> Q:
    """The case lies in the area; "" is everywhere."""
    return inside(path, f"{case}area_path") if path else Q()


def of_filters(filters: Filters, case: str = "") -> Q:
    """Everything in the filter but the period."""
    found = beneath(filters.area, case)
    if filters.channel:
        found &= Q(**{f"{case}channel": filters.channel})
    if filters.kind:
        found &= Q(**{f"{case}claim_kind": filters.kind})
    if filters.station_id is not None:
        found &= Q(**{f"{case}station_id": filters.station_id})
    return found


def in_period(filters: Filters, day: str) -> Q:
    """The day lies in the period. A thing without the day never does."""
    found = Q(**{f"{day}__isnull": False})
    if filters.since:
        found &= Q(**{f"{day}__gte": filters.since})
    if filters.until:
        found &= Q(**{f"{day}__lte": filters.until})
    return found


def narrowed(things: QuerySet[M], filters: Filters, *, day: str, case: str = "") -> QuerySet[M]:
    """Things of counted cases within the filters, by `day`."""
    return things.filter(counts(case), of_filters(filters, case), in_period(filters, day))
