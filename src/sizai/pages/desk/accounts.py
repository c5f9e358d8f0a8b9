"""Accounts, for the administrator (the auditor reads): the list and the page of one account. Steps: `account_steps`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import may, require
from sizai.audit.queries import timeline_of
from sizai.enterprises.models import Enterprise
from sizai.orgs.models import Post
from sizai.orgs.queries import area_names
from sizai.pages.desk.frame import render_desk
from sizai.people.models import Account
from sizai.people.queries import accounts_for, has_second_factor, locks, waiting_link, with_second_factor
from sizai.ui.components import Action, Choice, Column, Entry, Filter

PAGE = 50
LINES = 30
"""So much of the history stands on the page of an account; the rest is one click away."""
STATES = {"active": "在用", "disabled": "停用", "locked": "锁着", "waiting": "还没有口令"}


def sections(actor: Actor) -> list[tuple[str, str, str, int | None]]:
    """The tabs of this place, for those who may enter it."""
    found: list[tuple[str, str, str, int | None]] = []
    if may(actor, "read_accounts"):
        found.append(("accounts", "账号", reverse("accounts"), None))
    if may(actor, "read_audit"):
        found.append(("audit", "操作记录", reverse("audit"), None))
    return found


def in_accounts(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of this place."""
    told = {"today": clock.today(), **context}
    return render_desk(
        request, f"desk/accounts/{template}.html", told, place="accounts", section="accounts", status=status
    )


def one_account(request: HttpRequest, pk: int, verb: str = "read_accounts") -> tuple[Actor, Account]:
    """The actor, who may do `verb`, and the account; 403 or 404."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, verb)
    return actor, get_object_or_404(accounts_for(actor), pk=pk)


def _running() -> Q:
    return Q(posts__until=None) | Q(posts__until__gte=clock.today())


def _filtered(request: HttpRequest, accounts: QuerySet[Account]) -> QuerySet[Account]:
    words, role, state = (request.GET.get(name, "").strip() for name in ("q", "role", "state"))
    if words:
        accounts = accounts.filter(Q(name__icontains=words) | Q(username__icontains=words))
    if role in Role.values:
        accounts = accounts.filter(_running(), posts__role=role).distinct()
    if state in ("active", "disabled"):
        accounts = accounts.filter(is_active=state == "active")
    if state == "locked":
        accounts = accounts.filter(username__in=locks())
    if state == "waiting":
        accounts = accounts.filter(password__startswith="!", is_active=True)
    return accounts


def _with(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    for name, value in {"after": "", "before": "", **changes}.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return "?" + query.urlencode()


def _chip(request: HttpRequest, name: str, label: str, options: dict[str, str]) -> Filter:
    chosen = options.get(request.GET.get(name, ""), "")
    choices = tuple(Choice(said, _with(request, **{name: key})) for key, said in options.items())
    return Filter(label, choices, chosen, _with(request, **{name: ""}))


@dataclass(frozen=True)
class Page:
    """Accounts of one page, and the addresses of its neighbours."""

    rows: list[Account]
    first: str
    previous: str
    following: str


def _page(request: HttpRequest, found: QuerySet[Account]) -> Page:
    """Keyset by account name, upwards; `before` reads backwards."""
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    if before:
        rows = list(found.filter(username__lt=before).order_by("-username")[: PAGE + 1])
        earlier, later = len(rows) > PAGE, True
        rows = rows[:PAGE][::-1]
    else:
        rows = list(found.filter(username__gt=after).order_by("username")[: PAGE + 1])
        earlier, later = bool(after), len(rows) > PAGE
        rows = rows[:PAGE]
    return Page(
        rows=rows,
        first=_with(request) if earlier else "",
        previous=_with(request, before=rows[0].username) if earlier and rows else "",
        following=_with(request, after=rows[-1].username) if later and rows else "",
    )


def _state(account: Account, locked: dict[str, Any]) -> tuple[str, str]:
    if not account.is_active:
        return "停用", "bad"
    if account.username in locked:
        return "锁着", "wait"
    if not account.has_usable_password():
        return "还没有口令", "new"
    return "在用", "done"


def _posts(account: Account) -> str:
    today = clock.today()
    held = [
        post
        for post in account.posts.all()
        if post.since <= today and (post.until is None or post.until >= today)
    ]
    return "；".join(
        f"{post.get_role_display()}{f' · {post.organisation}' if post.organisation else ''}" for post in held
    )


@require_http_methods(["GET"])
def account_list(request: HttpRequest) -> HttpResponse:
    """All accounts, by account name, 50 a page."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "read_accounts")
    found = _filtered(request, accounts_for(actor))
    total, page = found.count(), _page(request, found.prefetch_related("posts__organisation"))
    rows = page.rows
    locked, guarded = locks(row.username for row in rows), with_second_factor(rows)
    columns = [
        Column(
            "姓名",
            "name",
            "link",
            url=lambda row: reverse("account", args=[row.pk]),
            phone="first",
            width="160px",
        ),
        Column("账号", "username", width="160px"),
        Column("岗位", _posts, empty="无"),
        Column("两步验证", lambda row: "已开" if row.pk in guarded else "", empty="无", width="96px"),
        Column("状态", lambda row: _state(row, locked), "state", phone="end", width="120px"),
    ]
    context = {
        "rows": rows, "columns": columns, "total": total, "words": request.GET.get("q", ""),
        "filters": [_chip(request, "role", "身份", dict(Role.choices)), _chip(request, "state", "状态", STATES)],
        "kept": [(name, request.GET[name]) for name in ("role", "state") if request.GET.get(name)],
        "page": page,
        "may_open": may(actor, "open_account"),
    }  # fmt: skip
    return in_accounts(request, "list", context)


