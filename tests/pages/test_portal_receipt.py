"""Receipts: shown until they are saved, then only in the worker's hand; looked up without telling anything away."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.pages.portal import holding, tries
from sizai.resolution.models import Intake
from sizai.resolution.models.receipts import FIRST, SECOND, new_receipt
from sizai.resolution.queries.receipts import (
    code_of_receipt,
    intake_by_index,
    intake_by_receipt,
    misread,
    receipt_of_code,
)
from tests import cast as the_cast
from tests.pages.portal_steps import complain, holder, picture, send, words_shown

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast() -> Any:
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def wrong(words: str) -> str:
    """A receipt that nobody has: the first word's first sign exchanged."""
    return ("冬" if words[0] == "春" else "春") + words[1:]


# ── the receipt ──


def test_the_receipt_is_shown_until_it_is_saved_and_then_never_again():
    client = Client()
    intake, words = complain(client)
    assert words_shown(client) == words, "looking at it twice does not lose it"
    page = client.get("/m/receipt/").text
    assert "投诉已收到" in page
    assert "最晚" in page
    assert client.post("/m/receipt/save_receipt", {}).status_code == 302
    assert "请先存好收条" in client.get("/m/receipt/").text
    assert not Intake.objects.get().receipt_saved
    assert client.post("/m/receipt/save_receipt", {"saved": "on"})["Location"] == "/m/matter/"
    assert Intake.objects.get().receipt_saved
    gone = client.get("/m/receipt/").text
    assert "收条只给一次" in gone
    assert not any(word in gone for word in words.split())
    assert client.get("/m/receipt/picture.svg").status_code == 404
    assert client.get("/m/receipt/picture.png").status_code == 404
    assert client.get("/m/matter/").status_code == 200
    assert Entry.objects.filter(verb="save_receipt", thing_id=intake.pk).exists()


def test_who_left_no_name_is_warned_and_who_left_one_is_not():
    anonymous, named = Client(), Client()
    send(anonymous, anonymous="on")
    send(named)
    assert "收条丢了，我们也找不到您这件事" in anonymous.get("/m/receipt/").text
    assert "收条丢了" not in named.get("/m/receipt/").text


def test_the_words_lie_nowhere_in_the_clear():
    client = Client()
    intake, words = complain(client)
    stored = (
        str(client.session.items()) + str(Intake.objects.values().get()) + str(list(Entry.objects.values()))
    )
    assert not any(word in stored for word in words.split())
    assert words.replace(" ", "") not in stored
    title = re.search(r"<title>(.*?)</title>", client.get("/m/receipt/").text)
    assert title is not None
    assert title[1].split() == ["收条", "·", "四在"]
    assert intake.receipt_index not in client.get("/m/receipt/").text


def test_the_pictures_carry_words_and_code():
    client = Client()
    _, words = complain(client)
    drawing = client.get("/m/receipt/picture.svg")
    assert drawing["Content-Type"].startswith("image/svg+xml")
    assert "no-store" in drawing["Cache-Control"]
    assert all(word in drawing.text for word in words.split())
    bitmap = client.get("/m/receipt/picture.png")
    assert bitmap.content.startswith(b"\x89PNG")
    address = client.get("/m/receipt/").context["address"]
    assert address.split("#")[0].endswith("/m/r/")
    assert receipt_of_code(address.split("#")[1]) == words.replace(" ", "")


def test_a_receipt_that_is_not_saved_is_not_pushed_out_by_the_next_complaint():
    client = Client()
    _, first = complain(client)
    assert "您有一张收条还没有存" in client.get("/m/").text
    _, second = complain(client)
    assert client.post("/m/receipt/save_receipt", {"saved": "on"})["Location"] == "/m/receipt/"
    assert words_shown(client) == first
    assert first != second
    assert client.post("/m/receipt/save_receipt", {"saved": "on"})["Location"] == "/m/matter/"


