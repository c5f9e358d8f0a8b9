"""`sizai worker`: the queue's worker alone. `sizai up` runs it together with the web server."""

from __future__ import annotations

import logging
import signal
from importlib import import_module
from importlib.util import find_spec

import click

from sizai.cli import holding
from sizai.cli.opening import open_django
from sizai.cli.orphan import end_with_supervisor


def load_tasks() -> list[str]:
    """Import the `tasks` module of every room that has one, and the backups; their names."""
    from django.apps import apps

    found = [
        f"{app.name}.tasks"
        for app in apps.get_app_configs()
        if app.name.startswith("sizai.") and find_spec(f"{app.name}.tasks")
    ]
    for name in [*found, "sizai.cli.tasks"]:
        import_module(name)
    return [*found, "sizai.cli.tasks"]


@click.command()
def worker() -> None:
    """只开后台队列：定时备份、清理、快照。可以和网页服务分开运行；一个安装只开一个。"""
    end_with_supervisor(signal.SIGTERM)
    env = open_django()
    from sizai.audit.queue import queue
    from sizai.cli.serve import refuse_unless_migrated

    refuse_unless_migrated()
    load_tasks()
    logging.getLogger("huey").setLevel(logging.WARNING)
    with holding.serving(env.root):
        queue.create_consumer(
            workers=1, periodic=True, max_delay=2.0, graceful_signal="TERM", shutdown_timeout=30
        ).run()
