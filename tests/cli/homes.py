"""Real installations for the tests of the command line: a home folder, a database, and the command itself in a process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "四在 备份口令 2026"
SERVER = os.environ.get("DATABASE_URL", "").rpartition("/")[0]
"""The PostgreSQL server of this run; empty: SQLite."""

FILL = """
import django; django.setup()
import hashlib
from pathlib import Path
from django.conf import settings
from sizai.access import clock
from sizai.orgs.models import Installation
from sizai.resolution.models import Evidence
from tests import cast
with clock.at(cast.MONDAY):
    Installation.objects.create(name="鹤山市总工会", area_path="440784", demo=DEMO, created_at=clock.now())
    people = cast.assemble()
    case = cast.mediating(people)
    body = "工资条的照片".encode() * 1000
    digest = hashlib.sha256(body).hexdigest()
    path = Path(settings.MEDIA_ROOT) / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    Evidence.objects.create(case=case, name="工资条.jpg", content_type="image/jpeg", size=len(body), sha256=digest,
                            path=f"{digest[:2]}/{digest}", added_by="赵调解员", added_at=clock.now())
"""


@dataclass
class Home:
    """One installation. `run` is `sizai …` in it."""

    path: Path
    url: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def variables(self) -> dict[str, str]:
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("SIZAI_") and name != "CI"
        }
        return clean | {"SIZAI_HOME": str(self.path), "DATABASE_URL": self.url, "SIZAI_BACKUP_PASSPHRASE": PASSPHRASE,
                        "DJANGO_SETTINGS_MODULE": "sizai.settings", "PYTHONPATH": f"{ROOT}/src:{ROOT}"} | self.more  # fmt: skip

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "sizai.cli", *arguments]

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self.command(*arguments), env=self.variables | variables, text=True, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=180, check=False)  # fmt: skip

    def done(self, *arguments: str, **variables: str) -> str:
        """Like `run`, and it must succeed; what it printed."""
        result = self.run(*arguments, **variables)
        assert result.returncode == 0, result.stderr + result.stdout
        return result.stdout

    def found(self) -> dict[str, str]:
        """`sizai check --json`: key → state, worst first when a key comes twice."""
        rows: list[dict[str, Any]] = json.loads(self.run("check", "--json").stdout)["findings"]
        order = ["bad", "warn", "ok"]
        states: dict[str, str] = {}
        for row in rows:
            states[row["key"]] = min(states.get(row["key"], "ok"), row["state"], key=order.index)
        return states

    def python(self, program: str) -> str:
        result = subprocess.run(
            [sys.executable, "-c", program],
            env=self.variables,
            text=True,
            capture_output=True,
            timeout=180,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return result.stdout

    def ask(self, statement: str) -> Any:
        """The first value of an SQL question or change, beside the program."""
        if self.url:
            with psycopg.connect(self.url) as connection:
                cursor = connection.execute(statement)
                row = cursor.fetchone() if cursor.description else None
        else:
            import sqlite3
            from contextlib import closing

            with closing(sqlite3.connect(self.path / "sizai.sqlite3", timeout=30)) as held, held:
                row = held.execute(statement).fetchone()
        return row[0] if row else None

    def files(self) -> list[str]:
        """Everything in the home but locks."""
        return sorted(
            str(path.relative_to(self.path))
            for path in self.path.rglob("*")
            if path.is_file() and "run/" not in str(path)
        )


def _new_database(template: str = "") -> str:
    if not SERVER:
        return ""
    name = f"sizai_cli_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        connection.execute(
            f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template.rpartition("/")[2]}"' if template else "")
        )  # type: ignore[arg-type]
    return f"{SERVER}/{name}"


def drop(home: Home) -> None:
    """Remove the database of a home (the folder goes with pytest's temporary ones)."""
    if home.url:
        with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{home.url.rpartition("/")[2]}" WITH (FORCE)')  # type: ignore[arg-type]


def empty(folder: Path) -> Home:
    """Nothing yet."""
    return Home(folder, _new_database())


def filled(folder: Path, *, demo: bool = True) -> Home:
    """The cast, one case in mediation, one evidence file."""
    home = empty(folder)
    home.done("upgrade", "--quiet")
    home.python(FILL.replace("DEMO", str(demo)))
    return home


def copy(home: Home, folder: Path) -> Home:
    """The same installation once more."""
    shutil.copytree(home.path, folder)
    return Home(folder, _new_database(home.url) if home.url else "", dict(home.more))
