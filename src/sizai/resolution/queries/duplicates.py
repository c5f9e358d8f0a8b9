"""Who was here before: the hint while an intake is taken down."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sizai.people.models import Person
from sizai.resolution.models import Case
from sizai.resolution.vocabulary import CaseState

WINDOW = dt.timedelta(days=90)
"""Same worker or same enterprise within so many days (field-notes 4.2)."""


def here_before(cases: QuerySet[Case], *, on: dt.date, name: str = "", enterprise_name: str = "", person: Person | None = None,
                enterprise: int | None = None, leave_out: int | None = None) -> list[tuple[Case, str]]:  # fmt: skip
    """(case, why) of the newest ten, names compared as written. Nothing known gives nothing."""
    recent = cases.filter(accepted_on__gte=on - WINDOW, accepted_on__lte=on + WINDOW)
    recent = recent.exclude(Q(pk=leave_out) | Q(state__in=(CaseState.MERGED, CaseState.VOIDED)))
    reasons: list[tuple[Q, str]] = []
    if person is not None:
        reasons.append((Q(parties__person=person), "同一职工"))
    if name and enterprise_name:
        reasons.append((Q(applicant_name=name, enterprise_name=enterprise_name), "同名同单位"))
    if enterprise is not None:
        reasons.append((Q(enterprise_id=enterprise), "同一用人单位"))
    elif enterprise_name:
        reasons.append((Q(enterprise_name=enterprise_name), "同一用人单位"))
    found: dict[int, tuple[Case, str]] = {}
    for rule, why in reasons:
        for case in recent.filter(rule).order_by("-id")[:10]:
            found.setdefault(case.pk, (case, why))
    return list(found.values())[:10]
