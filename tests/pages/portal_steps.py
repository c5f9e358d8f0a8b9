"""Steps that the tests of the portal share: a complaint filled in without script, its receipt, signing in."""

from __future__ import annotations

from typing import Any

import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sizai.people.models import Account
from sizai.resolution.models import Intake
from sizai.resolution.models.receipts import receipt_index
from tests import cast as the_cast

FIRST = {
    "kinds": ["wages", "double_wage"],
    "enterprise_name": "裕成木业有限公司",
    "area_path": the_cast.TOWN,
    "story": "九月、十月工资没有发。一共欠我12000元。",
}
SECOND = {"workers_count": "1", "amount": "1.2万"}
THIRD = {"applicant_name": "刘师傅", "phone": "13800000001", "safe_to_call": "on"}


def answers(**changes: Any) -> dict[str, Any]:
    """Everything that is asked, rightly filled in; None leaves something out."""
    return {name: given for name, given in (FIRST | SECOND | THIRD | changes).items() if given is not None}


def submission(client: Client) -> str:
    """The key of the complaint that the client is writing."""
    page = client.get("/m/complaint/")
    return str(page.context["form"]["submission"].value())


def send(client: Client, **changes: Any) -> Any:
    """The whole complaint in one go, as the last step sends it."""
    return client.post("/m/complaint/receive_intake", answers(submission=submission(client), **changes))


def words_shown(client: Client) -> str:
    """The four words on the receipt page."""
    return " ".join(client.get("/m/receipt/").context["words"])


def complain(client: Client | None = None, **changes: Any) -> tuple[Intake, str]:
    """A complaint and its receipt, not yet saved by the worker."""
    client = client or Client()
    assert send(client, **changes).status_code == 302
    words = words_shown(client)
    return Intake.objects.get(receipt_index=receipt_index(words)), words


def holder(words: str) -> Client:
    """Another telephone, on which the four words were typed in."""
    client = Client()
    assert client.post("/m/follow/", {"words": words})["Location"] == "/m/matter/"
    return client


def signed_in(username: str) -> Client:
    client = Client()
    account = Account.objects.get(username=username)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def picture(name: str = "工资单.png") -> SimpleUploadedFile:
    """A real PNG."""
    import io

    out = io.BytesIO()
    segno.make(name, micro=False).save(out, kind="png")
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/png")
