"""Figures that others have printed: noted, and concluded after checking."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import Refused, require
from sizai.audit.record import differences, record
from sizai.figures.models import PrintedFigure
from sizai.figures.queries.metrics import metric_of
from sizai.registers.bad_input import BadInput


def note_printed_figure(*, actor: Actor, key: str, text: str, number: Decimal, source: str, since: dt.date | None = None,
                        until: dt.date | None = None, area: str = "", note: str = "") -> PrintedFigure:  # fmt: skip
    """Put down what was printed somewhere. `number` is in the metric's unit; `area` defaults to the post's own."""
    require(actor, "note_printed_figure")
    metric = metric_of(key)
    if not text.strip() or not source.strip():
        raise BadInput("text", "请写印出的数和出处：哪份报纸、哪天、怎么写的。")
    if number < 0:
        raise BadInput("number", "印出的数不能是负数。")
    if since and until and since > until:
        raise BadInput("since", "起始日期晚于截止日期，请改其中一个。")
    area = area or actor.scope
    if not actor.reaches(area):
        raise Refused("这个镇街不在您的范围里，请选别的镇街。")
    with transaction.atomic():
        printed = PrintedFigure.objects.create(
            key=metric.key, text=text.strip(), number=number, source=source.strip(), since=since, until=until, area_path=area,
            note=note.strip(), created_at=clock.now(),
        )  # fmt: skip
        record(
            actor=actor,
            verb="note_printed_figure",
            thing=printed,
            text=f"记下{source.strip()}印出的{metric.name}：{text.strip()}",
        )
    return printed


def conclude_printed_figure(*, actor: Actor, printed: PrintedFigure, conclusion: str) -> PrintedFigure:
    """Write what checking it came to. It may be written again; the history keeps what stood there."""
    require(actor, "conclude_printed_figure")
    if not actor.reaches(printed.area_path):
        raise Refused("这个数不在您的范围里，不归您核对。")
    if not conclusion.strip():
        raise BadInput("conclusion", "请写核对结论：问过谁、来源怎么算的、以后印哪个数。")
    with transaction.atomic():
        after = {"conclusion": conclusion.strip(), "concluded_by": actor.name, "concluded_at": clock.now()}
        found = differences(printed, **after)
        PrintedFigure.objects.filter(pk=printed.pk).update(**after)
        printed.refresh_from_db()
        record(
            actor=actor,
            verb="conclude_printed_figure",
            thing=printed,
            changes=found,
            text=f"核对结论：{conclusion.strip()}",
        )
    return printed
