"""The forms of registers: a new entry, a correction with both versions when two clerks met, a step, a reveal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.queries import history_of
from sizai.lifecycle import StaleMove
from sizai.pages.desk.frame import render_desk
from sizai.registers.bad_input import BadInput
from sizai.registers.forms.drafts import take_up
from sizai.registers.forms.entries import BASE, REVISION, EntryForm, OutOfSight, both_versions
from sizai.registers.forms.reasons import ReasonForm
from sizai.registers.register import Register, Step
from sizai.registers.verbs.drafts import discard_draft, save_draft
from sizai.registers.verbs.entries import change_entry, create_entry, restore_entry, void_entry
from sizai.registers.verbs.reading import reveal_field
from sizai.ui import components as ui
from sizai.ui.components.markup import safe
from sizai.ui.drafts import accept_draft
from sizai.ui.widgets import MaskedField

IN_DIALOG = "sz-dialog-body"


def _fields(form: Any) -> SafeString:
    """The inputs; the wide ones take both columns, those out of sight have no label."""
    wide = {each.name for each in getattr(form, "inputs", ()) if each.wide}
    apart = [bound for bound in form if isinstance(bound.field.widget, OutOfSight)]
    seen = (ui.field(bound, wide=bound.name in wide) for bound in form if bound not in apart)
    return safe("".join(seen) + "".join(str(bound) for bound in apart))


def _page(request: HttpRequest, register: Register[Any], *, form: Any, title: str, button: str, home: str, key: str = "",
          status: int = 200, **more: Any) -> HttpResponse:  # fmt: skip
    dialog = request.headers.get("HX-Target") == IN_DIALOG
    context = {
        "register": register, "form": form, "fields": _fields(form), "title": title, "button": button, "home": home, "key": key,
        "today": clock.today(), "way_back": True,
        "saved_time": str(more.get("saved", ""))[11:19], **more,
    }  # fmt: skip
    template = "desk/registers/dialog.html" if dialog else "desk/registers/form.html"
    shown = render_desk(
        request,
        template,
        context,
        place="registers",
        section=register.key,
        status=422 if form.errors and status == 200 else status,
    )
    shown.headers["Cache-Control"] = "no-store"
    return shown


def _taken(request: HttpRequest, actor: Actor, key: str, url: str, sentence: str) -> HttpResponse:
    """The form has been accepted: its drafts, here and on the clerk's machine, are not needed any more."""
    if key and actor.account_id:
        discard_draft(actor=actor, form=key)
    messages.success(request, sentence)
    response = HttpResponseRedirect(url)
    return accept_draft(response, request=request, key=key) if key else response


def create(request: HttpRequest, register: Register[Any], actor: Actor) -> HttpResponse:
    """登记: a new entry."""
    require(actor, register.verbs.create)
    key = f"{register.key}:new"
    form = EntryForm(register, actor=actor, data=request.POST if request.method == "POST" else None)
    saved = take_up(form, actor=actor, key=key)
    if request.method == "POST" and form.is_valid():
        try:
            if register.create is not None:
                made = register.create(actor=actor, **form.values())
            else:
                made = create_entry(actor=actor, register=register, **form.values())
        except BadInput as error:
            form.error_of(error.field, error.sentence)
        else:
            return _taken(request, actor, key, register.url_of(made), f"已登记：{made}。")
    return _page(
        request,
        register,
        form=form,
        title=f"登记{register.label}",
        button="登记",
        home=register.url,
        key=key,
        saved=saved,
    )


def change(request: HttpRequest, register: Register[Any], actor: Actor, entry: Model) -> HttpResponse:
    """改: only what was typed is changed. When somebody was quicker, both versions stand side by side and nothing is lost."""
    require(actor, register.verbs.change, entry)
    key, home = f"{register.key}:{entry.pk}", register.url_of(entry)
    form = EntryForm(
        register, actor=actor, entry=entry, data=request.POST if request.method == "POST" else None
    )
    saved = take_up(form, actor=actor, key=key)
    common: dict[str, Any] = {"title": f"改{register.label}", "button": "保存", "home": home, "key": key}
    if request.method == "POST" and form.is_valid():
        try:
            arguments = {"actor": actor, "revision": form.cleaned_data["revision"], **form.changes()}
            if register.change is not None:
                register.change(**{register.argument: entry}, **arguments)
            else:
                change_entry(register=register, entry=entry, **arguments)
        except BadInput as error:
            form.error_of(error.field, error.sentence)
        except StaleMove as error:
            now = register.scope(actor).get(pk=entry.pk)
            rows, form = both_versions(form, EntryForm(register, actor=actor, entry=now))
            _keep(request, actor, key, form)
            met = _page(
                request,
                register,
                form=form,
                status=409,
                conflict=rows,
                theirs=_last_hand(now),
                sentence=str(error),
                **common,
            )
            return accept_draft(met, request=request, key=key)
        else:
            return _taken(request, actor, key, home, f"已保存：{entry}。")
    return _page(request, register, form=form, saved=saved, **common)


