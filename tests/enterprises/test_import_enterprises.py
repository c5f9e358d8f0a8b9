"""An imported enterprise is found by the search at once; one whose batch is undone is not."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from sizai.enterprises.models import Enterprise
from sizai.enterprises.queries import find, named_like
from sizai.enterprises.verbs.import_enterprises import EnterpriseIntake
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import import_entries, undo_import
from tests.cast import Cast


def ledger(folder: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["企业名称", "曾用名", "镇街", "职工人数"])
    sheet.append(["恒艺工艺制品厂", "恒艺旧厂", "桃源镇", 43])
    sheet.append(["捷顺物流有限公司", "", "桃源镇", 160])
    path = folder / "企业.xlsx"
    book.save(path)
    return path


def test_imported_names_old_and_new_are_found_until_the_batch_is_undone(cast: Cast, tmp_path: Path) -> None:
    report = import_entries(
        actor=cast.wang, intake=EnterpriseIntake(cast.wang), path=ledger(tmp_path), commit=True
    )
    assert (report.ok, report.errors) == (2, [])
    made = Enterprise.objects.get(name="恒艺工艺制品厂")
    assert named_like(cast.zhao, "恒艺旧厂") == [made]
    assert find(name="恒艺旧厂") == made
    undo_import(actor=cast.wang, intake=EnterpriseIntake(cast.wang), batch=Batch.objects.get())
    assert named_like(cast.zhao, "恒艺旧厂") == named_like(cast.zhao, "物流") == []
    assert find(name="恒艺旧厂") is None
