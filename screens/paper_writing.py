"""Writing papers in a thread of its own, which tells what becomes of it by messages and touches no widget."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from textual.message import Message

from council.errors import Refused
from documents.export import export
from documents.export_choice import Choice
from documents.new_files import AlreadyThere
from screens.faults import fault_sentence
from store.council_view import CouncilView
from store.errors import StoreError, why

_SECONDS_OF_A_TURN = 0.0005
"""How long this thread computes before a key gets its turn; a key takes several turns, and Python's own are tenfold."""


class FileMade(Message):
    """One more file is made: how many of how many, and which."""

    def __init__(self, made: int, total: int, name: str) -> None:
        super().__init__()
        self.made, self.total, self.name = made, total, name


class PapersWritten(Message):
    """All files lie in their folder."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__()
        self.paths = paths


class NothingWritten(Message):
    """Nothing was added anywhere: ``why``, a sentence ("" where the secretary stopped it), and whether it was only
    that files of these names exist."""

    def __init__(self, why: str, *, exists: bool = False) -> None:
        super().__init__()
        self.why, self.exists = why, exists


class _Cancelled(Exception):
    """The secretary, or the end of the program, stopped the writing between two files."""


class Writing(Struct):
    """One order to write: of which council's file, what, where to; ``cancel`` stops it between two files.

    The file is read anew, so that the papers are of one moment whatever is voted on meanwhile: everything that was
    shown as saved is in it.
    """

    council: Path
    chosen: Choice
    to: Path
    overwrite: bool
    cancel: threading.Event
    made: int = 0
    total: int = 0
    name: str = ""

    def run(self, tell: Callable[[Message], object]) -> None:
        """Write, and ``tell`` how it goes. To be called in a thread."""
        try:
            paths = self._write(tell)
        except _Cancelled:
            tell(NothingWritten(""))
        except AlreadyThere as error:
            tell(NothingWritten(str(error), exists=True))
        except (Refused, StoreError) as error:
            tell(NothingWritten(str(error)))
        except OSError as error:
            tell(NothingWritten(why(error)))
        except Exception as error:  # a sitting goes on, whatever is wrong with its papers
            tell(NothingWritten(fault_sentence(error)))
        else:
            tell(PapersWritten(paths))

    def _write(self, tell: Callable[[Message], object]) -> list[Path]:
        def progress(made: int, total: int, name: str) -> None:
            tell(FileMade(made, total, name))
            if self.cancel.is_set():
                raise _Cancelled

        view = CouncilView.read(self.council)
        usual = sys.getswitchinterval()
        sys.setswitchinterval(_SECONDS_OF_A_TURN)
        try:
            return export(view, self.chosen, to=self.to, overwrite=self.overwrite, progress=progress)
        finally:
            sys.setswitchinterval(usual)
            view.close()
