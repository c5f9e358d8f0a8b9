"""The command line: `sizai COMMAND`. One file per group; a command's module is imported only when it is asked for."""

from __future__ import annotations

import os
import sys

from sizai.cli.commands import sizai
from sizai.cli.speaking import run


def main() -> None:
    """Entry point of `.venv/bin/sizai`. Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    os.umask(0o077)  # whatever is made here is personal data or a key to it
    sys.exit(run(sizai, sys.argv[1:]))
