"""Reading that leaves a trace: a masked value revealed, a list taken away."""

from __future__ import annotations

from typing import Any, BinaryIO

from django.db import models, transaction
from django.db.models import QuerySet
from django.http import QueryDict

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.registers.bad_input import BadInput
from sizai.registers.listing import conditions, narrowed
from sizai.registers.register import Register
from sizai.registers.workbooks import write_list

MOST_EXPORTED = 200_000


def reveal_field(
    *, actor: Actor, register: Register[Any], entry: models.Model, field: str, reason: str
) -> str:
    """The plain value of a sealed field. The history holds who asked, for what, and why; not the value."""
    require(actor, register.verbs.reveal, entry)
    column = register.sealed.get(field)
    if column is None:
        raise BadInput("field", "这一格没有隐去，不用查看。")
    if len(reason.strip()) < 2:
        raise BadInput("reason", "请写为什么要看：例如通知开调解会、核对身份。")
    label = column.heading(register.model)
    with transaction.atomic():
        record(
            actor=actor,
            verb=register.verbs.reveal,
            thing=entry,
            text=f"查看了{label}：{reason.strip()}",
            reason=reason.strip(),
        )
    return str(getattr(entry, field))


def export_entries(
    *,
    actor: Actor,
    register: Register[Any],
    asked: QueryDict,
    target: BinaryIO,
    chosen: list[int] | None = None,
) -> int:
    """Write what the list shows (or the chosen entries of it) as .xlsx into `target`: the same door, the same masks.

    Gives the number of rows. Reading goes first and holds no lock; the history is written before the file is handed out.
    """
    require(actor, register.verbs.export)
    rows: QuerySet[Any] = narrowed(register, actor, asked)
    if chosen is not None:
        rows = (
            register.scope(actor).filter(pk__in=chosen).order_by(*register.order.expressions(backwards=False))
        )
    if rows.order_by()[: MOST_EXPORTED + 1].count() > MOST_EXPORTED:
        raise BadInput("asked", f"一次最多导出{MOST_EXPORTED:,}行。请先用条件缩小范围。")
    told = "勾选的" if chosen is not None else "、".join(conditions(register, actor, asked)[1]) or "全部"
    taken = (rows.select_related(*register.related_names) if register.related_names else rows).iterator(2000)
    written = write_list(
        target,
        title=register.label,
        columns=[column.exported(register.model) for column in (*register.columns, *register.details)],
        rows=taken,
        foot=[
            f"{register.label}，{told}，{actor.title}导出，截至{clock.now():%Y-%m-%d %H:%M}；隐去的号码按权限保留隐去"
        ],
    )
    with transaction.atomic():
        record(
            actor=actor,
            verb=register.verbs.export,
            text=f"导出{register.label}{written}{register.unit}：{told}",
        )
    return written
