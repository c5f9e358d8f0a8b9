"""Everything in the table is refused in a clear Chinese sentence, and nothing is lost: neither what was there nor what was typed.

docs/bad-inputs.md is this table; WRITE_BAD_INPUTS=1 draws it again.
"""

from __future__ import annotations

import html
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from sizai.access import clock
from sizai.people.models import Account
from sizai.registers.workbooks import Limits
from sizai.resolution.models import Case, Intake
from tests import cast as the_cast
from tests.bad_inputs.cells import CELLS, HOSTILE, TEXTS, Cell
from tests.bad_inputs.files import FILES, File, ledger
from tests.bad_inputs.forms import FORMS, PAGES, Wrong
from tests.registers.workbooks.books import HEADER, case, workbook

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[2] / "docs/bad-inputs.md"
ROOMS = ("resolution", "enterprises", "people", "orgs")


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Any:
    settings.MEDIA_ROOT = tmp_path
    with clock.at(the_cast.MONDAY):
        yield the_cast.assemble()


def at(username: str) -> Client:
    client = Client()
    account = Account.objects.get(username=username)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the rooms."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=str)
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
    }


def said(answer: Any) -> str:
    """The words of a page, as a reader sees them."""
    return html.unescape(answer.content.decode())


def words(page: str) -> str:
    """What a reader reads in the middle of the page."""
    found = re.search(r"<main.*?</main>", page, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0] if found else page))


def sent(client: Client, name: str, data: bytes) -> Any:
    """The answer to a ledger that is given in on the page: its preview."""
    answer = client.post("/import/cases/", {"upload": SimpleUploadedFile(name, data)}, follow=True)
    return answer


@pytest.mark.parametrize("row", FILES)
def test_a_file_that_is_no_ledger_is_refused_in_words(cast: Any, row: File) -> None:
    client = at("wang")
    before = everything()
    answer = sent(client, row.name, row.data())
    page = said(answer)
    assert (answer.status_code, row.says in words(page)) == (row.status, True), words(page)[:500]
    assert row.status == 422 or "0行可导入" in words(page)
    assert everything() == before


def test_the_good_file_is_taken(cast: Any) -> None:
    client = at("wang")
    answer = sent(client, "台账.xlsx", ledger())
    assert answer.status_code == 200
    client.post(answer.request["PATH_INFO"], {"confirm": "1"})
    assert Case.objects.get().applicant_name == "张三"


@pytest.mark.parametrize("row", CELLS)
def test_a_wrong_cell_is_named_and_keeps_only_its_row_out(cast: Any, row: Cell) -> None:
    data = workbook(
        [
            HEADER,
            case(),
            case(**{"编号": "2", "申请人": "李四", "联系电话": "13900000002"} | row.changes),
        ]
    )
    client = at("wang")
    answer = sent(client, "台账.xlsx", data)
    page = said(answer)
    assert answer.status_code == 200
    assert row.column in words(page)
    assert row.says in words(page), words(page)[:500]
    client.post(answer.request["PATH_INFO"], {"confirm": "1"})
    assert [each.applicant_name for each in Case.objects.all()] == ["张三"]
    returned = client.get(answer.request["PATH_INFO"] + "returned")
    assert returned.status_code == 200
    assert b"".join(returned.streaming_content)[:2] == b"PK"


def letters(text: str) -> str:
    """Without marks: a name is read without the marks around it."""
    return "".join(sign for sign in text if sign.isalnum())


def kept(made: Case) -> str:
    """All that is written on a case; the names of its parties joined as a ledger joins them."""
    texts = [value for value in vars(made).values() if isinstance(value, str)]
    return "\n".join([*texts, "; ".join(made.parties.values_list("name", flat=True))])


@pytest.mark.parametrize("column", TEXTS)
@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_in_a_ledger_are_words(cast: Any, word: str, column: str) -> None:
    client = at("wang")
    answer = sent(client, "台账.xlsx", workbook([HEADER, case(**{column: HOSTILE[word]})]))
    told = words(said(answer))
    client.post(answer.request["PATH_INFO"], {"confirm": "1"})
    made = Case.objects.first()
    if made is None:
        assert "1行要改" in told.replace(" ", "")
        assert column in told
    else:
        assert letters(HOSTILE[word]) in letters(kept(made)), column
    shown = answer if made is None else client.get(f"/cases/{made.pk}/")
    assert "<script>alert" not in shown.content.decode()
    assert Case._meta.db_table in connection.introspection.table_names()


@pytest.mark.parametrize("name", PAGES)
def test_the_good_form_is_taken(cast: Any, name: str) -> None:
    username, prepare, _ = PAGES[name]
    address, good = prepare(cast)
    answer = at(username).post(address, good)
    assert answer.status_code == 302, words(said(answer))[:500]


@pytest.mark.parametrize("row", FORMS)
def test_a_wrong_form_is_refused_in_words_and_nothing_is_lost(cast: Any, row: Wrong) -> None:
    username, prepare, _ = PAGES[row.page]
    address, good = prepare(cast)
    client = at(username)
    before = everything()
    typed = good | row.changes
    answer = client.post(address, typed)
    page = said(answer)
    assert (answer.status_code, row.says in words(page)) == (422, True), words(page)[:500]
    assert everything() == before
    for name, value in typed.items():
        if (
            isinstance(value, str)
            and len(value) >= 4
            and name not in row.changes
            and name not in ("revision",)
        ):
            assert value.replace("\n", "") in page.replace("\r", "").replace("\n", ""), name


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("name", ["applicant_name", "enterprise_name", "story", "referred_from"])
def test_hostile_words_in_the_intake_form_are_words(cast: Any, word: str, name: str) -> None:
    _, prepare, _ = PAGES["登记来件"]
    address, good = prepare(cast)
    client = at("zhao")
    assert client.post(address, good | {name: HOSTILE[word]}).status_code == 302
    made = Intake.objects.get()
    assert getattr(made, name) == HOSTILE[word]
    page = client.get(f"/intakes/{made.pk}/").content.decode()
    assert "<script>alert" not in page


def test_the_limits_are_what_the_table_says() -> None:
    assert Limits().file == 50 * 1024 * 1024


def _table() -> str:
    lines = [
        "# 坏的输入",
        "",
        "这张表由 `tests/bad_inputs` 画出，每一行都是一个测试：拒绝的话里要有右边的字，库里一行不多一行不少，表单里别的格子照原样留着。",
        f"共{len(FILES) + len(CELLS) + len(FORMS)}行，另有{len(HOSTILE)}种有害的字写进台账的{len(TEXTS)}列和登记来件的4格：照原样存下、照原样显示，不执行。",
        "",
        "| 在哪里 | 坏在哪里 | 拒绝的话里有 |",
        "|---|---|---|",
        *(f"| 文件 | {row.what} | {row.says} |" for row in FILES),
        *(f"| 台账的一格 | {row.what} | {row.column}：{row.says} |" for row in CELLS),
        *(f"| {row.page} | {row.what} | {row.says} |" for row in FORMS),
        *(f"| 有害的字 | {name} | （照原样存下） |" for name in HOSTILE),
    ]
    return "\n".join(lines) + "\n"


def test_the_table_in_the_docs_is_this_one() -> None:
    assert len(FILES) + len(CELLS) + len(FORMS) >= 60
    if os.environ.get("WRITE_BAD_INPUTS"):
        DOCS.write_text(_table(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == _table(), "用 WRITE_BAD_INPUTS=1 更新 docs/bad-inputs.md"
