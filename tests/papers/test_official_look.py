"""GB/T 9704-2012 in the file itself: what Word and WPS read, not what one printer makes of it."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from sizai.papers import print_paper
from sizai.papers.word.fonts import pieces
from tests.papers import samples
from tests.papers.opened import feet_of, opened, part, text_of

LETTERS = ("invitation", "acceptance_notice", "decline_notice", "dispatch_sheet")
EVERY_PAPER = pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL)


@EVERY_PAPER
def test_the_page_is_a4_with_the_official_text_block(make):
    section = opened(make()).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.top_margin.mm) == 37
    assert round(section.left_margin.mm) == 28
    assert (section.page_width - section.left_margin - section.right_margin) == pytest.approx(
        Mm(156), abs=Mm(0.1)
    )
    assert (section.page_height - section.top_margin - section.bottom_margin) == pytest.approx(
        Mm(225), abs=Mm(0.1)
    )


@EVERY_PAPER
def test_the_grid_holds_22_lines_of_28_characters(make):
    document = opened(make())
    section = document.sections[0]
    height = section.page_height - section.top_margin - section.bottom_margin
    width = section.page_width - section.left_margin - section.right_margin
    grid = section._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:type")) == "linesAndChars"
    pitch = Pt(int(grid.get(qn("w:linePitch"))) / 20)
    character = 16 + int(grid.get(qn("w:charSpace"))) / 4096
    assert int(height / pitch) == 22
    assert int(Length(width).pt / character) == 28


def test_body_text_itself_is_22_lines_of_28_characters():
    document = opened(samples.agreement())
    normal = document.styles["Normal"]
    section = document.sections[0]
    height = Length(section.page_height - section.top_margin - section.bottom_margin)
    assert int(height.pt / normal.paragraph_format.line_spacing.pt) == 22
    tracking = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    width = section.page_width - section.left_margin - section.right_margin
    assert int(Length(width).pt / (normal.font.size.pt + tracking)) == 28


def _fonts(run):
    fonts = run._r.rPr.rFonts
    return fonts.get(qn("w:eastAsia")), fonts.get(qn("w:hint"))


@EVERY_PAPER
def test_every_run_names_its_east_asian_font(make):
    document = opened(make())
    for element in document.element.body.iter(qn("w:r")):
        if element.find(qn("w:t")) is None:
            continue
        fonts = element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in {"仿宋", "黑体", "方正小标宋简体", "宋体"}
        assert fonts.get(qn("w:hint")) == "eastAsia"


def test_title_is_xiaobiaosong_22_points_and_body_fangsong_16():
    document = opened(samples.agreement())
    title = document.paragraphs[0].runs[0]
    assert (title.text, title.font.size.pt, _fonts(title)) == (
        "调解协议书",
        22,
        ("方正小标宋简体", "eastAsia"),
    )
    body = next(p for p in document.paragraphs if p.text.startswith("经调解"))
    assert (body.runs[0].font.size.pt, _fonts(body.runs[0])) == (16, ("仿宋", "eastAsia"))
    assert body.paragraph_format.first_line_indent.pt == pytest.approx(31.5)


def test_headings_are_heiti_and_can_be_navigated():
    document = opened(samples.agreement())
    headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [p.text for p in headings][:2] == ["一、当事人", "二、调解请求事项"]
    assert {_fonts(p.runs[0])[0] for p in headings} == {"黑体"}


def test_the_number_before_a_paragraph_is_heiti_and_the_text_fangsong():
    document = opened(samples.invitation())
    time = next(p for p in document.paragraphs if p.text.startswith("一、时间"))
    assert [(_fonts(run)[0], run.text) for run in time.runs] == [
        ("黑体", "一、时间："),
        ("仿宋", "2026年11月5日（星期四）9:00。"),
    ]


def test_no_space_is_drawn_between_chinese_and_digits():
    styles = part(print_paper(samples.agreement()), "word/styles.xml")
    assert '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' in styles


@EVERY_PAPER
def test_page_numbers_stand_between_dashes_outside_on_odd_and_even_pages(make):
    document = opened(make())
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        number = footer.paragraphs[0]
        assert number.text == "— 1 —"
        assert number._p.xpath(".//w:instrText")[0].text == " PAGE "
        assert number._p.pPr.jc.get(qn("w:val")) == side
        assert {run.font.size.pt for run in number.runs} == {14}


@EVERY_PAPER
def test_the_dash_of_the_page_number_is_7_mm_below_the_text(make):
    section = opened(make()).sections[0]
    below = sum(p.paragraph_format.line_spacing for p in section.footer.paragraphs[1:])
    middle = section.footer_distance + below + section.footer.paragraphs[0].paragraph_format.line_spacing / 2
    assert (section.bottom_margin - middle) == pytest.approx(Mm(7), abs=Mm(0.2))
    assert section.footer_distance > Mm(8)


@EVERY_PAPER
def test_a_demo_paper_says_so_in_every_foot(make):
    for foot in feet_of(opened(make(demo=True))):
        marks = [run for p in foot.paragraphs for run in p.runs if run.text == "演示"]
        assert len(marks) == 1
        assert marks[0]._r.rPr.find(qn("w:bdr")).get(qn("w:val")) == "dashed"


@EVERY_PAPER
def test_a_real_paper_carries_no_demo_mark(make):
    document = opened(make(demo=False))
    assert not [p.text for foot in feet_of(document) for p in foot.paragraphs if "演示" in p.text]


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_has_the_red_name_and_two_double_lines_on_its_first_page(name):
    document = opened(samples.ALL[name]())
    section = document.sections[0]
    assert section.different_first_page_header_footer
    mark, upper = section.first_page_header.paragraphs
    assert mark.runs[0].font.color.rgb is not None
    assert str(mark.runs[0].font.color.rgb) == "D7000F"
    assert _fonts(mark.runs[0])[0] == "方正小标宋简体"
    lower = section.first_page_footer.paragraphs[-1]
    for line, kind in ((upper, "thickThinSmallGap"), (lower, "thinThickSmallGap")):
        border = line._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))
        assert border.get(qn("w:val")) == kind
        indent = line.paragraph_format
        width = Length(Mm(156) - indent.left_indent - indent.right_indent)
        assert width.mm == pytest.approx(170, abs=0.1)
    assert section.footer_distance.mm == pytest.approx(20, abs=0.1)
    assert "PAGE" not in section.first_page_footer._element.xml


def test_a_long_name_of_the_body_still_fits_the_letterhead():
    body = "鹤山市总工会与鹤山市人力资源和社会保障局联合劳动争议调解委员会"
    mark = opened(samples.invitation(body=body)).sections[0].first_page_header.paragraphs[0]
    assert mark.text == body
    assert mark.runs[0].font.size.pt == 16


def test_the_date_is_centred_under_the_body_four_characters_from_the_right():
    document = opened(samples.monthly_report())
    name, date = document.paragraphs[-2:]
    assert (name.text, date.text) == ("鹤山市总工会", "2026年11月24日")
    right = date._p.pPr.ind.get(qn("w:rightChars"))
    assert right == "400"
    # six characters over a date of eight (half-width digits): one more to the right
    assert name._p.pPr.ind.get(qn("w:rightChars")) == "450"


def test_rare_characters_of_names_stand_in_a_family_that_has_them():
    assert list(pieces("谢昇喆与黄堃")) == [("", "谢"), ("宋体", "昇喆"), ("", "与黄"), ("宋体", "堃")]
    assert list(pieces("𠮷林")) == [("SimSun-ExtB", "𠮷"), ("", "林")]
    assert list(pieces("“鹤山”—2026、abc")) == [("", "“鹤山”—2026、abc")]
    document = opened(samples.agreement())
    for name in ("昇喆", "堃"):
        found = [
            r
            for r in document.element.body.iter(qn("w:r"))
            if "".join(t.text for t in r.findall(qn("w:t"))) == name
        ]
        assert found
        assert {r.rPr.rFonts.get(qn("w:eastAsia")) for r in found} == {"宋体"}
    assert "谢昇喆" in text_of(document)


def test_missing_faces_have_stand_ins():
    fonts = part(print_paper(samples.agreement()), "word/fontTable.xml")
    for name in ("仿宋", "黑体", "方正小标宋简体", "宋体", "SimSun-ExtB"):
        assert f'w:name="{name}"' in fonts
    assert 'w:altName w:val="FangSong,仿宋_GB2312' in fonts
    assert "ＭＳ" not in fonts


PARAGRAPH_ORDER = [
    *(
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
        "numPr",
        "pBdr",
        "shd",
    ),
    *("tabs", "kinsoku", "wordWrap", "overflowPunct", "autoSpaceDE", "autoSpaceDN", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "jc", "textAlignment", "outlineLvl"),
]
RUN_ORDER = [
    "rStyle",
    "rFonts",
    "b",
    "bCs",
    "snapToGrid",
    "color",
    "spacing",
    "sz",
    "szCs",
    "u",
    "bdr",
    "lang",
]


@EVERY_PAPER
def test_children_of_properties_stand_in_the_order_of_the_schema(make):
    document = opened(make())
    roots = [document.element, document.styles.element, *(foot._element for foot in feet_of(document))]
    for root in roots:
        for tag, order in (("w:pPr", PARAGRAPH_ORDER), ("w:rPr", RUN_ORDER)):
            for properties in root.iter(qn(tag)):
                places = [order.index(child.tag.split("}")[1]) for child in properties]
                assert places == sorted(places)


@EVERY_PAPER
def test_tables_are_as_wide_as_the_text_and_repeat_their_heads(make):
    for table in opened(make()).tables:
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) == 8844
        assert table._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
        for row in table.rows:
            spans = sum(cell.grid_span for cell in row._tr.tc_lst)
            assert spans == len(widths)
            assert all(cell.p_lst for cell in row._tr.tc_lst)
