"""Pages of resolution as different people see them: anonymous, forbidden, outside the area, allowed."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.people.models import Account
from sizai.resolution.models import Agreement, Case, Evidence, Intake, Payment
from tests import cast as the_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def at(username: str) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


PAGES = [
    "/",
    "/others/",
    "/calendar/",
    "/intakes/",
    "/cases/",
    "/dispatches/",
    "/sessions/",
    "/money/",
    "/green_channel/",
    "/duplicates/",
    "/search/?q=刘师",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_list_opens_empty_and_full_and_is_closed_to_strangers(cast, address):
    assert at("zhao").get(address).status_code == 200
    the_cast.mediating(cast)
    assert at("wang").get(address).status_code == 200
    assert Client().get(address).status_code in (302, 403)


def test_lists_take_as_many_queries_for_three_rows_as_for_one(
    cast, django_assert_max_num_queries, django_assert_num_queries
):
    from django.core.cache import cache
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = {}
    the_cast.mediating(cast)
    for _rows in (1, 3):
        for address in ("/cases/", "/intakes/"):
            client = at("zhao")
            client.get(address)
            cache.clear()
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(address)
            counts.setdefault(address, []).append(len(queries))
        the_cast.mediating(cast, phone="13900000002", applicant_name="李四")
        the_cast.mediating(cast, phone="13900000003", applicant_name="赵五")
    for address, (one, three) in counts.items():
        assert one == three, address
        assert three <= 30


def test_a_case_is_a_404_outside_the_area_and_its_reading_is_written_down_once(cast):
    case = the_cast.mediating(cast)
    assert at("chen").get(f"/cases/{case.pk}/").status_code == 404
    assert at("admin").get(f"/cases/{case.pk}/").status_code == 404
    client = at("zhao")
    page = client.get(f"/cases/{case.pk}/")
    assert page.status_code == 200
    assert "鹤工调〔2026〕1号" in page.content.decode()
    client.get(f"/cases/{case.pk}/")
    assert Entry.objects.filter(verb="read_case", thing_id=case.pk, actor="赵调解员").count() == 1


def test_the_counter_takes_an_intake_down_and_shows_the_receipt_once(cast):
    client = at("zhao")
    assert client.get("/intakes/receive_intake").status_code == 200
    form = {
        "channel": "counter", "applicant_name": "张某", "phone": "13800000009", "enterprise_name": "<b>裕丰</b>家具厂", "area_path": the_cast.TOWN,
        "kinds": ["wages"], "story": "'; DROP TABLE--", "workers_count": "5", "amount": "7.3685万", "safe_to_call": "on", "submission": "abc",
    }  # fmt: skip
    answer = client.post("/intakes/receive_intake", form)
    intake = Intake.objects.get()
    assert answer.status_code == 302
    assert (intake.amount, intake.workers_count, intake.story) == (Decimal("73685"), 5, "'; DROP TABLE--")
    page = client.get(f"/intakes/{intake.pk}/").content.decode()
    assert "receipt.svg" in page
    assert "<b>裕丰</b>" not in page
    drawing = client.get(f"/intakes/{intake.pk}/receipt.svg").content
    assert b'xmlns="http://www.w3.org/2000/svg"' in drawing
    assert "receipt.svg" not in client.get(f"/intakes/{intake.pk}/").content.decode()
    client.post("/intakes/receive_intake", form)
    assert Intake.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("applicant_name", "", "请写申请人姓名"),
        ("phone", "12", ""),
        ("workers_count", "0", ""),
        ("amount", "很多", ""),
        ("amount", "-5", ""),
        ("area_path", "999", ""),
        ("kinds", [], ""),
        ("story", "", ""),
        ("story", "长" * 6000, ""),
        ("enterprise_name", "", ""),
        ("id_number", "440784199001011234", ""),
    ],
)
def test_a_bad_intake_form_is_refused_in_words_and_keeps_what_was_typed(cast, field, value, sentence):
    form = {
        "channel": "counter", "applicant_name": "张某", "phone": "13800000009", "enterprise_name": "裕丰家具厂", "area_path": the_cast.TOWN,
        "kinds": ["wages"], "story": "三个月工资没有发", "workers_count": "5", "amount": "100",
    }  # fmt: skip
    answer = at("zhao").post("/intakes/receive_intake", form | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没有存上" in page
    assert sentence in page
    assert "裕丰家具厂" in page or field == "enterprise_name"
    assert not Intake.objects.exists()


def test_the_loop_is_walked_through_its_forms(cast):
    intake = the_cast.intake(cast)
    client = at("zhao")
    assert client.post(f"/intakes/{intake.pk}/accept_intake", {"station": cast.station.pk}).status_code == 302
    case = Case.objects.get()
    zhao = Account.objects.get(username="zhao").pk
    assert client.get(f"/cases/{case.pk}/start_mediation").status_code == 200
    client.post(f"/cases/{case.pk}/start_mediation", {"mediator": zhao})
    plan = {
        "starts_at": "2026-11-25T09:00",
        "place": "调解室",
        "invitees": "刘师傅，申请人，电话\n吴某，用人单位",
    }
    assert client.post(f"/cases/{case.pk}/plan_session", plan).status_code == 302
    session = case.sessions.get()
    held = {"minutes": "各方同意", "result": "谈成", "came": [row.pk for row in session.attendance.all()]}
    assert client.post(f"/sessions/{session.pk}/hold_session", held).status_code == 302
    wrong = client.post(
        f"/cases/{case.pk}/reach_agreement",
        {
            "signed_on": "2026-11-23",
            "terms": "付清",
            "instalments": "下个月，六千",
            "body_kind": "labour_dispute",
        },
    )
    assert wrong.status_code == 422
    assert "第1行" in wrong.content.decode()
    terms = {
        "signed_on": "2026-11-23",
        "terms": "分两期付清",
        "instalments": "2026-11-30，6000\n2026-12-31 0.6万",
        "body_kind": "labour_dispute",
    }
    assert client.post(f"/cases/{case.pk}/reach_agreement", terms).status_code == 302
    assert Agreement.objects.get().amount == Decimal("12000")
    assert (
        client.post(
            f"/cases/{case.pk}/note_payment", {"amount": "6,000", "received_on": "2026-11-23"}
        ).status_code
        == 302
    )
    assert Payment.objects.get().amount == Decimal("6000")
    refused = client.post(f"/cases/{case.pk}/close_case", {"outcome": "paid_full"})
    assert refused.status_code == 422
    assert "还差6,000.00元" in refused.content.decode()
    assert client.post(f"/cases/{case.pk}/close_case", {"outcome": "paid_part"}).status_code == 302
    assert client.post(f"/cases/{case.pk}/reopen_case", {"reason": "余款没有到"}).status_code == 302
    assert client.get(f"/cases/{case.pk}/").status_code == 200


def test_the_slower_of_two_clerks_sees_both_versions(cast):
    case = the_cast.mediating(cast)
    client = at("zhao")
    page = client.get(f"/cases/{case.pk}/change_case")
    opened = page.context["form"]["revision"].value()
    form = {
        "title": "甲的写法", "claim_kind": "wages", "claim_text": "工资", "facts": "事实", "enterprise_name": "裕成木业有限公司", "area_path": the_cast.TOWN,
        "station_id": cast.station.pk, "workers_count": 1, "amount_claimed": "12000", "revision": opened,
    }  # fmt: skip
    assert at("wang").post(f"/cases/{case.pk}/change_case", form).status_code == 302
    slower = client.post(f"/cases/{case.pk}/change_case", form | {"title": "乙的写法"})
    text = slower.content.decode()
    assert slower.status_code == 422
    assert "甲的写法" in text
    assert "乙的写法" in text
    assert Case.objects.get().title == "甲的写法"


def test_a_department_sees_only_what_was_dispatched_to_it(cast):
    case = the_cast.case(cast)
    officer, other = at("officer"), at("officer2")
    assert officer.get(f"/cases/{case.pk}/").status_code == 404
    at("zhao").post(f"/cases/{case.pk}/dispatch_case", {"departments": [cast.hrss.pk], "request": "请核实"})
    dispatch = case.dispatches.get()
    assert officer.get(f"/cases/{case.pk}/").status_code == 200
    assert officer.get(f"/dispatches/{dispatch.pk}/").status_code == 200
    assert other.get(f"/dispatches/{dispatch.pk}/").status_code == 404
    assert other.post(f"/dispatches/{dispatch.pk}/accept_dispatch").status_code == 404
    assert officer.post(f"/dispatches/{dispatch.pk}/accept_dispatch").status_code == 302
    assert (
        officer.post(f"/dispatches/{dispatch.pk}/answer_dispatch", {"result": "已责令补发"}).status_code
        == 302
    )


def test_papers_are_real_word_files_and_say_what_they_lack(cast):
    case = the_cast.mediating(cast)
    client = at("zhao")
    lacking = client.post(f"/cases/{case.pk}/papers/agreement", follow=True)
    assert "还没有协议" in lacking.content.decode()
    for kind in ("acceptance_notice", "arbitration_application"):
        answer = client.post(f"/cases/{case.pk}/papers/{kind}", follow=True)
        body = b"".join(answer.streaming_content)
        assert zipfile.is_zipfile(io.BytesIO(body)), kind
    assert case.papers.count() == 2
    client.post(f"/cases/{case.pk}/papers/acceptance_notice")
    assert case.papers.count() == 2


def test_evidence_is_checked_kept_and_served_only_through_the_policy(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = the_cast.mediating(cast)
    client = at("zhao")
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 100
    bad = client.post(
        f"/cases/{case.pk}/add_evidence", {"upload": SimpleUploadedFile("工资条.png", b"<script>")}
    )
    assert bad.status_code == 422
    assert "对不上" in bad.content.decode()
    assert (
        client.post(
            f"/cases/{case.pk}/add_evidence", {"upload": SimpleUploadedFile("工资条.png", picture)}
        ).status_code
        == 302
    )
    found = Evidence.objects.get()
    served = client.get(f"/evidence/{found.pk}/")
    assert b"".join(served.streaming_content) == picture
    assert served["X-Content-Type-Options"] == "nosniff"
    assert at("chen").get(f"/evidence/{found.pk}/").status_code == 404
    assert Entry.objects.filter(verb="read_evidence").count() == 1


def test_an_export_obeys_filters_and_policy_and_is_written_down(cast):
    the_cast.mediating(cast)
    answer = at("wang").post("/cases/export?state=mediating")
    rows = list(
        openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(
            values_only=True
        )
    )
    assert rows[1][0] == "鹤工调〔2026〕1号"
    assert not any("13800000001" in str(cell) for row in rows for cell in row)
    assert at("officer").post("/cases/export").status_code == 403
    assert Entry.objects.filter(verb="export_cases").count() == 1


def test_a_ledger_is_previewed_then_imported_then_undone(cast):
    made = openpyxl.Workbook()
    made.active.append(["受理日期", "申请人", "单位名称", "诉求", "怪列"])
    made.active.append(["2024-03-05", "王五", "甲厂", "拖欠工资", "x"])
    made.active.append(["2024-13-05", "赵六", "乙厂", "拖欠工资", "x"])
    file = io.BytesIO()
    made.save(file)
    client = at("wang")
    chosen = client.post("/import/cases/", {"upload": SimpleUploadedFile("台账.xlsx", file.getvalue())})
    page = client.get(chosen.url)
    assert "确认前不会写入任何一行" in page.content.decode()
    assert not Case.objects.exists()
    assert client.get(chosen.url + "returned").status_code == 200
    assert at("li").get(chosen.url).status_code == 404
    client.post(chosen.url, {"confirm": "1"})
    assert Case.objects.get().applicant_name == "王五"
    client.post(f"/import/{Case.objects.get().batch_id}/undo_import")
    assert Case.objects.get().state == "voided"
    broken = client.post("/import/cases/", {"upload": SimpleUploadedFile("坏.xlsx", b"PK\x03\x04 nothing")})
    refused = client.get(broken.url)
    assert refused.status_code == 422
    assert at("zhao").get("/import/cases/").status_code == 403


def test_the_calendar_feed_has_codes_and_no_names(cast):
    the_cast.mediating(cast)
    client = at("zhao")
    client.post("/calendar/")
    token = Account.objects.get(username="zhao").calendar_token
    feed = Client().get(f"/calendar/{token}.ics").content.decode()
    assert "BEGIN:VEVENT" in feed
    assert "刘师傅" not in feed
    assert Client().get("/calendar/wrong.ics").status_code == 404


def _sheet(*rows: list[object]) -> SimpleUploadedFile:
    made = openpyxl.Workbook()
    made.active.append(["裕丰家具厂欠薪名单"])
    made.active.append(["姓名", "手机", "诉求", "金额"])
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return SimpleUploadedFile("名单.xlsx", file.getvalue())


def test_a_collective_case_takes_its_workers_from_a_sheet_or_none_of_them(cast):
    case = the_cast.mediating(cast)
    client = at("zhao")
    wrong = client.post(
        f"/cases/{case.pk}/import_parties",
        {"upload": _sheet(["王堃", "", "工资", "4.16万"], ["李四", "", "工资", "很多"])},
    )
    assert wrong.status_code == 422
    assert "第4行" in wrong.content.decode()
    assert case.parties.count() == 1
    good = _sheet(["王堃", "13900000001", "加班费", "4.16万"], ["李四", "13900000002", "工资", 3000])
    assert client.post(f"/cases/{case.pk}/import_parties", {"upload": good}).status_code == 302
    case.refresh_from_db()
    assert (case.workers_count, case.collective, case.amount_claimed) == (3, True, Decimal("56600"))
    assert {claim.kind for claim in case.claims.all()} == {"wages", "overtime"}


def test_what_was_being_typed_is_there_again_until_it_is_accepted(cast):
    case = the_cast.mediating(cast)
    client = at("zhao")
    key = f"cases:{case.pk}:note_case"
    assert (
        client.post(
            "/drafts/save_draft", {"text": "打了三次电话"}, headers={"X-Sizai-Draft": key}
        ).status_code
        == 204
    )
    assert "打了三次电话" in client.get(f"/cases/{case.pk}/note_case").content.decode()
    assert "打了三次电话" not in at("wang").get(f"/cases/{case.pk}/note_case").content.decode()
    client.post(f"/cases/{case.pk}/note_case", {"text": "打了三次电话，没人接"})
    assert "打了三次电话" not in client.get(f"/cases/{case.pk}/note_case").content.decode()
