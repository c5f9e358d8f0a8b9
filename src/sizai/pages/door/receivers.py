"""A new session begins to count its idle time at once, however it was opened."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from sizai.access import clock
from sizai.pages.door.session import SEEN


@receiver(user_logged_in, dispatch_uid="sizai_seen")
def stamp(sender: Any, request: HttpRequest, **_: Any) -> None:
    request.session[SEEN] = int(clock.now().timestamp())
