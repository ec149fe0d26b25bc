"""What the rules do not allow."""


class Refused(Exception):
    """An act or a value that the rules do not allow.

    The message is one whole sentence in the language in use: what, where and what to do.
    """
