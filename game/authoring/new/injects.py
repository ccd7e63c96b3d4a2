"""What reaches whom in a new scenario, and what is asked of them."""

from collections.abc import Iterable, Iterator, Sequence

from game.authoring.new.cast import Member
from game.authoring.new.kinds import Kind
from game.authoring.toml_text import comment, folded, heading, pair
from game.language import tr


def injects(about: Kind, cast: Sequence[Member], turns: int) -> str:
    """The part of a scenario's text that has its injects, with one of each sort."""
    worst = max(cast, key=lambda one: one.hurt)
    strongest = max(cast, key=lambda one: sum(one.capability.values()) * (1 - one.hurt))
    parts: tuple[Iterable[str], ...] = (
        _head(),
        _first_report(about),
        _request(about, worst, [one for one in cast if one is not worst]),
        _home(worst, strongest),
        _worse(about, worst),
        _vote(strongest, turns - 1),
        _remembered(),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _head() -> Iterator[str]:
    yield heading(tr("injects"))
    yield "#"
    yield from comment(
        tr(
            "The master scenario events list: what reaches whom, when, and what is asked of them. "
            "An inject\n"
            "fires in a turn, or when a condition first holds; one with options asks for a "
            "decision."
        )
    )


def _first_report(about: Kind) -> Iterator[str]:
    yield "[injects.first_report]"
    yield pair("title", tr("The first report"))
    yield "turn = 1"
    yield 'method = "intelligence_report"'
    yield pair("sender", tr("The joint desk"))
    yield f"text = {folded(about.described)}"
    yield 'objectives = ["contain"]'


def _request(about: Kind, worst: Member, others: Sequence[Member]) -> Iterator[str]:
    yield "[injects.request]"
    yield pair("title", tr("{nation} asks for help").format(nation=worst.name))
    yield "turn = 1"
    yield 'time = "11:30"'
    yield 'method = "phone"'
    yield pair("sender", tr("The prime minister of {nation}").format(nation=worst.name))
    yield pair("to", [one.id for one in others])
    asked = tr("{nation} asks for {help}, this week, and will remember who sent them.")
    yield pair("text", asked.format(nation=worst.name, help=about.help))
    yield pair("expected_action", tr("Each weighs what it owes against what it will need itself."))
    yield 'objectives = ["contain", "together"]'
    yield ""
    yield "[[injects.request.options]]"
    yield 'id = "send"'
    yield pair("text", tr("Send what is asked for"))
    yield "budget = 2"
    yield 'stance = "cooperative" # ' + tr(
        "how computer-run nations read it: cooperative, selfish or neutral"
    )
    effects = [f"trust.{worst.id}.self += 5", f"crisis.{about.id}.severity -= 2"]
    yield pair("effects", effects) + " # " + tr("`self` is who chose it")
    yield pair("outcome", tr("It arrived in time, and was seen."))
    yield ""
    yield "[[injects.request.options]]"
    yield 'id = "later"'
    yield pair("text", tr("Promise it for later"))
    yield "default = true # " + tr("what happens if no answer is given")
    yield 'stance = "selfish"'
    yield f'effects = ["trust.{worst.id}.self -= 1"]'
    yield pair("outcome", tr("Everybody understood what was meant."))


def _home(worst: Member, strongest: Member) -> Iterator[str]:
    yield "[injects.home]"
    yield pair("title", tr("Questions at home"))
    yield "turn = 2"
    yield 'method = "news"'
    yield pair("sender", tr("The evening news"))
    yield pair("to", [worst.id])
    yield pair(
        "text",
        tr("Why is nothing working, and who is to blame? The opposition has a name to offer."),
    )
    yield pair(
        "expected_action",
        tr("It decides whether calm at home is worth the trust of a partner."),
    )
    yield 'objectives = ["together"]'
    yield ""
    yield "[[injects.home.options]]"
    yield 'id = "calm"'
    yield pair("text", tr("Say what is known, and no more"))
    yield "default = true"
    yield 'stance = "cooperative"'
    yield 'effects = ["nation.self.stability -= 2", "trust.each.self += 2"]'
    yield ""
    yield "[[injects.home.options]]"
    yield 'id = "blame"'
    yield pair("text", tr("Blame {nation} for coming late").format(nation=strongest.name))
    yield 'stance = "selfish"'
    yield f'effects = ["nation.self.stability += 3", "trust.{strongest.id}.self -= 8"]'


def _worse(about: Kind, worst: Member) -> Iterator[str]:
    yield "[injects.worse]"
    yield pair("title", tr("It gets worse"))
    yield f'when = "crisis.{about.id}.severity > 60"'
    yield 'method = "radio"'
    yield pair("sender", tr("The joint desk"))
    yield pair("text", about.news)
    yield f'effects = ["nation.{worst.id}.stability -= 4"]'
    yield 'objectives = ["contain"]'


def _vote(strongest: Member, turn: int) -> Iterator[str]:
    yield "[injects.vote]"
    yield pair("title", tr("A vote in parliament"))
    yield pair("turn", turn)
    yield 'method = "in_person"'
    yield pair("sender", tr("The speaker of parliament"))
    yield pair("to", [strongest.id])
    yield pair(
        "text",
        tr(
            "There is a majority to go on for another month, at a price. There is one to come home."
        ),
    )
    yield pair("expected_action", tr("It says what it would take to go on."))
    yield 'objectives = ["together"]'
    yield ""
    yield "[[injects.vote.options]]"
    yield 'id = "go_on"'
    yield pair("text", tr("Go on, and pay for it"))
    yield "budget = 3"
    yield 'stance = "cooperative"'
    yield 'effects = ["trust.each.self += 4", "nation.self.stability -= 2"]'
    yield ""
    yield "[[injects.vote.options]]"
    yield 'id = "come_home"'
    yield pair("text", tr("Come home"))
    yield "default = true"
    yield 'stance = "selfish"'
    yield 'effects = ["nation.self.stability += 4", "trust.each.self -= 4"]'


def _remembered() -> Iterator[str]:
    yield "[injects.remembered]"
    yield pair("title", tr("Who was not there"))
    yield "when = \"turn >= 3 and any(inject.request.answer.each == 'later')\""
    yield 'method = "social_media"'
    yield pair("sender", tr("A mayor"))
    yield pair("text", tr("A list goes round of who sent help in the first week, and who did not."))
    yield 'effects = ["partnership.cohesion -= 3"]'
    yield 'objectives = ["together"]'
