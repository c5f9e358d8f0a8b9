"""Files: evidence, static files, backups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from sizai.cli.soundness.finding import Finding, bad, ok, warn
from sizai.environment import Environment

STATIC = ("sizai/css/tokens.css", "npm/echarts/echarts.min.js")


def evidence() -> Iterator[Finding]:
    """Every evidence file that the database knows is there, in full length."""
    from django.conf import settings

    from sizai.resolution.models import Evidence

    root, count, lost = Path(settings.MEDIA_ROOT), 0, []
    for name, path, size in Evidence.objects.values_list("name", "path", "size").iterator(2000):
        count += 1
        file = root / path
        if not file.is_file() or file.stat().st_size != size:
            lost.append(name)
    if lost:
        yield bad(
            "evidence", f"{len(lost)}个证据文件不见了或不完整，如“{lost[0]}”", "从备份取回 files 文件夹"
        )
    else:
        yield ok("evidence", f"{count}个证据文件都在")


def static() -> Iterator[Finding]:
    from django.contrib.staticfiles import finders

    lost = [name for name in STATIC if not finders.find(name)]
    if lost or not any(True for _ in _own_styles()):
        yield bad(
            "static",
            f"网页的样式或图表文件不全（{lost[0] if lost else 'sizai'}）",
            "在程序文件夹里运行 make setup",
        )
    else:
        yield ok("static", "网页的样式、脚本都在")


def _own_styles() -> Iterator[Path]:
    from django.apps import apps

    return (Path(apps.get_app_config("ui").path) / "static").rglob("*.css")


def backups(env: Environment) -> Iterator[Finding]:
    """A real installation has a fresh scheduled backup; a demo needs none."""
    from sizai.access import clock
    from sizai.cli.archive.rotation import folder_of, scheduled
    from sizai.orgs.queries import is_demo

    kept = scheduled(env)
    if env.backup_passphrase_file is None:
        if is_demo():
            yield ok("backups", "演示库不做定时备份")
        else:
            advice = "把口令写进一个文件，设 SIZAI_BACKUP_PASSPHRASE_FILE，再设 SIZAI_BACKUP_DIR 到另一块盘"
            yield warn("backups", "没有设定时备份", advice)
        return
    if not env.backup_passphrase_file.is_file():
        yield bad(
            "backups",
            f"备份口令文件不在：{env.backup_passphrase_file}",
            "放回口令文件，或改 SIZAI_BACKUP_PASSPHRASE_FILE",
        )
        return
    if not kept:
        yield warn("backups", "定时备份设好了，还没有做过", "服务开着，一刻钟内会做第一份")
        return
    age = clock.now() - dt.datetime.fromtimestamp(kept[-1].stat().st_mtime, clock.ZONE)
    text = f"最近的备份在{age.total_seconds() / 3600:.0f}小时前，共{len(kept)}份，在 {folder_of(env)}"
    if age > dt.timedelta(hours=72):
        yield bad("backups", text, "看后台队列转不转、备份盘满没满；现在就做一份：sizai backup 文件")
    elif age > dt.timedelta(hours=36):
        yield warn("backups", text, "看后台队列转不转、备份盘满没满")
    else:
        yield ok("backups", text)
