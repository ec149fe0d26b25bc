"""Words that people see, in the language in use.

The sentences themselves live in the gettext catalogs under ``locale/``; source code holds English keys.
The language is one setting of the whole process: ``use`` installs a catalog, ``_`` looks up in it.
"""

from typing import Protocol


class Catalog(Protocol):
    """What gettext calls translations."""

    def gettext(self, message: str, /) -> str: ...

    def pgettext(self, context: str, message: str, /) -> str: ...


class Untranslated:
    """No catalog: every sentence as the source has it."""

    def gettext(self, message: str, /) -> str:
        return message

    def pgettext(self, _context: str, message: str, /) -> str:
        return message


_catalog: Catalog = Untranslated()


def use(catalog: Catalog) -> None:
    """Make ``catalog`` the one that ``_`` reads from now on."""
    global _catalog
    _catalog = catalog


def _(message: str) -> str:
    """``message`` in the language in use; fill its ``{fields}`` with ``str.format`` afterwards."""
    return _catalog.gettext(message)


def pgettext(context: str, message: str) -> str:
    """``message`` in the language in use, where the same English word means something else in ``context``."""
    return _catalog.pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark ``message`` for the catalogs; translate it with ``_`` where it is shown."""
    return message
