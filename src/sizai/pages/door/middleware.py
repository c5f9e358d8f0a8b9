"""On every page: away after idling, and first the steps that the account still owes (password, second step, post)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.pages.door.adapter import is_local
from sizai.pages.door.session import (
    CHOOSE_POST,
    IDLES,
    SECOND_FACTOR,
    SEEN,
    STEPS,
    leave,
    needs_second_factor,
)
from sizai.people.models import Account

NOTED_EVERY = 60
"""Seconds between two notes of activity: one write a minute and session, not one a click."""
OPEN = ("/door/", "/m/", "/static/")
FEEDS = ".ics"
"""A calendar program has no session; the address is the key."""
PAGES = {SECOND_FACTOR: "mfa_activate_totp", CHOOSE_POST: "choose_post"}


def _whence(request: HttpRequest) -> str:
    """The page the reader is on: this one, or the one that the form or the htmx call belongs to."""
    if request.method == "GET" and not request.htmx:  # type: ignore[attr-defined]
        return request.get_full_path()
    there = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "/")
    path = (there.path or "/") + (f"?{there.query}" if there.query else "")
    return path if is_local(path) else "/"


def _send(request: HttpRequest, name: str, **query: str) -> HttpResponse:
    url = f"{reverse(name)}?{urlencode(query)}"
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]


class DoorMiddleware:
    """Needs request.actor. Costs nothing but two looks into the session; once a minute one query and one write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            away = self._idle(request) or self._step(request)
            if away is not None:
                return away
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Whoever has not signed in is asked to, except where the way is open (portal, door, `login_not_required`)."""
        if request.user.is_authenticated or request.path == "/" or request.path.startswith(OPEN):
            return None
        if not getattr(view, "login_required", True) or request.path.endswith(FEEDS):
            return None
        return _send(request, "account_login", next=_whence(request))

    def _idle(self, request: HttpRequest) -> HttpResponse | None:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        now, limit = int(clock.now().timestamp()), settings.ENVIRONMENT.idle_minutes * 60
        seen = request.session.get(SEEN)
        if seen is not None and limit and now - seen >= limit and actor.role in IDLES:
            whence = _whence(request)
            leave(request, reason=f"{settings.ENVIRONMENT.idle_minutes}分钟没有动")
            return _send(request, "account_login", next=whence, idle="1")
        if seen is None or now - seen >= NOTED_EVERY:
            request.session[SEEN] = now
            if seen is not None and needs_second_factor(actor.role, request.user):  # type: ignore[arg-type]
                owed = request.session.get(STEPS, [])
                request.session[STEPS] = owed if SECOND_FACTOR in owed else [*owed, SECOND_FACTOR]
        return None

    def _step(self, request: HttpRequest) -> HttpResponse | None:
        if request.path.startswith("/door/"):
            return None
        account: Account = request.user  # type: ignore[assignment]
        if account.must_change_password:
            return _send(request, "account_change_password", next=_whence(request))
        steps: list[str] = request.session.get(STEPS) or []
        if steps and steps[0] == SECOND_FACTOR and not needs_second_factor(request.actor.role, account):  # type: ignore[attr-defined]
            request.session[STEPS] = steps = steps[1:]
        return _send(request, PAGES[steps[0]], next=_whence(request)) if steps else None
