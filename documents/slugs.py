"""Names of files and folders, made from what people call things."""

import re

from council.text import fold

_LENGTH = 60


def slug(name: str) -> str:
    """``name`` as part of a file's name: lower-case ASCII letters and digits with hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name))[:_LENGTH].strip("-")
