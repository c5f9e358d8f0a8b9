"""allauth's pages of the second step; what they change and the line of the history are one transaction."""

from __future__ import annotations

from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.db import transaction

from sizai.people.verbs.signing import note_second_factor


class Noted:
    """Writes `verb` into the history when the form has done its work."""

    verb = ""
    request: Any

    def form_valid(self, form: Any) -> Any:
        with transaction.atomic():
            answer = super().form_valid(form)  # type: ignore[misc]
            note_second_factor(actor=self.request.actor, account=self.request.user, verb=self.verb)
        return answer


class AddSecondFactorView(Noted, ActivateTOTPView):  # type: ignore[misc]
    """Scan, type the first code, get the recovery codes."""

    verb = "add_second_factor"


class RemoveSecondFactorView(Noted, DeactivateTOTPView):  # type: ignore[misc]
    """Before a new telephone takes the place of the old."""

    verb = "remove_second_factor"


class RenewRecoveryCodesView(Noted, GenerateRecoveryCodesView):  # type: ignore[misc]
    """The old codes are void at once."""

    verb = "renew_recovery_codes"
