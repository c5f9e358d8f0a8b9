"""The steps that an administrator takes with an account: one page each, or one press."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from typing import Any

import segno
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.access.policy import require
from sizai.orgs.models import Post
from sizai.orgs.verbs.posts import NEEDS, end_post, give_post
from sizai.pages.desk.accounts import in_accounts, one_account
from sizai.pages.desk.posts_form import EndPostForm, GivePostForm
from sizai.people.forms.accounts import ChangeAccountForm, OpenAccountForm, ReasonForm, TemporaryPasswordForm
from sizai.people.models import Account
from sizai.people.queries import waiting_link
from sizai.people.verbs import accounts as verbs
from sizai.people.verbs.signing import reset_second_factor
from sizai.registers.bad_input import BadInput


def _act(request: HttpRequest, form: forms.Form, run: Callable[[], Any], *, title: str, home: str, tells: str = "",
         way_back: bool = True, done: str = "", about: str = "", extra: dict[str, Any] | None = None) -> HttpResponse:  # fmt: skip
    """The page of one step: its form, then the verb; a refusal loses nothing typed."""
    if request.method == "POST" and form.is_valid():
        try:
            result = run()
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        else:
            messages.success(request, done or f"{title}：已经办好。")
            return redirect(result if isinstance(result, str) else home)
    told = {
        "form": form,
        "title": title,
        "tells": tells,
        "way_back": way_back,
        "home": home,
        "about": about,
        **(extra or {}),
    }
    return in_accounts(request, "act", told, 422 if form.errors else 200)


def _home(account: Account) -> str:
    return reverse("account", args=[account.pk])


@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest) -> HttpResponse:
    """A new account."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "open_account")
    form = OpenAccountForm(request.POST if request.method == "POST" else None)

    def run() -> str:
        return _home(verbs.open_account(actor=actor, **form.cleaned_data))

    return _act(request, form, run, title="开户", home=reverse("accounts"), done="开好了。接着给岗位，再发设口令的链接。",
                tells="开户以后还要给岗位，才看得到东西。")  # fmt: skip


@require_http_methods(["GET", "POST"])
def change_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name."""
    actor, found = one_account(request, pk, "change_account")
    form = ChangeAccountForm(request.POST if request.method == "POST" else None, initial={"name": found.name})

    def run() -> None:
        verbs.change_account(actor=actor, account=found, **form.cleaned_data)

    return _act(request, form, run, title="改姓名", home=_home(found), about=str(found))


@require_http_methods(["GET", "POST"])
def disable_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut the account."""
    actor, found = one_account(request, pk, "disable_account")
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def run() -> None:
        verbs.disable_account(actor=actor, account=found, **form.cleaned_data)

    return _act(request, form, run, title="停用", home=_home(found), about=str(found), way_back=False,
                tells="马上退出，也不能再登录。手上的案件不会自己转走，请先交接。")  # fmt: skip


@require_POST
def enable_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a shut account again."""
    actor, found = one_account(request, pk, "enable_account")
    verbs.enable_account(actor=actor, account=found)
    messages.success(request, "启用了，口令和岗位都照旧。")
    return redirect(_home(found))


@require_POST
def unlock_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the lock after wrong passwords."""
    actor, found = one_account(request, pk, "unlock_account")
    verbs.unlock_account(actor=actor, account=found)
    messages.success(request, "解锁了，现在就能登录。")
    return redirect(_home(found))


@never_cache
@require_POST
def issue_password_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a one-time link and show it, once: to be sent, scanned, or printed as a slip."""
    actor, found = one_account(request, pk, "issue_password_link")
    secret = verbs.issue_password_link(actor=actor, account=found)
    link = request.build_absolute_uri(reverse("set_password_by_link", args=[secret]))
    picture = BytesIO()
    segno.make(link, error="m").save(picture, kind="svg", scale=4, border=2, xmldecl=False)
    waiting = waiting_link(found)
    context = {
        "account": found, "secret": secret, "link": link, "until": waiting.expires_at.astimezone(clock.ZONE) if waiting else None,
        "picture": "data:image/svg+xml;base64," + base64.b64encode(picture.getvalue()).decode(),
        "door": request.build_absolute_uri(reverse("type_secret")),
    }  # fmt: skip
    return in_accounts(request, "slip", context)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def set_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A temporary password, where a link cannot be opened."""
    actor, found = one_account(request, pk, "set_password")
    form = TemporaryPasswordForm(request.POST if request.method == "POST" else None)

    def run() -> None:
        verbs.set_password(actor=actor, account=found, must_change=True, **form.cleaned_data)

    return _act(request, form, run, title="设临时口令", home=_home(found), about=str(found),
                tells="能发链接就发链接，口令只有本人知道。")  # fmt: skip


@require_http_methods(["GET", "POST"])
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second step away."""
    actor, found = one_account(request, pk, "reset_second_factor")
    form = ReasonForm(request.POST if request.method == "POST" else None)

    def run() -> None:
        reset_second_factor(actor=actor, account=found, **form.cleaned_data)

    return _act(request, form, run, title="清除两步验证", home=_home(found), about=str(found), way_back=False,
                tells="手机丢了才清除，先核对是本人。下次登录时要重新开通。")  # fmt: skip


@require_http_methods(["GET", "POST"])
def give_a_post(request: HttpRequest, pk: int) -> HttpResponse:
    """First the role (chips), then the form that it needs."""
    actor, found = one_account(request, pk, "give_post")
    given = request.GET.get("role", "")
    if given not in Role.values:
        roles = [(role.label, f"?role={role.value}", NEEDS[role].sentence) for role in Role]
        return in_accounts(request, "roles", {"account": found, "roles": roles})
    role = Role(given)
    form = GivePostForm(request.POST if request.method == "POST" else None, role=role)

    def run() -> None:
        give_post(actor=actor, account=found, role=role, **form.cleaned_data)

    own = found.pk == actor.account_id
    tells = "这是给自己的岗位：会写进操作记录，审计第一眼就看到。" if own else NEEDS[role].sentence
    return _act(request, form, run, title=f"给岗位：{role.label}", home=_home(found), about=str(found), tells=tells,
                done="岗位给好了。", extra={"suggestions": form.suggestions})  # fmt: skip


@require_http_methods(["GET", "POST"])
def end_a_post(request: HttpRequest, pk: int) -> HttpResponse:
    """End a post, at once or on a day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    require(actor, "end_post")
    post = get_object_or_404(Post.objects.select_related("account", "organisation"), pk=pk)
    form = EndPostForm(request.POST if request.method == "POST" else None)

    def run() -> None:
        end_post(actor=actor, post=post, **form.cleaned_data)

    return _act(request, form, run, title=f"结束岗位：{post.get_role_display()}", home=_home(post.account), way_back=False,
                about=str(post.account), tells="账号还在，只是这个岗位没有了。")  # fmt: skip
