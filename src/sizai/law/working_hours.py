"""Working hours: a period in hours runs from the moment itself (民法典201), but only in office hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal, InvalidOperation

from sizai.law import dates
from sizai.law.calendar import WorkingCalendar, shipped
from sizai.law.cautions import Caution
from sizai.law.errors import InvalidHours, InvalidMoment, InvalidOfficeHours

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
SECONDS = Decimal(3600)


@dataclass(frozen=True)
class OfficeHours:
    """When offices are open on a working day: (opens, closes) in the order of the day, local time."""

    spans: tuple[tuple[time, time], ...]

    def __post_init__(self) -> None:
        if not self.spans:
            self._refuse("没有填写")
        previous = None
        for opens, closes in self.spans:
            if closes <= opens:
                self._refuse(f"{_clock(closes)}不晚于{_clock(opens)}")
            if previous is not None and opens < previous:
                self._refuse(f"{_clock(opens)}早于上一段的结束")
            previous = closes

    def _refuse(self, why: str) -> None:
        raise InvalidOfficeHours(field="office_hours", why=why, accepted="各段起止时间，先后排列")

    @property
    def hours_a_day(self) -> Decimal:
        return sum((_hours(_length(opens, closes)) for opens, closes in self.spans), Decimal(0))

    def __str__(self) -> str:
        return "、".join(f"{_clock(opens)}至{_clock(closes)}" for opens, closes in self.spans)


DEFAULT_OFFICE_HOURS = OfficeHours(((time(8, 30), time(12, 0)), (time(14, 30), time(17, 30))))


@dataclass(frozen=True)
class HoursDue:
    """The moment at which a number of working hours has passed since `start`."""

    start: datetime
    due_at: datetime
    hours: Decimal
    office_hours: OfficeHours
    cautions: tuple[Caution, ...]

    @property
    def explanation(self) -> str:
        """One Chinese sentence: from, how many hours, office hours, to."""
        year = self.start.year if self.start.year == self.due_at.year else None
        return (
            f"{dates.say(self.start.date(), year)}{_clock(self.start.timetz())}起，"
            f"{_plain(self.hours)}个工作小时（{self.office_hours}），"
            f"到{dates.say_with_weekday(self.due_at.date(), year)}{_clock(self.due_at.timetz())}止。"
            "办公时间以外和休假日不计；这个期限由本会设定，不是法定。"
        )


def add_working_hours(
    start: datetime,
    hours: int | str | Decimal,
    *,
    office_hours: OfficeHours = DEFAULT_OFFICE_HOURS,
    calendar: WorkingCalendar | None = None,
) -> HoursDue:
    """When `hours` (more than 0, exact) of office time have passed. `start` is aware; answer in UTC+8."""
    known = calendar or shipped()
    began = _local(start, "start")
    number = _number(hours)
    left = timedelta(seconds=int(number * SECONDS))
    day = began.date()
    while True:
        if known.is_working_day(day):
            for opens, closes in office_hours.spans:
                begins = max(datetime.combine(day, opens, CHINA), began)
                room = datetime.combine(day, closes, CHINA) - begins
                if timedelta(0) < left <= room:
                    due = begins + left
                    cautions = known.cautions_for(began.date(), due.date())
                    return HoursDue(began, due, number, office_hours, cautions)
                left -= max(room, timedelta(0))
        day = dates.checked(day + dates.DAY, "start")


def working_hours_between(
    first: datetime,
    last: datetime,
    *,
    office_hours: OfficeHours = DEFAULT_OFFICE_HOURS,
    calendar: WorkingCalendar | None = None,
) -> Decimal:
    """Office hours from `first` to `last`, exact to the second; 0 when `last` is not later."""
    known = calendar or shipped()
    begins, ends = _local(first, "first"), _local(last, "last")
    total = timedelta(0)
    for day in dates.span(begins.date(), ends.date()):
        if known.is_working_day(day):
            for opens, closes in office_hours.spans:
                total += max(
                    min(datetime.combine(day, closes, CHINA), ends)
                    - max(datetime.combine(day, opens, CHINA), begins),
                    timedelta(0),
                )
    return _hours(total)


def remaining_until(
    due_at: datetime,
    now: datetime,
    *,
    office_hours: OfficeHours = DEFAULT_OFFICE_HOURS,
    calendar: WorkingCalendar | None = None,
) -> str:
    """今天17:00前 · 剩2个工作日 · 过3个工作小时 · 过1个工作日: never negative, always with its unit."""
    known = calendar or shipped()
    due, present = _local(due_at, "due_at"), _local(now, "now")
    today = present.date()
    if present <= due:
        if today == due.date():
            return f"今天{_clock(due.timetz())}前"
        return f"剩{max(known.working_days_after(today, due.date()), 1)}个工作日"
    over = known.working_days_after(due.date(), today)
    if over:
        return f"过{over}个工作日"
    hours = int(working_hours_between(due, present, office_hours=office_hours, calendar=known))
    return f"过{hours}个工作小时" if hours else "过不到1个工作小时"


def _local(moment: object, field: str) -> datetime:
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        raise InvalidMoment(field=field, given=moment)
    local = moment.astimezone(CHINA).replace(microsecond=0)
    dates.checked(local.date(), field)
    return local


def _number(given: object) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | str | Decimal):
        raise InvalidHours(field="hours", given=given)
    try:
        number = Decimal(given)
    except InvalidOperation:
        raise InvalidHours(field="hours", given=given) from None
    if not number.is_finite() or not 0 < number <= 1000 or number != number.quantize(Decimal("0.01")):
        raise InvalidHours(field="hours", given=given)
    return number


def _length(opens: time, closes: time) -> timedelta:
    return datetime.combine(date.min, closes) - datetime.combine(date.min, opens)


def _hours(length: timedelta) -> Decimal:
    return Decimal(length // timedelta(seconds=1)) / SECONDS


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
