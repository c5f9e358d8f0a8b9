"""Papers of the dispute loop as Word files in official form, each from one wording.

A paper is a frozen dataclass of facts. `print_paper` gives its .docx (GB/T 9704-2012; opens in Word and WPS),
`file_name` the name to save it under, `paper.wording()` the text itself, for other printers. The same facts
always give the same bytes.

Papers hold no clock, no law and no policy: dates, capitals of amounts, cited sentences and masked values come
in as facts. `demo=True` prints 演示 in the foot of every page.
"""

from __future__ import annotations

from .agreement import Agreement, Instalment
from .applications import (
    ArbitrationApplication,
    ArbitrationReviewApplication,
    Employment,
    EnforcementApplication,
    Ground,
    JudicialConfirmationApplication,
    MediationTried,
    PaymentOrderApplication,
    Witness,
)
from .applications.payment_order import Due
from .cleaning import safe_file_name
from .dispatch_sheet import DispatchSheet
from .facts import (
    LABOUR_MEDIATION_EFFECT,
    PEOPLES_MEDIATION_EFFECT,
    Cited,
    Claim,
    Contact,
    Enterprise,
    Evidence,
    Money,
    Representative,
    Worker,
)
from .invitation import Invitation
from .minutes import Attendance, Minutes, Statement
from .monthly_report import Figure, MonthlyReport, Section
from .notices import AcceptanceNotice, DeclineNotice, Destination, Material, Receipt
from .refusals import CannotPrint, DoesNotAddUp, MissingFact, NotAFigure, NotAnAmount
from .word import print_word
from .wording import Paper, Wording

WORD_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def print_paper(paper: Paper) -> bytes:
    """The .docx of the paper. Errors: CannotPrint, with a sentence for the person at the desk."""
    return print_word(paper.wording())


def file_name(paper: Paper) -> str:
    """A safe Chinese file name: 鹤工调〔2026〕12号_调解协议书_….docx, with 演示 before it in a demo."""
    wording = paper.wording()
    return safe_file_name(*(["演示"] if wording.demo else []), *wording.name)


__all__ = [
    "LABOUR_MEDIATION_EFFECT",
    "PEOPLES_MEDIATION_EFFECT",
    "WORD_MIME",
    "AcceptanceNotice",
    "Agreement",
    "ArbitrationApplication",
    "ArbitrationReviewApplication",
    "Attendance",
    "CannotPrint",
    "Cited",
    "Claim",
    "Contact",
    "DeclineNotice",
    "Destination",
    "DispatchSheet",
    "DoesNotAddUp",
    "Due",
    "Employment",
    "EnforcementApplication",
    "Enterprise",
    "Evidence",
    "Figure",
    "Ground",
    "Instalment",
    "Invitation",
    "JudicialConfirmationApplication",
    "Material",
    "MediationTried",
    "Minutes",
    "MissingFact",
    "Money",
    "MonthlyReport",
    "NotAFigure",
    "NotAnAmount",
    "Paper",
    "PaymentOrderApplication",
    "Receipt",
    "Representative",
    "Section",
    "Statement",
    "Witness",
    "Wording",
    "Worker",
    "file_name",
    "print_paper",
    "safe_file_name",
]
