"""Who and what the entries of a list name: nations, objectives, and each other."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from game.authoring.msel.cells import JOINED, name_and_id, one_line
from game.authoring.msel.columns import plain
from game.authoring.msel.entries import LINE, MOST, Entry
from game.authoring.msel.ids import slug, unique
from game.language import tr, trn
from game.scenario.fields import is_id
from game.scenario.known import OTHER_VIEWERS

MAX_NATIONS = 12
MAX_OBJECTIVES = 24


@dataclass(slots=True)
class Cast:
    """What entries refer to, id to name."""

    nations: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def cast_of(entries: Sequence[Entry], names: dict[str, str]) -> Cast:
    """Give every entry its id, its recipients, its objectives and what it depends on.

    `names` are the headers of the columns `to`, `objectives`, `contingency_of` and `number`.
    """
    made = Cast()
    _ids(entries)
    _numbers(entries, names.get("number", "Number"))
    _part(entries, made)
    _nations(entries, made, names.get("to", "To"))
    _objectives(entries, made, names.get("objectives", "Objectives"))
    _contingencies(entries, names.get("contingency_of", "Contingency of"))
    return made


def _ids(entries: Sequence[Entry]) -> None:
    """The ids that the list gives come first, so that a title takes none of them."""
    taken: set[str] = set()
    for entry in entries:
        given = entry.values.get("id")
        if given in taken:
            entry.notes.append(f"Id: {given}")
            del entry.values["id"]
        elif given:
            taken.add(given)
    for entry in entries:
        if "id" not in entry.values:
            made = unique(slug(entry.values["title"], "inject"), taken)
            entry.values["id"] = made
            taken.add(made)


def _numbers(entries: Sequence[Entry], name: str) -> None:
    taken: set[int] = set()
    for entry in entries:
        number = entry.values.get("number")
        if number in taken:
            note = f"{name}: {number}"
            entry.notes += (
                [] if any(said.startswith(f"{name}: ") for said in entry.notes) else [note]
            )
            del entry.values["number"]
        elif number is not None:
            taken.add(number)


def _named(
    written: Iterable[str], otherwise: str, forbidden: Collection[str] = ()
) -> dict[str, tuple[str, str]]:
    """The id and the name of each way in which something is written.

    What is alike but for capitals and signs is one thing. Ids in brackets are kept.
    """
    texts = list(dict.fromkeys(written))
    found: dict[str, tuple[str, str]] = {}
    by_slug: dict[str, str] = {}
    names: dict[str, str] = {}
    for text in texts:
        name, given = name_and_id(text)
        if given and is_id(given) and given not in forbidden:
            names.setdefault(given, one_line(name)[:LINE])
            by_slug.setdefault(slug(name, otherwise), given)
            found[text] = given, names[given]
    for text in texts:
        if text in found:
            continue
        name = one_line(text)[:LINE]
        wanted = slug(name, otherwise)
        plain = any(c.isascii() and c.isalnum() for c in name)
        if not plain or wanted not in by_slug:
            made = unique(wanted, {*names, *forbidden})
            names[made] = name
            by_slug[wanted] = made
            found[text] = made, name
        else:
            found[text] = by_slug[wanted], names[by_slug[wanted]]
    return found


def _part(entries: Sequence[Entry], made: Cast) -> None:
    """Make two recipients of `North/South` if there are both; ask where that is not known."""
    known = {plain(name_and_id(one)[0]) for entry in entries for one in entry.recipients}
    asked: dict[str, None] = {}
    for entry in entries:
        found: list[str] = []
        for one in entry.recipients:
            parts = [] if name_and_id(one)[1] else [part.strip() for part in JOINED.split(one)]
            parts = [part for part in parts if plain(part)]
            if len(parts) > 1 and all(plain(part) in known for part in parts):
                found += parts
                continue
            found.append(one)
            if len(parts) > 1:
                question = tr('"{name}" became one nation: is it {number}?')
                asked[question.format(name=one_line(one), number=_several(len(parts)))] = None
        entry.recipients = list(dict.fromkeys(found))
    made.told += list(asked)[:MAX_NATIONS]


def _several(count: int) -> str:
    return {2: tr("two"), 3: tr("three")}.get(count, str(count))


def _nations(entries: Sequence[Entry], made: Cast, column: str) -> None:
    counts = Counter(one for entry in entries for one in (*entry.recipients, *entry.everybody))
    named = _named(counts, "nation", OTHER_VIEWERS)
    weights: Counter[str] = Counter()
    for text, count in counts.items():
        weights[named[text][0]] += count
    kept = {one for one, _ in weights.most_common(MAX_NATIONS)}
    for entry in entries:
        ids = list(dict.fromkeys(named[one][0] for one in entry.recipients))
        left = [one for one in entry.recipients if named[one][0] not in kept]
        if left:
            entry.notes.append(f"{column}: {'; '.join(map(one_line, entry.recipients))}")
        ids = [one for one in ids if one in kept]
        entry.values["to"] = ids or "all"
        all_of_them = {named[one][0] for one in entry.everybody}
        if entry.everybody and all_of_them != set(weights):
            entry.notes.append(f"{column}: All: {'; '.join(map(one_line, entry.everybody))}")
        there = kept & {*ids, *all_of_them}
        made.nations |= {i: name for i, name in named.values() if i in there}
    if len(weights) > MAX_NATIONS:
        many = len(weights) - MAX_NATIONS
        made.told.append(
            trn(
                "there are {recipients} recipients, and at most {nations} nations: the {number} "
                "that receives least is in the notes",
                "there are {recipients} recipients, and at most {nations} nations: the {number} "
                "that receive least are in the notes",
                many,
            ).format(recipients=len(weights), nations=MAX_NATIONS, number=many)
        )


def _objectives(entries: Sequence[Entry], made: Cast, column: str) -> None:
    counts = Counter(one for entry in entries for one in entry.objectives)
    named = _named(counts, "objective")
    weights: Counter[str] = Counter()
    for text, count in counts.items():
        weights[named[text][0]] += count
    kept = {one for one, _ in weights.most_common(MAX_OBJECTIVES)}
    for entry in entries:
        ids = list(dict.fromkeys(named[one][0] for one in entry.objectives))
        chosen = [one for one in ids if one in kept][:MOST]
        if len(chosen) < len(ids) or any(len(one) > LINE for one in entry.objectives):
            entry.notes.append(f"{column}: {'; '.join(map(one_line, entry.objectives))}")
        if chosen:
            entry.values["objectives"] = chosen
        made.objectives |= {i: name for i, name in named.values() if i in chosen}
    if len(weights) > MAX_OBJECTIVES:
        made.told.append(
            tr(
                "there are {objectives} objectives, and at most {most} in a scenario: the rarest "
                "are in the notes"
            ).format(objectives=len(weights), most=MAX_OBJECTIVES)
        )


def _contingencies(entries: Sequence[Entry], column: str) -> None:
    """An entry that another depends on may be named by its id, its number or its title."""
    by: list[Callable[[Entry], str]] = [
        lambda entry: str(entry.values["id"]),
        lambda entry: str(entry.values.get("number", "")),
        lambda entry: slug(entry.values["title"], "inject"),
    ]
    known: dict[str, str] = {}
    for key in by:
        for entry in entries:
            known.setdefault(key(entry), entry.values["id"])
    for entry in entries:
        wanted = entry.contingency_of
        if not wanted:
            continue
        digits = "".join(c for c in wanted if c.isdigit()).lstrip("0")
        options = (wanted, slug(wanted, "inject"), digits)
        found = next((known[one] for one in options if one and one in known), None)
        if found and found != entry.values["id"]:
            entry.values["contingency_of"] = found
        if found is None or found == entry.values["id"]:
            entry.notes.append(f"{column}: {wanted}")
