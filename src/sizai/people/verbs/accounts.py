"""Accounts are given by the administrator; nobody opens one by himself. Passwords: see also `link_secrets`.

The first administrator of an installation needs a post, so that verb stands one floor up:
`orgs.verbs.posts.open_first_administrator`.
"""

from __future__ import annotations

import datetime as dt

import axes.utils
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import differences, record
from sizai.lifecycle import update
from sizai.people import usernames
from sizai.people.link_secrets import hash_of, new_secret
from sizai.people.models import Account, PasswordLink, Person
from sizai.people.queries.accounts import open_link
from sizai.registers.bad_input import BadInput

LINK_HOURS = 48


def _name(text: str) -> str:
    name = text.strip()
    if not 1 <= len(name) <= 40:
        raise BadInput("name", "请写姓名，最多40个字。")
    return name


def open_account(*, actor: Actor, username: str, name: str, person: Person | None = None) -> Account:
    """A new account without a password (a link or `set_password` gives one) and without a post."""
    require(actor, "open_account")
    username, name = usernames.checked(username), _name(name)
    taken = BadInput("username", f"账号“{username}”已经有了，换一个。")
    if Account.objects.filter(username=username).exists():
        raise taken
    if person is not None and Account.objects.filter(person=person).exists():
        raise BadInput("person", "名册里的这个人已经有账号了。")
    account = Account(username=username, name=name, person=person, created_at=clock.now())
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save(force_insert=True)
            record(actor=actor, verb="open_account", thing=account, text=f"开户：{name}（{username}）")
    except IntegrityError as error:
        raise taken from error
    return account


def change_account(*, actor: Actor, account: Account, name: str) -> Account:
    """Write another name. The account name stays: the history knows people by it."""
    require(actor, "change_account", account)
    changes = differences(account, name=_name(name))
    if changes:
        with transaction.atomic():
            update(account, name=_name(name))
            record(
                actor=actor,
                verb="change_account",
                thing=account,
                text=f"改名为{account.name}",
                changes=changes,
            )
    return account


def disable_account(*, actor: Actor, account: Account, reason: str) -> Account:
    """Shut the account: its sessions end at the next click, links that were handed out are void."""
    require(actor, "disable_account", account)
    if account.pk == actor.account_id:
        raise BadInput("account", "不能停用自己的账号，请别的管理员来停用。")
    if not reason.strip():
        raise BadInput("reason", "请写停用的理由，比如“调离”。")
    if account.is_active:
        with transaction.atomic():
            update(account, is_active=False)
            PasswordLink.objects.filter(account=account, used_at=None).delete()
            record(actor=actor, verb="disable_account", thing=account, text="停用账号", reason=reason.strip())
    return account


def enable_account(*, actor: Actor, account: Account) -> Account:
    """Open a shut account again; password and posts are as they were."""
    require(actor, "enable_account", account)
    if not account.is_active:
        with transaction.atomic():
            update(account, is_active=True)
            record(actor=actor, verb="enable_account", thing=account, text="重新启用账号")
    return account


def unlock_account(*, actor: Actor, account: Account) -> Account:
    """Lift the lock after too many wrong passwords, on every address."""
    require(actor, "unlock_account", account)
    with transaction.atomic():
        axes.utils.reset(username=account.username)
        record(actor=actor, verb="unlock_account", thing=account, text="解锁登录")
    return account


def issue_password_link(*, actor: Actor, account: Account) -> str:
    """A secret with which a password can be set once within 48 hours. Only its hash is kept: show it now or never.

    Links handed out earlier are void from now on; the present password stays good until the link is used.
    """
    require(actor, "issue_password_link", account)
    if not account.is_active:
        raise BadInput("account", "账号停用着，先启用再发链接。")
    secret, now = new_secret(), clock.now()
    until = now + dt.timedelta(hours=LINK_HOURS)
    with transaction.atomic():
        PasswordLink.objects.filter(account=account, used_at=None).delete()
        PasswordLink.objects.create(account=account, secret_hash=hash_of(secret), expires_at=until)
        text = f"发设口令的一次性链接，{until:%m月%d日%H:%M}前有效"
        record(actor=actor, verb="issue_password_link", thing=account, text=text)
    return secret


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise BadInput("password", "".join(error.messages)) from error


def _store(*, actor: Actor, account: Account, password: str, must_change: bool, text: str) -> None:
    account.set_password(password)
    account.must_change_password = must_change
    account.save(update_fields=["password", "must_change_password"])
    PasswordLink.objects.filter(account=account, used_at=None).delete()
    axes.utils.reset(username=account.username)
    record(actor=actor, verb="set_password", thing=account, text=text)


def set_password(
    *, actor: Actor, account: Account, password: str, must_change: bool | None = None
) -> Account:
    """Set a password: the own one for good, another's for the first sign-in only (unless `must_change` says otherwise).

    All other sessions of the account end, since their signature covers the password.
    """
    require(actor, "set_password", account)
    own = actor.account_id == account.pk
    later = not own if must_change is None else must_change
    _check_password(password, account)
    if own and account.has_usable_password() and account.check_password(password):
        raise BadInput("password", "新口令和现在的一样，换一个。")
    text = "改了自己的口令" if own else "设了" + ("临时口令，首次登录要改" if later else "口令")
    with transaction.atomic():
        _store(actor=actor, account=account, password=password, must_change=later, text=text)
    return account


def set_password_by_link(*, actor: Actor, secret: str, password: str) -> Account:
    """Redeem a one-time link; the actor is the link's own account. Of two who try at once the second is refused."""
    link = open_link(secret)
    if link is None:
        raise BadInput("secret", "这个链接用过了，或者已经过期。请管理员再发一个。")
    account = link.account
    require(actor, "set_password", account)
    _check_password(password, account)
    with transaction.atomic():
        if PasswordLink.objects.filter(pk=link.pk, used_at=None).update(used_at=clock.now()) != 1:
            raise BadInput("secret", "这个链接刚刚用过了。请管理员再发一个。")
        _store(
            actor=actor, account=account, password=password, must_change=False, text="用一次性链接设了口令"
        )
    return account
