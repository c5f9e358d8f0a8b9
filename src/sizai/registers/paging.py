"""Keyset pages: 50 rows after (or before) a key, so that page 4,000 is as quick as the first. Counting stops at 10,001."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from sizai.ui.components.pager import COUNTED_TO

PAGE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Order:
    """By one field, then by id in the same direction. Entries without a value stand last, whichever way."""

    field: str
    descending: bool = False
    nullable: bool = False

    def expressions(self, *, backwards: bool) -> list[OrderBy]:
        """For `order_by`; `backwards` is the exact reverse, for the page before."""
        down = self.descending != backwards
        first = OrderBy(
            F(self.field),
            descending=down,
            nulls_last=True if self.nullable and not backwards else None,
            nulls_first=True if self.nullable and backwards else None,
        )
        if self.field == "id":
            return [first]
        return [first, OrderBy(F("id"), descending=down)]

    def beyond(self, value: Any, key: int, *, backwards: bool) -> Q:
        """Rows behind the row that has `value` and the id `key`, in the order read in this direction."""
        then = "lt" if self.descending != backwards else "gt"
        later = Q(**{f"id__{then}": key})
        if self.field == "id":
            return later
        known = Q(**{f"{self.field}__isnull": False})
        if value is None:
            missing = Q(**{f"{self.field}__isnull": True}) & later
            return missing | known if backwards else missing
        # the outer condition lets an index on the field find the place
        found = Q(**{f"{self.field}__{then}e": value}) & (Q(**{f"{self.field}__{then}": value}) | later)
        return found if not self.nullable or backwards else found | Q(**{f"{self.field}__isnull": True})


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows, and the keys under which the neighbours begin ("" where there is none)."""

    rows: list[Row]
    after: str
    before: str


def _key_of(row: Model, order: Order) -> str:
    value = getattr(row, order.field)
    text = None if value is None else row._meta.get_field(order.field).value_to_string(row)  # type: ignore[union-attr]
    packed = json.dumps([text, row.pk], ensure_ascii=False, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read_key(model: type[Model], order: Order, key: str) -> tuple[Any, int] | None:
    """The value and the id; None for what is no key."""
    try:
        text, pk = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        value = None if text is None else model._meta.get_field(order.field).to_python(text)  # type: ignore[union-attr]
        if (value is None and not order.nullable) or not 0 <= int(pk) < 1 << 62 or "\0" in str(value):
            return None
        return value, int(pk)
    except (
        binascii.Error,
        ValueError,
        TypeError,
        AttributeError,
        UnicodeError,
        RecursionError,
        ValidationError,
    ):
        return None


def page_of(
    rows: QuerySet[Row], order: Order, *, after: str = "", before: str = "", size: int = PAGE
) -> Page[Row]:
    """One page in one query. A key that is no key gives the first page."""
    backwards = bool(before and not after)
    key = _read_key(rows.model, order, before if backwards else after) if after or before else None
    backwards = backwards and key is not None
    if key is not None:
        rows = rows.filter(order.beyond(*key, backwards=backwards))
    found = list(rows.order_by(*order.expressions(backwards=backwards))[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_before, has_after = (more, True) if backwards else (key is not None, more)
    return Page(
        rows=found,
        after=_key_of(found[-1], order) if found and has_after else "",
        before=_key_of(found[0], order) if found and has_before else "",
    )


def counted(rows: QuerySet[Any]) -> int:
    """How many, exact up to 10,000; 10,001 means more."""
    return rows.order_by()[: COUNTED_TO + 1].count()
