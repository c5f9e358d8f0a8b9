"""Money as people write it → yuan, Decimal with two places (half a cent goes up).

4.16万 · 41,600.00元 · ￥1 234.5 · １２３４ · 叁万贰仟元整 · 约3万 · 3万2千 · 3.5w · 5元3角 · (1,200) · 73685.0
"""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from sizai.text import numerals
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import half_width

CENT = Decimal("0.01")
LARGEST = Decimal("99999999999.99")
"""Just under a hundred billion yuan: beyond it a figure is a slip (an account number, a wrong unit)."""

UNITS = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10**4),
    "亿元": Decimal(10**8),
}
"""Units that a header or a note may give to a whole column."""


class NotAnAmount(Unreadable):
    """「{value}」不是金额，请填一个数，例如 41600 或 4.16万。"""


class NegativeAmount(Unreadable):
    """金额「{value}」是负数，请改成正数；没有金额就留空。"""


class AmountTooLarge(Unreadable):
    """金额「{value}」大得不合常理，请核对数字和单位（元还是万元）。"""


class SeveralAmounts(Unreadable):
    """「{value}」里不止一个金额，请只填合计后的一个数。"""


class UncertainAmount(Unreadable):
    """「{value}」不是确定的金额，请填一个确定的数。"""


class RateNotAmount(Unreadable):
    """「{value}」是每人或每月的数，请填合计的总金额。"""


class ForeignMoney(Unreadable):
    """「{value}」不是人民币，请折算成人民币再填。"""


_FOREIGN = re.compile(r"us\$|hk\$|usd|hkd|eur|mop|美元|美金|港[币元幣]|澳门[币元]|欧元|日元|[$€£]")
_RATE = re.compile(r"每人|人均|每个?月|每[天日年时]|/人|/月|/[天日年]|元\*|[×*]\d|\d[x×*]\d|平均")
_UNCERTAIN = re.compile(
    r"不足|不到|至少|至多|最多|最少|超过?|以上|以下|以内|不低于|不超|[几数]十?[百千万]|若干|上百|\?|待"
)
_BEFORE = re.compile(
    r"(?:人民币|rmb|cny|¥|大约|大概|约计|将近|约为|约|近|共计|合计|总计|总额|总金额|金额|欠款|欠薪|合共|共|计|为|[:.'\"])"
)
_AFTER = re.compile(r"(?:左右|上下|许|rmb|cny|人民币|整|正|[。.,;:'\"])\Z")
_NUMBER = "[0-9.," + numerals.CHARACTERS + "点]"
_PARTS = re.compile(
    rf"(?P<yuan>{_NUMBER}+?)(?:(?P<mark>元|圆|块钱|块)(?P<rest>.*))?\Z".replace("元|", "元钱|元|"), re.DOTALL
)
_CHANGE = re.compile(
    r"[零〇]?(?:(?P<jiao>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖两零])[角毛])?"
    r"[零〇]?(?:(?P<fen>[0-9一二三四五六七八九壹贰叁肆伍陆柒捌玖两零])分)?\Z"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,4}(?:,\d{4})+(?!\d)", re.ASCII)
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?!\d)", re.ASCII)
_SCIENTIFIC = re.compile(r"\d+(?:\.\d+)?e[+-]?\d{1,3}\Z", re.ASCII)
_NOTE = re.compile(r"\((?P<note>[^()]*)\)\Z")
_UNIT_NOTE = re.compile(r"(?:单位:?)?(?P<unit>亿元|万元|千元|百元|元|万|人民币)\Z")
_IN_WORDS = re.compile(r"(?:\d[\d,]*(?:\.\d+)?)(?:亿|万|千)?元|\d[\d,]*(?:\.\d+)?[亿万]元?", re.ASCII)


def read_amount(
    cell: object, *, unit: Decimal = Decimal(1), negative: bool = False, largest: Decimal = LARGEST
) -> Decimal:
    """Yuan. `unit` is what the column counts in (万元 → 10000) and applies to figures that name no unit of
    their own. Raises an `Unreadable`; a negative amount only passes where `negative` says so."""
    if isinstance(cell, bool):
        raise NotAnAmount(cell)
    if isinstance(cell, (int, float, Decimal)):
        value = _exact(cell) * unit
    elif isinstance(cell, str):
        value = _from_text(cell, unit)
    else:
        raise NotAnAmount(cell)
    if abs(value) > largest:
        raise AmountTooLarge(cell)
    value = value.quantize(CENT, ROUND_HALF_UP)
    if value < 0 and not negative:
        raise NegativeAmount(cell)
    if value > largest:
        raise AmountTooLarge(cell)
    return value if value else Decimal("0.00")


def _exact(number: int | float | Decimal) -> Decimal:
    """As Excel shows it: 15 significant digits, so that 41600.100000000006 is 41600.1."""
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise NotAnAmount(number)
        return number
    if isinstance(number, float):
        if not math.isfinite(number):
            raise NotAnAmount(number)
        return Decimal(format(number, ".15g"))
    if abs(number) > 10**30:
        raise AmountTooLarge("1e30")
    return Decimal(number)


