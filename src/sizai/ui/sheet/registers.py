"""The register of enterprises, as in look/pictures/list.png, and the empty one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from sizai.ui import components as ui
from sizai.ui.components.markup import safe
from sizai.ui.sheet.parts import SampleForm


@dataclass(frozen=True)
class Firm:
    number: int
    name: str
    uscc: str
    town: str
    industry: str
    heads: int | None
    union: tuple[str, str]
    contract: dt.date | None
    level: str | None
    turn: ui.Turn | None


ROWS = """
裕成木业有限公司|91440784MA4DEM002Y|桃源镇|家具制造|86|有|2027-03-31|red|您|今天
金穗制鞋厂|91440784MA4DEM011C|址山镇|制鞋|214|有|2026-12-31|red|陈站长|今天
捷顺物流有限公司|91440784MA4DEM037K|雅瑶镇|物流|160|有||orange|李主席|11-25
恒艺工艺制品有限公司|91440784MA4DEM001X|桃源镇|工艺品|43|未建会||orange|孙晓雯|今天
宏远五金厂|91440784MA4DEM008H|沙坪街道|五金|128|有|2028-06-30|yellow|孙晓雯|过2个工作日
堃盛电子科技有限公司|91440784MA4DEM071N|共和镇|电子|518|有|2027-12-31|||
鹤山市𠮷祥新能源材料科技发展股份有限公司鹤城镇第二生产基地|91440784MA4DEM095E|鹤城镇|新材料|1084|有|2027-05-31|azure||
古劳生态农业专业合作社|93440784MA4DEM080T|古劳镇|农业||未建会|||
"""


def _firm(number: int, line: str) -> Firm:
    name, uscc, town, industry, heads, union, contract, level, who, by = (*line.split("|"), "", "")[:10]
    return Firm(
        number,
        name,
        uscc,
        town,
        industry,
        int(heads) if heads else None,
        (union, "done" if union == "有" else "new"),
        dt.date.fromisoformat(contract) if contract else None,
        level or None,
        ui.Turn(who, by, mine=who == "您", over=by.startswith("过")) if who else None,
    )


FIRMS = [_firm(number, line) for number, line in enumerate(ROWS.strip().splitlines(), 1)]

COLUMNS = [
    ui.Column("名称", "name", "link", url=lambda f: f"?{f.number}", phone="first", sort=("?o=name", "")),
    ui.Column("统一社会信用代码", "uscc", phone="hidden", width="190px"),
    ui.Column("镇街", "town", width="90px"),
    ui.Column("行业", "industry", width="90px"),
    ui.Column("职工（人）", "heads", "number", url=lambda f: "?", width="96px", sort=("?o=heads", "")),
    ui.Column("工会", "union", "state", width="96px"),
    ui.Column("集体合同到期", "contract", "date", width="116px"),
    ui.Column("等级", "level", "level", phone="end", width="84px", sort=("?o=level", "descending")),
    ui.Column("轮到谁", "turn", "turn", width="168px"),
]


def context() -> dict[str, Any]:
    towns = ("沙坪街道", "龙口镇", "雅瑶镇", "古劳镇", "桃源镇")
    return {
        "place": "registers",
        "columns": COLUMNS,
        "firms": FIRMS,
        "filters": [
            ui.Filter("镇街", active="桃源、址山等8镇", off_url="?as=list"),
            ui.Filter("人数", active="25人以上", off_url="?as=list"),
            ui.Filter(
                "等级", tuple(ui.Choice(label, "?as=list") for label in ("红", "橙", "黄", "蓝", "无"))
            ),
            ui.Filter("有无工会", (ui.Choice("有", "?as=list"), ui.Choice("未建会", "?as=list"))),
            ui.Filter("镇街", tuple(ui.Choice(town, "?as=list") for town in towns)),
        ],
        "export": safe('<button class="sz-btn sm" formaction="?as=list">导出所选</button>'),
        "preview": [ui.Action("看预览", "?", "go"), ui.Action("不导入", "?")],
    }


def nothing() -> dict[str, Any]:
    return {"place": "registers", "form": SampleForm()}
