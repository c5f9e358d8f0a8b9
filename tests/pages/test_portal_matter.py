"""我的事: from the complaint to the money, as the worker sees it and nobody else; and what the worker may do."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.people.models import Account
from sizai.resolution.models import Agreement, Case, Evidence, Intake
from sizai.resolution.verbs import (
    agreements,
    cases,
    duplicates,
    evidence,
    intakes,
    joint,
    mediation,
    sessions,
)
from sizai.resolution.vocabulary import CaseState, ClaimKind, DeclineReason, GreenStage, Outcome
from tests import cast as the_cast
from tests.pages.portal_steps import complain, holder, picture, signed_in

pytestmark = pytest.mark.django_db
SECRET = "内部记录：申请人情绪激动，单位联系人吴某"


@pytest.fixture(autouse=True)
def cast() -> Any:
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


@pytest.fixture
def held(cast: Any) -> tuple[Client, Intake]:
    """An anonymous complaint, opened on another phone with its words."""
    intake, words = complain(anonymous="on")
    return holder(words), intake


def accept(cast: Any, intake: Intake) -> Case:
    return intakes.accept_intake(actor=cast.zhao, intake=intake, station=cast.station)


def mediate(cast: Any, intake: Intake) -> Case:
    case = accept(cast, intake)
    return mediation.start_mediation(
        actor=cast.zhao, case=case, mediator=Account.objects.get(username="zhao")
    )


def agree(cast: Any, case: Case, *amounts: int) -> Agreement:
    today = clock.today()
    promises = [
        agreements.Promise(today + dt.timedelta(days=30 * n), Decimal(amount))
        for n, amount in enumerate(amounts, 1)
    ]
    return agreements.reach_agreement(
        actor=cast.zhao, case=case, terms="分期付清所欠工资。", promises=promises
    )


def page_of(client: Client) -> str:
    return str(client.get("/m/matter/").text)


def test_before_anybody_has_looked_it_says_whose_turn_it_is_and_by_when(held):
    client, _ = held
    page = client.get("/m/matter/")
    assert "投诉裕成木业有限公司欠工资" in page.text
    assert "桃源实践站</b>看您的投诉" in page.text
    assert "11月26日" in page.text
    assert "剩3个工作日" in page.text
    assert "第" not in page.context["portal"].title
    assert page.context["stand"].bars == 1


def test_a_matter_nobody_looked_at_in_time_says_so(held):
    client, intake = held
    Intake.objects.filter(pk=intake.pk).update(due_on=dt.date(2026, 11, 20))
    page = page_of(client)
    assert "过1个工作日" in page
    assert "打12351催" in page


def test_a_declined_complaint_says_why_and_where_to_go(cast, held):
    client, intake = held
    intakes.decline_intake(
        actor=cast.zhao,
        intake=intake,
        reason_code=DeclineReason.NOT_LABOUR,
        advice="去址山镇司法所，带借条。",
    )
    page = page_of(client)
    assert "不能受理" in page
    assert "不属于劳动争议" in page
    assert "去址山镇司法所，带借条。" in page
    assert "补材料" not in page


def test_a_referred_complaint_says_to_whom(cast, held):
    client, intake = held
    intakes.refer_intake(actor=cast.zhao, intake=intake, department=cast.hrss, note="带身份证去找。")
    page = page_of(client)
    assert "桃源镇人社所" in page
    assert "带身份证去找。" in page


def test_the_whole_way_to_the_money_is_told_in_plain_words_and_nothing_internal_with_it(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    cases.note_case(actor=cast.zhao, case=case, text=SECRET)
    evidence.add_evidence(actor=cast.zhao, upload=picture("单位提交的工资表.png"), case=case)
    starts = clock.local(2026, 11, 25, 14, 30)
    invited = [sessions.Invitee("吴老板", "用人单位")]
    sessions.plan_session(
        actor=cast.zhao,
        case=case,
        starts_at=starts,
        place="桃源实践站调解室",
        invitees=invited,
        agenda=SECRET,
    )
    page = page_of(client)
    assert "11月25日" in page
    assert "14:30" in page
    assert "桃源实践站调解室" in page
    assert "调解员：赵调解员" in page
    assert "调解期限" in page, "the law's day count, with how it was counted"
    case.refresh_from_db()
    agree(cast, case, 6000, 6000)
    case.refresh_from_db()
    payment = agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(4000), way=SECRET)
    page = client.get("/m/matter/")
    money = page.context["money"]
    assert (money.promised, money.received, money.missing) == (Decimal(12000), Decimal(4000), Decimal(8000))
    assert [part.missing for part in money.parts] == [Decimal(2000), Decimal(6000)]
    assert "12,000.00</b><span>答应给（元）" in page.text
    assert "4,000.00</b><span>已到账（元）" in page.text
    assert '还差<b class="num">8,000.00</b>元' in page.text
    assert "分期付清所欠工资。" in page.text
    assert "申请仲裁审查" in page.text, "the next step of the law, by kind of mediation body"
    assert "12月8日" in page.text
    assert [each.pk for each in page.context["to_confirm"]] == [payment.pk]
    for hidden in (SECRET, "吴老板", "单位提交的工资表", "王主席", "林坐席"):
        assert hidden not in page.text
    said = [line for _, line in page.context["lines"]]
    assert said[0] == "一笔钱到账"
    assert said[-1] == "收到投诉"
    assert "达成协议" in said


def test_a_timeline_line_that_is_not_listed_is_not_shown(cast, held):
    client, intake = held
    case = accept(cast, intake)
    cases.note_case(actor=cast.zhao, case=case, text=SECRET)
    joint.dispatch_case(actor=cast.zhao, case=case, departments=[cast.hrss], request=SECRET)
    page = client.get("/m/matter/")
    shown = {entry.verb for entry, _ in page.context["lines"]}
    assert "note_case" not in shown
    assert shown <= {"receive_intake", "save_receipt", "accept_intake", "dispatch_case"}
    assert SECRET not in page.text
    assert "桃源镇人社所</b>接手" in page.text


def test_money_is_confirmed_by_the_worker_once_and_only_where_it_is_offered(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    agree(cast, case, 5000)
    case.refresh_from_db()
    payment = agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(5000))
    assert client.post("/m/matter/confirm_payment", {"payment": payment.pk}, follow=True).status_code == 200
    payment.refresh_from_db()
    assert payment.confirmed_by_worker
    assert client.post("/m/matter/confirm_payment", {"payment": payment.pk})["Location"] == "/m/matter/", (
        "tapped twice"
    )
    assert Entry.objects.filter(verb="confirm_payment").count() == 1
    other = the_cast.mediating(cast, applicant_name="别人", phone="13800000009")
    agree(cast, other, 100)
    other.refresh_from_db()
    foreign = agreements.note_payment(actor=cast.zhao, case=other, amount=Decimal(100))
    for key in (str(foreign.pk), "abc", "", "9" * 30):
        assert client.post("/m/matter/confirm_payment", {"payment": key}).status_code == 404
    foreign.refresh_from_db()
    assert not foreign.confirmed_by_worker


def test_more_papers_are_added_and_bad_ones_named(cast, held):
    client, intake = held
    case = accept(cast, intake)
    bad = picture("坏.exe")
    done = client.post(
        "/m/matter/add_evidence", {"upload": [picture("考勤.png"), bad], "note": "九月"}, follow=True
    )
    assert "收到1个文件。" in done.text
    assert "“坏.exe”这种文件收不了" in done.text
    kept = Evidence.objects.get()
    assert (kept.name, kept.intake, kept.case, kept.note) == ("考勤.png", intake, case, "九月")
    assert client.cookies["sizai_accepted"].value, "autosave may forget what was typed"
    assert "考勤.png" in page_of(client)
    again = client.post("/m/matter/add_evidence", {"upload": [picture("坏.exe")]})
    assert again.status_code == 422
    assert client.post("/m/matter/add_evidence", {}).status_code == 422
    assert "您交了材料" in page_of(client)


def test_who_was_nameless_can_say_the_name_later(cast, held):
    client, intake = held
    case = accept(cast, intake)
    empty = client.post("/m/matter/identify_intake", {"name": ""})
    assert empty.status_code == 422
    assert "请写姓名。" in empty.text
    assert client.post("/m/matter/identify_intake", {"name": "刘师傅", "phone": "138"}).status_code == 422
    done = client.post("/m/matter/identify_intake", {"name": "刘师傅", "phone": "13800000001"}, follow=True)
    assert "姓名留下了" in done.text
    intake.refresh_from_db()
    assert (intake.anonymous, intake.person_id, intake.consents_to_disclosure) == (
        False,
        cast.liu.person_id,
        False,
    )
    assert case.parties.get().name == "刘师傅"
    assert client.get("/m/matter/identify_intake")["Location"] == "/m/matter/", "once is enough"


def test_it_is_withdrawn_with_a_reason_and_reopened_with_a_reason(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    assert client.post("/m/matter/withdraw_case", {"reason": " "}).status_code == 422
    client.post("/m/matter/withdraw_case", {"reason": "钱已经给了"})
    case.refresh_from_db()
    assert case.state == CaseState.WITHDRAWN
    assert "撤回了" in page_of(client)
    assert client.post("/m/matter/withdraw_case", {"reason": "再撤"})["Location"] == "/m/matter/"
    client.post("/m/matter/reopen_case", {"reason": "又没给"})
    case.refresh_from_db()
    assert case.state == CaseState.REOPENED
    assert "重新打开了" in page_of(client)


def test_closed_is_not_solved(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    agree(cast, case, 5000)
    case.refresh_from_db()
    agreements.start_performance(actor=cast.zhao, case=case)
    cases.close_case(actor=cast.zhao, case=case, outcome=Outcome.NOT_PAID, note=SECRET)
    page = page_of(client)
    assert "结案，钱没到" in page
    assert "没解决，重新打开" in page
    assert SECRET not in page


def test_after_a_failed_mediation_the_way_to_arbitration_is_shown_with_its_last_day(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    mediation.fail_mediation(actor=cast.zhao, case=case, reason=SECRET)
    page = page_of(client)
    assert "没谈成" in page
    assert "2027年11月23日" in page
    assert SECRET not in page


def test_a_merged_case_is_followed_where_it_went_but_not_acted_on(cast, held):
    client, intake = held
    case, into = accept(cast, intake), the_cast.mediating(cast, applicant_name="先来的", phone="13800000008")
    duplicates.merge_case(actor=cast.zhao, case=case, into=into)
    page = page_of(client)
    assert "一起办" in page
    assert into.code in page
    assert "先来的" not in page
    assert "补材料" not in page
    assert client.post("/m/matter/withdraw_case", {"reason": "不办了"})["Location"] == "/m/matter/"
    into.refresh_from_db()
    assert into.state == CaseState.MEDIATING


def test_one_of_many_sees_the_own_money_no_other_names_and_cannot_take_the_case_back(cast):
    intake, words = complain(workers_count="3")
    case = accept(cast, intake)
    facts = [
        cases.PartyFacts(name, ClaimKind.WAGES, Decimal(1000), phone=f"1380000002{n}")
        for n, name in enumerate(["甲工友", "乙工友"])
    ]
    first, second = cases.add_parties(actor=cast.zhao, case=case, facts=facts)
    case = mediation.start_mediation(
        actor=cast.zhao, case=case, mediator=Account.objects.get(username="zhao")
    )
    own = case.parties.get(name="刘师傅")
    day = clock.today() + dt.timedelta(days=10)
    promises = [
        agreements.Promise(day, Decimal(amount), party)
        for amount, party in ((700, own), (800, first), (900, second))
    ]
    agreements.reach_agreement(actor=cast.zhao, case=case, terms="各人工资见附表。", promises=promises)
    case.refresh_from_db()
    mine = agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(700), party=own)
    theirs = agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(800), party=first)
    for client, address in ((holder(words), "/m/matter/"), (signed_in("liu"), f"/m/cases/{case.pk}/")):
        page = client.get(address)
        assert page.context["money"].own
        assert (page.context["money"].promised, page.context["money"].received) == (
            Decimal(700),
            Decimal(700),
        )
        assert [each.pk for each in page.context["to_confirm"]] == [mine.pk]
        assert "甲工友" not in page.text
        assert "乙工友" not in page.text
        assert "withdraw_case" not in page.context["acts"]
        assert client.post(f"{address}confirm_payment", {"payment": theirs.pk}).status_code == 404


def test_a_signed_in_worker_has_a_list_and_the_same_page_without_a_receipt(cast):
    waiting = the_cast.intake(cast)
    running = the_cast.mediating(cast)
    client = signed_in("liu")
    mine = client.get("/m/mine/")
    assert len(mine.context["cards"]) == 2
    assert f"/m/intakes/{waiting.pk}/" in mine.text
    assert f"/m/cases/{running.pk}/" in mine.text
    page = client.get(f"/m/cases/{running.pk}/")
    assert page.status_code == 200
    assert "这部手机" not in page.text
    assert client.get(f"/m/intakes/{waiting.pk}/").status_code == 200
    taken = running.intakes.get()
    assert client.get(f"/m/intakes/{taken.pk}/")["Location"] == f"/m/cases/{running.pk}/"
    client.post(f"/m/cases/{running.pk}/withdraw_case", {"reason": "想直接去仲裁"})
    running.refresh_from_db()
    assert running.state == CaseState.WITHDRAWN
    assert Entry.objects.filter(verb="read_case", account_id=cast.liu.account_id).count() == 1, (
        "reading is noted once a day"
    )


def test_a_worker_who_is_somebody_else_and_a_visitor_find_nothing(cast):
    running, waiting = the_cast.mediating(cast), the_cast.intake(cast)
    stranger = the_cast.account("zhou", "周师傅", the_cast.Role.WORKER)
    for client in (signed_in("zhou"), Client(), signed_in("employer"), signed_in("wang")):
        for address in (
            f"/m/cases/{running.pk}/",
            f"/m/intakes/{waiting.pk}/",
            f"/m/cases/{running.pk}/withdraw_case",
        ):
            assert client.get(address).status_code == 404
        assert client.post(f"/m/cases/{running.pk}/withdraw_case", {"reason": "x"}).status_code == 404
    assert stranger.person_id is None
    assert signed_in("zhou").get("/m/mine/").context["cards"] == []
    assert Client().get("/m/mine/")["Location"] == "/m/follow/"


def test_steps_that_are_not_the_workers_do_not_exist_here(cast, held):
    client, intake = held
    accept(cast, intake)
    for verb in (
        "close_case",
        "note_payment",
        "change_case",
        "accept_intake",
        "add_party",
        "void_case",
        "nothing",
    ):
        assert client.get(f"/m/matter/{verb}").status_code == 404
        assert client.post(f"/m/matter/{verb}", {"reason": "x"}).status_code == 404


@pytest.mark.parametrize("reason", ["", "很" * 201, "<script>alert(1)</script>"])
def test_a_reason_is_short_text_and_nothing_else(cast, held, reason):
    client, intake = held
    mediate(cast, intake)
    page = client.post("/m/matter/withdraw_case", {"reason": reason}, follow=True)
    assert page.status_code == (200 if reason.startswith("<") else 422)
    assert "<script>alert" not in page.text


def test_the_home_page_shows_next_date_and_both_sums(cast, held):
    client, intake = held
    case = mediate(cast, intake)
    starts = clock.local(2026, 11, 25, 14, 30)
    sessions.plan_session(
        actor=cast.zhao,
        case=case,
        starts_at=starts,
        place="桃源实践站",
        invitees=[sessions.Invitee("刘", "申请人")],
    )
    page = client.get("/m/").text
    assert "11月25日14:30到桃源实践站协商。" in page
    case.refresh_from_db()
    agree(cast, case, 18240)
    case.refresh_from_db()
    agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(6080))
    assert "已收到6,080.00元，还差12,160.00元。" in client.get("/m/").text


def test_the_page_of_a_matter_needs_no_more_queries_for_a_longer_history(cast, held):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, intake = held
    case = mediate(cast, intake)
    agree(cast, case, 1000, 1000, 1000)
    case.refresh_from_db()
    client.get("/m/matter/")
    counts = []
    for _ in range(2):
        agreements.note_payment(actor=cast.zhao, case=Case.objects.get(pk=case.pk), amount=Decimal(100))
        client.post("/m/matter/add_evidence", {"upload": [picture(f"{len(counts)}.png")]})
        client.get("/m/matter/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/m/matter/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 45


def test_stations_are_found_by_town_and_telephone(cast):
    from sizai.orgs.models import Organisation

    Organisation.objects.filter(pk=cast.station.pk).update(
        phone="0750-8888001、13800138000", address="工会路8号"
    )
    page = Client().get("/m/stations/", {"town": the_cast.OTHER_TOWN})
    assert page.context["stations"][0]["name"] == "址山实践站"
    assert 'href="tel:0750-8888001"' in page.text
    assert "工会路8号" in page.text
    for odd in ("999999999", "<script>", ""):
        assert Client().get("/m/stations/", {"town": odd}).context["town"] == ""


def test_green_channel_and_dispatch_read_as_words(cast, held):
    from sizai.resolution.verbs import green_channel

    client, intake = held
    case = mediate(cast, intake)
    mediation.fail_mediation(actor=cast.zhao, case=case, reason="差距大")
    green_channel.open_green_channel(
        actor=cast.zhao, case=case, stage=GreenStage.ARBITRATION, body="鹤山市仲裁委"
    )
    page = page_of(client)
    assert "仲裁法院在办" in page
    assert "移交仲裁或法院" in page
