"""Case codes: given once, in order, without gaps, under any number of clerks."""

from __future__ import annotations

from django.db.models import F

from sizai.resolution.models import CodeCounter


def take(prefix: str, year: int, count: int = 1) -> int:
    """The first of `count` numbers. Call inside the verb's transaction: rolled back, the numbers were never taken."""
    counters = CodeCounter.objects.filter(prefix=prefix, year=year)
    if not counters.update(last=F("last") + count):
        CodeCounter.objects.bulk_create(
            [CodeCounter(prefix=prefix, year=year, last=0)], ignore_conflicts=True
        )
        counters.update(last=F("last") + count)
    return counters.values_list("last", flat=True).get() - count + 1
