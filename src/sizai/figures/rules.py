"""Who may read figures, open their rows, take snapshots and publish reports. How far, is said by `queries.filters.within`."""

from __future__ import annotations

from sizai.access.actor import Actor, Role
from sizai.access.policy import allow, predicate, role_in
from sizai.figures.models import Report, Snapshot

cadre = role_in(Role.FEDERATION_CADRE)
mediator = role_in(Role.STATION_MEDIATOR)
auditor = role_in(Role.AUDITOR)
screen = role_in(Role.SCREEN)


@predicate
def posted(actor: Actor, thing: object) -> bool:
    """The post reaches an area, or stands in a station."""
    return bool(actor.scope) or actor.organisation_id is not None


@predicate
def covers(actor: Actor, thing: Snapshot | Report | None) -> bool:
    """What was published lies in the post's reach. A mediator reads what was published of the own station only."""
    if thing is None:
        return True
    if actor.role == Role.STATION_MEDIATOR:
        return thing.station_id is not None and thing.station_id == actor.organisation_id
    return actor.reaches(thing.area_path)


allow("read_figures", "看数字", (cadre | mediator | auditor | screen) & posted)
allow("read_screen", "看大屏", (cadre | screen) & posted)
allow("read_figure_rows", "看数字背后的行", (cadre | mediator | auditor) & posted)
allow("export_figure_rows", "导出数字背后的行", (cadre | mediator | auditor) & posted)
allow("take_snapshot", "留快照", cadre & posted)
allow("read_snapshot", "看快照", (cadre | mediator | auditor) & posted & covers)
allow("publish_report", "发月报", cadre & posted)
allow("read_report", "看月报", (cadre | mediator | auditor) & posted & covers)
allow("note_printed_figure", "记下别处印出的数", cadre & posted)
allow("conclude_printed_figure", "写核对结论", cadre & posted)
allow("keep_figure", "现在算一个数", (cadre | mediator | auditor) & posted)
