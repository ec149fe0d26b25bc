"""Commands that look after a council's file."""

import argparse

from council.text import clean_line
from council.words import _
from documents.commands.command import DONE, UsageError, read_council, refuse
from documents.history_table import HistoryTable, history_text, time_text
from store.account import account_name
from store.adopt import adopt as adopt_change
from store.council_view import CouncilView
from store.repair import repair as rebuild
from store.verify import Verdict
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
        return _confirm_head(options, verdict)
    print(_("correct: {number} acts, head {head}").format(number=verdict.number, head=verdict.head))
    return DONE


def _confirm_head(options: argparse.Namespace, verdict: Verdict) -> int:
    """Say which act a printed head belongs to, what that act was, and what followed."""
    head = " ".join(options.head)
    found = verdict.acts_of(head)
    if not found:
        return refuse(_("No act of this file has the head {head}.").format(head=clean_line(head)))
    if len(found) > 1:
        return refuse(_("Several acts have heads that begin so: type more of its digits."))
    (act,) = found
    print(_("The head is that of act {act} of {number}.").format(act=act, number=verdict.number))
    council_file = read_council(options.file)
    row = HistoryTable(council_file.ledger.acts, council_file.council).row(act)
    print(f"{time_text(row.at)}  {row.by}  {row.words}")
    print(_followed(council_file, act))
    return DONE


def _followed(council_file: CouncilView, act: int) -> str:
    """What was done after an act, in a sentence; of the closing of the award list whether it still holds."""
    later = council_file.ledger.number - act
    if not later:
        return _("Nothing was done since then.")
    if council_file.ledger.act(act)["verb"] == "close_list" and council_file.council.settings.list_closed != act:
        return _("Acts since then: {number}. The award list was opened again: there may be a later version.").format(
            number=later
        )
    return _("Acts since then: {number}.").format(number=later)


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
