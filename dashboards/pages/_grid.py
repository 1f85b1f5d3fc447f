"""What AG Grid says to people, in their language; only what our tables can show."""

from __future__ import annotations

from meshwork.text import _


def locale_text() -> dict[str, str]:
    """The value of `dashGridOptions.localeText`."""
    return {
        "noRowsToShow": _("No rows"),
        "loadingOoo": _("One moment"),
        "ariaSortableColumn": _("Press Enter to sort"),
        "ariaRowSelect": _("Press Space to choose this row"),
        "ariaRowDeselect": _("Press Space to let go of this row"),
    }
