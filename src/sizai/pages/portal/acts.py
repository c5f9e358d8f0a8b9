"""What a worker may do with the own matter: one address for each verb, as on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sizai.lifecycle import IllegalMove, StaleMove
from sizai.pages.portal.around import render_portal
from sizai.pages.portal.matter import Matter, acts_of, own_matter_or_404, told
from sizai.pages.portal.plain_words import title_of
from sizai.registers.bad_input import BadInput
from sizai.resolution.forms import FORMS
from sizai.resolution.verbs.agreements import confirm_payment
from sizai.resolution.verbs.cases import reopen_case
from sizai.resolution.verbs.evidence import add_evidence
from sizai.resolution.verbs.intakes import identify_intake
from sizai.resolution.verbs.mediation import withdraw_case
from sizai.ui.drafts import accept_draft

TITLES = {
    "add_evidence": ("补材料", "交上去"),
    "identify_intake": ("补留姓名", "留下姓名"),
    "reopen_case": ("重新打开", "重新打开"),
    "withdraw_case": ("撤回投诉", "撤回"),
}
DONE = {
    "identify_intake": "姓名留下了。以后丢了收条，也能凭姓名和电话找到这件事。",
    "reopen_case": "重新打开了，会有人再看。",
    "withdraw_case": "撤回了。想再办，随时可以重新打开。",
}
ASKED = {
    "reopen_case": ("为什么重新打开", "钱没到、又欠了、有新情况，都可以。"),
    "withdraw_case": ("为什么撤回", "例如：钱已经给了，或者想直接去仲裁。"),
}
MOST_FILES = 12


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files. `add_evidence` checks each by itself, so that one bad one takes no good one with it."""

    def clean(self, data: Any, initial: Any = None) -> None:
        return None


class FilesForm(forms.Form):
    """More papers."""

    upload = FilesField(
        label="照片、PDF 或录音", help_text="可以选好几个。一个不超过50MB。",
        widget=SeveralFiles({"accept": "image/*,application/pdf,audio/*"}),
    )  # fmt: skip
    note = forms.CharField(label="说明", max_length=120, required=False)


def _form(verb: str, request: HttpRequest, matter: Matter) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    if verb == "add_evidence":
        return FilesForm(data)
    thing = matter.intake if verb == "identify_intake" else matter.case
    form = FORMS[verb](data, actor=matter.actor, thing=thing)
    if verb in ASKED:
        form.fields["reason"].label, form.fields["reason"].help_text = ASKED[verb]
        form.fields["reason"].error_messages["required"] = f"请写{ASKED[verb][0]}，一句话就行。"
    elif verb == "identify_intake":
        form.fields["name"].error_messages["required"] = "请写姓名。"
    return form


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, verb: str, things: str = "matter", pk: int = 0) -> HttpResponse:
    """The form of a verb and its call. A step that is not possible any more leads back and says so."""
    matter = own_matter_or_404(request, things, pk)
    if verb == "confirm_payment" and request.method == "POST":
        return _confirm(request, matter)
    if verb not in TITLES:
        raise Http404
    if verb not in acts_of(matter):
        messages.error(request, f"“{TITLES[verb][0]}”这一步现在不能做。")
        return HttpResponseRedirect(matter.url)
    key = f"portal-{matter.url}{verb}"
    form = _form(verb, request, matter)
    if request.method == "POST" and form.is_valid():
        try:
            done = _call(verb, request, matter, form)
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        except (IllegalMove, StaleMove) as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(matter.url)
        else:
            messages.success(request, done)
            return accept_draft(HttpResponseRedirect(matter.url), request=request, key=key)
    title, button = TITLES[verb]
    context = {
        "form": form,
        "verb": verb,
        "button": button,
        "matter": matter,
        "title": title_of(matter.case, matter.intake),
        "key": key,
    }
    status = 422 if form.errors else 200
    return render_portal(request, "act", context, title=title, back=matter.url, status=status)


def _call(verb: str, request: HttpRequest, matter: Matter, form: Any) -> str:
    actor, data = matter.actor, form.cleaned_data
    if verb == "add_evidence":
        return _add_files(request, matter, data["note"])
    if verb == "identify_intake" and matter.intake is not None:
        identify_intake(actor=actor, intake=matter.intake, **form.arguments())
    elif matter.case is not None:
        run = reopen_case if verb == "reopen_case" else withdraw_case
        run(actor=actor, case=matter.case, reason=data["reason"])
    return DONE[verb]


def _add_files(request: HttpRequest, matter: Matter, note: str) -> str:
    """Every file by itself. All refused: an error of the form; some refused: said beside what was taken."""
    uploads = request.FILES.getlist("upload")
    if not uploads:
        raise BadInput("upload", "请选至少一个文件。")
    if len(uploads) > MOST_FILES:
        raise BadInput("upload", f"一次最多{MOST_FILES}个文件，请分几次交。")
    owner: dict[str, Any] = {"intake": matter.intake} if matter.intake is not None else {"case": matter.case}
    kept, refused = 0, []
    for upload in uploads:
        try:
            add_evidence(actor=matter.actor, upload=upload, note=note, **owner)
            kept += 1
        except BadInput as error:
            refused.append(error.sentence)
    if not kept:
        raise BadInput("upload", " ".join(refused))
    for sentence in refused:
        messages.error(request, sentence)
    return f"收到{kept}个文件。"


def _confirm(request: HttpRequest, matter: Matter) -> HttpResponse:
    """The money is there. Only payments that this page offers can be confirmed on it."""
    key = request.POST.get("payment", "")
    payment = next((each for each in told(matter)["to_confirm"] if str(each.pk) == key), None)
    if payment is None:
        if matter.case is None or not key.isdecimal():
            raise Http404
        get_object_or_404(matter.case.payments, pk=int(key[:18]), confirmed_by_worker=True)  # tapped twice
    else:
        confirm_payment(actor=matter.actor, payment=payment)
        messages.success(request, f"记下了：{payment.amount:,.2f}元已经到手。")
    return HttpResponseRedirect(matter.url)
