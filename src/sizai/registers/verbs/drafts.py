"""Autosave: drafts of forms, sealed, each account's own. They are no acts: the history does not hold them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.registers.bad_input import BadInput
from sizai.registers.models import Draft

LONGEST_KEY, LONGEST = 120, 200_000
MOST = 200
"""Drafts of one account: the oldest go."""


def save_draft(*, actor: Actor, form: str, fields: Iterable[tuple[str, str]]) -> Draft:
    """Keep what is being typed. `form` names form and object; `fields`: (name, value) pairs in order."""
    require(actor, "save_draft")
    if not form or len(form) > LONGEST_KEY:
        raise BadInput("form", "这张表没有名字，存不下草稿。")
    data = json.dumps([[name, value] for name, value in fields], ensure_ascii=False, separators=(",", ":"))
    if len(data) > LONGEST:
        raise BadInput("data", "写得太长，草稿存不下。请先存一次，再接着写。")
    with transaction.atomic():
        saved, _ = Draft.objects.update_or_create(  # type: ignore[misc]
            account_id=actor.account_id, form=form, defaults={"data": data, "saved_at": clock.now()}
        )
        mine = Draft.objects.filter(account_id=actor.account_id).order_by("-saved_at", "-id")  # type: ignore[misc]
        Draft.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[MOST:])).delete()
    return saved


def discard_draft(*, actor: Actor, form: str) -> None:
    """The form has been accepted, or its draft is not wanted."""
    require(actor, "save_draft")
    with transaction.atomic():
        Draft.objects.filter(account_id=actor.account_id, form=form).delete()  # type: ignore[misc]
