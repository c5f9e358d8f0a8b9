"""Unified social credit codes, made up, with check characters by the standard's arithmetic."""

from __future__ import annotations

from typing import Any

import pytest
from stdnum.cn import uscc

from sizai.text import uscc as reader
from sizai.text.unreadable import Missing, Unreadable
from sizai.text.uscc import read_uscc


def coded(first: str) -> str:
    return first + uscc.calc_check_digit(first + "0")


GOOD = coded("91440784MA4UQ1234")
VILLAGE = coded("N2440784MF1234567")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (GOOD, GOOD),
        (GOOD.lower(), GOOD),
        (f" {GOOD[:8]} {GOOD[8:]} ", GOOD),
        (f"{GOOD[:8]}-{GOOD[8:]}", GOOD),
        (GOOD.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)}), GOOD),
        (f"统一社会信用代码：{GOOD}", GOOD),
        (VILLAGE, VILLAGE),  # a village collective's code begins with a letter
    ],
)
def test_reads(written: str, code: str) -> None:
    assert read_uscc(written) == code


@pytest.mark.parametrize(
    ("written", "refusal", "said"),
    [
        ("", Missing, ""),
        (GOOD[:17] + ("A" if GOOD[17] != "A" else "B"), reader.UsccCheck, "校验位"),
        (GOOD[:17], reader.UsccLength, "17位"),
        ("91440784OA4UQ12345", reader.UsccCharacter, "第9位是字母O，代码里没有这个字母，可能应是0"),
        ("91440784IA4UQ12345", reader.UsccCharacter, "第9位是字母I，代码里没有这个字母，可能应是1"),
        ("9144O784MA4UQ12345", reader.UsccCharacter, "第5位是字母O"),
        (GOOD[:17] + "中", reader.UsccSymbol, "第18位"),
        ("9144A784MA4UQ12345", reader.UsccRegion, "第5位"),
        ("440784000012345", reader.OldLicence, "15位"),
        ("MA4UQ1234", reader.OrganisationCode, "9位"),
        (9.14407841234567e17, reader.DamagedUscc, "文本"),
        ("9.14408E+17", reader.DamagedUscc, "文本"),
    ],
)
def test_refuses_with_a_sentence(written: Any, refusal: type[Unreadable], said: str) -> None:
    with pytest.raises(refusal) as caught:
        read_uscc(written)
    assert said in str(caught.value)
    assert str(caught.value).endswith("。")
