"""Small councils in files, and the real application over them after some keys."""

from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from council.members import Body, Member, Role
from council.settings import Settings
from documents.template import load_template
from screens.application import Application
from store.council_file import CouncilFile
from tests.screens.picture import picture

MEMBERS = (
    Member(id=1, name="Nguyễn Văn An", title="Ông", position="Viện trưởng", role=Role.CHAIR),
    Member(id=2, name="Trần Thị Thanh Bình", title="Bà", position="Phó Viện trưởng", role=Role.STANDING_VICE_CHAIR),
    Member(id=3, name="Hồ Đức Sơn", position="Chánh Văn phòng", role=Role.SECRETARY, votes=False),
    Member(id=4, name="Lê [b]Châu[/b]", position="Trưởng phòng 1", standing=False),
)


def council_file(folder: Path, *, members: Sequence[Member] = MEMBERS) -> CouncilFile:
    """A new council of the plan's forms, with four members: three vote, three are of the standing committee."""
    forms = load_template("quang-binh-2021").forms
    settings = Settings(name="Hội đồng TĐKT")
    return CouncilFile.create(folder / "council.json", settings, by="thuky", members=members, forms=forms)


def planned(folder: Path) -> CouncilFile:
    """A council whose whole body is to sit."""
    file = council_file(folder)
    file.plan_sitting(Body.COUNCIL)
    return file


def after(application: Application, *keys: str, start: str = "") -> list[str]:
    """What the screen shows after ``keys`` were pressed, at the place ``start`` if given."""

    async def steps(pilot: Pilot[object]) -> None:
        if start:
            application.action_go(start)
            await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    return picture(application, steps)
