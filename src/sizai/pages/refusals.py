"""Refusals of verbs become pages with the sentence; nothing typed is thrown away (the browser keeps the form)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sizai.access.policy import Refused
from sizai.lifecycle import IllegalMove, StaleMove
from sizai.registers.bad_input import BadInput


class RefusalMiddleware:
    """Refused → 403; IllegalMove and StaleMove → 409; BadInput that no form caught → 400. Each with its own sentence."""

    STATUS: dict[type[Exception], int] = {Refused: 403, IllegalMove: 409, StaleMove: 409, BadInput: 400}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        for kind, status in self.STATUS.items():
            if isinstance(error, kind):
                return render(
                    request, "ui/refused.html", {"sentence": str(error), "status": status}, status=status
                )
        return None
