"""How often somebody may try words of a receipt.

There are 2**40 receipts that could be. `OVERALL` wrong tries in `WINDOW` are 17,280 a day; against 24,000 receipts
in use (ten years of a county) they meet any one of them with a chance of 17,280 × 24,000 / 2**40 = 0.04 % a day.
One address gets `PER_ADDRESS` of them. Without Redis each serving process counts for itself (two by default: 0.08 %).
"""

from __future__ import annotations

from django.core.cache import cache

WINDOW = 600
"""Seconds."""
PER_ADDRESS = 10
OVERALL = 120


def _count(key: str) -> int:
    cache.add(key, 0, WINDOW)
    try:
        return cache.incr(key)
    except ValueError:  # ran out between the two calls
        cache.set(key, 1, WINDOW)
        return 1


def take(address: str) -> bool:
    """Count one try before it is made, so that tries made at once are counted too. False: wait."""
    return _count(f"receipt_tries:{address}") <= PER_ADDRESS and _count("receipt_tries") <= OVERALL


def give_back(address: str) -> None:
    """The words were right: that was no guess."""
    for key in (f"receipt_tries:{address}", "receipt_tries"):
        if cache.get(key):
            cache.decr(key)
