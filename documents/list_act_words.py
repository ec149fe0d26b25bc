"""Words for acts on the award list as a whole."""

from collections.abc import Callable, Mapping

from council.settings import Settings
from council.words import _
from documents.act_story import Story


def _close(story: Story) -> str:
    return _("The award list was closed: version {version}").format(version=_version(story))


def _reopen(story: Story) -> str:
    return _("The award list was opened again: its next papers are version {version}").format(version=_version(story))


def _version(story: Story) -> int:
    return story.new(Settings, "council", 1).list_version


LIST_ACTS: Mapping[str, Callable[[Story], str]] = {"close_list": _close, "reopen_list": _reopen}
