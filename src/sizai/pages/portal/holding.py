"""Which matter this browser holds: opened with its receipt in this session, or remembered on this phone by consent.

Session and cookie hold the keyed hash of the receipt, never the words. A session forgets after half an hour without a
click, so that the next person at a shared phone finds nothing; the cookie is set only when the worker asks for it.
"""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sizai.access import clock
from sizai.resolution.models import Intake
from sizai.resolution.queries.receipts import intake_by_index

SESSION_KEY = "portal_matter"
IDLE = 1800
"""Seconds."""
NOTED_EVERY = 120
COOKIE = "sizai_my_matter"
REMEMBERED = 180 * 24 * 3600
"""Seconds."""

Response = TypeVar("Response", bound=HttpResponseBase)


def open_matter(request: HttpRequest, intake: Intake) -> None:
    """This session holds the matter from now on, under a fresh key: a planted session gains nothing."""
    request.session.cycle_key()
    request.session[SESSION_KEY] = [intake.receipt_index, int(clock.now().timestamp())]


def _remembered(request: HttpRequest) -> str:
    found = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=REMEMBERED)
    return str(found or "")


def held_matter(request: HttpRequest) -> Intake | None:
    """The intake that this browser holds, marked as opened by its receipt."""
    index, seen = request.session.get(SESSION_KEY) or ("", 0)
    now = int(clock.now().timestamp())
    if index and now - seen > IDLE:
        del request.session[SESSION_KEY]
        index = ""
    elif index and now - seen >= NOTED_EVERY:
        request.session[SESSION_KEY] = [index, now]
    return intake_by_index(index or _remembered(request))


def is_remembered(request: HttpRequest, intake: Intake) -> bool:
    """Whether this phone keeps this matter."""
    return _remembered(request) == intake.receipt_index


def remember(response: Response, request: HttpRequest, intake: Intake) -> Response:
    """Keep the matter on this phone for half a year."""
    response.set_signed_cookie(
        COOKIE, intake.receipt_index, salt=COOKIE, max_age=REMEMBERED, path="/m/", httponly=True, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return response


def forget(response: Response, request: HttpRequest) -> Response:
    """This phone knows nothing of the matter any more."""
    request.session.pop(SESSION_KEY, None)
    response.delete_cookie(COOKIE, path="/m/", samesite="Lax")
    return response
