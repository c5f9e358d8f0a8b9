from __future__ import annotations

from sizai.access.actor import Role
from sizai.access.policy import allow, role_in

allow("found_installation", "建库", role_in(Role.ADMINISTRATOR))

allow("import_unions", "导入工会", role_in(Role.FEDERATION_CADRE))
