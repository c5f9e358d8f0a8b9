"""Posts: who does what where. Given and ended by the administrator; whoever has several chooses one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.db import transaction

from sizai.access import clock
from sizai.access.actor import SYSTEM, Actor, Role
from sizai.access.policy import require
from sizai.audit.record import record
from sizai.lifecycle import update
from sizai.orgs.models import Organisation, Post
from sizai.orgs.queries import federation, posts_of
from sizai.orgs.vocabulary import OrganisationKind as Kind
from sizai.people.models import Account
from sizai.people.verbs.accounts import issue_password_link, open_account
from sizai.registers.bad_input import BadInput


class Employer(Protocol):
    """An enterprise as this floor sees it: the noun lives one floor up."""

    pk: int
    name: str


@dataclass(frozen=True)
class Need:
    """What a post of a role stands on. `kinds`: of which organisation; `sentence`: what to say when it is missing."""

    kinds: tuple[Kind, ...] = ()
    sentence: str = ""
    optional: bool = False
    top: bool = False


NEEDS: dict[Role, Need] = {
    Role.FEDERATION_CADRE: Need((Kind.FEDERATION,), "总工会干部要选县级或镇街总工会。"),
    Role.STATION_MEDIATOR: Need((Kind.STATION, Kind.MOBILE_ROOM), "调解员要选实践站或流动调解室。"),
    Role.REPRESENTATIVE: Need(
        (Kind.UNION, Kind.FEDERATION, Kind.STATION, Kind.SERVICE_POINT),
        "工会代表要选所在的工会、站或服务站。",
    ),
    Role.HOTLINE_OPERATOR: Need((Kind.FEDERATION,), "12351坐席要选总工会。"),
    Role.DEPARTMENT_OFFICER: Need((Kind.DEPARTMENT,), "部门联络员要选一个部门，派单才送得到。"),
    Role.EMPLOYER_HR: Need(sentence="用人单位人事要选一家企业。"),
    Role.WORKER: Need(sentence="职工岗位不用选组织。"),
    Role.SCREEN: Need((Kind.FEDERATION,), "大屏要选总工会。"),
    Role.AUDITOR: Need((Kind.FEDERATION,), "审计要选县级总工会：操作记录不分镇街。", top=True),
    Role.ADMINISTRATOR: Need((Kind.FEDERATION,), "系统管理员只能放在县级总工会。", optional=True, top=True),
}
LEADERS = frozenset({Role.FEDERATION_CADRE, Role.STATION_MEDIATOR})
LED = 5
"""双联双引: one leader, five representatives."""


def _check_place(role: Role, organisation: Organisation | None, scope: str) -> str:
    """The scope of the post, or BadInput naming what is missing or does not fit."""
    need = NEEDS[role]
    if organisation is None:
        if need.kinds and not need.optional:
            raise BadInput("organisation", need.sentence)
        if scope:
            raise BadInput("scope", f"{role.label}没有管辖范围，这一格留空。")
        return ""
    if not need.kinds:
        raise BadInput("organisation", f"{role.label}不用选组织，这一格留空。")
    if organisation.kind not in need.kinds or (need.top and organisation.parent_id is not None):
        raise BadInput("organisation", need.sentence)
    if organisation.staged or organisation.closed_on:
        raise BadInput("organisation", f"“{organisation}”已经撤销，请选还在的组织。")
    if role == Role.ADMINISTRATOR:
        return ""
    if scope and not scope.startswith(organisation.area_path):
        raise BadInput("scope", f"管辖不能大过“{organisation}”，请选它下面的镇街，或者留空。")
    return scope or organisation.area_path


def _check_leader(role: Role, leader: Post | None) -> None:
    if leader is None:
        return
    if role != Role.REPRESENTATIVE:
        raise BadInput("leader", "只有工会代表有联系领导，这一格留空。")
    if leader.role not in LEADERS:
        raise BadInput("leader", "联系领导要是总工会干部或调解员。")
    led = Post.objects.filter(leader=leader, until__isnull=True).count()
    if led >= LED:
        raise BadInput("leader", f"{leader.account}已经联系{led}名工会代表，请选别人。")


def give_post(*, actor: Actor, account: Account, role: Role, organisation: Organisation | None = None,
              enterprise: Employer | None = None, scope: str = "", leader: Post | None = None,
              since: dt.date | None = None, until: dt.date | None = None) -> Post:  # fmt: skip
    """Give an account a post. An administrator may give one to himself; the history says so in its first lines."""
    require(actor, "give_post", account)
    role, since = Role(role), since or clock.today()
    if (enterprise is not None) != (role == Role.EMPLOYER_HR):
        need = NEEDS[Role.EMPLOYER_HR].sentence
        raise BadInput("enterprise", need if enterprise is None else f"{role.label}不用选企业，这一格留空。")
    if role == Role.WORKER and account.person_id is None:
        raise BadInput("role", "职工账号要先和名册里的人对上，才知道哪些案件是他的。")
    scope = _check_place(role, organisation, scope)
    _check_leader(role, leader)
    if until is not None and until < since:
        raise BadInput("until", "结束的日子在开始之前，请改一个。")
    key = enterprise.pk if enterprise else None
    if (
        posts_of(account)
        .filter(role=role, organisation=organisation, enterprise_id=key, scope=scope)
        .exists()
    ):
        raise BadInput("role", f"{account}已经有这个岗位了。")
    place = organisation.name if organisation else enterprise.name if enterprise else ""
    where = f"，{place}" if place else ""
    own = account.pk == actor.account_id
    with transaction.atomic():
        post = Post.objects.create(account=account, role=role, organisation=organisation, enterprise_id=key, scope=scope,
                                   leader=leader, since=since, until=until)  # fmt: skip
        record(
            actor=actor,
            verb="give_post",
            thing=account,
            text=f"给{'自己' if own else account.name}岗位：{role.label}{where}",
            changes={"role": [None, role.label], "place": [None, place], "scope": [None, scope]},
        )
    return post


def end_post(*, actor: Actor, post: Post, last_day: dt.date | None = None, reason: str = "") -> Post:
    """End a post: with `last_day` at that day's end, without it at once (yesterday was the last day)."""
    require(actor, "end_post", post)
    if post.pk == actor.post_id:
        raise BadInput("post", "不能结束自己正在用的岗位，请别的管理员来做。")
    until = last_day or clock.today() - dt.timedelta(days=1)
    if post.until is not None and post.until <= until:
        raise BadInput("last_day", f"这个岗位到{post.until}就结束了，不用再结束。")
    if last_day is not None and last_day < max(post.since, clock.today()):
        raise BadInput("last_day", "最后一天不能在今天或开始之前；要马上结束，把日期留空。")
    with transaction.atomic():
        before = post.until
        update(post, expect={"until": before}, until=until)
        when = f"到{until}为止" if last_day else "马上"
        record(
            actor=actor,
            verb="end_post",
            thing=post.account,
            text=f"结束岗位：{post.get_role_display()}，{when}",
            changes={"until": [before, until]},
            reason=reason.strip(),
        )
    return post


