from __future__ import annotations

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    name = "sizai.orgs"
    label = "orgs"

    def ready(self) -> None:
        from . import rules  # noqa: F401  (registers the predicates)
