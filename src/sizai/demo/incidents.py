"""Incidents 2 and 3 of the method, as the demo tells them: the same verbs, with their own words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.demo import names
from sizai.demo.plan import Planned
from sizai.demo.replay import Replay
from sizai.resolution.models import Case, Session
from sizai.resolution.verbs.agreements import Promise, note_payment, reach_agreement
from sizai.resolution.verbs.cases import PartyFacts, add_parties, change_claim, close_case
from sizai.resolution.verbs.intakes import accept_intake, receive_intake
from sizai.resolution.verbs.mediation import start_mediation
from sizai.resolution.verbs.sessions import Invitee, hold_session, plan_session
from sizai.resolution.vocabulary import Channel, Outcome


def furniture(replay: Replay, planned: Planned) -> None:
    """A furniture factory in 桃源 closes; 张某 comes to the station upset; three departments are called in at once."""
    county, town, day = replay.county, planned.town, planned.accepted_on
    zhao, account = county.mediators[town][0]
    firm = next(each for each in county.enterprises[town] if each.name.endswith("裕丰家具厂"))

    def arrive() -> None:
        intake, _ = receive_intake(
            actor=zhao, channel=Channel.COUNTER, enterprise_name=firm.name, area_path=town, kinds=[planned.kind],
            story="张某到站时情绪激动：家具厂突然停产，老板联系不上，46人被拖欠6月、7月和8月工资，有人说要去堵路。",
            applicant_name="张某", phone=names.phone(9000001), workers_count=planned.workers, amount=planned.amount,
            station=county.stations[town], urgent=True,
        )  # fmt: skip
        case = accept_intake(actor=zhao, intake=intake, station=county.stations[town], mediator=account)
        _workers(replay, case, zhao, planned, "6月至8月工资")
        answers = {
            "hrss": "已到厂核对考勤和工资表，46人欠薪612,800元属实，已发限期改正指令。",
            "justice": "已派两名调解员到场，向工人讲清程序。",
            "police": "已找到经营者吴某，人在本市，同意到站协商。",
        }
        replay.dispatch(
            case,
            zhao,
            town,
            ("hrss", "justice", "police"),
            "家具厂停产，46人欠薪，请立即到场：人社核工资，司法安抚，派出所找人。",
            answers,
        )
        replay.at(clock.local(day.year, day.month, day.day, 16, 40), lambda: mediate(case))

    def mediate(case: Case) -> None:
        start_mediation(actor=zhao, case=case, mediator=account)
        meeting = _later(day, 2, 9)
        session = plan_session(
            actor=zhao, case=case, starts_at=meeting, place="桃源实践站调解室", room=county.stations[town],
            invitees=[Invitee("张某", "职工代表"), Invitee("吴某", "用人单位"), Invitee("桃源人社所", "部门")], agenda="46人三个月工资的支付",
        )  # fmt: skip
        session.case = case
        replay.at(meeting + dt.timedelta(hours=2), lambda: settle(case, session))

    def settle(case: Case, session: Session) -> None:
        came = list(session.attendance.values_list("pk", flat=True))
        hold_session(
            actor=zhao, session=session, came=came, result="谈成：设备变卖款和货款优先付工资",
            minutes="吴某承认欠薪，提出变卖设备。人社所说明工资优先。职工代表同意分两期，第一期当周付清六成。",
        )  # fmt: skip
        first = (planned.amount * Decimal("0.6")).quantize(Decimal(1))
        promises = [
            Promise(clock.today() + dt.timedelta(days=3), first),
            Promise(clock.today() + dt.timedelta(days=25), planned.amount - first),
        ]
        reach_agreement(
            actor=zhao,
            case=case,
            terms="用人单位分两期付清46人6月至8月工资共612,800元，直接转入各人账户。",
            promises=promises,
            way="银行转账到各人账户",
        )
        for promise in promises:
            _pay(replay, case, zhao, promise)
        _close(replay, case, zhao, promises[-1].due_on)

    replay.at(clock.local(day.year, day.month, day.day, 9, 12), arrive)


def logistics(replay: Replay, planned: Planned) -> None:
    """A logistics company moves; 160 workers are divided over compensation; the park's representative reports it early."""
    county, town, day = replay.county, planned.town, planned.accepted_on
    he = county.representatives[2]
    mediator, account = county.mediators[town][0]
    firm = next(each for each in county.enterprises[town] if each.name.endswith("捷顺物流有限公司"))

    def report() -> None:
        intake, _ = receive_intake(
            actor=he, channel=Channel.REPRESENTATIVE, enterprise_name=firm.name, area_path=town, kinds=[planned.kind],
            story="公司年底搬到外市，160人意见不一：愿意跟去的要路补，不愿去的要补偿。群里有人说要停工，公司还没有方案。",
            applicant_name="温某", phone=names.phone(9000002), workers_count=planned.workers, amount=planned.amount, station=county.stations[town],
        )  # fmt: skip
        case = accept_intake(actor=mediator, intake=intake, station=county.stations[town], mediator=account)
        _workers(replay, case, mediator, planned, "搬迁经济补偿")
        replay.at(clock.local(day.year, day.month, day.day, 15, 20), lambda: begin(case))

    def begin(case: Case) -> None:
        start_mediation(actor=mediator, case=case, mediator=account)
        meeting = _later(day, 4, 14)
        session = plan_session(
            actor=mediator, case=case, starts_at=meeting, place="物流园（流动调解室）", room=county.mobile_room,
            invitees=[Invitee("温某", "职工代表"), Invitee("何代表", "工会代表"), Invitee("公司负责人", "用人单位")], agenda="去留自愿、补偿标准、时间表",
        )  # fmt: skip
        session.case = case

        def hold() -> None:
            came = list(session.attendance.values_list("pk", flat=True))
            hold_session(
                actor=mediator, session=session, came=came, result="约好三天后再谈，公司出方案",
                minutes="工会代表转达三种意见。公司同意不强迫随迁，三天内拿出两套方案。",
            )  # fmt: skip

        replay.at(meeting + dt.timedelta(hours=2), hold)
        replay.at(_later(day, planned.days, 17), lambda: settle(case))

    def settle(case: Case) -> None:
        promised = Decimal("2317600")
        promises = [Promise(clock.today() + dt.timedelta(days=14), promised)]
        reach_agreement(
            actor=mediator, case=case, promises=promises, way="银行转账到各人账户",
            terms="随迁的发交通补贴和住房补贴；不随迁的按工作年限付经济补偿；一次付清。",
        )  # fmt: skip
        for promise in promises:
            _pay(replay, case, mediator, promise)
        _close(replay, case, mediator, promises[-1].due_on)

    replay.at(clock.local(day.year, day.month, day.day, 9, 40), report)


