"""A plugin for NetworkX's own tests: counts what the backend answers, and writes it down at the end."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from meshwork.backend_info import FUNCTIONS
from meshwork.kernels import backend

answered: Counter[str] = Counter()


def _counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def answer(*args: Any, **kwargs: Any) -> Any:
        answered[name] += 1
        return function(*args, **kwargs)

    return answer


def pytest_configure() -> None:
    """Stand between NetworkX and every function of the backend."""
    for name in FUNCTIONS:
        setattr(backend, name, _counted(name, getattr(backend, name)))


def pytest_unconfigure() -> None:
    """Tell how often each answered."""
    Path(os.environ["COUNTED_IN"]).write_text(json.dumps(answered), encoding="utf-8")
