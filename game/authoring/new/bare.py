"""Puts an exercise together that is nothing but injects: no rule acts, and nothing is counted."""

from collections.abc import Iterator, Sequence

from game.authoring.new.cast import CAST, Member
from game.authoring.new.writing import EXPLAINED_NATION, opening
from game.authoring.toml_text import comment, pair
from game.language import tr


def just_injects(nations: int, turns: int, title: str = "") -> str:
    """The text of an exercise that is nothing but injects: no rule acts, and nothing is counted."""
    cast = CAST[:nations]
    summary = tr("A room, a list of injects, and a clock.")
    parts = (
        opening(title or tr("Just Injects"), turns, summary, bare=True),
        *("\n".join(_nation(one, first=place == 0)) for place, one in enumerate(cast)),
        *("\n".join(part) for part in (_injects(cast, turns), _end())),
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _nation(one: Member, *, first: bool) -> Iterator[str]:
    explained = EXPLAINED_NATION if first else dict.fromkeys(EXPLAINED_NATION, "")
    if first:
        yield from comment(
            tr("The seats: whoever receives injects. A nation here may be a ministry or a team.")
        )
        yield ""
    yield f"[nations.{one.id}]{explained['id']}"
    yield pair("name", one.name)
    yield f'flag = {{ colour = "{one.colour}", symbol = "{one.symbol}" }}'
    yield pair("position", one.position) + explained["position"]
    yield pair("public_brief", one.known_for) + explained["public"]
    yield pair("secret_brief", one.secret) + explained["secret"]
    yield "budget = 0"
    yield "income = 0"
    yield "capability = {}"
    aim = ['id = "calm"', pair("title", tr("Stay calm")), "weight = 1"]
    yield f'agenda = [{{ {", ".join(aim)}, measure = "nation.{one.id}.stability" }}]'


def _injects(cast: Sequence[Member], turns: int) -> Iterator[str]:
    yield from comment(
        tr(
            "The master scenario events list, in the order of its turns. An inject with options "
            "asks for a\n"
            "decision; without them it informs."
        )
    )
    everyone = ", ".join(one.name for one in cast)
    for turn in range(1, turns + 1):
        yield ""
        yield from _inject(turn, everyone)


def _inject(turn: int, everyone: str) -> Iterator[str]:
    yield f"[injects.turn_{turn}]"
    yield pair("number", turn)
    yield pair("title", tr("What happens in turn {turn}").format(turn=turn))
    yield pair("turn", turn)
    yield 'method = "email"'
    yield pair("sender", tr("Exercise control"))
    yield pair("text", tr("What {nations} learn in this turn.").format(nations=everyone))
    yield pair("expected_action", tr("What you hope to see."))
    yield 'objectives = ["discuss"]'
    yield ""
    yield f"[[injects.turn_{turn}.options]]"
    yield 'id = "act"'
    yield pair("text", tr("What they could do"))
    yield 'effects = ["nation.self.stability += 1"]'
    yield ""
    yield f"[[injects.turn_{turn}.options]]"
    yield 'id = "wait"'
    yield pair("text", tr("What they could do instead"))
    yield "default = true"


def _end() -> Iterator[str]:
    yield "[objectives.discuss]"
    yield pair("title", tr("Decide together, and say why"))
    yield pair("core_capability", tr("Operational coordination"))
    yield 'achieved_when = "mean(nation.each.stability) >= 50"'
    yield ""
    yield "[[endings]]"
    yield 'id = "over"'
    yield pair("title", tr("End of exercise"))
    yield pair("text", tr("Thank you. The hot wash begins in ten minutes."))
