"""Form fields: label above, hint under, error in red with a bar at the left. Required is the rule."""

from __future__ import annotations

from typing import Final

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from sizai.ui.components.markup import esc, safe
from sizai.ui.widgets import AmountInput, DateInput, DropInput, MaskedInput

OPTIONAL: Final = '<span class="hint">（可不填）</span>'
BARE: Final = (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple, forms.ClearableFileInput)
"""Widgets that are not one box with a border."""


def _notes(bound: BoundField, hint: str) -> str:
    """Hint and errors, under the ids that Django puts into aria-describedby."""
    told = hint or bound.help_text
    errors = "".join(f"<p>{esc(error)}</p>" for error in bound.errors)
    return (f'<p class="hint" id="{bound.auto_id}_helptext">{esc(told)}</p>' if told else "") + (
        f'<div class="err" id="{bound.auto_id}_error">{errors}</div>' if errors else ""
    )


def _control(bound: BoundField, hint: str) -> str:
    widget = bound.field.widget
    attrs: dict[str, str | bool] = {}
    if not isinstance(widget, BARE):
        attrs["class"] = f"inp {widget.attrs.get('class', '')}".strip()
    if hint and bound.auto_id and not bound.help_text:
        attrs["aria-describedby"] = f"{bound.auto_id}_helptext" + (
            f" {bound.auto_id}_error" if bound.errors else ""
        )
    html = bound.as_widget(attrs=attrs)
    if isinstance(widget, MaskedInput):
        return f'<div class="masked">{html}{_reveal(widget, bound)}</div>'
    if isinstance(widget, DropInput):
        return f'<div class="drop">把文件放到这里，或者 {html}</div>'
    if isinstance(widget, AmountInput):
        return html + '<p class="hint capitals" aria-live="polite"></p>'
    if isinstance(widget, DateInput) and "hx-get" in widget.attrs:
        return html + '<p class="hint due" aria-live="polite"></p>'
    return html


def _reveal(widget: MaskedInput, bound: BoundField) -> str:
    return peek(widget.reveal_url, str(bound.label or "")) if widget.reveal_url else ""


def field(bound: BoundField, *, hint: str = "", wide: bool = False) -> SafeString:
    """One field of a Django form. `hint` stands in for the help text; `wide` takes both columns."""
    if bound.is_hidden:
        return safe(str(bound))
    looks = "f" + " wide" * wide + " bad" * bool(bound.errors)
    optional = "" if bound.field.required else OPTIONAL
    control, notes, label = _control(bound, hint), _notes(bound, hint), esc(bound.label)
    if isinstance(bound.field.widget, forms.CheckboxInput):
        return safe(f'<div class="{looks} tick"><label>{control}<span>{label}</span></label>{notes}</div>')
    if bound.use_fieldset:
        return safe(
            f'<fieldset class="{looks}"><legend>{label}{optional}</legend>{control}{notes}</fieldset>'
        )
    head = f'<label for="{bound.id_for_label}">{label}{optional}</label>'
    return safe(f'<div class="{looks}">{head}{control}{notes}</div>')


def form_errors(form: forms.BaseForm) -> SafeString:
    """What stands in the way, above the form: errors of the whole, then one link per field."""
    if not form.errors:
        return safe("")
    whole = "".join(f"<li>{esc(error)}</li>" for error in form.non_field_errors())
    each = "".join(
        f'<li><a href="#{bound.id_for_label or bound.auto_id}">{esc(bound.label)}</a>：{esc(error)}</li>'
        for bound in form
        if not bound.is_hidden
        for error in bound.errors
    )
    hidden = "".join(f"<li>{esc(error)}</li>" for bound in form.hidden_fields() for error in bound.errors)
    return safe(
        '<div class="note bad" role="alert" tabindex="-1" data-focus><div><b>没有存上。</b>'
        f"您写的还在，改好下面的再存。<ul>{whole}{each}{hidden}</ul></div></div>"
    )


def peek(url: str, what: str) -> SafeString:
    """查看: leads to a page that asks for a reason; where scripts run it opens in a dialog."""
    return safe(
        f'<a class="peek" href="{esc(url)}" hx-get="{esc(url)}" hx-target="#sz-dialog-body">'
        f'查看<span class="vh">{esc(what)}</span></a>'
    )


def masked(value: str | None, *, reveal_url: str = "", what: str = "") -> SafeString:
    """A masked value on a page, with 查看 where the reader may. Nothing stored is 无."""
    if not value:
        return safe('<span class="hint">无</span>')
    return safe(
        f'<span class="num nw">{esc(value)}</span>{" " + peek(reveal_url, what) if reveal_url else ""}'
    )


def autosave_line(saved_at: str = "") -> SafeString:
    """Where autosave.js says 09:12:40已存; `saved_at`: time of the draft that stands in the form."""
    saved = f"{esc(saved_at)}已存" if saved_at else ""
    return safe(f'<span class="hint num" data-autosave-line role="status">{saved}</span>')
