"""Finds the values of one kind in the files of a package, so that adding one is adding a file."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def collect(package: str, kind: type[T]) -> MappingProxyType[str, T]:
    """Every value of `kind` that a file of `package` declares, by its `key`, in the order of the file names.

    Each public file declares exactly one, and its `key` is the name of the file. TypeError where one does not.
    Files whose name begins with an underscore are not read.
    """
    found: dict[str, Any] = {}
    for module in sorted(pkgutil.iter_modules(importlib.import_module(package).__path__), key=lambda each: each.name):
        if module.name.startswith("_"):
            continue
        values = [
            value
            for value in vars(importlib.import_module(f"{package}.{module.name}")).values()
            if isinstance(value, kind)
        ]
        if len(values) != 1:
            raise TypeError(f"{package}/{module.name}.py declares {len(values)} values of {kind.__name__}, not one")
        key = values[0].key  # type: ignore[attr-defined]
        if key != module.name:
            raise TypeError(f'{package}/{module.name}.py declares the {kind.__name__} "{key}": name them alike')
        found[key] = values[0]
    return MappingProxyType(found)
