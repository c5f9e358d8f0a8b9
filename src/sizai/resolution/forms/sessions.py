"""Forms of mediation sessions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q

from sizai.orgs.models import Organisation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.resolution.forms.base import VerbForm
from sizai.resolution.verbs.sessions import Invitee


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"


class PlanSessionForm(VerbForm):
    """安排调解会."""

    starts_at = forms.DateTimeField(
        label="时间",
        widget=DateTimeInput(format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
    )
    room = forms.ModelChoiceField(label="调解室", queryset=Organisation.objects.none(), required=False)
    place = forms.CharField(label="地点", max_length=120)
    invitees = forms.CharField(
        label="通知谁",
        widget=forms.Textarea({"rows": 4}),
        max_length=2000,
        help_text="一行一人：姓名，身份，怎么通知。例如：吴某，用人单位，电话",
    )
    agenda = forms.CharField(
        label="议题", max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )

    def prepare(self) -> None:
        field = self.fields["room"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Organisation.objects.filter(
            Q(kind=OrganisationKind.STATION) | Q(kind=OrganisationKind.MOBILE_ROOM),
            staged=False,
            closed_on=None,
        )
        station = self.thing.station
        self.fields["place"].initial = f"{station}调解室" if station else ""
        people = [f"{party}，申请人，电话" for party in self.thing.parties.all()[:5]]
        self.fields["invitees"].initial = "\n".join(
            [*people, f"{self.thing.enterprise_name}，用人单位，电话"]
        )

    def clean_invitees(self) -> list[Invitee]:
        found = []
        for line in self.cleaned_data["invitees"].splitlines():
            parts = [part.strip() for part in line.replace(",", "，").split("，") if part.strip()]
            if parts:
                found.append(
                    Invitee(
                        parts[0][:60],
                        (parts[1] if len(parts) > 1 else "当事人")[:40],
                        (parts[2] if len(parts) > 2 else "电话")[:40],
                    )
                )
        return found


class HoldSessionForm(VerbForm):
    """记录调解会."""

    came = forms.MultipleChoiceField(label="到场", required=False, widget=forms.CheckboxSelectMultiple)
    minutes = forms.CharField(label="笔录", max_length=20000, widget=forms.Textarea({"rows": 10}))
    result = forms.CharField(label="这次的结果", max_length=200, help_text="谈成、约好再谈，或谈不成。")
    recorder = forms.CharField(label="记录人", max_length=40, required=False)

    def prepare(self) -> None:
        rows = list(self.thing.attendance.all())
        self.fields["came"].choices = [(str(row.pk), f"{row.name}（{row.side}）") for row in rows]  # type: ignore[attr-defined]
        self.fields["recorder"].initial = self.actor.name

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "came": [int(key) for key in self.cleaned_data["came"]]}
