"""Enterprises, their names, their headcounts by date."""

from __future__ import annotations

from django.db import models

from sizai.access.sealing import SealedField, mask_phone
from sizai.enterprises.vocabulary import Industry, Ownership
from sizai.registers.models import Imported


class Enterprise(Imported):
    """An employer. `uscc` (统一社会信用代码) is the key where it is known; `name_key` compares names as written, widths folded."""

    name = models.CharField("企业名称", max_length=120)
    name_key = models.CharField(max_length=120, db_index=True)
    uscc = models.CharField("统一社会信用代码", max_length=18, null=True, blank=True)
    industry = models.CharField("行业", max_length=24, choices=Industry, blank=True, default="")
    trade = models.CharField("细分行业", max_length=60, blank=True, default="")
    ownership = models.CharField("经济类型", max_length=16, choices=Ownership, blank=True, default="")
    area_path = models.CharField("镇街", max_length=12, blank=True, default="")
    address = models.CharField("地址", max_length=160, blank=True, default="")
    legal_person = models.CharField("法定代表人", max_length=60, blank=True, default="")
    contact = models.CharField("联系人", max_length=60, blank=True, default="")
    contact_phone = SealedField("联系电话", blank=True, default="")
    headcount = models.PositiveIntegerField("职工人数", null=True, blank=True)
    unionised = models.BooleanField("是否建会", null=True, blank=True)
    union = models.ForeignKey(
        "orgs.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enterprises",
        verbose_name="工会",
    )
    closed_on = models.DateField("注销或停业", null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, default="", db_index=True)
    created_at = models.DateTimeField("登记时间")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["area_path", "-id"], name="enterprise_area"),
            models.Index(fields=["area_path"], name="enterprise_there", condition=models.Q(staged=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["uscc"],
                condition=models.Q(uscc__isnull=False, staged=False),
                name="enterprise_uscc_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_contact_phone(self) -> str:
        return mask_phone(self.contact_phone)


class FormerName(models.Model):
    """A name that an enterprise had, or is also called by."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="former_names")
    name = models.CharField("曾用名", max_length=120)
    name_key = models.CharField(max_length=120, db_index=True)
    until = models.DateField("用到", null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Headcount(models.Model):
    """How many workers on a day, and who said so."""

    enterprise = models.ForeignKey(Enterprise, models.CASCADE, related_name="headcounts")
    on = models.DateField("日期")
    workers = models.PositiveIntegerField("职工人数")
    source = models.CharField("来源", max_length=60)

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [models.UniqueConstraint(fields=["enterprise", "on", "source"], name="headcount_once")]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.on} {self.workers}人"
