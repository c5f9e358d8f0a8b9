"""The complaint, without script: three steps, nothing lost, one intake."""

from __future__ import annotations

import os
import shutil
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.pages.portal import half_filled
from sizai.pages.portal.complaint_form import amount_told
from sizai.people.models import Person
from sizai.resolution.models import Evidence, Intake
from sizai.resolution.models.receipts import receipt_index
from sizai.resolution.vocabulary import Channel
from tests import cast as the_cast
from tests.pages.portal_steps import (
    FIRST,
    SECOND,
    THIRD,
    answers,
    complain,
    picture,
    send,
    signed_in,
    submission,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> Any:
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def step(client: Client, number: int, data: dict[str, Any], to: str = "") -> Any:
    return client.post(f"/m/complaint/{number}", {**data, "to": to or str(number + 1)})


@pytest.fixture(autouse=True)
def _empty_folder() -> None:
    for path in folders():
        shutil.rmtree(path)


def folders() -> list[Path]:
    return [path for path in half_filled._folder().glob("*") if path.is_dir()]


def test_three_steps_without_script_make_one_intake_for_the_station_of_the_town(cast):
    client = Client()
    key = submission(client)
    typed = dict(FIRST, submission=key)
    assert step(client, 1, typed)["Location"] == "/m/complaint/2"
    page = client.get("/m/complaint/2")
    assert page.context["form"]["amount"].value() == "12000", "the amount that the story names is put in"
    assert "读到：<b data-told-amount>12,000.00元</b>" in page.text
    typed |= SECOND
    assert step(client, 2, typed)["Location"] == "/m/complaint/3"
    assert client.get("/m/complaint/3").context["form"]["story"].value() == FIRST["story"], (
        "hidden steps travel along"
    )
    assert client.post("/m/complaint/receive_intake", typed | THIRD)["Location"] == "/m/receipt/"
    intake = Intake.objects.get()
    assert (intake.channel, intake.enterprise, intake.station) == (
        Channel.PORTAL,
        cast.enterprise,
        cast.station,
    )
    assert (intake.kinds, intake.amount, intake.applicant_name) == (
        ["wages", "double_wage"],
        Decimal(12000),
        "刘师傅",
    )
    assert intake.safe_to_call
    assert not intake.consents_to_disclosure, "the employer may not know unless it was ticked"
    assert intake.reported_by is None
    assert intake.submission == key
    assert folders() == [], "nothing half-filled is left behind"
    assert Entry.objects.filter(verb="receive_intake", actor="未登录").count() == 1


def test_going_back_keeps_every_answer():
    client = Client()
    typed = dict(FIRST, submission=submission(client))
    step(client, 1, typed)
    step(client, 2, typed | {"workers_count": "3", "amount": "约8000", "anonymous": "on"}, to="1")
    form = client.get("/m/complaint/1").context["form"]
    assert form["kinds"].value() == FIRST["kinds"]
    assert form["story"].value() == FIRST["story"]
    later = client.get("/m/complaint/2").context["form"]
    assert (later["workers_count"].value(), later["amount"].value(), later["anonymous"].value()) == (
        "3",
        "约8000",
        True,
    )


def test_a_wrong_step_is_shown_again_with_what_was_typed_and_nobody_gets_behind_it():
    client = Client()
    page = step(client, 1, dict(FIRST, kinds=[], story="", submission=submission(client)))
    assert page.status_code == 422
    assert "请至少选一样" in page.text
    assert "请写几句经过" in page.text
    assert "裕成木业有限公司" in page.text
    assert "请写姓名" not in page.text, "later steps are not blamed yet"
    assert client.get("/m/complaint/3")["Location"] == "/m/complaint/1"
    assert client.get("/m/complaint/4").status_code == 404
    assert client.get("/m/complaint/1").context["form"]["enterprise_name"].value() == "裕成木业有限公司"


LONG = "很" * 5001
BAD = [
    ({"kinds": None}, "请至少选一样"),
    ({"kinds": ["money"]}, "请从下面的里选"),
    ({"enterprise_name": ""}, "请写在哪里上班"),
    ({"enterprise_name": "　  "}, "请写在哪里上班"),
    ({"enterprise_name": "厂" * 121}, "请写120个字以内"),
    ({"area_path": ""}, "请选镇街"),
    ({"area_path": "440783100"}, "请从列出的里选"),
    ({"story": ""}, "请写几句经过"),
    ({"story": LONG}, "经过有5001个字，太长了"),
    ({"story": "欠钱\x00了"}, "不允许"),
    ({"workers_count": ""}, "请写多少人"),
    ({"workers_count": "三个"}, "人数请写数字"),
    ({"workers_count": "0"}, "人数至少是1"),
    ({"workers_count": "-4"}, "人数至少是1"),
    ({"workers_count": "99999999"}, "人数太大了"),
    ({"amount": "很多"}, "不是金额"),
    ({"amount": "-300"}, "是负数"),
    ({"amount": "9" * 30}, "大得不合常理"),
    ({"amount": "1" * 60}, "金额太长了"),
    ({"amount": "每月5000"}, "请填合计的总金额"),
    ({"applicant_name": ""}, "请写姓名；不愿留名"),
    ({"applicant_name": "刘" * 61}, "姓名太长了"),
    ({"phone": "1380000"}, "电话"),
    ({"phone": "不告诉你"}, "不像电话号码"),
    ({"phone": "1" * 50}, "电话太长了"),
]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    BAD,
    ids=[f"{next(iter(changes))}-{number}" for number, (changes, _) in enumerate(BAD)],
)
def test_every_wrong_answer_has_a_chinese_sentence_and_loses_nothing(changes, sentence):
    client = Client()
    page = send(client, **changes)
    assert page.status_code == 422
    assert sentence in page.text
    assert not Intake.objects.exists()
    kept = client.get("/m/complaint/1").context["form"]
    name, given = next(iter(changes.items()))
    if name != "story":
        assert kept["story"].value() == FIRST["story"]
    if given and name != "kinds":
        assert half_filled.half_filled(page.wsgi_request).values()[name] == [given]


