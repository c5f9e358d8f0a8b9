"""One page for every verb: `/<things>/<id>/<verb>`. GET shows its form, POST calls the verb; a refusal loses nothing typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from sizai.access.actor import Actor
from sizai.access.policy import may, require
from sizai.audit.queries import history_of
from sizai.lifecycle import IllegalMove, StaleMove
from sizai.pages.desk.frame import render_desk
from sizai.pages.desk.resolution.lists import actor_of
from sizai.registers.bad_input import BadInput
from sizai.registers.forms.drafts import take_up
from sizai.registers.verbs.drafts import discard_draft, save_draft
from sizai.resolution.forms import FORMS
from sizai.resolution.models import Agreement, Case, Claim, DuplicateHint, Evidence, Payment, Session
from sizai.resolution.queries import cases_for, dispatches_for, intakes_for
from sizai.resolution.queries.scope import of_cases_for
from sizai.resolution.verbs import (
    agreements,
    cases,
    duplicates,
    evidence,
    green_channel,
    intakes,
    joint,
    mediation,
    sessions,
)
from sizai.ui.drafts import accept_draft


@dataclass(frozen=True)
class Act:
    """A verb as a page: its title, the function, the name of its thing's argument, how many columns its form has."""

    title: str
    run: Callable[..., Any]
    argument: str
    button: str = ""
    way_back: bool = True
    tells: str = ""


def _of_cases(model: Any) -> Callable[[Actor], QuerySet[Any]]:
    return lambda actor: model.objects.filter(of_cases_for(actor))


THINGS: dict[str, Callable[[Actor], QuerySet[Any]]] = {
    "cases": cases_for,
    "intakes": intakes_for,
    "dispatches": dispatches_for,
    "sessions": _of_cases(Session),
    "agreements": _of_cases(Agreement),
    "payments": _of_cases(Payment),
    "claims": _of_cases(Claim),
    "duplicates": _of_cases(DuplicateHint),
    "evidence": _of_cases(Evidence),
}

ACTS: dict[tuple[str, str], Act] = {
    ("intakes", "accept_intake"): Act("受理立案", intakes.accept_intake, "intake", tells="立案后15天的调解期限从收到申请那天起算。"),
    ("intakes", "decline_intake"): Act("不予受理", intakes.decline_intake, "intake", way_back=False),
    ("intakes", "refer_intake"): Act("转办", intakes.refer_intake, "intake"),
    ("intakes", "identify_intake"): Act("补留姓名", intakes.identify_intake, "intake"),
    ("intakes", "add_evidence"): Act("上传证据", evidence.add_evidence, "intake"),
    ("cases", "change_case"): Act("改案件", cases.change_case, "case", button="保存"),
    ("cases", "import_parties"): Act("从表格加人", cases.add_parties, "case", button="读表，加人",
                                     tells="一人一行：姓名、电话、身份证号、请求事项、金额。有一行不对，就一个都不加。"),
    ("cases", "note_case"): Act("写一条经过", cases.note_case, "case", button="写上"),
    ("cases", "dispatch_case"): Act("联动派单", joint.dispatch_case, "case"),
    ("cases", "start_mediation"): Act("开始调解", mediation.start_mediation, "case"),
    ("cases", "plan_session"): Act("安排调解会", sessions.plan_session, "case"),
    ("cases", "pause_case"): Act("暂停计时", mediation.pause_case, "case",
                                 tells="暂停只停本会的表：从收到申请起满15日没有达成协议，劳动者照样可以申请仲裁。"),
    ("cases", "resume_case"): Act("恢复计时", mediation.resume_case, "case"),
    ("cases", "reach_agreement"): Act("达成协议", agreements.reach_agreement, "case"),
    ("cases", "start_performance"): Act("开始履行", agreements.start_performance, "case"),
    ("cases", "note_payment"): Act("登记到账", agreements.note_payment, "case", tells="只登记已经到了的钱；答应的写在协议里。"),
    ("cases", "fail_mediation"): Act("调解不成", mediation.fail_mediation, "case"),
    ("cases", "withdraw_case"): Act("申请人撤回", mediation.withdraw_case, "case", way_back=False, tells="申请人以后还可以重新打开。"),
    ("cases", "open_green_channel"): Act("转绿色通道", green_channel.open_green_channel, "case",
                                         tells="当事人、请求、事实、证据清单随案移交，对方不用重填。"),
    ("cases", "advance_green_channel"): Act("登记结果", green_channel.advance_green_channel, "case"),
    ("cases", "close_case"): Act("结案", cases.close_case, "case", way_back=False, tells="结案不等于解决：结局照实选，职工可以重新打开。"),
    ("cases", "reopen_case"): Act("重新打开", cases.reopen_case, "case"),
    ("cases", "merge_case"): Act("并入另一件", duplicates.merge_case, "case", tells="案号保留并注明，可以撤销。"),
    ("cases", "unmerge_case"): Act("撤销并案", duplicates.unmerge_case, "case"),
    ("cases", "void_case"): Act("作废", cases.void_case, "case", way_back=False, tells="案号保留并注明，不再计入数字。"),
    ("cases", "add_evidence"): Act("上传证据", evidence.add_evidence, "case"),
    ("dispatches", "accept_dispatch"): Act("接单", joint.accept_dispatch, "dispatch"),
    ("dispatches", "reject_dispatch"): Act("退回", joint.reject_dispatch, "dispatch", way_back=False),
    ("dispatches", "answer_dispatch"): Act("办复", joint.answer_dispatch, "dispatch"),
    ("dispatches", "recall_dispatch"): Act("收回派单", joint.recall_dispatch, "dispatch", way_back=False),
    ("sessions", "hold_session"): Act("记录调解会", sessions.hold_session, "session", button="保存笔录"),
    ("sessions", "cancel_session"): Act("取消调解会", sessions.cancel_session, "session", way_back=False),
    ("agreements", "breach_agreement"): Act("登记没有履行", agreements.breach_agreement, "agreement"),
    ("payments", "reverse_payment"): Act("冲正到账", agreements.reverse_payment, "payment", way_back=False,
                                         tells="这一笔会留着并划掉，不再计入到账。"),
    ("claims", "change_claim"): Act("改请求", cases.change_claim, "claim", button="保存"),
    ("duplicates", "settle_duplicate"): Act("不是同一件", duplicates.settle_duplicate, "hint"),
    ("evidence", "withdraw_evidence"): Act("撤下证据", evidence.withdraw_evidence, "evidence", way_back=False),
}  # fmt: skip


