"""What happened in the invented year, as numbers that add up to the printed ones exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from sizai.law import calendar
from sizai.resolution.vocabulary import Channel, ClaimKind

ACCEPTED, COMPLETED, SUCCESSFUL = 2426, 1739, 1688
AMOUNT = Decimal("41600000")
"""鹤山市总工会 2024, as printed: 2,426 cases, 41.60 million yuan, 1,739 mediations completed, 1,688 successful."""

TOWNS = {
    "440784001": 762, "440784106": 338, "440784107": 281, "440784105": 236, "440784104": 214,
    "440784102": 203, "440784103": 151, "440784101": 142, "440784108": 61, "440784112": 38,
}  # fmt: skip
MONTHS = (304, 118, 187, 191, 188, 197, 204, 216, 210, 183, 198, 230)
CHANNELS = {
    Channel.COUNTER: 1104, Channel.HOTLINE: 598, Channel.REFERRAL: 341, Channel.PORTAL: 226, Channel.REPRESENTATIVE: 119, Channel.WARNING: 38,
}  # fmt: skip
KINDS = {
    ClaimKind.WAGES: 52, ClaimKind.COMPENSATION: 12, ClaimKind.OVERTIME: 9, ClaimKind.INJURY: 7, ClaimKind.DAMAGES: 5, ClaimKind.INSURANCE: 5,
    ClaimKind.DOUBLE_WAGE: 3, ClaimKind.LEAVE: 2, ClaimKind.HEAT: 2, ClaimKind.CONTRACT: 1, ClaimKind.WOMEN: 1, ClaimKind.OTHER: 1,
}  # fmt: skip
NEXT_YEAR = 118
"""Mediations begun in 2024 that end in January 2025: accepted, not completed."""
COLLECTIVE = 96
"""Collective cases besides the two incidents."""


@dataclass
class Planned:
    """One case of the year. `ends`: success | failure | withdrawn; `days` from acceptance to the end of mediation."""

    accepted_on: dt.date
    town: str
    channel: Channel
    kind: ClaimKind
    ends: str
    days: int
    workers: int = 1
    amount: Decimal = Decimal(0)
    incident: str = ""
    worker_serials: list[int] = field(default_factory=list)


def _spread(random: Random, quotas: dict[str, int] | dict[Channel, int]) -> list[str]:
    values = [key for key, count in quotas.items() for _ in range(count)]
    random.shuffle(values)
    return values


def _workdays(year: int, month: int) -> list[dt.date]:
    first = dt.date(year, month, 1)
    days = [first + dt.timedelta(days=number) for number in range(31)]
    known = calendar.shipped()
    return [day for day in days if day.month == month and known.is_working_day(day)]


def _days(random: Random, ends: str) -> int:
    """Days of mediation: most in a week or two, a few long (paused for appraisals)."""
    if ends == "withdrawn":
        return random.choice((1, 1, 2, 2, 3, 4, 6))
    return min(max(round(random.lognormvariate(2.2, 0.5)), 1), 60)


def _amounts(random: Random, cases: list[Planned]) -> None:
    """Every case a sum in whole yuan; together AMOUNT to the cent. Sums of incidents are given."""
    rest = AMOUNT - sum((case.amount for case in cases if case.incident), Decimal(0))
    open_cases = [case for case in cases if not case.incident]
    weights = [random.lognormvariate(0, 0.75) * case.workers**0.9 for case in open_cases]
    total = sum(weights)
    for case, weight in zip(open_cases, weights, strict=True):
        case.amount = max(Decimal(int(float(rest) * weight / total / 10) * 10), Decimal(200))
    biggest = max(open_cases, key=lambda case: case.amount)
    biggest.amount += rest - sum((case.amount for case in open_cases), Decimal(0))


def year(random: Random) -> list[Planned]:
    """The 2,426 cases of 2024 in the order of acceptance, the two incidents among them."""
    towns, channels = (
        _spread(random, TOWNS),
        _spread(random, {str(key): count for key, count in CHANNELS.items()}),
    )
    days = sorted(
        random.choice(_workdays(2024, month)) for month, count in enumerate(MONTHS, 1) for _ in range(count)
    )
    kinds = random.choices(list(KINDS), weights=list(KINDS.values()), k=ACCEPTED)
    cases = [
        Planned(day, town, Channel(channel), kind, "withdrawn", 0)
        for day, town, channel, kind in zip(days, towns, channels, kinds, strict=True)
    ]
    _endings(random, cases)
    for case in random.sample(
        [
            case
            for case in cases
            if case.kind in (ClaimKind.WAGES, ClaimKind.COMPENSATION) and not case.incident
        ],
        COLLECTIVE,
    ):
        case.workers = random.choice((3, 4, 5, 5, 6, 7, 8, 10, 12))
    _amounts(random, cases)
    return cases


def _incidents(cases: list[Planned]) -> None:
    """Incident 2: August, a furniture factory closes (桃源). Incident 3: October, a logistics company moves, 160 workers (雅瑶)."""
    furniture = next(
        case
        for case in cases
        if case.accepted_on >= dt.date(2024, 8, 19)
        and case.town == "440784104"
        and case.channel == Channel.COUNTER
    )
    furniture.incident, furniture.kind, furniture.ends, furniture.days = (
        "furniture",
        ClaimKind.WAGES,
        "success",
        3,
    )
    furniture.workers, furniture.amount = 46, Decimal("612800")
    logistics = next(
        case
        for case in cases
        if case.accepted_on >= dt.date(2024, 10, 14)
        and case.town == "440784102"
        and case.channel == Channel.REPRESENTATIVE
    )
    logistics.incident, logistics.kind, logistics.ends, logistics.days = (
        "logistics",
        ClaimKind.RELOCATION,
        "success",
        9,
    )
    logistics.workers, logistics.amount = 160, Decimal("2864000")


def _endings(random: Random, cases: list[Planned]) -> None:
    """Who succeeds, who fails, who withdraws, who is still at it on New Year's Eve: the printed numbers exactly."""
    _incidents(cases)
    last = dt.date(2024, 12, 31)
    late = [case for case in cases if case.accepted_on >= dt.date(2024, 12, 10) and not case.incident]
    carried = random.sample(late, NEXT_YEAR)
    for case in carried:
        case.ends = random.choices(("success", "failure"), (96, 4))[0]
        case.days = (dt.date(2025, 1, 2) - case.accepted_on).days + random.randrange(0, 12)
    chosen = {id(case) for case in carried}
    free = [case for case in cases if not case.incident and id(case) not in chosen]
    endings = ["success"] * (SUCCESSFUL - 2) + ["failure"] * (COMPLETED - SUCCESSFUL)
    endings += ["withdrawn"] * (len(free) - len(endings))
    random.shuffle(endings)
    for case, ends in zip(free, endings, strict=True):
        case.ends = ends
        case.days = min(_days(random, ends), (last - case.accepted_on).days)
