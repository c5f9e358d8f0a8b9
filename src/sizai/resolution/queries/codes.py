"""A case by its code, however it is typed: 鹤工调〔2026〕12号, [2026]12, 2026-12."""

from __future__ import annotations

import re

from sizai.access.actor import Actor
from sizai.resolution.models import Case
from sizai.resolution.queries.scope import cases_for
from sizai.text.width import half_width

CODE = re.compile(r"(?:^|\D)((?:19|20)\d{2})\D{1,3}0*(\d{1,8})\D*$")


def parse_code(text: str) -> tuple[int, int] | None:
    """(year, number), or None when it is no code."""
    found = CODE.search(half_width(text).strip())
    return (int(found[1]), int(found[2])) if found else None


def case_by_code(actor: Actor, text: str) -> Case | None:
    """The case, if the actor may read it."""
    code = parse_code(text)
    return cases_for(actor).filter(year=code[0], number=code[1]).first() if code else None
