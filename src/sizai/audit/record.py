"""Append entries. Called last in a verb's transaction: the lock on the head is then held for the shortest time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.sealing import SealedField
from sizai.audit.chain import digest
from sizai.audit.models import Entry, Head


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(clock.ZONE).isoformat(timespec="seconds")
    if isinstance(value, dt.date | Decimal):
        return str(value)
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def differences(thing: models.Model, **after: Any) -> dict[str, list[Any]]:
    """Field → [before, after] for what really changes; a sealed field says only that it changed."""
    found: dict[str, list[Any]] = {}
    for name, value in after.items():
        before = getattr(thing, name)
        if before == value:
            continue
        sealed = isinstance(thing._meta.get_field(name), SealedField)
        found[name] = ["（已加密）", "（已更改）"] if sealed else [_plain(before), _plain(value)]
    return found


def _draft(*, actor: Actor, verb: str, thing: models.Model | None = None, thread: models.Model | None = None, text: str = "",
           changes: Mapping[str, Any] | None = None, reason: str = "", at: dt.datetime | None = None) -> Entry:  # fmt: skip
    thread = thread or thing
    return Entry(
        at=at or clock.now(),
        account_id=actor.account_id,
        actor=actor.name[:80],
        role=actor.role.value,
        verb=verb,
        thing_type=thing._meta.label_lower if thing else "",
        thing_id=thing.pk if thing else None,
        thing_name=str(thing)[:160] if thing else "",
        thread_type=thread._meta.label_lower if thread else "",
        thread_id=thread.pk if thread else None,
        text=text,
        changes=_plain(dict(changes or {})),
        reason=reason,
    )


def _first_head() -> Head:
    Head.objects.bulk_create([Head(pk=1)], ignore_conflicts=True)
    return Head.objects.select_for_update().get(pk=1)


def record_many(drafts: Iterable[dict[str, Any]]) -> list[Entry]:
    """Append several entries (the keyword arguments of `record` each) under one lock."""
    entries = [_draft(**draft) for draft in drafts]
    with transaction.atomic(savepoint=False):
        head = Head.objects.select_for_update().filter(pk=1).first() or _first_head()
        for entry in entries:
            entry.seq = head.seq = head.seq + 1
            entry.hash = head.hash = digest(head.hash, entry)
        Entry.objects.bulk_create(entries, batch_size=500)
        Head.objects.filter(pk=1).update(seq=head.seq, hash=head.hash)
    return entries


def record(*, actor: Actor, verb: str, thing: models.Model | None = None, thread: models.Model | None = None, text: str = "",
           changes: Mapping[str, Any] | None = None, reason: str = "") -> Entry:  # fmt: skip
    """Append one entry. `text`: the line of the timeline, in Chinese; `thread`: the matter, when not `thing` itself."""
    return record_many(
        [
            {
                "actor": actor,
                "verb": verb,
                "thing": thing,
                "thread": thread,
                "text": text,
                "changes": changes,
                "reason": reason,
            }
        ]
    )[0]
