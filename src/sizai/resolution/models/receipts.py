"""Receipts: four everyday words, the only key to an anonymous intake. 40 bits; only a keyed hash of them is stored."""

from __future__ import annotations

import secrets

from sizai.access.sealing import blind_index
from sizai.text.width import half_width

FIRST = "春夏秋冬早晚山水河江湖海荷竹松梅兰菊桃李石木金银红黄青白东西南北"
SECOND = "塘林风雨月云船灯门桥树鸟路田园房屋城村街花草果茶米饭布衣车马羊鱼"
WORDS = [first + second for first in FIRST for second in SECOND]


def new_receipt() -> str:
    """荷塘 早灯 竹桥 东村: four words of 1,024, so one in 2**40."""
    return " ".join(secrets.choice(WORDS) for _ in range(4))


def receipt_index(receipt: str) -> str:
    """The keyed hash by which an intake is found. Spaces and punctuation between the words do not matter."""
    return blind_index("".join(sign for sign in half_width(receipt) if "一" <= sign <= "鿿"))
