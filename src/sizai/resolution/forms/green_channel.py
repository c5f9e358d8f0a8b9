"""Forms of the green channel."""

from __future__ import annotations

from typing import Any

from django import forms

from sizai.resolution.forms.base import VerbForm
from sizai.resolution.vocabulary import GreenStage


class OpenGreenChannelForm(VerbForm):
    """转绿色通道."""

    stage = forms.ChoiceField(label="转到", choices=GreenStage.choices)
    body = forms.CharField(label="受理机构", max_length=100, help_text="例如：鹤山市劳动人事争议仲裁委员会。")


class AdvanceGreenChannelForm(VerbForm):
    """登记这一阶段的结果；选了下一阶段就接着移交。"""

    result = forms.CharField(label="结果", max_length=200)
    reference = forms.CharField(label="案号", max_length=60, required=False)
    next_stage = forms.ChoiceField(
        label="下一阶段", choices=[("", "到此为止"), *GreenStage.choices], required=False
    )
    next_body = forms.CharField(label="下一阶段的受理机构", max_length=100, required=False)

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "next_stage": self.cleaned_data["next_stage"] or None}
