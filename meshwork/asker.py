"""Who asks, and what somebody may: every verb of the service takes it first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from meshwork.errors import NotAllowed
from meshwork.text import _


class Role(StrEnum):
    """What somebody may see and do. Without accounts, who sits at this machine is the facilitator."""

    FACILITATOR = "facilitator"
    FUNDER = "funder"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a name for the change log, a role, and the account by which somebody came in.

    Without an account whoever sits at this machine is one and the same facilitator.
    """

    name: str
    role: Role
    account: str | None = None


def only_facilitator(asker: Asker) -> None:
    """Raises `NotAllowed` for anybody but a facilitator."""
    if asker.role is not Role.FACILITATOR:
        raise NotAllowed(_("This is for facilitators. Ask a facilitator of the community for access."))


def only_reader(asker: Asker) -> None:
    """Raises `NotAllowed` for anybody but a facilitator, and a funder, who may see a story that was made."""
    if asker.role not in {Role.FACILITATOR, Role.FUNDER}:
        raise NotAllowed(_("This is for facilitators. Ask a facilitator of the community for access."))
