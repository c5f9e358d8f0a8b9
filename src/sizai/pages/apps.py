from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "sizai.pages"
    label = "pages"

    def ready(self) -> None:
        from .door import receivers  # noqa: F401  (stamps new sessions)
