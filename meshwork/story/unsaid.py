"""Finds names in a text however they are typed, and puts an ellipsis where one may not stand.

Case, accents, what stands between two words of a name (a space, a hyphen, nothing) and signs that are not seen make
no difference. Whatever looks like an e-mail address or a telephone number is found without being known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meshwork.graves import UNSAID

_SHORTEST = 3
_APART = 3  # so many signs at most between two words of a name
_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = frozenset({"aan", "bij", "den", "der", "het", "ter", "the", "ten", "uit", "van", "von", "voor"})
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[\w-]+(?:\.[\w-]+)*")
# from nine digits on, after a plus or a nought; a day such as 01-01-2023 is none
_PHONE = re.compile(
    r"(?<![\w.,])(?!\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4})(?:\+[\s(]*\d|\(?0\d)(?:[\s().\-/‑–]{0,3}\d){7,13}"
)
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Names that may not stand in a text, and those that may (`kept`), also where one of the others is part of them;
    both as `squashed` gives them."""

    names: frozenset[str]
    kept: frozenset[str] = frozenset()

    def within(self, text: str) -> frozenset[str]:
        """Which of the names stand in a text, squashed."""
        return frozenset(name for name, _first, _end in _found(text, self.names))

    def without_kept(self, text: str) -> str:
        """The text without the names that may stand there."""
        at, parts = 0, []
        for _name, first, end in sorted(_found(text, self.kept), key=lambda each: each[1:]):
            parts.append(text[at:first])
            at = max(at, end)
        return " ".join((*parts, text[at:]))

    def clean(self, text: str) -> str:
        """The text with an ellipsis for every name, e-mail address and telephone number that may not stand there.

        >>> Unsaid(squashed(["René de Wit"])).clean("rene-de  wit belde 06 1234 5678 op 01-01-2023")
        '… belde … op 01-01-2023'
        >>> Unsaid(squashed(["Molen"]), squashed(["De Molen"])).clean("De Molen, of Molen")
        'De Molen, of …'
        """
        text = " ".join(unicodedata.normalize("NFC", text).split())
        stays = [(first, end) for _name, first, end in _found(text, self.kept)]
        gone = [
            (first, end)
            for _name, first, end in _found(text, self.names)
            if not any(begin <= first and end <= last for begin, last in stays)
        ]
        gone += [each.span() for pattern in (_EMAIL, _PHONE) for each in pattern.finditer(text)]
        at, parts = 0, []
        for first, end in sorted(gone):
            if first >= at:
                parts += [text[at:first], UNSAID]
            at = max(at, end)
        return "".join((*parts, text[at:]))


def squashed(names: Iterable[str], shortest: int = _SHORTEST) -> frozenset[str]:
    """Names as they are compared: small letters and digits alone. Those of fewer than `shortest` are none.

    >>> sorted(squashed(["De Molen", "Jo"]))
    ['demolen']
    """
    found = ("".join(_WORD.findall("".join(each for each, _at in _shadow(name)))) for name in names)
    return frozenset(each for each in found if len(each) >= shortest)


def turned(name: str) -> tuple[str, ...]:
    """A name of several words with the first ones last too: "Vos, Anna" for "Anna Vos", and the other way round.

    >>> turned("Anna Vos")
    ('Anna Vos', 'Vos Anna')
    """
    words = name.split()
    return tuple(" ".join((*words[at:], *words[:at])) for at in range(max(len(words), 1)))


def halves(names: Iterable[str]) -> frozenset[str]:
    """The parts of names, as they are compared: a first name, a surname; not what stands between them.

    >>> sorted(halves(["Anna van der Vos"]))
    ['anna', 'vos']
    """
    return squashed(word for name in names for word in _LETTERS.findall(name)) - _BETWEEN


def half(text: str, parts: frozenset[str]) -> tuple[str, ...]:
    """The words of a text with a capital that are one of these parts of names.

    >>> half("Een vos, en Vos", frozenset({"vos"}))
    ('Vos',)
    """
    words = dict.fromkeys(_LETTERS.findall(text)) if parts else ()
    return tuple(word for word in words if word[0].isupper() and squashed([word]) & parts)


def _shadow(text: str) -> Iterator[tuple[str, int]]:
    """The letters that are compared, each with where it stands in the text."""
    for at, sign in enumerate(text):
        for each in unicodedata.normalize("NFKD", sign.casefold()).translate(_PLAIN):
            if not unicodedata.combining(each) and unicodedata.category(each) != "Cf":
                yield each, at


def _found(text: str, names: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Every name that stands in a text as whole words, with where it begins and ends; also one within another."""
    if not names:
        return
    shadow = tuple(_shadow(text))
    longest = max(map(len, names))
    words = [(each.group(), *each.span()) for each in _WORD.finditer("".join(each for each, _at in shadow))]
    for first, (word, begin, end) in enumerate(words):
        said, until = word, end
        if said in names:
            yield said, shadow[begin][1], shadow[until - 1][1] + 1
        for more, start, stop in words[first + 1 :]:
            said += more
            if start - until > _APART or len(said) > longest:
                break
            until = stop
            if said in names:
                yield said, shadow[begin][1], shadow[until - 1][1] + 1
