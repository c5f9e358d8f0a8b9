"""Components: plain functions from values to safe HTML.

`{% load sizai %}` gives the same names to templates.
"""

from __future__ import annotations

from sizai.ui.components.actions import Action, Confirm, action, action_bar
from sizai.ui.components.charts import Band, Chart, Series, chart, chart_panel, chart_table
from sizai.ui.components.dates import date_sentence, date_short, elapsed, moment
from sizai.ui.components.fields import autosave_line, field, form_errors, masked
from sizai.ui.components.filters import Choice, Filter, bulk_strip, filter_chips
from sizai.ui.components.markup import icon, missing
from sizai.ui.components.notices import comparison, empty_state, note, skeleton
from sizai.ui.components.numbers import Kpi, bar, few, figure, kpi, kpis, money, percent, wan
from sizai.ui.components.pager import how_many, pager
from sizai.ui.components.ruler import RulerDay, ruler
from sizai.ui.components.screens import Lead, Tile, leads, tiles
from sizai.ui.components.states import level, room_mark, state_mark, tag
from sizai.ui.components.tables import Column, data_table
from sizai.ui.components.threads import Entry, Step, timeline, trail
from sizai.ui.components.todos import Todo, deadline_panel, todo_list
from sizai.ui.components.turns import Turn, turn_chip, turn_words

__all__ = [
    "Action",
    "Band",
    "Chart",
    "Choice",
    "Column",
    "Confirm",
    "Entry",
    "Filter",
    "Kpi",
    "Lead",
    "RulerDay",
    "Series",
    "Step",
    "Tile",
    "Todo",
    "Turn",
    "action",
    "action_bar",
    "autosave_line",
    "bar",
    "bulk_strip",
    "chart",
    "chart_panel",
    "chart_table",
    "comparison",
    "data_table",
    "date_sentence",
    "date_short",
    "deadline_panel",
    "elapsed",
    "empty_state",
    "few",
    "field",
    "figure",
    "filter_chips",
    "form_errors",
    "how_many",
    "icon",
    "kpi",
    "kpis",
    "leads",
    "level",
    "masked",
    "missing",
    "moment",
    "money",
    "note",
    "pager",
    "percent",
    "room_mark",
    "ruler",
    "skeleton",
    "state_mark",
    "tag",
    "tiles",
    "timeline",
    "todo_list",
    "trail",
    "turn_chip",
    "turn_words",
    "wan",
]
