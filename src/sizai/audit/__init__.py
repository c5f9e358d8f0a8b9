"""Append-only history: who did, saw or exported what, chained by hash so that a change or a gap shows."""
