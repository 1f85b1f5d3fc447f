"""What to say when something went wrong, and what to keep of it."""

from __future__ import annotations

import logging

from flask import request

from meshwork.errors import MeshworkError, places
from meshwork.text import _

log = logging.getLogger("meshwork.dashboards")


def words(wrong: Exception) -> str:
    """What the user can mend as it stands; anything else calmly, and the log keeps where it happened.

    The message of an unforeseen exception can quote private texts, so only its kind and its places are kept.
    """
    if isinstance(wrong, MeshworkError):
        return str(wrong)
    log.error("unforeseen %s at %s (%s %s)", type(wrong).__name__, places(wrong), request.method, request.path)
    return _(
        "Something went wrong here that Meshwork did not foresee. What you did before is kept; try it once more."
    )
