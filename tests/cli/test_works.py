"""`meshwork works`, on the invented community."""

from __future__ import annotations

import json

from meshwork.text import speak
from tests.cli.said import TOLD, Run


def test_what_works_is_told_and_private_words_are_not(meshwork: Run) -> None:
    """Seven practices taken over twelve times, ten services, two introductions that became ties; no note."""
    with speak("nl"):
        assert meshwork("works").out.startswith("Er is nog niets vastgelegd van wat werkt.")
        assert meshwork("import", TOLD).code == 0
        said = meshwork("works", "--day", "2023-11-30").out
        assert said.startswith("Van 7 manieren van doen is vastgelegd dat ze werken. 12 keer nam een andere partner")
        assert "Isolatiebrigade · 6 partners · 4 sectoren · sinds 8 september 2022 · de meeste partners" in said
        assert "Straatambassadeurs Korenbrug: van laag naar bruisend, 26 oktober 2023" in said
        assert "Fietsfabriek De Spaak en Sportvereniging Roggemeer Vooruit: bij elkaar gebracht" in said
        found = json.loads(meshwork("works", "--day", "2023-11-30", "--json").out)
    assert [len(found[part]) for part in ("practices", "services", "joined")] == [7, 10, 2]
    assert "eigen plek" not in json.dumps(found)  # the note of a signal
    assert "Gerda" not in json.dumps(found)  # not on the map
