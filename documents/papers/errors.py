"""What may be wrong with a Word template."""

from council.errors import Refused


class BrokenTemplate(Refused):
    """A template that cannot be filled in; the message says which one, where in it, and what to do."""
