"""Pages for what went wrong, in sentences."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger("sizai.pages")


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    return render(request, template, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "ui/400.html", 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "ui/403.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "ui/404.html", 404)


def broken(request: HttpRequest, **_: Any) -> HttpResponse:
    """The code on the page stands in the log beside the address, below the traceback that Django wrote."""
    code = secrets.token_hex(3)
    log.error("500 %s %s", code, request.path)
    return render(request, "ui/500.html", {"code": code}, status=500)
