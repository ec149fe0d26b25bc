"""What can be wrong with a template."""

from council.errors import Refused


class BrokenTemplate(Refused):
    """A template that cannot be read or filled; the message is one sentence with the place."""
