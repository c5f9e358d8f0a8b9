"""`sizai import`: ledgers of cases, enterprises and unions; `sizai import undo`: a batch is taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sizai.cli import holding
from sizai.cli.opening import has_tables, open_django
from sizai.cli.speaking import Failure

if TYPE_CHECKING:
    from sizai.access.actor import Actor
    from sizai.registers.verbs.imports import Intake, Report

SHOWN = 20
"""Errors and duplicates that the table shows; --json gives all."""


def _open() -> Actor:
    """An installation to import into: made on the spot where there is none. The server's administrator acts for the federation."""
    env = open_django(create=True)
    if not has_tables(env):
        from sizai.cli.migrating import migrate

        with holding.alone(env.root):
            migrate()
    from sizai.access.actor import SYSTEM, Actor, Role
    from sizai.orgs.queries import installation
    from sizai.orgs.verbs.founding import found_default

    federation = found_default(actor=SYSTEM)
    ours = installation()
    return Actor(
        name="命令行",
        role=Role.FEDERATION_CADRE,
        scope=ours.area_path if ours else federation.area_path,
        organisation_id=federation.pk,
    )


def _intake(register: str, actor: Actor) -> Intake:
    from sizai.enterprises.verbs.import_enterprises import EnterpriseIntake
    from sizai.orgs.verbs.import_unions import UnionIntake
    from sizai.resolution.verbs.import_cases import CaseIntake

    intakes: dict[str, Any] = {"cases": CaseIntake, "enterprises": EnterpriseIntake, "unions": UnionIntake}
    found: Intake = intakes[register](actor)
    return found


def _show(report: Report, returned: Path | None) -> None:
    click.echo(
        f"读到{report.rows}行，可导入{report.ok}行，要改{len({(e['sheet'], e['row']) for e in report.errors})}行，可能重复{len(report.duplicates)}行。"
    )
    for error in report.errors[:SHOWN]:
        click.echo(f"  {error['sheet']} 第{error['row']}行 {error['column']}：{error['message']}")
    if len(report.errors) > SHOWN:
        click.echo(f"  还有{len(report.errors) - SHOWN}处，用 --json 看全部。")
    for remark in report.remarks:
        click.echo(f"  {remark}")
    if report.batch is None:
        click.echo("只是预览，没有写入任何一行。加 --commit 导入。")
    else:
        click.echo(f"已导入，第{report.batch}批。撤销：sizai import undo {report.batch}")
    if returned is not None and returned.exists():
        click.echo(f"要改的行连同原因写在：{returned}")


def _run(register: str, file: Path, commit: bool, as_json: bool, returned: Path | None) -> None:
    actor = _open()
    from sizai.registers.verbs.imports import import_entries
    from sizai.registers.workbooks import Refusal

    if returned is None and commit:
        returned = file.with_name(f"{file.stem}_要改.xlsx")
    try:
        report = import_entries(
            actor=actor, intake=_intake(register, actor), path=file, commit=commit, returned=returned
        )
    except Refusal as error:
        raise Failure(str(error)) from error
    if as_json:
        click.echo(json.dumps(report.as_dict(), ensure_ascii=False))
    else:
        _show(report, returned)


@click.group(name="import")
def imports() -> None:
    """从 Excel 导入台账、企业、工会。不加 --commit 只是预览，不写入任何一行。"""


def _command(register: str, told: str) -> None:
    @imports.command(name=register, help=told)
    @click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
    @click.option("--commit", is_flag=True, help="写入；好的行先暂存，再一次发布")
    @click.option("--json", "as_json", is_flag=True, help="结果写成 JSON")
    @click.option(
        "--returned",
        type=click.Path(path_type=Path),
        default=None,
        help="要改的行写到这个表格（默认在原文件旁边）",
    )
    def run(file: Path, commit: bool, as_json: bool, returned: Path | None) -> None:
        _run(register, file, commit, as_json, returned)


_command("cases", "导入案件台账")
_command("enterprises", "导入企业名册")
_command("unions", "导入工会名册")


@imports.command()
@click.argument("batch", type=int)
@click.option("--json", "as_json", is_flag=True, help="结果写成 JSON")
def undo(batch: int, as_json: bool) -> None:
    """撤销一批导入；之后有人办过的留下。"""
    actor = _open()
    from sizai.registers.bad_input import BadInput
    from sizai.registers.models import Batch
    from sizai.registers.verbs.imports import undo_import

    found = Batch.objects.filter(pk=batch).first()
    if found is None:
        raise Failure(f"没有第{batch}批。")
    try:
        kept = undo_import(actor=actor, intake=_intake(found.register, actor), batch=found)
    except BadInput as error:
        raise Failure(error.sentence) from error
    if as_json:
        click.echo(json.dumps({"batch": batch, "undone": found.ok - kept, "kept": kept}, ensure_ascii=False))
    else:
        click.echo(f"第{batch}批已撤销。" + (f"{kept}行之后有人办过，留下了。" if kept else ""))
