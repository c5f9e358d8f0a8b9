"""Cases written out: what the list shows, under the same policy and masks; who took what is written down."""

from __future__ import annotations

from typing import BinaryIO

from django.db import transaction
from django.db.models import QuerySet

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.orgs.queries import area_names, is_demo
from sizai.registers.workbooks import ExportColumn, Shape, write_list
from sizai.resolution.models import Case

COLUMNS: tuple[ExportColumn[Case], ...] = (
    ExportColumn("案号", lambda case: case.code),
    ExportColumn("台账编号", lambda case: case.ledger_no),
    ExportColumn("受理日期", lambda case: case.accepted_on, Shape.DATE),
    ExportColumn("申请人", lambda case: case.applicant_name or "匿名"),
    ExportColumn("用人单位", lambda case: case.enterprise_name),
    ExportColumn("镇街", lambda case: area_names().get(case.area_path, "")),
    ExportColumn("请求事项", lambda case: case.claim_text or case.get_claim_kind_display()),
    ExportColumn("涉及人数", lambda case: case.workers_count, Shape.INTEGER),
    ExportColumn("涉及金额", lambda case: case.amount_claimed, Shape.MONEY),
    ExportColumn("受理单位", lambda case: case.station.name if case.station else ""),
    ExportColumn("调解员", lambda case: case.mediator_name),
    ExportColumn("状态", lambda case: case.get_state_display()),
    ExportColumn("调解结果", lambda case: case.get_mediation_result_display()),
    ExportColumn("调解办结", lambda case: case.mediated_on, Shape.DATE),
    ExportColumn("协议金额", lambda case: case.amount_promised, Shape.MONEY),
    ExportColumn("到账金额", lambda case: case.amount_received, Shape.MONEY),
    ExportColumn("结局", lambda case: case.get_outcome_display()),
)


def export_cases(*, actor: Actor, cases: QuerySet[Case], target: BinaryIO, told: str = "") -> int:
    """Write `cases` (already the actor's: `cases_for` and filters) as .xlsx; returns how many. No telephone, no identity number."""
    require(actor, "export_cases")
    with transaction.atomic():
        count = cases.count()
        foot = [
            f"共{count}件，{told or '全部'}",
            f"截至{clock.now():%Y-%m-%d %H:%M}，{actor.name}导出{'，演示数据' if is_demo() else ''}",
        ]
        write_list(
            target,
            title="案件",
            columns=COLUMNS,
            rows=cases.select_related("station").iterator(2000),
            foot=foot,
        )
        record(actor=actor, verb="export_cases", text=f"导出案件{count}件：{told or '全部'}")
    return count
