"""What a page of figures is asked for, in its address: from, to (or span=all), area, channel, kind."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest

from sizai.access.actor import Actor
from sizai.figures.queries.filters import Filters, read_filters, within
from sizai.figures.queries.periods import shown_first
from sizai.orgs.queries import area_names


def actor_of(request: HttpRequest) -> Actor:
    """The actor of the request."""
    return request.actor  # type: ignore[attr-defined, no-any-return]


def filters_of(request: HttpRequest) -> Filters:
    """The filters of the address, narrowed to what the actor reaches; the usual period when none is asked for.

    Raises BadInput for what cannot be read and Refused for what lies outside.
    """
    asked = request.GET
    filters = read_filters(
        since=asked.get("from", ""),
        until=asked.get("to", ""),
        area=asked.get("area", ""),
        channel=asked.get("channel", ""),
        kind=asked.get("kind", ""),
    )
    if filters.since is None and filters.until is None and asked.get("span") != "all":
        first = shown_first()
        filters = replace(filters, since=first.since, until=first.until)
    return within(filters, actor_of(request))


def address(path: str, filters: Filters, actor: Actor) -> str:
    """The page at `path` with these filters. The actor's own reach is understood and not written."""
    asked = {
        "from": str(filters.since or ""),
        "to": str(filters.until or ""),
        "span": "" if filters.since or filters.until else "all",
        "area": "" if filters.area == actor.scope else filters.area,
        "channel": filters.channel,
        "kind": filters.kind,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def places(actor: Actor) -> list[tuple[str, str]]:
    """The areas that the actor may choose: the own one and the towns in it."""
    names = sorted(area_names().items())
    return [
        (code, name)
        for code, name in names
        if code.startswith(actor.scope) and len(code) in (6, 9) and actor.scope
    ]
