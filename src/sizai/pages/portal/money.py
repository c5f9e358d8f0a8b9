"""Promised and received: two numbers, never one for the other; of a worker among many, the own ones."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sizai.resolution.models import Agreement, Case, Instalment, Party, Payment

ZERO = Decimal(0)


@dataclass(frozen=True)
class Part:
    """One instalment: `missing` yuan are still to come; `late` when its day is over."""

    name: str
    due_on: dt.date
    amount: Decimal
    missing: Decimal
    late: bool


@dataclass(frozen=True)
class Money:
    """`own`: the sums are this worker's; else they are of all the workers of the case."""

    promised: Decimal
    received: Decimal
    own: bool
    parts: list[Part]
    payments: list[Payment]

    @property
    def missing(self) -> Decimal:
        return max(self.promised - self.received, ZERO)


def money_of(case: Case, party: Party | None, alone: bool, today: dt.date) -> Money:
    """What one party (None: nobody in particular) is promised and got. `alone`: the case has one party."""
    instalments = list(Instalment.objects.filter(agreement__case=case).order_by("due_on", "position", "id"))
    payments = [each for each in case.payments.order_by("received_on", "id") if each.reversed_at is None]
    for each in payments:
        each.case = case  # carries the mark of the receipt to the policy
    mine = party.pk if party is not None and not alone else None
    own = mine is not None and any(
        getattr(each, "party_id", None) == mine for each in [*instalments, *payments]
    )
    if own:
        instalments = [each for each in instalments if each.party_id == mine]
        payments = [each for each in payments if each.party_id == mine]
        promised = sum((each.amount for each in instalments), ZERO)
        received = sum((each.amount for each in payments), ZERO)
    else:
        promised, received = case.amount_promised, case.amount_received
        payments = payments if alone else []
    return Money(promised, received, own, _parts(instalments, payments, today, alone or own), payments)


def _parts(instalments: list[Instalment], payments: list[Payment], today: dt.date, told: bool) -> list[Part]:
    """Instalments with what is missing of each. For all workers together the single ones are not told."""
    if not told:
        return []
    paid: dict[int | None, Decimal] = {}
    for payment in payments:
        paid[payment.instalment_id] = paid.get(payment.instalment_id, ZERO) + payment.amount
    loose = paid.pop(None, ZERO)
    parts = []
    for each in instalments:
        missing = max(each.amount - paid.get(each.pk, ZERO), ZERO)
        covered = min(missing, loose)
        loose, missing = loose - covered, missing - covered
        late = bool(missing) and each.due_on < today
        parts.append(Part(str(each), each.due_on, each.amount, missing, late))
    return parts


def agreements_of(case: Case) -> list[Agreement]:
    """The agreements, the newest first."""
    return list(case.agreements.order_by("-signed_on", "-id"))
