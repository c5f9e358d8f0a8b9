"""The registers of the union tree: unions, stations and points, departments, their kinds, areas."""

from __future__ import annotations

from django.db.models import Q

from sizai.orgs.ledger import UNIONS as LEDGER
from sizai.orgs.models import Area, DepartmentKind, Organisation
from sizai.orgs.queries import (
    area_names,
    area_options,
    areas_for,
    department_kind_options,
    department_kinds_for,
    organisations_of,
    parent_options,
)
from sizai.orgs.verbs.checking import prepared_area, prepared_department_kind, prepared_organisation
from sizai.orgs.vocabulary import OrganisationKind as Kind
from sizai.registers.catalog import declare
from sizai.registers.columns import Column
from sizai.registers.filters import ChoiceFilter, DateFilter, FlagFilter, NumberFilter
from sizai.registers.inputs import Input
from sizai.registers.paging import Order
from sizai.registers.register import Register, Search, Verbs

AREA = Column("area_path", lookup=area_names, width="104px")
IN_AREA = ChoiceFilter("area_path", "镇街", area_options, prefix=True)
OPEN = FlagFilter(
    "open", "在不在", {"yes": ("在", Q(closed_on=None)), "no": ("已撤销", Q(closed_on__isnull=False))}
)
SEALED = (Column("chair_phone"), Column("closed_on"))
POINTS = (Kind.STATION, Kind.SERVICE_POINT, Kind.MOBILE_ROOM)


def _chosen(*kinds: Kind) -> list[tuple[str, str]]:
    return [(str(kind.value), str(kind.label)) for kind in kinds]


UNIONS = declare(
    Register(
        key="unions", label="工会", unit="家", place=20, model=Organisation, scope=organisations_of(Kind.UNION, Kind.FEDERATION),
        verbs=Verbs.of("union"), defaults={"kind": Kind.UNION}, prepare=prepared_organisation, closing="closed_on",
        nothing="基层工会和镇街总工会都在这里。把名册导进来，或者先登记一家。",
        columns=(Column("name", phone="first", sort=True), AREA, Column("unit_name"), Column("chair", width="104px"),
                 Column("member_count", unit="人", sort=True, phone="end", width="104px"), Column("founded_on", sort=True, width="112px")),
        details=(Column("kind"), Column("parent"), Column("uscc"), Column("address"), Column("phone"), *SEALED),
        filters=(IN_AREA, ChoiceFilter("kind", "类别", _chosen(Kind.UNION, Kind.FEDERATION)), NumberFilter("member_count", "会员", "人", (25, 100, 500)),
                 DateFilter("founded_on", "成立"), OPEN),
        search=Search("名称、所在单位、代码", fields=("name", "unit_name", "uscc", "chair")),
        inputs=(Input("name", wide=True), Input("area_path", options=area_options), Input("kind", options=_chosen(Kind.UNION, Kind.FEDERATION)),
                Input("parent", options=parent_options), Input("unit_name"), Input("uscc"), Input("chair"), Input("chair_phone"),
                Input("member_count"), Input("founded_on"), Input("phone"), Input("address", wide=True)),
        related_names=("parent",), import_declaration=LEDGER,
    )
)  # fmt: skip

STATIONS = declare(
    Register(
        key="stations", label="站点", unit="个", place=30, model=Organisation, scope=organisations_of(*POINTS),
        verbs=Verbs.of("station", without=("import_",)), defaults={"kind": Kind.STATION}, prepare=prepared_organisation, closing="closed_on",
        nothing="实践站、服务站（爱心驿站、司机之家）、流动调解室登记在这里。",
        columns=(Column("name", phone="first", sort=True), Column("kind", phone="end", width="104px"), AREA, Column("address"),
                 Column("phone", width="144px"), Column("chair", label="负责人", width="104px")),
        details=(Column("body_kind"), Column("parent"), *SEALED),
        filters=(IN_AREA, ChoiceFilter("kind", "类别", _chosen(*POINTS)), OPEN),
        search=Search("名称、地址", fields=("name", "address")),
        inputs=(Input("name", wide=True), Input("kind", options=_chosen(*POINTS)), Input("area_path", options=area_options),
                Input("body_kind", hint="实践站要选：它决定达成协议以后走哪一步"), Input("parent", options=parent_options),
                Input("address", wide=True), Input("phone"), Input("chair", label="负责人"), Input("chair_phone")),
        related_names=("parent",),
    )
)  # fmt: skip

DEPARTMENTS = declare(
    Register(
        key="departments", label="部门", unit="个", place=40, model=Organisation, scope=organisations_of(Kind.DEPARTMENT),
        verbs=Verbs.of("department", without=("import_",)), defaults={"kind": Kind.DEPARTMENT}, prepare=prepared_organisation, closing="closed_on",
        nothing="人社所、司法所、派出所等联动部门登记在这里，登记了才能派单。",
        columns=(Column("name", phone="first", sort=True), Column("department_kind", phone="end", width="120px"), AREA,
                 Column("department_kind.answer_hours", label="接单时限（工作小时）", kind="number", width="168px"), Column("phone", width="144px"),
                 Column("chair", label="负责人", width="104px")),
        details=(Column("address"), *SEALED),
        filters=(IN_AREA, ChoiceFilter("department_kind_id", "部门类别", department_kind_options), OPEN),  # type: ignore[arg-type]
        search=Search("名称", fields=("name",)),
        inputs=(Input("name", wide=True), Input("department_kind", options=department_kind_options, required=True),
                Input("area_path", options=area_options), Input("address", wide=True), Input("phone"), Input("chair", label="负责人"), Input("chair_phone")),
        related_names=("department_kind",),
    )
)  # fmt: skip

DEPARTMENT_KINDS = declare(
    Register(
        key="department_kinds", label="部门类别", unit="类", place=50, model=DepartmentKind, scope=department_kinds_for,
        verbs=Verbs.of("department_kind", without=("void", "restore", "reveal", "export", "import_")), prepare=prepared_department_kind,
        nothing="人社所、司法所、派出所这样的类别，每一类有自己的接单时限。",
        columns=(Column("name", phone="first", sort=True), Column("answer_hours", sort=True, phone="end", width="200px"), Column("code", width="160px")),
        inputs=(Input("name"), Input("answer_hours", hint="派单后多少个工作小时内要接单或退回"), Input("code", hint="小写英文，例如 hrss", only="create")),
        order=Order("id"),
    )
)  # fmt: skip

AREAS = declare(
    Register(
        key="areas", label="镇街", unit="个", place=60, model=Area, scope=areas_for,
        verbs=Verbs.of("area", without=("void", "restore", "reveal", "import_")), prepare=prepared_area,
        nothing="县、镇街、村社区按行政区划代码排在这里。",
        columns=(Column("name", phone="first", sort=True), Column("code", label="行政区划代码", sort=True, phone="end", width="200px"), Column("short_name", width="160px")),
        details=(Column("tile_column"), Column("tile_row")),
        search=Search("名称、代码", fields=("name", "code", "short_name")),
        inputs=(Input("name"), Input("code", label="行政区划代码", hint="县6位、镇街9位、村社区12位", only="create"), Input("short_name"),
                Input("tile_column", hint="示意位置，从1数起"), Input("tile_row", hint="示意位置，从1数起")),
        order=Order("code"),
    )
)  # fmt: skip
