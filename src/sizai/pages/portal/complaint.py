"""The complaint in three steps: each saves, goes back or forward, the last one sends. Nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sizai.access import clock
from sizai.pages.portal import half_filled
from sizai.pages.portal.around import portal_actor, render_portal
from sizai.pages.portal.complaint_form import STEPS, ComplaintForm, amount_told, person_of, typed
from sizai.pages.portal.half_filled import HalfFilled
from sizai.pages.portal.sending import already_sent, check_upload, send
from sizai.registers.bad_input import BadInput
from sizai.ui.drafts import accept_draft

AUTOSAVE_KEY = "portal-complaint"
TITLES = {1: "什么事", 2: "多少人、多少钱", 3: "怎么联系您"}
NEXT = {1: "下一步：多少人、多少钱", 2: "下一步：怎么联系您", 3: "交给工会"}


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _form(request: HttpRequest, data: Any = None, **kwargs: Any) -> ComplaintForm:
    return ComplaintForm(data, person=person_of(portal_actor(request)), **kwargs)


def _page(
    request: HttpRequest, half: HalfFilled, form: ComplaintForm, step: int, *, refused: Sequence[str] = ()
) -> HttpResponse:
    values = half.values()
    story = form["story"].value() or ""
    told = amount_told(str(story))
    status = 422 if (form.is_bound and form.errors) or refused else 200
    context = {
        "form": form, "step": step, "steps": STEPS, "next": NEXT, "photos": half.photos(), "told": told,
        "resumed": bool(values) and request.method == "GET", "owner": portal_actor(request).account_id or "",
        "autosave_key": AUTOSAVE_KEY, "anonymous": bool(form["anonymous"].value()), "refused": refused,
    }  # fmt: skip
    back = "/m/" if step == 1 else f"/m/complaint/{step - 1}"
    title = f"投诉{step}/3"
    return render_portal(request, "complaint", context, title=title, back=back, hotline=False, status=status)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: HttpRequest, step: int = 1) -> HttpResponse:
    """One step. GET shows it as it was typed; POST saves all and goes `to` another if this one is right."""
    if step not in STEPS:
        raise Http404
    half = half_filled.half_filled(request)
    if half is not None and already_sent(half):
        half = None
    if request.method != "POST":
        return _shown(request, half, step)
    half = half or half_filled.begin(request)
    half.save(dict(request.POST.lists()))
    refused = _take_files(request, half)
    if "drop" in request.POST:
        half.drop(request.POST["drop"])
        return HttpResponseRedirect(f"/m/complaint/{step}#photos")
    to = request.POST.get("to", "")
    target = int(to) if to in ("1", "2", "3") else min(step + 1, 3)
    form = _form(request, request.POST)
    if target > step and (wrong := form.wrong_step(target)):
        return _again(request, half, wrong, form=form, refused=refused)
    if refused:
        initial = typed(half.values()) | {"submission": half.key}
        return _page(request, half, _form(request, initial=initial), step, refused=refused)
    return HttpResponseRedirect(f"/m/complaint/{target}")


def _shown(request: HttpRequest, half: HalfFilled | None, step: int) -> HttpResponse:
    half = half or half_filled.begin(request)
    values = half.values()
    if step > 1:  # nobody lands behind a step that is not right yet
        wrong = _form(request, _as_query(values)).wrong_step(step)
        if wrong and wrong < step:
            return HttpResponseRedirect(f"/m/complaint/{wrong}")
    initial = typed(values) | {"submission": half.key}
    if step == 2 and not initial.get("amount"):
        told = amount_told(str(initial.get("story", "")))
        initial["amount"] = f"{told:.2f}".removesuffix(".00") if told else ""
    return _page(request, half, _form(request, initial=initial), step)


def _as_query(values: dict[str, list[str]]) -> QueryDict:
    """The values as Django's forms read them."""
    query = QueryDict(mutable=True)
    for name, given in values.items():
        query.setlist(name, given)
    return query


def _take_files(request: HttpRequest, half: HalfFilled) -> list[str]:
    """Keep the files that are right; a sentence for each that is not."""
    refused = []
    for upload in request.FILES.getlist("photos"):
        try:
            half.add(upload, check_upload(upload, half))
        except BadInput as error:
            refused.append(error.sentence)
    return refused


