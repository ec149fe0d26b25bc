"""A vote matrix: nominations down the first column, a member in each other column, a voice in each cell."""

import re
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from council.members import Member
from council.nominations import Nomination
from council.text import clean_line, fold_words
from council.votes import Choice
from council.words import _
from documents.lists.cells import Row, Sheet
from documents.lists.files import read_sheets
from documents.lists.values import Problem
from documents.names import Names


class Apart(StrEnum):
    """What a cell says of a member who had no voice in a vote."""

    RECUSED = "recused"
    ABSENT = "absent"


Voice = Choice | Apart

_WORDS: dict[Voice, str] = {
    Choice.YES: "y, yes, aye, yea, for, in favour, in favor, approve, agree, có, đồng ý, tán thành, nhất trí,"
    " đồng tình, hoàn toàn đồng ý, hoàn toàn nhất trí, thuận",
    Choice.NO: "n, no, nay, against, disagree, không, không đồng ý, không tán thành, không nhất trí, phản đối, chống",
    Choice.OTHER: "o, other, other opinion, abstain, abstained, abstention, ý kiến khác, có ý kiến khác, phiếu trắng",
    Choice.NOT_VOTING: "not voting, did not vote, không biểu quyết, không bỏ phiếu, không tham gia biểu quyết",
    Apart.RECUSED: "recused, recusal, liên quan, có liên quan, do liên quan, không biểu quyết do liên quan,"
    " không biểu quyết vì liên quan, không biểu quyết liên quan, không tham gia do liên quan",
    Apart.ABSENT: "absent, away, vắng, vắng mặt, vắng có phép, vắng không phép, vắng có lý do, vắng không lý do",
}
_VOICES = {fold_words(word): voice for voice, words in _WORDS.items() for word in words.split(",")}
_NUMBER = re.compile(r"\(?(\d{1,6})(?:[.,]0+)?\s*[.)]?")
_NUMBER_AND_NAME = re.compile(r"(\d{1,6})\s*[.)]\s+(\S.*)")
_HEADER_WITHIN = 30
"""Rows from the top of a sheet among which the members' names must stand."""


class MatrixRow(Struct, frozen=True):
    """One nomination's voices by member id, and where they were read."""

    nomination: int
    voices: dict[int, Voice]
    sheet: str
    row: int


class VoteMatrix(Struct, frozen=True, kw_only=True):
    """A matrix as read; nothing of it may be recorded while there are ``problems``.

    ``missing`` are the ids of voting members who have no column in some sheet.
    """

    rows: tuple[MatrixRow, ...]
    missing: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_votes(path: Path, members: Collection[Member], nominations: Collection[Nomination]) -> VoteMatrix:
    """The matrix in the workbook or text at ``path``; hidden sheets are not read.

    Column heads name ``members`` and the first column ``nominations`` by name or number (id). Case, tone and
    diacritics only count where they tell two apart. Raises Unreadable where the file is no list at all.
    """
    member_names = Names((member.id, member.name) for member in members)
    nomination_names = Names((nomination.id, nomination.name) for nomination in nominations)
    readers = [_SheetReader(sheet, members, member_names, nomination_names) for sheet in read_sheets(path)]
    found: dict[int, MatrixRow] = {}
    problems: list[Problem] = []
    missing: set[int] = set()
    for reader in (reader for reader in readers if not reader.sheet.hidden and reader.sheet.rows):
        rows = reader.read()
        problems += reader.problems
        missing |= {member.id for member in members if member.votes} - set(reader.columns.values())
        for row in rows:
            first = found.setdefault(row.nomination, row)
            if first is not row:
                problems.append(_twice(row, first))
    order = tuple(member.id for member in members if member.id in missing)
    return VoteMatrix(rows=tuple(found.values()), missing=order, problems=tuple(problems))


def _twice(row: MatrixRow, first: MatrixRow) -> Problem:
    return Problem(
        row.sheet,
        row.row,
        _("nomination {number} stands in row {first} already: leave one of the two rows.").format(
            number=row.nomination,
            first=first.row if first.sheet == row.sheet else f"{first.row} (“{first.sheet}”)",
        ),
    )


