"""Reads of persons: who may see them."""

from __future__ import annotations

from django.db.models import QuerySet

from sizai.access.actor import Actor, Role
from sizai.people.models import Person
from sizai.registers.filters import inside

COUNTY_DIGITS = 6


def persons_for(actor: Actor) -> QuerySet[Person]:
    """The register of persons: for cadres and auditors, of their area (town unknown: the county's).

    Everybody else meets persons in the cases he handles, not in a list. A worker sees himself.
    """
    there = Person.objects.filter(staged=False)
    if actor.role == Role.WORKER and actor.person_id:
        return there.filter(pk=actor.person_id)
    if actor.role not in (Role.FEDERATION_CADRE, Role.AUDITOR) or not actor.scope:
        return there.none()
    return there.filter(inside(actor.scope, unknown=len(actor.scope) <= COUNTY_DIGITS))
