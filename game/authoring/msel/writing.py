"""Writes a scenario of a list's entries, with blanks for all that no list says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from game.authoring.msel.cast import MAX_NATIONS, Cast
from game.authoring.msel.entries import PROSE, Entry
from game.authoring.msel.ids import unique
from game.authoring.msel.schedule import Schedule
from game.authoring.msel.stand_ins import Named
from game.authoring.toml_text import comment, prose, quoted, table, value
from game.language import tr, trn
from game.scenario.models import CAPABILITIES, FORMAT
from game.scenario.msel import Inject, Option

TODO = "# TODO:"
"""How each blank begins."""

SYMBOLS = "▲■●◆▼★◉◈▣◐♦✚"
COLOURS = ("blue", "orange", "green", "red", "purple", "teal", "yellow", "pink", "brown", "grey")
SENDER = tr("Exercise control")
"""Who sends an inject of which the list does not say it."""
UNWRITTEN = "To be written."
"""Stands where a text is missing. It is the same in all languages: `concord check` looks for it."""

_MADE_BY = tr(
    "Made by `concord import` of {source}.\n"
    "\n"
    "It can be played as it is. Lines that begin with `# TODO:` mark what the list does not\n"
    "say; what follows each only stands in its place. Fill them in from the top, and run\n"
    "`concord check` and `concord try` now and then."
)


@dataclass(slots=True)
class Document:
    """Everything that is written."""

    title: str
    source: str
    """The file and the sheet that it was made of."""
    above: Sequence[str]
    """What stands above the header."""
    skipped: Sequence[str]
    """Rows that are no entries, and yet say something."""
    entries: Sequence[Entry]
    cast: Cast
    schedule: Schedule
    named: Named
    lines: list[str] = field(default_factory=list)

    def add(self, *lines: str) -> None:
        self.lines += lines

    def pair(self, key: str, text: str, todo: str = "") -> None:
        """`key = text`, below a line that says what is to be done."""
        if todo:
            self.add(f"{TODO} {todo}")
        self.add(f"{key} = {text}")


def written(document: Document) -> str:
    """The scenario as TOML."""
    document.lines.clear()
    _complete(document)
    _head(document)
    _nations(document)
    _world(document)
    _injects(document)
    _outcome(document)
    return "\n".join(document.lines) + "\n"


def _complete(document: Document) -> None:
    """Nations that only conditions name, and one or two more if there are fewer than two."""
    nations = document.cast.nations
    for one in document.named.of("nation"):
        if len(nations) < MAX_NATIONS:
            nations.setdefault(one, one.replace("_", " ").title())
    for one, name in (
        ("first_nation", tr("First nation")),
        ("second_nation", tr("Second nation")),
    ):
        if len(nations) < 2:
            nations[unique(one, nations)] = name
    for one in document.named.of("objective"):
        if len(document.cast.objectives) < 24:
            document.cast.objectives.setdefault(one, one.replace("_", " ").capitalize())


def _head(document: Document) -> None:
    schedule = document.schedule
    document.add(
        *comment(_MADE_BY.format(source=document.source)),
    )
    if document.above:
        document.add("#", *comment(tr("What stands above the list:")))
        document.add(*(one for text in document.above for one in comment(f"  {text}")))
    if document.skipped:
        document.add("#", *comment(tr("Rows that are no entries:")))
        document.add(*(one for text in document.skipped for one in comment(f"  {text}")))
    document.add("", f"format = {FORMAT}")
    document.pair("title", quoted(document.title))
    summary = trn(
        "{title}: an exercise of {injects} inject.",
        "{title}: an exercise of {injects} injects.",
        len(document.entries),
    )
    document.pair(
        "summary",
        quoted(summary.format(title=document.title, injects=len(document.entries))),
        tr("what it is about, in a paragraph, with no secret in it"),
    )
    document.add("", "[exercise]")
    document.pair("minutes", "120", tr("how long a session of it takes"))
    document.pair("scope", quoted(UNWRITTEN), tr("what is exercised, and what is not"))
    document.add("", "[time]")
    document.pair("turns", str(schedule.turns))
    known = "" if schedule.start_known else tr("the scenario date of the first turn")
    document.pair("start", value(schedule.start), known)
    known = "" if schedule.length_known else tr("the scenario time that a turn stands for")
    document.pair("turn_length", quoted(schedule.length), known)
    extra = [one for one in document.named.of("capability") if one not in CAPABILITIES]
    if extra:
        document.add("", "[capabilities]")
        for one, name in CAPABILITIES.items():
            document.pair(one, quoted(name))
        for one in extra[: 8 - len(CAPABILITIES)]:
            document.pair(one, quoted(one.replace("_", " ").capitalize()), tr("its name"))


def _nations(document: Document) -> None:
    nations = document.cast.nations
    for place, (one, name) in enumerate(nations.items()):
        document.add("", f"# {'-' * 70}", "", table(("nations", one)))
        document.pair("name", quoted(name))
        colour, symbol = COLOURS[place % len(COLOURS)], SYMBOLS[place]
        flag = f'{{ colour = "{colour}", symbol = "{symbol}" }}'
        document.pair("flag", flag, tr("its flag, and its place on the map"))
        across, down = place % 4, place // 4
        document.pair("position", value([15 + 23 * across, 25 + 25 * down]))
        document.pair("public_brief", quoted(UNWRITTEN), tr("what everybody knows of it"))
        document.pair("secret_brief", quoted(UNWRITTEN), tr("what only its own seat reads"))
        document.pair("budget", "10", tr("its means"))
        document.pair("income", "5")
        units = ", ".join(f"{capability} = 3" for capability in CAPABILITIES)
        document.pair("capability", f"{{ {units} }}")
        _agenda(document, one)
        for line in document.named.within("redline", one)[:8]:
            document.add("", f"[[nations.{one}.red_lines]]")
            document.pair("id", quoted(line))
            document.pair(
                "text", quoted(line.replace("_", " ").capitalize()), tr("in its own words")
            )
            document.pair("when", quoted(f"nation.{one}.stability < 10"), tr("when it is crossed"))
            document.pair("stability", "5")
        for thing in document.named.within("infrastructure", one):
            document.add("", table(("nations", one, "infrastructure", thing)))
            document.pair("name", quoted(thing.replace("_", " ").capitalize()), tr("what it is"))
            document.pair("kind", quoted("grid"))


def _agenda(document: Document, nation: str) -> None:
    for item in (document.named.within("agenda", nation) or ["calm"])[:12]:
        document.add("", f"[[nations.{nation}.agenda]]")
        document.pair("id", quoted(item))
        title = tr("Calm at home") if item == "calm" else item.replace("_", " ").capitalize()
        document.pair("title", quoted(title), tr("what its government wants"))
        document.pair("weight", "1")
        document.pair("measure", quoted(f"nation.{nation}.stability"), tr("how far it is reached"))


def _world(document: Document) -> None:
    """What a crisis needs, and whatever else the conditions and effects of the list name."""
    nations = list(document.cast.nations)
    for one in document.named.of("route")[:24]:
        document.add("", table(("routes", one)))
        document.pair(
            "name", quoted(one.replace("_", " ").capitalize()), tr("its name and its ends")
        )
        document.pair("ends", value(nations[:2]))
        document.pair("exposure", f"{{ {nations[0]} = 0.3, {nations[1]} = 0.3 }}")
    for one in document.named.of("adversary")[:12]:
        document.add("", table(("adversaries", one)))
        document.pair("name", quoted(one.replace("_", " ").capitalize()), tr("who it is"))
        document.pair("kind", quoted("group"))
        document.pair("description", quoted(UNWRITTEN))
    stand_in = unique("the_crisis", nations)
    for one in document.named.of("crisis")[:16] or [stand_in]:
        if one in nations:
            continue
        name = tr("The crisis") if one == stand_in else one.replace("_", " ").capitalize()
        document.add("", table(("crises", one)))
        strikes = tr("what strikes the nations: its kind and how bad it is")
        document.pair("name", quoted(name), strikes)
        document.pair("kind", quoted("hybrid"))
        document.pair("description", quoted(UNWRITTEN))
        if one in document.named.latent:
            document.pair("active", "false")
        document.pair("severity", "40")
        document.pair("momentum", "4")
        # Some more than half of what all can give, so that it is met if most help.
        need = max(2, round(0.6 * 3 * len(nations)))
        document.pair("demand", f"{{ security = {need}, diplomacy = {need} }}")


_KEYS = (
    "number", "title", "category", "status", "turn", "when", "time", "method", "sender", "to",
    "storyline", "controller", "objectives", "contingency_of", "text", "expected_action",
    "controller_notes", "evaluator_notes", "critical_tasks", "notes", "effects",
)  # fmt: skip
_PROSE = {"text", "expected_action", "controller_notes", "evaluator_notes", "notes"}


def _injects(document: Document) -> None:
    document.add("", f"# {'-' * 70}", *comment(tr("The master scenario events list.")))
    too_long = tr("this text is too long for a scenario")
    for entry in document.entries:
        values = inject_values(entry)
        row = comment(tr("Row {row} of the list.").format(row=entry.row))
        document.add("", *row, table(("injects", entry.values["id"])))
        for blank in entry.blanks:
            document.add(f"{TODO} {blank}")
        rest = list(entry.rest)
        if entry.rest_of_notes:
            rest.append(tr("Notes go on: {text}").format(text=entry.rest_of_notes))
        for text in rest:
            document.add(f"{TODO} {too_long}", *comment(text))
        document.add(*_pairs(values, _KEYS, Inject))
        for option in values.get("options", ()):
            document.add("", f"[[injects.{entry.values['id']}.options]]")
            document.add(*_pairs(dict(option), tuple(Option.model_fields), Option))


def inject_values(entry: Entry) -> dict[str, Any]:
    """What an inject says, with its notes put together."""
    values = {key: given for key, given in entry.values.items() if key != "id"}
    values.setdefault("sender", SENDER)
    notes = "\n".join([*entry.notes, *entry.dated]).strip()
    entry.rest_of_notes = notes[PROSE:]
    notes = notes[:PROSE].rstrip()
    if notes:
        values["notes"] = notes
    return values


def _pairs(
    values: dict[str, Any], keys: Iterable[str], model: type[Inject] | type[Option]
) -> Iterator[str]:
    """The pairs that are not as they are anyway."""
    for key in keys:
        given = values.get(key)
        default = model.model_fields[key].get_default()
        if key not in values or (given == default and default is not None and key != "to"):
            continue
        if given is None or given == ():
            continue
        written_so = prose(given) if key in _PROSE or key == "outcome" else value(given)
        yield f"{key} = {written_so}"


def _outcome(document: Document) -> None:
    for one, title in document.cast.objectives.items():
        document.add("", table(("objectives", one)))
        document.pair("title", quoted(title))
        document.pair(
            "core_capability",
            quoted(tr("Operational Coordination")),
            tr("which it is of your library"),
        )
        document.pair(
            "achieved_when",
            quoted("partnership.cohesion >= 50"),
            tr("how play shows that it is reached"),
        )
    document.add("", "[[endings]]")
    document.pair("id", quoted("the_end"))
    document.pair(
        "title",
        quoted(tr("The exercise is over")),
        tr("how it may end, the last without `when`"),
    )
    document.pair("text", quoted(UNWRITTEN))
