"""查: four words in, the matter out. Wrong words are counted; right ones stay in no address, log or page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sizai.pages.door.adapter import client_address
from sizai.pages.portal import holding, tries
from sizai.pages.portal.around import render_portal
from sizai.resolution.queries.receipts import intake_by_receipt, misread, receipt_of_code

UNKNOWN = "没有找到这四个词。对着收条再看一眼，有没有写错字、漏字、写反。"
WAIT = "试得太多了。请10分钟后再来，或者打12351问。"
LONGEST = 60


@sensitive_variables("words")
def _look_up(request: HttpRequest, words: str) -> tuple[HttpResponse | None, str, int]:
    """(the way to the matter, what was wrong, status). One sentence and the same work for every unknown one."""
    if len(words) > LONGEST:
        return None, "收条只有四个词，请只写那四个词。", 422
    words = receipt_of_code(words)
    if sentence := misread(words):
        return None, sentence, 422
    address = client_address(request) or ""
    if not tries.take(address):
        return None, WAIT, 429
    intake = intake_by_receipt(words)
    if intake is None:
        return None, UNKNOWN, 422
    tries.give_back(address)
    holding.open_matter(request, intake)
    return HttpResponseRedirect("/m/matter/"), "", 302


@sensitive_post_parameters("words")
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """The form for the words. They are never put back into the page: a wrong word is typed again."""
    sentence, status = (WAIT, 429) if "wait" in request.GET else ("", 200)
    if request.method == "POST":
        found, sentence, status = _look_up(request, request.POST.get("words", ""))
        if found is not None:
            return found
    held = holding.held_matter(request)
    context = {"sentence": sentence, "held": held}
    response = render_portal(request, "follow", context, title="查进度", back="/m/", tabs=True, status=status)
    if status == 429:
        response["Retry-After"] = str(tries.WINDOW)
    return response


@require_safe
def by_code(request: HttpRequest) -> HttpResponse:
    """Where the QR code leads. A script sends on what stands behind the #; without one it is typed."""
    return render_portal(request, "by_code", {}, title="查进度", back="/m/")


@require_safe
@never_cache
def by_address(request: HttpRequest, words: str) -> HttpResponse:
    """An address that carries the words (a hand-made link): away from it at once, the session holds the matter.

    Always a redirect: an error would be written into the log with the address.
    """
    found, _, status = _look_up(request, words)
    response = found or HttpResponseRedirect("/m/follow/?wait" if status == 429 else "/m/follow/")
    response["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@never_cache
def forget_matter(request: HttpRequest) -> HttpResponse:
    """“Forget on this phone”: cookie and session. The receipt in the worker's hand still opens the matter."""
    return holding.forget(HttpResponseRedirect("/m/?forgotten=1"), request)


@require_POST
@never_cache
def remember_matter(request: HttpRequest) -> HttpResponse:
    """“Remember on this phone”, by the worker's own wish."""
    held = holding.held_matter(request)
    response = HttpResponseRedirect("/m/matter/" if held else "/m/follow/")
    return holding.remember(response, request, held) if held else response
