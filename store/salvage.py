"""The acts that a damaged file or journal still holds whole, and the chain that can be made of them."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from store.acts import FIRST_HEAD, HISTORY, Shape, Tables, decoder
from store.journal import HEADER_BYTES
from store.state import State

_LINE = re.compile(rb'"\d+": ?(\{.*\}),?')
_HEADER = re.compile(rb"[0-9a-f]{8} [0-9a-f]{8} [0-9a-f]{8} ")
_HISTORY_BEGINS = b'\n"%s":{\n' % HISTORY.encode()
_layout = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])


class Copy(msgspec.Struct, frozen=True):
    """What one place holds: the whole acts as JSON, unproven, in the order found.

    ``expected`` is the highest number that it must have had acts up to, as far as that can be seen; ``is_whole`` says
    whether its end is there.
    """

    lines: list[bytes]
    expected: int
    is_whole: bool

    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """The acts with the numbers that they give themselves."""
        for line in self.lines:
            yield decoder.decode(line)["n"], line

    @property
    def last(self) -> int:
        """The highest number of an act that is there; 0 without one."""
        return max((number for number, _ in self.numbered()), default=0)


def copy_of_file(content: bytes) -> Copy:
    """What is left of a NAME.json, laid out as this program or as TinyDB does."""
    try:
        history = _layout.decode(content).get(HISTORY, {})
    except (msgspec.DecodeError, UnicodeDecodeError):
        lines = content.partition(_HISTORY_BEGINS)[2].split(b"\n")
        ends = lines.index(b"}") if b"}" in lines else None
        whole = [match[1] for line in lines if (match := _LINE.fullmatch(line)) and _is_act(match[1])]
        return Copy(whole, len(lines[:ends]) if ends is not None else 0, ends is not None)
    lines = [bytes(line) for line in history.values()]
    return Copy([line for line in lines if _is_act(line)], len(history), is_whole=bool(lines))


def copy_of_journal(content: bytes) -> Copy:
    """What is left of a journal; what a record's header says is not asked, only whether an act stands there."""
    lines = []
    for stretch in _HEADER.split(content):
        for line in stretch.split(b"\n"):
            lines += [part for part in (line, line[:-1], line[HEADER_BYTES:]) if _is_act(part)]
    ended = content.split(b"\n")[:-1]
    expected = 0
    for place, line in enumerate(ended):
        if _is_act(line[HEADER_BYTES:]):
            expected = decoder.decode(line[HEADER_BYTES:])["n"] + len(ended) - 1 - place
            break
    return Copy(lines, expected, is_whole=True)


def longest_chain(copies: Iterable[Copy]) -> State:
    """What the acts of all ``copies`` together make, from act 1 on as far as each hangs on the one before."""
    candidates: dict[int, list[bytes]] = {}
    for copy in copies:
        for number, line in copy.numbered():
            candidates.setdefault(number, []).append(line)
    tables: Tables = {}
    state = State(tables, [], FIRST_HEAD)
    while any(_takes(state, line) for line in candidates.get(state.number + 1, [])):
        pass
    return state


def _takes(state: State, line: bytes) -> bool:
    try:
        state.accept_recorded(line)
    except ValueError:
        return False
    return True


def _is_act(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        msgspec.convert(decoder.decode(line), Shape)
    except ValueError:
        return False
    return True
