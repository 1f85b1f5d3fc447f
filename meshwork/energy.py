"""Five words for the energy that was picked up of a partner, stored as -2 to 2."""

from __future__ import annotations

from meshwork.text import _, later

ENERGIES = {
    -2: later("none left"),
    -1: later("low"),
    0: later("as usual"),
    1: later("lively"),
    2: later("sparkling"),
}
"""The five words for energy."""


def energy_meant(said: str) -> int | None:
    """The energy that a number from -2 to 2 or one of the five words names, in English or the language of who asks.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     energy_meant("Laag"), energy_meant("lively"), energy_meant("2"), energy_meant("moe")
    (-1, 1, 2, None)
    """
    wanted = said.strip().casefold()
    return next(
        (each for each, word in ENERGIES.items() if wanted in {str(each), word.casefold(), _(word).casefold()}), None
    )


def energy_words(energy: int) -> str:
    """The word for an energy from -2 to 2.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     energy_words(2)
    'sparkling'
    """
    return _(ENERGIES[energy])
