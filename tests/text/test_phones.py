"""Telephone numbers in a cell."""

from __future__ import annotations

from typing import Any

import pytest

from sizai.text import phones
from sizai.text.phones import read_phones
from sizai.text.unreadable import Missing, Unreadable


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("13800138000", ["13800138000"]),
        (13800138000.0, ["13800138000"]),
        ("１３８００１３８０００", ["13800138000"]),
        ("138 0013 8000", ["13800138000"]),
        ("138-0013-8000", ["13800138000"]),
        ("+86 13800138000", ["13800138000"]),
        ("8613800138000", ["13800138000"]),
        ("13800138000/13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("13800138000、0750-8888888", ["13800138000", "0750-8888888"]),
        ("13800138000（妻）13900139000", ["13800138000", "13900139000"]),
        ("本人：13800138000（张三）", ["13800138000"]),
        ("(0750)8888888", ["0750-8888888"]),
        ("0750 8888888", ["0750-8888888"]),
        ("07508888888", ["0750-8888888"]),
        (7508888888.0, ["0750-8888888"]),
        ("0750-8888888-801", ["0750-8888888-801"]),
        ("0750-8888888转801", ["0750-8888888-801"]),
        ("020-8888 8888", ["020-88888888"]),
        ("8888888", ["8888888"]),
        ("400-800-1234", ["400-800-1234"]),
        ("+852 9123 4567", ["+85291234567"]),
    ],
)
def test_reads(written: Any, numbers: list[str]) -> None:
    assert list(read_phones(written).numbers) == numbers


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing), ("abc", phones.NotAPhone), ("12345", phones.NotAPhone), ("1380013800", phones.PhoneLength), ("138001380001", phones.PhoneLength),
        ("138****8000", phones.MaskedPhone), (True, phones.NotAPhone), ("1" * 400, phones.NotAPhone), ("13800138000，123", phones.NotAPhone),
    ],
)  # fmt: skip
def test_refuses_with_a_sentence(written: Any, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal) as caught:
        read_phones(written)
    assert str(caught.value).endswith("。")
