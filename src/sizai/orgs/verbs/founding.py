"""Founding an installation: whose it is, its areas, the kinds of departments, the first organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.cache import cache
from django.db import transaction

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.orgs.models import Area, DepartmentKind, Installation, Organisation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.registers.bad_input import BadInput

HESHAN = {
    "440784": "鹤山市", "440784001": "沙坪街道", "440784101": "龙口镇", "440784102": "雅瑶镇", "440784103": "古劳镇", "440784104": "桃源镇",
    "440784105": "鹤城镇", "440784106": "共和镇", "440784107": "址山镇", "440784108": "宅梧镇", "440784112": "双合镇",
}  # fmt: skip
"""The county of the method and its ten towns, by administrative code (facts)."""


def found_default(*, actor: Actor) -> Organisation:
    """鹤山市总工会 with its towns, when nothing has been founded yet. Another county changes areas and name in the registers."""
    there = Organisation.objects.filter(kind=OrganisationKind.FEDERATION, parent=None).order_by("id").first()
    if there is not None:
        return there
    areas = [
        (code, name, name.removesuffix("镇").removesuffix("街道").removesuffix("市"))
        for code, name in HESHAN.items()
    ]
    return found_installation(
        actor=actor, name="鹤山市总工会", area_path="440784", areas=areas, code_prefix="鹤工调"
    )


def found_installation(
    *,
    actor: Actor,
    name: str,
    area_path: str,
    areas: Iterable[tuple[str, str, str]],
    code_prefix: str,
    demo: bool = False,
) -> Organisation:
    """The first act in an empty database: one row says whose it is. Returns the federation.

    `areas`: (code, name, short name), the county itself among them.
    """
    require(actor, "found_installation")
    if Installation.objects.exists():
        raise BadInput("name", "这里已经建过库了。要重来请用 sizai leave-demo，或换一个 SIZAI_HOME。")
    with transaction.atomic():
        made = Installation.objects.create(
            name=name, area_path=area_path, code_prefix=code_prefix, demo=demo, created_at=clock.now()
        )
        Area.objects.bulk_create(Area(code=code, name=full, short_name=short) for code, full, short in areas)
        federation = Organisation.objects.create(
            kind=OrganisationKind.FEDERATION, name=name, area_path=area_path
        )
        record(
            actor=actor,
            verb="found_installation",
            thing=made,
            text=f"建库：{name}{'（演示）' if demo else ''}",
        )
    cache.clear()
    return federation


def place_tiles(*, actor: Actor, tiles: dict[str, tuple[int, int]]) -> None:
    """Where each town stands on the screen's tiles (column, row from 1). 示意位置, not a map."""
    require(actor, "found_installation")
    with transaction.atomic():
        for code, (column, row) in tiles.items():
            Area.objects.filter(code=code).update(tile_column=column, tile_row=row)
        record(actor=actor, verb="place_tiles", text="排了大屏的镇街方格")


def add_department_kind(*, actor: Actor, code: str, name: str, answer_hours: int) -> DepartmentKind:
    """人社所, 司法所 …, and the working hours within which it answers a dispatch."""
    require(actor, "found_installation")
    with transaction.atomic():
        kind = DepartmentKind.objects.create(code=code, name=name, answer_hours=answer_hours)
        record(
            actor=actor,
            verb="add_department_kind",
            thing=kind,
            text=f"部门类别：{name}，{answer_hours}个工作小时内接单",
        )
    return kind


def found_organisation(
    *, actor: Actor, kind: OrganisationKind, name: str, area_path: str, **more: Any
) -> Organisation:
    """One organisation of the union tree or a department."""
    require(actor, "found_installation")
    with transaction.atomic():
        made = Organisation.objects.create(kind=kind, name=name, area_path=area_path, **more)
        record(
            actor=actor, verb="found_organisation", thing=made, text=f"{OrganisationKind(kind).label}：{name}"
        )
    return made
