"""Posts: what each role stands on, who may give and end them, the first administrator."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest

from sizai.access import clock
from sizai.access.actor import Role
from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.enterprises.models import Enterprise
from sizai.orgs.models import Post
from sizai.orgs.queries import actor_for, posts_of
from sizai.orgs.verbs.posts import NEEDS, choose_post, end_post, give_post, open_first_administrator
from sizai.orgs.vocabulary import OrganisationKind
from sizai.people.queries import open_link
from sizai.people.verbs.accounts import disable_account, open_account
from sizai.people.verbs.persons import know_person
from sizai.registers.bad_input import BadInput
from tests.cast import COUNTY, MONDAY, OTHER_TOWN, TOWN, organisation
from tests.people.desk_people import People


@pytest.fixture
def new(people: People) -> Any:
    return open_account(actor=people.administrator, username="new", name="新人")


def enterprise() -> Enterprise:
    return Enterprise.objects.create(
        name="裕成木业有限公司", name_key="裕成木业有限公司", area_path=TOWN, created_at=clock.now()
    )


@dataclass
class Wrong:
    role: Role
    given: str
    field: str
    sentence: str


WRONG = [
    Wrong(Role.FEDERATION_CADRE, "", "organisation", "县级或镇街总工会"),
    Wrong(Role.FEDERATION_CADRE, "station", "organisation", "县级或镇街总工会"),
    Wrong(Role.STATION_MEDIATOR, "", "organisation", "实践站"),
    Wrong(Role.STATION_MEDIATOR, "federation", "organisation", "实践站"),
    Wrong(Role.REPRESENTATIVE, "", "organisation", "工会代表要选"),
    Wrong(Role.REPRESENTATIVE, "department", "organisation", "工会代表要选"),
    Wrong(Role.HOTLINE_OPERATOR, "", "organisation", "12351坐席要选总工会"),
    Wrong(Role.DEPARTMENT_OFFICER, "", "organisation", "派单才送得到"),
    Wrong(Role.DEPARTMENT_OFFICER, "station", "organisation", "派单才送得到"),
    Wrong(Role.SCREEN, "", "organisation", "大屏要选总工会"),
    Wrong(Role.AUDITOR, "town_union", "organisation", "县级总工会"),
    Wrong(Role.ADMINISTRATOR, "town_union", "organisation", "县级总工会"),
    Wrong(Role.WORKER, "federation", "role", "名册里的人"),
    Wrong(Role.EMPLOYER_HR, "", "enterprise", "要选一家企业"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.role.value}-{wrong.given or 'nothing'}")
def test_a_post_on_the_wrong_ground_says_what_to_choose(people: People, new: Any, wrong: Wrong) -> None:
    place = getattr(people, wrong.given) if wrong.given else None
    with pytest.raises(BadInput) as refused:
        give_post(actor=people.administrator, account=new, role=wrong.role, organisation=place)
    assert refused.value.field == wrong.field
    assert wrong.sentence in str(refused.value)
    assert not posts_of(new).exists()


def test_every_role_says_what_it_needs() -> None:
    assert set(NEEDS) == set(Role)
    assert all(need.sentence.endswith("。") for need in NEEDS.values())


@pytest.mark.parametrize(
    ("role", "place", "scope"),
    [
        (Role.FEDERATION_CADRE, "federation", COUNTY),
        (Role.FEDERATION_CADRE, "town_union", TOWN),
        (Role.STATION_MEDIATOR, "station", TOWN),
        (Role.REPRESENTATIVE, "town_union", TOWN),
        (Role.HOTLINE_OPERATOR, "federation", COUNTY),
        (Role.DEPARTMENT_OFFICER, "department", TOWN),
        (Role.SCREEN, "federation", COUNTY),
        (Role.AUDITOR, "federation", COUNTY),
        (Role.ADMINISTRATOR, "federation", ""),
    ],
)
def test_a_post_reaches_as_far_as_its_organisation(
    people: People, new: Any, role: Role, place: str, scope: str
) -> None:
    given = give_post(actor=people.administrator, account=new, role=role, organisation=getattr(people, place))
    assert given.scope == scope
    actor = actor_for(new)
    assert (actor.role, actor.scope, actor.organisation_id) == (role, scope, getattr(people, place).pk)
    assert actor.department_id == (people.department.pk if role == Role.DEPARTMENT_OFFICER else None)


def test_the_reach_may_be_narrowed_but_not_widened(people: People, new: Any) -> None:
    give = {"actor": people.administrator, "account": new, "role": Role.FEDERATION_CADRE}
    assert give_post(**give, organisation=people.federation, scope=TOWN).scope == TOWN
    with pytest.raises(BadInput, match="管辖不能大过"):
        give_post(**give, organisation=people.town_union, scope=COUNTY)
    with pytest.raises(BadInput, match="管辖不能大过"):
        give_post(**give, organisation=people.town_union, scope=OTHER_TOWN)


def test_an_employer_stands_on_its_enterprise(people: People, new: Any) -> None:
    firm = enterprise()
    give_post(actor=people.administrator, account=new, role=Role.EMPLOYER_HR, enterprise=firm)
    assert actor_for(new).enterprise_id == firm.pk
    with pytest.raises(BadInput, match="不用选企业"):
        give_post(
            actor=people.administrator,
            account=new,
            role=Role.AUDITOR,
            organisation=people.federation,
            enterprise=firm,
        )


def test_a_worker_stands_on_a_person_of_the_register(people: People) -> None:
    person = know_person(name="刘师傅", phone="13800000001")
    made = open_account(actor=people.administrator, username="liu2", name="刘师傅", person=person)
    give_post(actor=people.administrator, account=made, role=Role.WORKER)
    assert actor_for(made).person_id == person.pk


def test_a_closed_station_takes_nobody(people: People, new: Any) -> None:
    closed = organisation(OrganisationKind.STATION, "旧站", TOWN, closed_on=dt.date(2025, 1, 1))
    with pytest.raises(BadInput, match="已经撤销"):
        give_post(actor=people.administrator, account=new, role=Role.STATION_MEDIATOR, organisation=closed)


def test_a_leader_leads_five_representatives(people: People) -> None:
    leader = Post.objects.get(pk=people.wang.post_id)
    give: dict[str, Any] = {
        "actor": people.administrator,
        "role": Role.REPRESENTATIVE,
        "organisation": people.town_union,
    }
    accounts = [
        open_account(actor=people.administrator, username=f"rep{n}", name=f"代表{n}") for n in range(6)
    ]
    for one in accounts[:5]:
        give_post(**give, account=one, leader=leader)
    with pytest.raises(BadInput, match="已经联系5名"):
        give_post(**give, account=accounts[5], leader=leader)
    with pytest.raises(BadInput, match="只有工会代表"):
        give_post(
            actor=people.administrator,
            account=accounts[5],
            role=Role.AUDITOR,
            organisation=people.federation,
            leader=leader,
        )


@pytest.mark.parametrize("who", ["auditor", "wang", "zhao", "liu"])
def test_only_the_administrator_gives_and_ends_posts(people: People, new: Any, who: str) -> None:
    with pytest.raises(Refused):
        give_post(actor=getattr(people, who), account=new, role=Role.AUDITOR, organisation=people.federation)
    with pytest.raises(Refused):
        end_post(actor=getattr(people, who), post=Post.objects.get(pk=people.zhao.post_id), reason="试")


def test_the_same_post_is_given_once(people: People) -> None:
    with pytest.raises(BadInput, match="已经有这个岗位"):
        give_post(
            actor=people.administrator,
            account=people.account("zhao"),
            role=Role.STATION_MEDIATOR,
            organisation=people.station,
        )


def test_a_post_for_oneself_is_allowed_and_stands_in_the_history(people: People) -> None:
    own = people.account("administrator")
    give_post(
        actor=people.administrator, account=own, role=Role.FEDERATION_CADRE, organisation=people.federation
    )
    line = Entry.objects.get(verb="give_post")
    assert line.account_id == line.thing_id == own.pk
    assert line.text == "给自己岗位：总工会干部，鹤山市总工会"
    assert line.changes["role"] == [None, "总工会干部"]


def test_a_post_ends_at_once_or_with_a_day(people: People) -> None:
    post = Post.objects.get(pk=people.zhao.post_id)
    with clock.at(MONDAY):
        with pytest.raises(BadInput, match="不能在今天或开始之前"):
            end_post(actor=people.administrator, post=post, last_day=dt.date(2026, 11, 20), reason="调走")
        end_post(actor=people.administrator, post=post, last_day=dt.date(2026, 11, 30), reason="调走")
        assert posts_of(people.account("zhao")).exists()
        end_post(actor=people.administrator, post=post, reason="提前走了")
        assert not posts_of(people.account("zhao")).exists()
        with pytest.raises(BadInput, match="不用再结束"):
            end_post(actor=people.administrator, post=post, reason="再来")
    last = Entry.objects.filter(verb="end_post").first()
    assert last is not None
    assert last.reason == "提前走了"
    assert last.changes == {"until": ["2026-11-30", "2026-11-22"]}


def test_nobody_ends_the_post_he_stands_on(people: People) -> None:
    with pytest.raises(BadInput, match="自己正在用的岗位"):
        end_post(
            actor=people.administrator, post=Post.objects.get(pk=people.administrator.post_id), reason="试"
        )


def test_a_post_counts_from_its_first_day_to_its_last(people: People, new: Any) -> None:
    with clock.at(MONDAY):
        give_post(actor=people.administrator, account=new, role=Role.AUDITOR, organisation=people.federation,
                  since=dt.date(2026, 11, 25), until=dt.date(2026, 11, 26))  # fmt: skip
        with pytest.raises(BadInput, match="在开始之前"):
            give_post(
                actor=people.administrator,
                account=new,
                role=Role.SCREEN,
                organisation=people.federation,
                until=dt.date(2026, 11, 1),
            )
    for day, holds in ((24, False), (25, True), (26, True), (27, False)):
        with clock.at(clock.local(2026, 11, day)):
            assert posts_of(new).exists() is holds


def test_one_chooses_among_the_own_running_posts(people: People) -> None:
    zhao = people.account("zhao")
    more = give_post(
        actor=people.administrator, account=zhao, role=Role.REPRESENTATIVE, organisation=people.town_union
    )
    choose_post(actor=people.zhao, post=more)
    assert Entry.objects.get(verb="choose_post").text == "换到岗位：工会代表，桃源镇总工会"
    with pytest.raises(Refused):
        choose_post(actor=people.wang, post=more)
    end_post(actor=people.administrator, post=more, reason="试")
    with pytest.raises(BadInput, match="已经结束"):
        choose_post(actor=people.zhao, post=more)


def test_the_first_administrator_gets_a_link_and_there_is_no_second_first(db: Any) -> None:
    account, secret = open_first_administrator(username="Admin", name="管理员")
    found = open_link(secret)
    assert found is not None
    assert found.account == account
    assert actor_for(account).role == Role.ADMINISTRATOR
    with pytest.raises(BadInput, match="已经有管理员了：管理员（admin）"):
        open_first_administrator(username="other", name="另一个")
    assert [line.actor for line in Entry.objects.all()] == ["系统"] * 3


def test_the_first_administrator_may_also_be_a_cadre_once_there_is_a_federation(db: Any) -> None:
    with pytest.raises(BadInput, match="还没有登记总工会"):
        open_first_administrator(username="admin", name="管理员", also_cadre=True)
    federation = organisation(OrganisationKind.FEDERATION, "鹤山市总工会", COUNTY)
    account, _ = open_first_administrator(username="admin", name="管理员", also_cadre=True)
    assert [(post.role, post.organisation) for post in posts_of(account)] == [
        (Role.ADMINISTRATOR, federation),
        (Role.FEDERATION_CADRE, federation),
    ]


def test_a_shut_administrator_does_not_bar_the_way(people: People) -> None:
    second = open_account(actor=people.administrator, username="admin2", name="二号")
    give_post(
        actor=people.administrator, account=second, role=Role.ADMINISTRATOR, organisation=people.federation
    )
    disable_account(actor=actor_for(second), account=people.account("administrator"), reason="调离")
    disable_account(actor=people.administrator, account=second, reason="调离")
    account, _ = open_first_administrator(username="admin3", name="三号")
    assert actor_for(account).role == Role.ADMINISTRATOR
