"""The door: how allauth and axes speak here."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody opens an account by himself: accounts are given."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """Too many wrong passwords."""
    return render(request, "ui/refused.html", {"sentence": "口令错得太多，这个账号在这台电脑上停用15分钟。", "status": 429}, status=429)
