"""The house keeps its own rules."""

from __future__ import annotations

import ast
import re
import shutil
import statistics
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

from tests import writes
from tests.house import drawn

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/sizai"
FORBIDDEN = {"common", "core", "utils", "helpers", "services", "constants", "misc", "util", "helper"}
FAR = re.compile(
    "|".join(
        [
            "/wo" + "rk/",
            "/ro" + "ot/",
            r"https?://[\w.]*py" + r"pi\.org",
            r"registry\." + "npmjs",
            "files.python" + "hosted",
        ]
    )
)


def sources() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def tracked() -> list[Path]:
    """Every text file of the project that git knows or would take; without git (a copied folder) what lies there."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [ROOT / name for name in names] or [
        path for name in ("src", "tests", "docs", "deploy") for path in (ROOT / name).rglob("*")
    ]
    return [
        path
        for path in paths
        if path.is_file() and path.suffix not in (".png", ".xlsx", ".docx", ".jpg", ".pdf", ".woff2")
    ]


@pytest.mark.parametrize("path", sorted(drawn.pages()), ids=lambda path: path.name)
def test_drawn_documents_are_what_the_code_says(path: Path) -> None:
    assert path.exists(), "make docs"
    assert path.read_text(encoding="utf-8") == drawn.pages()[path], "make docs"


def test_no_junk_drawers() -> None:
    named = {path.stem for path in SOURCE.rglob("*.py")} | {
        path.name for path in SOURCE.rglob("*") if path.is_dir()
    }
    assert named & FORBIDDEN == set()


def test_only_verbs_and_audit_write() -> None:
    assert writes.trespasses() == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Case.objects.create(name='x')", 1),
        ("queryset.filter(a=1).update(b=2)", 1),
        ("case.delete()", 1),
        ("case.save(update_fields=['a'])", 1),
        ("Case.objects.bulk_create(rows, batch_size=5)", 1),
        ("cursor.execute('DELETE FROM x')", 1),
        ("{}.update(other)", 0),
        ("document.save(path)", 0),
        ("widget.attrs.update(autofocus=True)", 0),
        ("hashlib.sha256().update(b'')", 0),
        ("cursor.execute('SELECT 1')", 0),
    ],
)
def test_the_check_of_writes_sees_writes(code: str, found: int) -> None:
    assert len(list(writes.writes(ast.parse(code)))) == found


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_files_stay_small() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in sources()
    }
    longest = sorted(lengths.items(), key=lambda item: -item[1])[:8]
    print("\n".join(f"{count:5} {name}" for name, count in longest))
    assert statistics.median(lengths.values()) <= 110
    assert sum(count > 250 for count in lengths.values()) <= len(lengths) * 0.06, longest
    assert longest[0][1] <= 450, longest[0]


def test_nothing_names_a_machine_or_a_registry() -> None:
    wrong = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path.name != "test_house.py" and (hit := FAR.search(text)):
            wrong.append(f"{path.relative_to(ROOT)}: {hit.group()}")
    assert wrong == []


def test_every_command_of_the_readme_exists() -> None:
    from sizai.cli.commands import COMMANDS

    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for page in (ROOT / "README.md", ROOT / "docs/running.md"):
        text = page.read_text(encoding="utf-8")
        for target in set(re.findall(r"(?:`|^ {4,}|&& )make ([a-z]+)", text, re.MULTILINE)):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), (page.name, target)
        for command in set(re.findall(r"(?:`|bin/|^ {4,})sizai ([a-z][a-z-]+)", text, re.MULTILINE)):
            assert command in COMMANDS, (page.name, command)
        for link in re.findall(r"\]\((docs/[\w/-]+\.md)\)", text):
            assert (ROOT / link).exists(), (page.name, link)


def test_nginx_takes_the_example(tmp_path: Path) -> None:
    if not shutil.which("nginx") or not shutil.which("openssl"):
        pytest.skip("没有核对 deploy/nginx.conf：这台机器上没有 nginx 或 openssl")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", tmp_path / "k", "-out", tmp_path / "c",
                    "-days", "2", "-subj", "/CN=sizai.lan"], check=True, capture_output=True)  # fmt: skip
    site = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    site = site.replace("/etc/sizai/tls/sizai.crt", str(tmp_path / "c")).replace(
        "/etc/sizai/tls/sizai.key", str(tmp_path / "k")
    )
    (tmp_path / "site.conf").write_text(site)
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{ access_log off; include {tmp_path}/site.conf; }}\n"
    )
    result = subprocess.run(["nginx", "-t", "-c", str(whole)], text=True, capture_output=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_container_file_is_whole() -> None:
    import yaml

    compose = yaml.safe_load((ROOT / "deploy/compose.yaml").read_text(encoding="utf-8"))
    for name, service in compose["services"].items():
        for needed in service.get("depends_on", {}):
            assert needed in compose["services"], (name, needed)
        for secret in service.get("secrets", []):
            assert secret in compose["secrets"], (name, secret)
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source.startswith(("./", "$")) or source in compose["volumes"], (name, volume)
            if source.startswith("./") and "." in source[2:]:
                assert (ROOT / "deploy" / source).exists(), source
