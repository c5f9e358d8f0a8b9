"""Reads of the register of enterprises: the one door, and which enterprise a name or a code means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from sizai.access.actor import Actor, Role
from sizai.enterprises.models import Enterprise
from sizai.registers import search
from sizai.registers.filters import inside
from sizai.text.names import enterprise_key
from sizai.text.width import squeeze

COUNTY_DIGITS = 6
READERS = (
    Role.FEDERATION_CADRE,
    Role.STATION_MEDIATOR,
    Role.REPRESENTATIVE,
    Role.HOTLINE_OPERATOR,
    Role.AUDITOR,
)


def enterprises_for(actor: Actor) -> QuerySet[Enterprise]:
    """The enterprises of the post's area; whose town nobody knows is the county's. An employer sees itself."""
    there = Enterprise.objects.filter(staged=False)
    if actor.role == Role.EMPLOYER_HR and actor.enterprise_id:
        return there.filter(pk=actor.enterprise_id)
    if actor.role not in READERS or not actor.scope:
        return there.none()
    return there.filter(inside(actor.scope, unknown=len(actor.scope) <= COUNTY_DIGITS))


def find(*, name: str = "", uscc: str = "") -> Enterprise | None:
    """The enterprise that is meant: by its code, else by its name as written, else by a name it had.

    Widths, brackets and spaces make no difference. A name found under another code than the given one is another
    enterprise. Of several with one name the one that still exists, then the one known longest.
    """
    there = Enterprise.objects.filter(staged=False)
    code = squeeze(uscc).upper()
    if code and (one := there.filter(uscc=code).first()):
        return one
    key = enterprise_key(name)
    if not key:
        return None
    alike = there.filter(uscc=None) if code else there
    for named in (Q(name_key=key), Q(former_names__name_key=key)):
        found = list(alike.filter(named).order_by("id")[:20])
        if found:
            return min(found, key=lambda each: (each.closed_on is not None, each.pk))
    return None


def same_name(name: str) -> QuerySet[Enterprise]:
    """Enterprises of that very name that still exist."""
    return Enterprise.objects.filter(name_key=enterprise_key(name), staged=False, closed_on=None)


def named_like(actor: Actor, text: str, limit: int = 10) -> list[Enterprise]:
    """For the hint while a name is being typed: enterprises of the actor's area with these words, newest first."""
    found = search.search("enterprise", text, [f"a{actor.scope}"] if actor.scope else [], limit)
    by_key = {each.pk: each for each in enterprises_for(actor).filter(pk__in=found)}
    return [by_key[key] for key in found if key in by_key]


def document_of(enterprise: Enterprise) -> tuple[str, Iterable[str]]:
    """Text and marks for the search index: names, former names, code. Who reaches the area may find it."""
    former = [each.name for each in enterprise.former_names.all()]
    path = enterprise.area_path
    marks = [f"a{path[:length]}" for length in (2, 4, 6, 9, 12) if len(path) >= length]
    return " ".join([enterprise.name, *former, enterprise.uscc or "", enterprise.trade]), marks


def documents(entries: QuerySet[Enterprise]) -> Iterator[tuple[int, str, Iterable[str]]]:
    """The same for many, for `search.index_many` after an import."""
    for entry in entries.prefetch_related("former_names").iterator(1000):
        yield (entry.pk, *document_of(entry))
