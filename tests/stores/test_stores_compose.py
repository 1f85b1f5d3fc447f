"""docker-compose.yml and Dockerfile: what they promise can be seen without Docker, and is tried where a client is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import not_here

ROOT = Path(__file__).parents[2]
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
STEPS = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()


def client() -> list[str]:
    """The command of a compose client, where one answers."""
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]):
            asked = subprocess.run([*command, "version"], capture_output=True, check=False)
            if asked.returncode == 0:
                return command
    not_here("compose", "neither docker compose nor docker-compose answers")
    raise AssertionError


def test_every_port_is_published_on_this_machine_only() -> None:
    """Neo4j's two and the dashboard's."""
    published = re.findall(r'^ +- "([^"]*:\d+)"$', COMPOSE, flags=re.MULTILINE)
    assert published == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687", "127.0.0.1:8050:8050"]


def test_no_password_stands_in_the_file() -> None:
    """Both services take it from the environment, and neither starts without one."""
    given = [line.split(":", 1)[1] for line in COMPOSE.splitlines() if re.match(r" +(NEO4J_AUTH|\w*PASSWORD):", line)]
    assert len(given) == 2
    assert all("${MESHWORK_NEO4J_PASSWORD:?" in each for each in given)


def test_the_dashboard_hears_when_it_is_to_stop() -> None:
    """The first process of a container is deaf to SIGTERM; SIGINT ends `meshwork serve` well (see the commands)."""
    assert "STOPSIGNAL SIGINT" in STEPS


def test_the_file_holds_for_a_compose_client() -> None:
    """`docker compose config` accepts it, with the password filled in; without a password it says what to do."""
    command = [*client(), "-f", str(ROOT / "docker-compose.yml"), "config"]
    bare = {name: value for name, value in os.environ.items() if not name.startswith("MESHWORK_")}
    given = {**bare, "MESHWORK_NEO4J_PASSWORD": "een-wachtwoord"}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "neo4j/een-wachtwoord" in done.stdout
    refused = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "file called .env" in refused.stderr


def test_the_steps_of_the_image_work_in_a_clean_environment(tmp_path: Path) -> None:
    """What the Dockerfile copies and installs, as a plain script; then all that it is for is there.

    The command line answers, the driver is the fast one, and the kernels are compiled.
    It fetches every package, so it runs only where MESHWORK_REQUIRE holds "image".
    """
    if "image" not in os.environ.get("MESHWORK_REQUIRE", "").split(","):
        not_here("image", "it fetches every package; MESHWORK_REQUIRE=image asks for it")
    app, venv = tmp_path / "app", tmp_path / "venv"
    app.mkdir()
    subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    environment = {
        **{name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"},
        "PATH": f"{venv / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PIP_NO_INPUT": "1",
        "HOME": str(tmp_path),
    }
    for step in STEPS:
        verb, _space, rest = step.partition(" ")
        if verb == "COPY":
            _copy(rest.split(), app)
        elif verb == "RUN" and not rest.startswith("useradd"):
            done = subprocess.run(
                rest, shell=True, cwd=app, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{step}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    meshwork = str(venv / "bin" / "meshwork")
    for asked, answer in (
        ([meshwork, "--help"], "import"),
        ([meshwork, "communities", "--store", f"sqlite:///{tmp_path / 's.db'}", "--json"], "[]"),
        ([str(venv / "bin" / "python"), "-c", "import neo4j._rust; print('fast')"], "fast"),
        ([str(venv / "bin" / "python"), "-c", "from meshwork.kernels import shelf; print(shelf.filled())"], "True"),
    ):
        done = subprocess.run(asked, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, answer in done.stdout) == (0, True), done.stdout + done.stderr


def _copy(paths: list[str], app: Path) -> None:
    """Copy as Docker does: a folder's contents into the named folder, files into the folder given last."""
    *sources, target = paths
    for source in sources:
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, app / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, app / target)
