"""Opening a file: what is read and how it is numbered, and what is refused before it can do harm."""

from __future__ import annotations

import datetime
import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sizai.registers.workbooks import Limits, Refusal, open_workbook, refusals
from sizai.registers.workbooks.cells import CellError, column_index, column_letter
from sizai.registers.workbooks.sheets import Merge
from tests.registers.workbooks.books import (
    HEADER,
    case,
    inline,
    numbers,
    package,
    raw_workbook,
    read,
    sheet_xml,
    workbook,
)

SAMPLES = Path(__file__).parent / "samples"


def rows(data: bytes, name: str = "台账.xlsx") -> list[tuple[int, list[object]]]:
    with open_workbook(data, name=name) as book:
        return [(number, list(cells)) for number, cells in book.sheets[0].rows()]


def refusal(data: bytes, name: str = "台账.xlsx", limits: Limits | None = None) -> Refusal:
    with pytest.raises(Refusal) as caught, open_workbook(data, name=name, limits=limits) as book:
        for sheet in book.sheets:
            for _ in sheet.rows():
                pass
    assert str(caught.value).endswith("。")
    assert "请" in str(caught.value)
    return caught.value


def test_rows_and_columns_are_counted_from_the_corner_of_the_sheet() -> None:
    data = workbook([[], [], [None, None, "甲"], [], [None, None, None, 1.5]])
    assert rows(data)[2] == (3, ["", "", "甲", ""])
    assert rows(data)[4] == (5, ["", "", "", 1.5])


def test_hidden_sheets_hidden_rows_and_hidden_columns_are_read() -> None:
    def hide(sheets: dict) -> None:
        sheets["甲"].row_dimensions[2].hidden = True
        sheets["甲"].column_dimensions["B"].hidden = True
        sheets["乙"].sheet_state = "hidden"
        sheets["丙"].sheet_state = "veryHidden"

    data = workbook({"甲": [["a"], ["b", "c"]], "乙": [["d"]], "丙": [["e"]]}, finish=hide)
    with open_workbook(data) as book:
        found = {sheet.name: [cells for _, cells in sheet.rows()] for sheet in book.sheets}
        assert found == {"甲": [["a", ""], ["b", "c"]], "乙": [["d"]], "丙": [["e"]]}
        assert [sheet.visible for sheet in book.sheets] == [True, False, False]


def test_rows_can_be_read_again_and_sheets_in_turn() -> None:
    with open_workbook(workbook({"甲": [[1], [2]], "乙": [[3]]})) as book:
        first, second = book.sheets
        for _ in range(2):
            assert [cells for _, cells in first.rows()] == [[1], [2]]
            assert [cells for _, cells in second.rows()] == [[3]]


def test_merged_ranges_are_known() -> None:
    with open_workbook(workbook([["a", None], [None, None]], merges=["A1:B2"])) as book:
        assert book.sheets[0].merges() == [Merge(top=1, bottom=2, left=0, right=1)]


def test_error_cells_and_formulas_without_a_saved_result_are_not_blank() -> None:
    def spoil(sheets: dict) -> None:
        sheets["台账"]["B2"] = "#REF!"
        sheets["台账"]["C2"] = "=1+1"

    assert rows(workbook([["a", "b", "c"], ["d"]], finish=spoil))[1] == (
        2,
        ["d", CellError("#REF!"), CellError("公式")],
    )


def test_a_formula_whose_result_is_an_empty_text_is_blank() -> None:
    xml = sheet_xml(
        f'<row r="1">{inline("A1", "a")}<c r="B1" t="str"><f>IF(1,"")</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c></row>'
    )
    assert rows(raw_workbook(xml)) == [(1, ["a", "", 2.0])]


def test_cells_without_references_and_with_a_namespace_prefix_are_read() -> None:
    bare = sheet_xml('<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="C3"><v>3</v></c></row>')
    assert rows(raw_workbook(bare)) == [(1, [1.0, 2.0, ""]), (2, ["", "", ""]), (3, ["", "", 3.0])]
    prefixed = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        "<x:row r='1'><x:c s='0' r = 'B1'><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    assert rows(raw_workbook(prefixed)) == [(1, ["", 1.0])]