def test_a_file_that_is_refused_at_the_very_end_is_named_on_the_receipt(monkeypatch):
    from sizai.pages.portal import sending
    from sizai.registers.bad_input import BadInput

    real = sending.evidence.add_evidence

    def picky(**facts: Any) -> Any:
        if facts["upload"].name == "坏.png":
            raise BadInput("upload", "“坏.png”收不了。")
        return real(**facts)

    monkeypatch.setattr(sending.evidence, "add_evidence", picky)
    client = Client()
    client.get("/m/complaint/")
    for name in ("好.png", "坏.png"):
        client.post("/m/complaint/add_photo", {"photo": picture(name)})
    send(client)
    page = client.get("/m/receipt/").text
    assert "“坏.png”收不了。" in page
    assert [each.name for each in Intake.objects.get().evidence.all()] == ["好.png"]


# ── finding it again ──


@pytest.mark.parametrize("way", ["{}", "{0}", " {} ", "{}。", "「{}」"])
def test_spaces_and_marks_between_the_words_do_not_matter(way):
    intake, words = complain()
    for written in (
        words,
        words.replace(" ", ""),
        words.replace(" ", "，"),
        words.replace(" ", "　"),
        words.replace(" ", "\n"),
    ):
        found = intake_by_receipt(way.format(written))
        assert found == intake
        assert holder(way.format(written)).get("/m/matter/").status_code == 200


def test_the_code_of_the_qr_opens_it_too_in_small_letters_and_full_width():
    _, words = complain()
    code = code_of_receipt(words)
    full = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for written in (code, code.lower(), f"{code[:4]}-{code[4:]}", full):
        assert Client().post("/m/follow/", {"words": written})["Location"] == "/m/matter/"


def test_code_and_words_are_the_same_for_every_receipt():
    for _ in range(200):
        words = new_receipt()
        code = code_of_receipt(words)
        assert re.fullmatch(r"[0-9A-Z]{8}", code)
        assert receipt_of_code(code) == words.replace(" ", "")
    assert len(FIRST) == len(SECOND) == 32, "2**40 receipts"
    assert receipt_of_code("IIIIOOOO") == "IIIIOOOO", "letters that look like figures are in no code"


WRONG_SHAPE = [
    ("", "读到0个字"),
    ("荷塘 早灯", "读到4个字"),
    ("荷塘 早灯 竹桥 东村 西街", "读到10个字"),
    ("abcd", "读到0个字"),
    ("荷糖 早灯 竹桥 东村", "第1个词“荷糖”"),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG_SHAPE)
def test_help_with_slips_of_the_pen_is_given_from_the_public_list_alone(
    words, sentence, django_assert_num_queries
):
    with django_assert_num_queries(0):
        assert sentence in misread(words)
    page = Client().post("/m/follow/", {"words": words})
    assert page.status_code == 422
    assert sentence in page.text


def test_wrong_words_are_one_sentence_and_are_not_put_back_into_the_page():
    _, words = complain()
    client = Client()
    page = client.post("/m/follow/", {"words": wrong(words)})
    assert page.status_code == 422
    assert "没有找到这四个词" in page.text
    assert wrong(words)[:2] not in page.text
    assert client.get("/m/matter/")["Location"] == "/m/follow/"
    assert client.post("/m/follow/", {"words": "春" * 5000}).status_code == 422


def test_ten_wrong_tries_and_the_address_waits_even_with_right_words_and_others_do_not():
    _, words = complain()
    client = Client()
    for _ in range(tries.PER_ADDRESS):
        assert client.post("/m/follow/", {"words": wrong(words)}).status_code == 422
    late = client.post("/m/follow/", {"words": words})
    assert late.status_code == 429
    assert "试得太多了" in late.text
    assert late["Retry-After"] == "600"
    by_address = Client().get(f"/m/r/{words}", follow=True)
    assert (by_address.status_code, by_address.redirect_chain[0][0]) == (429, "/m/follow/?wait"), (
        "the same count"
    )
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.post("/m/follow/", {"words": words}).status_code == 302
    cache.clear()
    assert client.post("/m/follow/", {"words": words}).status_code == 302


def test_all_addresses_together_have_a_limit_too():
    _, words = complain()
    for number in range(tries.OVERALL):
        Client(REMOTE_ADDR=f"10.1.{number // 200}.{number % 200}").post("/m/follow/", {"words": wrong(words)})
    assert Client(REMOTE_ADDR="10.9.9.9").post("/m/follow/", {"words": words}).status_code == 429