def _from_text(cell: str, unit: Decimal) -> Decimal:
    text = half_width(cell).lower()
    if not text:
        raise Missing(cell)
    if len(text) > 200:
        raise NotAnAmount(cell)
    plain = _plain_number(text)
    if plain is not None:
        return plain * unit
    if _FOREIGN.search(text):
        raise ForeignMoney(cell)
    text = _without_groups(text, cell)
    if _RATE.search(text):
        raise RateNotAmount(cell)
    sign, text = _bare(text)
    value = _amount(text, unit, cell)
    if value is None:
        value = _amount_in_words(text, cell)
    return value * sign


def _plain_number(text: str) -> Decimal | None:
    """The quick way for what nearly every cell holds: figures, perhaps with one point."""
    if not (text.isascii() and text.replace(".", "", 1).isdecimal()):
        return None
    if len(text) > 40:
        raise AmountTooLarge(text)
    return Decimal(text)


def _without_groups(text: str, cell: str) -> str:
    """1,234.5 and 1 234.5 → 1234.5; digits grouped in no known way are refused, not glued together."""
    text = " ".join(text.split())
    text = _SPACED.sub(lambda found: found.group().replace(" ", ""), text)
    if re.search(r"\d \d", text):
        raise SeveralAmounts(cell)
    text = text.replace(" ", "")
    return _GROUPED.sub(lambda found: found.group().replace(",", ""), text)


def _bare(text: str) -> tuple[int, str]:
    """Sign, and the text without 人民币, 约, ￥, 整 and a note in brackets at the end."""
    sign = 1
    if (
        text.startswith("(")
        and text.endswith(")")
        and "(" not in text[1:]
        and any(c.isdecimal() for c in text)
    ):
        inside = text[1:-1]
        if re.fullmatch(r"[¥\d,.]+元?", inside):
            sign, text = -1, inside
    while found := _NOTE.search(text):
        noted = _UNIT_NOTE.match(found["note"])
        before = text[: found.start()]
        if not before:
            break
        text = before + (noted["unit"] if noted and before[-1:].isdecimal() else "")
    for _ in range(8):
        before = text
        if text[:1] in ("-", "−", "负") and len(text) > 1:
            sign, text = -sign, text[1:]
        found = _BEFORE.match(text)
        if found and not (found.group() == "." and text[1:2].isdecimal()):
            text = text[found.end() :]
        if found := _AFTER.search(text):
            text = text[: found.start()]
        if text == before:
            break
    return sign, text


def _amount(text: str, unit: Decimal, cell: str) -> Decimal | None:
    """One amount and nothing else, or None."""
    text = re.sub(r"(?<=\d)w", "万", re.sub(r"(?<=\d)k", "千", text))
    text = re.sub(rf"(?<={_NUMBER})[余多来](?=[万千百亿元块]|\Z)|(?<=[元块])[余多](?=钱?\Z)", "", text)
    if _SCIENTIFIC.match(text):
        if abs(int(text.partition("e")[2])) > 15:
            raise AmountTooLarge(cell)
        return Decimal(text) * unit
    found = _PARTS.match(text)
    if not found:
        alone = _CHANGE.match(text)
        return _change(alone) if alone and text else None
    if "," in found["yuan"]:
        return None
    number = numerals.read_number(found["yuan"].rstrip("."))
    if number is None:
        return None
    named = bool(found["mark"]) or any(word in found["yuan"] for word in "千仟万萬亿億")
    if found["mark"] and not found["rest"] and numerals.is_clipped(found["yuan"]):
        raise UncertainAmount(cell)
    rest = found["rest"] or ""
    if found["mark"] == "块" and len(rest) == 1 and numerals.digits_of(rest):
        rest += "角"
    change = _CHANGE.match(rest)
    if not change:
        return None
    return (number if named else number * unit) + _change(change)


def _change(found: re.Match[str]) -> Decimal:
    jiao, fen = (int(numerals.digits_of(found[name] or "0") or 0) for name in ("jiao", "fen"))
    return Decimal(jiao * 10 + fen) / 100


def _amount_in_words(text: str, cell: str) -> Decimal:
    """拖欠工资73685元: a sentence counts if it holds one amount that names its unit, and no other figure."""
    if _UNCERTAIN.search(text):
        raise UncertainAmount(cell)
    found = _IN_WORDS.findall(text)
    others = _IN_WORDS.sub("", text)
    figures = any(character.isdecimal() for character in others)
    if len(found) > 1 or (found and figures) or re.search(r"\d[\d.]*万?元?[-~至到+/和]\d", text):
        raise SeveralAmounts(cell)
    if not found or re.search(r"[a-z<>]", others):
        raise NotAnAmount(cell)
    value = _amount(found[0].replace(",", ""), Decimal(1), cell)
    if value is None:
        raise NotAnAmount(cell)
    return value
