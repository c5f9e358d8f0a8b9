"""`sizai demo`: an empty installation becomes 鹤山 2024 and the weeks up to today."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from django.core.cache import cache
from django.db import transaction

from sizai.access import clock
from sizai.access.actor import SYSTEM
from sizai.audit.record import record
from sizai.demo import county, incidents, now, plan
from sizai.demo.accounts import write_marker
from sizai.demo.printed import note_printed
from sizai.demo.replay import Replay
from sizai.orgs.models import Installation
from sizai.registers.bad_input import BadInput

SEED = 440784


def build(told: Callable[[str], None] = print) -> None:
    """Fill an empty installation. One transaction: either all of it is there, or nothing. Raises BadInput on a used one."""
    if Installation.objects.exists():
        raise BadInput(
            "installation", "这里已经有数据了，演示只能装进空库。换一个 SIZAI_HOME，或先用 sizai leave-demo。"
        )
    random = Random(SEED)
    with transaction.atomic():
        with clock.at(clock.local(2023, 12, 1)):
            told("建机构、账号和企业……")
            ground = county.build(random)
        replay = Replay(ground, random)
        for planned in plan.year(random):
            match planned.incident:
                case "furniture":
                    incidents.furniture(replay, planned)
                case "logistics":
                    incidents.logistics(replay, planned)
                case _:
                    replay.plan(planned)
        replay.run(told=lambda day: told(f"重放{day.year}年{day.month}月……"))
        with clock.at(clock.local(2025, 5, 6)):
            note_printed(ground.cadre)
        told("最近几周的案件……")
        now.recent_weeks(replay)
        with clock.at(clock.now()):
            record(actor=SYSTEM, verb="build_demo", text="装入演示数据：除公开合计外都是虚构的")
    cache.clear()
    write_marker(ground.shown)
    told("演示数据装好了。")
