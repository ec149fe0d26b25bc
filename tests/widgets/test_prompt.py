"""The foot of every place: notes, questions, choices, numbers."""

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot

from tests.screens.picture import picture, screen_lines
from widgets.number_entry import NumberField
from widgets.palette import Tone
from widgets.prompt import Prompt


class Foot(App[None]):
    """A prompt alone; what it says to its place is kept."""

    def __init__(self) -> None:
        super().__init__(ansi_color=True)
        self.heard: list[tuple[object, ...]] = []
        self.typed = ""
        self.shown = -1
        self.paged: list[int] = []

    def compose(self) -> ComposeResult:
        yield Prompt()

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def on_mount(self) -> None:
        self.prompt.keys([("a", "all in favour"), ("?", "help")])

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        self.heard.append((event.purpose, event.text, event.choice))

    def on_prompt_numbers(self, event: Prompt.Numbers) -> None:
        self.heard.append(tuple(event.numbers.items()))

    def on_prompt_left(self, event: Prompt.Left) -> None:
        self.heard.append(("left", event.purpose))

    def on_prompt_typing(self, event: Prompt.Typing) -> None:
        self.typed = event.text

    def on_prompt_chosen(self, event: Prompt.Chosen) -> None:
        self.shown = event.choice

    def on_prompt_paged(self, event: Prompt.Paged) -> None:
        self.paged.append(event.step)

    def on_prompt_completing(self, event: Prompt.Completing) -> None:
        self.heard.append(("completing", event.text))


def after(foot: Foot, ask: str, *keys: str) -> list[str]:
    """The two lines of the foot after a question was asked and ``keys`` were pressed."""

    async def steps(pilot: Pilot[object]) -> None:
        if ask == "text":
            foot.prompt.ask("name", "Name?", value="An")
        elif ask == "choices":
            foot.prompt.ask("who", "Who?", choices=["Ấn", "[b]Bình[/b]"])
        elif ask == "numbers":
            fields = [NumberField("no", "Against"), NumberField("other", "Other", "3")]
            foot.prompt.ask_numbers(
                fields,
                lambda numbers: (f"sum {sum(numbers.values())}", Tone.PLAIN),
                "other",
                lambda numbers, name: 9 - sum(numbers.values()) + numbers[name],
            )
        await pilot.press(*keys)
        await pilot.pause()

    return picture(foot, steps, size=(40, 6))[-2:]


def test_nothing_asked_shows_the_keys() -> None:
    foot = Foot()
    lines = after(foot, "", "x", "enter")
    assert lines[0] == ""
    assert lines[1].startswith(" a all in favour")
    assert lines[1].endswith("? help")
    assert foot.heard == []


def test_a_text_is_asked_and_answered() -> None:
    foot = Foot()
    assert after(foot, "text") == [" Name?", "An"]
    foot = Foot()
    lines = after(foot, "text", "h", "enter")
    assert foot.heard == [("name", "Anh", 0)]
    assert foot.typed == "Anh"
    assert lines[1].startswith(" a all")


@pytest.mark.parametrize("key", ["escape", "ctrl+g"])
def test_a_question_can_be_left(key: str) -> None:
    foot = Foot()
    lines = after(foot, "text", key)
    assert foot.heard == [("left", "name")]
    assert lines == ["", lines[1]]
    assert lines[1].startswith(" a all")


def test_up_and_down_go_through_the_choices_and_round() -> None:
    foot = Foot()
    assert after(foot, "choices", "down")[0] == " Who? ‹ [b]Bình[/b] ›"
    foot = Foot()
    after(foot, "choices", "up", "enter")
    assert foot.heard == [("who", "", 1)]
    foot = Foot()
    after(foot, "choices", "down", "down", "enter")
    assert foot.heard == [("who", "", 0)]


def test_tab_asks_for_completion() -> None:
    foot = Foot()
    after(foot, "text", "tab")
    assert foot.heard == [("completing", "An")]


