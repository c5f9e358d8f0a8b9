"""The form for evidence."""

from __future__ import annotations

from django import forms

from sizai.resolution.forms.base import VerbForm
from sizai.ui.widgets import DropInput


class AddEvidenceForm(VerbForm):
    """上传证据."""

    upload = forms.FileField(label="文件", widget=DropInput(), help_text="照片、PDF、录音，一个不超过50MB。")
    note = forms.CharField(label="说明", max_length=120, required=False)
