"""`sizai check` finds what is wrong and says what to do."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.homes import SERVER, Home


def test_a_sound_installation_is_called_sound(master: Home) -> None:
    result = master.run("check", "--json")
    said = json.loads(result.stdout)
    assert result.returncode == 0
    assert said["sound"] is True
    keys = {row["key"] for row in said["findings"]}
    expected = {"key_permissions", "key_matches", "migrations", "integrity", "audit", "evidence", "static", "disk", "clock",
                "queue", "backups", "demo", "hosts"}  # fmt: skip
    assert expected <= keys
    assert [row for row in said["findings"] if row["state"] != "ok" and not row["advice"]] == []


def test_nothing_there_is_not_sound_and_nothing_is_made(tmp_path: Path) -> None:
    nowhere = Home(tmp_path / "nowhere")
    result = nowhere.run("check", "--json")
    assert result.returncode == 1
    assert json.loads(result.stdout)["sound"] is False
    assert not nowhere.path.exists()


def test_a_key_that_others_can_read(home: Home) -> None:
    (home.path / "keys/field.key").chmod(0o644)
    assert home.found()["key_permissions"] == "bad"


def test_a_key_that_is_not_this_data_s(home: Home) -> None:
    (home.path / "keys/field.key").write_text("ab" * 32)
    result = home.run("check")
    assert result.returncode == 1
    assert "密钥解不开数据" in result.stdout


def test_a_changed_entry_of_the_history(home: Home) -> None:
    home.ask("UPDATE audit_entry SET text='改过' WHERE seq=3")
    assert home.found()["audit"] == "bad"
    verdict = home.run("audit", "verify", "--json")
    assert verdict.returncode == 1
    assert json.loads(verdict.stdout)["faults"][0]["seq"] == 3
    assert "第3条被改过" in home.run("audit", "verify").stderr


def test_a_removed_entry_of_the_history(home: Home) -> None:
    home.ask("DELETE FROM audit_entry WHERE seq=2")
    assert json.loads(home.run("audit", "verify", "--json").stdout)["sound"] is False


def test_an_evidence_file_that_is_gone(home: Home) -> None:
    next(path for path in (home.path / "files").rglob("*") if path.is_file()).unlink()
    result = home.run("check")
    assert result.returncode == 1
    assert "1个证据文件不见了" in result.stdout


def test_a_migration_that_is_pending(home: Home) -> None:
    home.ask("DELETE FROM django_migrations WHERE id=(SELECT max(id) FROM django_migrations)")
    assert home.found()["migrations"] == "bad"


def test_a_database_from_a_newer_program(home: Home) -> None:
    home.ask(
        "UPDATE django_migrations SET name='9999_from_the_future' WHERE id=(SELECT max(id) FROM django_migrations WHERE app='orgs')"
    )
    assert home.found()["migrations"] == "bad"
    assert home.run("upgrade").returncode == 1


def test_a_broken_database_file(home: Home) -> None:
    if SERVER:
        home.ask("UPDATE pg_index SET indisvalid=false WHERE indexrelid=(SELECT indexrelid FROM pg_index i JOIN pg_class c ON"
                 " c.oid=i.indrelid WHERE c.relname='audit_entry' AND NOT i.indisprimary LIMIT 1)")  # fmt: skip
    else:
        path = home.path / "sizai.sqlite3"
        body = bytearray(path.read_bytes())
        for at in range(4096 * 12, len(body), 4096 * 7):
            body[at : at + 600] = b"\xee" * 600
        path.write_bytes(body)
    result = home.run("check", "--json")
    assert result.returncode == 1
    states = {row["key"]: row["state"] for row in json.loads(result.stdout)["findings"]}
    assert states["integrity"] == "bad"


def test_dangerous_settings(master: Home) -> None:
    said = master.run("check", SIZAI_DEBUG="1", SIZAI_ALLOWED_HOSTS="*").stdout
    assert "SIZAI_DEBUG 开着" in said
    assert "谁都能冒充域名" in said
    assert "没有 HTTPS" in master.run("check", SIZAI_HOST="0.0.0.0", SIZAI_ALLOWED_HOSTS="10.0.0.8").stdout


def test_a_real_installation_is_told_to_back_up(home: Home) -> None:
    home.ask("UPDATE orgs_installation SET demo=" + ("false" if SERVER else "0"))
    assert home.found()["backups"] == "warn"
