"""Reads of the history."""

from __future__ import annotations

from django.db.models import Model, Q, QuerySet

from sizai.audit.models import Entry


def history_of(thing: Model) -> QuerySet[Entry]:
    """Everything about `thing` and what belongs to it, newest first."""
    label = thing._meta.label_lower
    return Entry.objects.filter(
        Q(thread_type=label, thread_id=thing.pk) | Q(thing_type=label, thing_id=thing.pk)
    )


def timeline_of(thing: Model) -> QuerySet[Entry]:
    """The lines of the timeline: acts with a sentence, in the thread of `thing`, newest first."""
    return Entry.objects.filter(thread_type=thing._meta.label_lower, thread_id=thing.pk).exclude(text="")
