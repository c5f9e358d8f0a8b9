"""What people typed, made fit for paper. Nothing visible is lost; what cannot be printed is taken out.

XML 1.0 forbids most control characters, and Word calls a file with one of them damaged. Pasted text also
carries marks that print nothing but turn or split what is read (bidirectional overrides, zero-width
spaces): they have no place in a paper that somebody signs. The vertical tab is Word's own soft line break.
"""

from __future__ import annotations

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 control characters
    "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # invisible, turning or joining marks
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"  # annotation marks, non-characters, lone surrogates
)
_NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|\n\s]+')
_DEVICE_NAMES = frozenset(
    ["CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))]
)


def clean_text(text: str) -> str:
    """Printable text; line breaks of every kind become one newline, tabs one space."""
    return _UNPRINTABLE.sub("", _BREAKS.sub("\n", text)).replace("\t", " ")


def clean_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, each without blanks at its ends."""
    return tuple(line.strip() for line in clean_text(text).split("\n") if line.strip())


def clean_line(text: str) -> str:
    """One line, for what must not break: titles, names, cells of one value."""
    return " ".join(clean_lines(text))


def safe_file_name(*parts: str, extension: str = "docx", longest: int = 180) -> str:
    """A file name that Windows, Linux, WPS and WeChat all take: the parts joined by a low line.

    `longest` is in UTF-8 bytes, extension included (file systems allow 255; 180 leaves room for " (2)" and
    for the temporary names of WPS). A name that nothing is left of is 文件.
    """
    kept = (_NOT_IN_FILE_NAMES.sub(" ", clean_line(part)).strip(" ._") for part in parts)
    stem = "_".join(part for part in kept if part) or "文件"
    if stem.split(".")[0].split(" ")[0].upper() in _DEVICE_NAMES:
        stem = f"文件_{stem}"
    room = longest - len(f".{extension}".encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(" ._") or "文件"
    return f"{stem}.{extension}"
