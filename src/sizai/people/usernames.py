"""Account names: one spelling each, so that Ａｄｍｉｎ, Admin and admin are the same account and the same lock-out."""

from __future__ import annotations

import re
import unicodedata

from sizai.registers.bad_input import BadInput

ALLOWED = re.compile(r"[\w.@-]{2,40}")


def normal(text: str) -> str:
    """The stored spelling: full width to half width, no blanks at the ends, lower case."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def checked(text: str) -> str:
    """The stored spelling of a name that may be given to a new account, or BadInput."""
    name = normal(text)
    if not ALLOWED.fullmatch(name):
        raise BadInput("username", "账号要2到40个字：汉字、字母、数字和 . - _ @，中间不空格。")
    return name
