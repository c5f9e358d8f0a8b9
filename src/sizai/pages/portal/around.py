"""What stands around a phone page, and who is asking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from sizai.access import clock
from sizai.access.actor import VISITOR, Actor, Role
from sizai.orgs.queries import federation, is_demo
from sizai.ui.shell import Portal, Tab

TABS = (("诉", "要投诉", "/m/complaint/"), ("查", "查进度", "/m/follow/"), ("找", "找人", "/m/stations/"))


def portal_actor(request: HttpRequest) -> Actor:
    """The signed-in worker, else a visitor: staff and employers who look in are nobody in particular here."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor if actor.role == Role.WORKER else VISITOR


def render_portal(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    back: str = "",
    tabs: bool = False,
    hotline: bool = True,
    status: int = 200,
) -> HttpResponse:
    """A phone page. Nothing of it is kept by the browser or a proxy, and no search engine may list it."""
    marks = TABS if tabs else ()
    portal = Portal(
        title=title,
        back_url=back,
        hotline="12351" if hotline else "",
        tabs=tuple(Tab(mark, label, url, request.path.startswith(url)) for mark, label, url in marks),
        demo=is_demo(),
    )
    actor: Actor = request.actor  # type: ignore[attr-defined]
    around = {"portal": portal, "today": clock.today(), "actor": actor, "ours": federation()}
    response = render(request, f"portal/{template}.html", {**around, **context}, status=status)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
