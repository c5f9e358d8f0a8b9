"""The replay: what was planned becomes acts on days, done in the order of time, each through its verb."""

from __future__ import annotations

import datetime as dt
import heapq
import itertools
from collections.abc import Callable, Generator
from decimal import Decimal
from random import Random

from sizai.access import clock
from sizai.access.actor import VISITOR, Actor
from sizai.demo import names
from sizai.demo.county import NEAREST, County
from sizai.demo.plan import Planned
from sizai.law import calendar
from sizai.people.models import Account
from sizai.resolution.models import Case, Intake
from sizai.resolution.verbs.agreements import Promise, note_payment, reach_agreement, start_performance
from sizai.resolution.verbs.cases import PartyFacts, add_parties, change_claim, close_case
from sizai.resolution.verbs.green_channel import advance_green_channel, open_green_channel
from sizai.resolution.verbs.intakes import accept_intake, receive_intake
from sizai.resolution.verbs.joint import accept_dispatch, answer_dispatch, dispatch_case
from sizai.resolution.verbs.mediation import fail_mediation, start_mediation, withdraw_case
from sizai.resolution.verbs.sessions import Invitee, hold_session, plan_session
from sizai.resolution.vocabulary import Channel, ClaimKind, GreenStage, Outcome

Act = Callable[[], object]
STORIES = {
    ClaimKind.WAGES: "{months}个月工资没有发，老板一直说下个月给。",
    ClaimKind.OVERTIME: "周末加班没有按规定给加班费，有打卡记录。",
    ClaimKind.COMPENSATION: "厂里说订单少，让我们自己走，没有给补偿。",
    ClaimKind.INJURY: "上班时手受了伤，医药费只垫了一部分。",
    ClaimKind.DAMAGES: "没有理由就不让上班了，也不给书面通知。",
    ClaimKind.INSURANCE: "进厂以后一直没有买社保。",
    ClaimKind.DOUBLE_WAGE: "做了半年都没有签合同。",
    ClaimKind.LEAVE: "去年的年休假没有休，也没有算钱。",
    ClaimKind.HEAT: "夏天户外作业，没有发高温津贴。",
    ClaimKind.CONTRACT: "合同到期不续，也不给离职证明。",
    ClaimKind.WOMEN: "怀孕以后被调岗降薪。",
    ClaimKind.RELOCATION: "公司要搬走，补偿方案谈不拢。",
    ClaimKind.OTHER: "和单位有纠纷，想请工会出面协调。",
}


