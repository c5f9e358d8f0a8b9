"""The database: migrations, integrity, the audit chain."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from sizai.cli.soundness.finding import Finding, bad, ok, warn


def migrations() -> Iterator[Finding]:
    from sizai.cli.migrating import pending, unknown

    if newer := unknown():
        yield bad(
            "migrations", f"数据库比程序新（{newer[0][0]}.{newer[0][1]}）", "把程序升级到建库的版本或更新"
        )
    elif steps := pending():
        yield bad(
            "migrations", f"数据库还差{len(steps)}步升级（{steps[0]}…）", "停下服务，运行 sizai upgrade"
        )
    else:
        yield ok("migrations", "数据库结构是最新的")


def integrity() -> Iterator[Finding]:
    """The database's own check of itself."""
    check = _sqlite if connection.vendor == "sqlite" else _postgres
    yield from check()


def _sqlite() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(5)")
        faults = [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        loose = cursor.fetchmany(5)
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if faults:
        yield bad(
            "integrity",
            f"数据库文件坏了：{faults[0]}",
            "停下服务，把整个文件夹另存一份，用最近的备份 sizai restore 到空文件夹",
        )
    elif loose:
        yield bad("integrity", f"{loose[0][0]} 有指向不存在的行", "留好现场，用最近的备份对照，联系维护的人")
    elif mode != "wal":
        yield warn(
            "integrity", f"SQLite 不在 WAL 方式（{mode}）", "数据文件夹要放在本机磁盘上，不要放在网络盘"
        )
    else:
        yield ok("integrity", "SQLite 自检通过，没有断开的关联")


def _postgres() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid OR NOT indisready LIMIT 5"
        )
        broken = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT conrelid::regclass::text FROM pg_constraint WHERE NOT convalidated LIMIT 5")
        loose = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT current_setting('server_version_num')::int, pg_encoding_to_char(encoding)"
                       " FROM pg_database WHERE datname = current_database()")  # fmt: skip
        version, encoding = cursor.fetchone()
    if broken:
        yield bad("integrity", f"索引坏了：{broken[0]}", f"在 psql 里运行 REINDEX INDEX {broken[0]};")
    elif loose:
        yield bad(
            "integrity", f"{loose[0]} 的约束没有验证过", "在 psql 里运行 ALTER TABLE … VALIDATE CONSTRAINT …;"
        )
    elif encoding != "UTF8":
        yield bad("integrity", f"数据库的编码是{encoding}", "用 UTF8 编码另建数据库，再恢复备份")
    elif version < 130000:
        yield warn("integrity", f"PostgreSQL 版本太旧（{version // 10000}）", "请升到 15 或更新")
    else:
        yield ok("integrity", f"PostgreSQL {version // 10000}，索引和约束都有效")


def audit_chain() -> Iterator[Finding]:
    from sizai.audit.chain import verify

    verdict = verify()
    if verdict.sound:
        yield ok("audit", f"审计链完好，{verdict.entries:,}条")
    else:
        advice = "有人绕过程序改过数据库，或库坏了：留好现场，用备份对照；全部问题见 sizai audit verify"
        yield bad("audit", f"审计链不完整：{verdict.faults[0].sentence}", advice)
