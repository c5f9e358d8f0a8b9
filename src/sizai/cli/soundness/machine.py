"""The machine: disk space, clock, time zone."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator

from sizai.access import clock
from sizai.cli.soundness.finding import Finding, bad, ok, warn
from sizai.environment import Environment

SINCE = 2026
"""The year in which this program was written: a clock before it is wrong."""
MB = 1_000_000


def disk(env: Environment) -> Iterator[Finding]:
    """At least 500 MB, and room for two copies of the database."""
    free = shutil.disk_usage(env.root).free
    database = sum(path.stat().st_size for path in env.root.glob("*.sqlite3*"))
    text = f"磁盘还有{free / 1e9:.1f} GB"
    if free < max(500 * MB, database):
        yield bad("disk", text, "腾出空间：旧备份移到别的盘，或换大盘；满了就存不进案件")
    elif free < max(2000 * MB, 2 * database):
        yield warn("disk", text, "快满了，请准备换盘或移走旧备份")
    else:
        yield ok("disk", text)


def time(env: Environment) -> Iterator[Finding]:
    """Year, zone of the machine, the database's clock, and that the history does not lie in the future."""
    now = clock.now()
    if not SINCE <= now.year < SINCE + 40:
        yield bad("clock", f"系统时间是{now:%Y-%m-%d %H:%M}，不对", "校准系统时间：期限都从它算")
        return
    if dt.datetime.now().astimezone().utcoffset() != dt.timedelta(hours=8):
        yield warn(
            "time_zone", "系统时区不是北京时间", "Sizai 自己按北京时间算，不受影响；看系统日志时要换算"
        )
    yield from _against_history(now)
    yield from _against_database(env, now)


def _against_history(now: dt.datetime) -> Iterator[Finding]:
    from sizai.audit.models import Entry

    last = Entry.objects.order_by("-seq").values_list("at", flat=True).first()
    if last and last > now + dt.timedelta(minutes=5):
        text = f"系统时间是{now:%m-%d %H:%M}，最后一条记录却在{last.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
        yield bad("clock", text, "系统时间倒退了，请校准（timedatectl set-ntp true）")
    else:
        yield ok("clock", f"系统时间{now:%Y-%m-%d %H:%M}")


def _against_database(env: Environment, now: dt.datetime) -> Iterator[Finding]:
    if not env.database_url:
        return
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((cursor.fetchone()[0] - clock.now()).total_seconds())
    if apart > 60:
        yield bad("database_clock", f"数据库服务器的时间差{apart:.0f}秒", "两台机器都要对时")
    elif apart > 5:
        yield warn("database_clock", f"数据库服务器的时间差{apart:.0f}秒", "两台机器都要对时")
    else:
        yield ok("database_clock", "数据库服务器的时间一致")
