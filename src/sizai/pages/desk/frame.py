"""What stands around every desk page: the rail, the sections of the place with counts of open work, who I am."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sizai.access.actor import Actor, Role
from sizai.access.policy import may
from sizai.orgs.queries import installation, organisation_name, posts_of
from sizai.resolution.queries import my_count
from sizai.ui.shell import PostChoice, Section, Shell, Who

Sections = Callable[[Actor], list[tuple[str, str, str, int | None]]]
"""A page module's `sections(actor)`: key, label, url, count of open work (None: no count)."""

COUNTS_KEPT = 20
"""Seconds that the counts of the navigation, and the curve of 今日, are kept for one post: a hint; lists and figures are exact."""

HOMES = {"today": "/", "resolution": "/cases/", "figures": "/figures/", "registers": "/registers/"}
NO_FIGURES = frozenset(
    {
        Role.DEPARTMENT_OFFICER,
        Role.EMPLOYER_HR,
        Role.WORKER,
        Role.REPRESENTATIVE,
        Role.HOTLINE_OPERATOR,
        Role.ADMINISTRATOR,
    }
)
NO_CASES = frozenset({Role.ADMINISTRATOR, Role.SCREEN})


def rooms_of(actor: Actor) -> dict[str, str]:
    """The places on the rail that this post may enter."""
    rooms = dict(HOMES)
    if actor.role in NO_FIGURES:
        del rooms["figures"]
    if actor.role in NO_CASES:
        del rooms["resolution"]
    if actor.role in (Role.DEPARTMENT_OFFICER, Role.EMPLOYER_HR, Role.WORKER, Role.SCREEN):
        del rooms["registers"]
    if may(actor, "read_accounts"):
        rooms["accounts"] = "/accounts/"
    elif may(actor, "read_audit"):
        rooms["accounts"] = "/audit/"
    return rooms


def _sections(place: str, actor: Actor) -> list[tuple[str, str, str, int | None]]:
    key = f"sections:{place}:{actor.post_id}"
    kept: list[tuple[str, str, str, int | None]] | None = cache.get(key)
    if kept is None:
        module: Any = import_module(f"sizai.pages.desk.{place}")
        kept = module.sections(actor)
        cache.set(key, kept, COUNTS_KEPT)
    return kept


def _my_count(actor: Actor) -> int:
    key = f"my_count:{actor.post_id}"
    kept: int | None = cache.get(key)
    if kept is None:
        kept = my_count(actor)
        cache.set(key, kept, COUNTS_KEPT)
    return kept


def _who(request: HttpRequest, actor: Actor) -> Who:
    key = f"who:{actor.account_id}:{actor.post_id}"
    kept: Who | None = cache.get(key)
    if kept is None:
        posts = [
            PostChoice(
                str(post.pk),
                f"{post.get_role_display()} · {post.organisation or ''}",
                post.pk == actor.post_id,
            )
            for post in posts_of(request.user).select_related("organisation")  # type: ignore[arg-type]
        ]
        kept = Who(
            name=actor.name,
            place=organisation_name(actor.organisation_id) or actor.role.label,
            sign_out_url="/door/logout/",
            switch_url="/door/choose_post" if len(posts) > 1 else "",
            account_url="/door/me/",
            posts=tuple(posts) if len(posts) > 1 else (),
        )
        cache.set(key, kept, COUNTS_KEPT)
    return kept


def shell_of(request: HttpRequest, *, place: str, section: str = "") -> Shell:
    """The surroundings of a page of `place` (today, resolution, figures, registers) for the actor of the request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    ours = installation()
    return Shell(
        current=place,
        who=_who(request, actor),
        rooms=rooms_of(actor),
        sections=tuple(
            Section(label, url, count, key == section) for key, label, url, count in _sections(place, actor)
        ),
        my_count=_my_count(actor),
        demo=bool(ours and ours.demo),
        search_url="/search/" if actor.role not in NO_CASES else "",
        search_words=request.GET.get("q", "") if request.path == "/search/" else "",
        idle_seconds=settings.ENVIRONMENT.idle_minutes * 60,
    )


def render_desk(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    place: str,
    section: str = "",
    status: int = 200,
) -> HttpResponse:
    """Render a desk page inside its surroundings."""
    return render(
        request,
        template,
        {**context, "shell": shell_of(request, place=place, section=section)},
        status=status,
    )
