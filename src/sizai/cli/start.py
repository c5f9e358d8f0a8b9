"""`sizai start` and `sizai up`."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

import click

from sizai.cli import holding
from sizai.cli.opening import environment, has_tables
from sizai.cli.serve import NOT_MIGRATED, PortTaken
from sizai.cli.speaking import Failure
from sizai.cli.supervise import supervise
from sizai.environment import Environment


class Behind(Failure):
    """数据库要先升级，服务没有打开。请运行 sizai upgrade（会先备份），再运行 sizai up。"""


class StepFailed(Failure):
    """准备没有做完，服务没有打开。请看上面的错误；改好以后再运行一次即可。"""


def wait_for_port(env: Environment, patience: float) -> None:
    """Raise `PortTaken` unless the port is free, or becomes free when a killed server has let go of it."""
    until = time.monotonic() + patience
    family = socket.AF_INET6 if ":" in env.host else socket.AF_INET
    while True:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((env.host, env.port))
                return
            except OSError as error:
                if time.monotonic() > until:
                    raise PortTaken(env) from error
        time.sleep(0.2)


def step(*arguments: str) -> None:
    """One of our own commands in a process of its own, so that this one stays small and quick."""
    if subprocess.run([sys.executable, "-m", "sizai.cli", *arguments], check=False).returncode:
        raise StepFailed


def _serve(env: Environment) -> int:
    dying = holding.is_serving(env.root)  # a server whose supervisor was killed needs a few seconds to let go
    with holding.only_supervisor(env.root):
        wait_for_port(env, patience=12 if dying else 1)
        return supervise(["serve", "worker"])


@click.command()
def start() -> int:
    """全新时建库并装入演示；数据库旧时先备份再升级；然后打开服务。Ctrl-C 停下。"""
    env = environment()
    if not has_tables(env):
        wait_for_port(env, patience=1)  # better told before the demo is loaded than after
        step("upgrade", "--quiet")
        step("demo", "--if-empty")
    code = _serve(env)
    if code == NOT_MIGRATED:
        step("upgrade", "--quiet")
        code = _serve(env)
    return code


@click.command()
def up() -> int:
    """打开网页服务和后台队列。全新的文件夹先建空库；有数据而要升级时不动它，请先 sizai upgrade。"""
    env = environment()
    if not has_tables(env):
        step("upgrade", "--quiet")
    if _serve(env) == NOT_MIGRATED:
        raise Behind
    return 0
