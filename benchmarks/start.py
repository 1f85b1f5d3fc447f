"""How long from a command to a map that can be used: `python benchmarks/start.py ["COMMAND"]`.

Without a command it is the README's own. Each line is a moment, in seconds from the command: the address is told
(and the browser asked to open), the page answers, and the map can be used, which is: partners, lands and names are
drawn, and the slider has taken a key to another day. The browser is open beforehand, as it mostly is; what its own
start took is told apart. Without playwright or a browser the page is the last moment.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

README = Path(__file__).parents[1] / "README.md"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 300.0
"""Seconds; nothing that is well takes so long."""
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")

USABLE = """() => {
    const drawn = (id) => {
        const one = document.getElementById(id);
        return one && one.width && one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(Boolean);
    };
    const cy = document.getElementById('map-cytoscape')?._cyreg?.cy;
    const partners = cy ? cy.nodes().not('.gone').length : 0;
    return partners >= 20 && drawn('map-lands') && drawn('map-names') ? partners : 0;
}"""
DAY = "document.querySelector('#map-journey [role=slider]').getAttribute('aria-valuenow')"


def main() -> None:
    """Tell the moments of a start."""
    command = sys.argv[1] if len(sys.argv) > 1 else _of_readme()
    with _browser() as page, _started(command) as (running, said, began):
        address = _told(running, said)
        _tell("the address is told", began)
        if page is None:
            urllib.request.urlopen(address, timeout=PATIENCE).read()
            _tell("the page answers", began)
            return
        page.goto(address, wait_until="commit")
        _tell("the page answers", began)
        partners = _until(page, USABLE)
        before = page.evaluate(DAY)
        page.evaluate("document.querySelector('#map-journey [role=slider]:not([hidden])').focus()")
        page.keyboard.press("ArrowLeft")
        _until(page, f"() => {DAY} !== '{before}'")
        _tell(f"the map can be used, with {partners} partners", began)


@contextmanager
def _browser() -> Iterator[Any]:
    """An empty page of a browser that is open already; None where there is no browser."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        executable = None
    if executable is None:
        print("  no browser here: the page is the last that can be seen")
        yield None
        return
    with sync_playwright() as browsers:
        began = time.monotonic()
        page = browsers.chromium.launch(executable_path=executable, args=list(QUIET)).new_page()
        print(f"  a browser that is not open yet needs {time.monotonic() - began:.1f} s itself, beside what follows")
        yield page


@contextmanager
def _started(command: str) -> Iterator[tuple[subprocess.Popen[bytes], Path, float]]:
    """The command, in a home of its own; where what it says is written, and the moment it was given."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        environment = os.environ | {"MESHWORK_HOME": folder, "BROWSER": "true"}
        with said.open("wb") as out:
            began = time.monotonic()
            running = subprocess.Popen(
                ["bash", "-c", command], env=environment, stdout=out, stderr=out, start_new_session=True
            )
        try:
            yield running, said, began
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGTERM)
            running.wait()


def _told(running: subprocess.Popen[bytes], said: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if address := re.search(r"http://[\w.:\[\]]+/", said.read_text(encoding="utf-8")):
            return address[0]
        if running.poll() is not None:
            break
        time.sleep(0.02)
    sys.exit(f"no address was told: {said.read_text(encoding='utf-8')}")


def _until(page: Any, asked: str) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if answer := page.evaluate(asked):
            return answer
        page.wait_for_timeout(20)
    sys.exit("the map cannot be used")


def _of_readme() -> str:
    lines = README.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.endswith("meshwork demo"))


def _tell(what: str, began: float) -> None:
    print(f"  {time.monotonic() - began:5.1f} s  {what}", flush=True)


if __name__ == "__main__":
    main()
