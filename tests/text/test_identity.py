"""Identity numbers. The numbers are made up and check by the standard's own arithmetic."""

from __future__ import annotations

from typing import Any

import pytest
from stdnum.cn import ric

from sizai.text import identity
from sizai.text.identity import read_identity_number
from sizai.text.unreadable import Missing, Unreadable


def numbered(first: str) -> str:
    return first + ric.calc_check_digit(first + "0")


GOOD = numbered("44078419900101123")
WITH_X = next(n for i in range(100) if (n := numbered(f"440784199001011{i:02}")).endswith("X"))


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (GOOD, GOOD),
        (WITH_X.lower(), WITH_X),
        (f" {GOOD[:6]} {GOOD[6:14]} {GOOD[14:]}\t", GOOD),
        (GOOD.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"}), GOOD),
        (f"'{GOOD}", GOOD),
        (f"身份证：{GOOD}", GOOD),
        ("440784900101123", GOOD),
        (440784900101123.0, GOOD),
        (
            numbered("44078419800101123"),
            numbered("44078419800101123"),
        ),  # the county was founded later: stdnum alone refuses
        (
            numbered("81000019800101001"),
            numbered("81000019800101001"),
        ),  # residence permit of a Hong Kong resident
    ],
)
def test_reads(written: Any, number: str) -> None:
    assert read_identity_number(written) == number


WRONG_CHECK = GOOD[:17] + ("0" if GOOD[17] != "0" else "1")


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing),
        (WRONG_CHECK, identity.IdentityCheck),
        (GOOD[:16], identity.IdentityLength),
        (GOOD + "1", identity.IdentityLength),
        ("abc", identity.IdentityLength),
        (GOOD[:10] + "A" + GOOD[11:], identity.IdentityCharacters),
        (numbered("44078419900230123"), identity.IdentityBirth),
        ("440784901301123", identity.IdentityBirth),
        ("0" * 18, identity.IdentityPlace),
        ("4407841990****" + GOOD[14:], identity.MaskedIdentity),
        (4.40784199001011e17, identity.DamagedIdentity),
        (440784199001011232, identity.DamagedIdentity),
        ("4.40784E+17", identity.DamagedIdentity),
        ("440784199001011000", identity.DamagedIdentity),
        ("4407841990010100", identity.DamagedIdentity),
    ],
)
def test_refuses_with_a_sentence_that_does_not_repeat_the_number(
    written: Any, refusal: type[Unreadable]
) -> None:
    with pytest.raises(refusal) as caught:
        read_identity_number(written)
    assert str(caught.value).endswith("。")
    assert str(written) == "" or str(written) not in str(caught.value)


def test_the_wrong_character_is_named_by_its_place() -> None:
    with pytest.raises(identity.IdentityCharacters, match="第11位「A」"):
        read_identity_number(GOOD[:10] + "A" + GOOD[11:])
