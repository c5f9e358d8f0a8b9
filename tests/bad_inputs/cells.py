"""One wrong cell in a ledger's row; and hostile words, which are words like any other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cell:
    """`changes` to a good row; the error must name `column` and say `says`."""

    what: str
    changes: dict[str, Any]
    column: str
    says: str


CELLS = [
    Cell("受理日期空着", {"受理日期": ""}, "受理日期", "日期"),
    Cell("受理日期是字", {"受理日期": "前天"}, "受理日期", "前天"),
    Cell("没有这一天", {"受理日期": "2024-02-30"}, "受理日期", "2024-02-30"),
    Cell("受理日期在以后", {"受理日期": "2031-01-01", "结果": "", "结案日期": ""}, "受理日期", "今天"),
    Cell("公元1824年", {"受理日期": "1824-01-05"}, "受理日期", "1824"),
    Cell("申请人空着", {"申请人": ""}, "申请人", "申请人"),
    Cell("申请人太长", {"申请人": "长" * 3000}, "申请人", "字"),
    Cell("用人单位空着", {"用人单位": ""}, "用人单位", "用人单位"),
    Cell("请求事项空着", {"请求事项": ""}, "请求事项", "请求"),
    Cell("身份证校验位不对", {"身份证号": "440784199001011234"}, "身份证号", "身份证"),
    Cell("身份证位数不对", {"身份证号": "44078419900101"}, "身份证号", "位"),
    Cell("信用代码校验位不对", {"统一社会信用代码": "91440784MA4W000001"}, "统一社会信用代码", "信用代码"),
    Cell("信用代码位数不对", {"统一社会信用代码": "91440784"}, "统一社会信用代码", "位"),
    Cell("人数是0", {"涉及人数": 0}, "涉及人数", "人"),
    Cell("人数是负数", {"涉及人数": -3}, "涉及人数", "太少"),
    Cell("人数有半个", {"涉及人数": 1.5}, "涉及人数", "整数"),
    Cell("人数是字", {"涉及人数": "若干"}, "涉及人数", "若干"),
    Cell("金额是负数", {"涉及金额": -100}, "涉及金额", "负"),
    Cell("金额是字", {"涉及金额": "很多"}, "涉及金额", "很多"),
    Cell("金额是NaN", {"涉及金额": "NaN"}, "涉及金额", "NaN"),
    Cell("金额是无穷大", {"涉及金额": "1e400"}, "涉及金额", "大得不合常理"),
    Cell("金额是Excel的错误值", {"涉及金额": "#REF!"}, "涉及金额", "#REF!"),
    Cell("有结果没有结案日期", {"结案日期": ""}, "结案日期", "日期"),
    Cell("结案早于受理", {"结案日期": "2024-01-01"}, "结案日期", "早"),
    Cell("结案在以后", {"结案日期": "2031-01-01"}, "结案日期", "今天"),
    Cell("没有见过的结果", {"结果": "再说吧"}, "结果", "再说吧"),
    Cell("协议金额是负数", {"协议金额": "-5"}, "协议金额", "负"),
    Cell("到账金额是负数", {"到账金额": "-5"}, "到账金额", "负"),
]

HOSTILE = {
    "SQL": "'; DROP TABLE resolution_case; --",
    "HTML": "<script>alert(1)</script>",
    "公式": "=cmd|' /C calc'!A0",
    "模板": "{{ settings.SECRET_KEY }}{% debug %}",
    "生僻字": "张堃𠮷",
}
"""Words that would do harm somewhere else."""

TEXTS = ("编号", "申请人", "用人单位", "请求事项", "受理单位", "调解员")
"""The text columns of a ledger: each takes every hostile word as it is written."""
