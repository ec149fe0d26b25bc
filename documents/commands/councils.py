"""Commands that make a council and its members."""

import argparse
import os
import sys

from council.words import _
from documents.commands.command import DONE, UsageError, change, need_files, refuse
from documents.list_import import problem_sentence
from documents.members_list import read_members
from documents.template import TemplateMissing, TemplateMistakes, load_template
from documents.template import templates as shipped
from store.account import account_name
from store.council_file import CouncilFile
from store.preferences import remember


def new(options: argparse.Namespace) -> int:
    """Make a new council's file from a template."""
    if os.path.exists(options.file):
        raise UsageError(_("{file} exists already: choose another name.").format(file=options.file))
    try:
        template = load_template(options.template)
    except TemplateMissing as error:
        raise UsageError(str(error)) from error
    except TemplateMistakes as error:
        return refuse(error)
    CouncilFile.create(
        options.file,
        template.settings,
        by=account_name(),
        units=template.units,
        members=template.members,
        forms=template.forms,
    ).close()
    remember(opened=options.file)
    print(_("{file} is ready. Open it with: hoidong {file}").format(file=options.file))
    return DONE


def templates(_options: argparse.Namespace) -> int:
    """List the templates that ship."""
    for name, title in shipped():
        print(f"{name:20} {title}")
    return DONE


def members(options: argparse.Namespace) -> int:
    """Add members from a list."""
    need_files([options.list])

    def add(council_file: "CouncilFile") -> int:
        found = read_members(options.list)
        if found.problems:
            return refuse("\n".join(problem_sentence(options.list.name, problem) for problem in found.problems))
        added, again = council_file.add_members(found.members)
        for member in again:
            print(_("{name} is a member already.").format(name=member.name), file=sys.stderr)
        print(_("{number} members were added.").format(number=len(added)))
        return DONE

    return change(options.file, add)
