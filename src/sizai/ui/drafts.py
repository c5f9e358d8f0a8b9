"""How a page is told that the server has taken a form, so that autosave.js may forget its copy here.

The copy outlives redirects, error pages and lost connections: only this cookie ends it.
"""

from __future__ import annotations

from typing import Final, TypeVar
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseBase

COOKIE: Final = "sizai_accepted"
Response = TypeVar("Response", bound=HttpResponseBase)


def accept_draft(response: Response, *, request: HttpRequest, key: str) -> Response:
    """Mark the form with `data-autosave-key="key"` as taken. Returns the response it was given."""
    response.set_cookie(
        COOKIE, quote(key, safe=""), max_age=600, samesite="Lax", secure=request.is_secure(), httponly=False
    )
    return response
