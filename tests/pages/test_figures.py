"""数字 as different people see it: anonymous, forbidden, outside the area, allowed; every number opens to its rows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from sizai.access import clock
from sizai.audit.models import Entry
from sizai.figures.models import PrintedFigure, Report, Snapshot
from sizai.figures.queries import kept
from sizai.figures.verbs.printed import note_printed_figure
from sizai.figures.verbs.refresh import refresh_figures
from sizai.people.models import Account
from tests import cast as people
from tests.figures import county

pytestmark = pytest.mark.django_db

YEAR = "?from=2026-01-01&to=2026-12-31"


@pytest.fixture
def cast() -> Iterator[people.Cast]:
    """Two cases of 桃源 and one of 址山 in 2026."""
    with clock.at(people.MONDAY):
        made = people.assemble()
        make = county.Maker()
        for path, station in (
            (people.TOWN, made.station),
            (people.TOWN, made.station),
            (people.OTHER_TOWN, made.other_station),
        ):
            case = make.case(county.day(3, 2, 2026), result="success", mediated=county.day(3, 9, 2026), area_path=path, station=station,
                             applicant_name="欧阳明月", persons=[county.person("欧阳明月")])  # fmt: skip
            make.agreement(case, "500.00", county.day(3, 9, 2026), county.day(4, 1, 2026))
            make.payment(case, "300.00", county.day(3, 20, 2026))
        yield made


def at(username: str) -> Client:
    client = Client()
    client.force_login(
        Account.objects.get(username=username), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return unescape(answer.content.decode())


PAGES = [
    "/figures/", f"/figures/{YEAR}&compare=1", "/figures/?span=all", "/figures/definitions/", "/figures/snapshots/", "/figures/report/?month=2026-03",
    f"/figures/rows/cases_accepted/{YEAR}", f"/figures/rows/workers_distinct/{YEAR}", f"/figures/rows/performance_rate/{YEAR}",
    f"/figures/rows/dispatches_overdue/{YEAR}", f"/figures/rows/excess/{YEAR}",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_pages_open_for_cadre_mediator_and_auditor_and_are_closed_to_others(
    cast: people.Cast, address: str
) -> None:
    for username in ("wang", "li", "zhao", "auditor"):
        assert at(username).get(address).status_code == 200, username
    for username in ("he", "operator", "officer", "employer", "liu", "admin"):
        assert at(username).get(address).status_code == 403, username
    assert Client().get(address).status_code in (302, 403)


def test_pages_open_in_an_empty_installation(cast: people.Cast) -> None:
    county.Maker().made.clear()
    from sizai.resolution.models import Case

    Case.objects.all().delete()
    for address in PAGES:
        assert at("wang").get(address).status_code == 200, address


def test_the_dashboard_shows_the_figures_with_their_bases(cast: people.Cast) -> None:
    page = text(at("wang"), f"/figures/{YEAR}")
    assert "2026年度数字" in page
    assert "3 / 3；占受理100.0%（3 / 3）" in page
    assert "承诺0.2万元，到账占60.0%" in page
    assert "按身份去重3人" in page


def test_everybody_sees_the_own_part_only(cast: people.Cast) -> None:
    def accepted(username: str) -> str:
        found = re.search(r'cases_accepted/[^"]*">([\d,]+)</a>', text(at(username), f"/figures/{YEAR}"))
        assert found
        return found[1]

    assert [accepted(name) for name in ("wang", "auditor", "li", "zhao", "chen", "sun")] == [
        "3",
        "3",
        "2",
        "2",
        "1",
        "1",
    ]
    assert at("li").get(f"/figures/{YEAR}&area={people.OTHER_TOWN}").status_code == 403
    assert at("li").get(f"/figures/rows/cases_accepted/{YEAR}&area={people.OTHER_TOWN}").status_code == 403


def test_every_number_of_the_dashboard_opens_to_rows_with_the_same_filters(cast: people.Cast) -> None:
    client = at("wang")
    links = set(re.findall(r'href="(/figures/rows/[^"]+)"', client.get(f"/figures/{YEAR}").content.decode()))
    assert len(links) > 20
    for link in links:
        assert client.get(unescape(link)).status_code == 200, link
    town = text(client, f"/figures/rows/cases_accepted/{YEAR}&area={people.OTHER_TOWN}")
    assert town.count("鹤工调〔2026〕") == 1
    assert "址山镇" in town


def test_rows_are_masked_and_open_the_case(cast: people.Cast) -> None:
    page = text(at("wang"), f"/figures/rows/cases_accepted/{YEAR}")
    assert "欧阳明月" not in page
    assert re.search(r'href="/cases/\d+/"', page)
    assert "受理 3件" in re.sub(r"<[^>]+>", "", page)


def test_rows_are_turned_page_by_page(cast: people.Cast) -> None:
    make = county.Maker(number=100)
    for number in range(55):
        make.case(county.day(5, 1 + number % 20, 2026))
    client = at("wang")
    first = text(client, f"/figures/rows/cases_accepted/{YEAR}")
    following = re.search(r'href="(/figures/rows/[^"]+after=[^"]+)"', first)
    assert following
    second = text(client, following[1])
    codes = [re.findall(r"〔2026〕(\d+)号", page) for page in (first, second)]
    assert len(codes[0]) == 50
    assert len(codes[1]) == 8
    assert not set(codes[0]) & set(codes[1])


@pytest.mark.parametrize(
    "address",
    [
        "/figures/rows/nothing/",
        "/figures/snapshots/99/",
        "/figures/report/99/docx",
        "/figures/printed/99/conclude_printed_figure",
    ],
)
def test_what_is_not_there_is_a_404(cast: people.Cast, address: str) -> None:
    assert at("wang").get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "?from=gestern",
        "?from=2026-02-30",
        "?from=2026-03-01&to=2026-02-01",
        "?area=999999",
        "?channel=<script>",
        "?kind=x",
        "?from=%00&to=1",
    ],
)
def test_a_bad_filter_is_said_in_one_sentence_and_the_page_still_stands(
    cast: people.Cast, query: str
) -> None:
    answer = at("wang").get(f"/figures/{query}")
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "下面按平常的期间显示" in page
    assert "<script>" not in page.replace("</script>", "").split("<body")[1].split("application/json")[0]


@pytest.mark.parametrize("after", ["x", "2026-99-99,1", "2026-03-02T00:00,1", ",", "2026-03-02,x"])
def test_a_bad_place_in_the_rows_gives_the_first_page(cast: people.Cast, after: str) -> None:
    assert "鹤工调〔2026〕1号" in text(at("wang"), f"/figures/rows/cases_accepted/{YEAR}&after={after}")


def test_the_number_of_queries_does_not_grow_with_the_rows(cast: people.Cast) -> None:
    counts = []
    for rows in (1, 40):
        make = county.Maker(number=rows * 1000)
        for number in range(rows):
            make.case(
                county.day(1 + number % 9, 1 + number % 27, 2026),
                result="success",
                mediated=county.day(9, 2, 2026),
                area_path=people.OTHER_TOWN,
            )
        refresh_figures()
        for address in (f"/figures/{YEAR}", f"/figures/rows/cases_accepted/{YEAR}"):
            client = at("wang")
            client.get(address)
            cache.clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) < 45


def test_export_gives_masked_rows_and_is_in_the_history(cast: people.Cast) -> None:
    answer = at("zhao").post(f"/figures/rows/cases_accepted/export_figure_rows{YEAR}")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    rows = [row for row in book.active.iter_rows(values_only=True) if str(row[0]).startswith("鹤工调")]
    assert len(rows) == 2
    assert "欧阳明月" not in str(rows)
    assert Entry.objects.get(verb="export_figure_rows").actor == "赵调解员"
    assert at("screen").post(f"/figures/rows/cases_accepted/export_figure_rows{YEAR}").status_code == 403
    assert at("wang").get(f"/figures/rows/cases_accepted/export_figure_rows{YEAR}").status_code == 405


def test_the_annex_of_the_dashboard_is_a_workbook(cast: people.Cast) -> None:
    answer = at("wang").post(f"/figures/export_figures{YEAR}")
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    assert book.sheetnames[0] == "数字"
    assert "受理的案件" in book.sheetnames


def test_a_printed_figure_that_cannot_be_true_is_explained_and_concluded(cast: people.Cast) -> None:
    since, until = county.day(1, 1, 2026), county.day(12, 31, 2026)
    note_printed_figure(
        actor=cast.wang,
        key="workers",
        text="2余人",
        number=Decimal(2),
        source="公开报道",
        since=since,
        until=until,
    )
    note_printed_figure(
        actor=cast.wang,
        key="cases_accepted",
        text="3件",
        number=Decimal(3),
        source="公开报道",
        since=since,
        until=until,
    )
    client = at("wang")
    page = text(client, f"/figures/{YEAR}")
    assert "公开报道称3件“涉及职工2余人”，两数不能同时成立。" in page
    assert "与公开报道核对：1个数一致，1个矛盾" in page
    printed = PrintedFigure.objects.get(key="workers")
    address = f"/figures/printed/{printed.pk}/conclude_printed_figure"
    assert "每件至少1人" in text(client, address)
    assert "没有存上" in client.post(address, {"conclusion": " "}).content.decode()
    assert client.post(address, {"conclusion": "只数了集体案件。"}).status_code == 302
    assert "只数了集体案件。" in text(client, f"/figures/{YEAR}")
    assert "只数了集体案件。" in text(client, "/figures/definitions/")
    assert at("chen").get(address).status_code == 404
    assert at("zhao").get(address).status_code == 403


def test_contradictions_of_our_own_rows_stand_above_the_tables(cast: people.Cast) -> None:
    county.Maker(number=50).case(county.day(3, 9, 2026), result="failure", mediated=county.day(3, 1, 2026))
    page = text(at("wang"), f"/figures/{YEAR}")
    assert "有1件调解办结日期早于受理日期" in page
    assert "/figures/rows/mediated_backwards/" in page
    assert "鹤工调〔2026〕51号" in text(at("wang"), f"/figures/rows/mediated_backwards/{YEAR}")


def test_a_snapshot_is_taken_opened_and_compared(cast: people.Cast) -> None:
    client = at("wang")
    address = f"/figures/snapshots/take_snapshot{YEAR}"
    assert "2026年度" in text(client, address)
    assert "没有存上" in client.post(address, {"name": ""}).content.decode()
    assert client.post(address, {"name": "年度公报"}).status_code == 302
    snapshot = Snapshot.objects.get()
    page = text(client, f"/figures/snapshots/{snapshot.pk}/")
    assert "这份快照完好" in page
    assert "鹤工调〔2026〕1号" in text(client, f"/figures/snapshots/{snapshot.pk}/rows/accepted/")
    county.Maker(number=70).case(county.day(6, 1, 2026))
    assert "新增" in text(client, f"/figures/snapshots/{snapshot.pk}/changes/accepted/")
    assert client.get(f"/figures/snapshots/{snapshot.pk}/rows/nothing/").status_code == 404
    assert at("auditor").get(f"/figures/snapshots/{snapshot.pk}/").status_code == 200
    assert at("li").get(f"/figures/snapshots/{snapshot.pk}/").status_code == 404
    assert at("zhao").post(address, {"name": "不行"}).status_code == 403


def test_a_report_is_published_and_its_files_are_fetched(cast: people.Cast) -> None:
    client = at("wang")
    assert client.post("/figures/report/publish_report", {"month": "2026-03", "area": ""}).status_code == 302
    report = Report.objects.get()
    assert report.title in text(client, "/figures/report/?month=2026-03")
    for kind, magic in (("docx", b"PK"), ("xlsx", b"PK")):
        answer = at("auditor").get(f"/figures/report/{report.pk}/{kind}")
        assert b"".join(answer.streaming_content)[:2] == magic  # type: ignore[attr-defined]
    assert Entry.objects.filter(verb="read_report").count() == 2
    assert at("chen").get(f"/figures/report/{report.pk}/docx").status_code == 404
    assert at("zhao").post("/figures/report/publish_report", {"month": "2026-03"}).status_code == 403
    assert client.post("/figures/report/publish_report", {"month": "soon"}).status_code == 400
    assert "看不懂" in text(client, "/figures/report/?month=soon")


def test_where_counting_is_slow_the_page_offers_to_count_now(
    cast: people.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "ON_THE_SPOT", 1)
    client = at("wang")
    assert "现在算" in text(client, f"/figures/{YEAR}")
    assert client.post(f"/figures/keep_figure{YEAR}").status_code == 302
    page = text(client, f"/figures/{YEAR}")
    assert "现在算" not in page
    assert "按身份去重3人" in page
