"""我的事: how it stands, whose turn, the next date, what was agreed and what has come, what the worker may do."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import may, require
from sizai.audit.models import Entry
from sizai.audit.queries import timeline_of
from sizai.audit.record import record
from sizai.law.prescriptions import NextStep, next_steps
from sizai.orgs.queries import federation
from sizai.pages.portal import holding
from sizai.pages.portal.around import portal_actor, render_portal
from sizai.pages.portal.money import agreements_of, money_of
from sizai.pages.portal.plain_words import BARS, TO_DO, lines_of, stand_of, title_of
from sizai.resolution.lifecycles import CASE
from sizai.resolution.models import Case, Deadline, Evidence, Intake, Party, Session
from sizai.resolution.queries import cases_for, intakes_for
from sizai.resolution.queries.deadlines import remaining, remaining_text
from sizai.resolution.vocabulary import CaseState, DeadlineState, IntakeState, SessionState

TOLD_CLOCKS = ("mediation", "arbitration_limitation")
"""Deadlines that are the worker's business. Those after an agreement are told with their way on (`_ways`), those of the
house as whose turn it is."""


@dataclass(frozen=True)
class Matter:
    """One worker's matter as one actor reaches it. `url` is where its page and its verbs are.

    `case` is None until it is accepted; `intake` is None when the worker was added to somebody else's case.
    """

    actor: Actor
    url: str
    intake: Intake | None
    case: Case | None
    held: bool = False

    @property
    def followed(self) -> Case | None:
        """The case that tells how things go: where it was merged, the one it was merged into."""
        if (
            self.case is not None
            and self.case.state == CaseState.MERGED
            and self.case.merged_into is not None
        ):
            return self.case.merged_into
        return self.case

    @cached_property
    def alone(self) -> bool:
        """Whether nobody else is in the case."""
        return self.case is None or self.case.parties.count() <= 1

    @cached_property
    def party(self) -> Party | None:
        """The worker's own place in the case that is followed."""
        person = self.intake.person_id if self.intake and self.intake.person_id else self.actor.person_id
        case = self.followed
        if case is None:
            return None
        own = case.parties.filter(person_id=person).first() if person else None
        return own or (case.parties.first() if self.alone and case == self.case else None)


def matter_of(request: HttpRequest, things: str, pk: int) -> Matter | None:
    """The matter behind an address: held by receipt, or the signed-in worker's own. None: no receipt is held."""
    actor = portal_actor(request)
    if things == "matter":
        held = holding.held_matter(request)
        return Matter(actor, "/m/matter/", held, held.case, held=True) if held else None
    if things == "intakes":
        intake = get_object_or_404(intakes_for(actor).select_related("station", "referred_to", "case"), pk=pk)
        return Matter(actor, f"/m/intakes/{pk}/", intake, intake.case)
    case = get_object_or_404(cases_for(actor).select_related("station", "turn_of", "merged_into"), pk=pk)
    return Matter(actor, f"/m/cases/{pk}/", case.intakes.filter(person_id=actor.person_id or 0).first(), case)


def note_reading(matter: Matter) -> None:
    """Reading is written down once a day for each reader."""
    thing = matter.case or matter.intake
    verb = "read_case" if matter.case else "read_intake"
    require(matter.actor, verb, thing)
    reader = matter.actor.account_id or "receipt"
    if thing and cache.add(f"{verb}:{reader}:{thing.pk}:{clock.today()}", True, 24 * 3600):
        record(actor=matter.actor, verb=verb, thing=thing)


@require_safe
def page(request: HttpRequest, things: str = "matter", pk: int = 0) -> HttpResponse:
    """The page of one matter."""
    matter = matter_of(request, things, pk)
    if matter is None:
        return HttpResponseRedirect("/m/follow/")
    if things == "intakes" and matter.case is not None and may(matter.actor, "read_case", matter.case):
        return HttpResponseRedirect(f"/m/cases/{matter.case.pk}/")
    note_reading(matter)
    kept = matter.held and matter.intake is not None and holding.is_remembered(request, matter.intake)
    back = "/m/" if matter.held else "/m/mine/"
    context = {**told(matter), "remembered": kept}
    return render_portal(request, "matter", context, title="我的事", back=back, tabs=True)


def told(matter: Matter) -> dict[str, Any]:
    """Everything that the page says."""
    today = clock.today()
    case, intake = matter.followed, matter.intake
    stand = stand_of(matter.case, intake)
    if matter.case is not None and case is not None and case != matter.case:
        stand = stand_of(case, None)
    party = matter.party
    moneyed = case is not None and bool(case.amount_promised or case.amount_received)
    money = money_of(case, party, matter.alone, today) if case and moneyed else None
    payments = [each for each in money.payments if _confirmable(matter, each)] if money else []
    shown = matter.alone or bool(money and money.own)
    return {
        "matter": matter, "case": case, "intake": intake, "title": title_of(matter.case, intake), "stand": stand,
        "bars": [(label, position < stand.bars) for position, label in enumerate(BARS)],
        "turn": _turn(matter, today), "session": next_session(case), "mediator": case.mediator_name if case else "",
        "money": money, "to_confirm": payments, "agreements": agreements_of(case) if case and shown else [],
        "clocks": _clocks(case, today), "ways": _ways(case, today), "lines": _lines(matter, case),
        "files": _files(matter), "acts": acts_of(matter), "merged": case != matter.case,
    }  # fmt: skip


