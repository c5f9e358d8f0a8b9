"""Which enterprise a name or a code means: the code first, then the name as written, then a name it had."""

from __future__ import annotations

import datetime as dt

import pytest

from sizai.enterprises.models import Enterprise
from sizai.enterprises.queries import find, named_like
from sizai.enterprises.verbs.enterprises import add_former_name, close_enterprise, register_enterprise
from sizai.registers import search
from tests.cast import OTHER_TOWN, TOWN, Cast

CODE, OTHER_CODE = "91440784MA4DEM002G", "91440784MA4DEM011E"


@pytest.fixture
def firm(cast: Cast) -> Enterprise:
    made = register_enterprise(
        actor=cast.wang, name="鹤山市恒艺（桃源）工艺制品有限公司", uscc=CODE, area_path=TOWN
    )
    return add_former_name(actor=cast.wang, enterprise=made, name="恒艺 工艺厂")


@pytest.mark.parametrize(
    "name",
    [
        "鹤山市恒艺(桃源)工艺制品有限公司",
        "鹤山市恒艺【桃源】工艺制品有限公司",
        " 鹤山市 恒艺（桃源）工艺制品有限公司 ",
        "恒艺工艺厂",
        "恒艺　工艺厂",
    ],
)
def test_widths_brackets_and_spaces_make_no_difference(name: str, firm: Enterprise) -> None:
    assert find(name=name) == firm


@pytest.mark.parametrize(
    "name", ["", " ", "恒艺", "鹤山市恒艺工艺制品有限公司", "鹤山市恒義（桃源）工艺制品有限公司", "%", "'"]
)
def test_no_word_is_dropped_and_no_character_taken_for_another(name: str, firm: Enterprise) -> None:
    assert find(name=name) is None


def test_the_code_goes_before_the_name(firm: Enterprise, cast: Cast) -> None:
    other = register_enterprise(actor=cast.wang, name="金穗制鞋厂", uscc=OTHER_CODE, area_path=TOWN)
    assert find(name="金穗制鞋厂", uscc=CODE) == firm
    assert find(name="恒艺工艺厂", uscc=OTHER_CODE.lower()) == other
    assert find(uscc=" 9144 0784 MA4DEM002G ") == firm


def test_a_name_under_another_code_is_another_enterprise(firm: Enterprise, cast: Cast) -> None:
    assert find(name="恒艺工艺厂", uscc=OTHER_CODE) is None
    unknown = register_enterprise(actor=cast.wang, name="雅瑶物流", area_path=TOWN)
    assert find(name="雅瑶物流", uscc=OTHER_CODE) == unknown


def test_of_two_with_one_name_the_one_that_still_exists_is_meant(firm: Enterprise, cast: Cast) -> None:
    gone = register_enterprise(actor=cast.wang, name="宏远五金厂", area_path=TOWN)
    close_enterprise(actor=cast.wang, enterprise=gone, on=dt.date(2026, 1, 1), reason="注销")
    again = register_enterprise(actor=cast.wang, name="宏远五金厂", area_path=OTHER_TOWN)
    assert find(name="宏远五金厂") == again


def test_staged_rows_are_not_meant(firm: Enterprise) -> None:
    Enterprise.objects.filter(pk=firm.pk).update(staged=True)
    assert find(name="恒艺工艺厂") is None
    assert find(uscc=CODE) is None


def test_the_hint_while_typing_knows_old_names_and_keeps_to_the_area(firm: Enterprise, cast: Cast) -> None:
    assert named_like(cast.zhao, "工艺厂") == [firm]
    assert named_like(cast.other_mediator, "工艺厂") == []
    assert named_like(cast.liu, "工艺厂") == []


def test_the_index_is_rebuilt_with_old_names(firm: Enterprise, cast: Cast) -> None:
    search.clear()
    assert named_like(cast.zhao, "工艺厂") == []
    assert search.rebuild() >= 2
    assert named_like(cast.zhao, "恒艺 工艺厂") == [firm]
