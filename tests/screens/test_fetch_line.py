"""The scp line: right host and port, quoted for a shell, nothing without SSH."""

import shlex
from pathlib import Path

import pytest

from screens.fetch_line import fetch_line

FOLDER = Path("/srv/hd/phien-1")


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        ("192.0.2.1 50000 192.0.2.2 22", ["scp", "-r", "thuky@192.0.2.2:/srv/hd/phien-1", "."]),
        ("192.0.2.1 50000 192.0.2.2 2222", ["scp", "-r", "-P", "2222", "thuky@192.0.2.2:/srv/hd/phien-1", "."]),
        ("2001:db8::1 50000 2001:db8::2 22", ["scp", "-r", "thuky@[2001:db8::2]:/srv/hd/phien-1", "."]),
        ("::ffff:192.0.2.1 5 ::ffff:192.0.2.2 22", ["scp", "-r", "thuky@192.0.2.2:/srv/hd/phien-1", "."]),
        ("fe80::1%eth0 5 fe80::2%eth0 22", ["scp", "-r", "thuky@[fe80::2%eth0]:/srv/hd/phien-1", "."]),
        ("UNKNOWN 5 server.example 22", ["scp", "-r", "thuky@server.example:/srv/hd/phien-1", "."]),
    ],
)
def test_host_and_port(connection: str, words: list[str]) -> None:
    assert shlex.split(fetch_line(FOLDER, "thuky", {"SSH_CONNECTION": connection})) == words


@pytest.mark.parametrize("name", ["giấy tờ", "it's $HOME", "a;rm -rf b", '"x"', "[1]", "*"])
def test_the_path_reaches_scp_as_it_is(name: str) -> None:
    line = fetch_line(FOLDER / name, "thuky", {"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"})
    assert shlex.split(line)[2] == f"thuky@192.0.2.2:/srv/hd/phien-1/{name}"


@pytest.mark.parametrize("environment", [{}, {"SSH_CONNECTION": ""}, {"SSH_CONNECTION": "a b c"}])
def test_without_ssh_there_is_none(environment: dict[str, str]) -> None:
    assert fetch_line(FOLDER, "thuky", environment) == ""
