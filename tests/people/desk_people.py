"""A federation, a station and a few accounts: enough for accounts, posts and the door."""

from __future__ import annotations

from dataclasses import dataclass

from sizai.access.actor import Actor, Role
from sizai.orgs.models import Area, Organisation
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.models import Account
from tests.cast import COUNTY, OTHER_TOWN, TOWN, account, organisation

PASSWORD = "correct horse 四在"


@dataclass
class People:
    """Who and what is there."""

    federation: Organisation
    town_union: Organisation
    station: Organisation
    department: Organisation
    administrator: Actor
    auditor: Actor
    wang: Actor
    zhao: Actor
    liu: Actor

    def account(self, name: str) -> Account:
        """The account behind one of the actors."""
        actor: Actor = getattr(self, name)
        return Account.objects.get(pk=actor.account_id)


def gather() -> People:
    """Put them into the database."""
    for code, name in ((COUNTY, "鹤山市"), (TOWN, "桃源镇"), (OTHER_TOWN, "址山镇")):
        Area.objects.create(code=code, name=name)
    kind = OrganisationKind
    federation = organisation(kind.FEDERATION, "鹤山市总工会", COUNTY, phone="0750-8812351")
    town_union = organisation(kind.FEDERATION, "桃源镇总工会", TOWN, parent=federation)
    station = organisation(kind.STATION, "桃源实践站", TOWN, parent=federation)
    department = organisation(kind.DEPARTMENT, "桃源镇人社所", TOWN)
    return People(
        federation=federation,
        town_union=town_union,
        station=station,
        department=department,
        administrator=account("admin", "管理员", Role.ADMINISTRATOR, organisation=federation),
        auditor=account("auditor", "审计员", Role.AUDITOR, organisation=federation, scope=COUNTY),
        wang=account("wang", "王主席", Role.FEDERATION_CADRE, organisation=federation, scope=COUNTY),
        zhao=account("zhao", "赵调解员", Role.STATION_MEDIATOR, organisation=station, scope=TOWN),
        liu=account("liu", "刘师傅", Role.WORKER),
    )
