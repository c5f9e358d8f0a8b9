"""What a page of figures is asked for, in its address: from, to (or span=all), area, channel, kind."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest

from sizai.access.actor import Actor, Role
from sizai.figures.queries.filters import Filters, read_filters, within
from sizai.figures.queries.periods import shown_first
from sizai.orgs.queries import area_names, organisation_name


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
        "area": "" if filters.area == own_area(actor) else filters.area,
        "channel": filters.channel,
        "kind": filters.kind,
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def own_area(actor: Actor) -> str:
    """What is shown when no area is asked for: the post's own; a station reaches as far as its cases do."""
    return "" if actor.role == Role.STATION_MEDIATOR else actor.scope


def places(actor: Actor) -> list[tuple[str, str]]:
    """The areas that the actor may choose, the own one first ("")."""
    own, names = own_area(actor), area_names()
    towns = [
        (code, name)
        for code, name in sorted(names.items())
        if len(code) == 9 and code.startswith(own) and code != own
    ]
    whole = f"{names.get(own, own)}{'全部' if towns else ''}" if own else "本站全部"
    return [("", whole), *towns]


def place_name(filters: Filters, actor: Actor) -> str:
    """Whose figures these are, in words."""
    if filters.area:
        return area_names().get(filters.area, filters.area)
    return organisation_name(actor.organisation_id) or actor.name
