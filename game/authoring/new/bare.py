"""Puts an exercise together that is nothing but injects: no rule acts, and nothing is counted."""

from collections.abc import Sequence

from game.authoring.new.cast import CAST, Member
from game.authoring.new.writing import EXPLAINED_NATION, opening
from game.authoring.toml_text import quoted

_SUMMARY = "A room, a list of injects, and a clock."


def just_injects(nations: int, turns: int, title: str = "") -> str:
    """The text of an exercise that is nothing but injects: no rule acts, and nothing is counted."""
    cast = CAST[:nations]
    parts = (
        opening(title or "Just Injects", turns, _SUMMARY, bare=True),
        *(_nation(one, first=place == 0) for place, one in enumerate(cast)),
        _injects(cast, turns),
        _END,
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def _nation(one: Member, *, first: bool) -> str:
    explained = EXPLAINED_NATION if first else dict.fromkeys(EXPLAINED_NATION, "")
    head = "# The seats: whoever receives injects. A nation here may be a ministry or a team.\n\n"
    return (
        (head if first else "")
        + f"""\
[nations.{one.id}]{explained["id"]}
name = {quoted(one.name)}
flag = {{ colour = "{one.colour}", symbol = "{one.symbol}" }}
position = [{one.position[0]}, {one.position[1]}]{explained["position"]}
public_brief = {quoted(one.known_for)}{explained["public"]}
secret_brief = {quoted(one.secret)}{explained["secret"]}
budget = 0
income = 0
capability = {{}}
agenda = [{{ id = "calm", title = "Stay calm", weight = 1, measure = "nation.{one.id}.stability" }}]
"""
    )


def _injects(cast: Sequence[Member], turns: int) -> str:
    everyone = ", ".join(one.name for one in cast)
    return _LIST + "\n".join(_inject(turn, everyone) for turn in range(1, turns + 1))


_LIST = """\
# The master scenario events list, in the order of its turns. An inject with options asks for a
# decision; without them it informs.

"""


def _inject(turn: int, everyone: str) -> str:
    return f"""\
[injects.turn_{turn}]
number = {turn}
title = "What happens in turn {turn}"
turn = {turn}
method = "email"
sender = "Exercise control"
text = "What {everyone} learn in this turn."
expected_action = "What you hope to see."
objectives = ["discuss"]

[[injects.turn_{turn}.options]]
id = "act"
text = "What they could do"
effects = ["nation.self.stability += 1"]

[[injects.turn_{turn}.options]]
id = "wait"
text = "What they could do instead"
default = true
"""


_END = """
[objectives.discuss]
title = "Decide together, and say why"
core_capability = "Operational coordination"
achieved_when = "mean(nation.each.stability) >= 50"

[[endings]]
id = "over"
title = "End of exercise"
text = "Thank you. The hot wash begins in ten minutes."
"""
