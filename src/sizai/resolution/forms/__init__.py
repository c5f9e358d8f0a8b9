"""Forms: what somebody typed → the keyword arguments of one verb. `FORMS` finds the form of a verb."""

from __future__ import annotations

from sizai.resolution.forms.agreements import (
    BreachAgreementForm,
    NotePaymentForm,
    ReachAgreementForm,
    ReversePaymentForm,
)
from sizai.resolution.forms.base import ReasonForm, VerbForm
from sizai.resolution.forms.cases import (
    ChangeCaseForm,
    ChangeClaimForm,
    CloseCaseForm,
    MergeCaseForm,
    NoteCaseForm,
)
from sizai.resolution.forms.evidence import AddEvidenceForm
from sizai.resolution.forms.green_channel import AdvanceGreenChannelForm, OpenGreenChannelForm
from sizai.resolution.forms.intakes import (
    AcceptIntakeForm,
    DeclineIntakeForm,
    IdentifyIntakeForm,
    ReferIntakeForm,
)
from sizai.resolution.forms.joint import AnswerDispatchForm, DispatchCaseForm, RejectDispatchForm
from sizai.resolution.forms.mediation import PauseCaseForm, StartMediationForm
from sizai.resolution.forms.parties import ImportPartiesForm
from sizai.resolution.forms.sessions import HoldSessionForm, PlanSessionForm

FORMS: dict[str, type[VerbForm]] = {
    "accept_intake": AcceptIntakeForm,
    "decline_intake": DeclineIntakeForm,
    "refer_intake": ReferIntakeForm,
    "identify_intake": IdentifyIntakeForm,
    "change_case": ChangeCaseForm,
    "change_claim": ChangeClaimForm,
    "import_parties": ImportPartiesForm,
    "note_case": NoteCaseForm,
    "dispatch_case": DispatchCaseForm,
    "accept_dispatch": VerbForm,
    "reject_dispatch": RejectDispatchForm,
    "answer_dispatch": AnswerDispatchForm,
    "recall_dispatch": ReasonForm,
    "start_mediation": StartMediationForm,
    "plan_session": PlanSessionForm,
    "hold_session": HoldSessionForm,
    "cancel_session": ReasonForm,
    "pause_case": PauseCaseForm,
    "resume_case": VerbForm,
    "reach_agreement": ReachAgreementForm,
    "start_performance": VerbForm,
    "note_payment": NotePaymentForm,
    "reverse_payment": ReversePaymentForm,
    "breach_agreement": BreachAgreementForm,
    "fail_mediation": ReasonForm,
    "withdraw_case": ReasonForm,
    "open_green_channel": OpenGreenChannelForm,
    "advance_green_channel": AdvanceGreenChannelForm,
    "close_case": CloseCaseForm,
    "reopen_case": ReasonForm,
    "merge_case": MergeCaseForm,
    "unmerge_case": ReasonForm,
    "void_case": ReasonForm,
    "settle_duplicate": VerbForm,
    "confirm_payment": VerbForm,
    "add_evidence": AddEvidenceForm,
    "withdraw_evidence": ReasonForm,
}
