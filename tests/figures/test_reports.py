"""The monthly report: Word and Excel of one moment, compared with the month before, contradictions not printed."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook

from sizai.access import clock
from sizai.access.policy import Refused
from sizai.audit.models import Entry
from sizai.figures.models import Report
from sizai.figures.queries.filters import Filters
from sizai.figures.queries.reports import draft_report, read_month, reports_for
from sizai.figures.queries.rowsets import ALL
from sizai.figures.queries.snapshots import rederive
from sizai.figures.verbs.printed import note_printed_figure
from sizai.figures.verbs.reports import export_annex, export_figure_rows, fetch_report, publish_report
from sizai.figures.vocabulary import PaperKind
from sizai.registers.bad_input import BadInput
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db

MARCH = dt.date(2026, 3, 1)


@pytest.fixture
def cast() -> Iterator[people.Cast]:
    """Three months: March a year ago (1), February (2), March (3, one of them overpaid)."""
    with clock.at(people.MONDAY):
        made = people.assemble()
        make = county.Maker()
        for year, month, count in ((2025, 3, 1), (2026, 2, 2), (2026, 3, 3)):
            for number in range(count):
                day = county.day(month, 2 + number, year)
                case = make.case(
                    day,
                    result="success",
                    mediated=day + dt.timedelta(days=5),
                    applicant_name="欧阳明月",
                    station=made.station,
                )
                make.agreement(case, "100.00", day + dt.timedelta(days=5))
        make.payment(make.made[-1], "120.00", county.day(3, 20, 2026))
        yield made


def _words(report: Report) -> str:
    document = Document(io.BytesIO(bytes(report.files.get(kind="docx").content)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_a_report_has_word_excel_and_a_snapshot_of_one_moment(cast: people.Cast) -> None:
    report = publish_report(actor=cast.wang, first=MARCH)
    assert report.title == "鹤山市劳动关系“化解在小”2026年3月月报"
    assert {file.kind for file in report.files.all()} == {"docx", "xlsx"}
    assert all(each.holds for each in rederive(report.snapshot))
    entry = Entry.objects.get(verb="publish_report")
    assert "1个数待核" in entry.text


def test_the_word_file_compares_and_leaves_contradictions_out(cast: people.Cast) -> None:
    words = _words(publish_report(actor=cast.wang, first=MARCH))
    assert "受理3件" in words
    assert "上年同月1件" in words
    assert "待核" in words
    assert "互相矛盾、没有印出的数据" in words
    assert "到账多于协议金额" in words
    assert "120.00" not in words
    assert "欧阳" not in words


def test_the_annex_opens_every_figure_to_its_masked_rows(cast: people.Cast) -> None:
    report = publish_report(actor=cast.wang, first=MARCH)
    book = load_workbook(io.BytesIO(bytes(report.files.get(kind="xlsx").content)))
    figures = {row[0]: row for row in book["数字"].iter_rows(min_row=2, values_only=True) if row[0]}
    accepted = figures["cases_accepted"]
    assert (accepted[2], accepted[9], accepted[10], accepted[13]) == (3, 2, 1, "受理的案件")
    assert figures["amount_received"][2] == "待核"
    rows = list(book["受理的案件"].iter_rows(values_only=True))
    heads = list(rows[0])
    data = [row for row in rows[1:] if row[0] and str(row[0]).startswith("鹤工调")]
    assert len(data) == 3
    assert {row[heads.index("申请人")] for row in data} == {"欧**"}
    assert sum(row[heads.index("涉及金额")] for row in data) == pytest.approx(3000.30)


def test_a_draft_holds_three_periods_and_lists_what_is_in_doubt(cast: people.Cast) -> None:
    draft = draft_report(MARCH, Filters(area=people.COUNTY))
    accepted = next(line for line in draft.lines if line.now.metric.key == "cases_accepted")
    assert (accepted.now.printed, accepted.before.printed, accepted.year_ago.printed) == ("3", "2", "1")
    assert [line.now.metric.key for line in draft.doubts] == ["amount_received"]


def test_what_others_printed_and_cannot_be_true_stands_in_the_report_with_its_conclusion(
    cast: people.Cast,
) -> None:
    note_printed_figure(
        actor=cast.wang,
        key="workers",
        text="2人",
        number=Decimal(2),
        source="简报",
        since=MARCH,
        until=dt.date(2026, 3, 31),
    )
    words = _words(publish_report(actor=cast.wang, first=MARCH))
    assert "简报称3件“涉及职工2人”，两数不能同时成立" in words
    assert "还没有核对结论" in words


def test_a_report_is_published_by_cadres_in_their_area_and_read_there(cast: people.Cast) -> None:
    report = publish_report(actor=cast.li, first=MARCH)
    assert report.area_path == people.TOWN
    assert "桃源镇" in report.title
    assert list(reports_for(cast.wang)) == [report]
    assert not reports_for(cast.chen).exists()
    file = fetch_report(actor=cast.auditor, report=report, kind=PaperKind.XLSX)
    assert file.name.endswith("_附表.xlsx")
    assert Entry.objects.filter(verb="read_report").count() == 1
    with pytest.raises(Refused):
        fetch_report(actor=cast.chen, report=report, kind=PaperKind.DOCX)
    for actor in (cast.zhao, cast.auditor, cast.screen):
        with pytest.raises(Refused):
            publish_report(actor=actor, first=MARCH)
    with pytest.raises(Refused):
        publish_report(actor=cast.li, first=MARCH, area=people.OTHER_TOWN)


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026/03", "三月", "2026-03-01", ""])
def test_a_bad_month_is_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="看不懂"):
        read_month(text)


def test_a_month_that_has_not_begun_has_no_report() -> None:
    with clock.at(people.MONDAY), pytest.raises(BadInput, match="还没有到"):
        read_month("2026-12")


def test_exported_rows_are_masked_and_the_export_is_in_the_history(cast: people.Cast) -> None:
    file = export_figure_rows(actor=cast.zhao, title="受理的行", row_set=ALL["accepted"], filters=Filters())
    rows = list(load_workbook(file).active.iter_rows(values_only=True))
    assert sum(1 for row in rows if str(row[0]).startswith("鹤工调")) == 6
    assert not any("欧阳" in str(cell) for row in rows for cell in row)
    entry = Entry.objects.get(verb="export_figure_rows")
    assert (entry.actor, entry.changes["rows"]) == ("赵调解员", 6)
    for actor in (cast.screen, cast.he, cast.administrator):
        with pytest.raises(Refused):
            export_figure_rows(actor=actor, title="受理的行", row_set=ALL["accepted"], filters=Filters())


def test_a_station_exports_its_own_rows_only(cast: people.Cast) -> None:
    file = export_figure_rows(
        actor=cast.other_mediator, title="受理的行", row_set=ALL["accepted"], filters=Filters()
    )
    assert not any(
        str(row[0]).startswith("鹤工调") for row in load_workbook(file).active.iter_rows(values_only=True)
    )


def test_the_annex_of_any_filter_can_be_exported(cast: people.Cast) -> None:
    found = export_annex(actor=cast.auditor, filters=Filters(MARCH, dt.date(2026, 3, 31)))
    assert found.name.startswith("数字_2026年3月")
    assert "到账" in load_workbook(found.content).sheetnames
