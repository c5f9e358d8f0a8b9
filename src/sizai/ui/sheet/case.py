"""A case, as in look/pictures/case.png."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sizai.ui import components as ui
from sizai.ui.sheet.parts import days


@dataclass(frozen=True)
class Party:
    name: str
    hired: str
    claim: str
    sum_up: str
    asked: Decimal
    received: Decimal | None


PARTIES = (
    Party("谢某芳", "2021-03-08", "8月至10月工资", "3个月 × 6,080.00", Decimal(18240), Decimal(6080)),
    Party("何某强", "2022-06-15", "8月至10月工资", "3个月 × 5,635.00", Decimal(16905), Decimal(5635)),
    Party(
        "黄某兰",
        "2019-11-02",
        "9月、10月工资、高温津贴",
        "2 × 6,740.00 + 300.00 × 3",
        Decimal(14380),
        Decimal(6740),
    ),
    Party("麦某辉", "2023-02-20", "9月、10月工资", "2个月 × 6,580.00", Decimal(13160), None),
    Party("温某玲", "2024-04-11", "9月、10月工资", "2个月 × 5,500.00", Decimal(11000), None),
)

COLUMNS = [
    ui.Column(
        "申请人",
        "name",
        "link",
        url=lambda p: "?",
        under=lambda p: f"入职{p.hired}",
        phone="first",
        foot="合计5人",
    ),
    ui.Column("请求事项与算法", "claim", under="sum_up"),
    ui.Column(
        "请求（元）", "asked", "money", url=lambda p: "?", phone="end", foot="73,685.00", width="150px"
    ),
    ui.Column("已到账（元）", "received", "money", empty="无", foot="18,455.00", width="150px"),
]


def _at(day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(2026, 11, day, hour, minute)  # noqa: DTZ001  the sample has no zone


def context() -> dict[str, Any]:
    entries = [
        ui.Entry(_at(23, 9, 12), "致电吴某：答应25日到站协商，先付3人一个月工资。", "赵调解员", "通话6分"),
        ui.Entry(_at(20, 16, 40), "3笔共18,455.00元，附银行回单。", "到账登记", link=("看回单", "?")),
        ui.Entry(_at(19, 18, 0), "派单桃源司法所、桃源人社所，限1个工作日接单。"),
        ui.Entry(_at(13, 10, 20), "受理。查重：谢某芳90天内无其他来件。", "孙晓雯"),
    ]
    steps = [
        ui.Step("resolution", "来件S2026-1187", url="?", hint="11月12日，桃源工作站窗口"),
        ui.Step("resolution", "本案412号", "now", hint="11月13日受理"),
        ui.Step("resolution", "调解协议，之后30日内可司法确认", "todo"),
        ui.Step("prevention", "同行业4件相似，可发起行业协商", "todo"),
    ]
    return {
        "place": "resolution",
        "columns": COLUMNS,
        "parties": PARTIES,
        "entries": entries,
        "steps": steps,
        "cells": days(dt.date(2026, 11, 13), dt.date(2026, 11, 27), dt.date(2026, 11, 27), set()),
        "turn": ui.Turn("桃源司法所", "过1个工作日未接派单", over=True),
        "call": ui.Action("打电话催办", "?"),
        "actions": [
            ui.Action("安排调解会", "?", "go"),
            ui.Action("登记到账", "?"),
            ui.Action("达成协议", "?"),
            ui.Action("调解不成，转仲裁", "?"),
            ui.Action("暂停计时", "?as=door", dialog=True),
            ui.Action("结案", "?", missing="结案前还差：2人未到账"),
            ui.Action(
                "申请人撤回",
                "?",
                "stop",
                post=True,
                confirm=ui.Confirm(
                    "申请人撤回鹤工调〔2026〕412号？", "5名申请人的请求都结束，派出的2单一并收回。"
                ),
            ),
        ],
    }
