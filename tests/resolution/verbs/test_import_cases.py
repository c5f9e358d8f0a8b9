"""The ledger of cases, as people really keep it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.audit.chain import verify
from sizai.people.models import Person
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import import_entries, undo_import
from sizai.resolution.models import Case, DuplicateHint
from sizai.resolution.queries import cases_for
from sizai.resolution.verbs.cases import note_case
from sizai.resolution.verbs.import_cases import CaseIntake
from sizai.resolution.verbs.mediation import withdraw_case
from tests import cast as the_cast

pytestmark = pytest.mark.django_db
HEAD = ["编号", "受理日期", "申请人", "联系电话", "身份证号", "用人单位", "统一社会信用代码", "镇街", "请求事项", "涉及人数", "涉及金额", "受理单位",
        "调解员", "结果", "结案日期", "协议金额", "到账金额"]  # fmt: skip


@pytest.fixture
def cast():
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def row(number: str, day: object, who: str, firm: str, **more: object) -> list[object]:
    values = {
        "编号": number,
        "受理日期": day,
        "申请人": who,
        "用人单位": firm,
        "请求事项": "拖欠工资",
        "镇街": "桃源镇",
        **more,
    }
    return [values.get(name) for name in HEAD]


def book(path: Path, *rows: list[object], title: str = "2024年劳动争议调解台账") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "台账"
    sheet.append([title])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEAD))
    sheet.append(HEAD)
    for each in rows:
        sheet.append(each)
    made.save(path)
    return path


def take(cast, path: Path, *, commit: bool = True, actor=None):
    actor = actor or cast.wang
    return import_entries(actor=actor, intake=CaseIntake(actor), path=path, commit=commit)


def test_rows_become_cases_with_codes_dates_and_money(cast, tmp_path):
    path = book(
        tmp_path / "a.xlsx",
        row(
            "台1",
            "2024年3月5日",
            "王堃",
            "裕成木业有限公司",
            涉及金额="4.16万",
            结果="调解成功",
            结案日期="2024.3.20",
            协议金额=40000,
            到账金额="３００００",
        ),
        row(
            "台2",
            "2024-03-06",
            "张三、李四等5人",
            "恒艺厂",
            涉及金额=9000,
            结果="调解不成",
            结案日期=dt.date(2024, 3, 30),
        ),
        row("台3", 45357, "匿名", "恒艺厂", 结果="处理中"),
    )
    report = take(cast, path)
    assert (report.rows, report.ok, report.errors, report.duplicates) == (3, 3, [], [])
    first, second, third = cases_for(cast.wang).order_by("number")
    assert [case.code for case in (first, second, third)] == [f"鹤工调〔2024〕{n}号" for n in (1, 2, 3)]
    assert (first.amount_claimed, first.enterprise, first.outcome) == (
        Decimal("41600"),
        cast.enterprise,
        "paid_part",
    )
    assert (first.agreements.get().amount, first.payments.get().amount) == (
        Decimal("40000"),
        Decimal("30000"),
    )
    assert (second.workers_count, second.mediation_result, [str(each) for each in second.parties.all()]) == (
        5,
        "failure",
        ["张三", "李四"],
    )
    assert (third.state, third.applicant_name, third.parties.get().person) == ("mediating", "", None)
    assert verify().sound


def test_nothing_is_written_by_a_preview(cast, tmp_path):
    report = take(cast, book(tmp_path / "a.xlsx", row("1", "2024-03-05", "王五", "甲厂")), commit=False)
    assert (report.rows, report.ok, report.batch) == (1, 1, None)
    assert not Case.objects.exists()
    assert not Batch.objects.exists()


def test_a_second_run_adds_nothing_and_an_undone_batch_can_be_taken_in_again(cast, tmp_path):
    path = book(
        tmp_path / "a.xlsx", row("1", "2024-03-05", "王五", "甲厂"), row("2", "2024-03-05", "赵六", "乙厂")
    )
    first = take(cast, path)
    again = take(cast, path)
    assert (again.ok, [each["kind"] for each in again.duplicates]) == (0, ["exact", "exact"])
    assert again.duplicates[0]["of"] == {"case": "鹤工调〔2024〕1号"}
    assert (
        undo_import(actor=cast.wang, intake=CaseIntake(cast.wang), batch=Batch.objects.get(pk=first.batch))
        == 0
    )
    assert set(Case.objects.values_list("state", "number")) == {("voided", 1), ("voided", 2)}
    assert not Person.objects.filter(name__in=("王五", "赵六"), staged=False).exists()
    third = take(cast, path)
    assert third.ok == 2
    assert sorted(Case.objects.exclude(state="voided").values_list("number", flat=True)) == [3, 4]


def test_undo_keeps_what_somebody_has_worked_on(cast, tmp_path):
    report = take(
        cast,
        book(
            tmp_path / "a.xlsx",
            row("1", "2024-03-05", "王五", "甲厂"),
            row("2", "2024-03-05", "赵六", "乙厂"),
        ),
    )
    worked = Case.objects.get(ledger_no="1")
    withdraw_case(actor=cast.wang, case=worked, reason="本人来撤")
    note_case(actor=cast.wang, case=worked, text="来过电话")
    assert (
        undo_import(actor=cast.wang, intake=CaseIntake(cast.wang), batch=Batch.objects.get(pk=report.batch))
        == 1
    )
    assert Case.objects.get(pk=worked.pk).state == "withdrawn"
    assert list(Person.objects.filter(batch=report.batch, staged=False).values_list("name", flat=True)) == [
        "王五"
    ]


def test_near_duplicates_are_taken_in_and_queued_exact_ones_are_not(cast, tmp_path):
    same = row("1", "2024-03-05", "王五", "甲厂")
    report = take(
        cast,
        book(
            tmp_path / "a.xlsx",
            same,
            same,
            row("2", "2024-05-01", "王五", "甲厂"),
            row("3", "2024-12-01", "王五", "甲厂"),
            row("4", "2024-05-02", "王五", "丙厂"),
        ),
    )
    assert (report.rows, report.ok) == (5, 4)
    assert [(each["row"], each["kind"], each["of"]) for each in report.duplicates] == [
        (4, "exact", {"sheet": "台账", "row": 3}),
        (5, "near", {"sheet": "台账", "row": 3}),
    ]
    assert DuplicateHint.objects.get().case.ledger_no == "2"


def test_the_same_name_with_another_identity_number_is_another_person(cast, tmp_path):
    report = take(
        cast,
        book(
            tmp_path / "a.xlsx",
            row("1", "2024-03-05", "王五", "甲厂", 身份证号="440784199001011216"),
            row("2", "2024-03-09", "王五", "甲厂", 身份证号="440784198805052339"),
        ),
    )
    wrong = [each["message"] for each in report.errors]
    assert not wrong or all("身份证" in message for message in wrong)
    assert report.duplicates == []
    assert Person.objects.filter(name="王五").count() == report.ok


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"受理日期": "2024-02-30"}, "受理日期"),
        ({"受理日期": "2099-01-01"}, "受理日期"),
        ({"受理日期": None}, "受理日期"),
        ({"申请人": None}, "申请人"),
        ({"用人单位": None}, "用人单位"),
        ({"请求事项": None}, "请求事项"),
        ({"涉及金额": "-5"}, "涉及金额"),
        ({"涉及人数": 0}, "涉及人数"),
        ({"结果": "调解成功"}, "结案日期"),
        ({"结果": "撤诉", "结案日期": "2024-01-01"}, "结案日期"),
        ({"统一社会信用代码": "91440784MA4DEMO01X"}, "统一社会信用代码"),
        ({"身份证号": "440784199001011234"}, "身份证号"),
        ({"结果": "随便写的"}, "结果"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column_and_keeps_only_its_row_out(cast, tmp_path, changes, column):
    bad = row("2", "2024-03-05", "赵六", "乙厂")
    for name, value in changes.items():
        bad[HEAD.index(name)] = value
    report = take(cast, book(tmp_path / "a.xlsx", row("1", "2024-03-05", "王五", "甲厂"), bad))
    assert (report.rows, report.ok) == (2, 1)
    assert [(each["sheet"], each["row"], each["column"]) for each in report.errors] == [("台账", 4, column)]
    assert report.errors[0]["message"].endswith(("。", "？"))
    assert Case.objects.filter(staged=False).count() == 1


def test_only_a_cadre_imports(cast, tmp_path):
    with pytest.raises(Refused):
        take(cast, book(tmp_path / "a.xlsx", row("1", "2024-03-05", "王五", "甲厂")), actor=cast.zhao)


def test_what_the_register_has_no_place_for_is_kept_as_it_was_written(cast, tmp_path):
    made = openpyxl.Workbook()
    made.active.append([*HEAD, "备注", "满意度"])
    made.active.append(
        [
            *row("台7", "2024-03-05", "王堃", "甲厂", 受理单位="古劳水乡工会", 镇街="某某镇"),
            "电话里说先不要告诉单位",
            "满意",
        ]
    )
    made.active.append([*row("台8", "2024-03-06", "李四", "乙厂", 受理单位="桃源实践站"), None, " "])
    made.save(tmp_path / "a.xlsx")
    take(cast, tmp_path / "a.xlsx")
    first, second = Case.objects.order_by("number")
    assert first.ledger_rest.splitlines() == [
        "受理单位：古劳水乡工会",
        "镇街：某某镇",
        "备注：电话里说先不要告诉单位",
        "满意度：满意",
    ]
    assert (first.area_path, first.station) == (the_cast.COUNTY, None)
    assert (second.ledger_rest, second.station) == ("", cast.station)
