from __future__ import annotations

from typing import Any

import pytest
from django import forms

from sizai.ui import components as ui
from sizai.ui.sheet.parts import SampleForm
from sizai.ui.widgets import KEPT, AmountInput, MaskedField


class Small(forms.Form):
    name = forms.CharField(label="用人单位", max_length=20)
    note = forms.CharField(label="备注", required=False, help_text="写给下一个人看。")
    amount = forms.DecimalField(label="请求金额（元）", widget=AmountInput)
    topics = forms.MultipleChoiceField(
        label="事项", choices=[("a", "欠薪"), ("b", "工伤")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="不留姓名", required=False)
    token = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("name") == self.cleaned_data.get("note"):
            raise forms.ValidationError("单位和备注写成一样了，请看一遍。")
        return self.cleaned_data


def test_the_label_stands_above_and_names_the_input() -> None:
    shown = ui.field(Small()["name"])
    assert '<label for="id_name">用人单位</label>' in shown
    assert 'class="inp"' in shown
    assert "required" in shown


def test_required_is_the_rule_and_optional_says_so() -> None:
    assert "可不填" not in ui.field(Small()["name"])
    assert "（可不填）" in ui.field(Small()["note"])


def test_hint_and_error_are_tied_to_the_input() -> None:
    form = Small({"note": "x"})
    shown = ui.field(form["name"])
    assert 'class="f bad"' in shown
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_name_error"' in shown
    assert 'id="id_name_error"' in shown
    note = ui.field(Small()["note"])
    assert 'aria-describedby="id_note_helptext"' in note
    assert '<p class="hint" id="id_note_helptext">写给下一个人看。</p>' in note


def test_a_hint_of_the_page_is_tied_too() -> None:
    shown = ui.field(Small({})["name"], hint="营业执照上的全称")
    assert 'aria-describedby="id_name_helptext id_name_error"' in shown


def test_what_was_typed_stays_in_the_form() -> None:
    form = Small({"name": "堃" * 30, "amount": "4.16万"})
    assert "堃" * 30 in ui.field(form["name"])
    assert "4.16万" in ui.field(form["amount"])
    assert "data-amount" in ui.field(form["amount"])


def test_choices_are_a_fieldset_and_a_tick_has_its_words_beside_it() -> None:
    topics = ui.field(Small()["topics"])
    assert topics.startswith('<fieldset class="f"><legend>事项</legend>')
    assert 'class="inp' not in topics
    agree = ui.field(Small()["agree"])
    assert 'class="f tick"' in agree
    assert "<span>不留姓名</span></label>" in agree


def test_a_hidden_field_is_only_its_input() -> None:
    assert ui.field(Small()["token"]).startswith('<input type="hidden"')


def test_the_summary_links_to_each_field_and_says_what_is_safe() -> None:
    form = Small({"name": "x", "note": "x", "topics": ["a"], "agree": "on"})
    shown = ui.form_errors(form)
    assert "您写的还在" in shown
    assert "单位和备注写成一样了，请看一遍。" in shown
    assert '<a href="#id_amount">请求金额（元）</a>' in shown
    assert ui.form_errors(Small()) == ""


class Contact(forms.Form):
    phone = MaskedField(label="联系电话", required=False)

    def __init__(self, *args: Any, masked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phone = self.fields["phone"]
        assert isinstance(phone, MaskedField)
        if masked:
            phone.show(masked, reveal_url="/people/1/reveal_phone")


@pytest.mark.parametrize(
    ("typed", "cleaned"), [("138 **** 4410", KEPT), ("13800004410", "13800004410"), ("", "")]
)
def test_a_masked_value_is_kept_unless_changed(typed: str, cleaned: object) -> None:
    form = Contact({"phone": typed}, masked="138 **** 4410")
    assert form.is_valid()
    assert form.cleaned_data["phone"] is cleaned or form.cleaned_data["phone"] == cleaned


def test_a_mask_typed_where_nothing_was_stored_is_not_a_value_to_keep() -> None:
    form = Contact({"phone": "138 **** 4410"})
    assert form.is_valid()
    assert form.cleaned_data["phone"] == "138 **** 4410"


def test_a_masked_value_leads_to_seeing_it_and_is_not_autosaved() -> None:
    shown = ui.field(Contact(masked="138 **** 4410")["phone"])
    assert 'href="/people/1/reveal_phone"' in shown
    assert 'value="138 **** 4410"' in shown
    assert "data-private" in shown
    assert "隐去的部分原样保留" in shown


def test_a_masked_value_on_a_page() -> None:
    assert "/reveal" in ui.masked("138 **** 4410", reveal_url="/reveal", what="电话")
    assert ui.masked(None) == ui.masked("") == '<span class="hint">无</span>'


def test_the_autosave_line_shows_the_draft_of_the_server() -> None:
    assert "09:12:40已存" in ui.autosave_line("09:12:40")
    assert "已存" not in ui.autosave_line()


def test_every_field_of_the_sample_form_can_be_drawn() -> None:
    for bound in SampleForm({"uscc": "91440784MA4DEMO01X"}):
        assert str(bound.label) in ui.field(bound)
