"""`python -m meshwork.kernels` compiles the kernels ahead of time: in an image, or beside a server."""

from __future__ import annotations

import os

from meshwork import kernels
from meshwork.kernels import shelf

if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(19)
    raise SystemExit(
        0 if kernels.warm() else f"nothing compiled: numba is not installed, or {shelf.folder()} cannot be written"
    )
