"""What a figure is asked for: a period, a part of the county, a channel, a kind of claim; and how far an actor sees."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Any

from sizai.access.actor import Actor, Role
from sizai.access.policy import Refused
from sizai.orgs.models import Area
from sizai.registers.bad_input import BadInput
from sizai.resolution.vocabulary import Channel, ClaimKind

LEVELS = (2, 4, 6, 9, 12)
"""Lengths of an administrative code: province, city, county, town, village."""


@dataclass(frozen=True)
class Filters:
    """Days are inclusive, None is open. `area` is a code prefix whose descendants count, "" everywhere."""

    since: dt.date | None = None
    until: dt.date | None = None
    area: str = ""
    channel: str = ""
    kind: str = ""
    station_id: int | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "since": str(self.since) if self.since else None,
            "until": str(self.until) if self.until else None,
            "area": self.area,
            "channel": self.channel,
            "kind": self.kind,
            "station_id": self.station_id,
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Filters:
        """Back from `plain`."""
        days = {
            name: dt.date.fromisoformat(plain[name]) if plain[name] else None for name in ("since", "until")
        }
        return cls(
            **days,
            area=plain["area"],
            channel=plain["channel"],
            kind=plain["kind"],
            station_id=plain["station_id"],
        )

    @property
    def signature(self) -> str:
        """The filter in one line, as a key."""
        return "|".join(str(value or "") for value in self.plain().values())

    def inside(self, area: str) -> Filters:
        """The same for a smaller area."""
        return replace(self, area=area)


def read_day(text: str, field: str) -> dt.date | None:
    """A day as typed; "" is open."""
    if not text:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
            raise ValueError(text)
        return dt.date(*(int(part) for part in text.split("-")))
    except ValueError as error:
        raise BadInput(field, f"日期“{text[:20]}”看不懂：请写成2024-01-31这样的年-月-日。") from error


def _trimmed(code: str) -> str:
    """Standard codes are padded with zeros (440000, 440784000000): the prefix that they stand for."""
    for longer, shorter in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == longer and code.endswith("0" * (longer - shorter)):
            code = code[:shorter]
    return code


def read_area(text: str) -> str:
    """The prefix of an administrative code that this installation knows; "" is everywhere."""
    if not text:
        return ""
    sentence = f"没有“{text[:20]}”这个镇街代码：请写本库名册里的行政区划代码，例如县6位、镇街9位。"
    if not re.fullmatch(r"\d{2,12}", text):
        raise BadInput("area", sentence)
    for code in (text, _trimmed(text)):
        if len(code) in LEVELS and Area.objects.filter(code__startswith=code).exists():
            return code
    raise BadInput("area", sentence)


def read_filters(
    *, since: str = "", until: str = "", area: str = "", channel: str = "", kind: str = ""
) -> Filters:
    """Filters as typed, or `BadInput` with a sentence."""
    first, last = read_day(since.strip(), "since"), read_day(until.strip(), "until")
    if first and last and first > last:
        raise BadInput("since", f"起始日期{first}晚于截止日期{last}：请调换，或者改其中一个。")
    if channel and channel not in Channel.values:
        raise BadInput("channel", f"没有“{channel[:20]}”这个来源。可以写：{'、'.join(Channel.values)}。")
    if kind and kind not in ClaimKind.values:
        raise BadInput("kind", f"没有“{kind[:20]}”这类请求事项。可以写：{'、'.join(ClaimKind.values)}。")
    return Filters(since=first, until=last, area=read_area(area.strip()), channel=channel, kind=kind)


def within(filters: Filters, actor: Actor) -> Filters:
    """The part of `filters` that the actor's post reaches. Asking for another town is refused, not silently widened."""
    match actor.role:
        case Role.FEDERATION_CADRE | Role.AUDITOR | Role.SCREEN if actor.scope:
            if filters.area.startswith(actor.scope):
                return filters
            if actor.scope.startswith(filters.area):
                return replace(filters, area=actor.scope)
            raise Refused("这个镇街不在您的范围里，请选别的镇街。")
        case Role.STATION_MEDIATOR if actor.organisation_id:
            return replace(filters, station_id=actor.organisation_id)
    raise Refused("数字不归您的岗位看。")


def next_level(path: str) -> int:
    """How long the codes of the parts of an area are: a county's towns have 9 digits."""
    return next((length for length in LEVELS if length > len(path)), LEVELS[-1])
