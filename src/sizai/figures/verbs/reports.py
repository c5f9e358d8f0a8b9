"""Monthly reports: published with a snapshot, frozen as files; exports of rows."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.figures.models import Report, ReportFile
from sizai.figures.queries.filters import Filters, within
from sizai.figures.queries.periods import month
from sizai.figures.queries.reports import body_name, draft_report, paper_of
from sizai.figures.queries.rows import RowSet
from sizai.figures.queries.workbooks import MOST_ROWS, annex, asked, write_rows
from sizai.figures.verbs.snapshots import freeze, store
from sizai.figures.vocabulary import PaperKind
from sizai.orgs.queries import organisation_name
from sizai.papers import file_name, print_paper, safe_file_name
from sizai.registers.bad_input import BadInput

MEMORY = 8 * 1024 * 1024


def publish_report(*, actor: Actor, first: dt.date, area: str = "") -> Report:
    """Publish the report of the month that begins on `first`: Word, Excel annex and a snapshot, all of one moment."""
    require(actor, "publish_report")
    taken = freeze(within(Filters(*month(first), area), actor))
    draft = draft_report(first, taken.filters, numbers=taken.numbers)
    paper = paper_of(draft, body=body_name(organisation_name(actor.organisation_id)), issued_on=clock.today())
    compared = {line.now.metric.key: (line.before, line.year_ago) for line in draft.lines}
    foot = [
        f"{draft.title}；范围：{asked(draft.filters)}；截至{draft.as_of:%Y-%m-%d %H:%M}",
        "“待核”是互相矛盾的数，核对前不印出",
    ]
    name = file_name(paper).removesuffix(".docx")
    contents = {
        PaperKind.DOCX: print_paper(paper),
        PaperKind.XLSX: annex(taken.numbers, taken.frozen, compared=compared, foot=foot),
    }
    with transaction.atomic():
        snapshot = store(taken, actor=actor, name=draft.title)
        report = Report.objects.create(
            title=draft.title, since=draft.since, until=draft.until, area_path=taken.filters.area, station_id=taken.filters.station_id,
            snapshot=snapshot, account_id=actor.account_id, made_by=actor.name, published_at=clock.now(),
        )  # fmt: skip
        ReportFile.objects.bulk_create(
            ReportFile(
                report=report, kind=kind, name=f"{name}{'_附表' if kind == PaperKind.XLSX else ''}.{kind.value}",
                sha256=hashlib.sha256(content).hexdigest(), size=len(content), content=content,
            )
            for kind, content in contents.items()
        )  # fmt: skip
        doubts = f"；{len(draft.doubts)}个数待核，没有印出" if draft.doubts else ""
        record(actor=actor, verb="publish_report", thing=report, text=f"发布{report.title}{doubts}")
    return report


def fetch_report(*, actor: Actor, report: Report, kind: PaperKind) -> ReportFile:
    """A file of a published report; who took it is kept."""
    require(actor, "read_report", report)
    with transaction.atomic():
        found: ReportFile = report.files.get(kind=kind)
        record(actor=actor, verb="read_report", thing=report, text=f"下载{found.name}")
    return found


def export_figure_rows(
    *, actor: Actor, title: str, row_set: RowSet, filters: Filters
) -> SpooledTemporaryFile[bytes]:
    """The rows behind a figure as .xlsx, names masked; who exported what is kept. The file stands at its beginning."""
    require(actor, "export_figure_rows")
    mine = within(filters, actor)
    count = row_set.count(mine)
    if count > MOST_ROWS:
        raise BadInput("filters", f"有{count:,}行，一次最多导出{MOST_ROWS:,}行。请缩短期间，或只选一个镇街。")
    target: Any = SpooledTemporaryFile(max_size=MEMORY)  # noqa: SIM115  (the caller sends and closes it)
    now = clock.now()
    foot = [f"{title}；范围：{asked(mine)}", f"{actor.title}于{now:%Y-%m-%d %H:%M}导出；姓名已隐去"]
    written = write_rows(target, title=title, row_set=row_set, rows=row_set.rows(mine, now=now), foot=foot)
    with transaction.atomic():
        record(
            actor=actor,
            verb="export_figure_rows",
            text=f"导出{title}{written:,}行",
            changes={"filters": mine.plain(), "rows": written},
        )
    target.seek(0)
    return target  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Annex:
    """A workbook and the name to save it under."""

    name: str
    content: BytesIO


def export_annex(*, actor: Actor, filters: Filters) -> Annex:
    """The figures of a filter with the rows behind each, as one workbook; who exported what is kept."""
    require(actor, "export_figure_rows")
    taken = freeze(within(filters, actor))
    as_of = taken.numbers[0].as_of
    told = asked(taken.filters)
    foot = [
        f"范围：{told}；截至{as_of:%Y-%m-%d %H:%M}",
        f"{actor.title}导出；姓名已隐去；“待核”是互相矛盾的数",
    ]
    content = annex(taken.numbers, taken.frozen, compared={}, foot=foot)
    with transaction.atomic():
        record(
            actor=actor,
            verb="export_figure_rows",
            text=f"导出数字和背后的行：{told}",
            changes={"filters": taken.filters.plain()},
        )
    return Annex(safe_file_name("数字", told, f"截至{as_of:%Y%m%d}", extension="xlsx"), BytesIO(content))
