from __future__ import annotations

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "sizai.figures"
    label = "figures"

    def ready(self) -> None:
        from . import rules  # noqa: F401  (registers the predicates)
