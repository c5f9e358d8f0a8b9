"""Reads of the registers' own tables."""

from __future__ import annotations

import json

from sizai.access.actor import Actor
from sizai.registers.models import Draft


def draft_of(actor: Actor, form: str) -> Draft | None:
    """What the actor was typing into a form."""
    return Draft.objects.filter(account_id=actor.account_id, form=form).first() if actor.account_id else None


def draft_fields(draft: Draft) -> dict[str, list[str]]:
    """Field → what was typed, in order (several for ticks)."""
    found: dict[str, list[str]] = {}
    for name, value in json.loads(draft.data):
        found.setdefault(name, []).append(value)
    return found
