"""The questions by which members are added and changed, and guests: name first, then position and role."""

from msgspec.structs import replace

from council.attendance import Guest
from council.members import Member, Role
from council.text import clean_line
from council.words import _
from documents.attendance_words import role_words
from documents.lists.people import split_honorific
from screens.place import Place
from widgets.member_rows import called
from widgets.palette import Tone
from widgets.prompt import Prompt

_TITLES = ("Ông", "Bà")


class MemberQuestions(Place):
    """A place where members and guests are entered."""

    def __init__(self) -> None:
        super().__init__()
        self._member: Member | None = None
        self._guest = ""

    def member(self) -> Member | None:
        """The member under the cursor, or None."""
        raise NotImplementedError

    def members(self) -> list[Member]:
        """The members that the place shows."""
        raise NotImplementedError

    def action_add(self) -> None:
        """Add members one after the other."""
        self._member = Member(id=0, name="")
        self.prompt.ask("name", _("Name of a new member (Enter alone: no more)"))

    def action_edit(self) -> None:
        """Change the name, position and role of the member under the cursor."""
        self._member = self.member()
        if self._member is not None:
            self.prompt.ask("name", _("Name"), value=called(self._member))

    def action_standing(self) -> None:
        """Let the member under the cursor join or leave the standing committee."""
        member = self.member()
        if member is not None:
            self._keep(replace(member, standing=not member.standing))

    def action_votes(self) -> None:
        """Let the member under the cursor vote, or sit without a vote."""
        member = self.member()
        if member is not None:
            self._keep(replace(member, votes=not member.votes))

    def action_guest(self) -> None:
        """Add a guest or a substitute."""
        if self.file.council.sitting() is None:
            self.note(_("No sitting is planned: plan one first (p standing committee, P whole council)."), Tone.WAIT)
            return
        self.prompt.ask("guest", _("Name of a guest or substitute"))

    def answered(self, event: Prompt.Answered) -> None:
        """Go on with the next question, or do what was asked for."""
        text = clean_line(event.text)
        match event.purpose:
            case "name":
                self._name_given(text)
            case "position":
                self._position_given(text, event.choice)
            case "guest" if text:
                self._guest = text
                choices = [_("guest"), *(_("in place of {member}").format(member=called(m)) for m in self.members())]
                self.prompt.ask("guest_position", _("Position of {name}; ↑↓").format(name=text), choices=choices)
            case "guest_position":
                stands_for = self.members()[event.choice - 1].id if event.choice else None
                guest = Guest(name=self._guest, position=text, stands_for=stands_for)
                if self.act(lambda: self.file.add_guest(guest), guest.name):
                    self.redraw()

    def _name_given(self, text: str) -> None:
        if not text or self._member is None:
            return
        title, name = split_honorific(text)
        title = title if title in _TITLES else ""
        self._member = replace(self._member, title=title, name=name if title else text)
        known = [m for m in self.file.council.members.values() if m.name == self._member.name]
        if any(m.id != self._member.id for m in known):
            self.note(_("{name} is a member already: add something that tells the two apart.").format(name=text))
            return
        question = _("Position of {name}; role ↑↓").format(name=self._member.name)
        choices = [role_words(role) for role in self._roles()]
        self.prompt.ask("position", question, value=self._member.position, choices=choices)

    def _position_given(self, text: str, choice: int) -> None:
        if self._member is None:
            return
        member = replace(self._member, position=text, role=self._roles()[choice])
        if member.id:
            self._keep(member)
        elif self.act(lambda: self.file.add_members([member]), member.name):
            self.redraw()
            self.action_add()

    def _roles(self) -> list[Role]:
        """Every role, the member's own first."""
        own = self._member.role if self._member else Role.MEMBER
        return [own, *(role for role in Role if role is not own)]

    def _keep(self, member: Member) -> None:
        if self.act(lambda: self.file.change_member(member), called(member)):
            self.redraw()
