"""Write the README's picture of the walk: what the real program shows of its demo at 80 × 24, in Vietnamese.

Run it from the project's root: ``.venv/bin/python docs/picture.py``.
"""

import asyncio
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from documents.demo_file import open_demo  # noqa: E402
from screens.application import Application  # noqa: E402
from store.languages import speak  # noqa: E402
from tests.screens.picture import screen_lines  # noqa: E402


async def picture() -> str:
    """The screen of the demo after one vote with dissent, as text."""
    application = Application(open_demo("quang-binh-2021"), language=speak("vi"))
    async with application.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.5)
        await pilot.press("n", "1", "enter")
        await pilot.pause(0.5)
        lines = screen_lines(application)
    application.close_council()
    return "\n".join(text.rstrip() for text in lines)


def main() -> None:
    """Put the picture between the README's marks."""
    readme = ROOT / "README.md"
    shown = f"```\n{asyncio.run(picture())}\n```\n"
    marked = re.sub(
        r"(<!-- picture:.*?-->\n).*?(<!-- /picture -->)",
        lambda marks: marks[1] + shown + marks[2],
        readme.read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )
    readme.write_text(marked, encoding="utf-8")


if __name__ == "__main__":
    main()
