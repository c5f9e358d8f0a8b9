"""The encrypted stream by itself: what goes in comes out, and nothing else comes out."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from sizai.access import clock
from sizai.cli.archive import sealing
from sizai.cli.archive.rotation import is_due, name_at, rotate, scheduled
from sizai.cli.archive.sealing import (
    CHUNK,
    TAG,
    Damaged,
    NotABackup,
    Opener,
    Sealer,
    WeakPassphrase,
    WrongPassphrase,
)
from sizai.environment import Environment

WORD = "一段够长的口令"
CHEAP = 1 << 4


def sealed(body: bytes) -> bytes:
    target = io.BytesIO()
    with Sealer(target, WORD, cost=CHEAP) as sealer:
        for at in range(0, len(body), 300_001):
            sealer.write(body[at : at + 300_001])
    return target.getvalue()


def opened(body: bytes, word: str = WORD) -> bytes:
    return io.BufferedReader(Opener(io.BytesIO(body), word)).read()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out(size: int) -> None:
    body = bytes(range(256)) * (size // 256 + 1)
    assert opened(sealed(body[:size])) == body[:size]


@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@examples(max_examples=150)
def test_any_flipped_bit_is_refused(place: float, bit: int) -> None:
    body = bytearray(sealed(b"x" * 5000))
    body[int(len(body) * place)] ^= 1 << bit
    with pytest.raises((Damaged, NotABackup, WrongPassphrase)):
        opened(bytes(body))


@given(share=st.floats(0, 1, exclude_max=True))
@examples(max_examples=60)
def test_any_cut_is_refused(share: float) -> None:
    body = sealed(b"y" * 40_000)
    with pytest.raises((Damaged, NotABackup)):
        opened(body[: int(len(body) * share)])


def test_chunks_cannot_change_places_or_be_left_out() -> None:
    body = sealed(b"".join(bytes([number]) * CHUNK for number in range(4)))
    start = len(body) - 4 * (CHUNK + TAG)
    head, chunks = (
        body[:start],
        [body[start + n * (CHUNK + TAG) : start + (n + 1) * (CHUNK + TAG)] for n in range(4)],
    )
    for order in ([1, 0, 2, 3], [0, 2, 3], [0, 1, 2], [0, 1, 2, 3, 3]):
        with pytest.raises(Damaged):
            opened(head + b"".join(chunks[number] for number in order))


def test_a_passphrase_is_the_same_however_it_was_typed() -> None:
    target = io.BytesIO()
    with Sealer(target, "Café au lait", cost=CHEAP) as sealer:
        sealer.write(b"z")
    assert opened(target.getvalue(), "Cafe\u0301 au lait") == b"z"
    with pytest.raises(WeakPassphrase):
        Sealer(io.BytesIO(), "口" * (sealing.SHORTEST - 1), cost=CHEAP)


def test_scheduled_backups_catch_up_and_rotate(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(WORD)
    env = Environment(home=tmp_path, backup_passphrase_file=secret, backup_keep=3)  # type: ignore[call-arg]
    night = clock.local(2026, 11, 24, 2, 5)
    assert is_due(env, night)
    (tmp_path / "backups").mkdir()
    for day in range(5):
        (tmp_path / "backups" / name_at(night - dt.timedelta(days=day))).write_bytes(b"")
    assert not is_due(env, night + dt.timedelta(hours=20))
    assert is_due(env, night + dt.timedelta(days=1))
    assert is_due(env, night + dt.timedelta(days=3, hours=6)), "a laptop that slept"
    assert len(rotate(env)) == 2
    assert [path.name for path in scheduled(env)] == [
        name_at(night - dt.timedelta(days=day)) for day in (2, 1, 0)
    ]
    assert not is_due(env.model_copy(update={"backup_passphrase_file": None}), night)
