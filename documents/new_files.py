"""Writing files that were not there before: all of them whole, or none."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from council.errors import Refused
from council.words import _


class NotWritten(Refused):
    """Files that could not be written: one of the name exists, the folder or the disk does not allow it."""


class AlreadyThere(NotWritten):
    """Files of these names exist; with ``overwrite`` they would be replaced."""


def write_files(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> list[Path]:
    """Write ``files`` (bytes by name) into ``folder``, made if missing, and return their paths in the given order.

    Everything is first written beside its place and flushed, then put there under its name. Raises NotWritten where one
    exists and ``overwrite`` was not asked for, or where writing fails; then none was added. With ``overwrite`` a
    failure may leave some files old and some new, each of them whole.
    """
    paths = {folder / name: content for name, content in files.items()}
    with _in_words(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if not overwrite:
            _refuse_existing(paths)
        written: dict[Path, Path] = {}
        try:
            for path, content in paths.items():
                beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
                written[beside] = path
                _write(beside, content)
            _publish(written, overwrite=overwrite)
        finally:
            for beside in written:
                beside.unlink(missing_ok=True)
        _flush_folder(folder)
    return list(paths)


def _refuse_existing(paths: Mapping[Path, bytes]) -> None:
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


def _publish(written: Mapping[Path, Path], *, overwrite: bool) -> None:
    """Give every file its name; one that appeared meanwhile is not overwritten, and those named before go again."""
    named: list[Path] = []
    try:
        for beside, path in written.items():
            if overwrite:
                beside.replace(path)
            else:
                _name(beside, path)
                named.append(path)
    except OSError:
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
                folder=folder, problem=error.strerror or error
            )
        ) from error
