"""A true Neo4j server for the tests: the one named, or one of Docker's, or one of the jars that Maven fetches.

`found()` gives a server or says in words why there is none. The server of the jars is a process of its own in a
temporary folder on a free port, and can be killed and started again; the jars (123 MB) are kept in this user's
cache folder, outside the repository.
"""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import neo4j
import platformdirs

POM = Path(__file__).parent / "neo4j" / "pom.xml"
IMAGE = "neo4j:5.26-community"
PATIENCE = 120.0
"""Seconds a server may take to answer; 8 to 15 were measured on two busy cores."""


class NotThere(Exception):
    """There is no server, and why."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and how to enter."""

    url: str
    user: str
    password: str

    def driver(self) -> neo4j.Driver:
        """A driver of the tests' own, to look at the graph as a Cypher user would."""
        return neo4j.GraphDatabase.driver(self.url, auth=(self.user, self.password))

    def as_environment(self) -> dict[str, str]:
        """What a program that opens this server finds in its environment."""
        return {
            "MESHWORK_NEO4J_USER": self.user,
            "MESHWORK_NEO4J_PASSWORD": self.password,
            "MESHWORK_TEST_NEO4J_URI": self.url,
        }

    def empty(self) -> None:
        """Remove everything but the record of migrations."""
        statement = "MATCH (n) WHERE NOT n:MeshworkMigration CALL (n) { DETACH DELETE n } IN TRANSACTIONS"
        with self.driver() as driver, driver.session() as session:
            session.run(statement).consume()

    def answers(self) -> bool:
        """Whether somebody who may enter is answered."""
        with self.driver() as driver:
            try:
                driver.verify_connectivity()
            except neo4j.exceptions.DriverError:
                return False
        return True


@dataclass(frozen=True, slots=True)
class Named:
    """A server that somebody else runs, empty when the tests begin and when they end."""

    address: Address

    def end(self) -> None:
        """Leave it empty."""
        self.address.empty()


def leashed(process: int) -> subprocess.Popen[bytes]:
    """Somebody who kills that process when this one is gone, however it went; kill them first to let it live.

    Who ends a test run hard would otherwise leave a server of half a gigabyte behind. A pipe from here closes by
    itself when this process ends, on every system.
    """
    watch = "import os, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), 9)"
    return subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", watch, str(process)], stdin=subprocess.PIPE, start_new_session=True
    )


def found() -> Named | JarServer | DockerServer:
    """A server to test on. Raises `NotThere`, saying why, where there is none."""
    if url := os.environ.get("MESHWORK_TEST_NEO4J_URI"):
        return _named(url)
    if _docker_answers():
        return DockerServer()
    return JarServer()


def _named(url: str) -> Named:
    user = os.environ.get("MESHWORK_NEO4J_USER", "neo4j")
    address = Address(url, user, os.environ.get("MESHWORK_NEO4J_PASSWORD", ""))
    if not address.answers():
        raise NotThere(f"MESHWORK_TEST_NEO4J_URI names {url}, and nothing answers there")
    with address.driver() as driver:
        held = driver.execute_query("MATCH (n) WHERE NOT n:MeshworkMigration RETURN count(n)").records[0][0]
    if held:
        raise NotThere(f"MESHWORK_TEST_NEO4J_URI names {url}, which holds {held} nodes; tests need an empty one")
    return Named(address)


