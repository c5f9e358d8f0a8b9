"""The employer's small page: what it shows, and all that it must not show."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise
from sizai.pages.portal.employer import without_names
from sizai.resolution.models import Case, Party
from sizai.resolution.verbs import agreements, evidence, sessions
from tests import cast as the_cast
from tests.pages.portal_steps import picture, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> Any:
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def informed(cast: Any, **changes: Any) -> Case:
    """刘师傅's case with a session planned: from now on the employer knows of it."""
    case = the_cast.mediating(cast, **({"story": "厂长周某扣着工资不发", "amount": Decimal(12345)} | changes))
    invited = [sessions.Invitee("刘师傅", "申请人"), sessions.Invitee("冯人事", "用人单位")]
    starts = clock.local(2026, 11, 25, 14, 30)
    sessions.plan_session(
        actor=cast.zhao,
        case=case,
        starts_at=starts,
        place="桃源实践站调解室",
        invitees=invited,
        agenda="刘师傅的工资",
    )
    case.refresh_from_db()
    return case


def test_a_case_is_not_there_before_the_employer_was_informed(cast):
    case = the_cast.mediating(cast)
    client = signed_in("employer")
    assert case.code not in client.get("/m/employer/").text
    assert "没有通知到单位的案件" in client.get("/m/employer/").text
    assert client.get(f"/m/employer/{case.pk}/").status_code == 404


def test_once_informed_it_shows_when_and_where_to_come_and_never_what_the_worker_wrote(cast):
    case = informed(cast)
    evidence.add_evidence(actor=cast.zhao, upload=picture("聊天记录.png"), case=case)
    client = signed_in("employer")
    listed = client.get("/m/employer/").text
    assert case.code in listed
    assert "11月25日14:30到桃源实践站调解室" in listed
    page = client.get(f"/m/employer/{case.pk}/")
    assert "桃源实践站调解室" in page.text
    assert "拖欠工资" in page.text
    for hidden in ("刘师傅", "周某", "厂长", "聊天记录", "12,345", "来件", "13800000001", case.title):
        assert hidden not in listed
        assert hidden not in page.text
    assert "没有同意公开姓名" in page.text
    assert Entry.objects.filter(verb="read_case", account_id=cast.employer.account_id).count() == 1


def test_a_name_is_shown_where_the_party_consented(cast):
    case = informed(cast, consents_to_disclosure=True)
    page = signed_in("employer").get(f"/m/employer/{case.pk}/").text
    assert "申请人：刘师傅" in page
    assert "没有同意" not in page


def test_the_agreement_and_what_is_due_are_shown_with_the_name_left_out(cast):
    case = informed(cast)
    party = case.parties.get()
    today = clock.today()
    promises = [
        agreements.Promise(today + dt.timedelta(days=5), Decimal(6000), party),
        agreements.Promise(today + dt.timedelta(days=35), Decimal(6000), party),
    ]
    agreements.reach_agreement(
        actor=cast.zhao,
        case=case,
        terms="裕成木业有限公司分两期付给刘师傅12000元。",
        promises=promises,
        way="转到刘师傅卡上",
    )
    case.refresh_from_db()
    agreements.note_payment(actor=cast.zhao, case=case, amount=Decimal(6000))
    client = signed_in("employer")
    page = client.get(f"/m/employer/{case.pk}/").text
    assert "分两期付给申请人12000元" in page
    assert "转到申请人卡上" in page
    assert "一名职工" in page
    assert "刘师傅" not in page
    assert "还应付" in page
    assert "6,000.00" in page
    assert "12月28日前付" in page.replace("</time>", "").replace(
        '<time class="num nw" datetime="2026-12-28">', ""
    )
    Party.objects.filter(pk=party.pk).update(consents_to_disclosure=True)
    assert "付给刘师傅12000元" in client.get(f"/m/employer/{case.pk}/").text


def test_what_is_late_says_so(cast):
    case = informed(cast)
    day = clock.today() + dt.timedelta(days=1)
    agreements.reach_agreement(
        actor=cast.zhao, case=case, terms="付清。", promises=[agreements.Promise(day, Decimal(500))]
    )
    with clock.at(the_cast.MONDAY + dt.timedelta(days=3)):
        page = signed_in("employer").get(f"/m/employer/{case.pk}/").text
    assert "已过期" in page


def test_another_enterprise_sees_nothing_of_it(cast):
    case = informed(cast)
    other = Enterprise.objects.create(
        name="别的厂", name_key="别的厂", area_path=the_cast.TOWN, created_at=clock.now()
    )
    the_cast.account("hr2", "何人事", the_cast.Role.EMPLOYER_HR, enterprise_id=other.pk)
    client = signed_in("hr2")
    assert case.code not in client.get("/m/employer/").text
    assert client.get(f"/m/employer/{case.pk}/").status_code == 404


def test_the_page_is_the_employers_alone(cast):
    case = informed(cast)
    for client in (Client(), signed_in("liu"), signed_in("zhao"), signed_in("wang")):
        assert client.get("/m/employer/").status_code == 403
        assert client.get(f"/m/employer/{case.pk}/").status_code == 403


def test_an_employer_begins_there_and_reaches_no_worker_page(cast):
    case = informed(cast)
    client = signed_in("employer")
    assert client.get("/m/")["Location"] == "/m/employer/"
    assert client.get(f"/m/cases/{case.pk}/").status_code == 404
    assert client.get(f"/m/intakes/{case.intakes.get().pk}/").status_code == 404
    assert client.get("/m/mine/")["Location"] == "/m/follow/"


def test_a_list_of_three_needs_as_many_queries_as_a_list_of_one(cast):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for number in range(3):
        case = informed(cast, applicant_name=f"工友{number}号", phone=f"1380000010{number}")
        agreements.reach_agreement(
            actor=cast.zhao,
            case=case,
            terms="付清。",
            promises=[agreements.Promise(clock.today(), Decimal(500))],
        )
        if number != 1:
            cache.clear()
            client = signed_in("employer")
            client.get("/m/employer/")
            with CaptureQueriesContext(connection) as queries:
                assert client.get("/m/employer/").status_code == 200
            counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("付给张三丰和张三", ["张三", "张三丰"], "付给申请人和申请人"),
        ("付给李", ["李"], "付给李"),
        ("没有名字", ["张三", ""], "没有名字"),
    ],
)
def test_names_are_left_out_whole(text, names, left):
    assert without_names(text, names) == left
