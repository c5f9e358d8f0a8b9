"""Whatever is typed or pasted into a field: the file opens, and the text is there as text."""

from __future__ import annotations

import dataclasses
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from sizai.papers import file_name, print_paper, safe_file_name
from sizai.papers.cleaning import clean_line, clean_lines, clean_text
from tests.papers import samples
from tests.papers.opened import opened, text_of

DIRT = '\x0b甲<script>alert(1)</script>&amp;"乙\x00\x1f\ud800\u202e丙\ufffe</w:t>\x0c丁\u2028\r\n戊'


def dirtied(value):
    """The same facts with the dirt put at the end of every text."""
    if isinstance(value, str):
        return value + DIRT
    if isinstance(value, tuple):
        return tuple(dirtied(item) for item in value)
    if dataclasses.is_dataclass(value):
        changed = {f.name: dirtied(getattr(value, f.name)) for f in dataclasses.fields(value)}
        return type(value)(**changed)
    assert value is None or isinstance(value, (bool, int, date, datetime, Decimal))
    return value


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL)
def test_html_and_control_characters_in_every_field_survive_as_text_or_are_cleaned(make):
    paper = dirtied(make())
    text = text_of(opened(paper))
    assert '甲<script>alert(1)</script>&amp;"乙丙</w:t>' in text.replace("\n", "")
    for forbidden in "\x00\x0b\x0c\x1f\u202e\ufffe\u2028":
        assert forbidden not in text
    assert "<" not in file_name(paper)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_prints_and_opens(text):
    paper = samples.minutes(
        case_name=text, result=text, place=f"室{text}", agenda=(text,), recorder=text, mediators=(text,)
    )
    read = text_of(Document(io.BytesIO(print_paper(paper))))
    for line in clean_lines(text):
        assert line in read.split("\n")


def test_line_breaks_of_every_kind_become_paragraphs():
    text = text_of(opened(samples.agreement(facts="第一段\x0b第二段\r\n\r\n第三段\u2029第四段\r第五段")))
    assert "第一段\n第二段\n第三段\n第四段\n第五段" in text


def test_cleaning_keeps_what_can_be_read():
    assert clean_text("一\t二\u200b三\ufeff") == "一 二三"
    assert clean_line(" 谢昇喆\n 𠮷 ") == "谢昇喆 𠮷"
    assert clean_text("①²½€・阿卜杜拉·买买提") == "①²½€・阿卜杜拉·买买提"


def test_a_name_of_many_characters_is_printed_whole():
    name = "阿卜杜热依木江·买买提托合提尼亚孜·吐尔逊阿依古丽" * 3
    firm = dataclasses.replace(samples.FIRM, name="鹤山市" + "演示" * 60 + "有限公司")
    paper = samples.agreement(workers=(samples.worker(name),), enterprises=(firm,))
    text = text_of(opened(paper))
    assert name in text
    assert firm.name in text
    assert len(file_name(paper).encode()) <= 180


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("鹤工调〔2026〕12号", "调解协议书"), "鹤工调〔2026〕12号_调解协议书.docx"),
        (("../../etc/passwd",), "etc passwd.docx"),
        (('a<b>:"c"|d?*',), "a b c d.docx"),
        (("CON",), "文件_CON.docx"),
        (("com1.txt",), "文件_com1.txt.docx"),
        (("", "  ", "..."), "文件.docx"),
        (("甲\n乙\x00\u202e丙",), "甲 乙丙.docx"),
    ],
)
def test_file_names_are_safe_and_chinese(parts, expected):
    assert safe_file_name(*parts) == expected


def test_a_long_file_name_is_cut_between_characters_and_keeps_its_extension():
    name = safe_file_name("鹤" * 500)
    assert name == "鹤" * 58 + ".docx"
    assert len(name.encode()) <= 180


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=20))
def test_any_file_name_is_safe(one, two):
    name = safe_file_name(one, two)
    assert name.endswith(".docx")
    assert 6 <= len(name.encode()) <= 180
    assert not set(name) & set('\\/:*?"<>|\n\r\t\x00')
    assert name == name.strip(" .")


def test_a_demo_file_says_so_in_its_name():
    assert file_name(samples.agreement()).startswith("演示_鹤工调〔2026〕12号_调解协议书_谢昇喆与鹤山市")
    assert file_name(samples.agreement(demo=False)).startswith("鹤工调〔2026〕12号_调解协议书_")