class JarServer:
    """Neo4j Community from Maven Central on this machine's Java, in a temporary home."""

    def __init__(self) -> None:
        self._java = _java()
        self._jars = _jars()
        self._home = Path(tempfile.mkdtemp(prefix="meshwork-neo4j-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._leash: subprocess.Popen[bytes] | None = None
        self.address = Address(f"bolt://127.0.0.1:{_free_port()}", "neo4j", secrets.token_urlsafe(12))
        try:
            self._write_settings()
            self._launch()
            self._await(self._let_in)
        except BaseException:
            self.end()
            raise

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._leash is not None:
            self._leash.kill()
            self._leash.communicate()
            self._leash = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def start(self) -> None:
        """Start it again on what it left behind."""
        self._launch()
        self._await(self.address.answers)

    def end(self) -> None:
        """Kill it and throw its home away."""
        self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def _write_settings(self) -> None:
        port = self.address.url.rpartition(":")[2]
        (self._home / "conf").mkdir()
        (self._home / "logs").mkdir()
        lines = (
            "server.default_listen_address=127.0.0.1",
            f"server.bolt.listen_address=127.0.0.1:{port}",
            f"server.bolt.advertised_address=127.0.0.1:{port}",
            "server.http.enabled=false",
            "server.https.enabled=false",
            "server.memory.pagecache.size=64m",
            "dbms.usage_report.enabled=false",
        )
        (self._home / "conf" / "neo4j.conf").write_text("\n".join(lines) + "\n")

    def _launch(self) -> None:
        opens = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
        command = [
            self._java,
            *("-Xms128m", "-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            *(f"--add-opens=java.base/{each}=ALL-UNNAMED" for each in opens),
            *("-cp", f"{self._jars}{os.sep}*", "org.neo4j.server.CommunityEntryPoint"),
            *(f"--home-dir={self._home}", f"--config-dir={self._home / 'conf'}", "--console-mode"),
        ]
        with (self._home / "logs" / "console.log").open("ab") as log:
            # a group of its own: Ctrl-C in the tests is ours to answer
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        self._leash = leashed(self._process.pid)

    def _await(self, ready: object) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                break
            if callable(ready) and ready():
                return
            time.sleep(0.2)
        said = (self._home / "logs" / "console.log").read_text(errors="replace")[-2000:]
        raise NotThere(f"the Neo4j server from Maven did not start:\n{said}")

    def _let_in(self) -> bool:
        """Log in with the password every new server has, and give it ours."""
        first = neo4j.GraphDatabase.driver(self.address.url, auth=("neo4j", "neo4j"))
        with first as driver, driver.session(database="system") as session:
            try:
                session.run(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.address.password
                ).consume()
            except (neo4j.exceptions.DriverError, neo4j.exceptions.TransientError, neo4j.exceptions.DatabaseError):
                return False
        return True


class DockerServer:
    """Neo4j Community as Docker runs it, thrown away at the end."""

    def __init__(self) -> None:
        password = secrets.token_urlsafe(12)
        print(f"\nstarting {IMAGE} in Docker (the first time it is fetched) ...", file=sys.__stderr__, flush=True)
        environment = {**os.environ, "NEO4J_AUTH": f"neo4j/{password}"}
        command = ["docker", "run", "--rm", "--detach", "--env", "NEO4J_AUTH", "--publish", "127.0.0.1::7687", IMAGE]
        started = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if started.returncode:
            raise NotThere(f"Docker could not start {IMAGE}: {started.stderr.strip()}")
        self._container = started.stdout.strip()
        port = subprocess.check_output(["docker", "port", self._container, "7687"], text=True).strip()
        self.address = Address(f"bolt://{port.splitlines()[0]}", "neo4j", password)
        until = time.monotonic() + PATIENCE
        while not self.address.answers():
            if time.monotonic() > until:
                self.end()
                raise NotThere(f"{IMAGE} did not answer within {PATIENCE:.0f} seconds")
            time.sleep(0.5)

    def end(self) -> None:
        """Stop it; Docker removes what it wrote."""
        with suppress(subprocess.SubprocessError):
            subprocess.run(["docker", "rm", "--force", self._container], check=False, capture_output=True)


def _docker_answers() -> bool:
    if not shutil.which("docker"):
        return False
    try:
        return not subprocess.run(["docker", "info"], capture_output=True, timeout=20, check=False).returncode
    except subprocess.TimeoutExpired:
        return False


def _java() -> str:
    java = shutil.which("java")
    if java is None:
        raise NotThere("no MESHWORK_TEST_NEO4J_URI, no Docker that answers, and no Java 17 or 21")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    if not any(f'version "{each}' in said for each in ("17", "21")):
        raise NotThere(f"Neo4j 5.26 runs on Java 17 or 21; here is {said.splitlines()[0] if said else 'another'}")
    return java


def _jars() -> Path:
    """The folder with the server's jars, fetched where it is not there yet; two at once do each other no harm."""
    names = {"m": "http://maven.apache.org/POM/4.0.0"}
    version = ElementTree.parse(POM).findtext("m:properties/m:neo4j.version", namespaces=names)
    cache = platformdirs.user_cache_path("meshwork-tests")
    jars = cache / f"neo4j-{version}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise NotThere("no MESHWORK_TEST_NEO4J_URI, no Docker that answers, and no Maven to fetch Neo4j's jars")
    cache.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=f"neo4j-{version}-", dir=cache))
    try:
        _fetch(maven, partial, version or "")
        with suppress(OSError):  # another was first: theirs is as good
            partial.rename(jars)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return jars


def _fetch(maven: str, into: Path, version: str) -> None:
    command = [maven, "-B", "-q", "-f", str(POM), "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={into}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        began = time.monotonic()
        while process.poll() is None:
            size = sum(each.stat().st_size for each in into.glob("*")) // 1_000_000
            said = f"\rfetching Neo4j {version} with Maven: {size} of 123 MB, {time.monotonic() - began:.0f} s "
            print(said, end="", file=sys.__stderr__, flush=True)
            with suppress(subprocess.TimeoutExpired):
                process.wait(2)
        print(file=sys.__stderr__)
        told = process.stdout.read()[-2000:] if process.stdout else ""
    if process.returncode:
        raise NotThere(f"Maven could not fetch Neo4j {version}:\n{told}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
