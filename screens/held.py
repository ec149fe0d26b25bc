"""What to do about a council that another session holds: asked in the plain terminal, before there is an interface."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from council.text import clean_line, fold
from council.words import _, pgettext
from store.council_file import CouncilFile
from store.errors import Held, Holder
from store.take_over_session import take_over_session

Ask = Callable[[str], str]


class Choice(Enum):
    """What the secretary may do about a council that is held."""

    READ = "r"
    TAKE_OVER = "t"
    LEAVE = "q"


def open_or_ask(path: Path, by: str, *, ask: Ask = input, say: Callable[[str], None] = print) -> CouncilFile:
    """Open a council for writing; where another session holds it, let the secretary read, take over or leave.

    Raises Held where the secretary leaves it, and what CouncilFile.open and read raise.
    """
    while True:
        try:
            return CouncilFile.open(path, by=by)
        except Held as held:
            match _choice(held, ask, say):
                case Choice.READ:
                    return CouncilFile.read(path)
                case Choice.LEAVE:
                    raise
                case Choice.TAKE_OVER if held.holder is not None:
                    say(_("Asking the other session to save and leave …"))
                    if not take_over_session(path, held.holder):
                        say(not_taken_over(held.holder))


def not_taken_over(holder: Holder) -> str:
    """The sentence for a session that could not be ended."""
    return _(
        "The session of {user} (process {pid}) could not be ended: another account's session "
        "is ended by that account or by whoever looks after this computer."
    ).format(user=holder.user, pid=holder.pid)


def taken_over_words(path: Path, by: Holder) -> str:
    """What a session says that had to leave the council ``path`` to ``by``."""
    if by.client:
        words = _("{user} from {client} has taken {file} over into another session; all that was saved is in it.")
    else:
        words = _("{user} has taken {file} over into another session; all that was saved is in it.")
    return clean_line(words.format(user=by.user, client=by.client, file=path))


def _choice(held: Held, ask: Ask, say: Callable[[str], None]) -> Choice:
    say(clean_line(str(held)))
    say(_("  r  open it for reading only"))
    if held.holder is not None:
        say(_("  t  take it over: the other session is ended; what it has saved stays"))
    say(_("  q  leave it as it is"))
    while True:
        answer = _answer(ask, _("r, t or q? ") if held.holder is not None else _("r or q? "))
        if answer == Choice.READ.value:
            return Choice.READ
        if answer in (Choice.LEAVE.value, ""):
            return Choice.LEAVE
        if answer == Choice.TAKE_OVER.value and held.holder is not None and _is_sure(held.holder, ask):
            return Choice.TAKE_OVER


def _is_sure(holder: Holder, ask: Ask) -> bool:
    question = _("Really end the session of {user} since {since}? Type “{yes}”: ")
    yes = pgettext("it is so", "yes")
    answer = _answer(ask, clean_line(question.format(user=holder.user, since=holder.since_when, yes=yes)) + " ")
    return fold(answer) in ("yes", fold(yes))


def _answer(ask: Ask, question: str) -> str:
    """One word, in small letters; that to leave where nobody answers any more."""
    try:
        return ask(question).strip().lower()
    except (EOFError, KeyboardInterrupt):
        return Choice.LEAVE.value
