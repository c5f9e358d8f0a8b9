"""`sizai serve`: the web server alone. `sizai up` runs it together with the worker."""

from __future__ import annotations

import logging
import signal
from typing import Any

import click

from sizai.cli import holding
from sizai.cli.opening import open_django
from sizai.cli.orphan import end_with_supervisor
from sizai.cli.speaking import Failure
from sizai.environment import Environment

NOT_MIGRATED = 3
"""Exit code: the database must be upgraded first (`sizai start` then does it)."""
NO_PORT = 4


class PortTaken(Failure):
    """端口被占用。"""

    def __init__(self, env: Environment) -> None:
        super().__init__(
            f"端口{env.port}已被别的程序占用，网页打不开。请关掉那个程序，或换一个端口：PORT={env.port + 10} make run（或 sizai up）。"
        )


def options(env: Environment) -> dict[str, Any]:
    """gunicorn's settings. Threads carry slow downloads; preloading shares memory between the workers."""
    return {
        "bind": f"{env.host}:{env.port}",
        "workers": env.workers,
        "worker_class": "gthread",
        "threads": 4,
        "preload_app": True,
        "sendfile": False,
        "timeout": 60,
        "graceful_timeout": 10,
        "keepalive": 5,
        "backlog": 512,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "control_socket_disable": True,
        "worker_tmp_dir": None,
        "loglevel": "warning",
        "forwarded_allow_ips": "127.0.0.1,::1" if env.host in ("127.0.0.1", "localhost", "::1") else "*",
        "proc_name": "sizai",
        "when_ready": lambda server: announce(env),
        "post_fork": lambda server, worker: forget_connections(),
    }


def forget_connections() -> None:
    """A forked worker must not share the parent's database connections."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.connection = None


def announce(env: Environment) -> None:
    """Say where Sizai is, and in the demo with whom to sign in."""
    click.echo(f"四在已经打开：http://{env.host if env.host != '0.0.0.0' else '127.0.0.1'}:{env.port}/")
    from sizai.cli.demo import accounts
    from sizai.orgs.queries import is_demo

    if is_demo():
        click.echo("这是演示：人和案子都是编的，只有公布的总数是真的。可以用这些账号登录：")
        for line in accounts():
            click.echo(f"  {line}")


def refuse_unless_migrated() -> None:
    from sizai.cli.migrating import FromNewer, pending, unknown

    if unknown():
        raise FromNewer
    if pending():
        click.echo("数据库要先升级（sizai upgrade，会先备份），服务还没有打开。", err=True)
        raise SystemExit(NOT_MIGRATED)


def run(env: Environment) -> None:
    """Serve until stopped."""
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options(env).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from sizai.wsgi import application

            return application

    logging.getLogger("gunicorn.error").propagate = False
    Server().run()


@click.command()
def serve() -> None:
    """只开网页服务。数据库没有升级到位时不开，退出码 3。"""
    end_with_supervisor(signal.SIGQUIT)
    env = open_django()
    refuse_unless_migrated()
    (env.root / "static").mkdir(exist_ok=True)
    with holding.serving(env.root):
        run(env)
