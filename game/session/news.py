"""What has happened since a viewer's last turn, in sentences, the most important first."""

from collections.abc import Iterator
from itertools import groupby

from game.quantities.catalogue import Quantity
from game.rules.exercise import Exercise
from game.session.crisis_board import culprit_of, status_of
from game.session.deeds import choices, deeds
from game.session.fold import Playthrough, Table
from game.session.inbox import asked, fired_in, has_received
from game.session.means import plain
from game.session.view import News, Phase
from game.session.visibility import has_broken_out, may_see
from game.session.words import capital, given_name, listed, shortfall_words, target_name

OUTBREAK, CATASTROPHE, RED_LINE, NAMED, RESOLVED, LOOSE, CONTAINED = 100, 95, 90, 80, 60, 60, 50
INBOX, GIFT, BROKEN, CHOICE, KEPT = 40, 35, 30, 25, 8
"""How important each sort of news is. Changes of numbers are weighed by their size."""


def news(exercise: Exercise, play: Playthrough, viewer: str) -> tuple[News, ...]:
    """Everything that the viewer may know, sorted by weight."""
    reporter = _Reporter(exercise, play, viewer)
    return tuple(sorted(reporter.everything(), key=lambda item: -item.weight))


class _Reporter:
    """Compares what is with what was when nations last gave their orders."""

    def __init__(self, exercise: Exercise, play: Playthrough, viewer: str) -> None:
        self.exercise, self.play, self.viewer = exercise, play, viewer
        self.scenario = exercise.scenario
        self.now, self.then = play.quantities, play.last_seen
        self.nation = viewer if viewer in self.scenario.nations else None

    def everything(self) -> Iterator[News]:
        for crisis in self.scenario.crises:
            if has_broken_out(crisis, self.now):
                yield from self.crisis(crisis)
        yield from self.deeds()
        yield from self.gifts()
        yield from self.choices()
        yield from self.inbox()
        yield from self.red_lines()
        for quantity in self.exercise.catalogue.quantities.values():
            change = self.now[quantity.name] - self.then[quantity.name]
            if abs(change) >= 1 and may_see(self.viewer, quantity, self.play):
                yield from self.number(quantity, change)

    def crisis(self, crisis: str) -> Iterator[News]:
        name, quantity = self.scenario.crises[crisis].name, f"crisis.{crisis}.severity"
        before, after = status_of(crisis, self.then), status_of(crisis, self.now)
        match before, after:
            case "latent", _:
                yield News(f"{name} has broken out.", quantity, OUTBREAK)
            case _, "catastrophic" if before != after:
                yield News(f"{name} has become a catastrophe.", quantity, CATASTROPHE)
            case _, "resolved" if before != after:
                yield News(f"{name} is resolved.", quantity, RESOLVED)
            case _, "contained" if before != after:
                yield News(f"{name} is contained.", quantity, CONTAINED)
            case _, "active" if before != after:
                yield News(f"{name} has broken loose again.", quantity, LOOSE)
        culprit = culprit_of(self.exercise, crisis, self.now)
        if culprit and not culprit_of(self.exercise, crisis, self.then):
            text = f"The evidence names {culprit} behind {name}."
            yield News(text, f"crisis.{crisis}.evidence", NAMED)

    def deeds(self) -> Iterator[News]:
        """Who kept its pledges and who did not: a line for each nation and target."""
        seen = (d for d in deeds(self.exercise, self.play, self.play.assessed) if d.pledged)
        for (nation, target), group in groupby(seen, key=lambda deed: (deed.nation, deed.target)):
            part = list(group)
            name = self.scenario.nations[nation].name
            other = self.nation and self.nation != nation
            quantity = f"trust.{self.nation}.{nation}" if other else None
            broken = [deed for deed in part if not deed.kept]
            if broken:
                text = f"{name} broke its word: {shortfall_words(self.scenario, broken)}."
                yield News(text, quantity, BROKEN + 2 * sum(d.pledged - d.done for d in broken))
            else:
                given = [f"{given_name(self.scenario, d.what)} {plain(d.pledged)}" for d in part]
                to = target_name(self.scenario, target)
                yield News(f"{name} kept its word: {', '.join(given)} → {to}.", quantity, KEPT)

    def gifts(self) -> Iterator[News]:
        table = self.play.tables.get(self.play.assessed, Table())
        for giver in self.scenario.nations:
            for (to, what), amount in table.draft_of(giver).transfers.items():
                given = given_name(self.scenario, what)
                names = self.scenario.nations[giver].name, self.scenario.nations[to].name
                weight = GIFT if to == self.nation else KEPT
                text = f"{names[0]} gave {names[1]} {given} {amount}."
                yield News(text, f"trust.{to}.{giver}", weight)

    def choices(self) -> Iterator[News]:
        made: dict[tuple[str, str], list[str]] = {}
        for choice in choices(self.exercise, self.play, self.play.assessed, self.viewer):
            names = made.setdefault((choice.option, choice.outcome), [])
            names.append(self.scenario.nations[choice.nation].name)
        for (option, told), names in made.items():
            yield News(f'{listed(names)} decided: "{option}". {told}'.strip(), None, CHOICE)

    def inbox(self) -> Iterator[News]:
        if self.play.phase in (Phase.ASSESSMENT, Phase.OUTCOME):
            return
        new = [name for name in self.scenario.injects if self.is_new(name)]
        open_still = sum(asked(self.exercise, self.play, self.viewer, name) for name in new)
        if new:
            text = "1 new message" if len(new) == 1 else f"{len(new)} new messages"
            asks = f"; {open_still} to be decided on" if open_still else ""
            yield News(f"{text} in the inbox{asks}.", None, INBOX)

    def is_new(self, inject: str) -> bool:
        """Whether it has reached the viewer this turn."""
        fired_now = fired_in(self.play, inject) == self.play.turn
        return fired_now and has_received(self.exercise, self.play, self.viewer, inject)

    def red_lines(self) -> Iterator[News]:
        if self.nation is None:
            return
        about = self.scenario.nations[self.nation]
        for line in about.red_lines:
            quantity = f"redline.{self.nation}.{line.id}.crossed"
            if self.now[quantity] > self.then[quantity]:
                text = f'{about.name}\'s red line "{line.text}" has been crossed.'
                yield News(text, f"nation.{self.nation}.stability", RED_LINE)

    def number(self, quantity: Quantity, change: float) -> Iterator[News]:
        """A number that moved, if it is one that people talk about."""
        weight = self.weight(quantity, abs(change))
        if weight <= 0:
            return
        title, moved = capital(quantity.title), "rose" if change > 0 else "fell"
        by, to = plain(round(abs(change))), plain(round(self.now[quantity.name]))
        if quantity.block == "trust":
            truster, trusted = (self.scenario.nations[n].name for n in quantity.ids)
            more = "more" if change > 0 else "less"
            was = plain(round(self.then[quantity.name]))
            text = f"{truster} trusts {trusted} {more}: {was} to {to}."
        else:
            text = f"{title} {moved} by {by} to {to}."
        yield News(text, quantity.name, weight)

    def weight(self, quantity: Quantity, size: float) -> float:
        """How much a change matters to this viewer; 0 if it is not worth a line."""
        own = self.nation is not None and self.nation in (
            quantity.owner,
            quantity.ids[0].split(".")[0] if quantity.ids else None,
        )
        match quantity.block:
            case "severity":
                return 20 + 2 * size if self.then[f"crisis.{quantity.ids[0]}.status"] else 0
            case "trust":
                if self.nation == quantity.ids[1]:
                    return 15 + 2 * size
                return 8 + size if own else (size if size >= 3 else 0)
            case "stability" | "prosperity" | "fear" | "liberties":
                return 10 + 2 * size if own else (size if size >= 3 else 0)
            case "integrity":
                return 15 + 1.5 * size if own else (size if size >= 5 else 0)
            case "flow":
                return 12 + size if size >= 3 else 0
            case "cohesion":
                return 10 + 2 * size
        return 0
