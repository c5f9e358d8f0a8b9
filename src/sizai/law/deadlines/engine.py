"""One entry for every clock: `deadline(kind, start)`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sizai.law import dates
from sizai.law.calendar import WorkingCalendar, shipped
from sizai.law.cautions import Caution
from sizai.law.deadlines import pauses as pausing
from sizai.law.deadlines import terms
from sizai.law.deadlines.counting import Count, count, count_back
from sizai.law.deadlines.kinds import DeadlineKind, Pauses, Unit, kind_of
from sizai.law.deadlines.result import Deadline, Moved
from sizai.law.errors import CannotPause, DueBeforeStart, LengthIsStatutory


def deadline(
    kind: str,
    start: date,
    *,
    calendar: WorkingCalendar | None = None,
    length: int | None = None,
    unit: Unit | str | None = None,
    extended: bool = False,
    extension: int | None = None,
    pauses: Iterable[object] = (),
    interruptions: Sequence[date] = (),
) -> Deadline:
    """The end of a period of `kind` that began with the fact of `start` (that day is not counted).

    `length` (and, for the house's own kinds, `unit`) only where the law leaves it open; `extended` adds
    all that the law allows, `extension` a part of it or what both sides agreed. `pauses`: `Pause` objects or
    pairs of dates, both days not counted; for limitation periods they are 中止. `interruptions` (中断) start
    the period afresh; one after its end revives nothing.
    """
    rule = kind_of(kind)
    known = calendar or shipped()
    began = dates.checked(start, rule.start_key)
    used = terms.unit_for(rule, unit)
    added = terms.extension_for(rule, used, extended, extension)
    total = terms.length_for(rule, length) + added
    stops = pausing.read(pauses)
    if stops and rule.pauses is Pauses.NONE:
        accepted = rule.pause_refusal or "不填暂停"
        raise CannotPause(field="pauses", name=rule.name, accepted=accepted)
    if rule.backward:
        due = count_back(began, total, used)
        return Deadline(
            rule, began, due, due, used, total, 0, (), None, (), (), _cautions(rule, began, due, known), known
        )

    still = pausing.StandStill(stops)

    def run(anchor: date) -> Count:
        return count(anchor, total, used, rolls=rule.rolls, calendar=known, still=still)

    found, effective, late = run(began), list[date](), list[date]()
    for day in sorted(terms.interruptions_for(rule, began, interruptions)):
        if day <= found.due:
            effective.append(day)
            found = run(day)
        else:
            late.append(day)
    cautions = [*_cautions(rule, began, found.due, known), *_late(late)]
    if found.paused and rule.pause_caution:
        cautions.append(Caution("pause", rule.pause_caution))
    if any(stop.start > found.due for stop in stops):
        cautions.append(Caution("pause_too_late", "有的暂停开始时期限已经届满，不影响到期日。"))
    return Deadline(
        rule=rule,
        start=began,
        first_day=found.first,
        due_on=found.due,
        unit=used,
        length=total,
        extended_by=added,
        skipped=found.skipped,
        moved=_moved(found, known),
        paused=found.paused,
        interrupted_on=tuple(effective),
        cautions=tuple(cautions),
        calendar=known,
    )


def agreed_date(kind: str, start: date, due_on: date, *, calendar: WorkingCalendar | None = None) -> Deadline:
    """A day that people agreed on (an instalment, a session): it does not move, but warns of a rest day.

    Where law leaves a period to agreement the agreed day stands (民法典204).
    """
    rule = kind_of(kind)
    if rule.statutory:
        raise LengthIsStatutory(field="due_on", name=rule.name, given=due_on, accepted="不填约定日期")
    known = calendar or shipped()
    began, due = dates.checked(start, rule.start_key), dates.checked(due_on, "due_on")
    if due < began:
        raise DueBeforeStart(field="due_on", due=due, start=began, accepted="开始日当天或以后")
    cautions = list(_cautions(rule, began, due, known))
    if not known.is_working_day(due):
        why = f"{dates.say(due)}是休假日（{known.day(due).reason}）"
        cautions.append(Caution("rest_day", f"{why}，约定的日期不顺延，转账可能晚到。"))
    first = min(began + dates.DAY, due)
    return Deadline(
        rule=rule,
        start=began,
        first_day=first,
        due_on=due,
        unit=Unit.NATURAL_DAY,
        length=(due - first).days + 1,
        extended_by=0,
        skipped=(),
        moved=None,
        paused=(),
        interrupted_on=(),
        cautions=tuple(cautions),
        calendar=known,
        agreed=True,
    )


def _late(days: list[date]) -> list[Caution]:
    if not days:
        return []
    text = "、".join(dates.say(day) for day in days)
    return [Caution("interruption_too_late", f"{text}时时效已经届满，那时的主张不能使它重新计算。")]


def _moved(found: Count, calendar: WorkingCalendar) -> Moved | None:
    if found.due == found.last:
        return None
    return Moved(found.last, found.due, calendar.day(found.last).reason)


def _cautions(rule: DeadlineKind, start: date, due: date, calendar: WorkingCalendar) -> tuple[Caution, ...]:
    cautions = list(calendar.cautions_for(min(start, due), max(start, due)))
    cautions += [Caution("note", text) for text in rule.cautions]
    if rule.limitation:
        cautions.append(
            Caution("limitation", "时效是否已过，要由对方在仲裁期间提出；这里只提示，不自动扣减任何请求。")
        )
    for place in rule.basis:
        if not place.verified:
            cautions.append(Caution("unverified", f"{place}{place.checked.label}，请核对。"))
        if start < place.in_force_from:
            since = f"{place}自{dates.say(place.in_force_from)}起施行"
            cautions.append(Caution("law_later", f"{since}，起算日在此以前，请核对当时的规定。"))
    return tuple(cautions)
