"""Whose hands do the acts: the account that the program runs under."""

import os
import pwd


def account_name() -> str:
    """The name of the account on this machine, or its number where it has no name."""
    uid = os.getuid()
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
