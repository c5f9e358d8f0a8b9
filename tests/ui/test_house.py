"""Templates, shell, styles and scripts as files: what the house promises about itself."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory

import sizai
import sizai.ui
from sizai.ui.components.tables import Phone
from sizai.ui.drafts import COOKIE, accept_draft
from sizai.ui.sheet import sheet
from sizai.ui.sheet.around import shell
from sizai.ui.sheet.views import ALONE, DESK, PHONE

UI = Path(sizai.ui.__file__).parent
STYLES = sorted((UI / "static/sizai/css").glob("*.css"))
TEMPLATES = sorted((UI / "templates").rglob("*.html"))
PAGES = [*DESK, *PHONE, "screen", *ALONE]
PHONE_LIMIT = 150_000
"""Bytes of a first visit on a phone, uncompressed (look.md: first load under 150 kB)."""


def _strings(path: Path) -> str:
    """The text constants of a module, docstrings aside."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            body[0].value = ast.Constant(0)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append(node.value)
    return " ".join(found)


def _classes() -> set[str]:
    """Every word that components, templates and scripts may put into a class attribute."""
    parts = [_strings(path) for room in ("ui", "pages") for path in (UI.parent / room).rglob("*.py")]
    parts += [
        " ".join(re.findall(r"""["'`]([^"'`]*)["'`]""", p.read_text("utf-8"))) for p in UI.rglob("*.js")
    ]
    parts += [
        " ".join(re.findall(r'class="([^"]*)"', path.read_text("utf-8")))
        for path in Path(sizai.__file__).parent.rglob("*.html")
    ]
    return set(re.findall(r"[\w-]+", " ".join(parts))) | {f"p-{place}" for place in get_args(Phone)}


CLASSES = _classes()


def page(name: str) -> str:
    return sheet(RequestFactory().get("/", {"as": name})).content.decode()


def style(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_sheet_is_whole(name: str) -> None:
    html = page(name)
    assert html.count("<h1") == 1
    assert 'lang="zh-CN"' in html
    assert html.count('id="main"') == 1
    assert len(re.findall(r'<link rel="icon"', html)) == 1


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_asks_for_exists(name: str) -> None:
    asked = {url.split("#")[0] for url in re.findall(r'(?:href|src)="/static/([^"]+)"', page(name))}
    assert asked
    assert [url for url in asked if finders.find(url) is None] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_a_page_needs_an_inline_script_or_style(name: str) -> None:
    html = page(name)
    assert re.findall(r"<style\b", html) == []
    assert re.findall(r"\son\w+=", html) == []
    assert "javascript:" not in html
    for attributes in re.findall(r"<script\b([^>]*)>", html):
        assert "src=" in attributes or 'type="application/json"' in attributes


@pytest.mark.parametrize("name", PHONE)
def test_the_first_visit_on_a_phone_is_light(name: str) -> None:
    html = page(name)
    urls = {url.split("#")[0] for url in re.findall(r'(?:href|src)="/static/([^"]+)"', html)}
    found = [finders.find(url) for url in urls]
    assert len(html.encode()) + sum(Path(str(path)).stat().st_size for path in found) < PHONE_LIMIT


def test_icons_that_are_used_are_drawn() -> None:
    drawn = set(re.findall(r'id="([\w-]+)"', (UI / "static/sizai/icons.svg").read_text("utf-8")))
    used = {name for one in PAGES for name in re.findall(r"icons\.svg#([\w-]+)", page(one))}
    assert used <= drawn
    assert drawn <= used | {"offline", "camera", "accounts"}


def test_only_rooms_that_exist_are_links() -> None:
    html = render_to_string("ui/rail.html", {"shell": shell("today")})
    assert html.count('还没有开"') == 3
    assert html.count("data-room=") == 1
    assert 'data-room="3"' in html
    everything = {key: f"/{key}" for key in ("today", "prevention", "warning", "resolution", "online")}
    html = render_to_string(
        "ui/rail.html", {"shell": replace(shell("today"), current="online", rooms=everything)}
    )
    assert "还没有开" not in html
    assert re.findall(r'data-room="(\d)"', html) == ["1", "2", "3", "4"]
    assert 'href="/online" data-room="4" aria-current="page"' in html
    assert "数字" not in html


def test_the_top_bar_names_room_sections_and_person() -> None:
    html = render_to_string("ui/top.html", {"shell": shell("resolution"), "csrf_token": "t0k"})
    assert "化解在小" in html
    assert re.search(r'aria-current="page">案件 <small>86</small>', html)
    assert "演示数据" in html
    assert 'name="post" value="2"' in html
    assert html.count("t0k") == 2
    quiet = replace(shell("today"), demo=False, search_url="", my_count=0)
    html = render_to_string("ui/top.html", {"shell": quiet}) + render_to_string(
        "ui/rail.html", {"shell": quiet}
    )
    assert "演示" not in html
    assert 'role="search"' not in html
    assert "件轮到我" not in html


def test_names_from_outside_are_text_in_the_shell() -> None:
    evil = replace(shell("today"), who=replace(shell("today").who, name="<b>𠮷</b>", place='"><i>'))
    html = render_to_string("ui/top.html", {"shell": evil})
    assert "<b>𠮷" not in html
    assert '"><i>' not in html
    assert "&lt;b&gt;𠮷" in html


def test_idling_is_asked_for_only_where_it_is_set() -> None:
    context = {"shell": replace(shell("today"), idle_seconds=1200)}
    assert 'data-idle-seconds="1200"' in render_to_string("ui/desk.html", context)
    assert "data-idle-seconds" not in page("today")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("404", "没有这一件，或者不归您看。"),
        ("500", "已经存上的都在"),
        ("403", "这一步现在不能做"),
        ("400", "没有看懂这一步"),
        ("refused", "结案前还差：2人未到账。"),
    ],
)
def test_a_fault_says_what_happened_and_what_is_safe(name: str, sentence: str) -> None:
    html = page(name)
    assert sentence in html
    assert "data-sentence" in html
    assert "！" not in html