def test_a_workbook_that_counts_days_from_1904_says_so() -> None:
    with open_workbook(
        raw_workbook(sheet_xml('<row r="1"><c r="A1"><v>43834</v></c></row>'), date_1904=True)
    ) as book:
        assert book.sheets[0].epoch_1904


def test_an_old_xls_is_read_with_its_hidden_sheet_and_merged_cells() -> None:
    reading, found = read((SAMPLES / "old.xls").read_bytes(), name="old.xls")
    assert [(row.row.sheet, row.row.number, row.ok) for row in found] == [
        ("台账", 3, True), ("台账", 4, True), ("台账", 5, True), ("隐藏", 2, True),
    ]  # fmt: skip
    assert found[0].values["受理日期"] == datetime.date(2024, 1, 5)
    assert found[2].values["用人单位"] == "鹤山市甲电子厂"
    assert reading.skips() == {"标题或说明": 1, "表头": 2, "合计": 1}


def test_the_content_decides_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "没有后缀"
    path.write_bytes(workbook([["甲"]]))
    with open_workbook(path) as book:
        assert book.name == "没有后缀"
    with path.open("rb") as file, open_workbook(file) as book:
        assert book.sheets[0].name == "台账"


# ── .csv ─────────────────────────────────────────────────────────────────────────────────────────────────────

CSV = '编号,受理日期,申请人,用人单位,请求事项,涉及金额\r\n="001",2024-01-05,张三,鹤山市甲电子厂,"拖欠工资,\n加班费",4.16万\r\n\r\n2,2024年1月6日,李四,乙厂,工资,#N/A\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_that_excel_and_wps_write(encoding: str) -> None:
    text = CSV.replace(",", "\t") if encoding == "utf-16" else CSV
    _, found = read(text.encode(encoding), name="2024年台账.csv")
    assert numbers(found) == [2, 4]
    assert found[0].row.sheet == "2024年台账"
    assert found[0].values["编号"] == "001"
    assert found[0].values["请求事项"].startswith("拖欠工资")
    assert str(found[0].values["涉及金额"]) == "41600.00"
    assert "#N/A" in found[1].errors[0].message


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_csv_may_be_separated_by_other_marks(mark: str) -> None:
    lines = ["受理日期,申请人,用人单位,请求事项", "2024-01-05,张三,甲厂,工资"]
    _, found = read("\n".join(lines).replace(",", mark).encode(), name="a.csv")
    assert found[0].ok


def test_rare_characters_of_gb18030_survive() -> None:
    _, found = read(
        "受理日期,申请人,用人单位,请求事项\n2024-01-05,𠮷田堃,甲厂,工资\n".encode("gb18030"), name="a.csv"
    )
    assert found[0].values["申请人"].names == ("𠮷田堃",)


# ── refusals ─────────────────────────────────────────────────────────────────────────────────────────────────

GOOD = workbook([HEADER, case()])


def with_part(name: str, content: bytes | str) -> bytes:
    file = io.BytesIO(GOOD)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def bomb() -> bytes:
    return with_part("xl/media/image1.png", b"\0" * (40 * 1024**2))


def lying_bomb() -> bytes:
    """The directory claims one byte; the part unpacks to 30 MB."""
    data = bytearray(with_part("xl/media/image1.png", b"\0" * (30 * 1024**2)))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = struct.pack("<I", 1)
    return bytes(data)


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return with_part("xl/workbook.xml", "<workbook/>")


def ole(*streams: str) -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 504
        + b"".join(name.encode("utf-16-le") + b"\0" * 32 for name in streams)
    )


