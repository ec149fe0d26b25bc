"""The command line of hoidong; opens the interface when asked."""

import argparse
import contextlib
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from council.errors import Refused
from council.words import _
from documents.commands.command import DONE, HELD, NO, NOT_SAVED, USAGE, UsageError
from documents.export_choice import EXPORT_FORMATS, EXPORT_KINDS, UnknownChoice
from store.account import account_name
from store.confinement import check, confine
from store.errors import Exists, Held, Missing, NotSaved, Outside, Stopped, StoreError, why
from store.languages import speak
from store.preferences import preferences, remember

if TYPE_CHECKING:
    from store.council_file import CouncilFile

FORMATS = ("table", "md", "csv", "tsv", "html", "json")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(
            _("{message} — “hoidong --help” shows every command.").format(message=message[:1].upper() + message[1:])
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with ``arguments`` (else the process's own); returns the exit code of the contract."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    confined = words[:1] == ["--confine"]
    speak(os.environ.get("HOIDONG_LANG") or ("" if confined else preferences().language))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever the terminal cannot show is no reason to stop
    try:
        code = _run(_confine(words[1:]) if confined else words)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except (UsageError, Missing, Exists, Outside) as error:
        return _say(USAGE, error)
    except Held as error:
        return _say(HELD, error)
    except (NotSaved, Stopped) as error:
        return _say(NOT_SAVED, error)
    except (Refused, StoreError) as error:
        return _say(_refusal_code(error), error)
    except BrokenPipeError:  # whoever read us has left
        _print_no_more()
        return DONE
    except OSError as error:
        _print_no_more()
        return _say(NOT_SAVED, _("Could not go on: {why}. Put this right, then try again.").format(why=why(error)))
    except RecursionError:
        return _say(NO, _("The file is nested too deeply to be read: it is no council's file and no list."))
    except KeyboardInterrupt:
        return _say(NO, _("Interrupted."))


def _confine(words: Sequence[str]) -> Sequence[str]:
    """Confine this process to the folder that is named first; returns the words after it."""
    if not words or not os.path.isdir(words[0]):
        raise UsageError(_("Name a folder that exists: hoidong --confine DIR FILE"))
    if not sys.flags.isolated:
        raise UsageError(_("A confined session is started with: python -I …/hoidong --confine DIR FILE"))
    confine(Path(words[0]))
    return words[1:]


def _run(words: Sequence[str]) -> int:
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        return _open_interface(words)
    gc.disable()  # a command ends before there is much to collect, and starts a tenth sooner
    try:
        options = _parser().parse_args(words)
        code: int = options.run(options)
        return code
    finally:
        gc.enable()


def _refusal_code(error: Exception) -> int:
    """The code of an answer that is no: wrong usage, not written, unreadable."""
    from documents.new_files import NotWritten
    from documents.option_names import UnknownName

    usage = isinstance(error, UnknownChoice | UnknownName)
    return USAGE if usage else NOT_SAVED if isinstance(error, NotWritten) else NO


def _print_no_more() -> None:
    """Let the end of the process find nothing that is still to be printed to where nothing can be printed."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(code: int, error: object) -> int:
    print(error, file=sys.stderr)
    return code


# the interface


def _open_interface(words: Sequence[str]) -> int:
    if len(words) > 1:
        raise UsageError(_("“{word}” is no command, and only one FILE can be opened.").format(word=words[0]))
    path = Path(words[0]) if words else None
    if path is not None:
        check(path)
    if path is not None and not os.path.exists(path):  # unlike Path's own, it answers for a name that is too long
        raise UsageError(
            _("There is no file {file}. Make a new council with: hoidong new {file} --template NAME").format(file=path)
        )
    _need_terminal()
    return _interface(_open(path) if path else None)


def _need_terminal() -> None:
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise UsageError(_("The interface needs a terminal. Over SSH connect with: ssh -t"))


def _interface(council_file: "CouncilFile | None") -> int:
    from screens.application import Application

    language = speak(os.environ.get("HOIDONG_LANG") or preferences().language)
    application = Application(council_file, language=language)
    gc.enable()
    try:
        application.run(mouse=False)
        code = application.return_code or DONE
    finally:
        application.close_council()
    return _say(HELD, application.ousted) if application.ousted else code


def _demo(options: argparse.Namespace) -> int:
    from documents.demo_file import open_demo
    from documents.template import TemplateMissing, TemplateMistakes

    _need_terminal()
    try:
        return _interface(open_demo(options.template))
    except TemplateMissing as error:
        raise UsageError(str(error)) from error
    except TemplateMistakes as error:
        return _say(NO, error)


def _follow(options: argparse.Namespace) -> int:
    from screens.big_screen import BigScreen
    from store.follower import Follower

    follower = Follower(options.file)
    try:
        _need_terminal()
        return BigScreen(follower).run(mouse=False) or DONE
    finally:
        follower.close()


def _open(path: Path) -> "CouncilFile":
    """Open a council for the interface and remember it; ask what to do where another session holds it."""
    from screens.held import open_or_ask

    council_file = open_or_ask(path, account_name())
    remember(opened=path)
    return council_file


# the command line


def _late(name: str) -> Callable[[argparse.Namespace], int]:
    """The command ``module.function`` under documents/commands, imported when it runs."""
    module, function = name.split(".")

    def run(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"documents.commands.{module}"), function)(options)
        return code

    return run


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="hoidong",
        description=_("Council sittings in the terminal: nominations, votes, ranked tallies, the proposed award list."),
        epilog=_(
            "“hoidong FILE” opens the interface on a council; without FILE the home screen. "
            "“--confine DIR” before everything else keeps a session to one folder."
        ),
    )
    commands = parser.add_subparsers(metavar=_("COMMAND"), parser_class=_Parser, required=True, prog="hoidong")

    def command(name: str, run: Callable[[argparse.Namespace], int], help_: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=help_, description=help_)
        added.set_defaults(run=run)
        return added

    demo = command("demo", _demo, _("open a filled, invented council"))
    demo.add_argument("--template", default="quang-binh-2021", metavar=_("NAME"))
    new = command("new", _late("councils.new"), _("make a new council's file"))
    new.add_argument("file", type=Path, metavar=_("FILE"))
    new.add_argument("--template", required=True, metavar=_("NAME|PATH"))
    command("templates", _late("councils.templates"), _("list the templates"))
    members = command("members", _late("councils.members"), _("add members from a list"))
    members.add_argument("file", type=Path, metavar=_("FILE"))
    members.add_argument("list", type=Path, metavar=_("LIST"))
    import_ = command("import", _late("lists_in.import_lists_in"), _("import the units' lists of nominations"))
    import_.add_argument("file", type=Path, metavar=_("FILE"))
    import_.add_argument("lists", type=Path, nargs="+", metavar=_("LIST"))
    import_.add_argument("--unit", metavar=_("UNIT"), help=_("the nominating unit, where a list does not say it"))
    import_.add_argument("--form", metavar=_("FORM"), help=_("the award form, where a list does not say it"))
    import_.add_argument("--skip", nargs="+", default=[], metavar=_("ROW"), help=_("rows to leave: ROW or SHEET:ROW"))
    import_.add_argument("--dry-run", action="store_true", help=_("show what would be added; add nothing"))
    import_.add_argument("--as", dest="as_", default="table", choices=("table", "json"))
    votes = command("votes", _late("lists_in.votes"), _("record votes from a matrix of nominations and members"))
    votes.add_argument("file", type=Path, metavar=_("FILE"))
    votes.add_argument("matrix", type=Path, metavar=_("MATRIX"))
    votes.add_argument("--channel", default="roll-call", choices=("roll-call", "written"))
    votes.add_argument("--sitting", type=int, metavar=_("N"))
    results = command("results", _late("lists_out.results"), _("print the ranked results"))
    results.add_argument("--sitting", type=int, metavar=_("N"))
    list_ = command("list", _late("lists_out.list_out"), _("print the proposed award list"))
    for printing in (results, list_):
        printing.add_argument("file", type=Path, metavar=_("FILE"))
        printing.add_argument("--form", metavar=_("FORM"))
        printing.add_argument("--as", dest="as_", default="table", choices=FORMATS)
    export = command("export", _late("papers_out.export"), _("write the papers into a folder for the sitting"))
    export.add_argument("file", type=Path, metavar=_("FILE"))
    export.add_argument("--to", type=Path, required=True, metavar=_("DIR"))
    export.add_argument("--only", nargs="+", metavar=_("KIND"), help=", ".join(EXPORT_KINDS))
    export.add_argument("--as", dest="as_", nargs="+", metavar=_("FORMAT"), help=", ".join(EXPORT_FORMATS))
    export.add_argument("--papers", type=Path, metavar=_("DIR"), help=_("Word templates of the office's own"))
    export.add_argument("--sitting", type=int, metavar=_("N"), help=_("as it stood when this sitting closed"))
    export.add_argument("--overwrite", action="store_true", help=_("replace files that exist"))
    papers = command("papers", _late("papers_out.papers"), _("hand out the Word templates, to be changed in Word"))
    papers.add_argument("--copy", type=Path, required=True, metavar=_("DIR"))
    history = command("history", _late("care.history"), _("print what was done, when and by whom"))
    history.add_argument("file", type=Path, metavar=_("FILE"))
    repair = command("repair", _late("care.repair"), _("rebuild a damaged file into a new one beside it"))
    repair.add_argument("file", type=Path, metavar=_("FILE"))
    adopt = command(
        "adopt", _late("care.adopt"), _("take over, as an act, what was changed in the file by other means")
    )
    adopt.add_argument("file", type=Path, metavar=_("FILE"))
    adopt.add_argument("--reason", required=True, metavar=_("TEXT"))
    follow = command("follow", _follow, _("look on from another terminal: what is in front, for the big screen"))
    follow.add_argument("file", type=Path, metavar=_("FILE"))
    verify = command("verify", _late("care.verify"), _("check that file, history and journal agree"))
    verify.add_argument("file", type=Path, metavar=_("FILE"))
    verify.add_argument("--head", nargs="+", metavar=_("HEX"), help=_("say at which act the chain had this head"))
    return parser


COMMANDS = (
    "demo",
    "new",
    "templates",
    "members",
    "import",
    "votes",
    "results",
    "list",
    "export",
    "papers",
    "history",
    "verify",
    "repair",
    "adopt",
    "follow",
)


if __name__ == "__main__":
    sys.exit(main())