def _keep(request: HttpRequest, actor: Actor, key: str, form: EntryForm) -> None:
    """What now stands in the form takes the place of its drafts, here and (by the cookie) on the clerk's machine."""
    names = [each.name for each in form.inputs if not isinstance(form.fields[each.name], MaskedField)]
    if actor.account_id:
        save_draft(
            actor=actor,
            form=key,
            fields=[(name, str(form.data.get(name, ""))) for name in [*names, REVISION, BASE]],
        )


def _last_hand(entry: Model) -> str:
    """Who changed it last, and when."""
    last = history_of(entry).first()
    return f"{last.actor}{last.at.astimezone(clock.ZONE):%H:%M}写的" if last else "现在的"


def _step(
    request: HttpRequest, register: Register[Any], actor: Actor, entry: Model, step: Step
) -> HttpResponse:
    require(actor, step.verb, entry)
    if not step.when(entry):
        raise Http404
    key, home = f"{register.key}:{entry.pk}:{step.verb}", register.url_of(entry)
    form: Any = step.form(request.POST if request.method == "POST" else None, thing=entry)  # type: ignore[call-arg]
    saved = take_up(form, actor=actor, key=key)
    if request.method == "POST" and form.is_valid():
        try:
            step.run(actor=actor, **{step.argument: entry}, **form.arguments())
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        except StaleMove as error:
            form.add_error(None, str(error))
            form.data = form.data.copy()
            form.data["revision"] = str(register.scope(actor).get(pk=entry.pk).revision)
        else:
            return _taken(request, actor, key, home, f"{step.label}：已经办好。")
    return _page(request, register, form=form, title=step.label, button=step.label, home=home, key=key, saved=saved, tells=step.tells,
                 way_back=step.way_back, thing=entry)  # fmt: skip


def _closing(
    request: HttpRequest, register: Register[Any], actor: Actor, entry: Model, verb: str
) -> HttpResponse:
    require(actor, verb, entry)
    closes, home = verb == register.verbs.void, register.url_of(entry)
    label = register.closing_label if closes else "恢复"
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            run = void_entry if closes else restore_entry
            run(actor=actor, register=register, entry=entry, reason=form.cleaned_data["reason"])
        except BadInput as error:
            form.add_error(None, error.sentence)
        else:
            return _taken(request, actor, "", home, f"{label}：已经办好。")
    tells = "留着并注明，用到它的地方不受影响，可以恢复。" if closes else ""
    return _page(
        request,
        register,
        form=form,
        title=f"{label}：{entry}",
        button=label,
        home=home,
        tells=tells,
        way_back=not closes,
        thing=entry,
    )


def _reveal(request: HttpRequest, register: Register[Any], actor: Actor, entry: Model) -> HttpResponse:
    """查看: asks why, then shows the plain value once."""
    require(actor, register.verbs.reveal, entry)
    name = request.GET.get("field", "")
    column = register.sealed.get(name)
    if column is None:
        raise Http404
    form, plain = ReasonForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        try:
            plain = reveal_field(
                actor=actor, register=register, entry=entry, field=name, reason=form.cleaned_data["reason"]
            )
        except BadInput as error:
            form.add_error("reason", error.sentence)
        else:
            plain = plain or "无"
    label = column.heading(register.model)
    return _page(request, register, form=form, title=f"查看{label}", button="查看", home=register.url_of(entry), thing=entry, plain=plain,
                 stays=True, tells="谁看了、为什么看，会记下来。")  # fmt: skip


def act(request: HttpRequest, register: Register[Any], actor: Actor, entry: Model, verb: str) -> HttpResponse:
    """The page of a verb of one entry. What is no verb of this register is not there."""
    verbs = register.verbs
    if verb == verbs.change:
        return change(request, register, actor, entry)
    if register.closing and verb in (verbs.void, verbs.restore):
        return _closing(request, register, actor, entry, verb)
    if verb == verbs.reveal:
        return _reveal(request, register, actor, entry)
    step = register.step(verb)
    if step is None:
        raise Http404
    return _step(request, register, actor, entry, step)
