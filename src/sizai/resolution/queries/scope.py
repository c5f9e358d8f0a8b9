"""One door: what an actor may read. Lists, searches, exports and single pages all begin here; another's object is a 404."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from sizai.access.actor import Actor, Role
from sizai.orgs.queries import inside
from sizai.resolution.models import Case, Dispatch, Intake, Party
from sizai.resolution.vocabulary import Channel


def _mediators(actor: Actor) -> Q:
    """The station's cases; and the mediator's own elsewhere, if there are any: an OR that no index can walk in order."""
    here = Q(station_id=actor.organisation_id)
    other = (
        Q(station_id__lt=actor.organisation_id) | Q(station_id__gt=actor.organisation_id) | Q(station=None)
    )
    own = Q(mediator_id=actor.account_id)
    return here | own if Case.objects.filter(own, other).exists() else here


def cases_for(actor: Actor) -> QuerySet[Case]:
    """Published cases in the actor's reach. Merged and voided ones are there too, marked by their state."""
    cases = Case.objects.filter(staged=False)
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR:
            return cases.filter(inside(actor.scope))
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return cases.filter(_mediators(actor))
        case Role.REPRESENTATIVE if actor.account_id:
            return cases.filter(reported_by_id=actor.account_id)
        case Role.HOTLINE_OPERATOR:
            return cases.filter(
                inside(actor.scope), Q(channel=Channel.HOTLINE) | Q(reported_by_id=actor.account_id)
            )
        case Role.DEPARTMENT_OFFICER if actor.department_id:
            mine = Dispatch.objects.filter(department_id=actor.department_id)
            return cases.filter(pk__in=mine.values("case_id"))
        case Role.EMPLOYER_HR if actor.enterprise_id:
            return cases.filter(enterprise_id=actor.enterprise_id, employer_informed=True)
        case Role.WORKER if actor.person_id:
            return cases.filter(pk__in=Party.objects.filter(person_id=actor.person_id).values("case_id"))
    return cases.none()


def of_cases_for(actor: Actor, case: str = "case_id") -> Q:
    """That the case of something is one the actor reads. Asked row by row, so that a list still walks its own index."""
    return Q(Exists(cases_for(actor).filter(pk=OuterRef(case)).order_by()))


def intakes_for(actor: Actor) -> QuerySet[Intake]:
    """Intakes in the actor's reach. A station sees its own and those in its area that nobody has taken."""
    intakes = Intake.objects.all()
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR:
            return intakes.filter(inside(actor.scope))
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return intakes.filter(
                Q(station_id=actor.organisation_id) | (Q(station=None) & inside(actor.scope))
            )
        case Role.REPRESENTATIVE | Role.DEPARTMENT_OFFICER if actor.account_id:
            return intakes.filter(reported_by_id=actor.account_id)
        case Role.HOTLINE_OPERATOR:
            return intakes.filter(
                inside(actor.scope), Q(channel=Channel.HOTLINE) | Q(reported_by_id=actor.account_id)
            )
        case Role.WORKER if actor.person_id:
            return intakes.filter(person_id=actor.person_id)
    return intakes.none()


def dispatches_for(actor: Actor) -> QuerySet[Dispatch]:
    """Dispatches: a department's own; a handler's, of the cases that he reads."""
    if actor.role == Role.DEPARTMENT_OFFICER:
        return (
            Dispatch.objects.filter(department_id=actor.department_id)
            if actor.department_id
            else Dispatch.objects.none()
        )
    if actor.role in (Role.FEDERATION_CADRE, Role.STATION_MEDIATOR, Role.AUDITOR):
        return Dispatch.objects.filter(of_cases_for(actor))
    return Dispatch.objects.none()
