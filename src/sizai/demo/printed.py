"""The figures that were printed about 鹤山's year. They are real; the rows they are held against are invented."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sizai.access.actor import Actor
from sizai.figures.verbs.printed import note_printed_figure

YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
SOURCE = "公开报道"
PRINTED = (
    ("cases_accepted", "2,426件", "2426"),
    ("workers", "800余人", "800"),
    ("amount_claimed", "4,160万元", "41600000"),
    ("mediations_completed", "1,739件", "1739"),
    ("mediations_successful", "1,688件", "1688"),
    ("mediation_success_rate", "97.1%", "97.1"),
)
"""Key of the figure, how it was printed, its number in the figure's unit."""


def note_printed(cadre: Actor) -> None:
    """Put them down, as the cadre who keeps the figures would."""
    for key, text, number in PRINTED:
        note_printed_figure(
            actor=cadre,
            key=key,
            text=text,
            number=Decimal(number),
            source=SOURCE,
            since=YEAR[0],
            until=YEAR[1],
        )
