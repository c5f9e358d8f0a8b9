"""All parts, as in look/pictures/sheet.png, and those that only pages show."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms

from sizai.ui import components as ui
from sizai.ui.sheet.around import TODAY
from sizai.ui.widgets import AmountInput, DateInput, DropInput, MaskedField


class SampleForm(forms.Form):
    """One field of each kind; bound with errors on the sheet."""

    uscc = forms.CharField(label="统一社会信用代码")
    phone = MaskedField(label="联系电话")
    amount = forms.DecimalField(label="请求金额（元）", widget=AmountInput)
    received = forms.DateField(label="收到申请日期", widget=DateInput(due_url="?due"))
    town = forms.ChoiceField(label="镇街", choices=[("", "请选"), ("104", "桃源镇"), ("105", "鹤城镇")])
    topics = forms.MultipleChoiceField(
        label="请求事项",
        choices=[("wage", "欠薪"), ("overtime", "加班费"), ("contract", "没签合同")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    story = forms.CharField(label="经过", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    papers = forms.FileField(
        label="证据", widget=DropInput, required=False, help_text="照片、PDF、录音，一个不超过50MB。"
    )
    anonymous = forms.BooleanField(label="不留姓名", required=False, help_text="单位看不到是谁投诉的。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        phone = self.fields["phone"]
        assert isinstance(phone, MaskedField)
        phone.show("138 **** 4410", reveal_url="?as=door")

    def clean_uscc(self) -> str:
        if "O" in self.cleaned_data["uscc"]:
            raise forms.ValidationError("代码里没有字母O。第15位改成数字0试试。")
        return str(self.cleaned_data["uscc"])


def days(first: dt.date, last: dt.date, due: dt.date, rests: set[dt.date]) -> list[ui.RulerDay]:
    """Cells from `first` to `last` seen on TODAY, as `law.deadlines` would give them."""
    cells = []
    day = first
    while day <= last:
        kind = "skipped" if day in rests and day != TODAY else "today" if day == TODAY else ""
        kind = kind or ("over" if day > due else "gone" if day < TODAY else "left")
        cells.append(ui.RulerDay(day, kind, day == TODAY, day == due, "周末" if kind == "skipped" else ""))
        day += dt.timedelta(1)
    return cells


def weekends(first: dt.date, count: int) -> set[dt.date]:
    return {day for i in range(count) if (day := first + dt.timedelta(i)).weekday() > 4}


def context() -> dict[str, Any]:
    november = dt.date(2026, 11, 6)
    form = SampleForm(
        {
            "uscc": "91440784MA4DEMO01X",
            "phone": "138 **** 4410",
            "amount": "18240.00",
            "received": "2026-11-12",
            "town": "104",
            "topics": ["wage"],
        }
    )
    return {
        "place": "registers",
        "form": form,
        "levels": ["red", "orange", "yellow", "azure"],
        "turns": [
            ui.Turn("您", "今天17:00前", mine=True),
            ui.Turn("赵调解员", "剩2天，11月25日"),
            ui.Turn("桃源司法所", "过1个工作日", over=True),
            ui.Turn("已暂停", "等鉴定，停了6天"),
            ui.Turn("无人", "派给…", url="?"),
        ],
        "soon": days(november, dt.date(2026, 11, 26), dt.date(2026, 11, 26), weekends(november, 21)),
        "late": days(november, TODAY, dt.date(2026, 11, 20), weekends(november, 21)),
        "year": days(dt.date(2026, 10, 31), dt.date(2027, 10, 31), dt.date(2027, 10, 31), set()),
        "states": [
            ("待受理", "new"),
            ("调解中", "run"),
            ("暂停", "wait"),
            ("全额到账", "done"),
            ("未到账", "bad"),
        ],
        "tags": [
            ("集体 · 5人", "plain"),
            ("欠薪", "quiet"),
            ("7天后到期", "wait"),
            ("可打电话", "good"),
            ("仅经办可见", "bad"),
        ],
        "kpis": [
            ui.Kpi("调解成功率", "97.1", "%", "1,688 / 1,739", "?", "1,688行"),
            ui.Kpi("社保欠缴", None, "", "人社8月后未提供，不当作0"),
            ui.Kpi("涉及职工", "800", "余人", "少于案件数，未采用", "?", "看冲突", flag="矛盾"),
        ],
        "actions": [
            ui.Action("安排调解会", "?", "go"),
            ui.Action("达成协议", "?"),
            ui.Action("看算式", "?as=door", "bare", dialog=True),
            ui.Action(
                "作废本函",
                "?",
                "stop",
                post=True,
                confirm=ui.Confirm(
                    "作废鹤工监提〔2026〕12号？", "编号保留并标明作废，对方会收到通知。作废后不能恢复。"
                ),
            ),
            ui.Action("结案", "?", missing="还差：2人未到账"),
        ],
        "compare": [ui.Action("对照", "?", "go")],
        "unsent": [ui.Action("看这3条", "?")],
        "undo": [ui.Action("撤销这一批", "?", post=True)],
        "versions": [
            ("请求金额", "18,240.00", "18,420.00"),
            ("联系人", "谢某芳", "谢某芳"),
            ("经过", "已到站两次", "已到站一次"),
        ],
        "figures": {"count": 2426, "yuan": Decimal("41600000"), "zero": 0},
        "swatches": [
            ("墨", "ink", "15.3"),
            ("正文", "text", "15.1"),
            ("次文", "text-2", "8.0"),
            ("淡文", "text-3", "5.4"),
            ("靛", "blue", "9.0"),
            ("印红", "seal", "6.5"),
            ("成", "good", "6.2"),
            ("候", "wait", "7.3"),
            ("纸", "paper", "底色"),
        ],
    }
