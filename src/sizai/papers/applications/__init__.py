"""要素式 applications of the green channel: filled from the case's data, never typed again.

What the case does not know prints as a line to fill by hand. Whether an application may be made, where and
until when is the `law` package's: its sentences come in as `Cited`.
"""

from __future__ import annotations

from .arbitration import ArbitrationApplication, Employment, MediationTried, Witness
from .enforcement import EnforcementApplication, Ground
from .joint import ArbitrationReviewApplication, JudicialConfirmationApplication
from .payment_order import PaymentOrderApplication

__all__ = [
    "ArbitrationApplication",
    "ArbitrationReviewApplication",
    "Employment",
    "EnforcementApplication",
    "Ground",
    "JudicialConfirmationApplication",
    "MediationTried",
    "PaymentOrderApplication",
    "Witness",
]
