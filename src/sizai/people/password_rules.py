"""What a password must be, said in Chinese. Settings name these validators; Django calls them.

Length counts most (NIST SP 800-63B): ten signs, known lists out, no forced symbols, no forced yearly change.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import password_validation as known
from django.core.exceptions import ValidationError

SHORTEST, LONGEST, DIFFERENT = 10, 128, 5


class LengthRule:
    """口令要10到128个字。"""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < SHORTEST:
            raise ValidationError(f"口令至少{SHORTEST}个字，现在是{len(password)}个。", code="too_short")
        if len(password) > LONGEST:
            raise ValidationError(f"口令最多{LONGEST}个字。", code="too_long")

    def get_help_text(self) -> str:
        return f"至少{SHORTEST}个字，一句话也行"


class VarietyRule:
    """口令不能只有数字，也不能只重复几个字。"""

    def validate(self, password: str, user: Any = None) -> None:
        if password.isdigit():
            raise ValidationError("口令不能全是数字，加几个字母或汉字。", code="only_digits")
        if len(set(password)) < DIFFERENT:
            raise ValidationError(f"口令里不同的字太少，至少要{DIFFERENT}个不同的。", code="monotonous")

    def get_help_text(self) -> str:
        return "不全是数字"


class CommonRule(known.CommonPasswordValidator):
    """口令不能是人人都猜得到的。"""

    def validate(self, password: str, user: Any = None) -> None:
        if password.lower().strip() in self.passwords:
            raise ValidationError("这个口令很多人用，一猜就中，换一个。", code="too_common")

    def get_help_text(self) -> str:
        return "不是常见的口令"


class LikenessRule:
    """口令不能就是账号或姓名。"""

    def validate(self, password: str, user: Any = None) -> None:
        for name in filter(None, (getattr(user, "username", ""), getattr(user, "name", ""))):
            rest = password.lower().replace(name.lower(), "")
            if len(rest) < len(password) and len(rest) < DIFFERENT:
                raise ValidationError("口令和账号或姓名太像，换一个。", code="too_similar")

    def get_help_text(self) -> str:
        return "不像账号和姓名"
