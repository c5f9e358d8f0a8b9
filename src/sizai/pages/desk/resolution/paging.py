"""Keyset pages: 50 rows after (or before) a key; counting stops at 10,001."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

PAGE = 50
COUNTED_TO = 10_000


@dataclass(frozen=True)
class Page:
    """Rows of one page, the number of all (None: more than 10,000) and the addresses of its neighbours."""

    rows: list[Any]
    total: int | None
    first: str
    previous: str
    following: str


def with_parameters(query: QueryDict, **changes: str) -> str:
    """The address of this list with other parameters; an empty value takes one out."""
    kept = {key: value for key, value in query.items() if key not in ("after", "before")}
    kept |= changes
    return "?" + urlencode({key: value for key, value in kept.items() if value})


def _beyond(keys: tuple[str, ...], values: list[str]) -> Q:
    """Rows that come after `values` in the order of `keys`, newest first."""
    later = Q()
    for position, key in enumerate(keys):
        same = {keys[earlier]: values[earlier] for earlier in range(position)}
        later |= Q(**same, **{f"{key}__lt": values[position]})
    return Q(**{f"{keys[0]}__lte": values[0]}) & later


def _before(keys: tuple[str, ...], values: list[str]) -> Q:
    earlier = Q()
    for position, key in enumerate(keys):
        same = {keys[one]: values[one] for one in range(position)}
        earlier |= Q(**same, **{f"{key}__gt": values[position]})
    return Q(**{f"{keys[0]}__gte": values[0]}) & earlier


def _values(request: HttpRequest, name: str, count: int) -> list[str] | None:
    given = request.GET.get(name, "").split("~")
    return given if len(given) == count and all(given) else None


def page_of(request: HttpRequest, rows: QuerySet[Any], keys: tuple[str, ...]) -> Page:
    """One page of `rows`, ordered by `keys` descending. A key that is no key gives the first page."""
    descending = [f"-{key}" for key in keys]
    after, before = _values(request, "after", len(keys)), _values(request, "before", len(keys))
    total = rows.order_by()[: COUNTED_TO + 1].count()
    try:
        if before:
            found = list(rows.filter(_before(keys, before)).order_by(*keys)[: PAGE + 1])
            more_before, more_after = len(found) > PAGE, True
            found = found[:PAGE][::-1]
        else:
            chosen = rows.filter(_beyond(keys, after)) if after else rows
            found = list(chosen.order_by(*descending)[: PAGE + 1])
            more_before, more_after = bool(after), len(found) > PAGE
            found = found[:PAGE]
    except (ValueError, TypeError):
        found, more_before, more_after = list(rows.order_by(*descending)[:PAGE]), False, total > PAGE

    def key_of(row: Any) -> str:
        return "~".join(
            str(
                getattr(row, key).isoformat()
                if hasattr(getattr(row, key), "isoformat")
                else getattr(row, key)
            )
            for key in keys
        )

    return Page(
        rows=found,
        total=total if total <= COUNTED_TO else None,
        first=with_parameters(request.GET) if more_before else "",
        previous=with_parameters(request.GET, before=key_of(found[0])) if more_before and found else "",
        following=with_parameters(request.GET, after=key_of(found[-1])) if more_after and found else "",
    )
