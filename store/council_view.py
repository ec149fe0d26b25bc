"""A council's file as it can be read: its values, its history, how it stood when a sitting closed."""

from pathlib import Path
from typing import Self

from council.award_list import Seal
from council.council import Council
from council.errors import Refused
from council.sittings import SittingState
from council.words import _
from store.errors import NotACouncil
from store.ledger import Ledger
from store.records import SCHEMA, load


class CouncilView:
    """The council's values beside the ledger that keeps them."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.council: Council = load(ledger.tables)
        self._at_close: dict[int, Council] = {}

    @classmethod
    def read(cls, path: Path) -> Self:
        """Open a council's file for reading: takes no lock, writes nothing."""
        return cls.of(Ledger.read(path))

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """The council in ``ledger``. Raises store.errors.NotACouncil for documents that are no council's."""
        try:
            view = cls(ledger)
            if view.council.settings.schema > SCHEMA:
                raise ValueError(f"schema {view.council.settings.schema}")
        except ValueError as error:  # msgspec.ValidationError is one
            ledger.close()
            raise NotACouncil(
                _(
                    "{file} holds what this version of the program does not know ({what}): open it with a newer one."
                ).format(file=ledger.path, what=error)
            ) from error
        return view

    def close(self) -> None:
        """Leave the file at rest, and the lock free."""
        self.ledger.close()

    def list_seal(self) -> Seal | None:
        """The seal of the closed award list; None while it is a draft."""
        settings = self.council.settings
        if not settings.list_closed:
            return None
        act = self.ledger.act(settings.list_closed)
        return Seal(act=act["n"], head=act["hash"], at=act["at"], version=settings.list_version)

    def council_at_close(self, sitting: int) -> Council:
        """The council as it was when ``sitting`` closed, to be read only; as it is now if it has not closed.

        Raises Refused where there is no such sitting.
        """
        held = self.council.sittings.get(sitting)
        if held is None:
            raise Refused(_("There is no sitting {number} in this council.").format(number=sitting))
        if held.state is not SittingState.CLOSED:
            return self.council
        closing = next(
            act["n"]
            for act in reversed(self.ledger.acts())
            if act["verb"] == "close_sitting" and str(sitting) in act["set"]["sittings"]
        )
        if closing not in self._at_close:
            self._at_close[closing] = load(self.ledger.tables_at(closing))
        return self._at_close[closing]