def _workers(replay: Replay, case: Case, actor: Actor, planned: Planned, detail: str) -> None:
    share = (planned.amount / planned.workers).quantize(Decimal(1))
    first = case.claims.get()
    first.case = case
    change_claim(
        actor=actor, claim=first, amount=planned.amount - share * (planned.workers - 1), detail=detail
    )
    facts = [
        PartyFacts(
            name=names.person(replay.random),
            claim_kind=planned.kind,
            amount=share,
            detail=detail,
            phone=names.phone(9100000 + planned.workers * 1000 + n),
        )
        for n in range(planned.workers - 1)
    ]
    add_parties(actor=actor, case=case, facts=facts)


def _later(day: dt.date, days: int, hour: int) -> dt.datetime:
    then = day + dt.timedelta(days=days)
    return clock.local(then.year, then.month, then.day, hour)


def _pay(replay: Replay, case: Case, actor: Actor, promise: Promise) -> None:
    replay.at(
        _later(promise.due_on, 0, 11),
        lambda: note_payment(actor=actor, case=case, amount=promise.amount, way="银行回单"),
    )


def _close(replay: Replay, case: Case, actor: Actor, day: dt.date) -> None:
    replay.at(_later(day, 1, 10), lambda: close_case(actor=actor, case=case, outcome=Outcome.PAID_FULL))
