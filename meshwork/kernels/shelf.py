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


def place() -> Path:
    """Where in it what is compiled of these kernels lies: numba sees when a file changed, not what it calls."""
    return folder() / f"{_stamp()}-code"


def filled() -> bool:
    """Whether all was compiled here before, for this processor, by this numba and Python, from these very files."""
    stamp = _stamp()
    return stamp is not None and (folder() / stamp).exists() and writable()


def writable() -> bool:
    """Whether the folder is there, or can be made, and can be written: numba reads from no other."""
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder(), os.W_OK | os.X_OK)


def sign() -> None:
    """Note that everything is compiled."""
    stamp = _stamp()
    if stamp is not None:
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
    here = Path(__file__).parent
    mixed = hashlib.sha256(f"{numba} {sys.version} {platform.machine()} {_processor()} {here}".encode())
    for file in sorted(here.glob("*.py")):
        # numba knows its own work by where the file lies and when it was written: for another it compiles anew
        mixed.update(f"{file.name} {file.stat().st_mtime}".encode())
        mixed.update(file.read_bytes())
    return f"compiled-{mixed.hexdigest()[:16]}"


def _processor() -> str:
    """What numba compiles for, in the system's words: an image may run on another processor than it was made on."""
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux, so no image: the machine's name
        return platform.node()
    return "\n".join(
        sorted({line for line in told if line.startswith(("model name", "flags", "Features", "CPU part"))})
    )
