"""Puts a new scenario with a crisis together, as the text of a file."""

from collections.abc import Iterator, Sequence
from textwrap import dedent, fill

from game.authoring.new.cast import CAST, Member
from game.authoring.new.kinds import KINDS, Kind
from game.authoring.toml_text import folded, quoted

FEWEST, MOST = 2, len(CAST)
"""How many nations a new scenario may have."""

SHORTEST, LONGEST = 3, 20
"""How many turns."""


def scenario(kind: str, nations: int, turns: int, title: str = "") -> str:
    """The text of a scenario with one crisis. Raises KeyError for a kind that there is not."""
    about, cast = KINDS[kind], CAST[:nations]
    parts = (
        opening(title or about.title, turns, about.described),
        _nations(cast, about),
        _ties(cast),
        _crisis(kind, about, cast),
        _injects(about, cast, turns),
        _objectives(about),
        _endings(about),
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def opening(title: str, turns: int, summary: str, *, bare: bool = False) -> str:
    rules = (
        dedent("""
        # No rule acts: nothing is spent, nobody gains or loses, and the injects are all there is.
        # Take this away, and the rules of the rulebook act.

        [rules]
        off = "all"
        """)
        if bare
        else ""
    )
    return f"""\
#:schema concord.schema.json
#
# {title}. It can be played as it is, and is meant to be changed from top to bottom.
#
#   concord check FILE --watch      what is wrong with it, whenever you save
#   concord try FILE --games 1000   what happens in it, played a thousand times
#   concord play FILE               play it
#   concord schema > concord.schema.json   for editors that complete and explain what you type
#
# Everything that a scenario can say is in the guide, scenarios/README.md.

format = 1
title = {quoted(title)}
summary = {folded(summary)}

[exercise]
type = "tabletop"
minutes = {max(60, 15 * turns)}
scope = "What this exercise covers, what it leaves out, and for whom it is."
difficulty = "introductory"

# A turn is a round at the table. It stands for some time in the story.

[time]
turns = {turns}
start = 2031-03-08
turn_length = "1 week"
{rules}"""


def _nations(cast: Sequence[Member], about: Kind) -> str:
    head = """
# ------------------------------------------------------------------------------------- nations
#
# Two to twelve. Make it a dilemma: who has the means is hurt least. All together should be able to
# meet the crisis with a little to spare, and not without nearly everybody.
"""
    return head + "\n".join(_nation(one, about, cast, first=one is cast[0]) for one in cast)


def _nation(one: Member, about: Kind, cast: Sequence[Member], *, first: bool) -> str:
    explained = EXPLAINED_NATION if first else dict.fromkeys(EXPLAINED_NATION, "")
    worst = max(cast, key=lambda other: other.hurt)
    capability = ", ".join(f"{name} = {units}" for name, units in one.capability.items())
    lines = [
        f"[nations.{one.id}]{explained['id']}",
        f"name = {quoted(one.name)}",
        f'flag = {{ colour = "{one.colour}", symbol = "{one.symbol}" }}',
        f"position = [{one.position[0]}, {one.position[1]}]{explained['position']}",
        f"public_brief = {quoted(one.known_for)}{explained['public']}",
        f"secret_brief = {quoted(one.secret)}{explained['secret']}",
        f"budget = {one.budget}",
        f"income = {one.income}{explained['income']}",
        f"capability = {{ {capability} }}{explained['capability']}",
        "",
        *_agenda(one, about, first=first),
    ]
    if one is worst:
        thing, name, kind = about.damaged
        lines += [
            "",
            f"[nations.{one.id}.infrastructure.{thing}]",
            f"name = {quoted(name)}",
            f'kind = "{kind}"',
        ]
    return "\n".join(lines) + "\n"


EXPLAINED_NATION = {
    "id": "  # the id, by which everything else calls it",
    "position": "  # on the map: per cent from the left, and from the top",
    "public": "  # what everybody reads",
    "secret": "  # what only this seat reads",
    "income": "  # units of budget a turn; what is not spent is kept",
    "capability": "  # units a turn",
}


def _agenda(one: Member, about: Kind, *, first: bool) -> Iterator[str]:
    """What the nation wants: the common aim as far as it is hurt, its money, and a secret."""
    if first:
        yield "# What it wants, each with its weight. A measure is a number from 0 to 100; `when`"
        yield "# is all or nothing. What is secret is told at the end."
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "crisis"'
    yield f"title = {quoted(f'Be rid of {_the(about.name)}')}"
    yield f"weight = {2 + round(4 * one.hurt)}"
    yield f'measure = "100 - crisis.{about.id}.severity"'
    yield ""
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "treasury"'
    yield 'title = "Keep the treasury"'
    yield f"weight = {3 - round(one.hurt)}"
    yield f'measure = "nation.{one.id}.budget * 2"'
    yield ""
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "standing"'
    yield 'title = "Be one whom the others trust"'
    yield "weight = 3"
    yield f'measure = "mean(trust.each.{one.id})"'
    yield "secret = true"


def _ties(cast: Sequence[Member]) -> str:
    if len(cast) < 3:
        return ""
    first, second, third = (one.id for one in cast[:3])
    return f"""
# How pairs of nations stand to each other at the start, where it is not as usual.

[[ties]]
between = ["{first}", "{second}"]
trust = [55, 45] # how far the first trusts the second, and the second the first
interoperability = 0.4

[[ties]]
between = ["{second}", "{third}"]
trust = [40, 50]
"""


def _crisis(kind: str, about: Kind, cast: Sequence[Member]) -> str:
    worst = max(cast, key=lambda one: one.hurt)
    demand = {
        name: max(1, round(share * sum(one.capability[name] for one in cast)))
        for name, share in about.demand.items()
    }
    asked = ", ".join(f"{name} = {units}" for name, units in demand.items())
    lines = [
        "# -------------------------------------------------------------------------------- crisis",
        "#",
        *(f"# {line}" for line in fill(about.teaches, 96).split("\n")),
        "# Other kinds: cyber, terrorism, trade_route, armed_conflict, hybrid.",
        "",
    ]
    route = kind == "trade_route"
    if route:
        exposure = ", ".join(f"{one.id} = {one.hurt:g}" for one in cast)
        ends = f'["{worst.id}", "{next(one.id for one in cast if one is not worst)}"]'
        lines += [
            "[chokepoints.narrow_sea]",
            'name = "The narrow sea"',
            "position = [52, 40]",
            "",
            "[routes.sea]",
            'name = "The sea route"',
            f"ends = {ends}",
            'through = ["narrow_sea"]',
            f"exposure = {{ {exposure} }} # the share of each economy that hangs on it",
            "",
        ]
    lines += [
        "[adversaries.unknown_hand]",
        'name = "The unknown hand"',
        'kind = "group"',
        'description = "Who is behind it, once the evidence says so."',
        "",
        f"[crises.{about.id}]",
        f"name = {quoted(about.name)}",
        f'kind = "{kind}"',
        f"description = {folded(about.described)}",
        f"severity = {about.severity}",
        f"momentum = {about.momentum} # points of severity a turn, if nobody does anything",
        f"demand = {{ {asked} }} # units that would answer it fully in one turn",
        'chokepoint = "narrow_sea"'
        if route
        else f"presence = {{ {', '.join(f'{n.id} = {round(60 * n.hurt)}' for n in cast)} }}",
        f'targets = ["{worst.id}.{about.damaged[0]}"]',
        'culprit = "unknown_hand" # hidden until the evidence names it',
    ]
    return "\n".join(lines)


def _injects(about: Kind, cast: Sequence[Member], turns: int) -> str:
    worst = max(cast, key=lambda one: one.hurt)
    strongest = max(cast, key=lambda one: sum(one.capability.values()) * (1 - one.hurt))
    others = [one for one in cast if one is not worst]
    to = ", ".join(f'"{one.id}"' for one in others)
    late = turns - 1
    crisis = f"crisis.{about.id}"
    return f"""
# ------------------------------------------------------------------------------------- injects
#
# The master scenario events list: what reaches whom, when, and what is asked of them. An inject
# fires in a turn, or when a condition first holds; one with options asks for a decision.

[injects.first_report]
title = "The first report"
turn = 1
method = "intelligence_report"
sender = "The joint desk"
text = {folded(about.described)}
objectives = ["contain"]

[injects.request]
title = {quoted(f"{worst.name} asks for help")}
turn = 1
time = "11:30"
method = "phone"
sender = {quoted(f"The prime minister of {worst.name}")}
to = [{to}]
text = {quoted(f"{worst.name} asks for {about.help}, this week, and will remember who sent them.")}
expected_action = "Each weighs what it owes against what it will need itself."
objectives = ["contain", "together"]

[[injects.request.options]]
id = "send"
text = "Send what is asked for"
budget = 2
stance = "cooperative" # how computer-run nations read it: cooperative, selfish or neutral
effects = ["trust.{worst.id}.self += 5", "{crisis}.severity -= 2"] # `self` is who chose it
outcome = "It arrived in time, and was seen."

[[injects.request.options]]
id = "later"
text = "Promise it for later"
default = true # what happens if no answer is given
stance = "selfish"
effects = ["trust.{worst.id}.self -= 1"]
outcome = "Everybody understood what was meant."

[injects.home]
title = "Questions at home"
turn = 2
method = "news"
sender = "The evening news"
to = ["{worst.id}"]
text = "Why is nothing working, and who is to blame? The opposition has a name to offer."
expected_action = "It decides whether calm at home is worth the trust of a partner."
objectives = ["together"]

[[injects.home.options]]
id = "calm"
text = "Say what is known, and no more"
default = true
stance = "cooperative"
effects = ["nation.self.stability -= 2", "trust.each.self += 2"]

[[injects.home.options]]
id = "blame"
text = {quoted(f"Blame {strongest.name} for coming late")}
stance = "selfish"
effects = ["nation.self.stability += 3", "trust.{strongest.id}.self -= 8"]

[injects.worse]
title = "It gets worse"
when = "{crisis}.severity > 60"
method = "radio"
sender = "The joint desk"
text = {quoted(about.news)}
effects = ["nation.{worst.id}.stability -= 4"]
objectives = ["contain"]

[injects.vote]
title = "A vote in parliament"
turn = {late}
method = "in_person"
sender = "The speaker of parliament"
to = ["{strongest.id}"]
text = "There is a majority to go on for another month, at a price. There is one to come home."
expected_action = "It says what it would take to go on."
objectives = ["together"]

[[injects.vote.options]]
id = "go_on"
text = "Go on, and pay for it"
budget = 3
stance = "cooperative"
effects = ["trust.each.self += 4", "nation.self.stability -= 2"]

[[injects.vote.options]]
id = "come_home"
text = "Come home"
default = true
stance = "selfish"
effects = ["nation.self.stability += 4", "trust.each.self -= 4"]

[injects.remembered]
title = "Who was not there"
when = "turn >= 3 and any(inject.request.answer.each == 'later')"
method = "social_media"
sender = "A mayor"
text = "A list goes round of who sent help in the first week, and who did not."
effects = ["partnership.cohesion -= 3"]
objectives = ["together"]
"""


def _objectives(about: Kind) -> str:
    return f"""
# ---------------------------------------------------------------------------------- objectives
#
# What the exercise trains, and how play shows whether it was reached.

[objectives.contain]
title = "Answer the crisis together before it does lasting harm"
core_capability = "Operational coordination"
achieved_when = "crisis.{about.id}.severity < 50"
harm_when = "crisis.{about.id}.severity > 75"

[objectives.together]
title = "Keep the partnership's trust"
core_capability = "Situational assessment"
achieved_when = "partnership.cohesion > 40"
"""


def _endings(about: Kind) -> str:
    return f"""
# ------------------------------------------------------------------------------------- endings
#
# Tried in this order when the last turn is over. The last one has no condition: it always holds.

[[endings]]
id = "together"
title = "Together"
text = "It is over, and the partners know what they can ask of each other."
when = "crisis.{about.id}.severity < 30 and partnership.cohesion > 50"
tone = "good"

[[endings]]
id = "contained"
title = "Contained"
text = "The worst is over. Each has its own account of who ended it."
when = "crisis.{about.id}.severity < 60"

[[endings]]
id = "apart"
title = "Each for itself"
text = "It goes on, and every nation has made arrangements of its own."
tone = "bad"
"""


def _the(name: str) -> str:
    return name[0].lower() + name[1:]
