"""The secret of a one-time link: short enough to be typed from a printed slip, long enough that nobody guesses it.

20 signs of Crockford's base 32 are 100 bits; the database keeps only their SHA-256.
"""

from __future__ import annotations

import hashlib
import secrets

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
GROUP = 5
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_secret() -> str:
    """A fresh secret in groups of five: 7QF2K-M9XAB-…"""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normal(text: str) -> str:
    """What was typed, without blanks and dashes, signs that look alike read as one."""
    return "".join(sign for sign in text.upper().translate(ALIKE) if sign in SIGNS)


def hash_of(text: str) -> str:
    """What is stored (hex)."""
    return hashlib.sha256(normal(text).encode()).hexdigest()
