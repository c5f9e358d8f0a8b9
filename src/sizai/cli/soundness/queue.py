"""The queue: can it be written, does a worker take from it, does work pile up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sizai.cli import holding
from sizai.cli.soundness.finding import Finding, bad, ok, warn
from sizai.environment import Environment

LATE = dt.timedelta(minutes=4)
PILE = 500


def worker(env: Environment) -> Iterator[Finding]:
    """A server without a worker is unsound; an installation that does not serve at the moment is not."""
    from sizai.audit.queue import last_beat, queue

    try:
        last, waiting = last_beat(), queue.pending_count()
    except Exception as error:
        yield bad(
            "queue",
            f"队列打不开（{type(error).__name__}）",
            "看 Redis 开着没有、REDIS_URL 对不对，或 SIZAI_HOME 能不能写",
        )
        return
    late = last is None or dt.datetime.now(dt.UTC) - last > LATE
    if not late and waiting > PILE:
        yield warn("queue", f"队列里积了{waiting}件", "后台忙不过来：看日志里有没有反复出错的任务")
    elif not late:
        yield ok("queue", f"后台队列在转，等着{waiting}件")
    elif holding.is_serving(env.root):
        yield bad(
            "queue", "网页开着，后台队列没有在转：定时备份不会做", "用 sizai up 打开服务，或另开 sizai worker"
        )
    else:
        yield ok("queue", "服务没有开，队列读写正常")
