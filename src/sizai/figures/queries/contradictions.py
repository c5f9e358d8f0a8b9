"""What cannot be true. A figure that contradicts another is shown with the reason, and is not printed in reports."""

from __future__ import annotations

from dataclasses import dataclass

from sizai.figures.queries.cells import Tally
from sizai.figures.queries.ways import Result


@dataclass(frozen=True)
class Finding:
    """`keys`: the figures that it makes doubtful; `row_set`: where its rows are, "" where there are none to show."""

    keys: tuple[str, ...]
    sentence: str
    row_set: str = ""


def findings(tally: Tally) -> list[Finding]:
    """Contradictions within the sums of one filter."""
    found = []
    if tally["workers"] < tally["accepted"]:
        less = f"涉及职工{tally['workers']:,}人少于受理{tally['accepted']:,}件，每件至少1人，两数不能同时成立；有{tally['unmanned']:,}件的涉及人数是0"
        found.append(Finding(("workers",), less, "unmanned"))
    if tally["named"] > tally["workers"]:
        more = (
            f"登记了姓名的{tally['named']:,}人次多于涉及人数合计{tally['workers']:,}人，请核对各件的涉及人数"
        )
        found.append(Finding(("workers",), more, "accepted"))
    if tally["successful"] > tally["completed"]:
        over = f"调解成功{tally['successful']:,}件多于调解完成{tally['completed']:,}件"
        found.append(Finding(("mediations_successful", "mediation_success_rate"), over, "successful"))
    if count := tally["mediated_backwards"]:
        found.append(
            Finding(
                ("median_days",), f"有{count:,}件调解办结日期早于受理日期，用时成了负数", "mediated_backwards"
            )
        )
    if count := tally["closed_backwards"]:
        found.append(Finding(("cases_closed",), f"有{count:,}件结案日期早于受理日期", "closed_backwards"))
    if count := tally["excess"]:
        found.append(
            Finding(("amount_received",), f"期内受理的案件里有{count:,}件，到账多于协议金额", "excess")
        )
    return found


def over_hundred(key: str, result: Result) -> list[Finding]:
    """A share of more than all."""
    if result.value is not None and result.denominator is not None and result.value > 100:
        return [Finding((key,), f"{result.numerator:,}／{result.denominator:,}超过100%")]
    return []
