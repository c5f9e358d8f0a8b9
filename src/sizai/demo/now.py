"""The weeks up to today: invented cases in every state, so that today's page has work. Outside the printed year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator
from decimal import Decimal
from typing import Any, TypeVar

from sizai.access import clock
from sizai.access.actor import VISITOR, Actor
from sizai.demo.county import NEAREST, TOWNS
from sizai.demo.replay import STORIES, Replay
from sizai.orgs.models import Organisation
from sizai.people.models import Account
from sizai.resolution.models import Case, Intake
from sizai.resolution.verbs.agreements import Promise, note_payment, reach_agreement
from sizai.resolution.verbs.cases import close_case, reopen_case, void_case
from sizai.resolution.verbs.duplicates import merge_case
from sizai.resolution.verbs.green_channel import open_green_channel
from sizai.resolution.verbs.intakes import accept_intake, decline_intake, receive_intake, refer_intake
from sizai.resolution.verbs.joint import accept_dispatch, dispatch_case, reject_dispatch
from sizai.resolution.verbs.mediation import fail_mediation, pause_case, start_mediation, withdraw_case
from sizai.resolution.verbs.sessions import Invitee, plan_session
from sizai.resolution.vocabulary import (
    Channel,
    ClaimKind,
    DeclineReason,
    GreenStage,
    Outcome,
    PauseReason,
    RejectReason,
)

TAOYUAN = "440784104"
T = TypeVar("T")
Story = Generator[dt.datetime, None, T]
"""Yields the moment at which it goes on; the replay tells all stories at once, in the order of time."""


class Weeks:
    """Shorthands for one case after another; `ago` counts days back from today."""

    def __init__(self, replay: Replay) -> None:
        self.replay, self.today = replay, clock.today()
        self.county = replay.county

    def day(self, ago: int) -> dt.date:
        return self.today - dt.timedelta(days=ago)

    def at(self, ago: int, hour: int, minute: int = 0) -> dt.datetime:
        day = self.day(ago)
        return clock.local(day.year, day.month, day.day, hour, minute)

    def handler(self, town: str) -> tuple[Actor, Account, Organisation]:
        code = NEAREST[town]
        actor, account = self.county.mediators[code][0]
        return actor, account, self.county.stations[code]

    def intake(self, ago: int, town: str, kind: ClaimKind, *, amount: int = 0, anonymous: bool = False, channel: Channel = Channel.COUNTER,
               taken: bool = True, workers: int = 1, urgent: bool = False, firm: int | None = None) -> Story[Intake]:  # fmt: skip
        random = self.replay.random
        name, phone = self.replay.worker()
        employer = self.county.enterprises[town][
            firm if firm is not None else random.randrange(len(self.county.enterprises[town]))
        ]
        actor, _, station = self.handler(town)
        yield self.at(ago, 9, random.randrange(0, 50))
        made, _ = receive_intake(
            actor=VISITOR if channel == Channel.PORTAL else self.county.operators[0] if channel == Channel.HOTLINE else actor,
            channel=channel, enterprise_name=employer.name, area_path=town, kinds=[kind],
            story=STORIES[kind].format(months=random.choice("两三")), applicant_name="" if anonymous else name, phone="" if anonymous else phone,
            anonymous=anonymous, workers_count=workers, amount=Decimal(amount), station=station if taken else None, urgent=urgent,
        )  # fmt: skip
        return made

    def case(self, ago: int, town: str, kind: ClaimKind, **more: Any) -> Story[tuple[Case, Actor, Account]]:
        made = yield from self.intake(ago, town, kind, **more)
        actor, account, station = self.handler(town)
        yield self.at(ago, 11)
        return accept_intake(actor=actor, intake=made, station=station, mediator=account), actor, account

    def mediating(self, ago: int, town: str, kind: ClaimKind, **more: Any) -> Story[tuple[Case, Actor]]:
        case, actor, account = yield from self.case(ago, town, kind, **more)
        yield self.at(ago, 16)
        start_mediation(actor=actor, case=case, mediator=account)
        return case, actor

    def agreed(
        self, ago: int, due: tuple[int, ...], amount: int, town: str = TAOYUAN, **more: Any
    ) -> Story[tuple[Case, Actor]]:
        """`due`: days from today of each instalment."""
        case, actor = yield from self.mediating(ago + 6, town, ClaimKind.WAGES, amount=amount, **more)
        part = Decimal(amount // len(due))
        promises = [Promise(self.today + dt.timedelta(days=days), part) for days in due]
        yield self.at(ago, 17)
        reach_agreement(
            actor=actor, case=case, terms="分期付清拖欠的工资。", promises=promises, way="银行转账"
        )
        return case, actor


def recent_weeks(replay: Replay) -> None:
    """Every state there is, most of it at the station in 桃源, where the demo's mediator sits."""
    weeks = Weeks(replay)
    for story in (
        *_intakes(weeks),
        *_dispatched(weeks),
        *_in_mediation(weeks),
        *_with_money(weeks),
        *_ended(weeks),
    ):
        replay.follow(story)
    replay.run()


