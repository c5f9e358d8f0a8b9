"""What is added up: each source is a kind of dated thing of a counted case, with its measures (columns of the cube)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, Count, Expression, F, Model, Q, QuerySet, Sum
from django.db.models.functions import Cast, Coalesce, Round

from sizai.figures.models.cube import NO_STATION
from sizai.figures.queries.counted import ANY, counts, of_filters
from sizai.figures.queries.filters import Filters
from sizai.resolution.lifecycles import WORKABLE
from sizai.resolution.models import Agreement, Case, Party, Payment
from sizai.resolution.vocabulary import MediationResult, Outcome

COMPLETED = (MediationResult.SUCCESS, MediationResult.FAILURE)
"""Closed mediations: withdrawn, refused and referred ones are not among them (field-notes, section 3)."""

UNSOLVED = (Outcome.NOT_PAID, Outcome.PAID_PART)


def cents(field: str) -> Expression:
    """The sum of an amount of yuan in whole cents, exact on SQLite too (which adds decimals up as floats)."""
    return Coalesce(Sum(Cast(Round(F(field) * 100), BigIntegerField())), 0)


def number(where: Q | None = None) -> Expression:
    """How many."""
    return Count("pk", filter=where)


@dataclass(frozen=True)
class Source:
    """`day`: the field of the day it counts on; `case`: the way to its case; `where`: what else it must be."""

    model: type[Model]
    day: str
    case: str
    measures: Mapping[str, Expression]
    where: Q = ANY

    def things(self, filters: Filters, days: Sequence[dt.date] | None) -> QuerySet[Any]:
        """The things of counted cases; on `days`, or (None) in the filter's period."""
        chosen: dict[str, Any] = {f"{self.day}__isnull": False}
        if days is not None:
            chosen = {f"{self.day}__in": list(days)}
        else:
            if filters.since:
                chosen[f"{self.day}__gte"] = filters.since
            if filters.until:
                chosen[f"{self.day}__lte"] = filters.until
        return self.model._default_manager.filter(
            self.where, counts(self.case), of_filters(filters, self.case), **chosen
        ).order_by()

    def dimensions(self) -> dict[str, Expression | F]:
        """The keys of the cube."""
        return {
            "first": F(self.day),
            "at_station": Coalesce(f"{self.case}station_id", NO_STATION, output_field=BigIntegerField()),
            "area": F(f"{self.case}area_path"),
            "source": F(f"{self.case}channel"),
            "claim": F(f"{self.case}claim_kind"),
        }


MORE_RECEIVED = Q(amount_promised__gt=0, amount_received__gt=F("amount_promised"))


SOURCES = (
    Source(Case, "accepted_on", "", {
        "accepted": number(),
        "claimed": cents("amount_claimed"),
        "workers": Coalesce(Sum("workers_count"), 0, output_field=BigIntegerField()),
        "unmanned": number(Q(workers_count=0)),
        "accepted_success": number(Q(mediation_result=MediationResult.SUCCESS)),
        "pending": number(Q(state__in=WORKABLE)),
        "reopened": number(Q(reopened_times__gt=0)),
        "excess": number(MORE_RECEIVED),
    }),
    Source(Party, "case__accepted_on", "case__", {"named": number()}, where=Q(person__isnull=False)),
    Source(Case, "mediated_on", "", {
        "completed": number(),
        "successful": number(Q(mediation_result=MediationResult.SUCCESS)),
        "mediated_backwards": number(Q(mediated_on__lt=F("accepted_on"))),
    }, where=Q(mediation_result__in=COMPLETED)),
    Source(Case, "closed_on", "", {
        "closed": number(),
        "unsolved": number(Q(outcome__in=UNSOLVED)),
        "closed_backwards": number(Q(closed_on__lt=F("accepted_on"))),
    }),
    Source(Agreement, "signed_on", "case__", {"agreements": number(), "promised": cents("amount")}),
    Source(Payment, "received_on", "case__", {
        "payments": number(),
        "received": cents("amount"),
    }, where=Q(reversed_at=None)),
)  # fmt: skip

MEASURES = tuple(name for source in SOURCES for name in source.measures)

VERSION = (
    "1-"
    + hashlib.sha256(
        "\n".join(
            f"{counts(source.case)} {source.model._meta.label} {source.day} {source.where} {dict(source.measures)}"
            for source in SOURCES
        ).encode()
    ).hexdigest()[:12]
)
"""Of the declarations above: what was added up under another one is not used."""
