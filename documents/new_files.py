"""Writing files that were not there before: all of them whole, or none."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from council.errors import Refused
from council.words import _
from store.errors import why


class NotWritten(Refused):
    """Files that could not be written: one of the name exists, the folder or the disk does not allow it."""


class AlreadyThere(NotWritten):
    """Files of these names exist; with ``overwrite`` they would be replaced."""


class NewFile(Struct, frozen=True):
    """A file to be: its name, and what makes its content when its turn comes."""

    name: str
    make: Callable[[], bytes]


Progress = Callable[[int, int, str], None]
"""Told after each file: how many are made, of how many, and the name of this one. What it raises ends the writing."""


def no_progress(_made: int, _total: int, _name: str) -> None:
    """Nobody looks on."""


def write_files(
    folder: Path, files: Sequence[NewFile], *, overwrite: bool = False, progress: Progress = no_progress
) -> list[Path]:
    """Write ``files`` into ``folder``, made if missing, and return their paths in the given order.

    Each is made in its turn, written beside its place and flushed; once all are, they are put there under their names.
    Raises NotWritten where one exists and ``overwrite`` was not asked for, or where writing fails, and whatever making
    one or ``progress`` raises; then no file and no folder was added. With ``overwrite`` a failure of the disk may
    leave some files old and some new, each of them whole.
    """
    paths = [folder / file.name for file in files]
    written: dict[Path, Path] = {}
    with _in_words(folder):
        made = _missing(folder)
        try:
            if not overwrite:
                _refuse_existing(paths)
            folder.mkdir(parents=True, exist_ok=True)
            for number, (file, path) in enumerate(zip(files, paths, strict=True), 1):
                content = file.make()
                beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
                written[beside] = path
                _write(beside, content)
                progress(number, len(files), file.name)
            _publish(written, overwrite=overwrite)
        except BaseException:
            _take_away(written, made)
            raise
        _take_away(written, ())
        _flush_folder(folder)
    return paths


def _missing(folder: Path) -> list[Path]:
    """The folders that ``folder`` needs and that are not there, the innermost first."""
    return [place for place in (folder, *folder.parents) if not os.path.lexists(place)]


def _take_away(written: dict[Path, Path], folders: Sequence[Path]) -> None:
    """Remove what stands beside its place, and the ``folders`` that were made for it as far as nothing is in them."""
    for beside in written:
        with suppress(OSError):
            beside.unlink()
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _refuse_existing(paths: Sequence[Path]) -> None:
    existing = [path for path in paths if os.path.lexists(path)]
    if len(existing) == 1:
        raise AlreadyThere(
            _("The file {path} exists already and was left as it is: name another folder or move it away.").format(
                path=existing[0]
            )
        )
    if existing:
        raise AlreadyThere(
            _(
                "{number} files exist already and were left as they are, the first is {path}: "
                "name another folder or move them away."
            ).format(number=len(existing), path=existing[0])
        )


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _publish(written: dict[Path, Path], *, overwrite: bool) -> None:
    """Give every file its name; one that appeared meanwhile is not overwritten, and those named before go again."""
    named: list[Path] = []
    try:
        for beside, path in written.items():
            if overwrite:
                beside.replace(path)
            else:
                _name(beside, path)
                named.append(path)
    except BaseException:
        for path in named:
            path.unlink(missing_ok=True)
        raise


def _name(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # no hard links on this file system, as on most USB sticks
        if os.path.lexists(path):
            raise FileExistsError(str(path)) from None
        beside.rename(path)


def _flush_folder(folder: Path) -> None:
    """Flush the names too. Some network folders cannot; the files themselves are on the disk by now."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(
            _("Nothing was written to {folder}: {problem}. Free some room there or name another folder.").format(
                folder=folder, problem=why(error)
            )
        ) from error