def _intakes(weeks: Weeks) -> list[Story[Any]]:
    return [
        weeks.intake(6, TAOYUAN, ClaimKind.WAGES, amount=9800),
        weeks.intake(1, TAOYUAN, ClaimKind.INJURY, amount=9800),
        weeks.intake(1, "440784001", ClaimKind.OVERTIME, amount=9800),
        weeks.intake(
            1, TAOYUAN, ClaimKind.WAGES, anonymous=True, channel=Channel.PORTAL, taken=False, firm=0
        ),
        weeks.intake(
            2, "440784107", ClaimKind.INSURANCE, anonymous=True, channel=Channel.PORTAL, taken=False
        ),
        weeks.intake(
            1, "440784106", ClaimKind.WAGES, channel=Channel.HOTLINE, amount=64000, workers=7, urgent=True
        ),
        _declined(weeks),
        _referred(weeks),
    ]


def _declined(weeks: Weeks) -> Story[None]:
    intake = yield from weeks.intake(8, TAOYUAN, ClaimKind.OTHER)
    yield weeks.at(7, 10)
    advice = "属于承揽合同纠纷，可到桃源法庭咨询立案，带合同和结算单。"
    decline_intake(
        actor=weeks.handler(TAOYUAN)[0], intake=intake, reason_code=DeclineReason.NOT_LABOUR, advice=advice
    )


def _referred(weeks: Weeks) -> Story[None]:
    intake = yield from weeks.intake(8, TAOYUAN, ClaimKind.INSURANCE)
    yield weeks.at(7, 11)
    department = weeks.county.departments[TAOYUAN, "hrss"]
    refer_intake(
        actor=weeks.handler(TAOYUAN)[0], intake=intake, department=department, note="补缴社保由人社部门处理"
    )


def _dispatched(weeks: Weeks) -> list[Story[Any]]:
    departments = [weeks.county.departments[TAOYUAN, kind] for kind in ("hrss", "justice")]

    def one_is_late() -> Story[None]:
        case, actor, _ = yield from weeks.case(4, TAOYUAN, ClaimKind.WAGES, amount=83600, workers=8, firm=2)
        yield weeks.at(4, 14, 30)
        sent = dispatch_case(
            actor=actor, case=case, departments=departments, request="8人欠薪，请核工资表、查社保。"
        )
        sent[0].case = case
        yield weeks.at(4, 15)
        accept_dispatch(actor=weeks.county.officers[departments[0].pk], dispatch=sent[0])

    def both_reject() -> Story[None]:
        case, actor, _ = yield from weeks.case(9, TAOYUAN, ClaimKind.WAGES, amount=126000, workers=12)
        yield weeks.at(9, 14, 30)
        sent = dispatch_case(
            actor=actor, case=case, departments=departments, request="工程款引起的欠薪，请介入。"
        )
        yield weeks.at(8, 10)
        for dispatch in sent:
            dispatch.case = case
            officer = weeks.county.officers[dispatch.department_id]
            reject_dispatch(
                actor=officer, dispatch=dispatch, reason_code=RejectReason.OUT_OF_DUTY, note="涉及工程款"
            )

    return [one_is_late(), both_reject()]


