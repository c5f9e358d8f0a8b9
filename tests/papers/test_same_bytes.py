"""The same facts give the same bytes, on any day, in any process."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from sizai.papers import print_paper
from tests.papers import samples

ROOT = Path(__file__).parents[2]
PRINT_ALL = """
import hashlib
from sizai.papers import print_paper
from tests.papers import samples
for name, make in samples.ALL.items():
    print(name, hashlib.sha256(print_paper(make())).hexdigest())
"""


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL)
def test_printing_twice_gives_the_same_bytes(make):
    assert print_paper(make()) == print_paper(make())


def test_another_process_with_another_zone_and_hash_seed_gives_the_same_bytes():
    here = {name: hashlib.sha256(print_paper(make())).hexdigest() for name, make in samples.ALL.items()}
    environment = os.environ | {
        "TZ": "America/New_York",
        "PYTHONHASHSEED": "4711",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    there = subprocess.run(
        [sys.executable, "-c", PRINT_ALL],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert dict(line.split() for line in there.stdout.splitlines()) == here


def test_another_fact_gives_other_bytes():
    assert print_paper(samples.agreement()) != print_paper(samples.agreement(copies=4))


def test_the_file_holds_the_papers_own_date_and_the_version_of_its_wording():
    about = Document(io.BytesIO(print_paper(samples.agreement()))).core_properties
    assert about.title == "鹤工调〔2026〕12号调解协议书"
    assert f"{about.created:%Y-%m-%d}" == f"{about.modified:%Y-%m-%d}" == "2026-11-05"
    assert about.version == "agreement-1"
    assert about.author == "四在 Sizai"


def test_the_package_holds_only_what_a_paper_needs():
    with zipfile.ZipFile(io.BytesIO(print_paper(samples.agreement()))) as package:
        names = package.namelist()
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None
    assert names[0] == "[Content_Types].xml"
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]
    assert len(print_paper(samples.agreement())) < 20_000
