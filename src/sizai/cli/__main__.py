"""`python -m sizai.cli`: how Sizai starts its own child processes, wherever it is installed."""

from __future__ import annotations

from sizai.cli import main

main()
