"""A backup comes back whole, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.homes import SERVER, Home

NewHome = Callable[[], Home]
TABLES = ("resolution_case", "audit_entry", "people_person", "people_account", "resolution_evidence")


def test_everything_comes_back(master: Home, archive: Path, new_home: NewHome) -> None:
    other = new_home()
    said = json.loads(other.done("restore", str(archive), "--json"))
    assert said["rows"] > 50
    assert said["entries"] == master.ask("SELECT count(*) FROM audit_entry")
    assert said["opened"], "no sealed field was tried"
    for table in TABLES:
        assert other.ask(f"SELECT count(*) FROM {table}") == master.ask(f"SELECT count(*) FROM {table}"), (
            table
        )
    assert (other.path / "keys/field.key").read_bytes() == (master.path / "keys/field.key").read_bytes()
    kept = [name for name in master.files() if name.startswith("files/")]
    assert kept
    for name in kept:
        assert (other.path / name).read_bytes() == (master.path / name).read_bytes()
    assert "bad" not in other.found().values()
    assert json.loads(other.done("audit", "verify", "--json"))["sound"] is True


def test_a_restored_installation_goes_on(archive: Path, new_home: NewHome) -> None:
    """New rows get new numbers: the sequences were wound on."""
    other = new_home()
    other.done("restore", str(archive))
    before = other.ask("SELECT max(id) FROM people_person")
    other.python(
        "import django; django.setup()\nfrom sizai.people.verbs.persons import know_person\n"
        "know_person(name='后来的人', phone='13900000009', area_path='440784104')"
    )
    assert other.ask("SELECT max(id) FROM people_person") == before + 1
    other.done("audit", "verify")


def test_it_says_what_it_did(archive: Path, new_home: NewHome) -> None:
    said = new_home().done("restore", str(archive))
    assert "行数和校验值都对得上" in said
    assert "审计链" in said
    assert "下一步" in said


@pytest.mark.parametrize("place", [0.0, 0.004, 0.5, 0.9, 0.999])
def test_a_changed_byte_is_refused(archive: Path, new_home: NewHome, tmp_path: Path, place: float) -> None:
    body = bytearray(archive.read_bytes())
    at = max(int(len(body) * place), 0)
    body[at] ^= 1
    broken = tmp_path / "broken.backup"
    broken.write_bytes(body)
    other = new_home()
    result = other.run("restore", str(broken))
    assert result.returncode == 1
    assert any(word in result.stderr for word in ("不完整或被改过", "不是 Sizai 的备份", "口令不对"))
    assert other.files() == []
    if SERVER:
        assert other.ask("SELECT count(*) FROM pg_class WHERE relnamespace='public'::regnamespace") == 0


@pytest.mark.parametrize("share", [0.3, 0.99])
def test_half_a_file_is_refused(archive: Path, new_home: NewHome, tmp_path: Path, share: float) -> None:
    half = tmp_path / "half.backup"
    body = archive.read_bytes()
    half.write_bytes(body[: int(len(body) * share)])
    other = new_home()
    result = other.run("restore", str(half))
    assert result.returncode == 1
    assert "不完整" in result.stderr
    assert other.files() == []


def test_a_wrong_passphrase_is_told_from_a_broken_file(archive: Path, new_home: NewHome) -> None:
    other = new_home()
    result = other.run("restore", str(archive), SIZAI_BACKUP_PASSPHRASE="不是这个口令吧")
    assert (result.returncode, other.files()) == (1, [])
    assert "口令不对" in result.stderr


def test_a_home_with_data_is_left_alone(home: Home, archive: Path) -> None:
    before = home.files()
    result = home.run("restore", str(archive))
    assert result.returncode == 1
    assert "空的文件夹" in result.stderr
    assert home.files() == before


def test_something_else_is_not_a_backup(new_home: NewHome, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + b"x" * 5000)
    result = new_home().run("restore", str(photo))
    assert result.returncode == 1
    assert "不是 Sizai 的备份" in result.stderr


def test_a_backup_is_never_overwritten(master: Home, archive: Path) -> None:
    before = archive.read_bytes()
    result = master.run("backup", str(archive))
    assert result.returncode == 1
    assert "换一个文件名" in result.stderr
    assert archive.read_bytes() == before


def test_a_short_passphrase_is_refused_and_a_sealed_backup_needs_its_own(
    master: Home, archive: Path, new_home: NewHome, tmp_path: Path
) -> None:
    short = master.run("backup", str(tmp_path / "a"), SIZAI_BACKUP_PASSPHRASE="短")
    assert short.returncode == 1
    assert "太短" in short.stderr
    assert not (tmp_path / "a").exists()
    other = new_home()
    none = other.run("restore", str(archive), SIZAI_BACKUP_PASSPHRASE="")
    assert none.returncode == 2
    assert "--passphrase-file" in none.stderr
    assert other.files() == []


def test_a_script_without_a_passphrase_gets_an_open_backup_and_is_told_so(
    master: Home, new_home: NewHome, tmp_path: Path
) -> None:
    path = tmp_path / "open.backup"
    made = master.run("backup", str(path), "--json", SIZAI_BACKUP_PASSPHRASE="")
    assert made.returncode == 0
    assert json.loads(made.stdout)["encrypted"] is False
    assert "没有加密" in made.stderr
    assert path.stat().st_mode & 0o777 == 0o600
    other = new_home()
    said = json.loads(other.done("restore", str(path), "--json", SIZAI_BACKUP_PASSPHRASE=""))
    assert said["rows"] > 50
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    broken = new_home().run("restore", str(path), SIZAI_BACKUP_PASSPHRASE="")
    assert broken.returncode == 1
    assert "不完整或被改过" in broken.stderr


def test_a_passphrase_file_serves_too(master: Home, new_home: NewHome, tmp_path: Path) -> None:
    secret, target = tmp_path / "secret", tmp_path / "b.backup"
    secret.write_text("从文件里来的口令\n")
    master.done("backup", str(target), "--passphrase-file", str(secret), SIZAI_BACKUP_PASSPHRASE="")
    new_home().done("restore", str(target), "--passphrase-file", str(secret), SIZAI_BACKUP_PASSPHRASE="")
    assert target.stat().st_mode & 0o077 == 0


def test_without_its_key_nothing_is_backed_up_and_no_key_is_made(home: Home, tmp_path: Path) -> None:
    (home.path / "keys/field.key").unlink()
    result = home.run("backup", str(tmp_path / "c.backup"))
    assert result.returncode == 1
    assert "密钥不见了" in result.stderr
    assert not (home.path / "keys/field.key").exists()
    assert home.found()["keys"] == "bad"
    assert not (home.path / "keys/field.key").exists()


def test_nothing_readable_is_in_the_file(archive: Path) -> None:
    body = archive.read_bytes()
    for word in ("刘师傅", "resolution_case", "sizai.sqlite3", "field.key"):
        assert word.encode() not in body


def test_an_empty_home_has_nothing_to_back_up(new_home: NewHome, tmp_path: Path) -> None:
    other = new_home()
    result = other.run("backup", str(tmp_path / "d.backup"))
    assert result.returncode == 1
    assert "还没有 Sizai 的数据" in result.stderr
    assert other.files() == []
