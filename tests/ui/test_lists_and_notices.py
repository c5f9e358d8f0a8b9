"""Pager, filters, notices, history, to-dos, charts, screen."""

from __future__ import annotations

import datetime as dt

import pytest

from sizai.ui import components as ui

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("total", "told"),
    [(0, "共0件"), (214, "共214件"), (10_000, "共10,000件"), (10_001, "1万以上"), (None, "1万以上")],
)
def test_totals_are_exact_up_to_ten_thousand(total: int | None, told: str) -> None:
    assert ui.how_many(total) == told


def test_the_pager_keeps_its_buttons_in_place() -> None:
    foot = ui.pager(shown=50, total=214, unit="家", following="?after=abc&q=x")
    assert "本页50家，共214家" in foot
    assert 'href="?after=abc&amp;q=x" rel="next"' in foot
    assert foot.count('aria-disabled="true"') == 2


def test_an_active_filter_says_what_it_is_and_how_to_lose_it() -> None:
    chips = ui.filter_chips([ui.Filter("人数", active="25人以上", off_url="?")], clear_url="?")
    assert 'class="chip on" href="?"' in chips
    assert "清空" in chips
    assert "清空" not in ui.filter_chips([ui.Filter("人数")], clear_url="?")


def test_choices_and_kept_parameters() -> None:
    chips = ui.filter_chips(
        [ui.Filter("等级", (ui.Choice("红", "?level=red", chosen=True),))],
        search="名称",
        words="堃",
        kept=[("town", "104")],
    )
    assert '<a href="?level=red" aria-current="true">红</a>' in chips
    assert '<input type="hidden" name="town" value="104">' in chips
    assert 'value="堃"' in chips


def test_the_strip_says_all_in_words() -> None:
    assert "选中全部1,214家" in ui.bulk_strip(total=1214, unit="家", buttons="")


def test_a_bad_note_is_read_out_and_a_mark_at_the_end_needs_no_gap() -> None:
    shown = ui.note("没有存上。", "您写的还在。", kind="bad")
    assert 'role="alert"' in shown
    assert "<b>没有存上。</b>您写的还在。" in shown
    assert 'role="status"' in ui.note("已存")


def test_an_empty_list_tells_the_quickest_ways() -> None:
    shown = ui.empty_state("还没有企业", "把台账拖进来。", [ui.Action("选择文件", "/import", "go")])
    assert "把台账拖进来。" in shown
    assert "/import" in shown


def test_two_versions_stand_side_by_side() -> None:
    shown = ui.comparison([("金额", "1", "2"), ("联系人", "谢", "谢")], theirs="陈站长")
    assert shown.count('class="differs"') == 1
    assert "陈站长" in shown


def test_the_history_tells_people_from_the_system() -> None:
    at = dt.datetime(2026, 11, 23, 9, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    people = ui.Entry(at, "致电吴某。", "赵调解员", "通话6分", ("看回单", "/r"))
    shown = ui.timeline([people, ui.Entry(at, "派单。")], TODAY)
    assert "今天 09:12" in shown
    assert "<b>赵调解员</b> 致电吴某。" in shown
    assert shown.count('class="sys"') == 1
    assert '<a href="/r">看回单</a>' in shown


def test_the_thread_marks_where_we_are() -> None:
    steps = [
        ui.Step("warning", "提示函", url="/l", hint="到期未复", late=True),
        ui.Step("resolution", "本案", "now"),
        ui.Step("prevention", "行业协商", "todo"),
    ]
    shown = ui.trail(steps)
    assert shown.count('aria-current="step"') == 1
    assert '<div class="late">到期未复</div>' in shown
    assert 'aria-label="预防在先"' in shown


def test_the_day_list_leaves_out_empty_groups() -> None:
    item = ui.Todo("过1个工作日", "11月20日", "resolution", "重新派单", "/c", over=True)
    shown = ui.todo_list([("已过期", [item]), ("今天", [])])
    assert "已过期" in shown
    assert ">今天<" not in shown
    assert '<tr class="over">' in shown


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        ("剩4天", '<div class="d num">剩<b>4</b>天</div>'),
        ("过不到1个工作日", '<div class="d">过不到1个工作日</div>'),
        ("今天", '<div class="d">今天</div>'),
        ("", '<div class="d">没有期限</div>'),
    ],
)
def test_the_deadline_panel_takes_the_words_of_law(left: str, shown: str) -> None:
    assert shown in ui.deadline_panel(title="调解期限", left=left)


def test_a_chart_carries_its_numbers_as_a_table() -> None:
    drawing = ui.Chart("m", "bar", ("1月", "2月"), (ui.Series("受理", (0, None)),), "按月受理", unit="件")
    shown = ui.chart_panel(drawing, title="按月")
    assert 'aria-label="按月受理"' in shown
    assert '<td class="n">0</td>' in shown
    assert "无数据" in shown
    assert "受理（件）" in shown
    assert 'data-shows="m"' in shown


def test_a_chart_carries_four_series_at_most() -> None:
    five = tuple(ui.Series(str(n), (1,)) for n in range(5))
    with pytest.raises(ValueError, match="four"):
        ui.chart(ui.Chart("m", "bar", ("1月",), five, "五条"))


def test_the_data_of_a_chart_cannot_leave_its_script() -> None:
    drawing = ui.Chart("m", "bar", ("</script><script>x",), (ui.Series("受理", (1,)),), "x")
    assert ui.chart(drawing).count("</script>") == 1


def test_a_small_tile_tells_neither_by_number_nor_by_light() -> None:
    one, four, zero = (
        ui.tiles([ui.Tile("宅梧镇", 1, 1, n), ui.Tile("沙坪街道", 2, 1, 762)]) for n in (1, 4, 0)
    )
    assert one == four
    assert "不足5" in one
    assert ">0<" in zero


def test_a_room_without_figures_says_so_on_the_screen() -> None:
    assert "无数据" in ui.leads([ui.Lead("online", None, base="还没有开")])
