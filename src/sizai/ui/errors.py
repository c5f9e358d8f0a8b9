"""Pages for what went wrong: handler400, 403, 404, 500 and the view for a stale form token.

They lean on nothing that may itself be broken: no database, no session, no context processor.
"""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

log = logging.getLogger("sizai.faults")


def page(status: int, *, title: str, why: str, safe: str = "", code: str = "") -> HttpResponse:
    """One fault page: what happened, why in one sentence, what is safe, one button."""
    context = {"title": title, "why": why, "safe": safe, "code": code, "status": status}
    return HttpResponse(render_to_string("ui/error.html", context), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(400, title="没有看懂这一步", why="送来的内容不完整，或者太大。", safe="退回去再试一次，您写的还在。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A refusal says its own Chinese sentence; anything else gets the house's."""
    sentence = str(exception or "")
    chinese = any("\u4e00" <= character <= "\u9fff" for character in sentence)
    return page(403, title="这一步现在不能做", why=sentence if chinese else "这一步不归您的岗位做。")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(404, title="没有这一件，或者不归您看。", why="地址可能抄错了，这一件也可能已经交给别处。")


def server_error(request: HttpRequest) -> HttpResponse:
    """The code on the page is the one in the log, to be read out over the telephone."""
    code = secrets.token_hex(3).upper()
    log.error("fault %s at %s", code, request.path)
    return page(
        500,
        title="没有打开",
        why="系统出了错，已经记下来。",
        safe="已经存上的都在。写到一半的，退回去还在。",
        code=code,
    )


def stale_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW: mostly a page left open too long, or another account signed in beside it."""
    return page(
        403,
        title="没有存上",
        why="这一页放得太久，或者您在别处重新登录过。",
        safe="退回去，您写的还在；刷新以后再存一次。",
    )
