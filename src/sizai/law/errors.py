"""Refusals of `sizai.law`: one class per refusal, its docstring is the Chinese sentence.

Each carries `field` (the input's own name), `message` (Chinese, says what to do next) and `accepted`
(what would have been taken). Nothing here computes; nothing in the package computes on a guess.
"""

from __future__ import annotations

import re


class LawError(Exception):
    """这一项没有算：{why}。"""

    accepted: str = ""

    def __init__(self, *, field: str, accepted: str | None = None, **values: object) -> None:
        self.field = field
        if accepted is not None:
            self.accepted = accepted
        self.values = values
        self.message = (type(self).__doc__ or "").format(field=field, **values)
        super().__init__(self.message)

    @property
    def kind(self) -> str:
        """The refusal's name in the output of the command line: MissingParameter → missing_parameter."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()


# ── what was asked ────────────────────────────────────────────────────────────────────────────


class MissingKey(LawError):
    """缺少“{field}”，请补上再算。"""


class UnknownKey(LawError):
    """不认识“{field}”这一项，请删掉或改成列出的名字。"""


class NotYesOrNo(LawError):
    """“{field}”要写true或false，不能写“{given}”。"""

    accepted = "true或false"


class NotAList(LawError):
    """“{field}”要写成列表。"""

    accepted = '列表，例如["2025-01-10"]'


class UnknownDeadlineKind(LawError):
    """没有“{given}”这一种期限，请从列出的种类里选。"""

    def __init__(self, *, given: object, accepted: str) -> None:
        super().__init__(field="type", accepted=accepted, given=given)


class UnknownBodyKind(LawError):
    """没有“{given}”这一类调解组织，请从列出的种类里选。"""


class UnknownClaimKind(LawError):
    """没有“{given}”这一种请求事项，请从列出的种类里选。"""


class NoClaims(LawError):
    """没有写请求事项，判断不出下一步，请至少填一项。"""


# ── dates, lengths, pauses ────────────────────────────────────────────────────────────────────


class InvalidDate(LawError):
    """“{given}”不是日期，请写成2026-11-12这样，只写年月日。"""

    accepted = "日期，年-月-日，例如2026-11-12"


class DateOutOfRange(LawError):
    """{given}不在1995年至2099年之间，期限算不了，请检查年份是否写错。"""

    accepted = "1995-01-01至2099-12-31"


class InvalidMoment(LawError):
    """“{given}”不是带时区的时刻，按工作小时计的期限算不了，请给出日期、钟点和时区。"""

    accepted = "带时区的时刻，例如2026-11-19T18:00+08:00"


class InvalidLength(LawError):
    """期限长度“{given}”不对，请填大于0的整数。"""

    accepted = "1至3650的整数"


class InvalidHours(LawError):
    """工作小时数“{given}”不对，请填大于0的数，最多一位到两位小数。"""

    accepted = "0.01至1000的数，写成整数或字符串"


class LengthIsStatutory(LawError):
    """“{name}”的长度由法律规定，不能改成{given}，请去掉这一项。"""


class LengthNeeded(LawError):
    """“{name}”没有法定长度，请填本会设定的天数。"""

    accepted = "1至3650的整数"


class UnitIsFixed(LawError):
    """“{name}”按{unit}计算，不能换单位：工作日和自然日不可混用。"""


class InvalidUnit(LawError):
    """不认识期限单位“{given}”，请从列出的单位里选。"""


class CannotExtend(LawError):
    """“{name}”没有延长的规定，请去掉延长。"""


class ExtensionTooLong(LawError):
    """“{name}”最多延长{cap}，不能延长{given}。"""


class ExtensionNeeded(LawError):
    """“{name}”可以延长，但法律没有写延长几天，请填双方同意延长的天数。"""


class CannotPause(LawError):
    """“{name}”是不能暂停的期限，请去掉暂停；遇到特殊情况请问办案机关。"""


class CannotInterrupt(LawError):
    """“{name}”没有中断重算的规定，请去掉中断。"""


class InvalidPause(LawError):
    """暂停的结束日{end}早于开始日{start}，请改正。"""


class UnreadablePause(LawError):
    """暂停“{given}”读不懂，请写明从哪天到哪天。"""

    accepted = "[开始日, 结束日]，两天都算在内"


class InterruptionTooEarly(LawError):
    """中断日{given}早于起算日{start}，请核对是哪一天主张的权利。"""


class DueBeforeStart(LawError):
    """约定的日期{due}早于开始日{start}，请改正。"""


# ── calendar ──────────────────────────────────────────────────────────────────────────────────


class InvalidArrangement(LawError):
    """{year}年放假安排录入有误：{why}。请对照国务院办公厅通知改正。"""


class InvalidOfficeHours(LawError):
    """办公时间有误：{why}。请按先后顺序填写，例如08:30至12:00、14:30至17:30。"""


# ── parameters ────────────────────────────────────────────────────────────────────────────────


class MissingParameter(LawError):
    """缺少参数：{region}{on}的{label}。请在“参数”里录入{enter}，写明生效日期和来源；没有录入前不算，也不用别的年份代替。"""


class UnknownParameter(LawError):
    """没有“{given}”这个参数，请从列出的名字里选。"""


class UnknownRegion(LawError):
    """不认识地区“{given}”，请写行政区划代码或列出的地区名；新地区请先录入它的参数。"""


class InvalidParameter(LawError):
    """参数“{field}”录入有误：{why}。请改正后再存。"""


# ── money ─────────────────────────────────────────────────────────────────────────────────────


class FloatMoney(LawError):
    """金额不能用浮点数（{given}），会差分，请写成字符串，例如“18240.00”。"""

    accepted = "字符串或整数，单位元，最多两位小数"


class NotMoney(LawError):
    """“{given}”不是金额，请只写数字，例如“18240.00”。"""

    accepted = "字符串或整数，单位元，最多两位小数"


class NegativeMoney(LawError):
    """金额不能是负数（{given}），请检查。"""

    accepted = "0或正数"


class FractionOfCent(LawError):
    """金额“{given}”小数超过两位，请先四舍五入到分。"""

    accepted = "最多两位小数"


class TooMuchMoney(LawError):
    """金额{given}超过一万万亿元，写不成大写，请检查是不是多写了位数。"""

    accepted = "小于10000000000000000元"
