"""Commands that look after a council's file."""

import argparse

from council.words import _
from documents.commands.command import DONE, UsageError, read_council, refuse
from documents.history_table import history_text
from store.account import account_name
from store.adopt import adopt as adopt_change
from store.repair import repair as rebuild
from store.verify import verify as check_file


def history(options: argparse.Namespace) -> int:
    """Print what was done, when and by whom."""
    print(history_text(read_council(options.file)))
    return DONE


def verify(options: argparse.Namespace) -> int:
    """Check that file, history and journal agree."""
    verdict = check_file(options.file)
    if not verdict.agrees:
        return refuse(verdict.problem)
    if options.head is not None:
        act = verdict.act_of(options.head)
        if act is None:
            return refuse(_("No act of this file has the head {head}.").format(head=options.head))
        print(_("The head is that of act {act} of {number}.").format(act=act, number=verdict.number))
        return DONE
    print(_("correct: {number} acts, head {head}").format(number=verdict.number, head=verdict.head))
    return DONE


def repair(options: argparse.Namespace) -> int:
    """Rebuild a damaged file into a new one beside it."""
    repaired = rebuild(options.file)
    if repaired is None:
        print(_("{file} is in order: there is nothing to repair.").format(file=options.file))
        return DONE
    said = "\n".join(repaired.sentences())
    if repaired.missing is not None:
        return refuse(said)
    print(said)
    return DONE


def adopt(options: argparse.Namespace) -> int:
    """Take over, as an act, what was changed in the file by other means."""
    if not options.reason.strip():
        raise UsageError(_("Taking a change over needs a reason: say why."))
    adopted = adopt_change(options.file, by=account_name(), reason=options.reason)
    if adopted is None:
        print(_("{file} is what its history gives: there is nothing to take over.").format(file=options.file))
        return DONE
    places = ", ".join(" ".join(place).strip() for place in adopted.places)
    print(_("Taken over as act {number}: {places}").format(number=adopted.number, places=places))
    return DONE
