"""What somebody was typing, put back into the form."""

from __future__ import annotations

from django import forms

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.registers.queries import draft_fields, draft_of


def take_up(form: forms.Form, *, actor: Actor, key: str) -> str:
    """Fill a form that is shown for the first time from its draft; gives when it was saved (ISO), "" without one.

    Hidden fields too: a form of an entry goes on from the revision at which it was being typed.
    """
    draft = None if form.is_bound else draft_of(actor, key)
    if draft is None:
        return ""
    kept = draft_fields(draft)
    for name, field in form.fields.items():
        if name not in kept and not isinstance(field, forms.BooleanField):
            continue
        values = kept.get(name, [])
        many = isinstance(field, forms.MultipleChoiceField)
        form.initial[name] = (
            values if many else bool(values) if isinstance(field, forms.BooleanField) else values[-1]
        )
    return draft.saved_at.astimezone(clock.ZONE).isoformat(timespec="seconds")
