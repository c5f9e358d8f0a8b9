"""The sheet alone, for the browser tests of the visual house."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path

from sizai.ui.drafts import accept_draft
from sizai.ui.sheet import sheet

SAVED: list[dict[str, str]] = []
"""What autosave.js sent, in order."""


def save(request: HttpRequest) -> HttpResponse:
    SAVED.append({name: request.POST[name] for name in request.POST})
    return JsonResponse({"saved": len(SAVED)})


def accept(request: HttpRequest) -> HttpResponse:
    return accept_draft(HttpResponse("<!doctype html><title>ok</title>收下了"), request=request, key="sheet")


urlpatterns = [path("", sheet), path("save", save), path("accept", accept)]
