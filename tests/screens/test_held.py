"""What is asked in the plain terminal about a council that another session holds; tests/terminal has it for real."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.held import open_or_ask
from store.council_file import CouncilFile
from store.errors import Held, Holder
from store.languages import speak
from tests.screens.councils_at_work import council_file


class Secretary:
    """Answers one question after the other; then nobody is there any more."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.told: list[str] = []

    def ask(self, question: str) -> str:
        self.told.append(question)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)

    def open(self, path: Path) -> CouncilFile:
        return open_or_ask(path, "me", ask=self.ask, say=self.told.append)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Path]:
    """A council that is open elsewhere."""
    file = council_file(tmp_path)
    yield file.ledger.path
    file.close()


@pytest.fixture
def asked_to_leave(monkeypatch: pytest.MonkeyPatch) -> list[Holder]:
    """Sessions that were to be ended; none is."""
    ended: list[Holder] = []
    monkeypatch.setattr("screens.held.take_over_session", lambda _path, holder: ended.append(holder))
    return ended


@pytest.mark.parametrize(
    "answers", [["q"], [""], [], ["x", "q"], ["t", "", "q"], ["t", "y", "q"], ["t", "no", "q"], ["t"]]
)
def test_without_a_yes_nobody_is_ended(held: Path, asked_to_leave: list[Holder], answers: list[str]) -> None:
    with pytest.raises(Held):
        Secretary(*answers).open(held)
    assert not asked_to_leave


@pytest.mark.parametrize(("language", "yes"), [("en", "yes"), ("vi", "có"), ("vi", "CO"), ("vi", "yes")])
def test_yes_in_either_language(held: Path, asked_to_leave: list[Holder], language: str, yes: str) -> None:
    """One that cannot be ended is said, and the question is asked again."""
    speak(language)
    secretary = Secretary(" T ", yes, "q")
    with pytest.raises(Held):
        secretary.open(held)
    assert len(asked_to_leave) == 1
    assert any({"en": "“yes”", "vi": "“có”"}[language] in told for told in secretary.told)
    assert sum("r, t" in told for told in secretary.told) == 2


def test_reading(held: Path) -> None:
    file = Secretary("r").open(held)
    assert not file.ledger.writable
    file.close()


def test_nobody_to_take_it_over_from(held: Path, asked_to_leave: list[Holder]) -> None:
    """The lock says nothing: reading and leaving are all there is."""
    held.with_name(f".{held.name}.lock").write_bytes(b"")
    secretary = Secretary("t", "yes", "q")
    with pytest.raises(Held):
        secretary.open(held)
    assert not asked_to_leave
    assert "r or q? " in secretary.told


def test_what_the_lock_says_is_text(held: Path) -> None:
    """Another account's words in the lock file never reach the terminal as escape sequences."""
    lock = held.with_name(f".{held.name}.lock")
    lock.write_bytes(lock.read_bytes().replace(b'"client":""', b'"client":"\\u001b[2Jevil"'))
    secretary = Secretary("t", "q")
    with pytest.raises(Held, match="from evil"):
        secretary.open(held)
    assert "from evil (" in "".join(secretary.told)
    assert "\x1b" not in "".join(secretary.told)
