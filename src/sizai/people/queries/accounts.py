"""Reads of accounts: who may see them, one-time links, locks, the second factor."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.utils import timezone

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import may
from sizai.people.link_secrets import hash_of
from sizai.people.models import Account, PasswordLink


def accounts_for(actor: Actor) -> QuerySet[Account]:
    """The accounts that an actor may read: all for administrator and auditor, for anybody else the own one."""
    accounts: QuerySet[Account] = Account.objects.all()
    return accounts if may(actor, "read_accounts") else accounts.filter(pk=actor.account_id or 0)


def open_link(secret: str) -> PasswordLink | None:
    """The one-time link that a secret opens now: unused, not run out, of an account that is in use."""
    links = PasswordLink.objects.select_related("account").filter(account__is_active=True)
    return links.filter(secret_hash=hash_of(secret), used_at=None, expires_at__gt=clock.now()).first()


def waiting_link(account: Account) -> PasswordLink | None:
    """The one-time link that was handed out and not used yet."""
    return PasswordLink.objects.filter(account=account, used_at=None, expires_at__gt=clock.now()).last()


def has_second_factor(account: Account) -> bool:
    """Whether a second step guards the account (recovery codes alone are none)."""
    return bool(Authenticator.objects.filter(user_id=account.pk, type=Authenticator.Type.TOTP).exists())


def with_second_factor(accounts: Iterable[Account]) -> set[int]:
    """Keys of those accounts that have a second step. One query."""
    keys = [account.pk for account in accounts]
    found = Authenticator.objects.filter(user_id__in=keys, type=Authenticator.Type.TOTP)
    return set(found.values_list("user_id", flat=True))


def _cool_off() -> dt.timedelta:
    return dt.timedelta(hours=float(settings.AXES_COOLOFF_TIME))


def locks(usernames: Iterable[str] | None = None, address: str | None = None) -> dict[str, dt.datetime]:
    """Locked account names → until when. A lock holds for one name on one address (django-axes keeps real time)."""
    attempts = AccessAttempt.objects.filter(attempt_time__gt=timezone.now() - _cool_off())
    if usernames is not None:
        attempts = attempts.filter(username__in=list(usernames))
    if address is not None:
        attempts = attempts.filter(ip_address=address)
    grouped = attempts.order_by().values("username", "ip_address")
    full = grouped.annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    held: dict[str, dt.datetime] = {}
    for row in full.filter(failures__gte=settings.AXES_FAILURE_LIMIT):
        until = row["last"] + _cool_off()
        held[row["username"]] = max(until, held.get(row["username"], until))
    return held