def test_numbers_are_entered_field_by_field() -> None:
    """The first digit replaces what a field begins with, further ones join; what they mean stands below."""
    foot = Foot()
    assert after(foot, "numbers") == [" Against  0 Other  3", " sum 3"]
    foot = Foot()
    assert after(foot, "numbers", "1", "2", "tab", "4") == [" Against  4 Other 12", " sum 16"]
    foot = Foot()
    after(foot, "numbers", "backspace", "tab", "x", "7", "enter")
    assert foot.heard == [(("no", 7), ("other", 0))]


def test_an_equals_sign_puts_in_what_is_left() -> None:
    """It replaces what stands in the field, and a digit after it begins anew; what is too much already becomes 0."""
    foot = Foot()
    assert after(foot, "numbers", "4", "tab", "7", "=") == [" Against  5 Other  4", " sum 9"]
    assert after(Foot(), "numbers", "=", "2") == [" Against  0 Other  2", " sum 2"]
    assert after(Foot(), "numbers", *"12", "tab", "=") == [" Against  0 Other 12", " sum 12"]


@pytest.mark.parametrize("ask", ["text", "choices", "numbers"])
def test_pages_are_turned_while_something_is_asked(ask: str) -> None:
    foot = Foot()
    after(foot, ask, "pagedown", "pagedown", "pageup")
    assert foot.paged == [1, 1, -1]
    assert foot.heard == []


def test_other_choices_are_offered_while_typing() -> None:
    foot = Foot()
    after(foot, "choices", "down")
    assert foot.shown == 1

    class Offering(Foot):
        def on_prompt_typing(self, event: Prompt.Typing) -> None:
            self.prompt.offer(["one", "two"] if event.text else ["Ấn"])

    foot = Offering()
    assert after(foot, "choices", "7", "down") == [" Who? ‹ two ›", "7"]
    assert after(Offering(), "choices", "7", "down", "backspace")[0] == " Who? ‹ Ấn ›"


def test_no_number_is_longer_than_four_digits() -> None:
    foot = Foot()
    after(foot, "numbers", *"99999", "enter")
    assert foot.heard == [(("no", 0), ("other", 9999))]


def test_numbers_can_be_left() -> None:
    foot = Foot()
    lines = after(foot, "numbers", "5", "escape")
    assert lines[0] == ""
    assert lines[1].startswith(" a all")
    assert not any(isinstance(heard[0], tuple) for heard in foot.heard)


def test_a_note_stands_above_the_keys_or_beside_what_is_asked() -> None:
    foot = Foot()
    seen: list[list[str]] = []

    async def steps(pilot: Pilot[object]) -> None:
        foot.prompt.note("saved")
        await pilot.pause()
        seen.append(screen_lines(foot)[-2:])
        foot.prompt.note("a note that is far too long for one line of this terminal")
        await pilot.pause()
        seen.append(screen_lines(foot)[-2:])
        foot.prompt.note("")
        foot.prompt.ask("name", "Name?")
        foot.prompt.note("taken already")
        await pilot.pause()
        seen.append(screen_lines(foot)[-2:])
        foot.prompt.ask("name", "Name?")

    lines = picture(foot, steps, size=(40, 6))
    assert seen[0][0] == " saved"
    assert seen[1] == [" a note that is far too long for one", " line of this terminal"]
    assert seen[2][0] == " Name?  taken already"
    assert lines[-2] == " Name?"


def test_messages_of_its_parts_stay_inside() -> None:
    """Nobody but the prompt hears of its field and its numbers."""
    heard: list[Message] = []

    class Listening(Foot):
        def on_input_submitted(self, event: Message) -> None:
            heard.append(event)

        def on_number_entry_changed(self, event: Message) -> None:
            heard.append(event)

    after(Listening(), "text", "x", "enter")
    after(Listening(), "numbers", "5", "enter")
    assert heard == []
