"""Names of persons and enterprises."""

from __future__ import annotations

import pytest

from sizai.text import names
from sizai.text.names import enterprise_key, is_anonymous, person_key, read_applicants, read_enterprise
from sizai.text.unreadable import Missing, TooLong, Unreadable


@pytest.mark.parametrize(
    ("written", "expected", "people"),
    [
        ("张三", ["张三"], None),
        ("张 三", ["张三"], None),
        ("张　三", ["张三"], None),
        ("王\n五", ["王五"], None),
        ("刘 德 华", ["刘德华"], None),
        ("欧阳 娜娜", ["欧阳娜娜"], None),
        ("堃", ["堃"], None),
        ("𠮷田喆", ["𠮷田喆"], None),
        ("阿不都热合曼·买买提", ["阿不都热合曼·买买提"], None),
        ("John Smith", ["John Smith"], None),
        ("李和平", ["李和平"], None),
        ("吴与之", ["吴与之"], None),
        ("任三人", ["任三人"], None),
        ("张三、李四、王五", ["张三", "李四", "王五"], None),
        ("张三，李四", ["张三", "李四"], None),
        ("张三/李四", ["张三", "李四"], None),
        ("张三 李四", ["张三", "李四"], None),
        ("张三\n李四", ["张三", "李四"], None),
        ("张三和李四", ["张三", "李四"], None),
        ("张三等5人", ["张三"], 5),
        ("张三 等5人", ["张三"], 5),
        ("张三、李四等5人", ["张三", "李四"], 5),
        ("张三等五名职工", ["张三"], 5),
        ("张三（等5人）", ["张三"], 5),
        ("张三(代表12人)", ["张三"], 12),
        ("张三等5人代表", ["张三"], 5),
        ("张万里等3人", ["张万里"], 3),
        ("张三等人", ["张三"], None),
        ("张三等", ["张三"], None),
        ("35名员工", [], 35),
        ("全体员工35人", [], 35),
        ("李四(男)", ["李四"], None),
        ("张三13800138000", ["张三"], None),
        ("代表：张三、李四", ["张三", "李四"], None),
        ("李女士", ["李女士"], None),
        ("张三、张三", ["张三"], None),
    ],
)
def test_reads_applicants(written: str, expected: list[str], people: int | None) -> None:
    found = read_applicants(written)
    assert list(found.names) == expected
    assert found.people == people
    assert not found.anonymous


@pytest.mark.parametrize(
    "written",
    [
        "匿名", "匿 名", "（匿名）", "匿名举报", "匿名职工", "群众匿名来信", "不愿透露", "不愿透露姓名", "不愿意透露姓名", "不便透露姓名", "不方便透露", "不愿留名",
        "未留名", "未留姓名", "未署名", "未具名", "没有留名", "拒绝透露", "拒绝透露姓名", "无名氏", "姓名不详", "不详", "某职工", "要求保密", "化名小李", "不愿留名（女）",
    ],
)  # fmt: skip
def test_knows_who_stays_unnamed(written: str) -> None:
    assert is_anonymous(written)
    assert read_applicants(written).anonymous
    assert read_applicants(written).names == ()


def test_a_name_given_in_confidence_is_kept_and_marked() -> None:
    found = read_applicants("张三（要求匿名）")
    assert found.names == ("张三",)
    assert found.confidential
    assert not found.anonymous


def test_people_are_counted_even_if_nobody_is_named() -> None:
    assert read_applicants("匿名（代表12人）").people == 12


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ("", Missing), ("无", Missing), ("/", Missing), ("—", Missing), ("12345", names.NotAName), ("<script>alert(1)</script>", names.NotAName),
        ("甲" * 60, names.NotAName), ("张" * 501, TooLong), ("{{7*7}}", names.NotAName),
    ],
)  # fmt: skip
def test_refuses_with_a_sentence(written: str, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal) as caught:
        read_applicants(written)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("张 三", "张三", True),
        ("买买提•阿布都", "买买提·阿布都", True),
        ("买买提・阿布都", "买买提.阿布都", True),
        ("JOHN　Smith", "John Smith", True),
        ("王小明", "李小明", False),
        ("堃", "坤", False),
        ("𠮷", "吉", False),
        ("张三", "张三丰", False),
    ],
)
def test_person_keys_compare_names_as_written(one: str, other: str, same: bool) -> None:
    assert (person_key(one) == person_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("鹤山市（共和）ABC 电子厂", "鹤山市(共和)abc电子厂", True),
        ("鹤山市【共和】电子厂", "鹤山市（共和）电子厂", True),
        ("鹤山市甲厂", "甲厂", False),
        ("鹤山市甲有限公司", "鹤山市甲公司", False),
        ("鹤山市甲电子厂", "鹤山市乙电子厂", False),
    ],
)
def test_enterprise_keys_fold_brackets_and_space_only(one: str, other: str, same: bool) -> None:
    assert (enterprise_key(one) == enterprise_key(other)) is same


def test_an_enterprise_is_kept_as_written() -> None:
    assert read_enterprise(" 鹤山市（共和）\n电子厂 ") == "鹤山市（共和）电子厂"
    assert read_enterprise("7-11便利店") == "7-11便利店"
    for wrong, refusal in (
        ("", Missing),
        ("不详", Missing),
        ("12345", names.NotAnEnterprise),
        ("<b>厂</b>", names.NotAnEnterprise),
        ("厂" * 201, TooLong),
    ):
        with pytest.raises(refusal):
            read_enterprise(wrong)
