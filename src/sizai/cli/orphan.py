"""A child process ends when its supervisor is gone, even when that was killed with SIGKILL: it holds the end of a pipe."""

from __future__ import annotations

import os
import signal
import threading

VARIABLE = "SIZAI_SUPERVISOR_PIPE"


def end_with_supervisor(with_signal: signal.Signals) -> None:
    """Watch the supervisor's pipe, when there is one, and send `with_signal` to this process once it breaks."""
    number = os.environ.pop(VARIABLE, "")
    if not number:
        return

    def watch() -> None:
        while os.read(int(number), 1):
            pass
        os.kill(os.getpid(), with_signal)

    threading.Thread(target=watch, name="supervisor-pipe", daemon=True).start()
