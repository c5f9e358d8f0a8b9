"""Input of the room's verbs."""

from __future__ import annotations

from django import forms


class ConclusionForm(forms.Form):
    """What checking a printed figure came to."""

    conclusion = forms.CharField(
        label="核对结论",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="问过谁、来源怎么算的、以后印哪个数。",
    )


class SnapshotForm(forms.Form):
    """The name of a snapshot."""

    name = forms.CharField(
        label="快照的名字", max_length=100, help_text="例如“2024年度公报”。以后凭它找回当时的每一行。"
    )
