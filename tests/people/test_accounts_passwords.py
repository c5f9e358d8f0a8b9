"""Passwords: the rules, the one-time link, the temporary password."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.orgs.queries import actor_for
from sizai.people import link_secrets
from sizai.people.models import PasswordLink
from sizai.people.queries import open_link, waiting_link
from sizai.people.verbs.accounts import issue_password_link, set_password, set_password_by_link
from sizai.registers.bad_input import BadInput
from tests.cast import MONDAY
from tests.people.desk_people import PASSWORD, People

GOOD = "桃源站门口的红灯笼 7"


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("短", "至少10个字"),
        ("x" * 129, "最多128个字"),
        ("19871123456", "全是数字"),
        ("abababababab", "不同的字太少"),
        ("password123", "很多人用"),
        ("zhao-zhao-zhao!", "太像"),
        ("赵调解员赵调解员12", "太像"),
    ],
)
def test_a_poor_password_is_told_why_in_chinese(people: People, password: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(password, people.account("zhao"))
    assert sentence in "".join(refused.value.messages)


@pytest.mark.parametrize(
    "password", [GOOD, "correct horse battery", "gongHui-2024-ok", "今天下雨所以带伞出门"]
)
def test_a_sentence_is_a_good_password(people: People, password: str) -> None:
    validate_password(password, people.account("zhao"))


@given(st.text(max_size=60))
def test_a_secret_is_read_as_it_was_typed_whatever_else_is_typed(noise: str) -> None:
    secret = link_secrets.new_secret()
    assert link_secrets.hash_of(secret) == link_secrets.hash_of(f" {secret.lower().replace('-', ' ')} ")
    assert link_secrets.hash_of(noise + secret) == link_secrets.hash_of(secret) or link_secrets.normal(noise)


def test_signs_that_look_alike_are_read_as_one() -> None:
    assert link_secrets.normal("oOiIlLuU") == "001111VV"
    assert len(link_secrets.normal(link_secrets.new_secret())) == 20


def test_only_the_hash_of_a_link_is_stored(people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    stored = PasswordLink.objects.get()
    assert link_secrets.normal(secret) not in str(vars(stored))
    assert secret not in str(list(Entry.objects.values()))
    assert stored.secret_hash == link_secrets.hash_of(secret)


def test_a_link_is_good_once_for_48_hours(people: People) -> None:
    zhao = people.account("zhao")
    with clock.at(MONDAY):
        secret = issue_password_link(actor=people.administrator, account=zhao)
    with clock.at(MONDAY + dt.timedelta(hours=48)):
        assert open_link(secret) is None
        with pytest.raises(BadInput, match="用过了，或者已经过期"):
            set_password_by_link(actor=people.zhao, secret=secret, password=GOOD)
    with clock.at(MONDAY + dt.timedelta(hours=47)):
        set_password_by_link(actor=people.zhao, secret=secret.lower().replace("-", ""), password=GOOD)
        assert open_link(secret) is None
        with pytest.raises(BadInput):
            set_password_by_link(actor=people.zhao, secret=secret, password=GOOD + "!")
    assert people.account("zhao").check_password(GOOD)
    assert Entry.objects.filter(verb="set_password").get().text == "用一次性链接设了口令"


def test_a_new_link_voids_the_one_before(people: People) -> None:
    zhao = people.account("zhao")
    old = issue_password_link(actor=people.administrator, account=zhao)
    new = issue_password_link(actor=people.administrator, account=zhao)
    assert open_link(old) is None
    assert open_link(new) == waiting_link(zhao)
    assert zhao.check_password(PASSWORD)


def test_a_link_is_its_owners(people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    with pytest.raises(Refused):
        set_password_by_link(actor=people.wang, secret=secret, password=GOOD)
    assert open_link(secret) is not None


def test_a_poor_password_does_not_use_the_link_up(people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    with pytest.raises(BadInput) as refused:
        set_password_by_link(actor=people.zhao, secret=secret, password="12345")
    assert refused.value.field == "password"
    assert open_link(secret) is not None


@pytest.mark.parametrize("who", ["auditor", "wang", "zhao", "liu"])
def test_only_the_administrator_hands_out_links_and_passwords(people: People, who: str) -> None:
    other = people.account("wang" if who != "wang" else "zhao")
    with pytest.raises(Refused):
        issue_password_link(actor=getattr(people, who), account=other)
    with pytest.raises(Refused):
        set_password(actor=getattr(people, who), account=other, password=GOOD)
    assert other.check_password(PASSWORD)


def test_a_password_set_by_somebody_else_is_for_the_first_sign_in_only(people: People) -> None:
    set_password(actor=people.administrator, account=people.account("zhao"), password=GOOD)
    assert people.account("zhao").must_change_password
    set_password(actor=people.zhao, account=people.account("zhao"), password=GOOD + "自己的")
    assert not people.account("zhao").must_change_password
    texts = list(Entry.objects.filter(verb="set_password").order_by("seq").values_list("text", flat=True))
    assert texts == ["设了临时口令，首次登录要改", "改了自己的口令"]


def test_the_own_new_password_differs_from_the_old(people: People) -> None:
    with pytest.raises(BadInput, match="一样"):
        set_password(actor=people.zhao, account=people.account("zhao"), password=PASSWORD)


def test_a_shut_account_gets_no_link(people: People) -> None:
    zhao = people.account("zhao")
    zhao.is_active = False
    with pytest.raises(BadInput, match="先启用"):
        issue_password_link(actor=people.administrator, account=zhao)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_redeem_a_link_at_once_one_is_refused(people: People) -> None:
    secret = issue_password_link(actor=people.administrator, account=people.account("zhao"))
    came, together = [], threading.Barrier(2)

    def redeem(password: str) -> None:
        actor = actor_for(people.account("zhao"))
        together.wait()
        try:
            set_password_by_link(actor=actor, secret=secret, password=password)
            came.append(password)
        except BadInput:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=redeem, args=(f"{GOOD}{number}",)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(came) == 1
    assert people.account("zhao").check_password(came[0])
    assert Entry.objects.filter(verb="set_password").count() == 1
