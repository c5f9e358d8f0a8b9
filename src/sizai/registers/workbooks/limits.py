"""How much of a file is too much."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts, and the largest compression of one part. The defaults hold a ledger of 200,000 rows."""

    file: int = 50 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 32 * MEGABYTE
    parts: int = 5000
    cells: int = 10_000_000
    text: int = 1_000_000
