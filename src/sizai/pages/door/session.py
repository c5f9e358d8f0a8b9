"""What a session of the door knows: the post, when it was last seen, which steps are still to be taken."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest

from sizai.access.actor import STAFF, VISITOR, Actor, Role
from sizai.orgs.models import Post
from sizai.orgs.queries import actor_of, is_demo, posts_of
from sizai.pages.actors import POST_KEY
from sizai.people.models import Account
from sizai.people.queries import has_second_factor
from sizai.people.verbs.signing import sign_out

SEEN = "sizai_seen"
"""Seconds since the epoch of the last click that was noted (at most one note a minute)."""
STEPS = "sizai_steps"
"""Steps still to be taken before any other page opens, in order."""
SECOND_FACTOR, CHOOSE_POST = "second_factor", "choose_post"
IDLES = STAFF | {Role.EMPLOYER_HR}
"""Posts that are worked in at shared PCs. A worker's own telephone and the 大屏 stay signed in."""


def needs_second_factor(role: Role, account: Account) -> bool:
    """Whether this account in this role must still set up the second step."""
    if role not in STAFF or not settings.ENVIRONMENT.require_two_factor or is_demo():
        return False
    return not has_second_factor(account)


def enter_post(request: HttpRequest, post: Post, account: Account) -> Actor:
    """Work in `post` from now on."""
    actor = actor_of(post, account)
    request.session[POST_KEY] = post.pk
    request.session[STEPS] = [SECOND_FACTOR] if needs_second_factor(actor.role, account) else []
    request.actor = actor  # type: ignore[attr-defined]
    return actor


def arrive(request: HttpRequest, account: Account) -> Actor:
    """After signing in: the only post is taken, of several one must be chosen. Nothing of an earlier session stays."""
    request.session.pop(POST_KEY, None)
    request.session.pop(STEPS, None)
    posts = list(posts_of(account)[:2])
    if not posts:
        actor = Actor(
            name=account.name, role=VISITOR.role, account_id=account.pk, person_id=account.person_id
        )
        request.actor = actor  # type: ignore[attr-defined]
        return actor
    actor = enter_post(request, posts[0], account)
    if len(posts) > 1:
        del request.session[POST_KEY]
        request.session[STEPS] = [CHOOSE_POST]
    return actor


def leave(request: HttpRequest, *, reason: str = "") -> None:
    """Sign out and say so in the history."""
    account = request.user
    if isinstance(account, Account):
        sign_out(actor=request.actor, account=account, reason=reason)  # type: ignore[attr-defined]
    logout(request)


def home_of(actor: Actor) -> str:
    """Where somebody in this post begins."""
    if actor.role == Role.SCREEN:
        return "/screen/"
    return "/m/" if actor.role in (Role.WORKER, Role.EMPLOYER_HR) else "/"