class _SheetReader:
    """Reads one sheet; ``columns`` are the member ids by column."""

    def __init__(self, sheet: Sheet, members: Collection[Member], names: Names, nominations: Names) -> None:
        self.sheet = sheet
        self.columns: dict[int, int] = {}
        self.problems: list[Problem] = []
        self._members = {member.id: member for member in members}
        self._names = names
        self._nominations = nominations
        self._voices: dict[str, Voice | None] = {}

    def read(self) -> list[MatrixRow]:
        """The rows below the header that could be read; what could not is in ``problems``."""
        at = self._header()
        if at is None:
            self._problem(
                self.sheet.rows[0].number,
                _("no row names members of the council: write their names above the columns, as the council has them."),
            )
            return []
        header = self.sheet.rows[at]
        below = [row for row in self.sheet.rows[at + 1 :] if row.cells != header.cells and not row.prose]
        if not below:
            self._problem(header.number, _("no nomination stands below the members' names: fill the rows."))
        self._name_columns(header, below)
        return [read for row in below if (read := self._row(row)) is not None]

    def _header(self) -> int | None:
        """The first row, from the top, in which most columns name a member."""
        rows = self.sheet.rows[:_HEADER_WITHIN]
        hits = [sum(1 for head in row.cells[1:] if head and self._names.find(head)) for row in rows]
        most = max(hits, default=0)
        return hits.index(most) if most else None

    def _name_columns(self, header: Row, below: Sequence[Row]) -> None:
        for column, cell in enumerate(header.cells[1:], 1):
            head = clean_line(cell)
            if not head and not any(_cell(row, column) for row in below):
                continue
            found = self._names.find(head) if head else ()
            if len(found) != 1:
                self._problem(header.number, _head_problem(column, head, [self._members[id] for id in found]))
            elif not self._members[found[0]].votes:
                self._problem(
                    header.number,
                    _("“{name}” sits without a vote: remove the column, or give the member a vote.").format(name=head),
                )
            elif found[0] in self.columns.values():
                self._problem(header.number, _("“{name}” has two columns: leave one of them.").format(name=head))
            else:
                self.columns[column] = found[0]

    def _row(self, row: Row) -> MatrixRow | None:
        nomination = self._nomination(row)
        voices: dict[int, Voice] = {}
        blank: list[int] = []
        for column, member in self.columns.items():
            cell = _cell(row, column)
            voice = self._voice(cell)
            if voice is not None:
                voices[member] = voice
            elif not cell:
                blank.append(member)
            else:
                self._problem(
                    row.number,
                    _("“{cell}” of {member} is no vote: write yes, no, other, not voting, recused or absent.").format(
                        cell=clean_line(cell), member=self._members[member].name
                    ),
                )
        if blank:
            self._problem(
                row.number,
                _("the cell of {members} is blank: write yes, no, other, not voting, recused or absent.").format(
                    members=", ".join(self._members[member].name for member in blank)
                ),
            )
        if nomination is None or len(voices) < len(self.columns):
            return None
        return MatrixRow(nomination, voices, self.sheet.name, row.number)

    def _voice(self, cell: str) -> Voice | None:
        if cell not in self._voices:
            self._voices[cell] = _VOICES.get(fold_words(cell))
        return self._voices[cell]

    def _nomination(self, row: Row) -> int | None:
        """The nomination that the first cell means; None after a problem."""
        said = clean_line(row.cells[0])
        if not said:
            self._problem(row.number, _("the first cell names no nomination: write its number or name."))
            return None
        found = set(self._nominations.find(said))
        if (number := _NUMBER.fullmatch(said)) and self._nominations.has(int(number[1])):
            found.add(int(number[1]))
        elif not found and (both := _NUMBER_AND_NAME.fullmatch(said)):
            found = {int(both[1])} & set(self._nominations.find(both[2]))
        if len(found) == 1:
            return found.pop()
        self._problem(row.number, _nomination_problem(said, sorted(found)))
        return None

    def _problem(self, row: int, sentence: str) -> None:
        self.problems.append(Problem(self.sheet.name, row, sentence))


def _cell(row: Row, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _head_problem(column: int, head: str, found: Iterable[Member]) -> str:
    if not head:
        return _("column {column} has cells but no name above: write the member's name there.").format(
            column=column + 1
        )
    fits = ", ".join(f"{member.name} ({member.position})" if member.position else member.name for member in found)
    if fits:
        return _("“{name}” fits several members: {members}. Write the name in full, as the council has it.").format(
            name=head, members=fits
        )
    return _("“{name}” is no member of the council: correct the name, or add the member first.").format(name=head)


def _nomination_problem(said: str, found: Sequence[int]) -> str:
    if found:
        return _("“{name}” fits nominations {numbers}: write the number instead.").format(
            name=said, numbers=", ".join(map(str, found))
        )
    if _NUMBER.fullmatch(said):
        return _("there is no nomination {number}: correct the number.").format(number=said)
    return _("“{name}” is no nomination: correct the name, or write its number.").format(name=said)
