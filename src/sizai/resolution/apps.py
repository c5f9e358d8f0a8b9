from __future__ import annotations

from django.apps import AppConfig


class ResolutionConfig(AppConfig):
    name = "sizai.resolution"
    label = "resolution"

    def ready(self) -> None:
        from sizai.registers import search

        from . import rules  # noqa: F401  (registers the predicates)
        from .queries.documents import all_documents

        search.source("case", all_documents)
