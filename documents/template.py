"""Templates: a TOML file that says about a body what the program must not know by itself."""

import re
import tomllib
from pathlib import Path

from msgspec import Struct

from council.errors import Refused
from council.forms import ALL_KINDS, AwardForm, Kind, Quota
from council.members import Member, Role
from council.rules import Base, Comparison, Mode, Quorum, Recused, Rule, Tie, parse_share
from council.settings import Basis, Settings
from council.text import clean_line
from council.units import Unit
from council.words import _
from documents.template_fields import Table
from documents.template_names import name_mistakes

_FOLDER = Path(__file__).parent / "templates"
_SHIPPED = ("quang-binh-2021", "dong-nai-2021", "blank")


class TemplateMistakes(Exception):
    """A template that cannot be used; ``mistakes`` holds one whole sentence for each mistake in it."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class TemplateMissing(TemplateMistakes):
    """There is no template of that name and no such file."""


class Template(Struct, frozen=True, kw_only=True):
    """What a council starts from: settings and, with ids from 1 in the template's order, its tables."""

    settings: Settings
    units: tuple[Unit, ...] = ()
    members: tuple[Member, ...] = ()
    forms: tuple[AwardForm, ...] = ()

    @property
    def invented(self) -> bool:
        """Whether everything in it is made up for a demonstration."""
        return self.settings.invented


def templates() -> list[tuple[str, str]]:
    """The templates that ship with the program: the name to give and the council it is for."""
    return [(name, load_template(name).settings.name) for name in _SHIPPED]


def load_template(name_or_path: str | Path) -> Template:
    """The shipped template of that name, else the template in that file.

    Raises TemplateMissing where there is neither, TemplateMistakes with every mistake of the template.
    """
    name = str(name_or_path)
    if name in _SHIPPED:
        return _read(_FOLDER / f"{name}.toml", name)
    path = Path(name_or_path)
    return _read(path, path.name)


def _read(path: Path, name: str) -> Template:
    mistakes: list[str] = []
    top = Table(_parsed(path), "", mistakes)
    settings = _settings(top, name)
    units = tuple(_unit(table, number) for number, table in enumerate(top.tables("units", "[[units]]"), 1))
    members = tuple(_member(table, number) for number, table in enumerate(top.tables("members", "[[members]]"), 1))
    forms = tuple(_form(table, number) for number, table in enumerate(top.tables("forms", "[[forms]]"), 1))
    top.done()
    mistakes += name_mistakes(units, members, forms)
    if mistakes:
        raise TemplateMistakes(*(_("Template {name}, {mistake}").format(name=name, mistake=m) for m in mistakes))
    return Template(settings=settings, units=units, members=members, forms=forms)


def _parsed(path: Path) -> dict[str, object]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise TemplateMissing(
            _("There is no template {name}: name one of {shipped}, or a TOML file that exists.").format(
                name=path, shipped=", ".join(_SHIPPED)
            )
        ) from None
    except OSError as error:
        raise TemplateMistakes(
            _("Template {name} cannot be read ({error}): check the path and its permissions.").format(
                name=path, error=error.strerror
            )
        ) from None
    except UnicodeDecodeError as error:
        raise TemplateMistakes(
            _("Template {name} is not written in UTF-8 (byte {byte}): save it again as UTF-8.").format(
                name=path.name, byte=error.start + 1
            )
        ) from None
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise TemplateMistakes(_not_toml(path, content, str(error))) from None


def _not_toml(path: Path, content: str, error: str) -> str:
    """One sentence with the line that the TOML parser stopped at; its message ends in "(at line 3, column 5)"."""
    place = re.search(r"at line (\d+), column (\d+)", error)
    if place is None:
        return _("Template {name} ends too early: close the quotes or brackets that are still open.").format(
            name=path.name
        )
    line = int(place[1])
    written = clean_line(content.split("\n")[line - 1])
    return _(
        "Template {name}, line {line}: “{written}” is not TOML: check its quotes, brackets and equals sign."
    ).format(name=path.name, line=line, written=written)


def _settings(top: Table, name: str) -> Settings:
    council = top.table("council", "[council]")
    settings = Settings(
        name=council.required_text("name"),
        body=council.text("body"),
        parent=council.text("parent"),
        place=council.text("place"),
        code=council.text("code"),
        campaign=council.text("campaign"),
        plan=council.text("plan"),
        quorum=_quorum(council),
        criteria=tuple(_criterion(table) for table in top.tables("criteria", "[[criteria]]")),
        bases=tuple(_basis(table) for table in top.tables("bases", "[[bases]]")),
        copies=council.texts("copies"),
        kind_order=council.order("kind_order", Kind),
        template=name,
    )
    council.done()
    return settings