def _in_mediation(weeks: Weeks) -> list[Story[Any]]:
    def planned() -> Story[None]:
        case, actor = yield from weeks.mediating(5, TAOYUAN, ClaimKind.COMPENSATION, amount=45600)
        yield weeks.at(3, 15)
        invitees = [Invitee(case.applicant_name, "申请人"), Invitee("吴某", "用人单位")]
        plan_session(
            actor=actor,
            case=case,
            starts_at=clock.now() + dt.timedelta(days=4),
            place="桃源实践站调解室",
            invitees=invitees,
        )

    def paused() -> Story[None]:
        case, actor = yield from weeks.mediating(13, TAOYUAN, ClaimKind.INJURY, amount=52000)
        yield weeks.at(6, 10)
        pause_case(actor=actor, case=case, reason=PauseReason.APPRAISAL, note="等劳动能力鉴定")

    stories: list[Story[Any]] = [
        weeks.mediating(ago, TAOYUAN, ClaimKind.WAGES, amount=amount)
        for ago, amount in ((17, 22400), (12, 18240), (7, 9600), (3, 31000))
    ]
    stories += [
        weeks.mediating(2 + number, town, list(STORIES)[number % 6], amount=6000 + 2300 * number)
        for number, town in enumerate(TOWNS)
    ]
    same_firm = [weeks.mediating(ago, TAOYUAN, ClaimKind.WAGES, amount=14000, firm=0) for ago in (2, 1)]
    return [*stories, planned(), paused(), *same_firm]


def _paid(weeks: Weeks, ago: int, due: tuple[int, ...], amount: int, pays: int) -> Story[tuple[Case, Actor]]:
    case, actor = yield from weeks.agreed(ago, due, amount)
    for number in range(pays):
        yield weeks.at(-due[number], 10)
        note_payment(actor=actor, case=case, amount=Decimal(amount // len(due)), way="银行回单")
    return case, actor


def _with_money(weeks: Weeks) -> list[Story[Any]]:
    return [
        weeks.agreed(1, (10, 40), 36000),
        _paid(weeks, 12, (-4, 3, 33), 54000, 1),
        _paid(weeks, 20, (-12, -2), 28000, 1),
        _paid(weeks, 9, (2,), 12000, 0),
    ]


def _ended(weeks: Weeks) -> list[Story[Any]]:
    def paid() -> Story[None]:
        case, actor = yield from _paid(weeks, 30, (-25,), 16800, 1)
        yield weeks.at(24, 10)
        close_case(actor=actor, case=case, outcome=Outcome.PAID_FULL)

    def came_back() -> Story[None]:
        case, actor = yield from weeks.agreed(40, (-30,), 21000)
        yield weeks.at(28, 10)
        note_payment(actor=actor, case=case, amount=Decimal(11000), way="银行回单")
        close_case(actor=actor, case=case, outcome=Outcome.PAID_PART)
        yield weeks.at(2, 9)
        reopen_case(actor=actor, case=case, reason="余下10,000元到期没有付，申请人回来了。")

    def failed() -> Story[None]:
        case, actor = yield from weeks.mediating(16, TAOYUAN, ClaimKind.DAMAGES, amount=88000)
        yield weeks.at(4, 16)
        fail_mediation(actor=actor, case=case, reason="单位不承认违法解除，差距太大。")

    def green() -> Story[None]:
        case, actor = yield from weeks.mediating(30, TAOYUAN, ClaimKind.DOUBLE_WAGE, amount=39600)
        yield weeks.at(15, 16)
        fail_mediation(actor=actor, case=case, reason="单位不同意付二倍工资。")
        open_green_channel(
            actor=actor, case=case, stage=GreenStage.ARBITRATION, body="鹤山市劳动人事争议仲裁委员会"
        )

    def left() -> Story[None]:
        case, actor = yield from weeks.mediating(14, TAOYUAN, ClaimKind.LEAVE, amount=3600)
        yield weeks.at(10, 16)
        withdraw_case(actor=actor, case=case, reason="单位已经补发")

    def twins() -> Story[None]:
        first, _ = yield from weeks.mediating(12, TAOYUAN, ClaimKind.WAGES, amount=8000, firm=3)
        twin, actor = yield from weeks.mediating(11, TAOYUAN, ClaimKind.WAGES, amount=8000, firm=3)
        yield weeks.at(9, 9)
        merge_case(actor=actor, case=twin, into=first)

    def wrong() -> Story[None]:
        case, _ = yield from weeks.mediating(20, TAOYUAN, ClaimKind.OTHER)
        yield weeks.at(19, 9)
        void_case(actor=weeks.county.cadre, case=case, reason="同一人重复登记")

    return [paid(), came_back(), failed(), green(), left(), twins(), wrong()]
