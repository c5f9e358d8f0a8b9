"""大屏, as in look/pictures/screen.png."""

from __future__ import annotations

from typing import Any

from sizai.ui import components as ui
from sizai.ui.sheet.figures import ACCEPTED, COMPLETED, MONTHS

PLACES = {
    "双合镇": (1, 3, 38),
    "宅梧镇": (1, 2, 3),
    "古劳镇": (3, 1, 151),
    "龙口镇": (2, 1, 142),
    "沙坪街道": (4, 1, 762),
    "雅瑶镇": (4, 2, 203),
    "址山镇": (2, 3, 281),
    "鹤城镇": (2, 2, 236),
    "共和镇": (3, 3, 338),
    "桃源镇": (3, 2, 214),
}


def context() -> dict[str, Any]:
    return {
        "columns": [
            ui.Lead("prevention", None, base="还没有开"),
            ui.Lead(
                "warning",
                "97",
                "件预警",
                "核实97件，属实61件；提前介入38件",
                (("涉及职工", "950人"), ("提示函、意见书、建议书", "37、12、3")),
            ),
            ui.Lead(
                "resolution",
                "97.1%",
                "调解成功率",
                "成功1,688 / 完成1,739；受理2,426件",
                (
                    ("涉及金额", "4,160.0万元"),
                    ("到账 / 承诺", "1,212.6 / 1,498.3万元"),
                    ("办结用时中位数", "9天"),
                ),
            ),
            ui.Lead("online", None, base="还没有开"),
        ],
        "towns": [ui.Tile(name, column, row, count) for name, (column, row, count) in PLACES.items()],
        "monthly": ui.Chart(
            key="m",
            kind="line",
            categories=MONTHS,
            unit="件",
            height=424,
            series=(ui.Series("受理", ACCEPTED), ui.Series("完成", COMPLETED)),
            sentence="按月受理与完成件数",
        ),
    }
