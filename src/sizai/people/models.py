"""Persons and accounts."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from sizai.access.sealing import SealedField, blind_index, mask_id_number, mask_phone
from sizai.registers.models import Imported


class Person(Imported):
    """A worker or another party. Names are kept as written; phone and identity number are sealed."""

    name = models.CharField("姓名", max_length=60)
    phone = SealedField("联系电话", blank=True, default="")
    phone_index = models.CharField(max_length=40, blank=True, default="", db_index=True)
    id_number = SealedField("身份证号", blank=True, default="")
    id_index = models.CharField(max_length=40, blank=True, default="", db_index=True)
    area_path = models.CharField("镇街", max_length=12, blank=True, default="")
    note = models.CharField("备注", max_length=200, blank=True, default="")
    created_at = models.DateTimeField("登记时间")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def masked_phone(self) -> str:
        return mask_phone(self.phone)

    @property
    def masked_id_number(self) -> str:
        return mask_id_number(self.id_number)

    @staticmethod
    def indexes_of(*, phone: str, id_number: str) -> dict[str, str]:
        """The blind indexes to store beside the sealed values."""
        return {"phone_index": phone_index(phone), "id_index": blind_index(id_number)}


def phone_index(phone: str) -> str:
    """Of several numbers (joined by 、) the first one finds the person."""
    return blind_index(phone.split("、")[0])


class AccountManager(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Somebody who signs in. What the account may do is said by its posts (`orgs.Post`)."""

    username = models.CharField("账号", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    person = models.OneToOneField(
        "people.Person", models.SET_NULL, null=True, blank=True, related_name="account"
    )
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("下次登录改口令", default=False)
    created_at = models.DateTimeField("开户时间")
    calendar_token = models.CharField(max_length=64, blank=True, default="", db_index=True)
    revision = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "username"
    objects: Any = AccountManager()

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    get_short_name = get_full_name


class PasswordLink(models.Model):
    """A one-time link to set a password (first administrator, reset). Only the hash of its secret is stored."""

    account = models.ForeignKey(Account, models.CASCADE)
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account} {self.expires_at:%Y-%m-%d}"
