"""What the reading counts with: defaults from `settings.toml`, changed by a community's own dated facts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType

from meshwork.errors import MeshworkError
from meshwork.model import Setting
from meshwork.text import _

Value = float | str

_YEARLY_WINDOW = 3
_YEARLY_HALF_LIFE = 6
_DAYS_PER_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Known:
    """One setting there is: its default, what it means (English; `_` translates it) and what it may be."""

    name: str
    default: Value
    meaning: str
    values: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    whole: bool = False
    letters: int = 0  # of a text that people write themselves: how long it may be

    def read(self, text: str) -> Value:
        """The value that a text stands for; MeshworkError, saying what may be written, where it stands for none."""
        said = text.strip()
        if self.letters and len(said) <= self.letters:
            return said
        if self.letters:
            raise MeshworkError(_('"{name}" is too long: write {values}.', name=self.name, values=self.may_be()))
        if self.values:
            if said in self.values:
                return said
            raise MeshworkError(
                _('"{name}" cannot be "{value}": write {values}.', name=self.name, value=text, values=self.may_be())
            )
        try:
            number = float(Fraction(said.replace(",", ".")))
        except (ValueError, ZeroDivisionError):
            number = float("nan")
        if not self.least <= number <= self.most or (self.whole and number != int(number)):
            raise MeshworkError(
                _('"{name}" cannot be "{value}": write {values}.', name=self.name, value=text, values=self.may_be())
            )
        return number

    def may_be(self) -> str:
        """What may be written, in words."""
        if self.letters:
            return _("a text of at most {most} characters", most=self.letters)
        if self.values:
            return _(" or ").join(self.values)
        if self.whole:
            return _("a whole number from {least:g} to {most:g}", least=self.least, most=self.most)
        return _("a number from {least:g} to {most:g}", least=self.least, most=self.most)


@dataclass(frozen=True, slots=True)
class Listed:
    """A setting as a screen or the command line shows it."""

    name: str
    meaning: str
    may_be: str
    default: Value
    value: Value

    @property
    def changed(self) -> bool:
        """Whether the community chose another value than the default."""
        return self.value != self.default


@dataclass(frozen=True)
class Settings:
    """The settings in force on one day, as the community set them; `of` makes them.

    >>> Settings().number("weight.talk")
    4.0
    >>> Settings().window_days(), Settings().window_days(half=True)
    (365, 183)
    """

    changed: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))

    @staticmethod
    def of(facts: Iterable[Setting], day: date) -> Settings:
        """The settings in force on a day: of each name the change that began last, that day included.

        MeshworkError for a name or a value that there is not.

        >>> yearly = Settings.of([Setting(id="s", name="rhythm", value="yearly")], date(2024, 1, 1))
        >>> yearly.window_days(), yearly.window_days(half=True), yearly.half_life("talk")
        (1096, 548, 540.0)
        """
        in_force = [each for each in facts if each.since is None or each.since.start <= day]
        in_force.sort(key=lambda each: (each.since.start if each.since else date.min, each.id))
        return Settings(MappingProxyType({each.name: known(each.name).read(each.value) for each in in_force}))

    def number(self, name: str) -> float:
        """A setting that is a number; KeyError for a name that there is not."""
        return self._numbers[name]

    @cached_property
    def _numbers(self) -> Mapping[str, float]:
        """Every setting that is a number."""
        own = {name: float(value) for name, value in self.changed.items() if name in _numbers()}
        return {**_numbers(), **own}

    def whole(self, name: str) -> int:
        """A setting that is a whole number."""
        return int(self.number(name))

    def word(self, name: str) -> str:
        """A setting that is a word."""
        return str(self.changed.get(name, _all()[name].default))

    @property
    def yearly(self) -> bool:
        """Whether the community meets about once a year."""
        return self.word("rhythm") == "yearly"

    @property
    def months(self) -> int:
        """Months in the whole window: 12, or 36 in the yearly rhythm."""
        return self.whole("window.months") * (_YEARLY_WINDOW if self.yearly else 1)

    def window_days(self, *, half: bool = False) -> int:
        """Awake days in the window, or in half of it; a month has 30.4375 days."""
        return round(self.months * _DAYS_PER_MONTH / (2 if half else 1))

    def half_life(self, of: str) -> float:
        """Awake days after which evidence of a kind weighs half, the rhythm taken into account."""
        return self.stretch(f"half_life.{of}")

    def stretch(self, name: str) -> float:
        """A setting of awake days that is six times as long in the yearly rhythm."""
        return self.number(name) * (_YEARLY_HALF_LIFE if self.yearly else 1)

    def listed(self) -> tuple[Listed, ...]:
        """Every setting with its meaning, default and present value, in the order of the file."""
        return tuple(
            Listed(each.name, _(each.meaning), each.may_be(), each.default, self.changed.get(each.name, each.default))
            for each in _all().values()
        )


def known(name: str) -> Known:
    """The setting of that name; MeshworkError, with the nearest names, where there is none.

    >>> known("rhythm").values
    ('monthly', 'yearly')
    """
    found = _all().get(name)
    if found is None:
        import difflib

        near = difflib.get_close_matches(name, _all(), n=3, cutoff=0.5) or ["rhythm"]
        raise MeshworkError(
            _('There is no setting "{name}". There is: {near}.', name=name, near=", ".join(near))
            + " "
            + _("`meshwork settings` lists them all.")
        )
    return found


@cache
def _all() -> Mapping[str, Known]:
    tables = tomllib.loads(resources.files("meshwork").joinpath("settings.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: _known(name, table) for name, table in tables.items()})


@cache
def _numbers() -> Mapping[str, float]:
    """The default of every setting that is a number."""
    return {name: each.default for name, each in _all().items() if isinstance(each.default, float)}


def _known(name: str, table: Mapping[str, object]) -> Known:
    fields = dict(table)
    default = fields.pop("default")
    values = fields.pop("values", ())
    if values or "letters" in fields:
        return Known(name=name, default=str(default), values=tuple(values), **fields)  # type: ignore[arg-type]
    return Known(name=name, default=float(Fraction(str(default))), **fields)  # type: ignore[arg-type]