def test_right_words_and_slips_of_the_pen_are_not_counted():
    _, words = complain()
    client = Client()
    for _ in range(tries.PER_ADDRESS + 3):
        assert client.post("/m/follow/", {"words": words}).status_code == 302
        assert client.post("/m/follow/", {"words": "荷糖"}).status_code == 422


def test_an_address_with_the_words_is_left_at_once_and_tells_nobody():
    _, words = complain()
    client = Client()
    away = client.get(f"/m/r/{words.replace(' ', '')}")
    assert (away.status_code, away["Location"]) == (302, "/m/matter/")
    assert away["Referrer-Policy"] == "no-referrer"
    assert "no-store" in away["Cache-Control"]
    assert client.get("/m/matter/").status_code == 200
    assert Client().get(f"/m/r/{wrong(words)}")["Location"] == "/m/follow/"


def test_nothing_of_the_words_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        client = Client()
        _, words = complain(client)
        holder(words)
        for _ in range(tries.PER_ADDRESS + 1):
            Client().post("/m/follow/", {"words": wrong(words)})
        Client().get(f"/m/r/{words.replace(' ', '')}")
        client.post("/m/receipt/save_receipt", {"saved": "on"})
    told = caplog.text
    assert not any(word in told for word in words.split())


def test_opening_a_matter_changes_the_session_key():
    _, words = complain()
    client = Client()
    client.get("/m/complaint/token")
    planted = client.cookies["sessionid"].value
    client.post("/m/follow/", {"words": words})
    assert client.cookies["sessionid"].value != planted
    assert client.get("/m/matter/").status_code == 200
    victim = Client()
    victim.cookies["sessionid"] = planted
    assert victim.get("/m/matter/")["Location"] == "/m/follow/"


def test_another_session_another_person_and_a_guessed_address_see_nothing(cast):
    intake, _ = complain()
    from tests.pages.portal_steps import signed_in

    for client in (Client(), signed_in("employer"), signed_in("chen")):
        assert client.get("/m/matter/")["Location"] == "/m/follow/"
        assert client.get(f"/m/intakes/{intake.pk}/").status_code == 404
        assert client.get("/m/matter/add_evidence").status_code == 404
        assert client.post("/m/matter/confirm_payment", {"payment": "1"}).status_code == 404


# ── remembering and forgetting ──


def test_a_phone_remembers_only_when_asked_and_forgets_when_asked():
    client = Client()
    intake, words = complain(client)
    client.post("/m/receipt/save_receipt", {"saved": "on"})
    assert holding.COOKIE not in client.cookies
    client.post("/m/remember_matter")
    cookie = client.cookies[holding.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert words[:2] not in cookie.value
    reopened = Client()
    reopened.cookies[holding.COOKIE] = cookie.value
    assert "投诉裕成木业有限公司欠工资" in reopened.get("/m/").text
    assert reopened.get("/m/matter/").status_code == 200
    reopened.post("/m/forget_matter")
    assert reopened.cookies[holding.COOKIE].value == ""
    assert "裕成木业" not in reopened.get("/m/").text
    assert reopened.get("/m/matter/")["Location"] == "/m/follow/"
    assert holder(words).get("/m/matter/").status_code == 200, "the receipt still opens it"
    assert intake == intake_by_index(intake.receipt_index)


def test_a_cookie_that_was_made_up_is_nothing():
    intake, _ = complain()
    client = Client()
    for value in (intake.receipt_index, f"{intake.receipt_index}:1tabcd:forged", "", "x" * 5000):
        client.cookies[holding.COOKIE] = value
        assert client.get("/m/matter/")["Location"] == "/m/follow/"
        assert "裕成木业" not in client.get("/m/").text
    assert intake_by_index("") is None
    assert intake_by_index("0" * 40) is None


def test_a_shared_phone_forgets_after_half_an_hour_without_a_click():
    import datetime as dt

    _, words = complain()
    client = holder(words)
    with clock.at(the_cast.MONDAY + dt.timedelta(minutes=25)):
        assert client.get("/m/matter/").status_code == 200
    with clock.at(the_cast.MONDAY + dt.timedelta(minutes=50)):
        assert client.get("/m/matter/").status_code == 200, "every click counts anew"
    with clock.at(the_cast.MONDAY + dt.timedelta(minutes=90)):
        assert client.get("/m/matter/")["Location"] == "/m/follow/"
        assert "裕成木业" not in client.get("/m/").text
