from __future__ import annotations

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "sizai.registers"
    label = "registers"

    def ready(self) -> None:
        from . import rules  # noqa: F401  (registers the predicates)
