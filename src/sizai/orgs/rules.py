"""Who may what with the union tree. Names and public telephones are no secret among the staff of a county."""

from __future__ import annotations

from sizai.access.actor import STAFF, Role
from sizai.access.policy import allow, role_in
from sizai.registers.rules import in_scope

staff = role_in(*STAFF)
cadre = role_in(Role.FEDERATION_CADRE)
administrator = role_in(Role.ADMINISTRATOR)
auditor = role_in(Role.AUDITOR)
keeps = (cadre & in_scope) | administrator

allow("found_installation", "建库", administrator)

for stem, label in (("union", "工会"), ("station", "站点"), ("department", "部门")):
    allow(f"read_{stem}", f"看{label}", staff)
    allow(f"create_{stem}", f"登记{label}", keeps)
    allow(f"change_{stem}", f"改{label}", keeps)
    allow(f"void_{stem}", f"撤销{label}", keeps)
    allow(f"restore_{stem}", f"恢复{label}", keeps)
    allow(f"reveal_{stem}", f"查看{label}负责人电话", cadre & in_scope)
    allow(f"export_{stem}s", f"导出{label}", cadre | auditor | administrator)

allow("read_department_kind", "看部门类别", staff)
allow("create_department_kind", "加部门类别", administrator)
allow("change_department_kind", "改部门类别", administrator)
allow("read_area", "看镇街", staff)
allow("create_area", "加镇街", administrator)
allow("change_area", "改镇街", administrator)
allow("export_areas", "导出镇街", cadre | auditor | administrator)
allow("import_unions", "导入工会", cadre)
