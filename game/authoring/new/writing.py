"""Puts a new scenario with a crisis together, as the text of a file."""

from collections.abc import Iterator, Sequence
from textwrap import fill

from game.authoring.new.cast import CAST, Member
from game.authoring.new.injects import injects
from game.authoring.new.kinds import KINDS, Kind
from game.authoring.toml_text import comment, folded, heading, pair, quoted
from game.language import tr, trc


def scenario(kind: str, nations: int, turns: int, title: str = "") -> str:
    """The text of a scenario with one crisis. Raises KeyError for a kind that there is not."""
    about, cast = KINDS[kind], CAST[:nations]
    parts = (
        opening(title or about.title, turns, about.described),
        _nations(cast, about),
        _ties(cast),
        _crisis(kind, about, cast),
        injects(about, cast, turns),
        _objectives(about),
        _endings(about),
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


_ABOUT = tr(
    "{title}. It can be played as it is, and is meant to be changed from top to bottom.\n"
    "\n"
    "  concord check FILE --watch      what is wrong with it, whenever you save\n"
    "  concord try FILE --games 1000   what happens in it, played a thousand times\n"
    "  concord play FILE               play it\n"
    "  concord schema > concord.schema.json   for editors that complete and explain what you type\n"
    "\n"
    "Everything that a scenario can say is in the guide, scenarios/README.md."
)

_NO_RULES = tr(
    "No rule acts: nothing is spent, nobody gains or loses, and the injects are all there is.\n"
    "Take this away, and the rules of the rulebook act."
)


def opening(title: str, turns: int, summary: str, *, bare: bool = False) -> str:
    lines = [
        "#:schema concord.schema.json",
        "#",
        *comment(_ABOUT.format(title=title)),
        "",
        "format = 1",
        pair("title", title),
        f"summary = {folded(summary)}",
        "",
        "[exercise]",
        'type = "tabletop"',
        pair("minutes", max(60, 15 * turns)),
        pair("scope", tr("What this exercise covers, what it leaves out, and for whom it is.")),
        'difficulty = "introductory"',
        "",
        *comment(tr("A turn is a round at the table. It stands for some time in the story.")),
        "",
        "[time]",
        pair("turns", turns),
        "start = 2031-03-08",
        'turn_length = "1 week"',
    ]
    if bare:
        lines += [
            "",
            *comment(_NO_RULES),
            "",
            "[rules]",
            'off = "all"',
        ]
    return "\n".join(lines)


def _nations(cast: Sequence[Member], about: Kind) -> str:
    head = [
        heading(tr("nations")),
        "#",
        *comment(
            tr(
                "Two to twelve. Make it a dilemma: who has the means is hurt least. All together "
                "should be able to\n"
                "meet the crisis with a little to spare, and not without nearly everybody."
            )
        ),
        "",
    ]
    nations = (_nation(one, about, cast, first=one is cast[0]) for one in cast)
    return "\n".join(head) + "\n".join(nations)


def _nation(one: Member, about: Kind, cast: Sequence[Member], *, first: bool) -> str:
    explained = EXPLAINED_NATION if first else dict.fromkeys(EXPLAINED_NATION, "")
    worst = max(cast, key=lambda other: other.hurt)
    capability = ", ".join(f"{name} = {units}" for name, units in one.capability.items())
    lines = [
        f"[nations.{one.id}]{explained['id']}",
        pair("name", one.name),
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
            pair("name", name),
            f'kind = "{kind}"',
        ]
    return "\n".join(lines) + "\n"


EXPLAINED_NATION = {
    "id": "  # " + tr("the id, by which everything else calls it"),
    "position": "  # " + tr("on the map: per cent from the left, and from the top"),
    "public": "  # " + tr("what everybody reads"),
    "secret": "  # " + tr("what only this seat reads"),
    "income": "  # " + tr("units of budget a turn; what is not spent is kept"),
    "capability": "  # " + tr("units a turn"),
}


def _agenda(one: Member, about: Kind, *, first: bool) -> Iterator[str]:
    """What the nation wants: the common aim as far as it is hurt, its money, and a secret."""
    if first:
        yield from comment(
            tr(
                "What it wants, each with its weight. A measure is a number from 0 to 100; `when`\n"
                "is all or nothing. What is secret is told at the end."
            )
        )
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "crisis"'
    yield pair("title", about.aim)
    yield f"weight = {2 + round(4 * one.hurt)}"
    yield f'measure = "100 - crisis.{about.id}.severity"'
    yield ""
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "treasury"'
    yield pair("title", tr("Keep the treasury"))
    yield f"weight = {3 - round(one.hurt)}"
    yield f'measure = "nation.{one.id}.budget * 2"'
    yield ""
    yield f"[[nations.{one.id}.agenda]]"
    yield 'id = "standing"'
    yield pair("title", tr("Be one whom the others trust"))
    yield "weight = 3"
    yield f'measure = "mean(trust.each.{one.id})"'
    yield "secret = true"


def _ties(cast: Sequence[Member]) -> str:
    if len(cast) < 3:
        return ""
    first, second, third = (one.id for one in cast[:3])
    lines = [
        *comment(
            tr("How pairs of nations stand to each other at the start, where it is not as usual.")
        ),
        "",
        "[[ties]]",
        pair("between", [first, second]),
        "trust = [55, 45] # " + tr("how far the first trusts the second, and the second the first"),
        "interoperability = 0.4",
        "",
        "[[ties]]",
        pair("between", [second, third]),
        "trust = [40, 50]",
    ]
    return "\n".join(lines)


def _crisis(kind: str, about: Kind, cast: Sequence[Member]) -> str:
    worst = max(cast, key=lambda one: one.hurt)
    demand = {
        name: max(1, round(share * sum(one.capability[name] for one in cast)))
        for name, share in about.demand.items()
    }
    asked = ", ".join(f"{name} = {units}" for name, units in demand.items())
    lines = [
        heading(tr("crisis")),
        "#",
        *comment(fill(about.teaches, 96)),
        *comment(tr("Other kinds: {kinds}.").format(kinds=", ".join(KINDS))),
        "",
    ]
    route = kind == "trade_route"
    if route:
        exposure = ", ".join(f"{one.id} = {one.hurt:g}" for one in cast)
        ends = [worst.id, next(one.id for one in cast if one is not worst)]
        lines += [
            "[chokepoints.narrow_sea]",
            pair("name", tr("The narrow sea")),
            "position = [52, 40]",
            "",
            "[routes.sea]",
            pair("name", tr("The sea route")),
            pair("ends", ends),
            'through = ["narrow_sea"]',
            f"exposure = {{ {exposure} }} # " + tr("the share of each economy that hangs on it"),
            "",
        ]
    lines += [
        "[adversaries.unknown_hand]",
        pair("name", tr("The unknown hand")),
        'kind = "group"',
        pair("description", tr("Who is behind it, once the evidence says so.")),
        "",
        f"[crises.{about.id}]",
        pair("name", about.name),
        f'kind = "{kind}"',
        f"description = {folded(about.described)}",
        f"severity = {about.severity}",
        f"momentum = {about.momentum} # "
        + tr("points of severity a turn, if nobody does anything"),
        f"demand = {{ {asked} }} # " + tr("units that would answer it fully in one turn"),
        'chokepoint = "narrow_sea"'
        if route
        else f"presence = {{ {', '.join(f'{n.id} = {round(60 * n.hurt)}' for n in cast)} }}",
        f'targets = ["{worst.id}.{about.damaged[0]}"]',
        'culprit = "unknown_hand" # ' + tr("hidden until the evidence names it"),
    ]
    return "\n".join(lines)


def _objectives(about: Kind) -> str:
    lines = [
        heading(tr("objectives")),
        "#",
        *comment(tr("What the exercise trains, and how play shows whether it was reached.")),
        "",
        "[objectives.contain]",
        pair("title", tr("Answer the crisis together before it does lasting harm")),
        pair("core_capability", tr("Operational coordination")),
        f'achieved_when = "crisis.{about.id}.severity < 50"',
        f'harm_when = "crisis.{about.id}.severity > 75"',
        "",
        "[objectives.together]",
        pair("title", tr("Keep the partnership's trust")),
        pair("core_capability", tr("Situational assessment")),
        'achieved_when = "partnership.cohesion > 40"',
    ]
    return "\n".join(lines)


def _endings(about: Kind) -> str:
    lines = [
        heading(tr("endings")),
        "#",
        *comment(
            tr(
                "Tried in this order when the last turn is over. The last one has no condition: it "
                "always holds."
            )
        ),
        "",
        "[[endings]]",
        'id = "together"',
        pair("title", trc("how an exercise ends", "Together")),
        pair("text", tr("It is over, and the partners know what they can ask of each other.")),
        f'when = "crisis.{about.id}.severity < 30 and partnership.cohesion > 50"',
        'tone = "good"',
        "",
        "[[endings]]",
        'id = "contained"',
        pair("title", trc("how an exercise ends", "Contained")),
        pair("text", tr("The worst is over. Each has its own account of who ended it.")),
        f'when = "crisis.{about.id}.severity < 60"',
        "",
        "[[endings]]",
        'id = "apart"',
        pair("title", trc("how an exercise ends", "Each for itself")),
        pair("text", tr("It goes on, and every nation has made arrangements of its own.")),
        'tone = "bad"',
    ]
    return "\n".join(lines)
