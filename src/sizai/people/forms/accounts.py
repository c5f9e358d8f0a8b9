"""Forms of accounts: what somebody typed → the keyword arguments of one verb."""

from __future__ import annotations

from typing import Any

from django import forms


def _text(label: str, most: int, **more: Any) -> forms.CharField:
    messages = {"required": f"请填{label}。", "max_length": f"{label}最多{most}个字。"}
    return forms.CharField(label=label, max_length=most, error_messages=messages, **more)


class OpenAccountForm(forms.Form):
    """A new account: its name for signing in, and who it is."""

    username = _text("账号", 40, help_text="登录时填的，比如姓名拼音或工号。以后不能改。",
                     widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}))  # fmt: skip
    name = _text("姓名", 40, help_text="写在操作记录里的名字。")


class ChangeAccountForm(forms.Form):
    """Another name."""

    name = _text("姓名", 40, help_text="以前的操作记录里还是原来的名字。")


class ReasonForm(forms.Form):
    """A step that must say why."""

    reason = _text("理由", 200, widget=forms.Textarea({"rows": 3}))


class TemporaryPasswordForm(forms.Form):
    """A password for the first sign-in, told face to face."""

    password = forms.CharField(
        label="临时口令",
        strip=False,
        help_text="至少10个字。当面告诉本人，首次登录就要换掉。",
        error_messages={"required": "请填临时口令。"},
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
    )
