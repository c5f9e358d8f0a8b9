"""Only `verbs/` and `audit` write. Reads the syntax trees of src/ and names every other place that changes a row.

Run by `make lint`: `python -m tests.writes`. Told by shape: `.create(name=…)`, `.update(name=…)`, `.delete()`, `.save()`,
`.bulk_*()`, and SQL that changes rows. `{}.update(other)`, `document.save(path)` and the like have another shape.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sizai"
MAY_WRITE = re.compile(r"(^|/)(verbs(/|\.py$)|migrations/)|^audit/|^registers/search|^lifecycle\.py$")
EXEMPT = {
    "cli/archive/postgres.py": "puts back what a backup holds; no verb can",
    "cli/archive/replacing.py": "puts back what a backup holds; no verb can",
}
WITH_KEYWORDS = {"create", "update", "get_or_create", "update_or_create", "acreate", "aupdate"}
WITHOUT_POSITIONALS = {"save", "delete", "asave", "adelete"}
NOT_ROWS = {"attrs", "headers", "session", "cookies"}
"""Dictionaries with these names take keywords too."""
ALWAYS = {"bulk_create", "bulk_update", "abulk_create", "abulk_update", "raw_save", "save_base"}
SQL = re.compile(
    r"^\s*(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|TRUNCATE|DROP\s+TABLE)\b", re.IGNORECASE
)


def writes(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and shape of every call that changes rows."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, receiver = node.func.attr, node.func.value
        if isinstance(receiver, ast.Attribute) and receiver.attr in NOT_ROWS:
            continue
        if isinstance(receiver, ast.Name) and receiver.id == "register":
            continue  # a verb that the register declares
        keywords = {keyword.arg for keyword in node.keywords}
        if (
            name in ALWAYS
            or (name in WITH_KEYWORDS and node.keywords and not node.args)
            or (
                name in WITHOUT_POSITIONALS
                and not node.args
                and keywords <= {"update_fields", "force_insert", "commit", "using"}
            )
        ):
            yield node.lineno, f".{name}()"
        if (
            name in ("execute", "executemany")
            and node.args
            and isinstance(first := node.args[0], ast.Constant)
        ):
            if isinstance(first.value, str) and SQL.match(first.value):
                yield node.lineno, first.value.split()[0].upper()


def trespasses(source: Path = SOURCE) -> list[str]:
    """Every write outside the rooms' verbs, as `file:line shape`."""
    found = []
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix()
        if not MAY_WRITE.search(name) and name not in EXEMPT:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"src/sizai/{name}:{line} {shape}" for line, shape in writes(tree)]
    return found


if __name__ == "__main__":
    wrong = trespasses()
    for one in wrong:
        print(f"{one}  写库只能在 verbs/ 或 audit 里")
    sys.exit(1 if wrong else 0)
