"""`sizai figures` as it is checked from outside: keys, JSON, CSV, sentences and exit codes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from sizai.access import clock
from sizai.cli.commands import sizai
from sizai.cli.speaking import run
from sizai.figures.queries.metrics import BY_KEY, METRICS
from sizai.figures.verbs.refresh import refresh_figures
from sizai.people.models import Person
from sizai.resolution.models import Case
from tests.figures import county

pytestmark = pytest.mark.django_db

Said = Callable[..., tuple[int, str, str]]
KEYS = {"cases_accepted", "amount_claimed", "workers", "workers_distinct", "mediations_completed", "mediations_successful",
        "mediation_success_rate", "amount_promised", "amount_received"}  # fmt: skip
FIELDS = ["key", "name", "value", "unit", "numerator", "denominator", "basis", "from", "to", "as_of", "flags"]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Run `sizai figures …` on the test's database; exit code, standard output, standard error."""
    monkeypatch.setattr("sizai.cli.figures.open_django", lambda: None)

    def call(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run(sizai, ["figures", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_the_list_has_the_promised_keys_and_fields(said: Said) -> None:
    county.small_year()
    code, out, _ = said("--json")
    found = json.loads(out)
    assert code == 0
    assert {each["key"] for each in found} >= KEYS
    assert [each["key"] for each in found] == [metric.key for metric in METRICS]
    for each in found:
        assert list(each) == FIELDS
        assert each["value"] is None or isinstance(each["value"], str)
        assert all(isinstance(each[name], int | None) for name in ("numerator", "denominator"))
        assert isinstance(each["flags"], list)
        assert (each["from"], each["to"]) == (None, None)


def test_values_are_decimal_strings_money_with_two_places_rates_with_one(said: Said) -> None:
    county.small_year()
    _, out, _ = said("--json", "--from", "2024-01-01", "--to", "2024-12-31")
    found = {each["key"]: each for each in json.loads(out)}
    assert found["cases_accepted"]["value"] == "6"
    assert found["amount_claimed"]["value"] == "5041.66"
    rate = found["mediation_success_rate"]
    assert (rate["value"], rate["numerator"], rate["denominator"], rate["unit"]) == ("75.0", 3, 4, "%")
    assert (rate["from"], rate["to"]) == ("2024-01-01", "2024-12-31")
    assert rate["as_of"].endswith("+08:00")


def test_big_sums_are_exact(said: Said) -> None:
    county.areas()
    make = county.Maker()
    for number in range(40):
        make.case(county.day(1, 1 + number % 28), amount_claimed="1040000.01" if number else "1039999.61")
    for _ in range(2):
        _, out, _ = said("amount_claimed", "--json")
        assert json.loads(out)[0]["value"] == "41600000.00"
        refresh_figures()


def test_the_rows_of_every_figure_add_up_to_it(said: Said) -> None:
    county.small_year()
    options = ("--from", "2024-01-01", "--to", "2024-12-31", "--area", "440784")
    _, out, _ = said("--json", *options)
    for each in json.loads(out):
        code, text, _ = said(each["key"], "--rows", "--json", *options)
        assert code == 0
        heads, *rows = list(csv.reader(io.StringIO(text)))
        metric = BY_KEY[each["key"]]
        assert heads == list(metric.row_set.heads)
        result = metric.way.from_rows(heads, rows)
        assert (None if result.value is None else f"{result.value:f}") == each["value"], each["key"]


def test_rows_name_the_case_and_the_ledger_and_mask_the_worker(said: Said) -> None:
    county.small_year()
    Case.objects.filter(number=1).update(ledger_no="台-007", enterprise_name="=HYPERLINK(1)")
    _, text, _ = said("cases_accepted", "--rows")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 6
    first = rows[0]
    assert (first["案号"], first["编号"], first["受理日期"], first["镇街"]) == (
        "鹤工调〔2024〕1号",
        "台-007",
        "2024-01-02",
        "桃源镇",
    )
    assert (first["申请人"], first["涉及人数"], first["涉及金额"]) == ("刘**", "1", "1000.10")
    assert first["用人单位"] == "'=HYPERLINK(1)"
    assert "刘师傅" not in text


def test_neither_phones_nor_identity_numbers_are_ever_printed(said: Said) -> None:
    make = county.small_year()
    Person.objects.update(phone="13812344410", id_number="440784199001011234")
    assert make.made
    for metric in METRICS:
        _, text, _ = said(metric.key, "--rows")
        assert "13812344410" not in text
        assert "440784199001011234" not in text


def test_an_area_is_asked_for_by_code(said: Said) -> None:
    county.small_year()
    _, out, _ = said("cases_accepted", "--json", "--area", "440784107")
    assert json.loads(out)[0]["value"] == "1"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nothing"], "没有“nothing”这个数字"),
        (["nothing", "--rows"], "没有“nothing”这个数字"),
        (["--json", "--from", "2024-02-30"], "日期“2024-02-30”看不懂"),
        (["--to", "yesterday"], "看不懂"),
        (["--from", "2024-02-01", "--to", "2024-01-01"], "晚于"),
        (["--area", "999999"], "没有“999999”这个镇街代码"),
        (["--channel", "fax"], "来源"),
        (["--rows"], "请写要看哪个数字的行"),
    ],
)
def test_a_wrong_question_gets_one_sentence_and_exit_code_2(
    said: Said, arguments: list[str], sentence: str
) -> None:
    county.areas()
    code, out, err = said(*arguments)
    assert code == 2
    assert out == ""
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


def test_without_json_there_is_a_table_that_a_person_reads(said: Said) -> None:
    county.small_year()
    with clock.at(clock.local(2026, 11, 23)):
        code, out, _ = said("--from", "2024-01-01", "--to", "2024-12-31")
    assert code == 0
    assert "调解成功率" in out
    assert "3／4" in out
    assert "注意：涉及职工（去重）" in out
    assert "期间：2024-01-01至2024-12-31。截至2026-11-23" in out


def test_refresh_adds_up_again_after_a_bulk_load(said: Said) -> None:
    make = county.small_year()
    refresh_figures()
    make.touches = False
    make.case(county.day(5, 5))
    assert json.loads(said("cases_accepted", "--json")[1])[0]["value"] == "6"
    code, out, err = said("cases_accepted", "--json", "--refresh")
    assert (code, json.loads(out)[0]["value"]) == (0, "7")
    assert "重新加了" in err
