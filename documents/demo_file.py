"""A demonstration: a filled, invented council in a temporary file."""

import tempfile
from pathlib import Path

from msgspec.structs import replace

from documents.template import load_template
from store.account import account_name
from store.council_file import CouncilFile

DEMO_TEMPLATES = ("quang-binh-2021", "dong-nai-2021")


def open_demo(template_name: str) -> CouncilFile:
    """Make a council of the shipped template in a new temporary file, fill it with invented people, open it.

    The folder is 0700 and stays when the program ends, so that the demonstration can be looked at again. Raises
    TemplateMistakes for a template that cannot be used, StoreError where nothing can be written.
    """
    template = load_template(template_name)
    folder = Path(tempfile.mkdtemp(prefix="hoidong-"))
    return CouncilFile.create(
        folder / f"{Path(template_name).stem}.json",
        replace(template.settings, invented=True),
        by=account_name(),
        units=template.units,
        members=template.members,
        forms=template.forms,
    )