class Replay:
    """A queue of acts by time. An act may plan later ones."""

    def __init__(self, county: County, random: Random) -> None:
        self.county, self.random = county, random
        self._queue: list[tuple[dt.datetime, int, Act]] = []
        self._order = itertools.count()
        self._phones = itertools.count(1)
        self._known: list[tuple[str, str]] = []

    def at(self, moment: dt.datetime, act: Act) -> None:
        """Do `act` at `moment`."""
        heapq.heappush(self._queue, (moment, next(self._order), act))

    def run(self, until: dt.datetime | None = None, told: Callable[[dt.date], None] | None = None) -> None:
        """Do everything that is planned (up to `until`), in the order of time."""
        month = 0
        while self._queue and (until is None or self._queue[0][0] <= until):
            moment, _, act = heapq.heappop(self._queue)
            if told and moment.month != month:
                month = moment.month
                told(moment.date())
            with clock.at(moment):
                act()

    def follow(self, story: Generator[dt.datetime, None, object]) -> None:
        """Tell a story: it yields the moment at which it goes on."""
        try:
            moment = next(story)
        except StopIteration:
            return
        self.at(moment, lambda: self.follow(story))

    def moment(self, day: dt.date, *, late: bool = False) -> dt.datetime:
        """Some minute of office hours on `day`."""
        hour = self.random.choice((14, 15, 16, 17) if late else (9, 10, 11))
        return clock.local(day.year, day.month, day.day, hour, self.random.randrange(0, 60))

    def worker(self) -> tuple[str, str]:
        """(name, phone): mostly somebody new, sometimes one who has been here before."""
        if self._known and self.random.random() < 0.03:
            return self.random.choice(self._known)
        made = names.person(self.random), names.phone(next(self._phones))
        self._known.append(made)
        return made

    def plan(self, planned: Planned) -> None:
        """An intake on the day, or the working day before; the rest follows from it."""
        self.at(self.moment(planned.accepted_on), lambda: self._receive(planned))

    def _reporter(self, planned: Planned, town: str) -> Actor:
        match planned.channel:
            case Channel.HOTLINE:
                return self.county.operators[0]
            case Channel.REPRESENTATIVE:
                return self.random.choice(self.county.representatives)
            case Channel.PORTAL:
                return VISITOR
        return self.random.choice(self.county.mediators[NEAREST[town]])[0]

    def _receive(self, planned: Planned) -> None:
        name, phone = self.worker()
        firm = self.random.choice(self.county.enterprises[planned.town])
        story = STORIES[planned.kind].format(months=self.random.choice("一二三四"))
        intake, _ = receive_intake(
            actor=self._reporter(planned, planned.town), channel=planned.channel, enterprise_name=firm.name, area_path=planned.town,
            kinds=[planned.kind], story=story, applicant_name=name, phone=phone, workers_count=planned.workers, amount=planned.amount,
            station=self.county.stations[NEAREST[planned.town]], referred_from="市人社局" if planned.channel == Channel.REFERRAL else "",
        )  # fmt: skip
        after = clock.now() + dt.timedelta(minutes=self.random.randrange(20, 300))
        moment = min(
            after,
            clock.local(planned.accepted_on.year, planned.accepted_on.month, planned.accepted_on.day, 17, 59),
        )
        self.at(moment, lambda: self._accept(planned, intake))

    def _accept(self, planned: Planned, intake: Intake) -> None:
        actor, account = self.random.choice(self.county.mediators[NEAREST[planned.town]])
        station = self.county.stations[NEAREST[planned.town]]
        case = accept_intake(actor=actor, intake=intake, station=station, mediator=account)
        if planned.workers > 1:
            self._add_workers(planned, case, actor)
        ends = planned.accepted_on + dt.timedelta(days=planned.days)
        begins = min(ends, planned.accepted_on + dt.timedelta(days=self.random.randrange(0, 3)))
        if planned.ends == "withdrawn" and self.random.random() < 0.5:
            self.at(self.moment(ends, late=True), lambda: self._withdraw(actor, case))
            return
        self.at(
            self.moment(begins, late=True).replace(hour=18, minute=5),
            lambda: self._start(planned, case, actor, account, ends),
        )

    def _add_workers(self, planned: Planned, case: Case, actor: Actor) -> None:
        """Each worker an own claim; the first one, the applicant, is in the case already with the whole sum: shared out."""
        share = (planned.amount / planned.workers).quantize(Decimal(1))
        facts = [
            PartyFacts(
                name=names.person(self.random),
                claim_kind=planned.kind,
                amount=share,
                phone=names.phone(next(self._phones)),
            )
            for _ in range(planned.workers - 1)
        ]
        first = case.claims.get()
        first.case = case
        change_claim(actor=actor, claim=first, amount=planned.amount - share * (planned.workers - 1))
        add_parties(actor=actor, case=case, facts=facts)

    def _withdraw(self, actor: Actor, case: Case) -> None:
        withdraw_case(
            actor=actor,
            case=case,
            reason=self.random.choice(
                ("单位已经自行支付", "申请人另谋出路，不再主张", "双方自行和解", "申请人先回家过节，以后再说")
            ),
        )

    def _start(self, planned: Planned, case: Case, actor: Actor, account: Account, ends: dt.date) -> None:
        start_mediation(actor=actor, case=case, mediator=account)
        day = _working(ends)
        if self.random.random() < 0.3 and clock.today() < day:
            self._plan_session(case, actor, day)
        moment = self.moment(ends, late=True).replace(hour=19)
        if planned.ends == "success":
            self.at(moment, lambda: self._agree(planned, case, actor))
        elif planned.ends == "failure":
            self.at(moment, lambda: self._fail(case, actor))
        else:
            self.at(moment, lambda: self._withdraw(actor, case))

    def _plan_session(self, case: Case, actor: Actor, day: dt.date) -> None:
        starts = clock.local(day.year, day.month, day.day, 15)
        invitees = [
            Invitee(case.applicant_name or "申请人", "申请人"),
            Invitee(case.enterprise_name[:60], "用人单位"),
        ]
        session = plan_session(
            actor=actor,
            case=case,
            starts_at=starts,
            place=f"{case.station}调解室",
            invitees=invitees,
            room=case.station,
        )
        came = list(session.attendance.values_list("pk", flat=True))
        session.case = case

        def hold() -> None:
            hold_session(
                actor=actor,
                session=session,
                minutes="双方到场，各自说明情况，调解员释明法律规定，分别做了工作。",
                result="双方意见接近",
                came=came,
            )

        self.at(starts + dt.timedelta(hours=1), hold)

    def _agree(self, planned: Planned, case: Case, actor: Actor) -> None:
        today = clock.today()
        promised = (
            planned.amount * Decimal(self.random.choice(("0.3", "0.4", "0.5", "0.5", "0.6")))
        ).quantize(Decimal(10))
        count = 1 if promised < 8000 else self.random.choice((1, 1, 2, 3))
        part = (promised / count).quantize(Decimal(1))
        promises = [
            Promise(
                today + dt.timedelta(days=7 + 30 * number),
                part if number < count - 1 else promised - part * (count - 1),
            )
            for number in range(count)
        ]
        reach_agreement(
            actor=actor,
            case=case,
            terms=f"用人单位支付{promised}元，分{count}期；双方就本争议再无其他纠纷。",
            promises=promises,
            way="银行转账",
        )
        broken = self.random.random() < 0.1
        last = today
        for number, promise in enumerate(promises):
            if broken and number == len(promises) - 1:
                last = promise.due_on + dt.timedelta(days=20)
                break
            last = max(promise.due_on - dt.timedelta(days=self.random.randrange(0, 5)), today)
            self.at(
                self.moment(last).replace(hour=20),
                lambda amount=promise.amount: self._pay(case, actor, amount),  # type: ignore[misc]
            )
        self.at(self.moment(last + dt.timedelta(days=1)).replace(hour=21), lambda: self._close(case, actor))

    def _pay(self, case: Case, actor: Actor, amount: Decimal) -> None:
        note_payment(actor=actor, case=case, amount=amount, way="银行回单")

    def _close(self, case: Case, actor: Actor) -> None:
        if case.state == "agreed":
            start_performance(actor=actor, case=case)
        full = case.amount_received >= case.amount_promised > 0
        close_case(
            actor=actor,
            case=case,
            outcome=Outcome.PAID_FULL
            if full
            else Outcome.PAID_PART
            if case.amount_received
            else Outcome.NOT_PAID,
        )

    def _fail(self, case: Case, actor: Actor) -> None:
        fail_mediation(actor=actor, case=case, reason="双方对金额差距太大，谈了两次没有谈成。")
        if self.random.random() < 0.7:
            open_green_channel(
                actor=actor, case=case, stage=GreenStage.ARBITRATION, body="鹤山市劳动人事争议仲裁委员会"
            )
            self.at(self.moment(clock.today() + dt.timedelta(days=40)), lambda: self._award(case, actor))
        else:
            self.at(
                self.moment(clock.today() + dt.timedelta(days=3)),
                lambda: close_case(actor=actor, case=case, outcome=Outcome.ELSEWHERE),
            )

    def _award(self, case: Case, actor: Actor) -> None:
        advance_green_channel(actor=actor, case=case, result="裁决用人单位支付", reference="")
        close_case(actor=actor, case=case, outcome=Outcome.ELSEWHERE, note="仲裁裁决")

    def dispatch(
        self,
        case: Case,
        actor: Actor,
        town: str,
        kinds: tuple[str, ...],
        request: str,
        answers: dict[str, str],
    ) -> None:
        """Dispatch at once to departments of a town; each accepts and answers within the hours."""
        departments = [self.county.departments[town, kind] for kind in kinds]
        for dispatch in dispatch_case(actor=actor, case=case, departments=departments, request=request):
            dispatch.case = case
            officer = self.county.officers[dispatch.department_id]
            kind = next(
                kind for kind in kinds if self.county.departments[town, kind].pk == dispatch.department_id
            )
            accepted = clock.now() + dt.timedelta(minutes=30 + self.random.randrange(0, 60))
            self.at(accepted, lambda d=dispatch, o=officer: accept_dispatch(actor=o, dispatch=d))  # type: ignore[misc]
            self.at(
                accepted + dt.timedelta(hours=1),
                lambda d=dispatch, o=officer, k=kind: answer_dispatch(actor=o, dispatch=d, result=answers[k]),  # type: ignore[misc]
            )


def _working(day: dt.date) -> dt.date:
    """The working day on or before `day`."""
    known = calendar.shipped()
    while not known.is_working_day(day):
        day -= dt.timedelta(days=1)
    return day
