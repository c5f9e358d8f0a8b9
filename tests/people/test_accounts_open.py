"""Opening, renaming, shutting, unlocking accounts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings as configured

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.audit.chain import verify
from sizai.audit.models import Entry
from sizai.lifecycle import StaleMove
from sizai.people.models import Account, PasswordLink
from sizai.people.queries import accounts_for, locks, open_link
from sizai.people.verbs.accounts import (
    change_account,
    disable_account,
    enable_account,
    issue_password_link,
    open_account,
    unlock_account,
)
from sizai.people.verbs.persons import know_person
from sizai.registers.bad_input import BadInput
from tests.people.desk_people import People


def test_the_administrator_opens_an_account_without_a_password(people: People) -> None:
    made = open_account(actor=people.administrator, username=" ＣｈｅｎXiao ", name=" 陈晓 ")
    assert (made.username, made.name) == ("chenxiao", "陈晓")
    assert not made.has_usable_password()
    line = Entry.objects.get(verb="open_account")
    assert (line.actor, line.thing_id, line.text) == ("管理员", made.pk, "开户：陈晓（chenxiao）")


@pytest.mark.parametrize("who", ["auditor", "wang", "zhao", "liu"])
def test_nobody_else_opens_an_account(people: People, who: str) -> None:
    with pytest.raises(Refused, match="开户"):
        open_account(actor=getattr(people, who), username="new", name="新人")
    assert not Account.objects.filter(username="new").exists()


@pytest.mark.parametrize("username", ["", "a", "two words", "x" * 41, "a/b", "<b>", "a\x00b", "'or'1"])
def test_an_account_name_that_cannot_be_typed_again_is_refused(people: People, username: str) -> None:
    with pytest.raises(BadInput) as refused:
        open_account(actor=people.administrator, username=username, name="新人")
    assert refused.value.field == "username"
    assert "2到40个字" in str(refused.value)


def test_a_name_that_differs_only_in_width_or_case_is_taken(people: People) -> None:
    with pytest.raises(BadInput, match="已经有了"):
        open_account(actor=people.administrator, username="ＷＡＮＧ", name="另一个")


@pytest.mark.parametrize("name", ["", "   ", "长" * 41])
def test_a_person_needs_a_name(people: People, name: str) -> None:
    with pytest.raises(BadInput, match="姓名"):
        open_account(actor=people.administrator, username="new", name=name)


def test_a_person_of_the_register_has_one_account(people: People) -> None:
    person = know_person(name="刘师傅", phone="13800000001")
    open_account(actor=people.administrator, username="liu2", name="刘师傅", person=person)
    with pytest.raises(BadInput, match="已经有账号"):
        open_account(actor=people.administrator, username="liu3", name="刘师傅", person=person)


def test_renaming_is_recorded_with_both_names_and_told_to_the_slower_clerk(people: People) -> None:
    first, second = people.account("zhao"), people.account("zhao")
    change_account(actor=people.administrator, account=first, name="赵敏")
    assert Entry.objects.get(verb="change_account").changes == {"name": ["赵调解员", "赵敏"]}
    with pytest.raises(StaleMove):
        change_account(actor=people.administrator, account=second, name="赵明")


def test_an_unchanged_name_writes_nothing(people: People) -> None:
    change_account(actor=people.administrator, account=people.account("zhao"), name="赵调解员")
    assert not Entry.objects.exists()


def test_shutting_an_account_voids_its_links_and_needs_a_reason(people: People) -> None:
    zhao = people.account("zhao")
    secret = issue_password_link(actor=people.administrator, account=zhao)
    with pytest.raises(BadInput, match="理由"):
        disable_account(actor=people.administrator, account=zhao, reason=" ")
    disable_account(actor=people.administrator, account=zhao, reason="调离")
    assert not people.account("zhao").is_active
    assert open_link(secret) is None
    assert Entry.objects.get(verb="disable_account").reason == "调离"
    enable_account(actor=people.administrator, account=people.account("zhao"))
    assert people.account("zhao").is_active
    assert not PasswordLink.objects.exists()


def test_nobody_shuts_himself_out(people: People) -> None:
    with pytest.raises(BadInput, match="自己"):
        disable_account(actor=people.administrator, account=people.account("administrator"), reason="试试")


def test_unlocking_lifts_the_lock_on_every_address(people: People) -> None:
    for address in ("10.0.0.1", "10.0.0.2"):
        AccessAttempt.objects.create(
            username="zhao",
            ip_address=address,
            failures_since_start=configured.AXES_FAILURE_LIMIT,
            user_agent="x",
        )
    assert set(locks()) == {"zhao"}
    unlock_account(actor=people.administrator, account=people.account("zhao"))
    assert locks() == {}
    assert Entry.objects.get().verb == "unlock_account"


def test_a_lock_ends_by_itself(people: People) -> None:
    attempt = AccessAttempt.objects.create(
        username="zhao",
        ip_address="10.0.0.1",
        failures_since_start=configured.AXES_FAILURE_LIMIT,
        user_agent="x",
    )
    AccessAttempt.objects.filter(pk=attempt.pk).update(
        attempt_time=attempt.attempt_time - dt.timedelta(minutes=16)
    )
    assert locks() == {}


def test_everybody_sees_his_own_account_and_overseers_all(people: People) -> None:
    total = Account.objects.count()
    assert accounts_for(people.administrator).count() == accounts_for(people.auditor).count() == total
    assert [found.username for found in accounts_for(people.zhao)] == ["zhao"]


def test_the_chain_holds_after_all_of_it(people: People) -> None:
    made = open_account(actor=people.administrator, username="new", name="新人")
    issue_password_link(actor=people.administrator, account=made)
    disable_account(actor=people.administrator, account=made, reason="试用")
    assert verify().sound
    assert verify().entries == 3


def test_the_clock_of_the_house_dates_the_account(people: People) -> None:
    moment: Any = clock.local(2026, 11, 23, 9, 30)
    with clock.at(moment):
        assert open_account(actor=people.administrator, username="new", name="新人").created_at == moment
