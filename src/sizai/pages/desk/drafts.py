"""Autosave: what autosave.js sends while a form is being typed. The header X-Sizai-Draft names the form."""

from __future__ import annotations

from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path as address
from django.views.decorators.http import require_POST

from sizai.pages.desk.resolution.lists import actor_of
from sizai.registers.verbs.drafts import discard_draft, save_draft

LEFT_OUT = frozenset({"csrfmiddlewaretoken"})


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the draft; nothing comes back."""
    fields = [
        (name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values
    ]
    save_draft(actor=actor_of(request), form=unquote(request.headers.get("X-Sizai-Draft", "")), fields=fields)
    return HttpResponse(status=204)


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """不要草稿: back to the form as it was."""
    discard_draft(actor=actor_of(request), form=request.POST.get("form", ""))
    back = request.POST.get("back", "")
    return HttpResponseRedirect(back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/")


urlpatterns = [address("drafts/save_draft", save), address("drafts/discard_draft", discard)]