def choose_post(*, actor: Actor, post: Post) -> Post:
    """Work in another of the own posts from now on. The session keeps the choice; the history the change."""
    require(actor, "choose_post", post)
    if not posts_of(post.account).filter(pk=post.pk).exists():
        raise BadInput("post", "这个岗位已经结束了，请选别的。")
    where = f"，{post.organisation}" if post.organisation else ""
    record(
        actor=actor,
        verb="choose_post",
        thing=post.account,
        text=f"换到岗位：{post.get_role_display()}{where}",
    )
    return post


def open_first_administrator(*, username: str, name: str, also_cadre: bool = False) -> tuple[Account, str]:
    """The first administrator of an installation and the secret of the link that sets the password (48 hours, once).

    Raises BadInput when there is an administrator already: he opens accounts, and `issue_password_link` helps him back in.
    """
    today = clock.today()
    there = Post.objects.filter(role=Role.ADMINISTRATOR, account__is_active=True).exclude(until__lt=today)
    if holder := there.select_related("account").first():
        raise BadInput(
            "username", f"已经有管理员了：{holder.account}（{holder.account.username}），请他来开户。"
        )
    ours = federation()
    if also_cadre and ours is None:
        raise BadInput("also_cadre", "还没有登记总工会，先建库再给总工会干部的岗位。")
    with transaction.atomic():
        account = open_account(actor=SYSTEM, username=username, name=name)
        give_post(actor=SYSTEM, account=account, role=Role.ADMINISTRATOR, organisation=ours)
        if also_cadre:
            give_post(actor=SYSTEM, account=account, role=Role.FEDERATION_CADRE, organisation=ours)
        secret = issue_password_link(actor=SYSTEM, account=account)
    return account, secret
