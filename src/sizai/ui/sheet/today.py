"""今日, as in look/pictures/today.png."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sizai.ui import components as ui
from sizai.ui.components import Action, Todo


@dataclass(frozen=True)
class Waiting:
    who: str
    what: str
    left: str
    day: str
    step: str = ""
    over: bool = False


COLUMNS = [
    ui.Column("等谁", "who", "link", url=lambda row: "?as=case", phone="first"),
    ui.Column("做什么", "what"),
    ui.Column(
        "期限",
        lambda row: (row.left, row.over),
        "due",
        align="right",
        under="day",
        phone="end",
        width="140px",
    ),
    ui.Column("下一步", "step", url=lambda row: "?", align="right", empty="无", width="90px"),
]
WEEKS = (
    "8/31",
    "9/7",
    "9/14",
    "9/21",
    "9/28",
    "10/5",
    "10/12",
    "10/19",
    "10/26",
    "11/2",
    "11/9",
    "11/16",
    "11/23",
)


def context() -> dict[str, Any]:
    late = [
        Todo(
            "过1个工作日",
            "11月20日",
            "resolution",
            "重新派单",
            "?as=case",
            "鹤工调〔2026〕398号 · 李某等12人",
            "共和镇人社所、司法所均已退回（理由：涉及工程款，非本所职责），回到市总工会。",
            over=True,
            action=Action("选择单位", "?", "go"),
        ),
    ]
    now = [
        Todo(
            "17:00前",
            "今天",
            "resolution",
            "受理来件",
            "?as=case",
            "谢某芳 · 鹤山市堃盛电子科技有限公司",
            "欠薪，1人，18,240.00元；90天内同一企业还有2件。",
            action=Action("受理", "?", "go"),
        ),
        Todo(
            "18:00前",
            "今天",
            "resolution",
            "登记到账",
            "?as=case",
            "鹤工调〔2026〕377号 · 黄某兰",
            "第2期6,740.00元今天到期。",
            action=Action("登记到账", "?"),
        ),
    ]
    soon = [
        Todo(
            "剩2天",
            "11月25日",
            "resolution",
            "开调解会",
            "?as=case",
            "鹤工调〔2026〕412号 · 谢某芳等5人",
            "吴某答应25日到站协商。",
            action=Action("打开案件", "?"),
        ),
        Todo(
            "剩3天",
            "11月26日",
            "resolution",
            "延期还是结束调解",
            "?as=case",
            "鹤工调〔2026〕407号 · 𠮷某",
            "15日调解期11月26日届满，双方同意才可延期。",
            action=Action("打开案件", "?"),
        ),
    ]
    waiting = [
        Waiting("司法所 · 桃源镇", "接派单412号", "过1个工作日", "11-20", "打电话", over=True),
        Waiting("恒艺工艺制品厂", "第1期18,455.00元", "过1个工作日", "11-20", "打电话", over=True),
        Waiting("赵调解员", "排调解会409号", "剩1天", "11-24", "催办"),
        Waiting("市法院", "司法确认371号", "剩4天", "11-27"),
    ]
    weekly = ui.Chart(
        key="weekly",
        kind="line",
        categories=WEEKS,
        unit="件",
        height=168,
        series=(
            ui.Series("受理", (41, 44, 39, 47, 22, 8, 52, 49, 46, 51, 48, 57, None)),
            ui.Series("办结", (38, 40, 43, 41, 26, 5, 44, 50, 45, 47, 49, 45, None)),
        ),
        bands=(ui.Band("9/28", "10/5", "国庆"),),
        sentence="近13周每周受理与办结件数，上周受理57件、办结45件",
    )
    return {
        "place": "today",
        "groups": [("已过期", late), ("今天", now), ("三天内", soon), ("以后", [])],
        "columns": COLUMNS,
        "waiting": waiting,
        "weekly": weekly,
    }
