"""Keys: there, readable by their owner only, and the ones that the data was sealed with."""

from __future__ import annotations

import stat
from collections.abc import Iterator

from sizai.cli.opening import missing_keys
from sizai.cli.soundness.finding import Finding, bad, ok, warn
from sizai.environment import Environment


def files(env: Environment) -> Iterator[Finding]:
    """Needs no Django, so that a missing key is told and not replaced."""
    missing = [path.name for path in missing_keys(env)]
    if "field.key" in missing:
        yield bad(
            "keys",
            "密钥 keys/field.key 不见了：加密的电话和身份证号解不开",
            "从备份取回 keys 文件夹；不要另造新的",
        )
        return
    if "session.key" in missing:
        yield warn("keys", "keys/session.key 不见了", "下次打开服务时会另造一个，大家要重新登录")
    folder = env.root / "keys"
    paths = [folder, *sorted(folder.glob("*"))] if folder.is_dir() else []
    loose = [path.name for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077]
    if loose:
        yield bad("key_permissions", f"别的系统用户读得到密钥：{'、'.join(loose)}", f"chmod -R go= {folder}")
    else:
        yield ok("key_permissions", "密钥文件只有本人能读" if paths else "密钥由 SIZAI_KEY 提供")


def match() -> Iterator[Finding]:
    """Unseal one row of each sealed field."""
    from sizai.cli.proving import try_key

    tried = try_key()
    if tried.unreadable:
        yield bad(
            "key_matches",
            f"密钥解不开数据：{'、'.join(tried.unreadable[:3])}",
            "从备份取回原来的 keys/field.key（或 SIZAI_KEY）",
        )
    elif tried.opened:
        yield ok("key_matches", f"密钥与数据对得上（试了{len(tried.opened)}种加密字段）")
    else:
        yield ok("key_matches", "还没有加密过的数据")
