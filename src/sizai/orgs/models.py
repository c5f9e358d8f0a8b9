"""Areas, organisations, posts."""

from __future__ import annotations

from django.db import models

from sizai.access.actor import Role
from sizai.access.sealing import SealedField
from sizai.orgs.vocabulary import BodyKind, OrganisationKind
from sizai.registers.models import Imported


class Area(models.Model):
    """A town or village by administrative code (6, 9 or 12 digits). A longer code that begins with it lies inside it."""

    code = models.CharField("代码", max_length=12, unique=True)
    name = models.CharField("名称", max_length=40)
    short_name = models.CharField("简称", max_length=20, blank=True)
    tile_column = models.PositiveSmallIntegerField("大屏方格列", null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField("大屏方格行", null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class DepartmentKind(models.Model):
    """人社所, 司法所, 派出所 …: hours (working hours) within which a dispatch must be answered."""

    code = models.CharField("代码", max_length=32, unique=True)
    name = models.CharField("名称", max_length=40)
    answer_hours = models.PositiveSmallIntegerField("接单时限（工作小时）", default=8)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class Organisation(Imported):
    """Federation, union, station, service point, mobile room or department; its `area_path` is how far it reaches."""

    kind = models.CharField("类别", max_length=16, choices=OrganisationKind)
    name = models.CharField("名称", max_length=100)
    area_path = models.CharField("镇街", max_length=12)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    department_kind = models.ForeignKey(
        DepartmentKind, models.PROTECT, null=True, blank=True, verbose_name="部门类别"
    )
    body_kind = models.CharField("调解组织性质", max_length=24, choices=BodyKind, blank=True, default="")
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True, default="", db_index=True)
    unit_name = models.CharField("所在单位", max_length=100, blank=True, default="")
    address = models.CharField("地址", max_length=160, blank=True, default="")
    phone = models.CharField("公开电话", max_length=40, blank=True, default="")
    chair = models.CharField("主席或负责人", max_length=40, blank=True, default="")
    chair_phone = SealedField("负责人电话", blank=True, default="")
    member_count = models.PositiveIntegerField("会员数", null=True, blank=True)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    closed_on = models.DateField("撤销日期", null=True, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, default="", db_index=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["kind", "area_path"], name="organisation_kind_area")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """What an account does where. Signing in takes one post; its role and scope answer every question of the policy.

    `enterprise_id` is a key of the floor above (an employer's HR); it is checked by the verb that gives the post.
    """

    account = models.ForeignKey("people.Account", models.CASCADE, related_name="posts", verbose_name="账号")
    role = models.CharField("身份", max_length=24, choices=Role)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name="所在组织"
    )
    enterprise_id = models.BigIntegerField(null=True, blank=True)
    scope = models.CharField("管辖", max_length=12, blank=True, default="")
    leader = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="led", verbose_name="联系领导"
    )
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.account} · {self.get_role_display()}"


class Installation(models.Model):
    """The one row that says whose Sizai this is. `demo`: everything in it is invented and every page says so."""

    name = models.CharField("名称", max_length=60)
    area_path = models.CharField("区域代码", max_length=12)
    code_prefix = models.CharField("案号字头", max_length=20, default="鹤工调")
    demo = models.BooleanField("演示", default=False)
    created_at = models.DateTimeField("建库时间")

    def __str__(self) -> str:
        return self.name
