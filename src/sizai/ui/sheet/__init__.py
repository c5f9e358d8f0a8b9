"""For developers: every component on one page, and the pages of the look rebuilt from them.

All content is invented.
"""

from __future__ import annotations

from sizai.ui.sheet.views import sheet

__all__ = ["sheet"]
