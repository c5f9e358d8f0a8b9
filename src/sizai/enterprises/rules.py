from __future__ import annotations

from sizai.access.actor import Role
from sizai.access.policy import allow, role_in

allow("import_enterprises", "导入企业", role_in(Role.FEDERATION_CADRE))
