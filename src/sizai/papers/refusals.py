"""Why a paper is not made. The sentence is for the person at the desk and says what to do next."""

from __future__ import annotations

from decimal import Decimal


class CannotPrint(ValueError):
    """这份文书现在不能出：请先补齐内容。"""


class NotAnAmount(CannotPrint):
    """金额要写成不带负号、最多两位小数的数。"""

    def __init__(self, amount: object) -> None:
        super().__init__(f"金额“{amount}”不能写进文书：请改成不带负号、最多两位小数的数。")


class NotAFigure(CannotPrint):
    """指标的值不是一个数。"""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}”的值不是一个数，不能印进月报：请重新计算这一项后再出月报。")


class MissingFact(CannotPrint):
    """少了非有不可的一项。"""

    def __init__(self, *, paper: str, fact: str) -> None:
        super().__init__(f"{paper}还缺“{fact}”：请先填上再出文书。")


class DoesNotAddUp(CannotPrint):
    """两处金额对不上。"""

    def __init__(self, *, part: str, parts_sum: Decimal, whole: str, whole_sum: Decimal) -> None:
        super().__init__(
            f"{part}合计{parts_sum:,.2f}元，{whole}是{whole_sum:,.2f}元，两者不一致：请核对后改正其中一处。"
        )
