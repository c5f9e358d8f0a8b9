"""数字: the dashboard, the rows behind every figure, reports, snapshots, definitions."""

from __future__ import annotations

from sizai.access.actor import Actor, Role


def sections(actor: Actor) -> list[tuple[str, str, str, int | None]]:
    """The tabs of 数字."""
    found: list[tuple[str, str, str, int | None]] = [("overview", "总览", "/figures/", None)]
    if actor.role != Role.SCREEN:
        found += [
            ("report", "月报", "/figures/report/", None),
            ("snapshots", "快照", "/figures/snapshots/", None),
        ]
    return [*found, ("definitions", "定义", "/figures/definitions/", None)]
