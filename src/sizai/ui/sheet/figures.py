"""数字, as in look/pictures/figures.png."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sizai.ui import components as ui


@dataclass(frozen=True)
class Town:
    name: str
    accepted: int
    completed: int
    successful: int
    asked: Decimal


TOWNS = [
    Town(name, accepted, completed, successful, Decimal(asked) * 1000)
    for name, accepted, completed, successful, asked in (
        ("沙坪街道", 762, 548, 530, 12884),
        ("共和镇", 338, 246, 241, 5882),
        ("址山镇", 281, 203, 197, 5129),
        ("鹤城镇", 236, 168, 163, 4027),
        ("桃源镇", 214, 152, 148, 3716),
        ("雅瑶镇", 203, 148, 144, 3401),
        ("古劳镇", 151, 107, 104, 2468),
        ("龙口镇", 142, 99, 95, 2385),
        ("宅梧镇", 61, 42, 41, 1063),
        ("双合镇", 38, 26, 25, 645),
    )
]
MONTHS = tuple(f"{month}月" for month in range(1, 13))
ACCEPTED = (301, 118, 186, 191, 188, 196, 203, 214, 209, 182, 198, 240)
COMPLETED = (168, 142, 131, 138, 136, 139, 142, 148, 151, 137, 141, 166)


def _opens(town: Town) -> str:
    return "?as=list"


def context() -> dict[str, Any]:
    columns = [
        ui.Column("镇街", "name", "link", url=_opens, phone="first", foot="合计"),
        ui.Column("受理（件）", lambda t: (t.accepted, 762), "bar", url=_opens, phone="end", foot="2,426"),
        ui.Column("完成", "completed", "number", url=_opens, foot="1,739"),
        ui.Column("成功", "successful", "number", url=_opens, foot="1,688"),
        ui.Column(
            "成功率",
            lambda t: Decimal(100) * t.successful / t.completed,
            "percent",
            under=lambda t: f"{t.successful}/{t.completed}",
            foot="97.1%",
        ),
        ui.Column("请求（万元）", "asked", "wan", foot="4,160.0"),
    ]
    return {
        "place": "figures",
        "columns": columns,
        "towns": TOWNS,
        "kpis": [
            ui.Kpi("受理", "2,426", "件", "2024-01-01至12-31，按受理日", "?", "2,426行"),
            ui.Kpi("涉及金额", "4,160.0", "万元", "2,426件请求金额合计", "?", "2,426行"),
            ui.Kpi("调解完成", "1,739", "件", "成功1,688 + 不成51；撤回、转办不计", "?", "1,739行"),
            ui.Kpi("调解成功率", "97.1", "%", "1,688 / 1,739；占受理69.6%", "?", "1,688行"),
            ui.Kpi("到账", "1,212.6", "万元", "承诺1,498.3万元，到账占80.9%", "?", "1,402行"),
            ui.Kpi("涉及职工", "800", "余人", "2,426件不可能少于2,426人，未采用", "?", "看冲突", flag="矛盾"),
        ],
        "solve": [ui.Action("写核对结论", "?")],
        "monthly": ui.Chart(
            key="monthly",
            kind="bar",
            categories=MONTHS,
            unit="件",
            series=(ui.Series("受理", ACCEPTED), ui.Series("完成", COMPLETED)),
            sentence="2024年按月受理与完成件数，1月受理最多301件，2月最少118件",
        ),
        "channels": ui.Chart(
            key="channels",
            kind="hbar",
            categories=("工作站窗口", "12351", "部门转来", "手机门户", "工会代表", "预警转案"),
            unit="件",
            share_of=2426,
            series=(ui.Series("受理", (1104, 598, 341, 226, 119, 38)),),
            sentence="受理渠道，工作站窗口1,104件最多",
        ),
        "gaps": ui.Chart(
            key="gaps",
            kind="line",
            categories=MONTHS,
            unit="万元",
            series=(
                ui.Series("今年", (46, 46, 47, 61, None, None, 46, 46, 47, 46, None, None)),
                ui.Series("去年", (44, 45, 44, 58, 43, 44, 43, 44, 45, 44, 46, 44), past=True),
            ),
            sentence="申报工资总额，5月、6月、11月和12月无数据",
        ),
    }
