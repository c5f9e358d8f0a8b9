"""Who may what: one table that a person can read (docs/policy.md), and the policy that must agree with it, cell by cell.

Rows are verbs, columns are people. ● on a matter in reach, ○ also on one of another town. Change the policy, then the table.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sizai.access import clock
from sizai.access.policy import may, verbs
from sizai.orgs.models import Organisation
from sizai.people.models import Account
from sizai.resolution import rules
from sizai.resolution.queries import cases_for, dispatches_for, intakes_for
from sizai.resolution.verbs.intakes import accept_intake
from sizai.resolution.verbs.joint import dispatch_case
from sizai.resolution.vocabulary import Channel
from tests import cast as the_cast

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parents[2] / "docs" / "policy.md"
PEOPLE = {
    "wang": "县干部", "li": "镇干部", "zhao": "调解员", "he": "代表", "operator": "坐席", "officer": "部门", "employer": "人事", "liu": "职工", "auditor": "审计",
    "screen": "大屏", "administrator": "管理员", "chen": "外镇干部", "other_mediator": "外镇调解员", "other_officer": "别的部门",
}  # fmt: skip
INTAKE_VERBS = (
    "read_intake",
    "accept_intake",
    "decline_intake",
    "refer_intake",
    "identify_intake",
    "save_receipt",
)
DISPATCH_VERBS = ("accept_dispatch", "reject_dispatch", "answer_dispatch", "recall_dispatch")
ANYWHERE = ("receive_intake", "import_cases", "undo_import", "export_cases")


@pytest.fixture
def world():
    """A matter in 桃源 that 赵调解员 handles, dispatched to 人社所; and one in 址山."""
    with clock.at(the_cast.MONDAY):
        cast = the_cast.assemble()
        here = the_cast.case(cast)
        dispatch = dispatch_case(actor=cast.zhao, case=here, departments=[cast.hrss], request="请核实")[0]
        intake = the_cast.intake(cast)
        there = the_cast.intake(
            cast, actor=cast.other_mediator, area_path=the_cast.OTHER_TOWN, station=cast.other_station, applicant_name="外镇人", phone="13911112222",
            enterprise_name="址山厂", channel=Channel.COUNTER,
        )  # fmt: skip
        far = accept_intake(actor=cast.other_mediator, intake=there, station=cast.other_station)
        far_dispatch = dispatch_case(
            actor=cast.other_mediator, case=far, departments=[_far_department(cast)], request="请核实"
        )[0]
        far_intake = the_cast.intake(
            cast,
            actor=cast.other_mediator,
            area_path=the_cast.OTHER_TOWN,
            station=cast.other_station,
            applicant_name="外镇人二",
            phone="13911113333",
        )
        yield cast, (here, dispatch, intake), (far, far_dispatch, far_intake)


def _far_department(cast: the_cast.Cast) -> Organisation:
    return Organisation.objects.create(
        kind="department",
        name="址山人社所",
        area_path=the_cast.OTHER_TOWN,
        department_kind=cast.hrss.department_kind,
    )


def _verbs() -> list[str]:
    """The verbs of this room, in the order of its rules."""
    own = set(re.findall(r'allow\(\s*"(\w+)"', Path(rules.__file__).read_text(encoding="utf-8")))
    return [verb for verb in verbs() if verb in own]


def _thing(verb: str, things: tuple) -> object:
    case, dispatch, intake = things
    return (
        None
        if verb in ANYWHERE
        else intake
        if verb in INTAKE_VERBS
        else dispatch
        if verb in DISPATCH_VERBS
        else case
    )


def _table(world) -> str:
    cast, near, far = world
    lines = [
        "# 谁可以做什么",
        "",
        "● 自己范围里的可以　○ 别的镇的也可以　空白 不可以。由 `tests/resolution/test_policy_matrix.py` 与程序逐格核对。",
        "",
    ]
    lines += ["| 做什么 | " + " | ".join(PEOPLE.values()) + " |", "|---" * (len(PEOPLE) + 1) + "|"]
    for verb in _verbs():
        cells = []
        for name in PEOPLE:
            actor = getattr(cast, name)
            here, there = may(actor, verb, _thing(verb, near)), may(actor, verb, _thing(verb, far))
            cells.append("●○" if here and there else "●" if here else "○" if there else "")
        lines.append(f"| {verbs()[verb]} `{verb}` | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def test_the_table_in_the_docs_is_the_policy(world):
    if os.environ.get("WRITE_POLICY"):
        TABLE.write_text(_table(world), encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == _table(world), (
        "政策变了：看过差别，再用 WRITE_POLICY=1 更新 docs/policy.md"
    )


def test_nobody_reads_through_a_list_what_the_policy_refuses(world):
    """The one door and the predicates say the same, for every person and every matter."""
    cast, near, far = world
    for name, actor in cast.everybody().items():
        for case, dispatch, intake in (near, far):
            reads = may(actor, "read_case", case)
            assert cases_for(actor).filter(pk=case.pk).exists() == reads, (name, case)
            assert intakes_for(actor).filter(pk=intake.pk).exists() == may(actor, "read_intake", intake), (
                name,
                intake,
            )
            if dispatches_for(actor).filter(pk=dispatch.pk).exists():
                assert reads, (name, dispatch)


def test_chen_of_another_town_sees_nothing_of_it(world):
    cast, near, _ = world
    assert not cases_for(cast.chen).filter(pk=near[0].pk).exists()
    assert not any(may(cast.chen, verb, _thing(verb, near)) for verb in _verbs() if verb not in ANYWHERE)
    assert Account.objects.filter(username="chen").exists()
