"""Sealed fields: AES-256-GCM at rest, a keyed blind index for exact search, masks for screens and exports.

The provider is behind two functions (`_encrypt`, `_decrypt`) and a version mark, so that SM4 can stand beside AES later.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

VERSION = "a1:"


class Unreadable(Exception):
    """这一格解不开：密钥与数据对不上。请从备份里取回 keys 文件夹。"""

    def __str__(self) -> str:
        return self.__doc__ or ""


@lru_cache
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(hashlib.blake2b(key, digest_size=32, person=b"sizai-seal").digest())


@lru_cache
def _index_key(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=32, person=b"sizai-index").digest()


def seal(text: str) -> str:
    """Encrypt; empty stays empty (missing is not a secret)."""
    if not text:
        return ""
    nonce = os.urandom(12)
    body = _cipher(settings.KEYS.field).encrypt(nonce, text.encode(), None)
    return VERSION + base64.b64encode(nonce + body).decode()


def unseal(sealed: str) -> str:
    """Decrypt what `seal` made; raises `Unreadable` under another key or when tampered with."""
    if not sealed:
        return ""
    try:
        raw = base64.b64decode(sealed.removeprefix(VERSION))
        return _cipher(settings.KEYS.field).decrypt(raw[:12], raw[12:], None).decode()
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def blind_index(text: str) -> str:
    """A keyed hash for exact search, of the normalised value (spaces and hyphens out, upper case). Empty stays empty."""
    plain = text.replace(" ", "").replace("-", "").upper()
    if not plain:
        return ""
    return hmac.new(_index_key(settings.KEYS.field), plain.encode(), hashlib.sha256).hexdigest()[:40]


def mask_phone(text: str) -> str:
    """13812344410 → 138 **** 4410."""
    if len(text) < 7:
        return "*" * len(text)
    return f"{text[:3]} **** {text[-4:]}"


def mask_id_number(text: str) -> str:
    """440784199001011234 → 4407************34 (region and the last two)."""
    if len(text) < 8:
        return "*" * len(text)
    return text[:4] + "*" * (len(text) - 6) + text[-2:]


if TYPE_CHECKING:
    _Text = models.TextField[str, str]
else:
    _Text = models.TextField


class SealedField(_Text):
    """Text that the database holds sealed; in Python it is plain. Search by its `BlindIndex` column, never by it."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return value if value is None else unseal(value)

    def get_prep_value(self, value: Any) -> Any:
        return seal(value) if isinstance(value, str) else value
