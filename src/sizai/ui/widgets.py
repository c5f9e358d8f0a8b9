"""Inputs of the house: amounts that echo in capitals, dates, masked values, files that may be dropped."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from django import forms


class AmountInput(forms.TextInput):
    """Yuan. forms.js writes the capitals under it (壹万捌仟元整); text, so that 4.16万 can be typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "data-amount": "", **(attrs or {})})


class DateInput(forms.DateInput):
    """The browser's own calendar. `due_url` is asked with the day, its answer (one line) stands under it."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None, *, due_url: str = "") -> None:
        more = (
            {"hx-get": due_url, "hx-trigger": "change", "hx-target": "next .due", "hx-swap": "innerHTML"}
            if due_url
            else {}
        )
        super().__init__({**more, **(attrs or {})}, format="%Y-%m-%d")


class DropInput(forms.ClearableFileInput):
    """A file that may be dropped on a zone; without script it is the browser's button in a frame."""


class MaskedInput(forms.TextInput):
    """Shows the masked value; `reveal_url` leads to 查看."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, reveal_url: str = "") -> None:
        super().__init__({"autocomplete": "off", "data-private": "", **(attrs or {})})
        self.reveal_url = reveal_url


class Kept(Enum):
    """What a masked field cleans to when it came back as it was shown: leave the stored value alone."""

    KEPT = "kept"


KEPT: Final = Kept.KEPT


class MaskedField(forms.CharField):
    """A value that is shown masked. Untouched it cleans to KEPT: saving never stores a mask or a blank."""

    widget = MaskedInput

    def show(self, masked: str, *, reveal_url: str = "") -> None:
        """Called in the form's __init__, for one stored value."""
        self.initial = masked
        self.help_text = self.help_text or "隐去的部分原样保留，不改就不动。"
        assert isinstance(self.widget, MaskedInput)
        self.widget.reveal_url = reveal_url

    def clean(self, value: Any) -> Any:
        if self.initial and value == self.initial:
            return KEPT
        return super().clean(value)
