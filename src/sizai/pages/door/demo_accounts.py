"""The accounts that the sign-in page of a demo shows. The demo leaves them in `SIZAI_HOME/demo.json`; elsewhere there are none."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings

from sizai.orgs.queries import is_demo


@dataclass(frozen=True)
class DemoAccount:
    """One line: who it is and how to come in."""

    username: str
    password: str
    name: str
    role: str
    where: str = ""


def demo_accounts() -> tuple[DemoAccount, ...]:
    """In the order of the file; nothing unless everything in this installation is invented."""
    path = settings.HOME / "demo.json"
    if not is_demo() or not path.is_file():
        return ()
    wanted = DemoAccount.__dataclass_fields__
    rows = json.loads(path.read_text("utf-8"))
    return tuple(
        DemoAccount(**{key: str(value) for key, value in row.items() if key in wanted}) for row in rows
    )
