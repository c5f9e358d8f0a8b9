from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RegistersConfig(AppConfig):
    name = "sizai.registers"
    label = "registers"

    def ready(self) -> None:
        from django.utils.module_loading import autodiscover_modules

        from . import rules  # noqa: F401  (registers the predicates)

        autodiscover_modules("registers")
        post_migrate.connect(self._tidy, sender=self)

    @staticmethod
    def _tidy(**_: Any) -> None:
        from sizai.registers.search.upkeep import empty_index_of_no_documents

        empty_index_of_no_documents()
