"""Who may what with enterprises."""

from __future__ import annotations

from typing import Any

from sizai.access.actor import Actor, Role
from sizai.access.policy import allow, predicate, role_in
from sizai.enterprises.queries import COUNTY_DIGITS

cadre = role_in(Role.FEDERATION_CADRE)
mediator = role_in(Role.STATION_MEDIATOR)
auditor = role_in(Role.AUDITOR)
reader = role_in(Role.REPRESENTATIVE, Role.HOTLINE_OPERATOR)
employer = role_in(Role.EMPLOYER_HR)


@predicate
def in_area(actor: Actor, thing: Any) -> bool:
    """The enterprise lies in the post's area (its town unknown: in the county). Without one: the post has an area."""
    if not actor.scope or thing is None:
        return bool(actor.scope)
    return actor.reaches(thing.area_path) if thing.area_path else len(actor.scope) <= COUNTY_DIGITS


@predicate
def own(actor: Actor, thing: Any) -> bool:
    """The employer's own entry."""
    return thing is not None and actor.enterprise_id is not None and thing.pk == actor.enterprise_id


keeps = cadre & in_area
helps = (cadre | mediator) & in_area

allow("read_enterprise", "看企业", ((cadre | mediator | auditor | reader) & in_area) | (employer & own))
allow("register_enterprise", "登记企业", helps)
allow("change_enterprise", "改企业", keeps)
allow("change_contact", "改联系方式", helps)
allow("note_headcount", "登记人数", helps)
allow("add_former_name", "加曾用名", keeps)
allow("close_enterprise", "企业注销或停业", keeps)
allow("reopen_enterprise", "企业恢复", keeps)
allow("reveal_enterprise", "查看企业电话", helps)
allow("export_enterprises", "导出企业", (cadre | mediator | auditor) & in_area)
allow("import_enterprises", "导入企业", cadre)