def _criterion(table: Table) -> str:
    text = table.required_text("text")
    table.done()
    return text


def _basis(table: Table) -> Basis:
    basis = Basis(text=table.required_text("text"), confirmed=table.flag("confirmed", False))
    table.done()
    return basis


def _quorum(council: Table) -> Quorum:
    default = Quorum()
    if council.is_text("quorum"):
        return Quorum(fraction=_share(council, "quorum", default.fraction))
    table = council.table("quorum", "quorum")
    quorum = Quorum(
        fraction=_share(table, "fraction", default.fraction),
        basis=table.text("basis"),
        confirmed=table.flag("confirmed", default.confirmed),
    )
    table.done()
    return quorum


def _unit(table: Table, number: int) -> Unit:
    unit = Unit(
        id=number,
        name=table.required_text("name"),
        aliases=table.texts("aliases"),
        confirmed=table.flag("confirmed", True),
    )
    table.done()
    return unit


def _member(table: Table, number: int) -> Member:
    member = Member(
        id=number,
        name=table.required_text("name"),
        title=table.text("title"),
        position=table.text("position"),
        role=table.choice("role", Role, Role.MEMBER),
        unit=table.text("unit"),
        standing=table.flag("standing", True),
        votes=table.flag("votes", True),
    )
    table.done()
    return member


def _form(table: Table, number: int) -> AwardForm:
    classes = table.texts("classes")
    if len(set(classes)) < len(classes):
        table.mistake(_("“classes” names a class twice: leave each one once."))
    kinds = table.choices("kinds", Kind, ALL_KINDS)
    form = AwardForm(
        id=number,
        name=table.required_text("name"),
        aliases=table.texts("aliases"),
        classes=classes,
        kinds=kinds,
        decided_by=table.text("decided_by"),
        proposed_through=table.text("proposed_through"),
        rule=_rule(table.table("rule", "[forms.rule]")),
        quotas=_quotas(table.tables("quota", "[[forms.quota]]"), classes, kinds),
    )
    table.done()
    return form


def _rule(table: Table) -> Rule:
    default = Rule()
    rule = Rule(
        mode=table.choice("mode", Mode, default.mode),
        percent=_share(table, "percent", default.percent),
        comparison=table.choice("comparison", Comparison, default.comparison),
        base=table.choice("base", Base, default.base),
        recused=table.choice("recused", Recused, default.recused),
        tie=table.choice("tie", Tie, default.tie),
        chair_must_agree=table.flag("chair_must_agree", default.chair_must_agree),
        basis=table.text("basis"),
        confirmed=table.flag("confirmed", default.confirmed),
    )
    if rule.share == 1 and rule.comparison is Comparison.MORE:
        table.mistake(_('more than 100 % can never be reached: write comparison = ">=" or a lower “percent”.'))
    table.done()
    return rule


def _quotas(tables: list[Table], classes: tuple[str, ...], kinds: tuple[Kind, ...]) -> tuple[Quota, ...]:
    quotas: dict[tuple[str, Kind], Quota] = {}
    for table in tables:
        class_ = table.text("class")
        if classes and class_ not in classes:
            table.mistake(_("“class” must be one of the form's classes: {classes}.").format(classes=", ".join(classes)))
        elif class_ and not classes:
            table.mistake(_("the form has no classes: remove “class” here, or give the form its “classes”."))
        kind = table.required_choice("kind", Kind)
        if kind is not None and kind not in kinds:
            table.mistake(
                _("the form is not for “{kind}”: correct “kind”, or the form's “kinds”.").format(kind=kind.value)
            )
        limit = table.positive("limit")
        table.done()
        if kind is None or limit is None:
            continue
        if (class_, kind) in quotas:
            table.mistake(_("this class and kind have a quota already: leave one of the two."))
        quotas[class_, kind] = Quota(class_=class_, kind=kind, limit=limit)
    return tuple(quotas.values())


def _share(table: Table, key: str, default: str) -> str:
    """A share as it is written, checked; the default after a mistake."""
    written = table.text(key, default)
    try:
        parse_share(written)
    except Refused as refused:
        table.mistake(f"“{key}”: {refused}")
        return default
    return written
