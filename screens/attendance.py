"""Attendance: which body sits, who presides, who is here; and the rules, confirmed before the sitting opens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from council.attendance import Guest, Presence, presence
from council.members import Body, Member, body_members, may_preside, roster
from council.sittings import Sitting, SittingState
from council.words import N_, _
from council.written import fallen
from screens.actions import EVERYWHERE, ON_A_LIST, Action, bar, bindings
from screens.sitting_course import SittingCourse
from store.place import Where
from widgets.line_view import LineView
from widgets.lines import Line, Span, both_ends, line, wrap
from widgets.member_rows import called, guest_line, member_details, member_line
from widgets.palette import Tone
from widgets.prompt import Prompt
from widgets.rule_rows import quorum_details, quorum_line, rule_details, rule_line
from widgets.scroll_list import ScrollList
from widgets.sitting_head import planning_lines, quorum_spans, sitting_title

_PRESENCES = {presence.value: presence for presence in Presence}


class AttendancePlace(SittingCourse):
    """Two pages, the members and the rules, under one head that says how far the sitting is."""

    TITLE_KEY = N_("Attendance")
    ACTIONS: ClassVar[tuple[Action, ...]] = (
        Action("mark('room')", "r,space", N_("room"), N_("In the room; on to the next member"), "r"),
        Action("mark('online')", "n", N_("online"), N_("Online; on to the next member")),
        Action("mark('absent')", "x", N_("absent"), N_("Absent or gone; on to the next member")),
        Action("everyone", "A", N_("all here"), N_("Everybody who is not online is in the room")),
        Action("chair", "c", N_("presides"), N_("The member under the cursor presides")),
        Action("secretary", "s", N_("minutes"), N_("The member under the cursor keeps the minutes")),
        Action("guest", "g", N_("guest"), N_("Add a guest or a substitute; neither votes")),
        Action("add", "m", N_("add"), N_("Add members: name, then position and role")),
        Action("edit", "e", N_("edit"), N_("Change the member's name, position and role")),
        Action("standing", "t", N_("standing"), N_("The member joins or leaves the standing committee")),
        Action("votes", "v", N_("voting"), N_("The member votes, or sits without a vote")),
        Action("confirm", "y,enter", N_("confirm"), N_("Rules: the council confirms the one under the cursor"), "y"),
        Action("confirm_all", "Y", N_("confirm all"), N_("Rules: the council confirms all of them")),
        Action("page", "tab", N_("members/rules"), N_("The other page: members, rules"), "Tab"),
        Action("plan('standing')", "p", N_("plan"), N_("Plan a sitting of the standing committee")),
        Action("plan('council')", "P", N_("plan"), N_("Plan a sitting of the whole council")),
        Action("body", "b", N_("other body"), N_("The other body sits; only before the sitting opens")),
        Action(
            "writing", "w", N_("in writing"), N_("In writing, without a meeting, or a meeting after all"), "", False
        ),
        Action("start", "o", N_("open sitting"), N_("Open the planned sitting, or resume it after an adjournment")),
        Action("adjourn", "z", N_("adjourn"), N_("Adjourn the open sitting")),
        Action("close", "C", N_("close"), N_("Close the sitting for good")),
        *ON_A_LIST,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(ACTIONS)
    DEFAULT_CSS = """
    AttendancePlace > #head { height: 4; }
    AttendancePlace > #foot { height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rules = False
        self._cursors = {False: 0, True: 0}
        self._said: tuple[str, Tone] | None = None

    def compose_body(self) -> ComposeResult:
        """Head, list, and what is under the cursor in full."""
        yield LineView(id="head")
        yield ScrollList(id="list")
        yield LineView(id="foot")

    # what there is

    def members(self) -> list[Member]:
        """Who sits, voting or not; the whole council where no sitting is planned."""
        council = self.file.council
        sitting = self.sitting
        members = body_members(council.members.values(), sitting.body if sitting else Body.COUNCIL)
        listed = {member.id for member in members}
        frozen = [council.members[id] for id in sitting.roster if id not in listed] if sitting else []
        return [*members, *frozen]

    def guests(self) -> tuple[Guest, ...]:
        """Guests and substitutes of the sitting."""
        return self.sitting.guests if self.sitting else ()

    def member(self) -> Member | None:
        """The member under the cursor of the members' page; says so where there is none."""
        members = self.members()
        if not self._rules and self._cursor < len(members):
            return members[self._cursor]
        self.note(_("This is for members: put the cursor on one (Tab: the other page)."), Tone.WAIT)
        return None

    @property
    def _cursor(self) -> int:
        return self._cursors[self._rules]

    def _length(self) -> int:
        return 1 + len(self.rules()) if self._rules else len(self.members()) + len(self.guests())

    # drawing

    def note(self, text: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Say ``text`` above the keys; one that is longer than a line takes the place of the details."""
        long = len(text) + 1 > self.size.width
        super().note("" if long else text, tone)
        before, self._said = self._said, (text, tone) if long else None
        if self._said or before:
            self._draw_foot()

    def draw(self) -> None:
        """Show the page in front."""
        self._cursors[self._rules] = max(0, min(self._cursor, self._length() - 1))
        self.query_one("#head", LineView).show(self._head())
        width = self.size.width
        if self._rules:
            rules = [rule_line(*rule, width) for rule in self.rules()]
            self.query_one(ScrollList).draw([quorum_line(self.quorum(), width), *rules], self._cursor)
        else:
            self.query_one(ScrollList).draw(*self._member_lines(width))
        self._draw_foot()
        self.be_at(Where(page="attendance"))

    def _draw_foot(self) -> None:
        width = self.size.width
        if self._said:
            text, tone = self._said
            lines: list[Line] = [[(" ", tone), *row] for row in wrap(text, width - 2, tone, most=3)]
        elif not self._rules:
            lines = self._member_foot(width)
        elif self._cursor:
            lines = rule_details(*self.rules()[self._cursor - 1], width, 3)
        else:
            lines = quorum_details(self.quorum(), width, 3)
        self.query_one("#foot", LineView).show([line("─" * width, Tone.FAINT), *lines])

    def _head(self) -> list[Line]:
        width = self.size.width
        confirmed = sum(rule.confirmed for _form, rule in self.rules()) + self.quorum().confirmed
        total = len(self.rules()) + 1
        progress = _("Rules {confirmed}/{total} confirmed").format(confirmed=confirmed, total=total)
        pages: list[Span] = [
            (_("Members"), Tone.PLAIN if self._rules else Tone.TITLE),
            (" │ ", Tone.FAINT),
            (progress, Tone.TITLE if self._rules else Tone.GOOD if confirmed == total else Tone.WAIT),
            (" Tab ", Tone.KEY),
        ]
        rest = self._sitting_lines() if self.sitting else planning_lines(self.file.council)
        return [both_ends(rest[0], pages, width), *rest[1:], line("─" * width, Tone.FAINT)]

    def _sitting_lines(self) -> list[Line]:
        sitting = self.sitting
        assert sitting is not None
        named = self.file.council.members
        people: list[Span] = []
        for label, member in ((_("Presiding"), sitting.chair), (_("Secretary"), sitting.secretary)):
            if member in named:
                people.append((f" {label}: {called(named[member])}  ", Tone.PLAIN))
            else:
                people.append((f" {label}: {_('not named yet')}  ", Tone.WAIT))
        voters = sitting.roster or roster(self.file.council.members.values(), sitting.body)
        words = quorum_spans(sitting, voters, self.quorum().needed(len(voters)))
        quorum = both_ends(words, self._sitting_keys(sitting), self.size.width)
        return [line(" " + sitting_title(sitting), Tone.STRONG), quorum, people]

    def _member_lines(self, width: int) -> tuple[list[Line], int | None]:
        members, guests = self.members(), self.guests()
        if not members and not guests:
            sentence = _(
                "Nobody belongs to this body yet. Add its members here: press m, type a name, Enter. "
                "Or leave and bring them in from a list: hoidong members FILE LIST."
            )
            return [line(), *([(" ", Tone.PLAIN), *row] for row in wrap(sentence, width - 2))], None
        lines = [member_line(number, member, self.sitting, width) for number, member in enumerate(members, 1)]
        if guests:
            lines.append(line("     " + _("Guests and substitutes, without a vote:"), Tone.FAINT))
            lines += [guest_line(guest, self.file.council) for guest in guests]
        return lines, self._cursor + (self._cursor >= len(members))

    def _member_foot(self, width: int) -> list[Line]:
        members = self.members()
        details = member_details(members[self._cursor], self.sitting) if self._cursor < len(members) else ""
        shown = [[(" ", Tone.PLAIN), *row] for row in wrap(details, width - 2, most=2)]
        names = ["add", "edit", "standing", "votes", *(["guest", "secretary"] if self.sitting else [])]
        return [*shown, *([line()] * (2 - len(shown))), self._key_spans(names)]

    def keys(self) -> list[tuple[str, str]]:
        """The keys that mean something on this page; those of the sitting stand in the head."""
        names = ["mark('room')", "mark('online')", "mark('absent')", "everyone", "chair"] if self.sitting else []
        if self.sitting and self.sitting.state is SittingState.PLANNED:
            names.append("writing")
        here = self._named([*(["confirm", "confirm_all"] if self._rules else names), "undo"])
        places = [action for action in EVERYWHERE if action.name.startswith("app.go")]
        others = [action for action in EVERYWHERE if action not in places]
        return bar((*here, *others, *places))

    def _sitting_keys(self, sitting: Sitting) -> list[Span]:
        """What can become of the sitting now."""
        names = {
            SittingState.PLANNED: ["body", "start"],
            SittingState.OPEN: ["adjourn", "close"],
            SittingState.ADJOURNED: ["start"],
            SittingState.CLOSED: [],
        }
        return self._key_spans(names[sitting.state])

    def _key_spans(self, names: list[str]) -> list[Span]:
        spans: list[Span] = []
        for action in self._named(names):
            spans += [(f" {action.key}", Tone.KEY), (f" {_(action.label)} ", Tone.PLAIN)]
        return spans

    def _named(self, names: list[str]) -> list[Action]:
        known = {action.name: action for action in self.ACTIONS}
        return [known[name] for name in names]

    # moving

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._cursors[self._rules] = max(0, min(self._cursor + by, self._length() - 1))
        self._said = None
        self.draw()

    def action_page(self) -> None:
        """Show the other page."""
        self._rules = not self._rules
        self.note()
        self.redraw()

    # who is here

    def action_mark(self, where: str) -> None:
        """Mark the member under the cursor and go on to the next."""
        member, sitting = self.member(), self.sitting
        if member is None:
            return
        if sitting is None:
            self.note(_("No sitting is planned: plan one first (p standing committee, P whole council)."), Tone.WAIT)
            return
        wanted = _PRESENCES[where]
        known = member.id in sitting.attendance and presence(sitting.attendance, member.id) is wanted
        waiting = fallen(self.file.council.nominations.values(), [member.id]) if wanted.here else {}
        if known or self.act(lambda: self.file.mark_presence([(member.id, wanted)]), called(member)):
            self._cursors[False] = min(self._cursor + 1, max(0, len(self.members()) - 1))
            self.redraw()
            if waiting and not known:
                text = _("{name} votes in person now: {number} written opinions that waited fall.")
                self.note(text.format(name=called(member), number=len(waiting)), Tone.WAIT)

    def action_everyone(self) -> None:
        """Mark everybody who is not here yet as in the room."""
        sitting = self.sitting
        if sitting is None:
            self.note(_("No sitting is planned: plan one first (p standing committee, P whole council)."), Tone.WAIT)
            return
        away = [m.id for m in self.members() if not presence(sitting.attendance, m.id).here]
        if not away:
            self.note(_("Everybody is here already."))
        elif self.act(lambda: self.file.mark_presence((id, Presence.ROOM) for id in away)):
            self.redraw()

    def action_chair(self) -> None:
        """Let the member under the cursor preside."""
        member = self.member()
        if member is None:
            return
        if not may_preside(member):
            self.note(_("Only the chair or a vice-chair presides: change the role first (e)."), Tone.WAIT)
        elif self.act(lambda: self.file.name_chair(member.id), called(member)):
            self.redraw()

    def action_secretary(self) -> None:
        """Let the member under the cursor keep the minutes."""
        member = self.member()
        if member is not None and self.act(lambda: self.file.name_secretary(member.id), called(member)):
            self.redraw()

    def action_undo(self) -> None:
        """Take back the latest act, and say what it was about."""
        self.take_back()

    # the rules

    def action_confirm(self) -> None:
        """The council confirms the rule under the cursor."""
        if not self._rules:
            self.note(_("Rules are confirmed on their own page: press Tab."), Tone.WAIT)
            return
        if self._cursor == 0:
            confirmed = self.quorum().confirmed or self.act(self.file.confirm_quorum, _("Quorum"))
        else:
            form, rule = self.rules()[self._cursor - 1]
            confirmed = rule.confirmed or self.act(lambda: self.file.confirm_rules([form.id]), form.name)
        if confirmed:
            self.action_move(1)
            self.redraw()

    def action_confirm_all(self) -> None:
        """The council confirms every rule and the quorum."""
        forms = [form.id for form, rule in self.rules() if not rule.confirmed]
        done = not forms or self.act(lambda: self.file.confirm_rules(forms))
        if done and not self.quorum().confirmed:
            self.act(self.file.confirm_quorum)
        self.redraw()

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """A question about a member or a guest was answered."""
        self.answered(event)
