"""The receipt: shown until the worker says that it is saved, then never again.

Until then it lies sealed in the session.
"""

from __future__ import annotations

import io
import json
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sizai.access.sealing import Unreadable, seal, unseal
from sizai.orgs.queries import federation, is_demo
from sizai.pages.portal import holding
from sizai.pages.portal.around import portal_actor, render_portal
from sizai.resolution.models import Intake
from sizai.resolution.queries.receipts import code_of_receipt, intake_by_receipt
from sizai.resolution.verbs import intakes

SESSION_KEY = "portal_receipts"
INK = "#14263b"


def _kept(request: HttpRequest) -> list[dict[str, Any]]:
    """Receipts that this session has not saved yet, the newest last."""
    sealed = request.session.get(SESSION_KEY, "")
    try:
        return list(json.loads(unseal(sealed))) if sealed else []
    except (Unreadable, ValueError):
        return []


def _store(request: HttpRequest, receipts: list[dict[str, Any]]) -> None:
    if receipts:
        request.session[SESSION_KEY] = seal(json.dumps(receipts, ensure_ascii=False))
    else:
        request.session.pop(SESSION_KEY, None)


def keep(request: HttpRequest, intake: Intake, words: str) -> None:
    """A new receipt, for the page that comes next. One that is not saved yet is not pushed out by it."""
    _store(request, [*_kept(request), {"intake": intake.pk, "words": words, "refused": []}])


def note_refused(request: HttpRequest, intake: Intake, sentences: list[str]) -> None:
    """Files that could not be taken in: the receipt page says which."""
    receipts = _kept(request)
    for each in receipts:
        if each["intake"] == intake.pk:
            each["refused"] = sentences
    _store(request, receipts)


def waiting(request: HttpRequest) -> bool:
    """Whether a receipt of this session still has to be saved."""
    return SESSION_KEY in request.session


def _newest(request: HttpRequest) -> tuple[dict[str, Any], Intake] | None:
    for kept in reversed(_kept(request)):
        if (intake := intake_by_receipt(kept["words"])) is not None:
            return kept, intake
    return None


def address(request: HttpRequest, words: str) -> str:
    """What the QR code holds. The words (as a code) stand behind the #: no browser sends that part to anybody."""
    return request.build_absolute_uri("/m/r/") + "#" + code_of_receipt(words)


def _code(request: HttpRequest, words: str) -> segno.QRCode:
    return segno.make(address(request, words), error="m", micro=False)


def code_svg(request: HttpRequest, words: str) -> str:
    """The QR code as an inline drawing."""
    return _code(request, words).svg_inline(border=0, dark=INK, omitsize=True, svgclass=None, lineclass=None)


@require_safe
@never_cache
def receipt(request: HttpRequest) -> HttpResponse:
    """The receipt with its gate; after it was saved, only the way to look the matter up."""
    found = _newest(request)
    if found is None:
        return render_portal(request, "receipt_gone", {}, title="收条", tabs=True)
    kept, intake = found
    context = {
        "intake": intake, "words": kept["words"].split(), "refused": kept["refused"],
        "qr": code_svg(request, kept["words"]), "address": address(request, kept["words"]),
    }  # fmt: skip
    return render_portal(request, "receipt", context, title="收条", hotline=False)


@require_POST
@never_cache
def save_receipt(request: HttpRequest) -> HttpResponse:
    """“I saved it”: from now on the words are nowhere here. The matter stays open in this session."""
    found = _newest(request)
    if found is None:
        return HttpResponseRedirect("/m/receipt/")
    kept, intake = found
    if request.POST.get("saved") != "on":
        messages.error(request, "请先存好收条，再勾“我已经存好收条”。")
        return HttpResponseRedirect("/m/receipt/")
    intakes.save_receipt(actor=portal_actor(request), intake=intake)
    _store(request, [each for each in _kept(request) if each != kept])
    holding.open_matter(request, intake)
    onward = "/m/receipt/" if waiting(request) else "/m/matter/"
    response = HttpResponseRedirect(onward)
    return holding.remember(response, request, intake) if request.POST.get("remember") == "on" else response


@require_safe
@never_cache
def receipt_svg(request: HttpRequest) -> HttpResponse:
    """The receipt as one picture to keep: words and code."""
    found = _newest(request)
    if found is None:
        raise Http404
    kept, intake = found
    ours = federation()
    told = {"words": kept["words"].split(), "qr": code_svg(request, kept["words"]), "intake": intake,
            "ours": ours.name if ours else "工会", "demo": is_demo()}  # fmt: skip
    drawing = render_to_string("portal/receipt.svg", told)
    return _picture(drawing.encode(), "image/svg+xml; charset=utf-8", "收条.svg")


@require_safe
@never_cache
def receipt_png(request: HttpRequest) -> HttpResponse:
    """The code alone as a bitmap, for browsers that run no script and keep no drawings."""
    found = _newest(request)
    if found is None:
        raise Http404
    out = io.BytesIO()
    _code(request, found[0]["words"]).save(out, kind="png", scale=10, border=4, dark=INK)
    return _picture(out.getvalue(), "image/png", "收条.png")


def _picture(content: bytes, content_type: str, name: str) -> HttpResponse:
    header = content_disposition_header(True, name)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": str(header)})
