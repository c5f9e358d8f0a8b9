"""The worker's nightly backup. Asked every quarter of an hour, so that a laptop which slept at 02:00 catches up."""

from __future__ import annotations

from sizai.audit.queue import crontab, queue
from sizai.cli.archive.rotation import make_scheduled
from sizai.cli.opening import environment


@queue.periodic_task(crontab(minute="*/15"), expires=600)  # type: ignore[untyped-decorator]
def nightly_backup() -> None:
    """Back up when none was made since the last 02:00, keep `backup_keep` of them."""
    made = make_scheduled(environment())
    if made:
        print(f"定时备份：{made.path}（{made.bytes / 1e6:.1f} MB，{made.seconds:.1f}秒）", flush=True)
