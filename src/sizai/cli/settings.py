"""`sizai settings`: the table of the Environment."""

from __future__ import annotations

import json

import click

from sizai.cli.opening import environment
from sizai.environment import Environment

SECRET = {"key"}


def variable_of(name: str) -> str:
    """The environment variable that sets a field."""
    alias = Environment.model_fields[name].validation_alias
    return str(alias) if alias else f"SIZAI_{name.upper()}"


def shown(name: str, value: object) -> str:
    """A value as it may be shown: secrets not at all, addresses without their password."""
    text = "" if value is None else str(value)
    if name in SECRET and text:
        return "（已设，不显示）"
    if "@" in text and "://" in text:
        scheme, rest = text.split("://", 1)
        user = rest.rsplit("@", 1)[0].split(":")[0]
        return f"{scheme}://{user}:***@{rest.rsplit('@', 1)[1]}" if ":" in rest.rsplit("@", 1)[0] else text
    return text


@click.command()
@click.option("--json", "as_json", is_flag=True, help="用 JSON 写出")
def settings(as_json: bool) -> None:
    """列出可以改的设置。写在环境变量里，或写在 SIZAI_HOME/sizai.env 里（一行一个 名字=值）。"""
    env = environment()
    rows = [
        {"variable": variable_of(name), "value": shown(name, getattr(env, name)), "default": shown(name, field.default),
         "description": field.description or ""}
        for name, field in Environment.model_fields.items()
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for row in rows:
        changed = "" if row["value"] == row["default"] else f"（默认 {row['default'] or '空'}）"
        click.echo(f"{row['variable']} = {row['value'] or '（空）'} {changed}\n    {row['description']}")
