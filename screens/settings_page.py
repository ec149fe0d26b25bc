"""What every page of the council's settings has: the settings, changed one field at a time."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from council.settings import Settings
from screens.setup_page import SetupPage

Item = TypeVar("Item")


class SettingsPage(SetupPage):
    """A page whose changes are each one act on the settings."""

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.file.council.settings

    def set(self, name: str, value: object) -> bool:
        """Let the field ``name`` be ``value``; says whether that was a change, and saved."""
        changed = replace(self.settings, **{name: value})
        return changed != self.settings and self.keep(lambda: self.file.change_settings(changed), "")


def spliced(items: Sequence[Item], place: int, *instead: Item) -> tuple[Item, ...]:
    """``items`` with ``instead`` in the place of the one at ``place``, from 0; at the end where there is none."""
    return (*items[:place], *instead, *items[place + 1 :])
