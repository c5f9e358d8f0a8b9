"""What the queue calls. Plain functions: the queue decides when (refresh every minute, keep every hour)."""

from __future__ import annotations

from sizai.figures.verbs.refresh import refresh_figures

__all__ = ["refresh_figures"]
