from __future__ import annotations

from django.apps import AppConfig


class EnterprisesConfig(AppConfig):
    name = "sizai.enterprises"
    label = "enterprises"

    def ready(self) -> None:
        from . import rules  # noqa: F401  (registers the predicates)
