"""Cases, their parties and claims, and the counter of their codes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models

from sizai.registers.models import Imported
from sizai.resolution.vocabulary import CaseState, Channel, ClaimKind, MediationResult, Outcome, PartyRole

MONEY: dict[str, Any] = {"max_digits": 14, "decimal_places": 2}
"""Yuan with cents, up to 999,999,999,999.99."""

CODE_PREFIX = "鹤工调"


class Turn(models.Model):
    """Whose turn, by when. `turn_of` is an organisation; `turn_account` one person in it, where it is one person's."""

    turn_of = models.ForeignKey("orgs.Organisation", models.PROTECT, null=True, blank=True, related_name="+")
    turn_account = models.ForeignKey(
        "people.Account", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    turn_to = models.CharField("要做什么", max_length=40, blank=True, default="")
    due_on = models.DateField("何时前", null=True, blank=True)
    due_unit = models.CharField(max_length=12, default="natural_day")

    class Meta:
        abstract = True


class CodeCounter(models.Model):
    """The last number given in a year. Taken by one UPDATE inside the verb's transaction: no gap, no double."""

    prefix = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="counter_once")]

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.last}"


PUBLISHED = models.Q(staged=False)
"""The condition of every list; an index of its own makes counting need no row."""


class Case(Imported, Turn):
    """A labour dispute. The code (`prefix`, `year`, `number`) is given once and stays, whatever becomes of the case."""

    prefix = models.CharField(max_length=20, default=CODE_PREFIX)
    year = models.PositiveSmallIntegerField("年")
    number = models.PositiveIntegerField("号", null=True)
    state = models.CharField("状态", max_length=16, choices=CaseState, default=CaseState.ACCEPTED)
    channel = models.CharField("来源", max_length=16, choices=Channel)
    collective = models.BooleanField("集体", default=False)
    title = models.CharField("案由", max_length=160)
    claim_kind = models.CharField("请求事项", max_length=16, choices=ClaimKind, default=ClaimKind.OTHER)
    claim_text = models.TextField("请求", blank=True, default="")
    facts = models.TextField("事实", blank=True, default="")
    applicant_name = models.CharField("申请人", max_length=60, blank=True, default="")
    enterprise = models.ForeignKey(
        "enterprises.Enterprise",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="用人单位",
    )
    enterprise_name = models.CharField("用人单位", max_length=120)
    area_path = models.CharField("镇街", max_length=12)
    station = models.ForeignKey(
        "orgs.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="受理单位"
    )
    mediator = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="调解员"
    )
    mediator_name = models.CharField("调解员", max_length=40, blank=True, default="")
    workers_count = models.PositiveIntegerField("涉及人数", default=1)
    amount_claimed = models.DecimalField("涉及金额", default=Decimal(0), **MONEY)
    amount_promised = models.DecimalField("协议金额", default=Decimal(0), **MONEY)
    amount_received = models.DecimalField("到账金额", default=Decimal(0), **MONEY)
    received_on = models.DateField("来件日期")
    accepted_on = models.DateField("受理日期")
    mediating_since = models.DateField("开始调解", null=True, blank=True)
    mediated_on = models.DateField("调解办结", null=True, blank=True)
    mediation_result = models.CharField(
        "调解结果", max_length=12, choices=MediationResult, blank=True, default=""
    )
    closed_on = models.DateField("结案日期", null=True, blank=True)
    outcome = models.CharField("结局", max_length=12, choices=Outcome, blank=True, default="")
    green_stage = models.CharField("绿色通道", max_length=16, blank=True, default="")
    paused = models.BooleanField("暂停计时", default=False)
    employer_informed = models.BooleanField("单位已知情", default=False)
    reported_by = models.ForeignKey(
        "people.Account", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="经手人"
    )
    rejections = models.PositiveSmallIntegerField("被退回次数", default=0)
    reopened_times = models.PositiveSmallIntegerField("重新打开次数", default=0)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    state_before = models.CharField(max_length=16, blank=True, default="")
    ledger_no = models.CharField("台账编号", max_length=60, blank=True, default="")
    ledger_rest = models.TextField("台账里还写着", blank=True, default="")
    batch_order = models.PositiveIntegerField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True, default="", db_index=True)
    created_at = models.DateTimeField("登记时间")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year", "number"], name="case_code_once")]
        indexes = [
            models.Index(fields=["-accepted_on", "-id"], name="case_by_day", condition=PUBLISHED),
            models.Index(
                fields=["area_path", "-accepted_on", "-id"], name="case_by_area", condition=PUBLISHED
            ),
            models.Index(
                fields=["station", "-accepted_on", "-id"], name="case_by_station", condition=PUBLISHED
            ),
            models.Index(
                fields=["area_path", "state", "-accepted_on", "-id"],
                name="case_by_area_state",
                condition=PUBLISHED,
            ),
            models.Index(
                fields=["station", "state", "-accepted_on", "-id"],
                name="case_by_station_state",
                condition=PUBLISHED,
            ),
            models.Index(fields=["enterprise", "-accepted_on"], name="case_by_enterprise"),
            models.Index(fields=["state", "-accepted_on", "-id"], name="case_by_state", condition=PUBLISHED),
            models.Index(fields=["mediator", "station"], name="case_by_mediator"),
            models.Index(fields=["reported_by", "-accepted_on", "-id"], name="case_by_reporter"),
            models.Index(fields=["mediated_on"], name="case_mediated"),
            models.Index(fields=["closed_on"], name="case_closed"),
            models.Index(
                fields=["turn_of", "due_on"], name="case_turn", condition=models.Q(turn_of__isnull=False)
            ),
            models.Index(
                fields=["due_on", "id"], name="case_waiting", condition=models.Q(turn_of__isnull=False)
            ),
            models.Index(fields=["batch"], name="case_batch", condition=models.Q(batch__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """鹤工调〔2026〕12号."""
        return code_of(self.prefix, self.year, self.number) if self.number else "（未编号）"


def code_of(prefix: str, year: int, number: int) -> str:
    """The code as printed: no leading zeros (GB/T 9704-2012 7.2.5 forbids 虚位)."""
    return f"{prefix}〔{year}〕{number}号"


class Party(models.Model):
    """One worker in a case. `consents_to_disclosure`: recorded consent that the employer may know who it is."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    person = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField("姓名", max_length=60, blank=True, default="")
    role = models.CharField("身份", max_length=12, choices=PartyRole, default=PartyRole.APPLICANT)
    job = models.CharField("岗位", max_length=60, blank=True, default="")
    hired_on = models.DateField("入职日期", null=True, blank=True)
    left_on = models.DateField("离职日期", null=True, blank=True)
    consents_to_disclosure = models.BooleanField("同意告知单位", default=False)
    safe_to_call = models.BooleanField("可以打电话", default=True)
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        indexes = [
            models.Index(fields=["person", "case"], name="party_person"),
            models.Index(fields=["name"], name="party_name"),
        ]

    def __str__(self) -> str:
        return self.name or "匿名"


class Claim(models.Model):
    """What one party asks: kind, how much, from when to when; `amount_due` is what the law computes, once computed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="claims")
    party = models.ForeignKey(Party, models.CASCADE, null=True, blank=True, related_name="claims")
    kind = models.CharField("请求事项", max_length=16, choices=ClaimKind)
    detail = models.CharField("算法与说明", max_length=200, blank=True, default="")
    amount = models.DecimalField("请求金额", default=Decimal(0), **MONEY)
    amount_due = models.DecimalField("应得", null=True, blank=True, **MONEY)
    since = models.DateField("自", null=True, blank=True)
    until = models.DateField("至", null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"
