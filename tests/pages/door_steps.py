"""Walking through the door with Django's test client, the way a browser does: forms posted, redirects followed."""

from __future__ import annotations

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from sizai.access.sealing import seal
from sizai.people.models import Account
from tests.people.desk_people import PASSWORD

LOGIN = "/door/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: Any) -> Any:
    """Post the sign-in form; the answer is not followed."""
    return client.post(LOGIN, {"login": username, "password": password, **more})


def code(secret: str = SECRET) -> str:
    """What the telephone shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def give_second_factor(account: Account) -> None:
    """As if the account had set it up."""
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={"secret": seal(SECRET)})


def text(answer: Any) -> str:
    """The page as text."""
    return answer.content.decode()  # type: ignore[no-any-return]
