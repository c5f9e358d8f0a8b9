"""An intake by its receipt: whoever holds the four words speaks for the applicant (`rules.holds_receipt`)."""

from __future__ import annotations

import hmac

from sizai.resolution.models import Intake
from sizai.resolution.models.receipts import FIRST, SECOND, receipt_index
from sizai.text.width import half_width

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""One sign for each of the 32 characters that a word may begin or end with: a receipt in eight signs, for QR codes."""

RELATED = ("station", "referred_to", "person", "case__station", "case__turn_of", "case__merged_into")


def intake_by_receipt(words: str) -> Intake | None:
    """The intake, marked as opened by its receipt (its case too); None when no receipt has these words.

    How long it takes says nothing about the words: they are hashed under the installation's key before anything
    is compared, so that nobody outside can steer which hash is looked for, and the last comparison is constant.
    """
    return intake_by_index(receipt_index(words))


def intake_by_index(index: str) -> Intake | None:
    """The same by the keyed hash, which a session or a signed cookie keeps instead of the words."""
    if not index:
        return None
    found = Intake.objects.select_related(*RELATED).filter(receipt_index=index).first()
    if found is None or not hmac.compare_digest(found.receipt_index, index):
        return None
    found.opened_by_receipt = True  # type: ignore[attr-defined]
    if found.case is not None:
        found.case.opened_by_receipt = True  # type: ignore[attr-defined]
    return found


def code_of_receipt(words: str) -> str:
    """荷塘 早灯 竹桥 东村 → eight letters and figures that say the same."""
    signs = words.replace(" ", "")
    return "".join(SIGNS[(SECOND if place % 2 else FIRST).index(sign)] for place, sign in enumerate(signs))


def receipt_of_code(code: str) -> str:
    """The words behind such a code; anything else comes back as it was given."""
    plain = half_width(code).replace("-", "").replace(" ", "").upper()
    if len(plain) != 8 or any(sign not in SIGNS for sign in plain):
        return code
    return "".join((SECOND if place % 2 else FIRST)[SIGNS.index(sign)] for place, sign in enumerate(plain))


def misread(words: str) -> str:
    """What is wrong with the shape of the words, in one sentence; "" when some receipt could read so.

    The list of words is public (it is in the code): this help tells nothing about which receipts exist.
    """
    signs = [sign for sign in half_width(words) if "一" <= sign <= "鿿"]
    if len(signs) != 8:
        return f"收条是四个词，每个词两个字，一共8个字；现在读到{len(signs)}个字。"
    for place in range(4):
        first, second = signs[2 * place : 2 * place + 2]
        if first not in FIRST or second not in SECOND:
            return f"第{place + 1}个词“{first}{second}”不是收条上会有的词，请对着收条再看一眼。"
    return ""
