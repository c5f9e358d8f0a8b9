"""Bad input: one class a refusal, its field, a Chinese sentence, and what would have been taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from sizai.law import errors
from sizai.law.dates import read
from sizai.law.deadlines import Pause, agreed_date, answer, deadline
from sizai.law.errors import LawError

D = date.fromisoformat
START = D("2026-11-12")

REFUSALS: list[tuple[type[LawError], str, Callable[[], object]]] = [
    (errors.UnknownDeadlineKind, "type", lambda: deadline("mediations", START)),
    (errors.UnknownDeadlineKind, "type", lambda: answer({"type": 7})),
    (errors.InvalidDate, "received", lambda: deadline("mediation", "2026-11-12")),  # type: ignore[arg-type]
    (errors.InvalidDate, "received", lambda: deadline("mediation", datetime(2026, 11, 12, tzinfo=UTC))),
    (errors.DateOutOfRange, "received", lambda: deadline("mediation", D("1949-10-01"))),
    (errors.DateOutOfRange, "due_on", lambda: deadline("arbitration_limitation", D("2099-06-01"))),
    (errors.LengthIsStatutory, "length", lambda: deadline("mediation", START, length=20)),
    (errors.LengthNeeded, "length", lambda: deadline("intake_reply", START)),
    (errors.InvalidLength, "length", lambda: deadline("intake_reply", START, length=0)),
    (errors.InvalidLength, "length", lambda: deadline("intake_reply", START, length=3651)),
    (errors.InvalidLength, "length", lambda: deadline("intake_reply", START, length=True)),
    (errors.InvalidLength, "length", lambda: deadline("intake_reply", START, length=2.5)),  # type: ignore[arg-type]
    (errors.InvalidUnit, "unit", lambda: deadline("intake_reply", START, length=2, unit="week")),
    (errors.UnitIsFixed, "unit", lambda: deadline("mediation", START, unit="working_day")),
    (errors.UnitIsFixed, "unit", lambda: deadline("defence", START, unit="natural_day")),
    (errors.CannotExtend, "extended", lambda: deadline("mediation", START, extended=True)),
    (errors.ExtensionTooLong, "extension", lambda: deadline("award", START, extension=16)),
    (errors.InvalidLength, "extension", lambda: deadline("award", START, extension=0)),
    (
        errors.ExtensionNeeded,
        "extension",
        lambda: deadline("mediation_enterprise_committee", START, extended=True),
    ),
    (errors.CannotPause, "pauses", lambda: deadline("lawsuit", START, pauses=[(START, START)])),
    (errors.CannotPause, "pauses", lambda: deadline("enforcement", START, pauses=[(START, START)])),
    (errors.InvalidPause, "pauses", lambda: Pause(D("2026-11-14"), D("2026-11-13"))),
    (errors.UnreadablePause, "pauses", lambda: deadline("mediation", START, pauses=["2026-11-13"])),
    (errors.CannotInterrupt, "interruptions", lambda: deadline("mediation", START, interruptions=[START])),
    (
        errors.InterruptionTooEarly,
        "interruptions",
        lambda: deadline("arbitration_limitation", START, interruptions=[D("2026-11-11")]),
    ),
    (errors.DueBeforeStart, "due_on", lambda: agreed_date("instalment", START, D("2026-11-11"))),
    (errors.LengthIsStatutory, "due_on", lambda: agreed_date("mediation", START, D("2026-12-11"))),
    (errors.MissingKey, "type", lambda: answer({"received": "2026-11-12"})),
    (errors.MissingKey, "received", lambda: answer({"type": "mediation"})),
    (errors.UnknownKey, "recieved", lambda: answer({"type": "mediation", "recieved": "2026-11-12"})),
    (errors.UnknownKey, "extended", lambda: answer({"type": "mediation", "extended": True})),
    (errors.InvalidDate, "received", lambda: answer({"type": "mediation", "received": "2026-02-30"})),
    (errors.InvalidDate, "received", lambda: answer({"type": "mediation", "received": "20261112"})),
    (errors.InvalidDate, "received", lambda: answer({"type": "mediation", "received": None})),
    (
        errors.NotYesOrNo,
        "extended",
        lambda: answer({"type": "award", "accepted": "2026-03-02", "extended": "no"}),
    ),
    (
        errors.NotAList,
        "interruptions",
        lambda: answer(
            {"type": "arbitration_limitation", "known_date": "2024-03-15", "interruptions": "2025-01-10"}
        ),
    ),
    (
        errors.InvalidLength,
        "workdays",
        lambda: answer(
            {"type": "union_supervision_opinion_reply", "received": "2026-09-21", "workdays": "fifteen"}
        ),
    ),
]


@pytest.mark.parametrize(
    ("refusal", "field", "ask"),
    REFUSALS,
    ids=[f"{r.__name__}-{f}-{n}" for n, (r, f, _) in enumerate(REFUSALS)],
)
def test_bad_input_is_refused_with_field_sentence_and_what_is_accepted(
    refusal: type[LawError], field: str, ask: Callable[[], object]
) -> None:
    with pytest.raises(refusal) as found:
        ask()
    assert type(found.value) is refusal
    assert found.value.field == field
    assert found.value.message.endswith("。")
    assert "{" not in found.value.message
    assert found.value.accepted


def _all(kind: type[LawError]) -> list[type[LawError]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *_all(sub))]


def test_every_refusal_is_one_chinese_sentence_in_its_own_docstring() -> None:
    kinds = _all(LawError)
    assert len(kinds) > 35
    for kind in kinds:
        sentence = vars(kind).get("__doc__") or ""
        assert sentence.strip().endswith("。"), kind
        assert "\n" not in sentence, kind
        assert any("一" <= mark <= "鿿" for mark in sentence), kind


def test_a_refusal_has_a_name_for_programs() -> None:
    with pytest.raises(LawError) as found:
        read("x", "received")
    assert found.value.kind == "invalid_date"
    assert str(found.value) == found.value.message == "“x”不是日期，请写成2026-11-12这样，只写年月日。"
