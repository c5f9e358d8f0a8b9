"""Small forms: each gives the keyword arguments of one verb."""

from __future__ import annotations

from typing import Any

from django import forms

from sizai.access import clock
from sizai.access.sealing import mask_phone
from sizai.enterprises.models import Enterprise
from sizai.registers.inputs import TidyField, WholeNumberField
from sizai.ui.widgets import KEPT, DateInput, MaskedField

NUMERIC = {"inputmode": "numeric", "autocomplete": "off"}


class EnterpriseForm(forms.Form):
    """A form of one enterprise. `arguments()` are those of its verb."""

    def __init__(self, *args: Any, thing: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="f_%s", **kwargs)  # type: ignore[misc]
        self.thing = thing

    def arguments(self) -> dict[str, Any]:
        """For the verb: what was typed; masked values left alone are left out."""
        return {name: value for name, value in self.cleaned_data.items() if value is not KEPT}


class HeadcountForm(EnterpriseForm):
    on = forms.DateField(
        label="日期",
        widget=DateInput(),
        initial=clock.today,
        error_messages={"required": "请选日期。", "invalid": "日期写成2026-11-23这样。"},
    )
    workers = WholeNumberField(label="职工人数", min_value=0, max_value=1_000_000, widget=forms.TextInput(NUMERIC),
                               error_messages={"required": "请填职工人数。", "invalid": "人数只写数字。"})  # fmt: skip
    source = TidyField(
        label="来源",
        max_length=60,
        help_text="企业报的、社保、现场看的",
        error_messages={"required": "请写人数从哪里来。"},
    )


class FormerNameForm(EnterpriseForm):
    name = TidyField(label="曾用名", max_length=120, error_messages={"required": "请填曾用名。"})
    until = forms.DateField(
        label="用到",
        required=False,
        widget=DateInput(),
        error_messages={"invalid": "日期写成2026-11-23这样。"},
    )


class ContactForm(EnterpriseForm):
    contact = TidyField(label="联系人", max_length=60, required=False)
    contact_phone = MaskedField(label="联系电话", max_length=60, required=False)
    address = TidyField(label="地址", max_length=160, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, thing: Enterprise, **kwargs: Any) -> None:
        super().__init__(*args, thing=thing, **kwargs)
        self.initial |= {"contact": thing.contact, "address": thing.address, "revision": thing.revision}  # type: ignore[operator]
        phone = self.fields["contact_phone"]
        if thing.contact_phone and isinstance(phone, MaskedField):
            phone.show(
                mask_phone(thing.contact_phone),
                reveal_url=f"/registers/enterprises/{thing.pk}/reveal_enterprise?field=contact_phone",
            )


class CloseForm(EnterpriseForm):
    on = forms.DateField(
        label="从哪天起",
        widget=DateInput(),
        initial=clock.today,
        error_messages={"required": "请选日期。", "invalid": "日期写成2026-11-23这样。"},
    )
    reason = TidyField(
        label="为什么",
        max_length=200,
        help_text="注销、停业、搬走，消息从哪里来",
        error_messages={"required": "请写为什么。"},
    )


class ReasonForm(EnterpriseForm):
    reason = TidyField(label="为什么", max_length=200, error_messages={"required": "请写为什么。"})
