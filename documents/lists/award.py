"""Decides the award of one row from all that speaks for one: its cell, the columns marked, headings, the option."""

from collections.abc import Sequence

from msgspec import Struct

from council.forms import AwardForm
from council.words import _
from documents.lists.forms import FormReading, Reading, read_class, read_form
from documents.lists.header import Column
from documents.lists.words import is_blank_mark, is_tick, words


class Award(Struct, frozen=True):
    """The form and class of a row; ``problem`` says why they are not certain, "" where they are."""

    form: AwardForm | None = None
    class_: str = ""
    problem: str = ""


class Said(Struct, frozen=True, kw_only=True):
    """What a row and its surroundings say of the award.

    ``cell`` is the text of the form's column under ``cell_heading``, ``class_cell`` of the class's; ``marks``
    are the columns of one form each with what stands in them; ``heading`` and ``class_number`` come from
    sections, titles and the sheet's name.
    """

    cell: str = ""
    cell_heading: str = ""
    class_cell: str = ""
    marks: Sequence[tuple[Column, str]] = ()
    heading: FormReading | None = None
    class_number: int | None = None
    option: AwardForm | None = None


def decide_award(said: Said, forms: Sequence[AwardForm]) -> Award:
    """The award that everything said agrees on."""
    found: list[FormReading] = []
    for column, text in said.marks:
        if not is_blank_mark(text):
            marked = _marked(column, text, forms)
            if isinstance(marked, str):
                return Award(problem=marked)
            found.append(marked)
    heading = said.heading if said.heading and said.heading.reading is Reading.SURE else None
    bare_class = ""
    if not is_blank_mark(said.cell):
        in_cell = _in_cell(said, heading, forms)
        if isinstance(in_cell, str):
            return Award(problem=in_cell)
        if in_cell is not None:
            found.append(in_cell)
        else:
            bare_class = said.cell
    different = list(dict.fromkeys((one.form, one.class_) for one in found))
    if len(different) > 1:
        return Award(
            problem=_("Two awards are marked ({awards}); leave one, or give each a row of its own.").format(
                awards=", ".join(form.title(class_) for form, class_ in different if form)
            )
        )
    chosen = found[0] if found else heading
    if chosen is None or chosen.form is None:
        return _none_or_option(said, bare_class)
    if heading and (
        heading.form != chosen.form or (heading.class_ and chosen.class_ and heading.class_ != chosen.class_)
    ):
        return Award(problem=_differ(chosen, heading))
    if said.option and said.option != chosen.form:
        return Award(
            problem=_(
                "The list says {form}, the form given says {option}; leave the option out or correct the list."
            ).format(form=chosen.form.name, option=said.option.name)
        )
    return _with_class(chosen, heading, said, bare_class)


def _none_or_option(said: Said, bare_class: str) -> Award:
    if said.option:
        return _with_class(FormReading(Reading.SURE, said.option), None, said, bare_class)
    if said.heading and said.heading.reading is Reading.UNCLEAR:
        return Award(
            problem=_("The heading above fits several of the council's forms; write the form's full name there.")
        )
    if said.heading:
        return Award(problem=_("The heading above names an award that the council does not have; correct it there."))
    return Award(problem=_("No award form is named; write it in the row or in a heading above it."))


def _differ(chosen: FormReading, heading: FormReading) -> str:
    assert chosen.form
    assert heading.form
    return _("The row says {form}, the heading above it says {other}; correct one of them.").format(
        form=chosen.form.title(chosen.class_), other=heading.form.title(heading.class_)
    )


def _marked(column: Column, text: str, forms: Sequence[AwardForm]) -> FormReading | str:
    """The award chosen by ``text`` in a column of its own, or the problem."""
    award = column.award
    assert award
    if award.form and award.form.classes and not award.class_:
        class_ = None if is_tick(text) else read_class(text, award.form)
        if class_:
            return FormReading(Reading.SURE, award.form, class_)
    if is_tick(text):
        if award.form:
            return award
        if award.reading is Reading.UNCLEAR:
            return _(
                "The column {column} is marked, but fits several forms; write the form's full name over it."
            ).format(column=column.heading)
        return _("The column {column} is marked, but it is no form that the council has; correct its heading.").format(
            column=column.heading
        )
    written = read_form(f"{column.award_text} {text}" if words(text) else "", forms)
    if written.reading is not Reading.SURE:
        written = read_form(text, forms)
    if written.reading is Reading.SURE and (award.form is None or written.form == award.form):
        return written
    return _("{text} under {column} is neither an x nor a class; write x in one column.").format(
        text=f"“{text}”", column=column.heading
    )


def _in_cell(said: Said, heading: FormReading | None, forms: Sequence[AwardForm]) -> FormReading | str | None:
    """The award in the form's cell, the problem, or None where the cell says a class only."""
    text = said.cell
    award = read_form(text, forms)
    base = heading.form if heading else said.option
    if award.reading is Reading.NONE:
        award = read_form(f"{said.cell_heading} {text}", forms)
        if award.reading is not Reading.SURE:
            if base and base.classes and read_class(text, base):
                return None
            return _("{text} is no award form of this council; write one of its forms.").format(text=f"“{text}”")
    if award.reading is Reading.UNCLEAR and base and read_form(text, (base,)).reading is Reading.SURE:
        award = read_form(text, (base,))
    if award.reading is Reading.SURE:
        return award
    if award.reading is Reading.TWO:
        return _("{text} names two awards; leave one, or give each a row of its own.").format(text=f"“{text}”")
    if award.reading is Reading.UNCLEAR:
        return _("{text} fits several of the council's forms; write the form's full name.").format(text=f"“{text}”")
    return _("{text} is no award form of this council; write one of its forms.").format(text=f"“{text}”")


def _with_class(chosen: FormReading, heading: FormReading | None, said: Said, bare_class: str) -> Award:
    """``chosen`` with the class that cell, class column or heading give it."""
    form = chosen.form
    assert form
    if chosen.class_words:
        if form.classes:
            return Award(problem=_unknown_class(form, chosen.class_words))
        return Award(
            problem=_("{form} has no classes, but the list says “{class_}”; leave the class out.").format(
                form=form.name, class_=chosen.class_words
            )
        )
    classes = [chosen.class_] if chosen.class_ else []
    for text in (bare_class, said.class_cell):
        if not is_blank_mark(text):
            if not form.classes:
                return Award(
                    problem=_("{form} has no classes, but the list says “{class_}”; leave the class out.").format(
                        form=form.name, class_=text
                    )
                )
            class_ = read_class(text, form)
            if not class_:
                return Award(problem=_unknown_class(form, text))
            classes.append(class_)
    if not classes and heading and heading.class_:
        classes.append(heading.class_)
    if not classes and form.classes and said.class_number and said.class_number <= len(form.classes):
        classes.append(form.classes[said.class_number - 1])
    if len(set(classes)) > 1:
        return Award(problem=_("Two classes are given ({classes}); leave one.").format(classes=", ".join(classes)))
    if form.classes and not classes:
        return Award(
            problem=_("The class of {form} is missing; write one of {classes}.").format(
                form=form.name, classes=", ".join(form.classes)
            )
        )
    return Award(form, classes[0] if classes else "")


def _unknown_class(form: AwardForm, text: str) -> str:
    return _("“{text}” is no class of {form}; write one of {classes}.").format(
        text=text, form=form.name, classes=", ".join(form.classes)
    )
