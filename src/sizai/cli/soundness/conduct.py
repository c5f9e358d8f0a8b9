"""How it is run: demo or real, debugging, host names, HTTPS."""

from __future__ import annotations

from collections.abc import Iterator

from sizai.cli.soundness.finding import Finding, bad, ok, warn
from sizai.environment import Environment

LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "::1"}


def demo() -> Iterator[Finding]:
    from sizai.orgs.queries import installation

    ours = installation()
    if ours is None:
        yield ok("demo", "空库，还没有登记是哪个工会的")
    elif ours.demo:
        yield ok("demo", "这是演示库；正式使用前运行 sizai leave-demo")
    else:
        yield ok("demo", f"正式库：{ours.name}")


def settings(env: Environment) -> Iterator[Finding]:
    """Settings that are dangerous, or that keep people out."""
    hosts = {host.strip() for host in env.allowed_hosts.split(",") if host.strip()}
    if env.debug:
        yield bad("debug", "SIZAI_DEBUG 开着：出错时会把内部细节显示给人看", "去掉 SIZAI_DEBUG")
    if "*" in hosts:
        yield bad("hosts", "SIZAI_ALLOWED_HOSTS 是 *，谁都能冒充域名", "写上真正的域名或局域网地址，逗号分开")
    elif not hosts:
        yield bad("hosts", "SIZAI_ALLOWED_HOSTS 是空的，网页打不开", "写上域名或局域网地址，逗号分开")
    elif (env.https or env.host not in LOOPBACK) and hosts <= LOOPBACK:
        yield bad(
            "hosts", "要给别的电脑用，SIZAI_ALLOWED_HOSTS 里却只有本机", "加上域名或局域网地址，逗号分开"
        )
    else:
        yield ok("hosts", f"允许的域名：{'、'.join(sorted(hosts))}")
    if env.host not in LOOPBACK and not env.https:
        yield warn(
            "https",
            "服务对局域网开着，却没有 HTTPS：口令会明文传输",
            "放在 nginx 或 Caddy 后面（deploy/），设 SIZAI_HTTPS=1",
        )