HOSTILE = [
    "<script>alert(1)</script>",
    "'; DROP TABLE resolution_intake; --",
    "{{ 7*7 }} {% load x %}",
    "𠮷😀‮abc",
    "a\r\nSet-Cookie: x=1",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_and_commands_in_text_are_only_text(cast, text):
    client = Client()
    intake, _ = complain(client, story=text, enterprise_name=text[:100], applicant_name=text[:50])
    assert intake.story == text
    client.post("/m/receipt/save_receipt", {"saved": "on"})
    page = client.get("/m/matter/").text
    assert "<script>alert" not in page
    assert "49 " not in page


def test_a_story_of_ten_megabytes_is_refused_in_chinese_and_the_draft_stays():
    client = Client()
    step(client, 1, dict(FIRST, submission=submission(client)))
    page = client.post("/m/complaint/1", dict(FIRST, story="很" * 3_500_000))
    assert page.status_code == 400
    assert "太大" in page.text
    assert client.get("/m/complaint/1").context["form"]["story"].value() == FIRST["story"]


def test_a_story_of_one_megabyte_comes_back_whole_in_the_page():
    client = Client()
    page = client.post("/m/complaint/1", dict(FIRST, story="很" * 300_000, submission=submission(client)))
    assert page.status_code == 422
    assert "很" * 300_000 in page.text


def test_sending_the_same_form_twice_is_one_intake_with_the_receipt_still_to_be_seen():
    client = Client()
    typed = answers(submission=submission(client))
    for _ in range(3):
        assert client.post("/m/complaint/receive_intake", typed)["Location"] == "/m/receipt/"
    assert Intake.objects.count() == 1
    assert len(client.get("/m/receipt/").context["words"]) == 4


def test_sent_again_from_another_session_it_is_still_one_intake_and_the_receipt_is_not_given_to_it():
    client, other = Client(), Client()
    typed = answers(submission=submission(client))
    client.post("/m/complaint/receive_intake", typed)
    assert other.post("/m/complaint/receive_intake", typed)["Location"] == "/m/receipt/"
    assert Intake.objects.count() == 1
    assert "收条只给一次" in other.get("/m/receipt/").text


def test_two_at_the_same_moment_the_slower_one_finds_the_intake_of_the_other(monkeypatch):
    """The second request looks before the first has written: the unique key refuses it, and it looks again."""
    from django.db import IntegrityError

    from sizai.pages.portal import sending
    from sizai.resolution.verbs import intakes

    real, calls = intakes.receive_intake, []

    def slower(**facts: Any) -> Any:
        calls.append(facts["submission"])
        if len(calls) == 1:
            real(**facts)
            raise IntegrityError("UNIQUE constraint failed: resolution_intake.submission")
        return real(**facts)

    monkeypatch.setattr(sending.intakes, "receive_intake", slower)
    assert send(Client()).status_code == 302
    assert len(calls) == 2
    assert Intake.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_are_one_intake_and_its_receipt_is_not_lost():
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    client = Client()
    typed = answers(submission=submission(client))

    def tap(_: int) -> int:
        twin = Client()
        twin.cookies["sessionid"] = client.cookies["sessionid"].value
        try:
            return twin.post("/m/complaint/receive_intake", typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(tap, range(8))) == {302}
    intake = Intake.objects.get()
    shown = client.get("/m/receipt/")
    assert receipt_index(" ".join(shown.context["words"])) == intake.receipt_index


def test_photos_of_the_first_step_become_evidence_and_a_bad_one_takes_no_good_one_with_it():
    client = Client()
    key = submission(client)
    bad = SimpleUploadedFile("聊天.png", b"<html>not a picture</html>", content_type="image/png")
    page = step(client, 1, dict(FIRST, submission=key, photos=[picture(), bad, picture("考勤.png")]))
    assert page.status_code == 422
    assert "“聊天.png”的内容和扩展名对不上" in page.text
    assert page.context["form"]["story"].value() == FIRST["story"]
    assert [each.name for each in page.context["photos"]] == ["工资单.png", "考勤.png"]
    shown = client.get(f"/m/complaint/photos/{page.context['photos'][0].key}")
    assert shown.status_code == 200
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
    client.post("/m/complaint/1", dict(FIRST, submission=key, drop=page.context["photos"][1].key))
    assert client.post("/m/complaint/receive_intake", answers(submission=key))["Location"] == "/m/receipt/"
    evidence = Evidence.objects.get()
    assert (evidence.name, evidence.intake, evidence.added_by) == (
        "工资单.png",
        Intake.objects.get(),
        "未登录",
    )


WRONG_FILES = [
    ("病毒.exe", b"MZ", "收不了"), ("网页.html", b"<html>", "收不了"), ("画.svg", b"<svg/>", "收不了"), ("空.png", b"", "是空的"),
    ("假.pdf", b"PK\x03\x04", "对不上"), ("../../etc/passwd", b"root", "收不了"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), WRONG_FILES)
def test_files_that_cannot_be_taken_are_told_at_once(name, content, sentence):
    client = Client()
    submission(client)
    answer = client.post("/m/complaint/add_photo", {"photo": SimpleUploadedFile(name, content)})
    assert answer.status_code in (409, 422)
    if content:
        assert sentence in answer.json()["sentence"]
    assert half_filled.HalfFilled(client.session[half_filled.SESSION_KEY]).photos() == []


def test_a_complaint_takes_twelve_files_and_no_more():
    client = Client()
    submission(client)
    for number in range(12):
        assert client.post("/m/complaint/add_photo", {"photo": picture(f"{number}.png")}).status_code == 200
    answer = client.post("/m/complaint/add_photo", {"photo": picture()})
    assert answer.status_code == 422
    assert "最多带12个文件" in answer.json()["sentence"]


def test_a_photo_is_shown_to_the_session_that_took_it_and_to_nobody_else():
    client, other = Client(), Client()
    submission(client)
    submission(other)
    key = client.post("/m/complaint/add_photo", {"photo": picture()}).json()["key"]
    assert client.get(f"/m/complaint/photos/{key}").status_code == 200
    assert other.get(f"/m/complaint/photos/{key}").status_code == 404
    assert Client().get(f"/m/complaint/photos/{key}").status_code == 404
    other.post("/m/complaint/drop_photo", {"key": key})
    assert client.get(f"/m/complaint/photos/{key}").status_code == 200


def test_a_half_filled_complaint_lies_sealed_on_the_disk_and_is_seen_by_its_own_session_only():
    client = Client()
    client.post("/m/complaint/save_draft", answers(submission=submission(client)))
    (folder,) = folders()
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert "工资".encode() not in content
    assert b"13800000001" not in content
    assert "刘师傅" not in Client().get("/m/complaint/3", follow=True).text
    assert client.get("/m/complaint/1").context["resumed"]
    client.post("/m/complaint/discard_draft")
    assert folders() == []
    assert not client.get("/m/complaint/1").context["resumed"]


def test_what_nobody_touched_for_a_day_is_swept_away():
    client = Client()
    client.post("/m/complaint/save_draft", answers(submission=submission(client)))
    (folder,) = folders()
    old = time.time() - half_filled.KEPT - 60
    os.utime(folder, (old, old))
    submission(Client())
    assert folder not in folders()
    assert Path(settings.HOME) in folder.parents


def test_the_session_key_changes_when_a_complaint_begins():
    client = Client()
    client.get("/m/complaint/token")
    planted = client.cookies["sessionid"].value
    submission(client)
    assert client.cookies["sessionid"].value != planted


def test_the_script_is_answered_in_its_own_language():
    client = Client()
    key = submission(client)
    told = client.post(
        "/m/complaint/receive_intake",
        answers(submission=key, phone="12"),
        headers={"Accept": "application/json"},
    )
    assert told.status_code == 422
    assert (told.json()["step"], list(told.json()["errors"])) == (3, ["phone"])
    saved = client.post("/m/complaint/save_draft", answers(submission=key)).json()
    assert saved["amount"] == "12000.00"
    done = client.post(
        "/m/complaint/receive_intake", answers(submission=key), headers={"Accept": "application/json"}
    )
    assert done.json() == {"to": "/m/receipt/"}
    assert done.cookies["sizai_accepted"].value == "portal-complaint", "autosave may forget its copy"
    assert client.post("/m/complaint/save_draft", answers()).status_code == 409


def test_photos_that_waited_on_the_phone_arrive_with_a_complaint_whose_session_is_gone():
    client = Client()
    typed = answers(submission=submission(client))
    later = Client()
    later.get("/m/complaint/token")
    answer = later.post(
        "/m/complaint/receive_intake",
        {**typed, "photos": [picture()]},
        headers={"Accept": "application/json"},
    )
    assert answer.json() == {"to": "/m/receipt/"}
    assert Evidence.objects.get().intake == Intake.objects.get()
    assert len(later.get("/m/receipt/").context["words"]) == 4


def test_without_a_token_nothing_is_taken():
    client = Client(enforce_csrf_checks=True)
    submission(client)
    assert client.post("/m/complaint/receive_intake", answers()).status_code == 403
    token = client.get("/m/complaint/token").json()["token"]
    done = client.post(
        "/m/complaint/receive_intake", answers(submission="0" * 32), headers={"X-CSRFToken": token}
    )
    assert done.status_code == 302


def test_who_stays_nameless_leaves_neither_name_nor_telephone_whatever_was_typed_before():
    intake, _ = complain(
        anonymous="on", consents_to_disclosure="on", phone="不对的电话", applicant_name="张三"
    )
    assert (intake.anonymous, intake.person, intake.applicant_name) == (True, None, "")
    assert not intake.safe_to_call
    assert not intake.consents_to_disclosure
    assert not Person.objects.filter(name="张三").exists()


def test_a_signed_in_worker_is_known_by_what_is_on_file_without_seeing_or_typing_it(cast):
    client = signed_in("liu")
    page = client.get("/m/complaint/1")
    masked = page.context["form"]["phone"].value()
    assert "****" in masked
    assert "13800000001" not in page.text
    typed = answers(submission=page.context["form"]["submission"].value(), phone=masked)
    assert client.post("/m/complaint/receive_intake", typed).status_code == 302
    assert Intake.objects.get().person_id == cast.liu.person_id
    assert "裕成木业" in client.get("/m/mine/").text


def test_staff_who_fill_in_the_portal_are_visitors_there():
    client = signed_in("zhao")
    assert send(client).status_code == 302
    assert Intake.objects.get().reported_by is None
    assert Entry.objects.get(verb="receive_intake").account_id is None


STORIES = [
    ("一共欠我12000元。", Decimal(12000)), ("欠薪1.8万元，说了三次", Decimal(18000)), ("欠我三千块，也没签合同", Decimal(3000)),
    ("每个月5000元，做了三个月", None), ("欠12000元，又扣了300元", None), ("老板不给钱", None), ("", None),
    ("8月到10月工资都没发，一共欠我1万8千多。老板说了三次。", Decimal(18000)), ("欠73,685元", Decimal(73685)),
    ("我们3个人，一共欠3万2千", Decimal(32000)), ("厂里一千多人，欠了几千块", None), ("月薪6000元，欠12000元", Decimal(12000)),
    ("<b>欠1元</b>欠1元", Decimal(1)), ("电话13800138000", None), ("2026年9月的工资", None),
]  # fmt: skip


@pytest.mark.parametrize(("story", "amount"), STORIES)
def test_only_an_amount_that_is_read_for_sure_is_read_back(story, amount):
    assert amount_told(story) == amount


def test_no_page_asks_anybody_else_for_anything(cast):
    client = Client()
    for address in ("/m/", "/m/complaint/", "/m/follow/", "/m/stations/", "/m/receipt/", "/m/r/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "no-store" in page["Cache-Control"]
        assert page["Referrer-Policy"] == "same-origin"
        assert page["X-Robots-Tag"] == "noindex"
        assert "http://" not in page.text
        assert "https://" not in page.text
        assert "<style" not in page.text


def test_what_a_process_claimed_and_died_with_is_taken_in_when_it_is_sent_again():
    client = Client()
    key = submission(client)
    client.post("/m/complaint/add_photo", {"photo": picture()})
    half = half_filled.HalfFilled(key)
    claimed = half.claim()
    half.claim().forget()
    assert len(claimed.photos()) == 1, "another one has it"
    client.post("/m/complaint/receive_intake", answers(submission=key))
    assert not Evidence.objects.exists()
    old = time.time() - half_filled.CLAIMED - 1
    os.utime(claimed.path, (old, old))
    client.post("/m/complaint/receive_intake", answers(submission=key))
    assert Evidence.objects.count() == 1
    assert Intake.objects.count() == 1
    assert folders() == []


def test_a_session_that_does_not_know_that_it_was_sent_begins_a_new_one():
    client = Client()
    key = submission(client)
    Client().post("/m/complaint/receive_intake", answers(submission=key))
    assert client.session[half_filled.SESSION_KEY] == key
    assert submission(client) != key
    assert send(client, story="另一件事").status_code == 302
    assert Intake.objects.count() == 2
