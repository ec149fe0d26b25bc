"""Words for acts on nominations, for comments and for the chair's decisions."""

from collections.abc import Callable, Mapping

from council.nominations import Nomination
from council.remarks import Comment, Decision, Matter
from council.text import clean_line
from council.words import N_, _
from documents.act_story import Story, change, names, span
from documents.labels import SCREENING_WORDS, duty_text
from documents.rule_words import mode_words

MATTER_WORDS = {
    Matter.TIE: N_("tie"),
    Matter.CHAIR_POSITION: N_("the chair's position"),
    Matter.CUT: N_("tie at the cut of the quota"),
}


def _import(story: Story) -> str:
    nominations = story.all_new(Nomination, "nominations")
    text = _("Nominations {numbers} imported ({number})").format(
        numbers=span(nomination.id for nomination in nominations), number=len(nominations)
    )
    files = list(dict.fromkeys(clean_line(n.source.file) for n in nominations if n.source))
    text = _("{what} from {files}").format(what=text, files=names(files)) if files else text
    councils = list(dict.fromkeys(clean_line(n.source.council) for n in nominations if n.source and n.source.council))
    return _("{what}, award list of {councils}").format(what=text, councils=names(councils)) if councils else text


def _again(story: Story) -> str:
    numbers = story.touched("nominations")
    if len(numbers) == 1:
        return _("{nomination}: to be voted on again").format(nomination=story.nomination(numbers[0]))
    listed = names([str(number) for number in numbers])
    return _("Nominations {numbers}: to be voted on again, between them alone").format(numbers=listed)


def _about(sentence: str) -> Callable[[Story], str]:
    """Words for acts that say all with the nomination's name."""
    return lambda story: _(sentence).format(nomination=story.nomination(story.one("nominations")))


def _recuse(story: Story) -> str:
    return _recused(story, _("{member} recused from {nomination}"))


def _lift_recusal(story: Story) -> str:
    return _recused(story, _("{member} votes on {nomination} again"))


def _recused(story: Story, sentence: str) -> str:
    key = story.one("nominations")
    old = story.old(Nomination, "nominations", key)
    now = story.new(Nomination, "nominations", key).recused
    changed = set(now) ^ set(old.recused if old else ())
    members = names([story.member(member) for member in sorted(changed)])
    return sentence.format(member=members, nomination=story.nomination(key))


def _change_mode(story: Story) -> str:
    key = story.one("nominations")
    new, old = story.new(Nomination, "nominations", key), story.old(Nomination, "nominations", key)
    form = story.council.forms.get(new.form)
    before = (old.mode if old else None) or (form.rule.mode if form else None)
    after = new.mode or (form.rule.mode if form else None)
    words = change(mode_words(before) if before else "", mode_words(after) if after else "")
    return _("Way of voting on {nomination}: {change}").format(nomination=story.nomination(key), change=words)


def _role_model(story: Story) -> str:
    key = story.one("nominations")
    marked = story.new(Nomination, "nominations", key).role_model
    sentence = _("{nomination}: marked as a role model") if marked else _("{nomination}: no longer a role model")
    return sentence.format(nomination=story.nomination(key))


def _screen(story: Story) -> str:
    nominations = story.all_new(Nomination, "nominations")
    found = names(list(dict.fromkeys(_(SCREENING_WORDS[n.screening]) for n in nominations if n.screening)))
    if len(nominations) == 1:
        return _("Screening of {nomination}: {found}").format(
            nomination=story.nomination(nominations[0].id), found=found
        )
    return _("Screening of nominations {numbers}: {found}").format(numbers=span(n.id for n in nominations), found=found)


def _pull_out(story: Story) -> str:
    key = story.one("nominations")
    apart = story.new(Nomination, "nominations", key).apart
    sentence = _("{nomination}: to be discussed by itself") if apart else _("{nomination}: back among the others")
    return sentence.format(nomination=story.nomination(key))


def _lower(story: Story) -> str:
    return _other_form(story, _("{nomination} lowered: {change}"))


def _correct_form(story: Story) -> str:
    return _other_form(story, _("Form of {nomination} corrected: {change}"))


def _other_form(story: Story, sentence: str) -> str:
    key = story.one("nominations")
    new, old = story.new(Nomination, "nominations", key), story.old(Nomination, "nominations", key)
    words = change(_title(story, old) if old else "", _title(story, new))
    return sentence.format(nomination=story.nomination(key), change=words)


def _title(story: Story, nomination: Nomination) -> str:
    form = story.council.forms.get(nomination.form)
    return form.title(nomination.class_) if form else story.form(nomination.form)


def _correct_name(story: Story) -> str:
    key = story.one("nominations")
    new, old = story.new(Nomination, "nominations", key), story.old(Nomination, "nominations", key)
    words = change(clean_line(old.name) if old else "", clean_line(new.name))
    return _("Name of nomination {number} corrected: {change}").format(number=key, change=words)


def _withdraw_replaced(story: Story) -> str:
    nominations = story.all_new(Nomination, "nominations")
    if len(nominations) == 1:
        return _("{nomination}: withdrawn, not in the replacement list").format(
            nomination=story.nomination(nominations[0].id)
        )
    return _("Nominations {numbers} ({number}): withdrawn, not in the replacement list").format(
        numbers=span(n.id for n in nominations), number=len(nominations)
    )


def _mark_duties(story: Story) -> str:
    key = story.one("nominations")
    new, old = story.new(Nomination, "nominations", key), story.old(Nomination, "nominations", key)
    words = change(duty_text(old) if old else "", duty_text(new) or _("nothing said of leader or front line"))
    return _("{nomination}: {change}").format(nomination=story.nomination(key), change=words)


def _comment(story: Story) -> str:
    comment = story.new(Comment, "comments", story.one("comments"))
    nomination, text = story.nomination(comment.nomination), clean_line(comment.text)
    if comment.author is None:
        return _("Comment on {nomination}: “{text}”").format(nomination=nomination, text=text)
    sentence = _("Comment of {member} on {nomination}: “{text}”")
    if comment.dissent:
        sentence = _("Dissent of {member} on {nomination}, kept on record: “{text}”")
    return sentence.format(member=story.member(comment.author), nomination=nomination, text=text)


def _decide(story: Story) -> str:
    decision = story.new(Decision, "decisions", story.one("decisions"))
    text = _("The chair ({member}) on {nomination}, {matter}: {word}").format(
        member=story.member(decision.member),
        nomination=story.nomination(decision.nomination),
        matter=_(MATTER_WORDS[decision.matter]),
        word=_("in favour") if decision.favour else _("against"),
    )
    basis = clean_line(decision.basis)
    return _("{what}; basis: {text}").format(what=text, text=basis) if basis else text


NOMINATION_ACTS: Mapping[str, Callable[[Story], str]] = {
    "import": _import,
    "defer": _about(N_("{nomination}: deferred")),
    "return": _about(N_("{nomination}: returned for completion")),
    "withdraw_replaced": _withdraw_replaced,
    "mark_duties": _mark_duties,
    "withdraw": _about(N_("{nomination}: withdrawn")),
    "take_up": _about(N_("{nomination}: before the council again")),
    "recuse": _recuse,
    "lift_recusal": _lift_recusal,
    "change_mode": _change_mode,
    "role_model": _role_model,
    "screen": _screen,
    "pull_out": _pull_out,
    "vote_again": _again,
    "lower": _lower,
    "add_nomination": _about(N_("{nomination}: added in the sitting")),
    "correct_name": _correct_name,
    "correct_form": _correct_form,
    "comment": _comment,
    "decide": _decide,
}
