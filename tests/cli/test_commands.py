"""The command line's manners: Chinese sentences, exit codes, clean JSON, and help without loading Django."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from sizai.cli.commands import COMMANDS
from tests.cli.homes import Home


def test_help_loads_neither_django_nor_the_settings(master: Home) -> None:
    program = "import sys\nfrom sizai.cli.commands import sizai\nsizai(['--help'], standalone_mode=False)\nassert 'django' not in sys.modules and 'pydantic' not in sys.modules"
    result = subprocess.run(
        [sys.executable, "-c", program], env=master.variables, text=True, capture_output=True, check=False
    )
    assert result.returncode == 0, result.stderr
    for name in COMMANDS:
        assert name in result.stdout


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nonsense"], "没有这个命令：nonsense"),
        (["backup"], "还缺 FILE"),
        (["check", "--nonsense"], "没有 --nonsense 这个选项"),
        (["audit", "nonsense"], "没有这个命令：nonsense"),
    ],
)
def test_wrong_usage_is_two_and_one_sentence(master: Home, arguments: list[str], word: str) -> None:
    result = master.run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert word in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_database_that_does_not_answer(master: Home) -> None:
    result = master.run("audit", "verify", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert result.returncode == 1
    assert "连不上数据库" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_wrong_setting(master: Home) -> None:
    result = master.run("settings", PORT="八千")
    assert result.returncode == 1
    assert "PORT" in result.stderr


def test_settings_show_no_secret(master: Home) -> None:
    rows = json.loads(
        master.done("settings", "--json", SIZAI_KEY="ab" * 32, DATABASE_URL="postgresql://u:hush@h/d")
    )
    told = json.dumps(rows)
    assert "ab" * 32 not in told
    assert "hush" not in told
    assert {"SIZAI_HOME", "DATABASE_URL", "PORT"} <= {row["variable"] for row in rows}


def test_the_first_administrator_and_a_way_back(new_home: Callable[[], Home]) -> None:
    home = new_home()
    home.done("upgrade", "--quiet")
    first = home.done("admin", "create", "liang", "--name", "梁工")
    assert first.startswith("http://127.0.0.1:8000/door/password/")
    assert "已经有管理员" in home.run("admin", "create", "other").stderr
    second = home.done("admin", "link", "liang", SIZAI_HTTPS="1", SIZAI_ALLOWED_HOSTS="localhost,sizai.lan")
    assert second.startswith("https://sizai.lan/door/password/")
    assert second != first
    assert "没有“nobody”这个账号" in home.run("admin", "link", "nobody").stderr


def test_leaving_the_demo_keeps_a_backup_and_begins_empty(home: Home, new_home: Callable[[], Home]) -> None:
    key = (home.path / "keys/field.key").read_text()
    said = home.done("leave-demo", "--yes")
    assert "现在是空库" in said
    assert home.ask("SELECT count(*) FROM resolution_case") == 0
    assert home.ask("SELECT count(*) FROM people_account") == 0
    assert (home.path / "keys/field.key").read_text() != key
    assert "bad" not in home.found().values()
    assert home.run("leave-demo", "--yes").returncode == 1
    assert home.run("demo").returncode == 1, "an installation that was left must not become a demo again"
    backup = next((home.path / "backups").glob("demo-*.backup"))
    other = new_home()
    other.done("restore", str(backup), "--passphrase-file", str(home.path / "keys/backup.passphrase"))
    assert other.ask("SELECT count(*) FROM resolution_case") == 1


def test_a_real_installation_is_not_left(home: Home) -> None:
    home.ask("UPDATE orgs_installation SET demo = NOT demo")
    result = home.run("leave-demo", "--yes")
    assert result.returncode == 1
    assert "不是演示库" in result.stderr
