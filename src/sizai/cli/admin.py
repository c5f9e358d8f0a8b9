"""`sizai admin`: the first administrator, and a way back in."""

from __future__ import annotations

import click

from sizai.cli.opening import open_django
from sizai.cli.speaking import Failure
from sizai.environment import Environment


class NoSuchAccount(Failure):
    """没有这个账号。"""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"没有“{username}”这个账号。看看有没有写错；第一个管理员用 sizai admin create 来建。"
        )


def address(env: Environment) -> str:
    """Where a browser finds this installation, as far as the settings say."""
    hosts = [host.strip() for host in env.allowed_hosts.split(",")]
    if env.https:
        return "https://" + next(
            (host for host in hosts if host not in ("localhost", "127.0.0.1", "[::1]", "*")), "localhost"
        )
    return f"http://127.0.0.1:{env.port}"


def _hand_over(env: Environment, secret: str) -> None:
    from django.urls import reverse

    click.echo(f"{address(env)}{reverse('set_password_by_link', args=[secret])}")
    click.echo("这个链接只能用一次，48小时内有效。请当面或用可靠的办法交给本人，用它设口令。", err=True)


@click.group()
def admin() -> None:
    """管理员账号。"""


@admin.command()
@click.argument("username")
@click.option("--name", help="姓名；不写就和账号一样")
@click.option("--cadre", is_flag=True, help="同时是总工会干部（库里已登记总工会时）")
def create(username: str, name: str | None, cadre: bool) -> None:
    """建第一个管理员账号 USERNAME，打印一个设口令的一次性链接。已有管理员时不再建。"""
    env = open_django()
    from sizai.access.actor import SYSTEM
    from sizai.orgs.verbs.founding import found_default
    from sizai.orgs.verbs.posts import open_first_administrator

    found_default(actor=SYSTEM)

    account, secret = open_first_administrator(username=username, name=name or username, also_cadre=cadre)
    click.echo(f"建好了管理员账号 {account.username}（{account.name}）。", err=True)
    _hand_over(env, secret)


@admin.command()
@click.argument("username")
def link(username: str) -> None:
    """给账号 USERNAME 打印一个重设口令的一次性链接（忘了口令、丢了手机时）。"""
    env = open_django()
    from sizai.access.actor import SYSTEM
    from sizai.people.models import Account
    from sizai.people.verbs.accounts import issue_password_link

    account = Account.objects.filter(username=username).first()
    if account is None:
        raise NoSuchAccount(username)
    _hand_over(env, issue_password_link(actor=SYSTEM, account=account))
