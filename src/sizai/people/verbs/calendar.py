"""The address of one's calendar feed."""

from __future__ import annotations

import secrets

from django.db import transaction

from sizai.access.actor import Actor
from sizai.access.policy import Refused
from sizai.audit.record import record
from sizai.people.models import Account


def give_calendar_token(*, actor: Actor) -> str:
    """A new secret address for one's own feed; the old address stops working."""
    if actor.account_id is None:
        raise Refused
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Account.objects.filter(pk=actor.account_id).update(calendar_token=token)
        record(actor=actor, verb="give_calendar_token", thing=Account.objects.get(pk=actor.account_id))
    return token
