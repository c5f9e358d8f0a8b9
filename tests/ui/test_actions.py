from __future__ import annotations

from sizai.ui import components as ui
from sizai.ui.components import Action, Confirm


def test_a_step_with_a_form_is_a_link_to_it() -> None:
    assert ui.action(Action("安排调解会", "/cases/1/arrange_session", "go")) == (
        '<a class="sz-btn go" href="/cases/1/arrange_session">安排调解会</a>'
    )


def test_a_step_without_a_form_posts_once_with_the_token() -> None:
    shown = ui.action(Action("受理", "/intakes/1/accept", post=True), csrf="t0k", small=True)
    assert '<form method="post" action="/intakes/1/accept" data-once>' in shown
    assert 'name="csrfmiddlewaretoken" value="t0k"' in shown
    assert '<button class="sz-btn sm">受理</button>' in shown


def test_a_step_without_a_way_back_asks_naming_number_and_consequence() -> None:
    void = Action(
        "作废",
        "/letters/1/void",
        "stop",
        confirm=Confirm("作废鹤工监提〔2026〕12号？", "编号保留并标明作废。"),
    )
    shown = ui.action(void, csrf="t0k")
    assert "<dialog" in shown
    assert "作废鹤工监提〔2026〕12号？" in shown
    assert "编号保留并标明作废。" in shown
    assert shown.count("/letters/1/void") == 1  # only inside the dialog
    assert "先不作废" in shown


def test_two_questions_on_a_page_have_different_names() -> None:
    asks = [ui.action(Action("作废", f"/letters/{n}/void", confirm=Confirm("?", "!"))) for n in (1, 2)]
    keys = {shown.split('data-opens="')[1].split('"')[0] for shown in asks}
    assert len(keys) == 2


def test_a_step_that_lacks_something_is_dashed_and_says_what() -> None:
    shown = ui.action(Action("结案", "/cases/1/close", missing="还差：2人未到账"))
    assert "disabled" in shown
    assert "还差：2人未到账" in shown
    assert "/cases/1/close" not in shown


def test_the_bar_keeps_the_usual_path_and_puts_the_rest_apart() -> None:
    bar = ui.action_bar(
        [
            Action("撤回", "/a", "stop"),
            Action("安排调解会", "/b", "go"),
            Action("结案", "/c", missing="还差：到账"),
            Action("暂停计时", "/d"),
        ]
    )
    order = [bar.index(label) for label in ("安排调解会", "暂停计时", 'class="sp"', "结案", "撤回")]
    assert order == sorted(order)
    assert ui.action_bar([]) == ""


def test_a_page_may_open_in_a_dialog() -> None:
    shown = ui.action(Action("暂停计时", "/cases/1/pause", dialog=True))
    assert 'href="/cases/1/pause" hx-get="/cases/1/pause" hx-target="#sz-dialog-body"' in shown
