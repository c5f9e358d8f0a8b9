"""The accounts of the demo, for the login page. A real installation never has this file's marker."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from django.conf import settings

from sizai.access.actor import Role
from sizai.orgs.models import Post

DEMO_PASSWORD = "heshan-2024"


def write_marker(shown: Iterable[tuple[str, str, str]]) -> None:
    """`demo.json` in the home: username, password, name, role, where. The login page lists it."""
    roles = dict(Post.objects.values_list("account__username", "role"))
    rows = [
        {
            "username": username,
            "password": DEMO_PASSWORD,
            "name": name,
            "role": Role(roles[username]).label,
            "where": where,
        }
        for username, name, where in shown
    ]
    path = settings.HOME / "demo.json"
    fresh = path.with_suffix(".part")
    fresh.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(fresh, path)
