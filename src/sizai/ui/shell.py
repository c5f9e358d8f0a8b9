"""What stands around every page: the rail, the top bar, who I am. Pages fill it, templates draw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

ROOMS: Final[dict[str, str]] = {
    "prevention": "预防在先",
    "warning": "预警在早",
    "resolution": "化解在小",
    "online": "服务在线",
}
"""The four 在 in the order of the method. Each key is also the name of its character in icons.svg."""

PLACES: Final[dict[str, str]] = {
    "today": "今日",
    **ROOMS,
    "figures": "数字",
    "registers": "名册",
    "accounts": "管理",
}
"""Everything that stands on the rail."""


@dataclass(frozen=True, slots=True)
class Section:
    """One tab of the top bar. `count` is open work that waits for someone here, never a total."""

    label: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One mark on the rail; `url` empty: the room is not open yet and is drawn quiet."""

    key: str
    label: str
    url: str
    current: bool
    number: int


@dataclass(frozen=True, slots=True)
class PostChoice:
    """One of the posts that this account may work in; the switch form sends `value` as `post`."""

    value: str
    label: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """Who is working, where, and the ways out."""

    name: str
    place: str
    sign_out_url: str
    switch_url: str = ""
    account_url: str = ""
    posts: tuple[PostChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Shell:
    """The surroundings of a desk page (context variable `shell`).

    `current` is a key of PLACES; `rooms` maps the keys that exist to their addresses. `idle_seconds` 0: no
    log-out after idling. `as_of` is printed in the foot of a printed page.
    """

    current: str
    who: Who
    rooms: Mapping[str, str]
    sections: tuple[Section, ...] = ()
    my_count: int = 0
    demo: bool = False
    search_url: str = ""
    search_words: str = ""
    idle_seconds: int = 0
    as_of: str = ""

    def _place(self, key: str) -> Place:
        number = list(ROOMS).index(key) + 1 if key in ROOMS else 0
        return Place(key, PLACES[key], self.rooms.get(key, ""), key == self.current, number)

    @property
    def room_name(self) -> str:
        return PLACES.get(self.current, "四在")

    @property
    def today(self) -> Place:
        return self._place("today")

    @property
    def four(self) -> list[Place]:
        return [self._place(key) for key in ROOMS]

    @property
    def also(self) -> list[Place]:
        """数字, 名册 and 管理, left out where they do not exist."""
        return [place for key in ("figures", "registers", "accounts") if (place := self._place(key)).url]


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the characters at the foot of a phone page."""

    character: str
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Portal:
    """The surroundings of a phone page (context variable `portal`). Without `back_url` the seal heads it."""

    title: str
    home_url: str = "/m/"
    back_url: str = ""
    hotline: str = "12351"
    tabs: tuple[Tab, ...] = field(default=())
    demo: bool = False
