"""Where compiled kernels are kept, and whether they are there: looked up without importing numba."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
from functools import cache
from importlib import metadata
from pathlib import Path


def folder() -> Path:
    """The user's own cache folder, or the one that NUMBA_CACHE_DIR names; site-packages may be read only."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("meshwork", appauthor=False) / "kernels"


def filled() -> bool:
    """Whether everything was compiled here before, by this numba and Python, from the kernels as they are."""
    stamp = _stamp()
    return stamp is not None and (folder() / stamp).exists()


def sign() -> None:
    """Note that everything is compiled. OSError where the folder cannot be written."""
    stamp = _stamp()
    if stamp is not None:
        folder().mkdir(parents=True, exist_ok=True)
        (folder() / stamp).touch()


@cache
def fill_beside() -> subprocess.Popen[bytes] | None:
    """Compile everything in another process, once; None without numba."""
    if _stamp() is None:
        return None
    command, nowhere = [sys.executable, "-m", "meshwork.kernels"], subprocess.DEVNULL
    return subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603 this very program


@cache
def _stamp() -> str | None:
    """The name of the note; None without numba."""
    try:
        numba = metadata.version("numba")
    except metadata.PackageNotFoundError:
        return None
    mixed = hashlib.sha256(f"{numba} {sys.version} {platform.machine()} {platform.node()}".encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        mixed.update(file.read_bytes())
    return f"compiled-{mixed.hexdigest()[:16]}"
