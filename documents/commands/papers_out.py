"""Commands that write the papers, and hand out the templates they are made from."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from council.words import _
from documents.commands.command import DONE, UsageError, check_sitting, read_council
from documents.export import export as write_papers
from documents.export_choice import choice
from documents.new_files import Progress, no_progress
from store.confinement import check


def export(options: argparse.Namespace) -> int:
    """Write papers as files into a folder named after the sitting."""
    chosen = choice(options.only, options.as_, templates=options.papers, sitting=options.sitting)
    view = read_council(options.file)
    check_sitting(view, options.sitting)
    if options.papers is not None:
        from documents.papers.word import check_templates

        check(options.papers)
        if not options.papers.is_dir():
            raise UsageError(_("There is no folder {folder}; check the name.").format(folder=options.papers))
        check_templates(options.papers)
    with _progress() as progress:
        written = write_papers(view, chosen, to=options.to, overwrite=options.overwrite, progress=progress)
    for path in written:
        print(path)
    return DONE


def papers(options: argparse.Namespace) -> int:
    """Hand out the program's templates for Word files."""
    from documents.papers.word import copy_templates

    check(options.copy)
    for path in copy_templates(options.copy):
        print(path)
    return DONE


@contextmanager
def _progress() -> Iterator[Progress]:
    """Says on one line of the terminal which file was made last, and takes it away; nothing where nobody looks on."""
    if not _looked_at():
        yield no_progress
        return
    try:
        yield lambda made, total, name: _say(f"{made}/{total} · {name}")
    finally:
        _say("")


def _looked_at() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _say(line: str) -> None:
    print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
