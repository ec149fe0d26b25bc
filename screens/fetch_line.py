"""The line that fetches written papers to the machine at which the secretary sits."""

import ipaddress
import shlex
from collections.abc import Mapping
from pathlib import Path

_USUAL_PORT = "22"


def fetch_line(folder: Path, user: str, environment: Mapping[str, str]) -> str:
    """``scp -r -P 2222 user@host:/path .`` for a session over SSH, quoted for a shell; "" for any other.

    Host and port are the server's as SSH_CONNECTION has them: client, its port, server, its port.
    """
    connection = environment.get("SSH_CONNECTION", "").split()
    if len(connection) != 4:
        return ""
    _client, _from, host, port = connection
    source = f"{user}@{_bracketed(host)}:{folder}"
    options = "" if port == _USUAL_PORT else f"-P {shlex.quote(port)} "
    return f"scp -r {options}{shlex.quote(source)} ."


def _bracketed(host: str) -> str:
    """``host`` as scp takes it: an IPv6 address in brackets, one that stands for IPv4 as that."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped) if address.ipv4_mapped else f"[{host}]"
    return host
