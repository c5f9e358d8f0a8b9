"""The door: how allauth and axes speak and act here. There is no e-mail and no signing up: accounts are given."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from sizai.access import clock
from sizai.access.sealing import seal, unseal
from sizai.orgs.queries import federation
from sizai.pages.door.session import arrive, home_of, leave
from sizai.people.queries import locks
from sizai.people.verbs.accounts import set_password
from sizai.people.verbs.signing import lock_out, sign_in

WRONG = "账号或口令不对，再试一次。"
TOO_MANY = "试得太多了，过几分钟再来。"
NOWHERE = "不明地址"


def is_local(url: str) -> bool:
    """Whether `url` is a path on this site. Another host, also an allowed one, is nowhere to be sent to."""
    return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


class Adapter(DefaultAccountAdapter):
    """Accounts as the house wants them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "account_inactive": "这个账号停用了，请找系统管理员。",
        "incorrect_password": "口令不对，再试一次。",
        "enter_current_password": "现在的口令不对，再试一次。",
        "incorrect_code": "验证码不对。看一下手机上现在的6个数字。",
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        return bool(url) and is_local(str(url))

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        sign_in(actor=arrive(request, user), account=user, address=client_address(request) or NOWHERE)

    def logout(self, request: HttpRequest) -> None:
        leave(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return home_of(request.actor)  # type: ignore[attr-defined]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return "/door/me/"

    def set_password(self, user: Any, password: str) -> None:
        set_password(actor=context.request.actor, account=user, password=password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in within the last five minutes is not asked again (set-up right after the first sign-in)."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        request = context.request
        since = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        return not any(each["at"] > since for each in get_authentication_records(request, request.user))


class SecondFactorAdapter(DefaultMFAAdapter):
    """The secrets of the second step lie sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": Adapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": "先开两步验证，才有备用码。",
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)


def client_address(request: HttpRequest) -> str | None:
    """The address that locks and the history name; behind a proxy the one that the proxy saw. None: not over the net."""
    try:
        return str(Adapter().get_client_ip(request))
    except PermissionDenied:
        return None


def locked_out(
    request: HttpRequest, _: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """Too many wrong passwords: says how long and whom to ask, alike for names that exist and names that do not."""
    username = (credentials or {}).get("username") or ""
    minutes = round(float(settings.AXES_COOLOFF_TIME) * 60)
    address = client_address(request)
    if getattr(request, "axes_failures_since_start", None) is not None:  # this was the one too many
        lock_out(username=username, address=address or NOWHERE, minutes=minutes)
    until = locks([username], address).get(username, timezone.now() + dt.timedelta(minutes=minutes))
    ours = federation()
    told = {
        "times": settings.AXES_FAILURE_LIMIT,
        "until": until.astimezone(clock.ZONE),
        "minutes": max(1, -(-int((until - timezone.now()).total_seconds()) // 60)),
        "phone": ours.phone if ours else "",
        "owner": ours.name if ours else "",
    }
    return render(request, "door/locked.html", told, status=429)
