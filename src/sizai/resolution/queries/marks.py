"""Scope marks in the search index: the policy of `scope`, as words that a narrow search is intersected with."""

from __future__ import annotations

from collections.abc import Iterable

from sizai.access.actor import Actor, Role
from sizai.resolution.models import Case
from sizai.resolution.vocabulary import Channel


def marks_of(case: Case, departments: Iterable[int] = (), persons: Iterable[int] = ()) -> list[str]:
    """Every mark by which some actor reaches the case."""
    path = case.area_path
    marks = [f"a{path[:length]}" for length in (2, 4, 6, 9, 12) if len(path) >= length]
    marks += [f"o{case.station_id}"] if case.station_id else []
    marks += [f"m{case.mediator_id}"] if case.mediator_id else []
    marks += [f"r{case.reported_by_id}"] if case.reported_by_id else []
    marks += [f"e{case.enterprise_id}"] if case.enterprise_id and case.employer_informed else []
    if case.channel == Channel.HOTLINE:
        marks += [f"h{mark[1:]}" for mark in marks if mark[0] == "a"]
    marks += [f"d{key}" for key in departments] + [f"p{key}" for key in persons]
    return marks


def marks_for(actor: Actor) -> list[str]:
    """The marks an actor searches with: any of them must stand on the document. Empty: nothing is found."""
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR if actor.scope:
            return [f"a{actor.scope}"]
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return [f"o{actor.organisation_id}", f"m{actor.account_id}"]
        case Role.REPRESENTATIVE if actor.account_id:
            return [f"r{actor.account_id}"]
        case Role.HOTLINE_OPERATOR if actor.scope:
            return [f"h{actor.scope}", f"r{actor.account_id}"]
        case Role.DEPARTMENT_OFFICER if actor.department_id:
            return [f"d{actor.department_id}"]
        case Role.EMPLOYER_HR if actor.enterprise_id:
            return [f"e{actor.enterprise_id}"]
        case Role.WORKER if actor.person_id:
            return [f"p{actor.person_id}"]
    return []
