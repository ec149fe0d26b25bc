"""Landlock, the Linux kernel's own confinement: what it refuses, no mistake of ours allows."""

import contextlib
import ctypes
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_ASK_VERSION = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38

_WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIR, _REMOVE_FILE = 1 << 4, 1 << 5
_MAKE_DIR, _MAKE_FILE = 1 << 7, 1 << 8
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_FROM_THE_FIRST = (1 << 13) - 1
_SINCE = ((2, _REFER), (3, _TRUNCATE))

_READ = _READ_FILE | _READ_DIR
_OWN = _READ | _WRITE_FILE | _REMOVE_DIR | _REMOVE_FILE | _MAKE_DIR | _MAKE_FILE | _REFER | _TRUNCATE
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc", "/proc", "/dev")
_DEVICES = ("/dev/null", "/dev/tty")


def wall(folder: str, programs: Iterable[str]) -> bool:
    """Let this process from now on write under ``folder`` only, read there, ``programs`` and the system's libraries,
    and start no program. Says whether the kernel does it; older ones do not, and nothing is changed then."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION)
    if version < 1:
        return False
    handled = _FROM_THE_FIRST
    for since, right in _SINCE:
        handled |= right if version >= since else 0
    attributes = struct.pack("Q", handled)
    rules = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    if rules < 0:
        return False
    try:
        for path in (*_SYSTEM, *programs):
            _allow(libc, rules, path, _READ if os.path.isdir(path) else _READ_FILE)
        for path in _DEVICES:
            _allow(libc, rules, path, _READ_FILE | _WRITE_FILE)
        _allow(libc, rules, folder, _OWN & handled)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        return bool(libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: str, rights: int) -> None:
    """Allow ``rights`` under ``path``; what is not there needs none."""
    with contextlib.suppress(OSError):
        fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, struct.pack("=Qi", rights, fd), 0)
        finally:
            os.close(fd)
