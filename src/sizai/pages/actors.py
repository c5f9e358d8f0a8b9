"""request.actor: the signed-in account in its chosen post."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from sizai.access.actor import VISITOR
from sizai.orgs.queries import actor_for

POST_KEY = "sizai_post"


class ActorMiddleware:
    """Sets `request.actor` (VISITOR when nobody is signed in). One query for the post."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        request.actor = (  # type: ignore[attr-defined]
            actor_for(account, request.session.get(POST_KEY)) if account.is_authenticated else VISITOR
        )
        return self.get_response(request)
