"""The ratios that the look promises, computed from tokens.css (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sizai.ui

TOKENS = (Path(sizai.ui.__file__).parent / "static/sizai/css/tokens.css").read_text("utf-8")


def _block(selector: str) -> dict[str, str]:
    body = TOKENS.split(selector + " {", 1)[1].split("\n}", 1)[0]
    return dict(re.findall(r"--sz-([\w-]+):\s*(#[0-9a-f]{6})", body))


LIGHT = _block(":root")
DARK = {**LIGHT, **_block('[data-bs-theme="dark"]')}


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("token", "ground", "promised"),
    [
        ("ink", "card", 15.3),
        ("text", "card", 15.1),
        ("text-2", "card", 8.0),
        ("text-3", "card", 5.4),
        ("text-3", "paper", 4.9),
        ("blue", "card", 9.0),
        ("seal", "card", 6.5),
        ("good", "card", 6.2),
        ("wait", "wait-soft", 6.7),
        ("line-strong", "card", 3.3),
        ("line-strong", "paper", 3.0),
        ("red-ink", "red-fill", 6.5),
        ("orange-ink", "orange-fill", 5.0),
        ("yellow-ink", "yellow-fill", 9.2),
        ("azure-ink", "azure-fill", 6.6),
    ],
)
def test_a_ratio_of_the_look_holds(token: str, ground: str, promised: float) -> None:
    assert ratio(LIGHT[token], LIGHT[ground]) == pytest.approx(promised, abs=0.06)


@pytest.mark.parametrize(
    ("token", "ground"),
    [
        ("text-2", "quiet"),
        ("text-3", "sunk"),
        ("text", "blue-soft"),
        ("blue-deep", "blue-soft"),
        ("blue", "paper"),
        ("seal", "seal-soft"),
        ("seal-deep", "seal-soft"),
        ("good", "good-soft"),
        ("wait-deep", "wait-mid"),
        ("text-3", "wait-soft"),
        ("text", "wait-soft"),
        ("on-ink", "ink"),
        ("on-ink", "ink-raised"),
        ("on-ink-2", "ink"),
    ],
)
def test_words_on_tinted_ground_keep_aa(token: str, ground: str) -> None:
    assert ratio(LIGHT[token], LIGHT[ground]) >= 4.5


@pytest.mark.parametrize(
    "token", ["text", "text-2", "text-3", "blue", "seal", "good", "wait", "series-1", "series-2", "series-3"]
)
def test_words_and_lines_on_the_screen_keep_aa(token: str) -> None:
    assert ratio(DARK[token], DARK["card"]) >= 4.5


def test_the_edge_of_the_yellow_level_can_be_seen() -> None:
    assert ratio(LIGHT["yellow-edge"], LIGHT["card"]) >= 3.0
