"""The count file: ballot sheets under count, beside the council's file until the tellers sign off.

It is rewritten whole with every sheet, so that a crash leaves the sheets before or after it; it says of no sheet when
or by whom it was entered. Nothing of it stays: every version is overwritten before it is let go. What a disk keeps of
overwritten blocks by itself (copy on write, wear levelling, snapshots) is beyond the program.
"""

import contextlib
import hashlib
import os
import secrets

import msgspec

from council.ballot_count import Count
from council.words import _
from store.errors import Damaged, NotSaved, StoreError, Unreadable, why
from store.files import let_go, names_of, read_on, sync_folder, write_on
from store.system import System


class Leftover(StoreError):
    """What must not stay could not be deleted."""


class CountFile:
    """``.NAME.json.count`` beside the council ``path``: a checksum, a blank, the count as JSON, a newline."""

    def __init__(self, path: str | os.PathLike[str], system: System | None = None) -> None:
        self._system = system or System()
        names = names_of(path, self._system)
        self._folder = names.folder
        self.name = os.path.join(names.folder, f".{os.path.basename(names.file)}.count")
        self._new = self.name + ".new"

    def sealed_name(self, act: int) -> str:
        """Where the count is kept that act ``act`` signed off, if the council resolved to keep it."""
        return f"{self.name}.sealed-{act}"

    def read(self) -> Count | None:
        """The count under way, None where there is none. Raises Unreadable, Damaged."""
        try:
            fd = self._system.open(self.name, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unreadable(error) from error
        try:
            content = read_on(fd, self._system)
        except OSError as error:
            raise self._unreadable(error) from error
        finally:
            let_go(fd, self._system)
        digest, _blank, body = content.partition(b" ")
        try:
            if digest == _digest(body):
                return msgspec.json.decode(body, type=Count)
        except ValueError:  # whole, but of another version of the program
            pass
        raise Damaged(_("{file} is damaged: drop the count and enter the sheets anew.").format(file=self.name))

    def write(self, count: Count) -> None:
        """Keep ``count``; when this returns it outlasts a power cut. Raises NotSaved, then the count before stands."""
        try:
            self._replace(_with_digest(msgspec.json.encode(count)))
        except OSError as error:
            with contextlib.suppress(OSError):
                self._shred(self._new)
            raise NotSaved(
                _("Not saved: {why}. Nothing was changed; try again once this is put right.").format(why=why(error))
            ) from error

    def prepare_seal(self, count: Count) -> str:
        """Write ``count`` as it is to be kept and return the SHA-256 of the file, 64 hex.

        A random number in it keeps the sheets from being guessed by trying what gives that sum. Raises NotSaved.
        """
        body = {**msgspec.to_builtins(count, str_keys=True), "salt": secrets.token_hex(32)}
        content = _with_digest(msgspec.json.encode(body))
        try:
            self._replace(content)
        except OSError as error:
            raise NotSaved(
                _("Not saved: {why}. Nothing was changed; try again once this is put right.").format(why=why(error))
            ) from error
        return hashlib.sha256(content).hexdigest()

    def seal(self, act: int) -> None:
        """Keep the file under a name of its own, no more to be written. Raises Leftover."""
        try:
            fd = self._system.open(self.name, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                self._system.fchmod(fd, 0o400)
            finally:
                let_go(fd, self._system)
            self._system.replace(self.name, self.sealed_name(act))
            sync_folder(self._folder, self._system)
        except OSError as error:
            raise self._leftover(error) from error

    def destroy(self) -> None:
        """Overwrite and delete the count file and what a crash left of one. Raises Leftover where that fails.

        It loses its name first: whatever happens meanwhile, there is a whole count or one that is to go.
        """
        try:
            self._shred(self._new)
            with contextlib.suppress(FileNotFoundError):
                self._system.replace(self.name, self._new)
            sync_folder(self._folder, self._system)
            self._shred(self._new)
            sync_folder(self._folder, self._system)
        except OSError as error:
            raise self._leftover(error) from error

    def clear_traces(self) -> None:
        """Overwrite and delete what a crash left of a file half written. Raises Leftover."""
        try:
            self._shred(self._new)
        except OSError as error:
            raise self._leftover(error) from error

    def _replace(self, content: bytes) -> None:
        """Put ``content`` in the place of the file; the version before is overwritten once the new one is safe."""
        self._shred(self._new)
        fd = self._system.open(self._new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
        try:
            write_on(fd, content, self._system)
            self._system.fsync(fd)
        finally:
            let_go(fd, self._system)
        old = self._opened(self.name)
        try:
            self._system.replace(self._new, self.name)
            sync_folder(self._folder, self._system)
            if old is not None:
                with contextlib.suppress(OSError):
                    self._overwrite(old)
        finally:
            if old is not None:
                let_go(old, self._system)

    def _shred(self, name: str) -> None:
        fd = self._opened(name)
        if fd is None:
            return
        try:
            self._overwrite(fd)
        finally:
            let_go(fd, self._system)
        self._system.unlink(name)

    def _opened(self, name: str) -> int | None:
        try:
            return self._system.open(name, os.O_WRONLY | os.O_NOFOLLOW)
        except FileNotFoundError:
            return None

    def _overwrite(self, fd: int) -> None:
        write_on(fd, bytes(self._system.fstat(fd).st_size), self._system)
        self._system.fdatasync(fd)

    def _unreadable(self, error: OSError) -> Unreadable:
        return Unreadable(
            _("{file} cannot be read: {why}; ask whoever looks after this computer.").format(
                file=self.name, why=why(error)
            )
        )

    def _leftover(self, error: OSError) -> Leftover:
        return Leftover(
            _("The count is saved, but {file} could not be put away ({why}): delete it by hand.").format(
                file=self.name, why=why(error)
            )
        )


def _with_digest(body: bytes) -> bytes:
    body += b"\n"
    return _digest(body) + b" " + body


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
