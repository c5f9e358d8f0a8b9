"""Pages of the door that allauth does not have, and its sign-in page with the accounts of a demo."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.views import LoginView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sizai.access import clock
from sizai.access.actor import Actor
from sizai.orgs.queries import actor_for, federation, posts_of
from sizai.orgs.verbs.posts import choose_post as choose
from sizai.pages.actors import POST_KEY
from sizai.pages.door.adapter import is_local
from sizai.pages.door.demo_accounts import DemoAccount, demo_accounts
from sizai.pages.door.forms import PasswordByLinkForm, SecretForm
from sizai.pages.door.session import enter_post, home_of, needs_second_factor
from sizai.people.link_secrets import normal
from sizai.people.queries import has_second_factor, open_link
from sizai.people.verbs.accounts import set_password_by_link
from sizai.registers.bad_input import BadInput
from sizai.ui.components import Column, data_table


def _demo_table(whence: str) -> str:
    """The accounts of a demo, one line each; a click fills the form in. Nothing outside a demo."""
    rows = demo_accounts()
    if not rows:
        return ""
    more = {"next": whence} if whence else {}
    columns = [
        Column(
            "姓名",
            "name",
            "link",
            url=lambda row: "?" + urlencode({"as": row.username, **more}),
            phone="first",
        ),
        Column("身份", "role", under=lambda row: row.where, phone="end"),
    ]
    return data_table(columns, rows, caption="演示账号", tight=True)


class SignInView(LoginView):  # type: ignore[misc]
    """The sign-in page. In a demo a line of the list fills the form in (`?as=name`)."""

    def _chosen(self) -> DemoAccount | None:
        wanted = self.request.GET.get("as")
        return next((each for each in demo_accounts() if each.username == wanted), None) if wanted else None

    def get_initial(self) -> dict[str, Any]:
        chosen = self._chosen()
        return {"login": chosen.username, "password": chosen.password} if chosen else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        whence = self.request.GET.get("next", "")
        return {
            **super().get_context_data(**kwargs),
            "demo_table": _demo_table(whence if is_local(whence) else ""),
            "chosen": self._chosen(),
            "whence": whence if is_local(whence) else "",
            "idle": "idle" in self.request.GET,
            "ours": federation(),
        }


@login_required
@never_cache
def me(request: HttpRequest) -> HttpResponse:
    """My account: posts, password, second step, the way out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    account: Any = request.user
    told = {
        "posts": posts_of(account).select_related("organisation"),
        "actor": actor,
        "second_factor": has_second_factor(account),
        "wanted": needs_second_factor(actor.role, account),
        "home": home_of(actor),
    }
    return render(request, "door/me.html", told)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def choose_post(request: HttpRequest) -> HttpResponse:
    """Choose the post to work in: after signing in, or later from the menu."""
    account: Any = request.user
    posts = posts_of(account).select_related("organisation", "account")
    whence = request.POST.get("next", "") or request.GET.get("next", "")
    if request.method == "POST":
        key = request.POST.get("post", "")
        post = get_object_or_404(posts, pk=int(key) if key.isdecimal() and len(key) < 19 else 0)
        choose(actor=actor_for(account, post.pk), post=post)
        home = home_of(enter_post(request, post, account))
        return redirect(whence if is_local(whence) else home)
    chosen = request.session.get(POST_KEY)
    return render(request, "door/choose_post.html", {"posts": posts, "chosen": chosen, "whence": whence})


@never_cache
@require_http_methods(["GET", "POST"])
def type_secret(request: HttpRequest) -> HttpResponse:
    """For those who hold a printed slip: type its code, get to the page of the link."""
    form = SecretForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return redirect("set_password_by_link", secret=normal(form.cleaned_data["secret"]) or "0")
    return render(request, "door/type_secret.html", {"form": form})


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def set_password_by_secret(request: HttpRequest, secret: str) -> HttpResponse:
    """The page of a one-time link. Looking at it does not use it up (chat programs look at links)."""
    link = open_link(secret)
    if link is None:
        return render(request, "door/link_void.html", {"ours": federation()}, status=410)
    form = PasswordByLinkForm(request.POST if request.method == "POST" else None, account=link.account)
    if request.method == "POST" and form.is_valid():
        try:
            password = form.cleaned_data["password1"]
            set_password_by_link(actor=actor_for(link.account), secret=secret, password=password)
        except BadInput as error:
            form.add_error("password1" if error.field == "password" else None, error.sentence)
        else:
            messages.success(request, "口令设好了，请用它登录。")
            return redirect("account_login")
    told = {"form": form, "account": link.account, "until": link.expires_at.astimezone(clock.ZONE)}
    return render(request, "door/set_password.html", told, status=422 if form.errors else 200)
