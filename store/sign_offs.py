"""The records of counts of ballots, as the acts of signing off keep them."""

import msgspec

from council.ballot_count import SignOff
from store.view import View


def sign_offs(ledger: View) -> list[SignOff]:
    """The records of all counts whose sign-off stands, oldest first: what papers say of tellers and entry."""
    acts = ledger.acts()
    undone = {act["undoes"] for act in acts if "undoes" in act}
    return [
        msgspec.convert(act["count"], SignOff, str_keys=True)
        for act in acts
        if act["verb"] == "sign_off" and act["n"] not in undone
    ]
