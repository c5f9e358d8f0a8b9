"""The main job on one page: intake → case → dispatch → mediation → agreement → money → closed → reopened."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from sizai.access import clock
from sizai.audit.chain import verify
from sizai.people.models import Account
from sizai.registers.bad_input import BadInput
from sizai.resolution.models import Case, Deadline
from sizai.resolution.queries import my_turn, others_turn
from sizai.resolution.verbs.agreements import Promise, note_payment, reach_agreement
from sizai.resolution.verbs.cases import close_case, reopen_case
from sizai.resolution.verbs.joint import accept_dispatch, answer_dispatch, dispatch_case, reject_dispatch
from sizai.resolution.verbs.mediation import start_mediation
from sizai.resolution.verbs.sessions import Invitee, hold_session, plan_session
from sizai.resolution.vocabulary import CaseState, Outcome, RejectReason
from tests import cast as the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def test_a_case_goes_from_intake_to_money_received_and_can_come_back(cast):
    case = the_cast.case(cast)
    assert str(case) == "鹤工调〔2026〕1号"
    assert case.deadlines.get(kind="mediation").due_on == dt.date(2026, 12, 8)

    sent = dispatch_case(
        actor=cast.zhao, case=case, departments=[cast.hrss, cast.justice], request="到厂核实工资表"
    )
    assert case.state == CaseState.DISPATCHED
    accept_dispatch(actor=cast.officer, dispatch=sent[0])
    reject_dispatch(actor=cast.other_officer, dispatch=sent[1], reason_code=RejectReason.OUT_OF_DUTY)
    case.refresh_from_db()
    assert case.state == CaseState.DISPATCHED
    assert case.turn_of == cast.hrss
    sent[0].case = case
    answer_dispatch(actor=cast.officer, dispatch=sent[0], result="已责令补发")
    assert case.state == CaseState.ACCEPTED
    assert case.turn_of == cast.station

    start_mediation(actor=cast.zhao, case=case, mediator=Account.objects.get(username="zhao"))
    session = plan_session(
        actor=cast.zhao,
        case=case,
        starts_at=clock.local(2026, 11, 25, 9),
        place="桃源实践站调解室",
        invitees=[Invitee("刘师傅", "申请人")],
    )
    session.case = case
    with clock.at(clock.local(2026, 11, 25, 11)):
        hold_session(
            actor=cast.zhao,
            session=session,
            minutes="双方同意分两期付清。",
            result="谈成",
            came=[session.attendance.get().pk],
        )
        promises = [
            Promise(dt.date(2026, 11, 30), Decimal("6000")),
            Promise(dt.date(2026, 12, 31), Decimal("6000")),
        ]
        agreement = reach_agreement(actor=cast.zhao, case=case, terms="分两期付清", promises=promises)
        assert (agreement.amount, case.amount_promised, case.amount_received) == (
            Decimal("12000"),
            Decimal("12000"),
            Decimal("0"),
        )
    with clock.at(clock.local(2026, 11, 30, 10)):
        note_payment(actor=cast.zhao, case=case, amount=Decimal("6000"))
        assert (case.state, case.amount_received, case.due_on) == (
            CaseState.PERFORMING,
            Decimal("6000"),
            dt.date(2026, 12, 31),
        )
        with pytest.raises(BadInput, match=r"还差6,000\.00元"):
            close_case(actor=cast.zhao, case=case, outcome=Outcome.PAID_FULL)
    with clock.at(clock.local(2026, 12, 30, 10)):
        note_payment(actor=cast.zhao, case=case, amount=Decimal("6000"))
        close_case(actor=cast.zhao, case=case, outcome=Outcome.PAID_FULL)
        assert (case.state, case.closed_on, case.turn_of) == (CaseState.CLOSED, dt.date(2026, 12, 30), None)
        assert not Deadline.objects.filter(case=case, state="running").exists()
        reopen_case(actor=cast.liu, case=case, reason="第二期其实没到")
        assert (case.state, case.turn_to) == (CaseState.REOPENED, "重新调解")
    assert verify().sound


def test_two_rejections_bring_the_case_back_to_the_federation(cast):
    case = the_cast.case(cast)
    for dispatch, officer in zip(
        dispatch_case(actor=cast.zhao, case=case, departments=[cast.hrss, cast.justice], request="请核实"),
        (cast.officer, cast.other_officer),
        strict=True,
    ):
        reject_dispatch(actor=officer, dispatch=dispatch, reason_code=RejectReason.OUT_OF_AREA)
    case = Case.objects.get(pk=case.pk)
    assert (case.state, case.turn_of, case.turn_to) == (CaseState.ACCEPTED, cast.federation, "重新派单")
    assert [task.to_do for task in my_turn(cast.wang)] == ["重新派单"]
    assert [task.whose for task in others_turn(cast.zhao)] == ["鹤山市总工会"]
