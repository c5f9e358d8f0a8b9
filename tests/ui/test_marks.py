"""States, tags, levels, turns, rooms."""

from __future__ import annotations

import pytest

from sizai.ui import components as ui


@pytest.mark.parametrize("kind", ["new", "run", "wait", "done", "bad"])
def test_a_state_is_a_word_with_a_mark(kind: str) -> None:
    assert ui.state_mark("调解中", kind) == f'<span class="st {kind}">调解中</span>'  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "character"), [("red", "红"), ("orange", "橙"), ("yellow", "黄"), ("azure", "蓝")]
)
def test_a_level_has_character_strokes_and_weight(name: str, character: str) -> None:
    shown = ui.level(name)  # type: ignore[arg-type]
    assert f"<b>{character}</b>" in shown
    assert shown.count("<u></u>") == 4
    assert f'class="lv {name}"' in shown
    assert "big" in ui.level(name, big=True)  # type: ignore[arg-type]


def test_no_level_is_the_word_and_no_grey_badge() -> None:
    assert ui.level(None) == '<span class="hint">无</span>'


def test_my_turn_is_on_ink_and_overdue_is_red() -> None:
    chip = ui.turn_chip(ui.Turn("您", "过1个工作日", mine=True, over=True))
    assert 'class="turn mine over"' in chip
    assert "过1个工作日" in chip
    assert 'class="turn"' in ui.turn_chip(ui.Turn("赵调解员"))


def test_a_turn_that_nobody_has_leads_to_giving_it_away() -> None:
    assert '<a href="/give">派给…</a>' in ui.turn_chip(ui.Turn("无人", "派给…", url="/give"))


def test_no_turn_at_all_is_the_word() -> None:
    assert ui.turn_chip(None) == ui.turn_words(None) == '<span class="hint">无</span>'


def test_a_room_mark_has_a_name_for_those_who_hear_it() -> None:
    assert 'aria-label="化解在小"' in ui.room_mark("resolution")
    assert "icons.svg#resolution" in ui.room_mark("resolution")
