"""Small exercises that are made so that the truth about them is known."""

from game.rules.exercise import Exercise

INJECTS = """
[injects.late]
title = "After the last turn"
turn = 9
sender = "Desk"
text = "t"
[injects.draft]
title = "A draft"
status = "draft"
turn = 1
sender = "Desk"
text = "t"
[[injects.draft.options]]
id = "yes"
text = "Yes"
default = true
[[injects.draft.options]]
id = "no"
text = "No"
[injects.never]
title = "A condition that cannot hold"
when = "crisis.mines.severity > 100"
sender = "Desk"
text = "t"
[injects.consequence]
title = "What would follow from it"
when = "inject.never.fired > 0 or inject.draft.answer.avalon == 'no'"
sender = "Desk"
text = "t"
[injects.unlikely]
title = "It could, and does not"
when = "nation.avalon.prosperity > 190"
sender = "Desk"
text = "t"
"""

ENDINGS = """
[[endings]]
id = "impossible"
title = "Impossible"
text = "."
when = "crisis.mines.severity < 0 or 1 > 2"
[[endings]]
id = "shadowed"
title = "Shadowed"
text = "."
when = "crisis.mines.severity < 20 and nation.avalon.stability > 50"
[[endings]]
id = "unlikely"
title = "Unlikely"
text = "."
when = "nation.avalon.prosperity > 190"
[[endings]]
id = "rest"
title = "Rest"
text = "."
[[endings]]
id = "after_all"
title = "After all"
text = "."
"""

CHOICE = """
[injects.purse]
title = "A purse"
turn = 3
sender = "Desk"
text = "t"
to = ["avalon"]
[[injects.purse.options]]
id = "take"
text = "Take it"
effects = ["nation.avalon.budget += 10"]
stance = "selfish"
[[injects.purse.options]]
id = "burn"
text = "Burn it"
effects = ["nation.avalon.budget -= 5"]
stance = "cooperative"
default = true
[injects.rare]
title = "A question that nobody is asked"
when = "nation.avalon.prosperity > 190"
sender = "Desk"
text = "t"
[[injects.rare.options]]
id = "yes"
text = "Yes"
default = true
[[injects.rare.options]]
id = "no"
text = "No"
"""


def load(text: str) -> Exercise:
    """The exercise of a text, with what it changes in the rulebook."""
    return Exercise.load(text.encode(), "made.toml")


def with_what_cannot_happen(small: str) -> Exercise:
    """Injects and endings that cannot come, beside some that only do not."""
    before, _, _ = small.partition('[[endings]]\nid = "rest"')
    return load(before.replace("[objectives.open]", f"{INJECTS}[objectives.open]") + ENDINGS)


def with_a_purse(small: str) -> Exercise:
    """Avalon may take money or burn it, and its own score is its treasury and nothing else."""
    text = small.replace("[objectives.open]", f"{CHOICE}[objectives.open]")
    text = text.replace("nation.avalon.budget * 4", "nation.avalon.budget")
    return load(_without_an_early_end(text) + "[rules.overrides.score]\ncommon = 0\n")


def of_pure_luck(small: str) -> Exercise:
    """Every nation's score is the severity of the mines, which dice alone decide."""
    text = small
    for measure in ("nation.avalon.budget * 4", "nation.caledon.stability"):
        text = text.replace(measure, "100 - crisis.mines.severity")
    text = text.replace('when = "mean(trust.each.caledon) > 55"', 'when = "true"')
    text = text.replace(', "crisis.mines.severity -= 2"', "")
    text = text.replace("momentum = 6", "momentum = 12").replace("severity = 40", "severity = 20")
    return load(
        _without_an_early_end(text)
        + '[rules]\noff = ["pooled_response", "neglect", "diplomacy"]\n'
        + "[rules.overrides.score]\ncommon = 0\n"
        + "[rules.overrides.escalation]\nnoise = 1\ndeterrence = 0\n"
    )


def of_orders_alone(small: str) -> Exercise:
    """Every nation's score is its own treasury, which no dice touch."""
    text = small
    for measure, nation in (
        ("100 - crisis.mines.severity", "borduria"),
        ("nation.caledon.stability", "caledon"),
    ):
        text = text.replace(measure, f"nation.{nation}.budget")
    text = text.replace("nation.avalon.budget * 4", "nation.avalon.budget")
    text = text.replace('when = "mean(trust.each.caledon) > 55"', 'when = "true"')
    text = text.replace(
        "exposure = { avalon = 0.6, borduria = 0.3 }", "exposure = { avalon = 0.0 }"
    )
    return load(
        _without_an_early_end(text)
        + "[rules.overrides.score]\ncommon = 0\n[rules.overrides.escalation]\nnoise = 0\n"
    )


def _without_an_early_end(text: str) -> str:
    return text.replace("early = true", "early = false")
