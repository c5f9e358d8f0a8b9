"""The parts of docs/ that are drawn from the code: `make docs` writes them, a test compares them.

`docs/lifecycles/<room>.md`: one drawing and one table per lifecycle. `docs/settings.md`: the Environment.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from sizai.cli.settings import shown, variable_of
from sizai.environment import Environment
from sizai.lifecycle import Lifecycle

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def rooms() -> list[str]:
    """Rooms that have lifecycles."""
    return sorted(path.parent.name for path in (ROOT / "src/sizai").glob("*/lifecycles.py"))


def lifecycles(room: str) -> list[Lifecycle]:
    module = import_module(f"sizai.{room}.lifecycles")
    return [value for value in vars(module).values() if isinstance(value, Lifecycle)]


def drawing(one: Lifecycle) -> str:
    """A mermaid state diagram and the arrows as a table."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {one.initial}"]
    lines += [f'    state "{label}" as {code}' for code, label in one.states.items()]
    lines += [
        f"    {source} --> {move.target}: {move.label}"
        for move in one.moves.values()
        for source in move.sources
    ]
    lines += [
        "```",
        "",
        "| 动作 | 代码 | 从 | 到 | 谁 | 要填 | 期限 | 时间线 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for move in one.moves.values():
        sources = "、".join(one.states[source] for source in move.sources)
        lines.append(
            f"| {move.label} | `{move.verb}` | {sources} | {one.states[move.target]} | {move.who} | "
            f"{' '.join(f'`{name}`' for name in move.needs)} | {' '.join(f'`{name}`' for name in move.clock)} | {move.writes} |"
        )
    return "\n".join(lines)


def lifecycle_page(room: str) -> str:
    parts = [
        f"# {room} 的生命线",
        f"从 `src/sizai/{room}/lifecycles.py` 画出（`make docs`），不要手改。期限：+ 开始，- 停止。",
    ]
    parts += [f"## {one.label} `{one.name}`\n\n{drawing(one)}" for one in lifecycles(room)]
    return "\n\n".join(parts) + "\n"


def settings_page() -> str:
    lines = ["# 设置", "", "从 `src/sizai/environment.py` 画出（`make docs`），不要手改。现在的值：`sizai settings`。", "",
             "| 名字 | 默认 | 说明 |", "|---|---|---|"]  # fmt: skip
    for name, field in Environment.model_fields.items():
        lines.append(
            f"| `{variable_of(name)}` | {shown(name, field.default) or '空'} | {field.description} |"
        )
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Path → text, of every drawn page."""
    drawn = {DOCS / "lifecycles" / f"{room}.md": lifecycle_page(room) for room in rooms()}
    return drawn | {DOCS / "settings.md": settings_page()}


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sizai.settings")
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
