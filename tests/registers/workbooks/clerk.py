"""A clerk who keeps ledgers: the same cases, written down in as many ways as people have, with slips. Knows what is true."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn import ric, uscc

from tests.registers.workbooks.books import HEADER, workbook
from tests.registers.workbooks.ledgers import CASES, wordings_of
from tests.text.test_numerals import in_chinese

GROUPS = {
    "申请人": {"申请人": "姓名", "联系电话": "联系电话", "身份证号": "身份证号"},
    "用人单位": {"用人单位": "名称", "统一社会信用代码": "统一社会信用代码"},
    "涉及": {"涉及人数": "人数", "涉及金额": "金额"},
    "处理情况": {"结果": "结果", "结案日期": "结案日期", "协议金额": "协议金额", "到账金额": "到账金额"},
}
"""Headers of two rows: the name above, and the words below it."""

EXTRAS = [
    "性别",
    "年龄",
    "备注",
    "案件来源",
    "受理方式",
    "单位联系电话",
    "所属行业",
    "回访结果",
    "入职时间",
    "是否集体争议",
    "满意度",
    "附件",
]
SURNAMES, GIVEN = (
    "赵钱孙李周吴郑王冯陈欧区",
    ["堃", "志强", "丽华", "建国", "晓雯", "和平", "喆", "秀英", "小明"],
)
TOWNS = ["桃源镇", "共和镇", "沙坪街道", "古劳镇", "雅瑶镇"]
CLAIMS = [
    "拖欠工资",
    "支付2024年3月至5月工资",
    "工资合计3万元及加班费",
    "经济补偿；社保",
    "工伤赔偿，医疗费",
    "未签劳动合同二倍工资",
]
TRADES = ["电子厂", "家具有限公司", "（江门）制衣厂", "合计电子厂", "小计科技有限公司", "物流有限公司"]
RESULTS = {
    "agreed": [
        "调解成功",
        "达成协议",
        "已解决",
        "双方达成协议",
        "调解成功（已履行）",
        "经调解，双方达成协议",
    ],
    "failed": ["调解不成", "未达成", "调解失败", "未达成协议", "调解不成功", "双方未能达成协议"],
    "withdrawn": ["撤回", "撤诉", "已撤诉", "申请人撤回申请"],
    "referred": ["转仲裁", "转法院", "移送", "不予受理", "已移送公安"],
    "pending": ["调解中", "处理中", "正在调解中", "", None, "/"],
}
TOTALS = ["小计", "合计", "合 计", "总计", "本页合计", "桃源镇小计", "合计：", "本月合计"]
NOTES = [
    "备注：本表由各镇街填报",
    "填表说明：1.金额以元为单位；2.日期写年月日",
    "制表人：张三      审核人：李四      日期：2025年1月3日",
    "注：数据截至2024年底",
    "说明：以上为初步统计",
]


@dataclass
class Truth:
    """What should come of the file: data rows in order; the column of each slip by row; the values of good rows."""

    rows: list[tuple[str, int]] = field(default_factory=list)
    slips: dict[tuple[str, int], str] = field(default_factory=dict)
    values: dict[tuple[str, int], dict[str, Any]] = field(default_factory=dict)


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class Clerk:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.pick = self.chance.choice

    def maybe(self, odds: float) -> bool:
        return self.chance.random() < odds

    # ── the truth ────────────────────────────────────────────────────────────────────────────────────────────

    def identity(self) -> str:
        born = datetime.date(1960, 1, 1) + datetime.timedelta(days=self.chance.randrange(16000))
        first = f"{self.pick(['440784', '440725', '450981', '522121'])}{born:%Y%m%d}{self.chance.randrange(1000):03}"
        return first + ric.calc_check_digit(first + "0")

    def code(self) -> str:
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        first = "91440784" + "".join(self.pick(alphabet) for _ in range(9))
        return first + uscc.calc_check_digit(first + "0")

    def case(self, number: int) -> dict[str, Any]:
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=self.chance.randrange(360))
        result = self.pick(list(RESULTS))
        amount = Decimal(self.chance.randrange(1, 5000)) * 100
        agreed = result == "agreed"
        return {
            "编号": f"鹤工调{number}",
            "受理日期": day,
            "申请人": self.pick(SURNAMES) + self.pick(GIVEN),
            "联系电话": f"1{self.pick('35789')}{self.chance.randrange(10**9):09}",
            "身份证号": self.identity() if self.maybe(0.7) else None,
            "用人单位": "鹤山市" + self.pick("甲乙丙丁戊") + self.pick(TRADES),
            "统一社会信用代码": self.code() if self.maybe(0.7) else None,
            "镇街": self.pick(TOWNS),
            "请求事项": self.pick(CLAIMS),
            "涉及人数": self.chance.randrange(1, 40),
            "涉及金额": amount if self.maybe(0.9) else None,
            "受理单位": "桃源镇总工会",
            "调解员": "赵调解员",
            "结果": result,
            "结案日期": None
            if result == "pending"
            else day + datetime.timedelta(days=self.chance.randrange(0, 60)),
            "协议金额": amount if agreed else None,
            "到账金额": amount / 2 if agreed and self.maybe(0.5) else None,
        }

    # ── in writing ───────────────────────────────────────────────────────────────────────────────────────────

    def date(self, day: datetime.date, year_known: bool) -> Any:
        y, m, d = day.year, day.month, day.day
        ways: list[Callable[[], Any]] = [
            lambda: day,
            lambda: datetime.datetime(y, m, d, 9, 30),
            lambda: (day - datetime.date(1899, 12, 30)).days,
            lambda: day.isoformat(),
            lambda: f"{y}.{m}.{d}",
            lambda: f"{y}/{m}/{d}",
            lambda: f"{y}年{m}月{d}日",
            lambda: f"{y}{m:02}{d:02}",
            lambda: f"{y % 100}.{m}.{d}",
            lambda: wide(f"{y}年{m}月{d}日"),
            lambda: f"{y}-{m}-{d} 10:20",
            lambda: f" {y}年 {m}月{d}日（星期三）",
            lambda: self.in_chinese(day),
        ]
        if year_known and day.year == 2024:
            ways.append(lambda: f"{m}月{d}日")
        return self.pick(ways)()

    @staticmethod
    def in_chinese(day: datetime.date) -> str:
        year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
        month, number = (
            in_chinese(n).removeprefix("一") if 10 <= n < 20 else in_chinese(n) for n in (day.month, day.day)
        )
        return f"{year}年{month}月{number}日"

    def money(self, yuan: Decimal, unit: Decimal) -> Any:
        plain = yuan / unit
        ways: list[Callable[[], Any]] = [
            lambda: float(plain),
            lambda: f"{plain.normalize():f}",
            lambda: wide(f"{plain:f}"),
            lambda: f"{yuan:,}元",
            lambda: f"{(yuan / 10000).normalize():f}万",
            lambda: f"约{(yuan / 10000).normalize():f}万元",
        ]
        if unit == 1:
            ways += [lambda: int(yuan), lambda: f"￥{yuan:,.2f}", lambda: f"{yuan:,}"]
        return self.pick(ways)()

    def written(self, name: str, value: Any, unit: Decimal, year_known: bool) -> Any:
        if name == "结果":
            return self.pick(RESULTS[value])
        if value is None:
            return self.pick([None, "", "/", "—", "无"])
        if name in ("受理日期", "结案日期"):
            return self.date(value, year_known)
        if name in ("涉及金额", "协议金额", "到账金额"):
            return self.money(value, unit)
        if name == "涉及人数":
            return self.pick([value, float(value), str(value), f"{value}人", wide(str(value)), f" {value} "])
        if name == "联系电话":
            return self.pick(
                [
                    value,
                    int(value),
                    wide(value),
                    f"{value[:3]} {value[3:7]} {value[7:]}",
                    f"{value[:3]}-{value[3:7]}-{value[7:]}",
                ]
            )
        if name in ("身份证号", "统一社会信用代码"):
            return self.pick([value, value.lower(), wide(value), f" {value}", f"{value[:6]} {value[6:]}"])
        if name == "申请人":
            return self.pick([value, f" {value} ", "　".join(value) if len(value) == 2 else value])
        if name == "用人单位":
            return self.pick([value, f"{value} ", value.replace("（", "(").replace("）", ")")])
        return self.pick([value, f" {value}", f"{value}　"])

    def slip(self, case: dict[str, Any], written: dict[str, Any]) -> str:
        """One mistake; gives its column."""
        choices = [
            "受理日期",
            "申请人",
            "用人单位",
            "请求事项",
            "未来",
            "不存在",
            "人数",
            "负数",
            "身份证号",
            "统一社会信用代码",
        ]
        if case["结案日期"]:
            choices += ["早结", "缺结案"]
        choice = self.pick(choices)
        if choice in ("受理日期", "申请人", "用人单位", "请求事项"):
            written[choice] = self.pick([None, "", "  "])
            return choice
        if choice in ("身份证号", "统一社会信用代码"):
            right = self.identity() if choice == "身份证号" else self.code()
            written[choice] = right[:17] + ("0" if right[17] != "0" else "1")
            return choice
        column, value = {
            "未来": ("受理日期", "2098-03-04"),
            "不存在": ("受理日期", "2024-02-30"),
            "人数": ("涉及人数", self.pick([0, "0", "0人"])),
            "负数": ("涉及金额", self.pick([-500, "-500", "(1,200)"])),
            "早结": ("结案日期", "2019-01-01"),
            "缺结案": ("结案日期", None),
        }[choice]
        written[column] = value
        return column

    def label(self, name: str, unit: Decimal) -> str:
        label = self.pick(wordings_of(CASES.by_name[name])) if self.maybe(0.7) else name
        if unit != 1:
            return label + self.pick(["（万元）", "(万元)", "（单位：万元）", "/万元"])
        ways = [
            label,
            label,
            f"*{label}",
            f"{label}：",
            f"{label}（必填）",
            f" {label} ",
            f"{label[:2]}\n{label[2:]}" if len(label) > 3 else label,
        ]
        return self.pick(ways)

    # ── the book ─────────────────────────────────────────────────────────────────────────────────────────────

    def book(self) -> tuple[bytes, Truth]:
        truth, sheets, merges, hidden = Truth(), {}, {}, {}
        for number in range(self.chance.randint(1, 3)):
            name = self.pick([f"{number + 1}月", f"Sheet{number + 1}", f"2024年{number + 1}月"])
            sheets[name], merges[name], hidden[name] = self.sheet(name, truth)
        hide = [name for name in sheets if self.maybe(0.2)][: len(sheets) - 1]

        def finish(made: dict[str, Worksheet]) -> None:
            for name, sheet in made.items():
                sheet.sheet_state = "hidden" if name in hide else "visible"
                for row in hidden[name]:
                    sheet.row_dimensions[row].hidden = True

        return workbook(sheets, merges=merges, finish=finish), truth

    def sheet(self, name: str, truth: Truth) -> tuple[list[list[Any]], list[str], list[int]]:
        lines: list[list[Any]] = []
        merges: list[str] = []
        optional = [column for column in HEADER if not CASES.by_name[column].required and self.maybe(0.8)]
        # a finished result cannot be told from an unfinished one without both columns
        if not {"结果", "结案日期"} <= set(optional):
            optional = [column for column in optional if column not in ("结果", "结案日期")]
        columns = [column for column in HEADER if CASES.by_name[column].required or column in optional]
        extras = self.chance.sample(EXTRAS, self.chance.randint(0, 3))
        layout = columns + extras
        grouped = self.maybe(0.25)
        if self.maybe(0.5) and not grouped:
            self.chance.shuffle(layout)
        serial = self.maybe(0.5)
        left = self.chance.randint(0, 2) if self.maybe(0.2) else 0
        units = {
            column: Decimal(10000) if self.maybe(0.25) else Decimal(1)
            for column in ("涉及金额", "协议金额", "到账金额")
        }
        if grouped:
            units = dict.fromkeys(units, Decimal(1))
        labels = {
            column: self.label(column, units.get(column, Decimal(1))) if column in columns else column
            for column in layout
        }
        year_known = name.startswith("2024年")
        width = len(layout) + serial + left

        def add(cells: dict[str, Any], number: Any = None) -> None:
            lines.append(
                [*[None] * left, *([number] if serial else []), *(cells.get(column) for column in layout)]
            )

        def across(text: str) -> None:
            lines.append([text])
            if self.maybe(0.7) and width > 2:
                merges.append(f"A{len(lines)}:{chr(64 + min(width, 26))}{len(lines)}")

        if self.maybe(0.6):
            across(self.pick(["鹤山市劳动争议调解台账", "鹤山市2024年度劳动争议案件登记表"]))
            year_known = year_known or "2024" in lines[0][0]
        if self.maybe(0.3):
            across(
                self.pick(
                    [
                        "填报单位：鹤山市总工会          填报日期：2025年1月3日",
                        "（各镇街总工会每月5日前报送）",
                    ]
                )
            )
        if self.maybe(0.3):
            lines.append([])
        if grouped:
            labels = self.two_rows(lines, merges, layout, left, serial)
        add(labels, None if grouped else "序号")
        hidden: list[int] = []
        for number in range(1, self.chance.randint(3, 12)):
            self.noise(lines, add, across, labels)
            case = self.case(number)
            above = truth.values.get((name, len(lines)))
            shared = above is not None and self.maybe(0.15)
            if shared and above:
                case["用人单位"] = above["用人单位"]
            written = {
                column: self.written(column, case[column], units.get(column, Decimal(1)), year_known)
                for column in columns
            }
            slip = self.slip(case, written) if self.maybe(0.2) else ""
            if shared and not slip:
                self.once_for_two(lines, merges, written, left + serial + layout.index("用人单位"))
            written |= {extra: self.pick(["男", "35", "无", None]) for extra in extras}
            add(written, number)
            place = (name, len(lines))
            truth.rows.append(place)
            if slip in columns:
                truth.slips[place] = slip
            else:
                truth.values[place] = {column: case[column] for column in columns}
            if self.maybe(0.1):
                hidden.append(len(lines))
        if self.maybe(0.7):
            add(
                {column: 12345 for column in ("涉及人数", "涉及金额", "协议金额") if column in columns}
                | {layout[0]: self.pick(TOTALS)},
                None,
            )
        if self.maybe(0.5):
            across(self.pick(NOTES))
        return lines, merges, hidden

    def two_rows(
        self, lines: list[list[Any]], merges: list[str], layout: list[str], left: int, serial: bool
    ) -> dict[str, str]:
        """The upper row of a header of two, with the names of groups merged over their columns; gives the lower."""
        upper: list[Any] = [None] * left + (["序号"] if serial else [])
        ends: dict[int, int] = {}
        lower: dict[str, str] = {}
        for column in layout:
            group = next((group for group, columns in GROUPS.items() if column in columns), "")
            begun = max(ends, default=-1)
            if group:
                lower[column] = GROUPS[group][column]
            if group and begun >= 0 and upper[begun] == group and ends[begun] == len(upper) - 1:
                ends[begun] = len(upper)
                upper.append(None)
                continue
            if group:
                ends[len(upper)] = len(upper)
            upper.append(group or column)
        lines.append(upper)
        row = len(lines)
        for place, text in enumerate(upper):
            letter = get_column_letter(place + 1)
            if place in ends and ends[place] > place:
                merges.append(f"{letter}{row}:{get_column_letter(ends[place] + 1)}{row}")
            elif text is not None and place not in ends:
                merges.append(f"{letter}{row}:{letter}{row + 1}")
        return lower

    def once_for_two(
        self, lines: list[list[Any]], merges: list[str], written: dict[str, Any], place: int
    ) -> None:
        """The employer of this row and the one above, written once: merged, or 同上."""
        written["用人单位"] = self.pick([None, "同上", "〃"])
        letter = get_column_letter(place + 1)
        if written["用人单位"] is None and not any(
            merge.endswith(f":{letter}{len(lines)}") for merge in merges
        ):
            merges.append(f"{letter}{len(lines)}:{letter}{len(lines) + 1}")
        elif written["用人单位"] is None:
            written["用人单位"] = "同上"

    def noise(
        self,
        lines: list[list[Any]],
        add: Callable[..., None],
        across: Callable[[str], None],
        labels: dict[str, str],
    ) -> None:
        """What stands between cases and is none."""
        if self.maybe(0.06):
            lines.append([])
        if self.maybe(0.06):
            add(labels, "序号")
        if self.maybe(0.06):
            add({"涉及人数": 5, "涉及金额": 1000, next(iter(labels)): self.pick(TOTALS)})
        if self.maybe(0.06):
            across(self.pick(["桃源镇", "二、共和镇", "2月份"]))
        if self.maybe(0.04):
            add({}, 99)