def _home(things: str, thing: Any) -> str:
    """Where to go when it is done: the matter's own page."""
    if things in ("cases", "intakes"):
        return f"/{things}/{thing.pk}/"
    if things == "dispatches":
        return f"/dispatches/{thing.pk}/"
    return f"/cases/{thing.case_id}/"


def act(request: HttpRequest, things: str, pk: int, verb: str) -> HttpResponse:
    """The form of a verb and its call. Another's object is a 404; a step that is not one's own is a 403."""
    found = ACTS.get((things, verb))
    if found is None:
        raise Http404
    actor = actor_of(request)
    thing = get_object_or_404(THINGS[things](actor), pk=pk)
    require(actor, verb, thing)
    key = f"{things}:{pk}:{verb}"
    sent = request.method == "POST"
    form = FORMS[verb](
        request.POST if sent else None, request.FILES if sent else None, actor=actor, thing=thing
    )
    saved = take_up(form, actor=actor, key=key)
    conflict: list[tuple[str, str, str]] = []
    if sent and form.is_valid():
        try:
            result = found.run(actor=actor, **{found.argument: thing}, **form.arguments())
        except BadInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.sentence)
        except IllegalMove as error:
            form.add_error(None, str(error))
        except StaleMove as error:
            form.add_error(None, str(error))
            conflict = _both_versions(form, type(thing)._base_manager.get(pk=thing.pk))
            _keep(actor, key, form)
        else:
            discard_draft(actor=actor, form=key)
            messages.success(request, f"{found.title}：已经办好。")
            target = _home("cases", result) if verb == "accept_intake" else _home(things, thing)
            return accept_draft(HttpResponseRedirect(target), request=request, key=key)
    context = {
        "act": found, "form": form, "thing": thing, "home": _home(things, thing), "key": key, "conflict": conflict, "saved": saved,
        "theirs": _last_hand(thing) if conflict else "",
    }  # fmt: skip
    template = (
        "desk/resolution/act_dialog.html"
        if request.headers.get("HX-Target") == "sz-dialog-body"
        else "desk/resolution/act.html"
    )
    answer = render_desk(
        request, template, context, place="resolution", section=things, status=422 if form.errors else 200
    )
    return accept_draft(answer, request=request, key=key) if conflict else answer


def _keep(actor: Actor, key: str, form: Any) -> None:
    """What stands in the form after a conflict takes the place of older drafts, here and (by the cookie) in the browser."""
    if actor.account_id:
        fields = [
            (name, value) for name in form.fields if name in form.data for value in form.data.getlist(name)
        ]
        save_draft(actor=actor, form=key, fields=fields)


def _both_versions(form: Any, now: Any) -> list[tuple[str, str, str]]:
    """(field, mine, theirs) for every field of the form that the thing has."""
    names = [name for name in form.fields if hasattr(now, name) and name != "revision"]
    if "revision" in form.fields:
        form.data = form.data.copy()
        form.data["revision"] = now.revision
    return [
        (str(form.fields[name].label), str(form.cleaned_data.get(name) or ""), str(getattr(now, name) or ""))
        for name in names
    ]


def _last_hand(thing: Any) -> str:
    """Who changed it last, and when."""
    last = history_of(
        thing.case if not isinstance(thing, Case) and hasattr(thing, "case_id") and thing.case_id else thing
    ).first()
    return f"{last.actor}{last.at.astimezone():%H:%M}写的" if last else "现在的"


def actions_for(actor: Actor, things: str, thing: Any, verbs: list[str]) -> list[tuple[str, str, bool]]:
    """(label, address, way back) of the verbs that the policy lets the actor do; what is never his is not there."""
    return [
        (ACTS[things, verb].title, f"/{things}/{thing.pk}/{verb}", ACTS[things, verb].way_back)
        for verb in verbs
        if (things, verb) in ACTS and may(actor, verb, thing)
    ]
