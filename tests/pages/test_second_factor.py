"""The second step: asked of staff, set up at the door, lost with the telephone, reset by the administrator."""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client

from sizai.access import clock
from sizai.access.sealing import unseal
from sizai.audit.models import Entry
from sizai.people.queries import has_second_factor
from sizai.people.verbs.signing import reset_second_factor
from tests.cast import MONDAY
from tests.pages.door_steps import SECRET, code, give_second_factor, sign_in, text
from tests.people.desk_people import People

ADD = "/door/two_factor/add_second_factor"
CODE = "/door/two_factor/code/"
CODES = "/door/two_factor/recovery_codes/"


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


def set_up(client: Client) -> str:
    """Scan, type, and give the secret."""
    page = client.get(ADD)
    secret: str = page.context["form"].secret
    assert client.post(ADD, {"code": code(secret)}).url == CODES
    return secret


def test_staff_without_it_are_led_to_set_it_up_and_nowhere_else(client: Client, people: People) -> None:
    sign_in(client, "wang")
    assert client.get("/cases/").url == f"{ADD}?next=%2Fcases%2F"
    page = text(client.get(ADD))
    assert "data:image/svg+xml;base64," in page
    assert "otpauth://totp/wang?" in page
    assert "验证码不对" in text(client.post(ADD, {"code": "000000"}))
    set_up(client)
    assert client.get("/others/").status_code == 200
    assert verbs() == ["sign_in", "add_second_factor"]


def test_workers_are_not_asked(client: Client, people: People) -> None:
    sign_in(client, "liu")
    assert client.session["sizai_steps"] == []


def test_the_secret_lies_sealed_in_the_database(client: Client, people: People) -> None:
    sign_in(client, "wang")
    secret = set_up(client)
    stored = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    assert secret not in stored
    assert unseal(stored) == secret


def test_signing_in_then_takes_both_steps(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    answer = sign_in(client, "wang", next="/others/")
    assert answer.url == CODE
    assert "_auth_user_id" not in client.session
    assert client.get("/others/").status_code == 302
    before = client.session.session_key
    wrong = text(client.post(CODE, {"code": "000000"}))
    assert "验证码不对" in wrong
    assert client.post(CODE, {"code": code()}).url == "/others/"
    assert client.session.session_key != before
    assert client.get("/others/").status_code == 200
    assert verbs() == ["fail_second_factor", "sign_in"]


def test_a_code_is_good_once(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    now = code()
    sign_in(client, "wang")
    client.post(CODE, {"code": now})
    again = Client()
    sign_in(again, "wang")
    assert "验证码不对" in text(again.post(CODE, {"code": now}))


def test_codes_cannot_be_guessed(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    sign_in(client, "wang")
    for _ in range(12):
        client.post(CODE, {"code": "000000"})
    assert "试得太多了" in text(client.post(CODE, {"code": code()}))
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_once(client: Client, people: People) -> None:
    sign_in(client, "wang")
    set_up(client)
    codes = client.get(CODES).context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in text(client.get(f"{CODES}download"))
    client.post("/door/logout/")
    sign_in(client, "wang")
    assert client.post(CODE, {"code": codes[0]}).url == "/"
    client.post("/door/logout/")
    sign_in(client, "wang")
    assert "验证码不对" in text(client.post(CODE, {"code": codes[0]}))


def test_new_recovery_codes_void_the_old(client: Client, people: People) -> None:
    sign_in(client, "wang")
    set_up(client)
    old = client.get(CODES).context["unused_codes"]
    client.post(f"{CODES}renew_recovery_codes")
    assert not set(old) & set(client.get(CODES).context["unused_codes"])
    assert verbs()[-1] == "renew_recovery_codes"


def test_a_new_telephone_means_taking_the_old_off_and_setting_up_at_once(
    client: Client, people: People
) -> None:
    sign_in(client, "wang")
    set_up(client)
    client.post("/door/two_factor/remove_second_factor")
    assert not has_second_factor(people.account("wang"))
    assert not Authenticator.objects.exists()
    assert verbs()[-1] == "remove_second_factor"
    with clock.at(clock.now() + dt.timedelta(minutes=2)):
        assert client.get("/others/").url.startswith(ADD)


def test_later_on_the_password_is_asked_again_first(client: Client, people: People) -> None:
    give_second_factor(people.account("wang"))
    sign_in(client, "wang")
    client.post(CODE, {"code": code()})
    session = client.session
    session["account_authentication_methods"] = [
        each | {"at": each["at"] - 600} for each in session["account_authentication_methods"]
    ]
    session.save()
    answer = client.get("/door/two_factor/remove_second_factor")
    assert answer.url.startswith("/door/again/")
    assert "再填一次口令" in text(client.get(answer.url))
    assert has_second_factor(people.account("wang"))


def test_the_administrator_resets_it_and_it_is_asked_for_within_a_minute(
    client: Client, people: People, settings: Any
) -> None:
    give_second_factor(people.account("zhao"))
    with clock.at(MONDAY):
        sign_in(client, "zhao")
        client.post(CODE, {"code": code()})
        assert client.get("/others/").status_code == 200
        reset_second_factor(actor=people.administrator, account=people.account("zhao"), reason="手机丢了")
    with clock.at(MONDAY + dt.timedelta(seconds=61)):
        assert client.get("/others/").url.startswith(ADD)
    line = Entry.objects.get(verb="reset_second_factor")
    assert (line.actor, line.reason) == ("管理员", "手机丢了")
    assert SECRET not in str(list(Entry.objects.values()))


def test_no_page_of_it_is_open_to_strangers(client: Client, people: People) -> None:
    for path in (
        ADD,
        CODES,
        f"{CODES}download",
        "/door/two_factor/",
        "/door/two_factor/remove_second_factor",
        CODE,
    ):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer.url.startswith("/door/login/")