def _steps(actor: Actor, account: Account, *, locked: bool, guarded: bool) -> list[Action]:
    """What may be done with the account now, in the order of how often it is done."""
    at = {verb: reverse(verb, args=[account.pk]) for verb in (
        "issue_password_link", "unlock_account", "reset_second_factor", "set_password", "change_account",
        "enable_account", "disable_account")}  # fmt: skip
    own = account.pk == actor.account_id
    steps: list[tuple[bool, str, Action]] = [
        (not account.is_active, "enable_account", Action("重新启用", at["enable_account"], "go", post=True)),
        (locked, "unlock_account", Action("解锁", at["unlock_account"], "go", post=True)),
        (
            account.is_active,
            "issue_password_link",
            Action("发设口令的链接", at["issue_password_link"], post=True),
        ),
        (account.is_active and not own, "set_password", Action("设临时口令", at["set_password"])),
        (guarded, "reset_second_factor", Action("清除两步验证", at["reset_second_factor"])),
        (True, "change_account", Action("改姓名", at["change_account"])),
        (account.is_active and not own, "disable_account", Action("停用", at["disable_account"], "stop")),
    ]
    return [step for wanted, verb, step in steps if wanted and may(actor, verb, account)]


def _post_rows(account: Account) -> list[Post]:
    return list(account.posts.select_related("organisation", "leader__account").order_by("-until", "id"))


def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: posts, how it comes in, what was done with it."""
    actor, found = one_account(request, pk)
    today, locked = clock.today(), locks([found.username]).get(found.username)
    guarded, link = has_second_factor(found), waiting_link(found)
    may_end, posts = may(actor, "end_post"), _post_rows(found)
    names = area_names()
    firms = Enterprise.objects.in_bulk([post.enterprise_id for post in posts if post.enterprise_id])

    def ending(post: Post) -> str:
        return (
            "结束"
            if may_end and (post.until is None or post.until >= today) and post.pk != actor.post_id
            else ""
        )

    columns = [
        Column(
            "身份",
            lambda post: post.get_role_display(),
            phone="first",
            under=lambda post: str(post.organisation or firms.get(post.enterprise_id) or ""),
        ),
        Column("管辖", lambda post: names.get(post.scope, post.scope), empty="无", width="110px"),
        Column("联系领导", lambda post: post.leader.account.name if post.leader else "", width="110px"),
        Column("从", "since", "date", width="110px"),
        Column("到", "until", "date", width="110px", empty="无"),
        Column("", ending, url=lambda post: reverse("end_post", args=[post.pk]), phone="end", width="64px"),
    ]
    context = {
        "account": found, "state": _state(found, {found.username: locked} if locked else {}),
        "posts": posts, "columns": columns, "ended": lambda post: bool(post.until and post.until < today),
        "steps": _steps(actor, found, locked=locked is not None, guarded=guarded),
        "locked": locked.astimezone(clock.ZONE) if locked else None, "guarded": guarded,
        "link": link.expires_at.astimezone(clock.ZONE) if link else None,
        "lines": [Entry(line.at, line.text, line.actor, link=None) for line in timeline_of(found)[:LINES]],
        "may_give": may(actor, "give_post", found) and found.is_active, "own": found.pk == actor.account_id,
    }  # fmt: skip
    return in_accounts(request, "account", context)
