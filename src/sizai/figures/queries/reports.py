"""The monthly report: the month's figures beside the month before and the same month a year earlier, and what is in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import QuerySet

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.figures.models import Report
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.numbers import Number, compute
from sizai.figures.queries.periods import month, name_of, year_before
from sizai.figures.queries.plan import DAY
from sizai.figures.queries.printed import Checked, Verdict, check_all, printed_of
from sizai.orgs.queries import area_names, installation, is_demo
from sizai.papers.monthly_report import Figure, MonthlyReport, Section
from sizai.registers.bad_input import BadInput

LEFT_OUT = frozenset({"dispatches_overdue"})
"""What only speaks of today stands on the today page, not in a month's report."""


@dataclass(frozen=True)
class Line:
    """One figure of the report with the two it is compared with."""

    now: Number
    before: Number
    year_ago: Number

    @property
    def contradiction(self) -> str:
        """Why it is not printed; "" when it is."""
        return "；".join(finding.sentence for finding in self.now.doubts)


@dataclass(frozen=True)
class Draft:
    """A report before it is published. `printed`: what others have printed about the month, checked."""

    title: str
    since: dt.date
    until: dt.date
    filters: Filters
    lines: Sequence[Line]
    printed: Sequence[Checked]
    as_of: dt.datetime

    @property
    def doubts(self) -> list[Line]:
        return [line for line in self.lines if line.contradiction]


def read_month(text: str) -> dt.date:
    """2024-12 → its first day. A month that has not begun has no report."""
    try:
        first = dt.date(int(text[:4]), int(text[5:7]), 1)
        if len(text) != 7 or text[4] != "-":
            raise ValueError(text)
    except ValueError as error:
        raise BadInput("month", f"月份“{text[:20]}”看不懂：请写成2024-12这样的年-月。") from error
    if first > clock.today():
        raise BadInput("month", "这个月还没有到，没有数字可以报。请选以前的月份。")
    return first


def draft_report(first: dt.date, filters: Filters, *, numbers: Sequence[Number] | None = None) -> Draft:
    """The report of the month that begins on `first`, for the area (or station) of `filters`; reads about 40 queries.

    `numbers`: those of the month, where they have been read already (and frozen).
    """
    since, until = month(first)
    now = replace(filters, since=since, until=until)
    before, ago = month(since - DAY), year_before(since, until)
    these = list(numbers or compute(now))
    befores = compute(replace(now, since=before[0], until=before[1]))
    years = compute(replace(now, since=ago[0], until=ago[1]))
    lines = [
        Line(*three)
        for three in zip(these, befores, years, strict=True)
        if three[0].metric.key not in LEFT_OUT
    ]
    place = area_names().get(filters.area, "") if filters.area else ""
    title = f"{place}劳动关系“化解在小”{name_of(since, until)}月报"
    printed = check_all(now, {number.metric.key: number for number in these}) if printed_of(now) else []
    return Draft(title, since, until, now, lines, printed, these[0].as_of)


def _figure(line: Line) -> Figure:
    number = line.now
    remarks = [number.metric.basis.label, *number.remarks]
    if line.year_ago.value is not None and not line.year_ago.doubts:
        remarks.append(f"上年同月{line.year_ago.value:,}{number.metric.unit.value}")
    if number.value is not None and number.metric.unit == "天" and number.value % 1:
        remarks.append(f"准确值{number.value}天")
    top, base = number.result.numerator, number.result.denominator
    return Figure(
        name=number.metric.name,
        value=number.value,
        unit=number.metric.unit.value,
        numerator=None if top is None else Decimal(top),
        denominator=None if base is None else Decimal(base),
        previous=None if line.before.doubts else line.before.value,
        remarks=tuple(remarks),
        contradiction=line.contradiction,
    )


def _said(draft: Draft, key: str) -> Number | None:
    """A figure that may be printed."""
    return next(
        (
            line.now
            for line in draft.lines
            if line.now.metric.key == key and not line.contradiction and line.now.value is not None
        ),
        None,
    )


def _opening(draft: Draft) -> str:
    told = []
    accepted, claimed, workers = (
        _said(draft, key) for key in ("cases_accepted", "amount_claimed", "workers")
    )
    if accepted:
        parts = [f"受理{accepted.value:,}件"]
        parts += [f"涉及职工{workers.value:,}人"] if workers else []
        parts += [f"涉及金额{claimed.value:,}元"] if claimed else []
        told.append("，".join(parts))
    completed, rate = _said(draft, "mediations_completed"), _said(draft, "mediation_success_rate")
    if completed:
        success = f"，成功{rate.result.numerator:,}件，成功率{rate.value}%" if rate else ""
        told.append(f"调解完成{completed.value:,}件{success}")
    promised, received = _said(draft, "amount_promised"), _said(draft, "amount_received")
    if promised and received:
        told.append(f"签订协议金额{promised.value:,}元，到账{received.value:,}元")
    return "；".join(told) + "。" if told else "本期没有可以印出的数字。"


def _printed_section(draft: Draft) -> tuple[Section, ...]:
    lines = []
    for checked in draft.printed:
        if checked.verdict == Verdict.AGREES:
            continue
        conclusion = (
            f"核对结论：{checked.printed.conclusion}" if checked.printed.conclusion else "还没有核对结论。"
        )
        lines.append(f"{checked.title}{checked.why}{conclusion}")
    return (Section(heading="别处印出、与本库不合的数", text="\n".join(lines)),) if lines else ()


def paper_of(draft: Draft, *, body: str, issued_on: dt.date) -> MonthlyReport:
    """The report as a paper."""
    return MonthlyReport(
        title=draft.title,
        body=body,
        period_from=draft.since,
        period_to=draft.until,
        as_of=draft.as_of,
        figures=tuple(_figure(line) for line in draft.lines),
        issued_on=issued_on,
        demo=is_demo(),
        opening=_opening(draft),
        sections=_printed_section(draft),
    )


def body_name(organisation: str) -> str:
    """Who issues it: the post's organisation, else the owner of the installation."""
    ours = installation()
    return organisation or (ours.name if ours else "总工会")


def reports_for(actor: Actor) -> QuerySet[Report]:
    """The published reports in the actor's reach."""
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR if actor.scope:
            return Report.objects.filter(area_path__startswith=actor.scope)
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return Report.objects.filter(station_id=actor.organisation_id)
    return Report.objects.none()
