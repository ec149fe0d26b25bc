"""A real sshd on loopback with its own configuration and keys, and sessions of the program through it."""

import fcntl
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Self

import psutil

from tests.terminal.terminal import APP, Terminal

SSHD = "/usr/sbin/sshd"

_SETTINGS = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized_keys
PidFile none
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
PermitUserEnvironment no
StrictModes no
MaxStartups 100
LogLevel ERROR
AcceptEnv *
Subsystem sftp internal-sftp
"""


def why_not() -> str:
    """Why no sshd can be started here; nothing where one can."""
    if os.geteuid() != 0:
        return "sshd is started as root"
    missing = [name for name in (SSHD, "ssh", "ssh-keygen") if shutil.which(name) is None]
    return f"missing: {', '.join(missing)}" if missing else ""


class Server:
    """An sshd that knows two keys of root: ``key`` may do anything, ``confined`` what ``allow`` says."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("host", "key", "confined"):
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
        (folder / "authorized_keys").write_text((folder / "key.pub").read_text())
        self.port = _free_port()
        (folder / "sshd_config").write_text(_SETTINGS.format(port=self.port, folder=folder))
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        self._log = (folder / "log").open("wb")
        self._process = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "sshd_config"], stderr=self._log)
        self._wait_for_port()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        self._process.wait(5)
        self._log.close()

    def allow(self, options: str) -> None:
        """Let the confined key in, with ``options`` before it in authorized_keys."""
        keys = (self.folder / "key.pub").read_text(), f"{options} {(self.folder / 'confined.pub').read_text()}"
        (self.folder / "authorized_keys").write_text("".join(keys))

    def client(self, *options: str, key: str = "key") -> list[str]:
        """The words that start an ssh client of this server, as far as the account."""
        return [
            "ssh", "-F", "none", "-p", str(self.port), "-i", str(self.folder / key), *options,
            "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "LogLevel=ERROR", "root@127.0.0.1",
        ]  # fmt: skip

    def session(self, path: Path, *, before: str = "", columns: int = 80, rows: int = 24) -> Terminal:
        """The program on the council ``path`` in a terminal of a client; ``before`` are words before the program."""
        words = f"{before} env HOIDONG_LANG=en XDG_CONFIG_HOME={self.folder} {' '.join(APP)} {path}".strip()
        return self.terminal(self.client("-tt"), words, columns=columns, rows=rows)

    def confined(self, *options: str, words: str = "") -> Terminal:
        """What the line of the confined key starts, in a terminal; ``words`` are asked for instead of it."""
        return self.terminal(self.client("-tt", *options, key="confined"), words)

    def terminal(self, client: list[str], words: str, *, columns: int = 80, rows: int = 24) -> Terminal:
        """A client in a terminal of its own."""
        asked = [words] if words else []
        environment = {"TERM": "xterm-256color"}
        return Terminal([*client, *asked], home=self.folder, env=environment, columns=columns, rows=rows)

    def _wait_for_port(self) -> None:
        end = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self._process.poll() is None, (self.folder / "log").read_text()
                assert time.monotonic() < end, "sshd does not answer"
                time.sleep(0.02)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def programs(path: Path) -> list[psutil.Process]:
    """The processes of the program that work on the council ``path``."""
    found = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if str(path) in words and "python" in os.path.basename(words[0]):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return found


def lock_is_free(path: Path) -> bool:
    """Whether a session could begin to write now."""
    with (path.parent / f".{path.name}.lock").open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def seconds_until_gone(path: Path, most: float) -> float:
    """How long it takes until nobody works on ``path`` any more and its lock is free; fails after ``most``."""
    began = time.monotonic()
    while programs(path) or not lock_is_free(path):
        assert time.monotonic() - began < most, f"still there: {programs(path)}"
        time.sleep(0.02)
    return time.monotonic() - began
