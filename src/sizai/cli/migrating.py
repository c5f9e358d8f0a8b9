"""Migrations: what is pending, doing it, and whether the database comes from a newer Sizai. Needs Django loaded."""

from __future__ import annotations

from collections.abc import Callable

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sizai.cli.speaking import Failure


class FromNewer(Failure):
    """这个数据库是更新版本的 Sizai 建的，旧程序不能打开它。请先把程序升级。"""


def unknown(applied: list[tuple[str, str]] | None = None) -> list[tuple[str, str]]:
    """Applied migrations (of the database, or as given) that this program does not have, for apps that it has."""
    loader = MigrationExecutor(connection).loader
    rows = applied if applied is not None else list(loader.applied_migrations or {})
    replaced = {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    return [
        key
        for key in rows
        if key[0] in loader.migrated_apps and key not in loader.disk_migrations and key not in replaced
    ]


def pending() -> list[str]:
    """Names of the migrations that are still to be made, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate(*, upto: list[tuple[str, str]] | None = None, say: Callable[[str], None] = lambda _: None) -> int:
    """Bring the database to the newest state, or to the state in which exactly `upto` are applied. Returns the steps made."""
    if unknown(upto):
        raise FromNewer
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    targets = graph.leaf_nodes()
    if upto is not None:
        known = {key for key in upto if key in graph.nodes}
        targets = sorted(
            key
            for key in known
            if not any(child.key in known for child in graph.node_map[key].children if child.key[0] == key[0])
        )
    plan = executor.migration_plan(targets)
    if plan:
        say(f"建表和改表：{len(plan)}步")
        executor.migrate(targets, plan)
        if upto is None:
            emit_post_migrate_signal(0, False, connection.alias, apps=apps, plan=plan)
    return len(plan)
