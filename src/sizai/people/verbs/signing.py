"""What the door writes into the history: who came, who left, who was shut out, whose second step changed.

Signing in itself is django-allauth's, the count of wrong passwords django-axes'; here is only what stays of it.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from sizai.access.actor import SYSTEM, Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.people.models import Account

UNKNOWN_SHOWN = 40
"""So much of an unknown account name is kept: enough to see a slip of the pen, too little to fill the history."""


def sign_in(*, actor: Actor, account: Account, address: str) -> None:
    """The account came in by password (and second step, where it has one)."""
    require(actor, "sign_in", account)
    record(actor=actor, verb="sign_in", thing=account, text=f"登录，来自{address}")


def sign_out(*, actor: Actor, account: Account, reason: str = "") -> None:
    """The account left, or was sent away after idling."""
    require(actor, "sign_out", account)
    record(actor=actor, verb="sign_out", thing=account, text="退出", reason=reason)


def lock_out(*, username: str, address: str, minutes: int) -> None:
    """Too many wrong passwords for one name from one address. An unknown name is recorded as it was typed."""
    account = Account.objects.filter(username=username).first()
    shown = username[:UNKNOWN_SHOWN]
    text = f"账号“{shown}”口令连着错，停用{minutes}分钟，来自{address}" + (
        "" if account else "（没有这个账号）"
    )
    require(SYSTEM, "lock_out", account)
    record(actor=SYSTEM, verb="lock_out", thing=account, text=text)


def fail_second_factor(*, actor: Actor, account: Account, address: str) -> None:
    """The password was right, the code of the second step was not."""
    require(actor, "fail_second_factor", account)
    record(actor=actor, verb="fail_second_factor", thing=account, text=f"口令对，验证码不对，来自{address}")


def note_second_factor(*, actor: Actor, account: Account, verb: str) -> None:
    """`verb`: add_second_factor, remove_second_factor or renew_recovery_codes, done by the account itself."""
    require(actor, verb, account)
    texts = {
        "add_second_factor": "开了两步验证",
        "remove_second_factor": "关了两步验证",
        "renew_recovery_codes": "换了一套备用码",
    }
    record(actor=actor, verb=verb, thing=account, text=texts[verb])


def reset_second_factor(*, actor: Actor, account: Account, reason: str = "") -> Account:
    """Take the second step away (telephone lost). Staff are led to set it up again within a minute."""
    require(actor, "reset_second_factor", account)
    with transaction.atomic():
        Authenticator.objects.filter(user_id=account.pk).delete()
        record(
            actor=actor, verb="reset_second_factor", thing=account, text="清除两步验证", reason=reason.strip()
        )
    return account
