"""The one door through which the store reaches the operating system.

Every call that can fail, be cut short or be the last before the power goes is a method here, so a test
passes a subclass that fails or stops at any of them.
"""

import fcntl
import os
import signal
import time


class System:
    """The system calls of the store, as the operating system gives them; each raises OSError."""

    def open(self, path: str, flags: int, mode: int = 0o600) -> int:
        return os.open(path, flags | os.O_CLOEXEC, mode)

    def close(self, fd: int) -> None:
        os.close(fd)

    def read(self, fd: int, count: int) -> bytes:
        return os.read(fd, count)

    def pread(self, fd: int, count: int, offset: int) -> bytes:
        return os.pread(fd, count, offset)

    def write(self, fd: int, chunk: bytes | memoryview) -> int:
        return os.write(fd, chunk)

    def pwrite(self, fd: int, chunk: bytes | memoryview, offset: int) -> int:
        return os.pwrite(fd, chunk, offset)

    def fsync(self, fd: int) -> None:
        os.fsync(fd)

    def fdatasync(self, fd: int) -> None:
        os.fdatasync(fd)

    def ftruncate(self, fd: int, size: int) -> None:
        os.ftruncate(fd, size)

    def fstat(self, fd: int) -> os.stat_result:
        return os.fstat(fd)

    def stat(self, path: str) -> os.stat_result:
        return os.stat(path)

    def access(self, path: str, mode: int) -> bool:
        return os.access(path, mode)

    def fchmod(self, fd: int, mode: int) -> None:
        os.fchmod(fd, mode)

    def fchown(self, fd: int, uid: int, gid: int) -> None:
        os.fchown(fd, uid, gid)

    def replace(self, source: str, target: str) -> None:
        os.replace(source, target)

    def link(self, source: str, target: str) -> None:
        os.link(source, target)

    def unlink(self, path: str) -> None:
        os.unlink(path)

    def flock(self, fd: int, operation: int) -> None:
        fcntl.flock(fd, operation)

    def realpath(self, path: str) -> str:
        return os.path.realpath(path)

    def kill(self, pid: int, number: signal.Signals) -> None:
        os.kill(pid, number)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
