"""The invented county: towns are facts, everything in them is invented."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from sizai.access.actor import SYSTEM, Actor, Role
from sizai.demo import names
from sizai.demo.accounts import DEMO_PASSWORD
from sizai.enterprises.models import Enterprise
from sizai.enterprises.verbs.enterprises import register_enterprise
from sizai.orgs.models import Organisation, Post
from sizai.orgs.queries import actor_of
from sizai.orgs.verbs.founding import (
    HESHAN,
    add_department_kind,
    found_installation,
    found_organisation,
    place_tiles,
)
from sizai.orgs.verbs.posts import give_post
from sizai.orgs.vocabulary import BodyKind, OrganisationKind
from sizai.people.models import Account
from sizai.people.verbs.accounts import open_account, set_password

COUNTY = "440784"
TOWNS = {code: name for code, name in HESHAN.items() if code != COUNTY}
TILES = {
    "440784101": (2, 1), "440784103": (3, 1), "440784001": (4, 1), "440784108": (1, 2), "440784105": (2, 2), "440784104": (3, 2),
    "440784102": (4, 2), "440784112": (1, 3), "440784107": (2, 3), "440784106": (3, 3),
}  # fmt: skip
STATIONS = {
    "440784001": "沙坪",
    "440784104": "桃源",
    "440784107": "址山",
    "440784106": "共和",
    "440784102": "雅瑶",
}
NEAREST = {
    "440784001": "440784001", "440784104": "440784104", "440784107": "440784107", "440784106": "440784106", "440784102": "440784102",
    "440784101": "440784001", "440784103": "440784104", "440784105": "440784106", "440784108": "440784107", "440784112": "440784107",
}  # fmt: skip
"""Which of the five stations serves a town."""
DEPARTMENTS = (("hrss", "人社所", 8), ("justice", "司法所", 8), ("police", "派出所", 4))
ENTERPRISES_PER_TOWN = {"440784001": 120, "440784106": 64, "440784107": 60, "440784105": 44, "440784104": 48}
SINCE = dt.date(2023, 1, 1)


@dataclass
class County:
    """Who and what the replay needs."""

    federation: Organisation
    cadre: Actor
    town_cadres: dict[str, Actor] = field(default_factory=dict)
    stations: dict[str, Organisation] = field(default_factory=dict)
    mediators: dict[str, list[tuple[Actor, Account]]] = field(default_factory=dict)
    departments: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    officers: dict[int, Actor] = field(default_factory=dict)
    representatives: list[Actor] = field(default_factory=list)
    operators: list[Actor] = field(default_factory=list)
    mobile_room: Organisation | None = None
    enterprises: dict[str, list[Enterprise]] = field(default_factory=dict)
    shown: list[tuple[str, str, str]] = field(default_factory=list)


def _post(county: County | None, username: str, name: str, role: Role, organisation: Organisation | None = None, *, shown: str = "",
          enterprise: Enterprise | None = None, leader: Post | None = None) -> Actor:  # fmt: skip
    account = open_account(actor=SYSTEM, username=username, name=name)
    post = give_post(
        actor=SYSTEM,
        account=account,
        role=role,
        organisation=organisation,
        enterprise=enterprise,
        leader=leader,
        since=SINCE,
    )
    if shown:
        set_password(actor=SYSTEM, account=account, password=DEMO_PASSWORD, must_change=False)
        if county is not None:
            county.shown.append((username, name, shown))
    return actor_of(post, account)


def build(random: Random) -> County:
    """Found the installation and fill its registers."""
    areas = [
        (COUNTY, "鹤山市", "鹤山"),
        *((code, name, name.removesuffix("镇").removesuffix("街道")) for code, name in TOWNS.items()),
    ]
    federation = found_installation(
        actor=SYSTEM, name="鹤山市总工会", area_path=COUNTY, areas=areas, code_prefix="鹤工调", demo=True
    )
    place_tiles(actor=SYSTEM, tiles=TILES)
    county = County(federation=federation, cadre=SYSTEM)
    county.cadre = _post(
        county, "wang", "王主席", Role.FEDERATION_CADRE, federation, shown="总工会干部，全市"
    )
    _unions(county)
    _stations(county)
    _departments(county)
    _enterprises(county, random)
    _people(county, random)
    return county


def _unions(county: County) -> None:
    for code, name in TOWNS.items():
        union = found_organisation(
            actor=SYSTEM,
            kind=OrganisationKind.FEDERATION,
            name=f"{name}总工会",
            area_path=code,
            parent=county.federation,
        )
        shown = "镇总工会干部，只看桃源镇" if code == "440784104" else ""
        county.town_cadres[code] = _post(
            county,
            f"cadre{code[-3:]}" if not shown else "li",
            "李主席" if shown else f"{name[:2]}主席",
            Role.FEDERATION_CADRE,
            union,
            shown=shown,
        )


def _stations(county: County) -> None:
    for code, short in STATIONS.items():
        station = found_organisation(
            actor=SYSTEM, kind=OrganisationKind.STATION, name=f"{short}实践站", area_path=code, parent=county.federation,
            body_kind=BodyKind.PEOPLE_COMMITTEE if short == "沙坪" else BodyKind.LABOUR_DISPUTE, phone="0750-12351", address=f"{TOWNS[code]}（演示地址）",
        )  # fmt: skip
        county.stations[code] = station
        for number, mediator in enumerate(
            ("赵调解员", "孙调解员") if short == "桃源" else (f"{short}调解员甲", f"{short}调解员乙")
        ):
            shown = "调解员，桃源实践站" if mediator == "赵调解员" else ""
            actor = _post(
                county,
                "zhao" if shown else f"mediator{code[-3:]}{number}",
                mediator,
                Role.STATION_MEDIATOR,
                station,
                shown=shown,
            )
            county.mediators.setdefault(code, []).append((actor, Account.objects.get(pk=actor.account_id)))
        for point in ("爱心驿站", "司机之家", "户外劳动者驿站"):
            found_organisation(
                actor=SYSTEM,
                kind=OrganisationKind.SERVICE_POINT,
                name=f"{short}{point}",
                area_path=code,
                parent=station,
            )
    county.mobile_room = found_organisation(
        actor=SYSTEM,
        kind=OrganisationKind.MOBILE_ROOM,
        name="流动调解室（1号车）",
        area_path=COUNTY,
        parent=county.federation,
    )


def _departments(county: County) -> None:
    kinds = {
        code: add_department_kind(actor=SYSTEM, code=code, name=name, answer_hours=hours)
        for code, name, hours in DEPARTMENTS
    }
    for town, name in TOWNS.items():
        for kind in kinds.values():
            department = found_organisation(
                actor=SYSTEM, kind=OrganisationKind.DEPARTMENT, name=f"{name.removesuffix('镇').removesuffix('街道')}{kind.name}", area_path=town,
                department_kind=kind,
            )  # fmt: skip
            county.departments[town, kind.code] = department
            demo = town == "440784104"
            usernames = {"hrss": "renshe", "justice": "sifa", "police": "paichusuo"}
            username = usernames[kind.code] if demo else f"{kind.code}{town[-3:]}"
            shown = f"部门联络员，{department.name}" if demo else ""
            county.officers[department.pk] = _post(
                county, username, f"{department.name}联络员", Role.DEPARTMENT_OFFICER, department, shown=shown
            )


def _enterprises(county: County, random: Random) -> None:
    taken: set[str] = set()
    serial = 0
    special = {
        "440784104": [("鹤山市桃源恒艺工艺制品厂", "manufacturing", "工艺品", 43), ("鹤山市桃源裕丰家具厂", "manufacturing", "家具制造", 58),
                      ("鹤山市桃源裕成木业有限公司", "manufacturing", "家具制造", 86)],
        "440784102": [("鹤山市雅瑶捷顺物流有限公司", "transport", "物流", 214)],
    }  # fmt: skip
    for town, name in TOWNS.items():
        short = name.removesuffix("镇").removesuffix("街道")
        rows = list(special.get(town, []))
        while len(rows) < ENTERPRISES_PER_TOWN.get(town, 28):
            found, industry, trade = names.enterprise(random, short, taken)
            rows.append((found, industry, trade, max(5, int(random.lognormvariate(3.6, 1.0)))))
        for found, industry, trade, heads in rows:
            serial += 1
            county.enterprises.setdefault(town, []).append(
                register_enterprise(
                    actor=county.cadre,
                    name=found,
                    uscc=names.code(serial),
                    industry=industry,
                    trade=trade,
                    ownership="private",
                    area_path=town,
                    address=f"{name}（演示地址）",
                    legal_person=names.person(random),
                    headcount=heads,
                    unionised=heads >= 25,
                )
            )


def _people(county: County, random: Random) -> None:
    """Twenty representatives under four leaders (双联双引: one leader, five representatives), and one account of every other role."""
    leaders = [Post.objects.get(pk=actor.post_id or 0) for actor in list(county.town_cadres.values())[:4]]
    for number in range(20):
        town = list(TOWNS)[number % len(TOWNS)]
        organisation = Organisation.objects.get(pk=county.town_cadres[town].organisation_id or 0)
        name = "何代表" if number == 2 else names.person(random)
        shown = "工会代表，雅瑶镇物流园" if number == 2 else ""
        county.representatives.append(
            _post(
                county,
                "he" if shown else f"rep{number + 1:02}",
                name,
                Role.REPRESENTATIVE,
                organisation,
                shown=shown,
                leader=leaders[number // 5],
            )
        )
    county.operators.append(
        _post(county, "operator", "林坐席", Role.HOTLINE_OPERATOR, county.federation, shown="12351 坐席")
    )
    firm = county.enterprises["440784104"][0]
    _post(county, "hr", "吴人事", Role.EMPLOYER_HR, shown="用人单位人事，恒艺工艺制品厂", enterprise=firm)
    _post(county, "screen", "大屏", Role.SCREEN, county.federation, shown="大屏，只看合计")
    _post(county, "auditor", "审计员", Role.AUDITOR, county.federation, shown="审计，只读")
    _post(
        county, "admin", "管理员", Role.ADMINISTRATOR, county.federation, shown="系统管理员，管账号，不看案件"
    )
