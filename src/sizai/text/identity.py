"""Resident identity numbers: 18 characters with a check digit, or the old 15 figures (made into 18).

The check digit is `stdnum.cn.ric`'s. Its table of counties is not asked: it takes the county of issue for the
county of birth and refuses many valid numbers (a person of 鹤山 born before 1993 carries 440784 or 440725).
Sentences never repeat the number.
"""

from __future__ import annotations

import datetime
import re

from stdnum.cn import ric

from sizai.text.cells import text_of
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import squeeze
from sizai.text.words import words

# 国家标准 GB/T 2260: provinces; 81-83 residence permits for Hong Kong, Macao, Taiwan; 91-99 foreigners' permanent
# residence cards in the form of 2023.
_PROVINCES = frozenset(
    words(
        "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 ",
        "91 92 93 94 95 96 97 98 99",
    )
)

_USUAL = re.compile(r"\d{17}[\dX]\Z", re.ASCII)
_MARKS = re.compile(r"[-.'\"_]")
_SCIENTIFIC = re.compile(r"\dE\+?1[4-8]\Z")


class IdentityLength(Unreadable):
    """身份证号应为18位，这里有{length}位，请核对。"""


class IdentityCharacters(Unreadable):
    """身份证号第{position}位「{character}」不对，只能是数字（第18位可以是X），请核对。"""


class IdentityPlace(Unreadable):
    """身份证号开头两位「{place}」不是任何省份的代码，请核对。"""


class IdentityBirth(Unreadable):
    """身份证号里的出生日期（第{first}至{last}位）不存在，请核对。"""


class IdentityCheck(Unreadable):
    """身份证号的校验位不对，多半有一位写错，请对照证件核对。"""


class DamagedIdentity(Unreadable):
    """身份证号被 Excel 当作数字存过，末尾几位已丢失：请把这一列设为“文本”格式后重新填写。"""


class MaskedIdentity(Unreadable):
    """身份证号被打了星号，请填完整的号码，或留空。"""


def read_identity_number(cell: object) -> str:
    """18 characters, X in upper case. Raises an `Unreadable`."""
    if isinstance(cell, bool):
        raise IdentityLength(length=0)
    if isinstance(cell, (int, float)) and abs(cell) >= 1e15:
        raise DamagedIdentity()
    number = text_of(cell)
    if not _USUAL.match(number):
        number = _MARKS.sub("", squeeze(number).upper()).replace("Ⅹ", "X").replace("×", "X")
        number = number.lstrip("身份证号码:")
    if not number:
        raise Missing(cell)
    if "*" in number or "●" in number:
        raise MaskedIdentity()
    if _SCIENTIFIC.search(number):
        raise DamagedIdentity()
    if len(number) not in (15, 18):
        if re.fullmatch(r"\d{15,17}0", number) and len(number) in (16, 17, 19):
            raise DamagedIdentity()
        raise IdentityLength(length=len(number))
    for position, character in () if _USUAL.match(number) else enumerate(number, start=1):
        if not ("0" <= character <= "9" or (position == 18 and character == "X")):
            raise IdentityCharacters(position=position, character=character)
    if number[:2] not in _PROVINCES:
        raise IdentityPlace(place=number[:2])
    return _eighteen(number)


def _eighteen(number: str) -> str:
    old = len(number) == 15
    full = f"{number[:6]}19{number[6:]}0" if old else number
    check = ric.calc_check_digit(full)
    wrong = not old and number[17] != check
    if wrong and number.endswith("000"):
        # 15 figures are what Excel keeps of a number: the last three become noughts
        raise DamagedIdentity()
    try:
        birth = datetime.date(int(full[6:10]), int(full[10:12]), int(full[12:14]))
    except ValueError:
        raise IdentityBirth(first=7, last=12 if old else 14) from None
    if not 1880 <= birth.year <= 2100:
        raise IdentityBirth(first=7, last=14)
    if wrong:
        raise IdentityCheck()
    return full[:17] + check
