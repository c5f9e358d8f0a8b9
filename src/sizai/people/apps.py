from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sizai.people"
    label = "people"

    def ready(self) -> None:
        from . import rules  # noqa: F401  (registers the predicates)
