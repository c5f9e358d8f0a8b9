"""Does the key fit the sealed fields? Needs Django loaded."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db import models

from sizai.access.sealing import SealedField, Unreadable


@dataclass(frozen=True)
class Unsealed:
    """What unsealing one row of each sealed field gave. `unreadable`: fields that this key does not open."""

    opened: tuple[str, ...]
    unreadable: tuple[str, ...]
    empty: int


def try_key() -> Unsealed:
    """Unseal the newest filled row of every sealed field."""
    opened, unreadable, empty = [], [], 0
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                name = f"{model._meta.verbose_name}·{field.verbose_name}"
                try:
                    found = _newest(model, field.name)
                except Unreadable:
                    unreadable.append(name)
                    continue
                if found:
                    opened.append(name)
                else:
                    empty += 1
    return Unsealed(tuple(opened), tuple(unreadable), empty)


def _newest(model: type[models.Model], field: str) -> str:
    """The newest filled value among the last 2,000 rows (a sealed column has no index to ask for the rest)."""
    column = model._default_manager.order_by("-pk")
    newest = column.values_list("pk", flat=True)[:1].first()
    if newest is None:
        return ""
    value = (
        column.filter(pk__gt=newest - 2000).exclude(**{field: ""}).values_list(field, flat=True)[:1].first()
    )
    return str(value or "")
