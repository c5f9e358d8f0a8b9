"""Why: one sentence, which the history keeps."""

from __future__ import annotations

from django import forms

from sizai.registers.inputs import TidyField

LONGEST = 200


class ReasonForm(forms.Form):
    """Asked before a masked value is shown, and before something is closed."""

    reason = TidyField(
        label="为什么",
        max_length=LONGEST,
        min_length=2,
        error_messages={
            "required": "请写为什么，例如：通知开调解会、核对身份、单位搬走。",
            "min_length": "请写清楚一点，至少两个字。",
            "max_length": f"最多{LONGEST}个字，请缩短。",
        },
    )
