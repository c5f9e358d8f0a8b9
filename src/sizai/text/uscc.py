"""Unified social credit codes (GB 32100-2015): 18 characters with a check character, by `stdnum.cn.uscc`."""

from __future__ import annotations

import re

from stdnum.cn import uscc

from sizai.text.cells import text_of
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.width import squeeze

_ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
_LOOK_ALIKE = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "U"}


class UsccLength(Unreadable):
    """统一社会信用代码应为18位，「{value}」有{length}位，请核对。"""


class UsccCharacter(Unreadable):
    """统一社会信用代码第{position}位是字母{character}，代码里没有这个字母，可能应是{meant}，请核对。"""


class UsccSymbol(Unreadable):
    """统一社会信用代码第{position}位「{character}」不对，只能是数字或大写字母，请核对。"""


class UsccRegion(Unreadable):
    """统一社会信用代码第3至8位应是地区的6位数字，「{value}」第{position}位是「{character}」，请核对。"""


class UsccCheck(Unreadable):
    """统一社会信用代码「{value}」的校验位不对，多半有一位写错，请对照营业执照核对。"""


class DamagedUscc(Unreadable):
    """统一社会信用代码被 Excel 当作数字存过，末尾几位已丢失：请把这一列设为“文本”格式后重新填写。"""


class OldLicence(Unreadable):
    """「{value}」是旧的15位营业执照注册号，请填18位的统一社会信用代码，或留空。"""


class OrganisationCode(Unreadable):
    """「{value}」是9位的组织机构代码，请填18位的统一社会信用代码，或留空。"""


def read_uscc(cell: object) -> str:
    """18 characters in upper case. Raises an `Unreadable`."""
    if isinstance(cell, bool) or (isinstance(cell, (int, float)) and abs(cell) >= 1e15):
        raise DamagedUscc()
    code = re.sub(r"[-.'\"_:]", "", squeeze(text_of(cell)).upper())
    code = code.removeprefix("统一社会信用代码")
    if not code:
        raise Missing(cell)
    if re.fullmatch(r"\d{2,17}E\+?1[4-8]", code):
        raise DamagedUscc()
    if len(code) == 15 and code.isdecimal():
        raise OldLicence(code)
    if re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code):
        raise OrganisationCode(code)
    if len(code) != 18:
        raise UsccLength(code, length=len(code))
    for position, character in enumerate(code, start=1):
        if character in _LOOK_ALIKE:
            raise UsccCharacter(position=position, character=character, meant=_LOOK_ALIKE[character])
        if character not in _ALPHABET:
            raise UsccSymbol(position=position, character=character)
        if 3 <= position <= 8 and not character.isdecimal():
            raise UsccRegion(code, position=position, character=character)
    if code[17] != uscc.calc_check_digit(code):
        if code.isdecimal() and code.endswith("000"):
            raise DamagedUscc()
        raise UsccCheck(code)
    return code
