"""The languages that the program speaks, from the compiled gettext catalogs beside app.py."""

import gettext
import os
from pathlib import Path

from council.words import N_, use

LANGUAGES = ("vi", "en")
_DOMAIN = "hoidong"
_LOCALE = Path(__file__).parent.parent / "locale"

ARGPARSE = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ignored explicit argument %r"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)
"""What argparse says to users of the command line; it asks gettext's default domain for it."""


def speak(language: str) -> str:
    """Speak ``language`` from now on; anything but "en" is Vietnamese, the original. Returns what is spoken."""
    spoken = "en" if language.lower().startswith("en") else "vi"
    use(gettext.translation(_DOMAIN, localedir=_LOCALE, languages=[spoken], fallback=True))
    os.environ["LANGUAGE"] = spoken  # where gettext looks for the language of the default domain
    gettext.bindtextdomain(_DOMAIN, _LOCALE)
    gettext.textdomain(_DOMAIN)
    return spoken
