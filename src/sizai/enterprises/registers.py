"""The register of enterprises."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from sizai.access.actor import Actor
from sizai.enterprises.forms.steps import CloseForm, ContactForm, FormerNameForm, HeadcountForm, ReasonForm
from sizai.enterprises.ledger import ENTERPRISES as LEDGER
from sizai.enterprises.models import Enterprise, FormerName, Headcount
from sizai.enterprises.queries import document_of, enterprises_for
from sizai.enterprises.verbs import enterprises as verbs
from sizai.enterprises.vocabulary import Industry, Ownership
from sizai.orgs.queries import area_names, area_options, union_options
from sizai.registers.catalog import declare
from sizai.registers.columns import Column
from sizai.registers.filters import ChoiceFilter, DateFilter, FlagFilter, NumberFilter
from sizai.registers.inputs import Input
from sizai.registers.register import Register, Related, Search, Step, Verbs
from sizai.text.unreadable import Unreadable
from sizai.text.uscc import read_uscc

UNION = {True: ("有", "done"), False: ("未建会", "new"), None: None}


def _code(typed: str) -> str | None:
    try:
        return read_uscc(typed)
    except Unreadable:
        return None


def _heads(entry: Any, actor: Actor) -> Any:
    return Headcount.objects.filter(enterprise=entry)


def _former(entry: Any, actor: Actor) -> Any:
    return FormerName.objects.filter(enterprise=entry).order_by("-until", "-id")


ENTERPRISES = declare(
    Register(
        key="enterprises", label="企业", unit="家", place=10, model=Enterprise, scope=enterprises_for,
        verbs=Verbs(read="read_enterprise", create="register_enterprise", change="change_enterprise", reveal="reveal_enterprise",
                    export="export_enterprises", import_="import_enterprises"),
        nothing="本地的用人单位都在这里。把手上的台账导进来，或者先登记一家：只要名称和镇街，其余以后再补。",
        columns=(
            Column("name", phone="first", sort=True, under=lambda entry: f"{entry.closed_on}注销或停业" if entry.closed_on else ""),
            Column("uscc", phone="hidden", width="184px"),
            Column("area_path", lookup=area_names, width="96px"),
            Column("trade", label="行业", value=lambda entry: entry.trade or entry.get_industry_display(), width="168px"),
            Column("headcount", label="职工", unit="人", sort=True, phone="end", width="104px"),
            Column("unionised", label="工会", kind="state", value=lambda entry: UNION[entry.unionised], width="104px"),
        ),
        details=(
            Column("industry", label="行业门类"), Column("ownership"), Column("address"), Column("legal_person"), Column("contact"),
            Column("contact_phone"), Column("union", label="所属工会"), Column("closed_on"), Column("created_at"),
        ),
        filters=(
            ChoiceFilter("area_path", "镇街", area_options, prefix=True, empty="镇街不详"),
            NumberFilter("headcount", "人数", "人", steps=(25, 100, 500)),
            FlagFilter("union", "有无工会", {"yes": ("已建会", Q(unionised=True)), "no": ("未建会", Q(unionised=False)),
                                             "unknown": ("不清楚有无工会", Q(unionised=None))}),
            ChoiceFilter("industry", "行业", Industry.choices, empty="行业没填"),
            ChoiceFilter("ownership", "经济类型", Ownership.choices),
            FlagFilter("open", "在不在", {"yes": ("在营", Q(closed_on=None)), "no": ("已注销或停业", Q(closed_on__isnull=False))}),
            DateFilter("closed_on", "停业日期"),
        ),
        search=Search("名称、曾用名、代码", kind="enterprise", exact={"uscc": _code}),
        inputs=(
            Input("name", hint="营业执照上的全称", wide=True), Input("area_path", options=area_options, required=True),
            Input("uscc", hint="18位，在营业执照上"), Input("headcount", only="create"), Input("industry", label="行业门类"), Input("trade", hint="例如家具制造"),
            Input("ownership"), Input("unionised"), Input("union", label="所属工会", options=union_options), Input("legal_person"), Input("contact"),
            Input("contact_phone"), Input("address", wide=True),
        ),
        create=verbs.register_enterprise, change=verbs.change_enterprise, argument="enterprise",
        document=document_of, document_needs=("former_names",), related_names=("union",), import_declaration=LEDGER,
        steps=(
            Step("change_contact", "改联系方式", ContactForm, verbs.change_contact, "enterprise"),
            Step("note_headcount", "登记人数", HeadcountForm, verbs.note_headcount, "enterprise"),
            Step("add_former_name", "加曾用名", FormerNameForm, verbs.add_former_name, "enterprise", tells="台账里写曾用名的，会认作这一家。"),
            Step("close_enterprise", "注销或停业", CloseForm, verbs.close_enterprise, "enterprise", way_back=False,
                 tells="名册里留着并注明，案件不受影响，可以恢复。", when=lambda entry: entry.closed_on is None),
            Step("reopen_enterprise", "恢复", ReasonForm, verbs.reopen_enterprise, "enterprise", when=lambda entry: entry.closed_on is not None),
        ),
        related=(
            Related("历次人数", Headcount, _heads, (Column("on", phone="first", kind="date"), Column("workers", phone="end"), Column("source")),
                    nothing="“登记人数”以后，每一次都按日期留在这里。"),
            Related("曾用名", FormerName, _former, (Column("name", phone="first", kind="text"), Column("until", phone="end")),
                    nothing="改名以后，旧名自己记到这里。"),
        ),
    )
)  # fmt: skip