def encrypted_zip() -> bytes:
    data = bytearray(GOOD)
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
FAR = sheet_xml(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
)
BEYOND = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A99999999999"><v>1</v></c></row>')
BEYOND_ROW = sheet_xml('<row r="99999999999999999999"><c r="A1"><v>1</v></c><c><v>1</v></c></row>')
FAR_ROW = sheet_xml(
    '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Z1"/><c><v>1</v></c></row>'
)
LONG = sheet_xml(f'<row r="1">{inline("A1", "长" * 3_500_000)}</row>')

REFUSED: list[tuple[str, Callable[[], bytes], str, type[Refusal]]] = [
    ("nothing", lambda: b"", "a.xlsx", refusals.EmptyFile),
    ("text", lambda: "你好".encode(), "a.xlsx", refusals.NotAWorkbook),
    ("cut zip", lambda: GOOD[:-200], "a.xlsx", refusals.Damaged),
    ("zip head only", lambda: b"PK\x03\x04", "a.xlsx", refusals.Damaged),
    ("a plain zip", lambda: package({"a.txt": "x"}), "a.xlsx", refusals.OtherFormat),
    (
        "Word",
        lambda: package({"[Content_Types].xml": "", "word/document.xml": ""}),
        "a.xlsx",
        refusals.OtherFormat,
    ),
    (
        "PowerPoint",
        lambda: package({"[Content_Types].xml": "", "ppt/presentation.xml": ""}),
        "a.xlsx",
        refusals.OtherFormat,
    ),
    ("OpenDocument", lambda: package({"mimetype": "", "content.xml": ""}), "a.ods", refusals.OtherFormat),
    ("old Word", lambda: ole("WordDocument"), "a.doc", refusals.OtherFormat),
    ("PDF", lambda: b"%PDF-1.7 ...", "a.xlsx", refusals.OtherFormat),
    ("picture", lambda: b"\x89PNG\r\n\x1a\n...", "a.xlsx", refusals.OtherFormat),
    ("rar", lambda: b"Rar!\x1a\x07\x00", "a.xlsx", refusals.OtherFormat),
    (
        "web page",
        lambda: b"\xef\xbb\xbf<html><table><tr><td>1</td></tr></table></html>",
        "a.xls",
        refusals.WebPage,
    ),
    ("XML 2003", lambda: b'<?xml version="1.0"?><Workbook/>', "a.xls", refusals.WebPage),
    ("password", lambda: (SAMPLES / "locked.xlsx").read_bytes(), "a.xlsx", refusals.Encrypted),
    ("encrypted part", encrypted_zip, "a.xlsx", refusals.Encrypted),
    ("macros", lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf"), "a.xlsm", refusals.HasMacros),
    ("macros renamed", lambda: with_part("xl/vbaProject.bin", b"\xd0\xcf"), "a.xlsx", refusals.HasMacros),
    ("macros in xls", lambda: ole("Workbook", "_VBA_PROJECT_CUR"), "a.xls", refusals.HasMacros),
    (
        "xlsb",
        lambda: package({"[Content_Types].xml": "", "xl/workbook.bin": ""}),
        "a.xlsb",
        refusals.BinaryWorkbook,
    ),
    ("broken xls", lambda: ole("Workbook"), "a.xls", refusals.Damaged),
    ("other OLE", lambda: ole("Something"), "a.xls", refusals.NotAWorkbook),
    ("zip bomb", bomb, "a.xlsx", refusals.ZipBomb),
    ("lying zip bomb", lying_bomb, "a.xlsx", refusals.UnpacksTooLarge),
    ("a part twice", twice, "a.xlsx", refusals.Damaged),
    ("entities", lambda: raw_workbook(sheet_xml("", before=ENTITIES)), "a.xlsx", refusals.ForbiddenXml),
    (
        "entities in the workbook part",
        lambda: with_part("xl/comments1.xml", ENTITIES),
        "a.xlsx",
        refusals.ForbiddenXml,
    ),
    (
        "UTF-16 XML",
        lambda: with_part("xl/comments1.xml", ENTITIES.encode("utf-16")),
        "a.xlsx",
        refusals.Damaged,
    ),
    ("stray cell at the end of the world", lambda: raw_workbook(FAR), "a.xlsx", refusals.SheetTooLarge),
    ("cell beyond the end of the world", lambda: raw_workbook(BEYOND), "a.xlsx", refusals.Damaged),
    ("row beyond the end of the world", lambda: raw_workbook(BEYOND_ROW), "a.xlsx", refusals.Damaged),
    ("unnumbered cell in a row far away", lambda: raw_workbook(FAR_ROW), "a.xlsx", refusals.SheetTooLarge),
    ("10 MB cell", lambda: raw_workbook(LONG), "a.xlsx", refusals.CellTooLong),
    (
        "10 MB shared string",
        lambda: with_part("xl/sharedStrings.xml", f"<sst><si><t>{'x' * 10_000_000}</t></si></sst>"),
        "a.xlsx",
        refusals.CellTooLong,
    ),
    (
        "shared string that is not there",
        lambda: raw_workbook(sheet_xml('<row r="1"><c r="A1" t="s"><v>5</v></c></row>')),
        "a.xlsx",
        refusals.Damaged,
    ),
    (
        "no such boolean",
        lambda: raw_workbook(sheet_xml('<row r="1"><c r="A1" t="b"><v>x</v></c></row>')),
        "a.xlsx",
        refusals.Damaged,
    ),
    (
        "no workbook part",
        lambda: package({"[Content_Types].xml": "", "xl/styles.xml": ""}),
        "a.xlsx",
        refusals.Damaged,
    ),
    ("csv in no encoding", lambda: b"\xff\x80\x81,\xff", "a.csv", refusals.UnknownEncoding),
    ("binary csv", lambda: b"a,b\x00\x00", "a.csv", refusals.UnknownEncoding),
    ("10 MB csv cell", lambda: b"a," + b"x" * 10_000_000, "a.csv", refusals.CellTooLong),
]


@pytest.mark.parametrize(
    ("make", "name", "expected"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refuses_with_one_sentence_that_says_what_to_do(
    make: Callable[[], bytes], name: str, expected: type[Refusal]
) -> None:
    limits = Limits(unpacked=25 * 1024**2) if make is lying_bomb else None
    assert type(refusal(make(), name, limits)) is expected


def test_limits_can_be_set() -> None:
    assert isinstance(refusal(GOOD, limits=Limits(file=1000)), refusals.FileTooLarge)
    assert isinstance(refusal(GOOD, limits=Limits(unpacked=1000)), refusals.UnpacksTooLarge)
    assert isinstance(refusal(GOOD, limits=Limits(parts=3)), refusals.TooManyParts)
    assert isinstance(refusal(GOOD, limits=Limits(cells=10)), refusals.SheetTooLarge)
    assert isinstance(refusal(GOOD, limits=Limits(ratio=1, ratio_from=100)), refusals.ZipBomb)


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.xlsx"
    with path.open("wb") as file:
        file.truncate(60 * 1024**2)
    with pytest.raises(refusals.FileTooLarge, match="60 MB，超过上限 50 MB"):
        open_workbook(path)
    with path.open("rb") as file, pytest.raises(refusals.FileTooLarge):
        open_workbook(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(refusals.FileMissing, match="没有这个.xlsx"):
        open_workbook(tmp_path / "没有这个.xlsx")


def test_formats_far_below_the_data_do_not_count_as_cells() -> None:
    xml = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')
    assert rows(raw_workbook(xml)) == [(1, [1.0])]


def test_a_file_damaged_anywhere_is_read_or_refused_but_never_crashes() -> None:
    chance = random.Random(20241105)
    outcomes = set()
    for _ in range(150):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(bytes(data))
            outcomes.add("read")
        except Refusal as refused:
            assert str(refused).endswith("。")
            outcomes.add("refused")
    assert "refused" in outcomes


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters
    assert column_index(letters) == index
