"""Vietnamese as input methods send it: a word is rewritten by backspaces and letters in one burst."""

import time
import unicodedata
from pathlib import Path

import pytest

from council.text import fold
from store.council_file import CouncilFile
from tests.terminal.councils import here, in_sitting
from tests.terminal.terminal import APP, Terminal

SENTENCE = "Nguyễn Văn Ấn: đề nghị bổ sung số ngày trực chốt, ưu tiên người ở tuyến đầu"
GAPS = (0.0, 0.001, 0.005, 0.02)


def telex(sentence: str, erase: str) -> list[str]:
    """What arrives when ``sentence`` is typed in Telex or VNI: of each word first its bare letters, one by one, then,
    with the key of the mark, everything from the first marked letter on anew."""
    bursts: list[str] = []
    for word in sentence.split(" "):
        bare = "".join(bare_letter(letter) for letter in word)
        same = next((place for place, letter in enumerate(word) if letter != bare[place]), len(word))
        bursts += list(bare)
        if same < len(word):
            bursts.append(erase * (len(word) - same) + word[same:])
        bursts.append(" ")
    return bursts[:-1]


def bare_letter(letter: str) -> str:
    """``letter`` without its marks."""
    bare = fold(letter)
    return bare.upper() if letter.isupper() else bare or letter


@pytest.mark.parametrize("erase", ["\x7f", "\x08"], ids=["DEL", "BS"])
def test_words_rewritten_while_they_are_typed(tmp_path: Path, erase: str) -> None:
    """A comment arrives exactly, at every gap between the bursts; without a gap all of it comes in one write."""
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        for gap in GAPS:
            terminal.press("c", "Comment by")
            if gap:
                for burst in telex(SENTENCE, erase):
                    terminal.write(burst)
                    time.sleep(gap)
            else:
                terminal.write("".join(telex(SENTENCE, erase)))
            terminal.settle()
            terminal.press("\r", "saved #")
        said = [comment.text for comment in CouncilFile.read(path).council.comments.values()]
    assert said[-len(GAPS) :] == [SENTENCE] * len(GAPS)


@pytest.mark.parametrize(
    "typed",
    [
        unicodedata.normalize("NFD", SENTENCE),
        unicodedata.normalize("NFD", SENTENCE) + "x\x7f",
        f"\x1b[200~{unicodedata.normalize('NFD', SENTENCE)}\x1b[201~",
        f"\x1b[200~{SENTENCE}\r\n\x1b[201~",
        SENTENCE.replace("đề", "de") + "\x1b[H" + "\x1b[C" * 17 + "\x7f\x7fđề",
    ],
    ids=["decomposed", "decomposed and erased", "pasted decomposed", "pasted with a break", "mended inside"],
)
def test_other_ways_to_the_same_sentence(tmp_path: Path, typed: str) -> None:
    path = in_sitting(tmp_path)
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.press("c", "Comment by")
        terminal.press(typed)
        terminal.press("\r", "saved #")
        *_others, comment = CouncilFile.read(path).council.comments.values()
    assert comment.text == SENTENCE


def test_search_by_what_an_input_method_makes_of_it(tmp_path: Path) -> None:
    path = in_sitting(tmp_path)
    nominations = CouncilFile.read(path).council.nominations.values()
    *_others, last = (nomination for nomination in nominations if nomination.name.split()[-1] == "Hạnh")
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.press("/", "Search")
        terminal.press(str(last.name[:-1]) + "".join(telex("h", "\x7f")), f"no. {last.id}")
        terminal.press("\r")
        assert f"no. {last.id}" in terminal.text


def test_doubled_letters_in_the_walk_vote_and_nothing_else(tmp_path: Path) -> None:
    """Telex makes backspace and â of a second a. Each of both is a vote once its nomination could be read."""
    path = in_sitting(tmp_path)
    before = CouncilFile.read(path).ledger.number
    with Terminal([*APP, str(path)], home=tmp_path) as terminal:
        terminal.until(here)
        terminal.settle()
        terminal.press("a", "Nomination 13/86")
        terminal.press("\x7fâ", "Nomination 14/86")
        terminal.press("\x7f")
        terminal.press("\x08")
        assert [act["verb"] for act in CouncilFile.read(path).ledger.acts()[before:]] == ["vote", "vote"]
