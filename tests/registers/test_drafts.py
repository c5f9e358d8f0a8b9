"""Autosave: sealed, each account's own, put back into the form, gone when the form is accepted."""

from __future__ import annotations

import pytest
from django import forms
from django.db import connection

from sizai.access import clock
from sizai.access.actor import VISITOR
from sizai.access.policy import Refused
from sizai.registers.bad_input import BadInput
from sizai.registers.forms.drafts import take_up
from sizai.registers.models import Draft
from sizai.registers.queries import draft_of
from sizai.registers.verbs.drafts import MOST, discard_draft, save_draft
from tests.cast import Cast


class StoryForm(forms.Form):
    name = forms.CharField()
    kinds = forms.MultipleChoiceField(choices=[("a", "甲"), ("b", "乙")])
    urgent = forms.BooleanField(required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)


FIELDS = [("name", "刘师傅"), ("kinds", "a"), ("kinds", "b"), ("base", "{}")]


def test_a_draft_is_sealed_and_replaced_by_the_next(cast: Cast) -> None:
    save_draft(actor=cast.zhao, form="receive_intake", fields=[("name", "旧")])
    save_draft(actor=cast.zhao, form="receive_intake", fields=FIELDS)
    assert Draft.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM registers_draft")
        assert "刘师傅" not in cursor.fetchone()[0]


def test_it_is_put_back_into_the_form_with_the_time(cast: Cast) -> None:
    save_draft(actor=cast.zhao, form="receive_intake", fields=FIELDS)
    form = StoryForm(initial={"urgent": True})
    saved = take_up(form, actor=cast.zhao, key="receive_intake")
    assert saved == clock.now().isoformat(timespec="seconds")
    assert form.initial == {"name": "刘师傅", "kinds": ["a", "b"], "urgent": False, "base": "{}"}
    assert take_up(StoryForm({"name": "x"}), actor=cast.zhao, key="receive_intake") == ""


def test_nobody_sees_the_draft_of_another(cast: Cast) -> None:
    save_draft(actor=cast.zhao, form="receive_intake", fields=FIELDS)
    assert draft_of(cast.wang, "receive_intake") is None
    discard_draft(actor=cast.wang, form="receive_intake")
    assert draft_of(cast.zhao, "receive_intake") is not None
    discard_draft(actor=cast.zhao, form="receive_intake")
    assert draft_of(cast.zhao, "receive_intake") is None


def test_what_cannot_be_a_draft_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        save_draft(actor=VISITOR, form="receive_intake", fields=FIELDS)
    for form, fields in (("", FIELDS), ("长" * 121, FIELDS), ("receive_intake", [("story", "长" * 200_001)])):
        with pytest.raises(BadInput):
            save_draft(actor=cast.zhao, form=form, fields=fields)
    assert not Draft.objects.exists()


def test_the_oldest_drafts_of_an_account_go(cast: Cast) -> None:
    for number in range(MOST + 3):
        save_draft(actor=cast.zhao, form=f"form{number}", fields=FIELDS)
    save_draft(actor=cast.wang, form="form0", fields=FIELDS)
    assert Draft.objects.filter(account_id=cast.zhao.account_id).count() == MOST
    assert draft_of(cast.zhao, "form0") is None
    assert draft_of(cast.wang, "form0") is not None
