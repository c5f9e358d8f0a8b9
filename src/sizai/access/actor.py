"""Actor: who is doing this, in which post, and how far the post reaches."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices


class Role(TextChoices):
    FEDERATION_CADRE = "federation_cadre", "总工会干部"
    STATION_MEDIATOR = "station_mediator", "调解员"
    REPRESENTATIVE = "representative", "工会代表"
    HOTLINE_OPERATOR = "hotline_operator", "12351 坐席"
    DEPARTMENT_OFFICER = "department_officer", "部门联络员"
    EMPLOYER_HR = "employer_hr", "用人单位人事"
    WORKER = "worker", "职工"
    SCREEN = "screen", "大屏"
    AUDITOR = "auditor", "审计"
    ADMINISTRATOR = "administrator", "系统管理员"


STAFF = frozenset(Role) - {Role.WORKER, Role.EMPLOYER_HR, Role.SCREEN}


@dataclass(frozen=True)
class Actor:
    """One account in one post. `scope` is the area path whose descendants the post reaches ("" for none)."""

    name: str
    role: Role
    account_id: int | None = None
    post_id: int | None = None
    scope: str = ""
    organisation_id: int | None = None
    department_id: int | None = None
    enterprise_id: int | None = None
    person_id: int | None = None

    def reaches(self, path: str) -> bool:
        """Whether an area lies in the post's scope. A shorter path (the county above) is not reached from a town."""
        return bool(self.scope) and path.startswith(self.scope)

    @property
    def title(self) -> str:
        """How the history names the actor."""
        return f"{self.name}（{self.role.label}）"


SYSTEM = Actor(name="系统", role=Role.ADMINISTRATOR)
"""Clocks and queues. Policy never asks it; the history shows it as 系统."""

VISITOR = Actor(name="未登录", role=Role.WORKER)
"""A worker who has not signed in: may hand in an intake and read it with its receipt, nothing else."""
