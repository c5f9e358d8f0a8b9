"""Closed lists of the room."""

from __future__ import annotations

from django.db.models import TextChoices


class Basis(TextChoices):
    """By which day a thing falls into a period. 受理口径 is the cohort of the acceptance date, 办结口径 the closing date."""

    ACCEPTED = "accepted", "按受理日期"
    MEDIATED = "mediated", "按调解办结日期"
    CLOSED = "closed", "按结案日期"
    SIGNED = "signed", "按协议签订日期"
    RECEIVED = "received", "按到账日期"
    DUE = "due", "按协议最后一期应付日期"
    SENT = "sent", "按派单日期，看现在的状态"
    COHORT = "cohort", "按受理日期，看现在的状态"


class Unit(TextChoices):
    CASES = "件", "件"
    PEOPLE = "人", "人"
    YUAN = "元", "元"
    PERCENT = "%", "%"
    DAYS = "天", "天"
    DISPATCHES = "单", "单"


class PaperKind(TextChoices):
    """The two files of a monthly report."""

    DOCX = "docx", "月报（Word）"
    XLSX = "xlsx", "附表（Excel）"