@sensitive_post_parameters()
@require_POST
@never_cache
def receive_intake(request: HttpRequest) -> HttpResponse:
    """Send the complaint. Sent twice (double tap, sent again after a lost answer) it is one intake."""
    form = _form(request, request.POST)
    half = half_filled.by_submission(request.POST.get("submission", ""))
    refused: list[str] = []
    if half is not None:
        refused = _take_files(request, half)
    if form.is_valid() and not refused:
        try:
            send(request, form, half)
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        else:
            away: HttpResponse = HttpResponseRedirect("/m/receipt/")
            if _wants_json(request):
                away = JsonResponse({"to": away["Location"]})
            return accept_draft(away, request=request, key=AUTOSAVE_KEY)
    if half is not None:
        half.save(dict(request.POST.lists()))
    step = form.wrong_step(9) or (1 if refused else 3)
    if _wants_json(request):
        told = {name: [str(error) for error in errors] for name, errors in form.errors.items()}
        return JsonResponse({"step": step, "errors": told, "refused": refused}, status=422)
    return _again(request, half or half_filled.begin(request), step, form=form, refused=refused)


def _again(
    request: HttpRequest, half: HalfFilled, step: int, *, form: ComplaintForm, refused: Sequence[str]
) -> HttpResponse:
    """The page again, with all that was typed; a form whose own key is lost goes on under that of `half`."""
    if form.data.get("submission") != half.key:
        data: Any = form.data.copy()  # type: ignore[attr-defined]
        data["submission"] = half.key
        errors, form = form.errors, _form(request, data)
        form._errors = errors  # type: ignore[attr-defined]
    return _page(request, half, form, step, refused=refused)


@sensitive_post_parameters()
@require_POST
@never_cache
def save_draft(request: HttpRequest) -> HttpResponse:
    """Autosave. Answers when it was saved, and the amount that the story names."""
    half = half_filled.half_filled(request)
    if half is None:
        return JsonResponse({"sentence": "这一份已经交了，或者放得太久。"}, status=409)
    half.save(dict(request.POST.lists()))
    told = amount_told(request.POST.get("story", ""))
    return JsonResponse({"saved_at": clock.now().isoformat(), "amount": str(told) if told else ""})


@require_POST
@never_cache
def add_photo(request: HttpRequest) -> HttpResponse:
    """One photo, sent as soon as it is taken; the form follows later."""
    half = half_filled.half_filled(request)
    if half is None or "photo" not in request.FILES:
        return JsonResponse({"sentence": "这一份投诉不在了，请回到投诉页再拍。"}, status=409)
    upload = request.FILES["photo"]
    try:
        kept = half.add(upload, check_upload(upload, half))  # type: ignore[arg-type]
    except BadInput as error:
        return JsonResponse({"sentence": error.sentence}, status=422)
    return JsonResponse({"key": kept.key, "name": kept.name})


@require_POST
@never_cache
def drop_photo(request: HttpRequest) -> HttpResponse:
    """Take a photo out again."""
    if half := half_filled.half_filled(request):
        half.drop(request.POST.get("key", ""))
    return JsonResponse({})


@require_safe
@never_cache
def photo(request: HttpRequest, key: str) -> FileResponse:
    """A photo of the complaint that this session is writing; nobody else's."""
    half = half_filled.half_filled(request)
    found = half.photo(key) if half else None
    if found is None or not found.shown:
        raise Http404
    response = FileResponse(found.path.open("rb"), content_type=found.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def discard_draft(request: HttpRequest) -> HttpResponse:
    """Not mine, or not wanted any more: away with it, here and (by the cookie) on the phone."""
    half_filled.forget(request)
    return accept_draft(HttpResponseRedirect("/m/complaint/"), request=request, key=AUTOSAVE_KEY)


@require_safe
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """For what the phone's own queue sends later: a session that can hold the receipt, and its token."""
    if not request.session.session_key:
        request.session.create()
    return JsonResponse({"token": get_token(request)})