def test_a_fault_page_needs_no_context_at_all() -> None:
    for name in ("ui/400.html", "ui/403.html", "ui/404.html", "ui/500.html", "403_csrf.html"):
        assert "四在" in render_to_string(name)
    assert "打电话时请念这个码" in render_to_string("ui/500.html", {"code": "A1B2C3"})


def test_an_accepted_draft_is_told_by_a_cookie() -> None:
    request = RequestFactory().post("/intakes/register_intake", secure=True)
    cookie = accept_draft(HttpResponse(), request=request, key="intake:新").cookies[COOKIE]
    assert cookie.value == "intake%3A%E6%96%B0"
    assert cookie["secure"]
    assert not cookie["httponly"]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_class_in_a_style_is_used_somewhere(path: Path) -> None:
    selectors = " ".join(re.findall(r"[^{};]+(?=\{)", style(path)))
    assert set(re.findall(r"\.([a-zA-Z][\w-]*)", selectors)) - CLASSES == set()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_keep_to_what_chrome_86_knows(path: Path) -> None:
    newer = r"@layer|@container|:has\(|:is\(|:where\(|\binset:|aspect-ratio:|(?:margin|padding|border|inset)-(?:block|inline)\b|color-mix|oklch|overflow: clip|\bdvh\b"
    assert re.findall(newer, style(path)) == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_colours_come_from_the_tokens(path: Path) -> None:
    if path.name in {"tokens.css", "print.css"}:
        return
    literal = set(re.findall(r"#[0-9a-f]{3,8}\b", style(path)))
    assert literal <= {"#fff"}


def test_every_token_that_is_asked_for_exists_and_has_a_use() -> None:
    tokens = set(re.findall(r"(--sz-[\w-]+):", (UI / "static/sizai/css/tokens.css").read_text("utf-8")))
    asked = {name for path in STYLES for name in re.findall(r"var\((--sz-[\w-]+)", style(path))}
    scripts = " ".join(path.read_text("utf-8") for path in (UI / "static/sizai/js").glob("*.js"))
    drawn = {f"--sz-{name}" for name in re.findall(r'token\("([\w-]+)"', scripts)} - {"--sz-series-"}
    series = {f"--sz-series-{n}" for n in range(1, 5)}
    assert asked | drawn <= tokens | series
    assert tokens - asked - drawn - series == set()


def test_scripts_keep_to_what_chrome_86_knows() -> None:
    newer = r"\.at\(|\.findLast\(|structuredClone|randomUUID|AbortSignal\.timeout|replaceChildren|Object\.hasOwn|\.toSorted\("
    for path in (UI / "static/sizai/js").glob("*.js"):
        source = path.read_text("utf-8")
        assert re.findall(newer, source) == [], path.name
        assert re.findall(r"^import ", source, flags=re.M) == [], path.name
        assert "eval(" not in source


def test_no_template_outside_the_sheet_names_a_person_or_a_firm() -> None:
    for path in TEMPLATES:
        if "sheet" not in path.parts:
            assert not re.search(r"某|木业|工艺厂", path.read_text("utf-8")), path.name
