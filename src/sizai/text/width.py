"""Width and invisible characters. Chinese is kept as written: nothing is folded between simplified and
traditional, and rare characters (堃, 𠮷) stay what they are.

Three strengths: `tidy` for what is stored, `half_width` for what is parsed, `squeeze` for what is compared.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u3164\t\v\f"
# Left behind by web pages, WeChat and old exports: zero-width marks, direction marks, soft hyphens, lone
# surrogates and control characters other than the line feed.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]|_x000[Dd]_"
)
_LINES = re.compile("\r\n?|[\u0085\u2028\u2029]")
_TIDY = {ord(space): " " for space in _SPACES}
_HALF = _TIDY | {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF |= {ord(mark): "'" for mark in "‘’‚‛′｀＇"} | {ord(mark): '"' for mark in "“”„‟″＂"}
_HALF |= {ord(mark): "-" for mark in "‐‑‒–—―−﹣－"} | {0xFFE5: "¥", 0xFFE1: "£"}
_WIDE = re.compile("[" + "".join(map(re.escape, map(chr, _HALF))) + "]")
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def without_invisible(text: str) -> str:
    """Invisible characters gone, every line end a line feed."""
    if text.isprintable() and "_x000" not in text:
        return text
    return _INVISIBLE.sub("", _LINES.sub("\n", text))


def tidy(text: str) -> str:
    """As it is stored: invisible characters gone, odd spaces plain, runs of spaces single, ends trimmed."""
    if text.isprintable() and "  " not in text and "_x000" not in text:
        return text.strip(" \u3164")
    text = without_invisible(text).translate(_TIDY)
    if "  " in text or "\n" in text:
        lines = (" ".join(line.split()) for line in text.split("\n"))
        return "\n".join(line for line in lines if line)
    return text.strip()


def half_width(text: str) -> str:
    """As it is parsed: full-width letters, figures and marks half-width, quotes and dashes plain, trimmed."""
    text = without_invisible(text)
    return text.translate(_HALF).strip() if _WIDE.search(text) else text.strip()


def squeeze(text: str) -> str:
    """As it is compared: half-width and without any white space. Case and Chinese stay as written."""
    text = half_width(text)
    if " " in text or "\n" in text:
        return "".join(text.split())
    return text


def comparable(text: str) -> str:
    """The key of any text: squeezed, Latin letters in one case, look-alike radical code points (left by
    copying from PDF) as the characters they stand for."""
    text = squeeze(text).casefold()
    if text.isascii():
        return text
    return _RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), _VARIATION.sub("", text))
