"""Reads of the room. Other rooms and pages ask here, never the models."""

from sizai.resolution.queries.scope import cases_for, dispatches_for, intakes_for
from sizai.resolution.queries.turns import my_count, my_turn, others_turn

__all__ = ["cases_for", "dispatches_for", "intakes_for", "my_count", "my_turn", "others_turn"]
