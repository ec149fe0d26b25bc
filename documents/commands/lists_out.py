"""Commands that print what came out."""

import argparse
import sys

from documents.commands.command import DONE, check_sitting, read_council
from documents.export import award_list_bytes, results_bytes, stamp
from documents.option_names import form_named
from store.council_view import CouncilView


def results(options: argparse.Namespace) -> int:
    """Print the ranked results."""
    council_file = read_council(options.file)
    check_sitting(council_file, options.sitting)
    council = council_file.council if options.sitting is None else council_file.council_at_close(options.sitting)
    _print_bytes(
        results_bytes(
            council,
            as_=options.as_,
            sitting=options.sitting,
            form=_form(council_file, options.form),
            **stamp(council_file),
        )
    )
    return DONE


def list_out(options: argparse.Namespace) -> int:
    """Print the proposed award list."""
    council_file = read_council(options.file)
    form = _form(council_file, options.form)
    _print_bytes(award_list_bytes(council_file.council, as_=options.as_, form=form, **stamp(council_file)))
    return DONE


def _form(council_file: CouncilView, name: str | None) -> int | None:
    if name is None:
        return None

    return form_named(council_file.council, name).id


def _print_bytes(content: bytes) -> None:
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
