"""What is asked of an entry of the union tree before it is stored: values as typed → values as kept, or BadInput."""

from __future__ import annotations

import re
from typing import Any

from sizai.access.actor import Actor
from sizai.orgs.models import Area, DepartmentKind, Organisation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.registers.bad_input import BadInput
from sizai.text.phones import read_phones
from sizai.text.unreadable import Unreadable
from sizai.text.uscc import read_uscc

DEEPEST = 10
"""Levels of the union tree; more is a ring."""


def prepared_organisation(actor: Actor, entry: Organisation | None, values: dict[str, Any]) -> dict[str, Any]:
    """Codes and telephones read, no two open organisations of one kind and name in one area, no ring."""
    found = dict(values)
    now = {
        name: found.get(name, getattr(entry, name, None))
        for name in ("name", "area_path", "kind", "parent_id", "department_kind_id", "body_kind")
    }
    try:
        if found.get("uscc"):
            found["uscc"] = read_uscc(found["uscc"])
    except Unreadable as error:
        raise BadInput("uscc", str(error)) from error
    try:
        if found.get("chair_phone"):
            found["chair_phone"] = "、".join(read_phones(found["chair_phone"]).numbers)
    except Unreadable as error:
        raise BadInput("chair_phone", str(error)) from error
    if (
        now["kind"] == OrganisationKind.STATION
        and not now["body_kind"]
        and (entry is None or "body_kind" in found)
    ):
        raise BadInput("body_kind", "请选调解组织性质：它决定达成协议以后走哪一步。")
    kinds = {"kind": now["kind"]} if now["kind"] else {}
    alike = Organisation.objects.filter(
        name=now["name"], area_path=now["area_path"], staged=False, closed_on=None, **kinds
    )
    if {"name", "area_path"} & set(found) and alike.exclude(pk=entry.pk if entry else None).exists():  # type: ignore[misc]
        raise BadInput("name", f"“{now['name']}”已经登记过，请先搜一搜，改那一条。")
    if found.get("parent_id"):
        _refuse_ring(entry, found["parent_id"])
    return found


def _refuse_ring(entry: Organisation | None, parent: int) -> None:
    above: int | None = parent
    for _ in range(DEEPEST):
        if above is None:
            return
        if entry is not None and above == entry.pk:
            break
        above = Organisation.objects.filter(pk=above).values_list("parent_id", flat=True).first()
    raise BadInput("parent_id", "上级不能是自己或自己的下级，请另选。")


def prepared_department_kind(
    actor: Actor, entry: DepartmentKind | None, values: dict[str, Any]
) -> dict[str, Any]:
    """A code of small letters; hours between 1 and 240."""
    if "code" in values and not re.fullmatch(r"[a-z][a-z0-9_]{1,31}", values["code"] or ""):
        raise BadInput("code", "代码用小写英文字母、数字和下划线，例如 hrss。")
    if "answer_hours" in values and not 1 <= (values["answer_hours"] or 0) <= 240:
        raise BadInput("answer_hours", "接单时限在1到240个工作小时之间。")
    return values


def prepared_area(actor: Actor, entry: Area | None, values: dict[str, Any]) -> dict[str, Any]:
    """6, 9 or 12 figures, inside an area that is there."""
    code = values.get("code")
    if code is not None:
        if not re.fullmatch(r"\d{6}|\d{9}|\d{12}", code, re.ASCII):
            raise BadInput("code", "行政区划代码：县6位、镇街9位、村社区12位数字。")
        if len(code) > 6 and not Area.objects.filter(code=code[: len(code) - 3]).exists():
            raise BadInput("code", f"先登记上一级{code[: len(code) - 3]}，再登记这一个。")
    for name in ("tile_column", "tile_row"):
        if values.get(name) is not None and not 1 <= values[name] <= 40:
            raise BadInput(name, "示意位置从1到40。")
    return values
