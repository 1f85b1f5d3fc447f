"""The kernels in each of their ways: place by place, all at once, compiled."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

WAYS = ("place by place", "all at once", "compiled")


@pytest.fixture(scope="session", autouse=True)
def _a_shelf_of_the_tests() -> Iterator[None]:
    """What is compiled stays with the tests, so that the next run finds it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NUMBA_CACHE_DIR", str(Path(__file__).parents[2] / ".pytest_cache" / "kernels"))
        yield


@pytest.fixture(scope="module", params=WAYS)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """One of the ways; compiled only where numba is installed."""
    if request.param == "compiled" and importlib.util.find_spec("numba") is None:
        pytest.skip("numba is not installed")
    from meshwork.kernels import plain

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MESHWORK_KERNELS", "compiled" if request.param == "compiled" else "plain")
        if request.param == "all at once":
            patch.setattr(plain, "SMALL", -1)
            patch.setattr(plain, "_DENSE", -1)
        yield request.param
