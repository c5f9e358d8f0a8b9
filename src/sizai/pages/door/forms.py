"""The forms of the door: allauth's, with our words; and the form behind a one-time link."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as AllauthCodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import validate_password

from sizai.orgs.queries import actor_for
from sizai.pages.door.adapter import NOWHERE, client_address
from sizai.people import usernames
from sizai.people.models import Account
from sizai.people.verbs.signing import fail_second_factor

RULES = "至少10个字，一句话也行。不能全是数字，不能像账号和姓名。"
TWICE = "两次写的不一样，再写一次。"


def _say(form: forms.Form, **labels: str) -> None:
    """Our labels, no placeholders, our words for an empty field."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.help_text = label, ""
        field.widget.attrs.pop("placeholder", None)
        field.error_messages["required"] = f"请填{label}。"


def _code(form: forms.Form, label: str) -> None:
    _say(form, code=label)
    form.fields["code"].widget.attrs.update(
        inputmode="numeric", autofocus=True, maxlength="12", spellcheck="false"
    )


class SignInForm(LoginForm):  # type: ignore[misc]
    """Account name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, login="账号", password="口令")
        self.fields["login"].error_messages["max_length"] = "账号最多40个字。"
        self.fields["login"].widget.attrs.update(autofocus=True, autocapitalize="none", spellcheck="false")
        self.fields["password"].widget.render_value = not self.is_bound  # only what the demo fills in

    def clean_login(self) -> str:
        return usernames.normal(self.cleaned_data["login"])


class ChangePasswordForm(AllauthChangePasswordForm):  # type: ignore[misc]
    """The own password: the present one, then the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, oldpassword="现在的口令", password1="新口令", password2="新口令再写一次")
        self.fields["password1"].help_text = RULES

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = forms.Form.clean(self) or {}
        new = cleaned.get("password1")
        if new and new == cleaned.get("oldpassword"):
            self.add_error("password1", "新口令和现在的一样，换一个。")
        if new and cleaned.get("password2") and new != cleaned["password2"]:
            self.add_error("password2", TWICE)
        return cleaned


class PasswordAgainForm(ReauthenticateForm):  # type: ignore[misc]
    """Asked once more before something that a passer-by must not do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password="口令")
        self.fields["password"].widget.attrs["autofocus"] = True


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """The second step at signing in: six digits, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "验证码")

    def _emit_authentication_failed(self, authenticator: Any) -> None:
        super()._emit_authentication_failed(authenticator)
        address = client_address(context.request) or NOWHERE
        fail_second_factor(actor=actor_for(self.user), account=self.user, address=address)


class CodeAgainForm(AllauthCodeAgainForm):  # type: ignore[misc]
    """The code instead of the password, where one is asked again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "验证码")


class FirstCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """Shows that the telephone has read the QR code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, "手机上的6个数字")


def _password(label: str) -> forms.CharField:
    box = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=label, strip=False, widget=box, error_messages={"required": f"请填{label}。"}
    )


class PasswordByLinkForm(forms.Form):
    """A new password behind a one-time link."""

    password1 = _password("新口令")
    password2 = _password("新口令再写一次")

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account
        self.fields["password1"].help_text = RULES

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.account)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, again = cleaned.get("password1"), cleaned.get("password2")
        if first and again and first != again:
            self.add_error("password2", TWICE)
        return cleaned


class SecretForm(forms.Form):
    """The secret of a one-time link, typed from a slip."""

    secret = forms.CharField(label="纸条上的码", max_length=40, help_text="20个字母和数字，短横可以不打。",
                             error_messages={"required": "请填纸条上的码。", "max_length": "码只有20个字母和数字。"},
                             widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters",
                                                           "spellcheck": "false", "autofocus": True}))  # fmt: skip
