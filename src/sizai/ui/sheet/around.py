"""What stands around the sample pages."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sizai.ui.shell import Portal, PostChoice, Section, Shell, Tab, Who

TODAY: Final = dt.date(2026, 11, 23)
HERE: Final = "?as="

SECTIONS: Final = {
    "today": (("轮到我", 7), ("等别人", 9), ("日历", None)),
    "resolution": (
        ("来件", 12),
        ("案件", 86),
        ("联动派单", 9),
        ("调解会", None),
        ("协议与到账", 31),
        ("绿色通道", 5),
    ),
    "figures": (("总览", None), ("月报", None), ("定义", None)),
    "registers": (("企业", None), ("工会", None), ("部门", None), ("站点", None)),
}


def shell(place: str) -> Shell:
    tabs = SECTIONS[place]
    current = 1 if place == "resolution" else 0
    return Shell(
        current=place,
        who=Who(
            name="王主席",
            place="市总工会",
            sign_out_url=HERE + "door",
            switch_url=HERE,
            posts=(PostChoice("1", "市总工会 · 总工会干部", True), PostChoice("2", "桃源工作站 · 调解员")),
        ),
        rooms={
            "today": HERE + "today",
            "resolution": HERE + "case",
            "figures": HERE + "figures",
            "registers": HERE + "list",
        },
        sections=tuple(
            Section(label, HERE, count, index == current) for index, (label, count) in enumerate(tabs)
        ),
        my_count=7,
        demo=True,
        search_url=HERE + "list",
        as_of="11月23日 08:30",
    )


def portal(name: str, title: str) -> Portal:
    tabs = (("问", "问一问"), ("算", "算一算"), ("诉", "要投诉"), ("约", "约调解"), ("查", "查进度"))
    shown = name in ("home", "result")
    return Portal(
        title=title,
        home_url=HERE + "home",
        back_url=HERE + "home" if name in ("complaint", "result") else "",
        hotline="12351" if shown else "",
        tabs=tuple(Tab(mark, label, HERE + "home", name == "result" and mark == "算") for mark, label in tabs)
        if shown
        else (),
        demo=name in ("home", "complaint"),
    )
