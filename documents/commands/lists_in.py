"""Commands that read lists and vote matrices into a council."""

import argparse
import sys

from council.matrix import Voices
from council.words import _
from documents.commands.command import DONE, NO, change, check_sitting, need_files, refuse
from documents.list_import import ImportReport, import_lists, problem_sentence
from documents.vote_matrix import Apart, read_votes
from store.council_file import CouncilFile


def import_lists_in(options: argparse.Namespace) -> int:
    """Import the units' lists of nominations."""
    need_files(options.lists)

    def read_in(council_file: CouncilFile) -> int:
        asked = (options.unit, options.form, options.skip)
        report = import_lists(council_file, options.lists, *asked, dry_run=options.dry_run)
        return _report(report, options.as_)

    return read_in(CouncilFile.read(options.file)) if options.dry_run else change(options.file, read_in)


def _report(report: ImportReport, as_: str) -> int:
    print(report.as_json() if as_ == "json" else report.as_table())
    for sentence in report.sentences():
        print(sentence, file=sys.stderr)
    return NO if report.problems else DONE


def votes(options: argparse.Namespace) -> int:
    """Record the votes of a matrix."""
    need_files([options.matrix])

    def record(council_file: CouncilFile) -> int:
        council = council_file.council
        check_sitting(council_file, options.sitting)
        matrix = read_votes(options.matrix, council.members.values(), council.nominations.values())
        if matrix.problems:
            return refuse("\n".join(problem_sentence(options.matrix.name, problem) for problem in matrix.problems))
        lines = [
            Voices(
                row.nomination,
                {member: voice for member, voice in row.voices.items() if not isinstance(voice, Apart)},
                tuple(member for member, voice in row.voices.items() if voice is Apart.RECUSED),
                tuple(member for member, voice in row.voices.items() if voice is Apart.ABSENT),
            )
            for row in matrix.rows
        ]
        record_lines = council_file.record_written if options.channel == "written" else council_file.record_roll_calls
        sitting = record_lines(lines, options.sitting)
        for member in matrix.missing if options.channel == "roll-call" else ():
            if member in sitting.roster:
                name = council.members[member].name
                print(_("{name} has no column and is taken as absent.").format(name=name), file=sys.stderr)
        print(_("{number} votes were recorded in sitting {sitting}.").format(number=len(lines), sitting=sitting.id))
        return DONE

    return change(options.file, record)
