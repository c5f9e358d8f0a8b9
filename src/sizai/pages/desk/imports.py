"""导入表格: choose a file, see what it holds, confirm; wrong rows come back as a workbook; a batch can be undone."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.urls import path as address

from sizai.access.actor import Actor
from sizai.access.policy import require
from sizai.enterprises.verbs.import_enterprises import EnterpriseIntake
from sizai.orgs.verbs.import_unions import UnionIntake
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution.lists import actor_of
from sizai.registers.bad_input import BadInput
from sizai.registers.models import Batch
from sizai.registers.verbs.imports import import_entries, remember_headers, undo_import
from sizai.registers.workbooks import Limits, Refusal
from sizai.resolution.verbs.import_cases import CaseIntake
from sizai.ui.components import Column

INTAKES: dict[str, Callable[[Actor], Any]] = {
    "cases": CaseIntake,
    "enterprises": EnterpriseIntake,
    "unions": UnionIntake,
}
NAMES = {"cases": "案件台账", "enterprises": "企业名册", "unions": "工会名册"}
HOMES = {"cases": "/cases/", "enterprises": "/registers/enterprises/", "unions": "/registers/unions/"}
SHOWN = 200
TOKEN = re.compile(r"^[0-9a-f]{32}$")

ERROR_COLUMNS = [
    Column("工作表", lambda e: e["sheet"], phone="end"), Column("行", lambda e: f"第{e['row']}行", phone="first"), Column("列", lambda e: e["column"]),
    Column("现在写的", lambda e: e["value"]), Column("怎么改", lambda e: e["message"]),
]  # fmt: skip


def _where(of: dict[str, Any]) -> str:
    return of.get("case") or of.get("entry") or f"{of['sheet']}第{of['row']}行"


LIKE_COLUMNS = [
    Column("行", lambda e: f"{e['sheet']}第{e['row']}行", phone="first"),
    Column("怎么样", lambda e: "已经有了，不再导入" if e["kind"] == "exact" else "可能重复，导入后排队看"),
    Column("和哪一件", lambda e: _where(e["of"])),
]


def _folder() -> Path:
    folder = Path(settings.HOME) / "tmp" / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _kept(token: str) -> Path:
    """The uploaded file of a token of this house; anything else is a 404."""
    if not TOKEN.match(token):
        raise Http404
    path = _folder() / f"{token}.upload"
    if not path.exists():
        raise Http404
    return path


def _intake(register: str, actor: Actor) -> Any:
    if register not in INTAKES:
        raise Http404
    intake = INTAKES[register](actor)
    require(actor, intake.verb)
    return intake


def _limits() -> Limits:
    return Limits(file=settings.ENVIRONMENT.max_upload_mb * 1024 * 1024)


def choose(request: HttpRequest, register: str) -> HttpResponse:
    """Choose a file; earlier batches below."""
    actor = actor_of(request)
    _intake(register, actor)
    if request.method == "POST":
        upload = request.FILES.get("upload")
        if upload is None:
            messages.error(request, "还没有选文件。")
            return HttpResponseRedirect(request.path)
        token = secrets.token_hex(16)
        with (_folder() / f"{token}.upload").open("wb") as file:
            for piece in upload.chunks():
                file.write(piece)
        request.session[f"import:{token}"] = {
            "name": (upload.name or "表格.xlsx")[:200],
            "account": actor.account_id,
            "register": register,
        }
        return HttpResponseRedirect(f"/import/{register}/{token}/")
    batches = Batch.objects.filter(register=register).exclude(state__in=("staged", "discarded"))[:30]
    context = {
        "register": register,
        "name": NAMES[register],
        "home": HOMES[register],
        "batches": batches,
        "most": settings.ENVIRONMENT.max_upload_mb,
    }
    return _render(request, "choose.html", context, register)


def _render(
    request: HttpRequest, template: str, context: dict[str, Any], register: str, status: int = 200
) -> HttpResponse:
    place, section = ("resolution", "cases") if register == "cases" else ("registers", register)
    return render_desk(
        request, f"desk/imports/{template}", context, place=place, section=section, status=status
    )


def preview(request: HttpRequest, register: str, token: str) -> HttpResponse:
    """What the file holds. 确认前不会写入任何一行; POST takes it in."""
    actor = actor_of(request)
    intake, file = _intake(register, actor), _kept(token)
    told = request.session.get(f"import:{token}")
    if told is None or told["account"] != actor.account_id or told["register"] != register:
        raise Http404
    commit = request.method == "POST" and "confirm" in request.POST
    if request.method == "POST" and not commit:
        mapping = {
            name.removeprefix("map:"): str(value)
            for name, value in request.POST.items()
            if name.startswith("map:") and value
        }
        try:
            remember_headers(actor=actor, intake=intake, mapping=mapping)
        except BadInput as error:
            messages.error(request, error.sentence)
        return HttpResponseRedirect(request.path)
    returned = _folder() / f"{token}.returned.xlsx"
    try:
        report = import_entries(
            actor=actor,
            intake=intake,
            path=file,
            commit=commit,
            file_name=told["name"],
            returned=returned,
            limits=_limits(),
        )
    except Refusal as error:
        context = {
            "register": register,
            "name": NAMES[register],
            "file": told["name"],
            "sentence": str(error),
        }
        return _render(request, "refused.html", context, register, status=422)
    wrong = len({(error["sheet"], error["row"]) for error in report.errors})
    if commit:
        messages.success(
            request, f"已导入{report.ok}行。" + (f"{wrong}行没有导入，原因写在要改的表里。" if wrong else "")
        )
        request.session[f"import:{token}"] = {**told, "batch": report.batch}
        return HttpResponseRedirect(f"/import/{register}/")
    context = {
        "register": register, "name": NAMES[register], "file": told["name"], "report": report, "wrong": wrong, "token": token,
        "exact": sum(each["kind"] == "exact" for each in report.duplicates), "near": sum(each["kind"] == "near" for each in report.duplicates),
        "errors": report.errors[:SHOWN], "duplicates": report.duplicates[:SHOWN], "error_columns": ERROR_COLUMNS, "like_columns": LIKE_COLUMNS,
        "unknown": list(dict.fromkeys(header for table in report.mapping for header in table["unknown"] if header.strip())),
        "choices": list(intake.ledger.by_name),
    }  # fmt: skip
    return _render(request, "preview.html", context, register)


def returned(request: HttpRequest, register: str, token: str) -> HttpResponseBase:
    """The wrong rows, with the reasons beside them."""
    actor = actor_of(request)
    _intake(register, actor)
    told = request.session.get(f"import:{token}")
    _kept(token)
    path = _folder() / f"{token}.returned.xlsx"
    if told is None or told["account"] != actor.account_id or not path.exists():
        raise Http404
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"{Path(told['name']).stem}_要改.xlsx")


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销这一批."""
    actor = actor_of(request)
    batch = get_object_or_404(Batch, pk=pk)
    intake = _intake(batch.register, actor)
    if request.method == "POST":
        try:
            kept = undo_import(actor=actor, intake=intake, batch=batch)
        except BadInput as error:
            messages.error(request, error.sentence)
        else:
            messages.success(
                request, f"第{pk}批已撤销。" + (f"{kept}行之后有人办过，留下了。" if kept else "")
            )
    return HttpResponseRedirect(f"/import/{batch.register}/")


urlpatterns = [
    address("import/<slug:register>/", choose),
    address("import/<slug:register>/<str:token>/", preview),
    address("import/<slug:register>/<str:token>/returned", returned),
    address("import/<int:pk>/undo_import", undo),
]
