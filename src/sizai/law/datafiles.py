"""Reads the package's own YAML. Every figure in it is a quoted string or an integer: a float is a bug."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class FloatInData(ValueError):
    """A data file holds an unquoted decimal; money and ratios are kept as text so that no digit is lost."""


@cache
def read(name: str) -> dict[str, Any]:
    """The mapping in `data/<name>.yaml`. Read once per process; callers must not change it."""
    text = files("sizai.law").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, Loader=_Loader)
    if not isinstance(content, dict):
        raise TypeError(f"data/{name}.yaml is not a mapping")
    _refuse_floats(content, name)
    return content


def _refuse_floats(value: object, where: str) -> None:
    if isinstance(value, float):
        raise FloatInData(f"{where}: {value} must be quoted")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_floats(item, f"{where}.{key}")
    elif isinstance(value, list):
        for place, item in enumerate(value):
            _refuse_floats(item, f"{where}[{place}]")
