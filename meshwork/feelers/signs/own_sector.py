"""W5: who has contact inside its own sector alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import later, plural


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`count`: how many partners it is tied to, all of its own sector; facilitators have none and are not counted."""
    if sight.now.sectors_present < 2:
        return {}
    codes = sight.now.sector_codes
    one, other, _strong = sight.ends
    partner = ~sight.led[other]
    one, other = one[partner], other[partner]
    size = len(sight.ids)
    among = np.bincount(one, minlength=size)
    same = np.bincount(one[(codes[one] >= 0) & (codes[one] == codes[other])], minlength=size)
    alone = sight.partners & (among > 0) & (same == among)
    return {
        sight.ids[place]: Reason("own_sector", count=float(among[place])) for place in np.flatnonzero(alone).tolist()
    }


def _say(reason: Reason, _names: Names) -> str:
    return plural(
        "Has contact inside its own sector alone, with {n} partner.",
        "Has contact inside its own sector alone, with {n} partners.",
        int(reason.count),
    )


OWN_SECTOR = Sign(
    key="own_sector",
    code="W5",
    side="weak",
    rank=4,
    name=later("inside its own sector alone"),
    meaning=later("Everybody it is tied to is of its own sector, facilitators not counted."),
    read=_read,
    say=_say,
    known=lambda sight: bool((sight.now.sector_codes >= 0).any()),
    record=later("Write down the sector of each partner."),
)
