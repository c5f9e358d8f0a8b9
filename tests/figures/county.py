"""A county of rows: cases, agreements and payments straight through the models, as a bulk load would leave them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sizai.access import clock
from sizai.orgs.models import Area, Organisation
from sizai.orgs.vocabulary import BodyKind, OrganisationKind
from sizai.people.models import Person
from sizai.resolution.models import Agreement, Case, Instalment, Party, Payment, TouchedDay
from sizai.resolution.vocabulary import CaseState, Channel, ClaimKind, MediationResult, Outcome

COUNTY = "440784"
TOWNS = {"440784104": "桃源镇", "440784107": "址山镇", "440784109": "双合镇"}


def day(month: int, date: int, year: int = 2024) -> dt.date:
    return dt.date(year, month, date)


def areas() -> None:
    """The county and three of its towns."""
    Area.objects.create(code=COUNTY, name="鹤山市")
    for place, (code, name) in enumerate(TOWNS.items()):
        Area.objects.create(code=code, name=name, tile_column=place + 1, tile_row=1)


def station(name: str = "桃源实践站", path: str = "440784104") -> Organisation:
    return Organisation.objects.create(
        kind=OrganisationKind.STATION, name=name, area_path=path, body_kind=BodyKind.LABOUR_DISPUTE
    )


@dataclass
class Maker:
    """Numbers cases one after the other and touches their days, as verbs do."""

    number: int = 0
    touches: bool = True
    made: list[Case] = field(default_factory=list)

    def case(
        self,
        accepted: dt.date,
        *,
        result: str = "",
        mediated: dt.date | None = None,
        persons: Iterable[Person] = (),
        **more: Any,
    ) -> Case:
        self.number += 1
        facts: dict[str, Any] = {
            "year": accepted.year,
            "number": self.number,
            "channel": Channel.COUNTER,
            "claim_kind": ClaimKind.WAGES,
            "title": f"第{self.number}件",
            "applicant_name": "刘师傅",
            "enterprise_name": "裕成木业有限公司",
            "area_path": "440784104",
            "workers_count": 1,
            "amount_claimed": Decimal("1000.10"),
            "received_on": accepted,
            "accepted_on": accepted,
            "mediated_on": mediated,
            "mediation_result": result,
            "created_at": clock.now(),
        }
        if result == MediationResult.SUCCESS:
            facts["state"] = CaseState.PERFORMING
        case = Case.objects.create(**(facts | more))
        Party.objects.bulk_create(Party(case=case, person=person, name=person.name) for person in persons)
        self._touch(case.accepted_on, case.mediated_on, case.closed_on)
        self.made.append(case)
        return case

    def agreement(self, case: Case, amount: str, signed: dt.date, due: dt.date | None = None) -> Agreement:
        made = Agreement.objects.create(
            case=case,
            signed_on=signed,
            effective_on=signed,
            terms="付清",
            amount=Decimal(amount),
            last_due_on=due,
            body_kind=BodyKind.LABOUR_DISPUTE,
        )
        if due:
            Instalment.objects.create(agreement=made, position=1, due_on=due, amount=Decimal(amount))
        case.amount_promised += Decimal(amount)
        case.save()
        self._touch(signed, case.accepted_on)
        return made

    def payment(self, case: Case, amount: str, received: dt.date) -> Payment:
        made = Payment.objects.create(
            case=case, received_on=received, amount=Decimal(amount), noted_by="赵调解员", noted_at=clock.now()
        )
        case.amount_received += Decimal(amount)
        case.save()
        self._touch(received, case.accepted_on)
        return made

    def _touch(self, *days: dt.date | None) -> None:
        if self.touches:
            TouchedDay.objects.bulk_create([TouchedDay(day=each) for each in days if each])


def person(name: str) -> Person:
    return Person.objects.create(name=name, created_at=clock.now())


def small_year() -> Maker:
    """2024 in small: 6 accepted and counted, 1 merged, 1 voided, 1 staged; 4 completed, 3 successful."""
    areas()
    here = station()
    make = Maker()
    liu, chen, he = person("刘大山"), person("陈小满"), person("何秋生")
    S, F = MediationResult.SUCCESS, MediationResult.FAILURE
    first = make.case(day(1, 2), result=S, mediated=day(1, 12), persons=[liu], station=here)
    make.agreement(first, "900.00", day(1, 12), day(2, 1))
    make.payment(first, "400.00", day(1, 20))
    make.payment(first, "500.00", day(1, 31))
    second = make.case(
        day(1, 31),
        result=S,
        mediated=day(2, 3),
        persons=[liu, chen],
        workers_count=12,
        area_path="440784107",
        channel=Channel.HOTLINE,
    )
    make.agreement(second, "6000.00", day(2, 3), day(3, 1))
    make.payment(second, "2500.55", day(3, 1))
    make.case(day(2, 29), result=F, mediated=day(3, 10), state=CaseState.CLOSED, closed_on=day(3, 11), outcome=Outcome.NOT_PAID,
              persons=[he], claim_kind=ClaimKind.INJURY, area_path="440784109")  # fmt: skip
    make.case(day(6, 30), result=S, mediated=day(7, 1), amount_claimed=Decimal("41.16"))
    make.case(
        day(7, 1),
        result=MediationResult.WITHDRAWN,
        mediated=day(7, 2),
        closed_on=day(7, 2),
        state=CaseState.WITHDRAWN,
    )
    make.case(day(12, 31), channel=Channel.PORTAL)
    merged = make.case(day(3, 5), state=CaseState.MERGED, workers_count=99, persons=[person("郑无关")])
    make.agreement(merged, "77.00", day(3, 6))
    make.payment(merged, "77.00", day(3, 7))
    make.case(day(3, 5), state=CaseState.VOIDED)
    make.case(day(3, 5), staged=True)
    return make
