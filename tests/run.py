"""`make test`: everything that this machine can run, and a loud word about what it leaves out.

With CI=true nothing is left out: what cannot run fails. The pytest summaries come last.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() == "true"
POSTGRES = os.environ.get("SIZAI_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/sizai")
PURE = ("law", "text", "papers", "ui", "house")
"""Folders that never ask a database: they run once."""
SUMMARY = re.compile(r"\d+ (passed|failed|error|skipped|deselected)")
NO_TESTS = 5


@dataclass
class Run:
    """What was run, what it said last, what was left out."""

    lines: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def step(self, title: str, command: list[str], **variables: str) -> None:
        """Run one command with its output shown; keep pytest's last line."""
        print(f"\n=== {title}", flush=True)
        began, last = time.monotonic(), ""
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, text=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)  # fmt: skip
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            if SUMMARY.search(line):
                last = line.strip().strip("= ")
        code = process.wait()
        if code not in (0, NO_TESTS):
            self.failed.append(title)
        self.lines.append(
            f"{title}: {last or ('好' if code == 0 else f'失败（{code}）')} [{time.monotonic() - began:.0f}s]"
        )

    def leave_out(self, what: str, why: str) -> None:
        """Say loudly what is not run; in CI that is a failure."""
        print(f"\n!!! 没有跑：{what}。{why}", flush=True)
        self.left_out.append(f"{what}（{why}）")
        if IN_CI:
            self.failed.append(what)


def postgres_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(POSTGRES.rsplit("/", 1)[0] + "/postgres", connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


MOST_SECONDS = 600
"""A test that hangs (a browser that does not answer) fails with its stack; the longest one takes three minutes."""


def pytest(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pytest", "-rs", "--durations=5", f"--timeout={MOST_SECONDS}", *arguments]


def main() -> int:
    run = Run()
    tool = Path(sys.executable).parent
    run.step("ruff", [str(tool / "ruff"), "check", "src", "tests", "bench"])
    run.step("格式", [str(tool / "ruff"), "format", "--check", "--quiet", "src", "tests", "bench"])
    run.step("分层", [str(tool / "lint-imports")])
    run.step("谁在写", [sys.executable, "-m", "tests.writes"])
    run.step("类型", [str(tool / "mypy")])
    quick, browser = (
        ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "-m", "not browser"),
        ("-m", "browser"),
    )
    data = [f"tests/{path.name}" for path in sorted((ROOT / "tests").iterdir())
            if path.is_dir() and path.name not in PURE and not path.name.startswith((".", "__")) and any(path.rglob("test_*.py"))]  # fmt: skip
    run.step("测试 · SQLite", pytest(*quick, "tests"), DATABASE_URL="")
    postgres = postgres_answers()
    if postgres:
        run.step("数据层 · PostgreSQL", pytest(*quick, *data), DATABASE_URL=POSTGRES)
    else:
        run.leave_out("数据层测试 · PostgreSQL", f"{POSTGRES} 不应答")
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        run.step("浏览器 · SQLite", pytest(*browser, "tests"), DATABASE_URL="")
        if postgres:
            run.step("浏览器 · PostgreSQL", pytest(*browser, "tests"), DATABASE_URL=POSTGRES)
        else:
            run.leave_out("浏览器测试 · PostgreSQL", f"{POSTGRES} 不应答")
    else:
        run.leave_out("浏览器测试", "这台机器上没有 Chromium")
    print("\n=== 结果")
    for line in run.left_out:
        print(f"没有跑：{line}")
    for line in run.lines:
        print(line)
    print(f"失败：{'、'.join(run.failed)}" if run.failed else "全部通过")
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
