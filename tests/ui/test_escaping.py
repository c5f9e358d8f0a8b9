"""HTML typed by anybody comes out as text: in every text that a component takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sizai.ui import components as ui
from sizai.ui.components.markup import esc, safe

EVIL = "<script>alert(1)</script>\"'&"
AT = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 23)

TAKERS: dict[str, Callable[[str], str]] = {
    "state": lambda t: ui.state_mark(t),
    "tag": lambda t: ui.tag(t),
    "turn chip": lambda t: ui.turn_chip(ui.Turn(t, t, url=t)),
    "turn words": lambda t: ui.turn_words(ui.Turn(t, t)),
    "figure": lambda t: ui.figure(t, t),
    "kpi": lambda t: ui.kpi(ui.Kpi(t, t, t, t, t, t, flag=t)),
    "percent": lambda t: ui.percent(1, base=t),  # type: ignore[arg-type]
    "timeline": lambda t: ui.timeline([ui.Entry(AT, t, t, t, (t, t))]),
    "trail": lambda t: ui.trail([ui.Step("online", t, url=t, hint=t), ui.Step("online", t, "now")]),
    "note": lambda t: ui.note(t, t, actions=[ui.Action(t, t)]),
    "empty": lambda t: ui.empty_state(t, t),
    "skeleton": lambda t: ui.skeleton(text=t),
    "comparison": lambda t: ui.comparison([(t, t, t)], theirs=t),
    "pager": lambda t: ui.pager(shown=1, total=1, unit=t, first=t, previous=t, following=t),
    "filters": lambda t: ui.filter_chips(
        [ui.Filter(t, (ui.Choice(t, t),)), ui.Filter(t, active=t, off_url=t)],
        search=t,
        words=t,
        kept=[(t, t)],
        clear_url=t,
        more=t,
    ),
    "bulk": lambda t: ui.bulk_strip(total=1, unit=t, buttons=t),
    "action": lambda t: ui.action(ui.Action(t, t, post=True), csrf=t),
    "missing": lambda t: ui.action(ui.Action(t, t, missing=t)),
    "confirm": lambda t: ui.action(ui.Action(t, t, confirm=ui.Confirm(t, t)), csrf=t),
    "dialog": lambda t: ui.action(ui.Action(t, t, dialog=True)),
    "todo": lambda t: ui.todo_list([(t, [ui.Todo(t, t, "online", t, t, t, t)])]),
    "deadline": lambda t: ui.deadline_panel(title=t, left=t, summary=t, drawing=t, told=t),
    "masked": lambda t: ui.masked(t, reveal_url=t, what=t),
    "autosave": lambda t: ui.autosave_line(t),
    "ruler": lambda t: ui.ruler([ui.RulerDay(DAY, "skipped", reason=t)]),
    "chart": lambda t: ui.chart_panel(
        ui.Chart(t, "bar", (t,), (ui.Series(t, (1,)),), t, t), title=t, hint=t, foot=t, link=(t, t)
    ),
    "lead": lambda t: ui.leads([ui.Lead("online", t, t, t, ((t, t),))]),
    "tile": lambda t: ui.tiles([ui.Tile(t, 1, 1, 9)]),
    "table": lambda t: ui.data_table(
        [
            ui.Column(
                t, lambda row: t, "link", url=lambda row: t, under=lambda row: t, sort=(t, t), foot=t, width=t
            ),
            ui.Column(t, lambda row: (t, t), "state"),
            ui.Column(t, lambda row: (t, True), "due"),
            ui.Column(t, lambda row: t, url=lambda row: t),
        ],
        [object()],
        caption=t,
        key=lambda row: t,
    ),
}


@pytest.mark.parametrize("name", TAKERS)
def test_html_in_a_text_comes_out_as_text(name: str) -> None:
    shown = TAKERS[name](EVIL)
    without_data = shown.split('<script id="')[0] + shown.split("</script>")[-1]
    assert "<script>" not in without_data
    assert "\"'&" not in shown
    assert "&lt;script&gt;" in shown or "\\u003Cscript" in shown


@pytest.mark.parametrize("name", TAKERS)
def test_rare_characters_and_long_names_come_out_whole(name: str) -> None:
    text = "堃𠮷" * 80
    assert text in TAKERS[name](text)


@settings(max_examples=150)
@given(st.text())
def test_no_text_can_open_a_tag_or_end_an_attribute(text: str) -> None:
    shown = esc(text)
    assert not set("<>\"'") & set(shown)
    assert esc(safe(shown)) == shown
