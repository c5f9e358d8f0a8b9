"""The register of persons: the one with the strictest door."""

from __future__ import annotations

from sizai.access.sealing import blind_index, mask_id_number
from sizai.orgs.queries import area_names, area_options
from sizai.people.models import Person, phone_index
from sizai.people.queries.persons import persons_for
from sizai.people.verbs.checking import prepared_person
from sizai.registers.catalog import declare
from sizai.registers.columns import Column
from sizai.registers.filters import ChoiceFilter, DateFilter
from sizai.registers.inputs import Input
from sizai.registers.register import Register, Search, Verbs
from sizai.text.identity import read_identity_number
from sizai.text.phones import read_phones
from sizai.text.unreadable import Unreadable


def _phone(typed: str) -> str | None:
    try:
        return phone_index(read_phones(typed).numbers[0])
    except (Unreadable, IndexError):
        return None


def _id_number(typed: str) -> str | None:
    try:
        return blind_index(read_identity_number(typed))
    except Unreadable:
        return None


PEOPLE = declare(
    Register(
        key="people", label="职工", unit="人", place=15, model=Person, scope=persons_for, prepare=prepared_person,
        verbs=Verbs.of("person", "people", without=("void", "restore", "import_")),
        nothing="来过的职工和其他当事人，受理案件时自己记进来，不用在这里先登记。",
        columns=(Column("name", phone="first", width="160px"), Column("phone", phone="end", width="152px"),
                 Column("id_number", mask=mask_id_number, width="200px"), Column("area_path", lookup=area_names, width="104px"),
                 Column("note"), Column("created_at", width="112px")),
        filters=(ChoiceFilter("area_path", "镇街", area_options, prefix=True, empty="镇街不详"), DateFilter("created_at", "登记", moments=True)),
        search=Search("姓名、完整的电话或身份证号", fields=("name",), exact={"phone_index": _phone, "id_index": _id_number}),
        inputs=(Input("name"), Input("area_path", options=area_options, required=True), Input("phone", hint="手机或带区号的座机"),
                Input("id_number", mask=mask_id_number), Input("note", wide=True)),
    )
)  # fmt: skip
