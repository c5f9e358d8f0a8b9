"""The sheet of a collective case: many workers, each with the own claim. One wrong row, and nobody is added."""

from __future__ import annotations

from typing import Any

from django import forms

from sizai.access import clock
from sizai.registers.workbooks import Checked, Refusal, open_workbook, read_ledger
from sizai.resolution.forms.base import VerbForm
from sizai.resolution.ledger import PARTIES
from sizai.resolution.verbs.cases import PartyFacts
from sizai.resolution.verbs.ledger_words import claim_kind
from sizai.resolution.vocabulary import ClaimKind
from sizai.ui.widgets import DropInput

SHOWN = 20


class ImportPartiesForm(VerbForm):
    """从表格加人."""

    upload = forms.FileField(label="名单（Excel）", widget=DropInput({"accept": ".xlsx,.xls,.csv"}))

    def clean_upload(self) -> list[PartyFacts]:
        file = self.cleaned_data["upload"]
        try:
            with open_workbook(file.read(), name=file.name) as book:
                rows = list(read_ledger(book, PARTIES, today=clock.today()).rows())
        except Refusal as error:
            raise forms.ValidationError(str(error)) from error
        wrong = [error for row in rows for error in row.errors]
        if wrong:
            told = [f"{each.sheet}第{each.row}行“{each.column}”：{each.message}" for each in wrong[:SHOWN]]
            more = [f"还有{len(wrong) - SHOWN}处。"] if len(wrong) > SHOWN else []
            raise forms.ValidationError([*told, *more])
        if not rows:
            raise forms.ValidationError("表里没有一行名单。")
        return [self._facts(row) for row in rows]

    def _facts(self, row: Checked) -> PartyFacts:
        values, phones = row.values, row.values.get("联系电话")
        text = values.get("请求事项") or ""
        return PartyFacts(
            name=values["姓名"],
            claim_kind=claim_kind(text) if text else ClaimKind(self.thing.claim_kind),
            amount=values["请求金额"],
            phone="、".join(phones.numbers) if phones else "",
            id_number=values.get("身份证号") or "",
            detail=values.get("说明") or text,
            job=values.get("岗位") or "",
        )

    def arguments(self) -> dict[str, Any]:
        return {"facts": self.cleaned_data["upload"]}
