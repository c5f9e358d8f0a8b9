"""The standing cast: 王主席 (county), 李主席 (a town in it), 赵调解员, 刘师傅 (worker), 陈主席 (another town: must see nothing)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sizai.access import clock
from sizai.access.actor import Actor, Role
from sizai.enterprises.models import Enterprise
from sizai.orgs.models import Area, DepartmentKind, Installation, Organisation, Post
from sizai.orgs.queries import actor_of
from sizai.orgs.vocabulary import BodyKind, OrganisationKind
from sizai.people.models import Account
from sizai.people.verbs.persons import know_person
from sizai.resolution.models import Case, Intake
from sizai.resolution.verbs.intakes import accept_intake, receive_intake
from sizai.resolution.verbs.mediation import start_mediation
from sizai.resolution.vocabulary import Channel, ClaimKind

COUNTY, TOWN, OTHER_TOWN = "440784", "440784104", "440784107"
MONDAY = clock.local(2026, 11, 23, 9, 0)
"""A working day; tests hold the clock here unless they say otherwise."""


@dataclass
class Cast:
    """Accounts with one post each, and what they stand on."""

    federation: Organisation
    station: Organisation
    other_station: Organisation
    hrss: Organisation
    justice: Organisation
    police: Organisation
    enterprise: Enterprise
    wang: Actor
    li: Actor
    zhao: Actor
    chen: Actor
    other_mediator: Actor
    he: Actor
    operator: Actor
    officer: Actor
    other_officer: Actor
    employer: Actor
    liu: Actor
    screen: Actor
    auditor: Actor
    administrator: Actor

    def everybody(self) -> dict[str, Actor]:
        """Name of the field → actor."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Actor)}


def account(username: str, name: str, role: Role, **post: Any) -> Actor:
    """An account with one post, and the actor it makes."""
    made = Account(username=username, name=name, created_at=clock.now())
    made.set_password("correct horse 四在")
    made.save()
    given = Post.objects.create(account=made, role=role, since=dt.date(2020, 1, 1), **post)
    return actor_of(given, made)


def organisation(kind: OrganisationKind, name: str, path: str, **more: Any) -> Organisation:
    """A row of the union tree."""
    return Organisation.objects.create(kind=kind, name=name, area_path=path, **more)


def assemble() -> Cast:
    """Put the whole cast into the database."""
    Installation.objects.create(name="鹤山市总工会", area_path=COUNTY, created_at=clock.now())
    for code, name in ((COUNTY, "鹤山市"), (TOWN, "桃源镇"), (OTHER_TOWN, "址山镇")):
        Area.objects.create(code=code, name=name)
    federation = organisation(OrganisationKind.FEDERATION, "鹤山市总工会", COUNTY)
    town_union = organisation(OrganisationKind.FEDERATION, "桃源镇总工会", TOWN, parent=federation)
    other_union = organisation(OrganisationKind.FEDERATION, "址山镇总工会", OTHER_TOWN, parent=federation)
    station = organisation(
        OrganisationKind.STATION, "桃源实践站", TOWN, parent=federation, body_kind=BodyKind.LABOUR_DISPUTE
    )
    other_station = organisation(
        OrganisationKind.STATION,
        "址山实践站",
        OTHER_TOWN,
        parent=federation,
        body_kind=BodyKind.PEOPLE_COMMITTEE,
    )
    kinds = {
        code: DepartmentKind.objects.create(code=code, name=name, answer_hours=8)
        for code, name in (("hrss", "人社所"), ("justice", "司法所"), ("police", "派出所"))
    }
    hrss, justice, police = (
        organisation(OrganisationKind.DEPARTMENT, f"桃源镇{kind.name}", TOWN, department_kind=kind)
        for kind in kinds.values()
    )
    enterprise = Enterprise.objects.create(
        name="裕成木业有限公司",
        name_key="裕成木业有限公司",
        uscc=None,
        area_path=TOWN,
        headcount=86,
        created_at=clock.now(),
    )
    liu = account("liu", "刘师傅", Role.WORKER)
    person = know_person(name="刘师傅", phone="13800000001", area_path=TOWN)
    Account.objects.filter(pk=liu.account_id).update(person=person)
    liu = Actor(
        name=liu.name, role=liu.role, account_id=liu.account_id, post_id=liu.post_id, person_id=person.pk
    )
    return Cast(
        federation=federation,
        station=station,
        other_station=other_station,
        hrss=hrss,
        justice=justice,
        police=police,
        enterprise=enterprise,
        wang=account("wang", "王主席", Role.FEDERATION_CADRE, organisation=federation, scope=COUNTY),
        li=account("li", "李主席", Role.FEDERATION_CADRE, organisation=town_union, scope=TOWN),
        zhao=account("zhao", "赵调解员", Role.STATION_MEDIATOR, organisation=station, scope=TOWN),
        chen=account("chen", "陈主席", Role.FEDERATION_CADRE, organisation=other_union, scope=OTHER_TOWN),
        other_mediator=account(
            "sun", "孙调解员", Role.STATION_MEDIATOR, organisation=other_station, scope=OTHER_TOWN
        ),
        he=account("he", "何代表", Role.REPRESENTATIVE, organisation=town_union, scope=TOWN),
        operator=account("operator", "林坐席", Role.HOTLINE_OPERATOR, organisation=federation, scope=COUNTY),
        officer=account("officer", "钟联络员", Role.DEPARTMENT_OFFICER, organisation=hrss, scope=TOWN),
        other_officer=account(
            "officer2", "吴联络员", Role.DEPARTMENT_OFFICER, organisation=justice, scope=TOWN
        ),
        employer=account("employer", "冯人事", Role.EMPLOYER_HR, enterprise_id=enterprise.pk),
        liu=liu,
        screen=account("screen", "大屏", Role.SCREEN, organisation=federation, scope=COUNTY),
        auditor=account("auditor", "审计员", Role.AUDITOR, organisation=federation, scope=COUNTY),
        administrator=account("admin", "管理员", Role.ADMINISTRATOR, organisation=federation),
    )


def intake(cast: Cast, *, actor: Actor | None = None, **changes: Any) -> Intake:
    """刘师傅 asks the station in 桃源 for two months' wages."""
    facts: dict[str, Any] = {
        "channel": Channel.COUNTER,
        "applicant_name": "刘师傅",
        "phone": "13800000001",
        "enterprise_name": cast.enterprise.name,
        "area_path": TOWN,
        "kinds": [ClaimKind.WAGES],
        "story": "九月、十月工资没有发，一共12000元。",
        "amount": Decimal("12000"),
        "station": cast.station,
    }
    return receive_intake(actor=actor or cast.zhao, **(facts | changes))[0]


def case(cast: Cast, **changes: Any) -> Case:
    """刘师傅's intake, accepted by 赵调解员."""
    return accept_intake(actor=cast.zhao, intake=intake(cast, **changes), station=cast.station)


def mediating(cast: Cast, **changes: Any) -> Case:
    """The same, in mediation."""
    return start_mediation(
        actor=cast.zhao, case=case(cast, **changes), mediator=Account.objects.get(username="zhao")
    )