def _confirmable(matter: Matter, payment: Any) -> bool:
    own = matter.case is not None and payment.case_id == matter.case.pk
    return own and not payment.confirmed_by_worker and may(matter.actor, "confirm_payment", payment)


def _turn(matter: Matter, today: dt.date) -> dict[str, Any] | None:
    """Whose turn it is, to do what, by when. Organisations only: no member of staff is named."""
    intake, case = matter.intake, matter.followed
    if case is not None:
        who, to_do, due, unit = case.turn_of, case.turn_to, case.due_on, case.due_unit
    elif intake is not None and intake.state == IntakeState.RECEIVED:
        who, to_do, due, unit = intake.station or federation(), intake.turn_to, intake.due_on, intake.due_unit
    else:
        return None
    if who is None:
        return None
    left = remaining_text(due, unit, today) if due else ""
    late = bool(due and due < today)
    return {"who": who.name, "to_do": TO_DO.get(to_do, "办这件事"), "due_on": due, "left": left, "late": late}


def next_session(case: Case | None) -> Session | None:
    """The next session that is planned and not over."""
    if case is None:
        return None
    since = clock.now() - dt.timedelta(hours=3)
    planned = (each for each in case.sessions.all() if each.state == SessionState.PLANNED)
    return min(
        (each for each in planned if each.starts_at >= since), key=lambda each: each.starts_at, default=None
    )


def _clocks(case: Case | None, today: dt.date) -> list[tuple[Deadline, str, bool]]:
    if case is None:
        return []
    live = (DeadlineState.RUNNING, DeadlineState.PAUSED)
    running = case.deadlines.filter(kind__in=TOLD_CLOCKS, state__in=live)
    return [(each, remaining(each, today), each.due_on < today) for each in running.order_by("due_on")]


def _ways(case: Case | None, today: dt.date) -> list[NextStep]:
    """After an agreement: what the law offers next, first choice first, while its time is not over."""
    if case is None or case.state not in (CaseState.AGREED, CaseState.PERFORMING):
        return []
    agreement = agreements_of(case)
    if not agreement:
        return []
    kinds = list(case.claims.values_list("kind", flat=True)) or [case.claim_kind]
    steps = next_steps(agreement[0].body_kind, agreement[0].effective_on, kinds)
    open_now = (step for step in steps if step.deadline is None or step.deadline.due_on >= today)
    return [step for step in open_now if step.available][:2]


def _lines(matter: Matter, case: Case | None) -> list[tuple[Entry, str]]:
    """The safe lines, newest first."""
    entries: list[Entry] = []
    for thing in {id(each): each for each in (matter.intake, matter.case, case) if each is not None}.values():
        entries += list(timeline_of(thing)[:60])
    return lines_of(sorted({each.pk: each for each in entries}.values(), key=lambda each: -each.seq))[:40]


def _files(matter: Matter) -> list[Evidence]:
    """What the worker handed in; nobody else's files are named."""
    mine = Q(pk__in=[])
    if matter.intake is not None:
        mine |= Q(intake=matter.intake)
    if matter.case is not None and matter.actor.account_id is not None:
        mine |= Q(case=matter.case, intake=None, added_by=matter.actor.name)
    return list(Evidence.objects.filter(mine, withdrawn_at=None).distinct())


def acts_of(matter: Matter) -> list[str]:
    """The verbs that the worker may do now. One of several workers cannot take the whole case back."""
    actor, intake, case = matter.actor, matter.intake, matter.case
    acts = []
    if case is not None:
        open_now = case.state not in (CaseState.MERGED, CaseState.VOIDED)
    else:
        open_now = intake is not None and intake.state == IntakeState.RECEIVED
    if open_now and may(actor, "add_evidence", case or intake):
        acts.append("add_evidence")
    if intake is not None and intake.anonymous and open_now and may(actor, "identify_intake", intake):
        acts.append("identify_intake")
    if case is not None:
        legal = {move.verb for move in CASE.legal(case.state)}
        if "reopen_case" in legal and may(actor, "reopen_case", case):
            acts.append("reopen_case")
        if "withdraw_case" in legal and matter.alone and may(actor, "withdraw_case", case):
            acts.append("withdraw_case")
    return acts


def card(intake: Intake | None, case: Case | None, url: str) -> dict[str, Any]:
    """The matter in one card: what, how it stands, the next date, what has come and what is still owed."""
    session = next_session(case)
    return {
        "url": url, "title": title_of(case, intake), "stand": stand_of(case, intake), "session": session,
        "received": case.amount_received if case else 0,
        "missing": max(case.amount_promised - case.amount_received, 0) if case else 0,
        "due_on": intake.due_on if intake and case is None else None,
        "code": case.code if case else "",
    }  # fmt: skip


def own_matter_or_404(request: HttpRequest, things: str, pk: int) -> Matter:
    """For the verbs: a matter that this browser or account reaches."""
    matter = matter_of(request, things, pk)
    if matter is None:
        raise Http404
    return matter
