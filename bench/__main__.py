"""`make bench`: every question on every database, one after another, in one run: as a table, and as JSON in the last line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

QUESTIONS = ("import_ledger", "crash", "pages")
POSTGRES = os.environ.get("SIZAI_BENCH_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")


@contextmanager
def database(kind: str, question: str) -> Iterator[str]:
    """The address of an empty database, thrown away afterwards: SQLite in the home's folder, else one made on POSTGRES."""
    if kind == "sqlite":
        yield ""
        return
    import psycopg

    name = f"sizai_bench_{os.getpid()}_{question}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        yield POSTGRES.rsplit("/", 1)[0] + "/" + name
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def reachable() -> bool:
    """Whether a PostgreSQL answers at POSTGRES."""
    import psycopg

    try:
        psycopg.connect(POSTGRES, connect_timeout=5).close()
    except psycopg.OperationalError as problem:
        print(f"!!! PostgreSQL was left out: {problem}", flush=True)
        return False
    return True


def ask(question: str, kind: str) -> list[dict[str, object]]:
    """Run `bench.<question>` in a process, a home and a database of its own; its rows."""
    with (
        database(kind, question) as address,
        tempfile.TemporaryDirectory(prefix="sizai-bench-", ignore_cleanup_errors=True) as home,
    ):
        variables = os.environ | {
            "SIZAI_HOME": home, "DATABASE_URL": address, "REDIS_URL": "", "DJANGO_SETTINGS_MODULE": "sizai.settings",
        }  # fmt: skip
        code = f"import sys; from pathlib import Path; from bench.{question} import measure; from bench.__main__ import say; say(measure(Path(sys.argv[1])))"
        run = subprocess.Popen(
            [sys.executable, "-c", code, home], env=variables, stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        rows = []
        for line in run.stdout:
            row = {"question": question, "database": kind, **json.loads(line)}
            rows.append(row)
            print("  ".join(f"{key}={value}" for key, value in row.items()), flush=True)
        if run.wait():
            raise SystemExit(f"bench.{question} on {kind} ended with {run.returncode}")
        return rows


def say(rows: Iterator[dict[str, object]]) -> None:
    """Print each row as a line of JSON as soon as it is there."""
    for row in rows:
        print(json.dumps(row, ensure_ascii=False), flush=True)


def main() -> int:
    """The questions named on the command line, else all, on SQLite and on PostgreSQL; SIZAI_BENCH_DATABASES=sqlite runs one."""
    kinds = os.environ.get("SIZAI_BENCH_DATABASES", "sqlite,postgresql").split(",")
    if "postgresql" in kinds and not reachable():
        kinds.remove("postgresql")
    memory = psutil.virtual_memory().total / 2**30
    print(f"{os.cpu_count()} cores, {memory:.0f} GiB, Python {sys.version.split()[0]}", flush=True)
    rows = [row for question in sys.argv[1:] or QUESTIONS for kind in kinds for row in ask(question, kind)]
    print()
    for question in dict.fromkeys(row["question"] for row in rows):
        part = [row for row in rows if row["question"] == question]
        head = list(dict.fromkeys(key for row in part for key in row if key != "question"))
        print(f"### {question}\n\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
        for row in part:
            print(f"| {' | '.join(str(row.get(key, '')) for key in head)} |")
        print()
    print(json.dumps(rows, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
