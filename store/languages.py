"""The languages that the program speaks, from the compiled gettext catalogs beside app.py."""

import gettext
from pathlib import Path

from council.words import use

LANGUAGES = ("vi", "en")
_LOCALE = Path(__file__).parent.parent / "locale"


def speak(language: str) -> str:
    """Speak ``language`` from now on; anything but "en" is Vietnamese, the original. Returns what is spoken."""
    spoken = "en" if language.lower().startswith("en") else "vi"
    use(gettext.translation("hoidong", localedir=_LOCALE, languages=[spoken], fallback=True))
    return spoken
