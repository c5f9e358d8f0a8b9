"""`make bench`: every question, one after another, as a table and as JSON (last line)."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

QUESTIONS = ("import_ledger", "pages", "crash")


def main() -> int:
    """Run the questions named on the command line, else all, in a home of their own."""
    wanted = sys.argv[1:] or list(QUESTIONS)
    with tempfile.TemporaryDirectory(prefix="sizai-bench-") as home:
        os.environ |= {"SIZAI_HOME": home, "DJANGO_SETTINGS_MODULE": "sizai.settings"}
        rows = []
        for name in wanted:
            module = __import__(f"bench.{name}", fromlist=["measure"])
            for row in module.measure(Path(home)):
                rows.append({"question": name, **row})
                print("  ".join(f"{key}={value}" for key, value in rows[-1].items()), flush=True)
    print(json.dumps(rows, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
