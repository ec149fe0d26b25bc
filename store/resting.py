"""NAME.json on the disk: which version of it is ours, and how the next one takes its place."""

import os
from collections.abc import Iterable

from council.words import _
from store.files import Identity, Names, Ownership, exists, let_go, remove, sync_folder, write_on
from store.system import System


class RestingFile:
    """The file as this session read or wrote it last.

    ``identity`` tells it from anything that others may put there, ``ownership`` is handed on to every
    version. ``is_safe`` turns False for good once the folder could not be flushed: then it is not known
    which version a power cut would leave, and the journal must stay.
    """

    def __init__(self, names: Names, system: System, identity: Identity | None, ownership: Ownership | None) -> None:
        self.identity = identity
        self.ownership = ownership
        self.is_safe = True
        self._names = names
        self._system = system

    @property
    def size(self) -> int:
        """In bytes; 0 before the first version."""
        return self.identity.size if self.identity else 0

    def is_in_place(self) -> bool:
        """Is NAME.json still what this session read or wrote last? Raises OSError."""
        try:
            return Identity.of(self._system.stat(self._names.file)) == self.identity
        except FileNotFoundError:
            return False

    def has_new_ownership(self) -> bool:
        """Was the file given another owner, group or mode since? From now on that is handed on. Raises OSError."""
        try:
            status = self._system.stat(self._names.file)
        except FileNotFoundError:
            return False
        if Identity.of(status) != self.identity or Ownership.of(status) == self.ownership:
            return False
        self.ownership = Ownership.of(status)
        return True

    def sync(self) -> None:
        """Flush the file as it is, in case whoever put it there did not. Raises OSError."""
        fd = self._system.open(self._names.file, os.O_RDONLY)
        try:
            self._system.fsync(fd)
        finally:
            let_go(fd, self._system)

    def keep_as_previous(self) -> None:
        """Keep this version under the name of the previous one: a hard link, at no cost in space.

        Renaming onto another link of the same file does nothing, hence the removal at the end.
        Raises OSError, for example on disks without hard links.
        """
        names = self._names
        remove(names.new_previous, self._system)
        self._system.link(names.file, names.new_previous)
        self._system.replace(names.new_previous, names.previous)
        remove(names.new_previous, self._system)

    def replace(self, slices: Iterable[bytes]) -> str:
        """Put a new version in place: temporary file, flush, rename, flush of the folder.

        Something foreign that stands in its place is put aside first. Returns a sentence about that, or "".
        Raises OSError; what stood there then stands there still, or the new version does.
        """
        identity = self._write_temporary(slices)
        note = "" if self.identity is None or self.is_in_place() else self._put_aside()
        self._system.replace(self._names.temporary, self._names.file)
        self.identity = identity
        try:
            sync_folder(self._names.folder, self._system)
        except OSError:
            self.is_safe = False
            raise
        return note

    def _write_temporary(self, slices: Iterable[bytes]) -> Identity:
        names, system = self._names, self._system
        remove(names.temporary, system)
        fd = system.open(names.temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
        try:
            try:
                if self.ownership is None:
                    self.ownership = Ownership.of(system.fstat(fd))._replace(mode=0o600)
                self.ownership.give(fd, system)
                for part in slices:
                    write_on(fd, part, system)
                system.fsync(fd)
                return Identity.of(system.fstat(fd))
            finally:
                let_go(fd, system)
        except OSError:
            remove(names.temporary, system)
            raise

    def _put_aside(self) -> str:
        file = self._names.file
        if not exists(file, self._system):
            return _("{file} had been removed and was written anew.").format(file=file)
        number = 1
        while True:
            aside = f"{file}.aside-{number}"
            try:
                self._system.link(file, aside)
            except FileExistsError:
                number += 1
            else:
                return _(
                    "{file} had been replaced by other means: it was written anew, what stood there is now {aside}."
                ).format(file=file, aside=aside)
