"""What has happened since a viewer's last turn, in sentences, the most important first."""

from collections.abc import Iterator
from itertools import groupby

from game.language import tr, trn
from game.language.phrases import capital, listed
from game.quantities.catalogue import Quantity
from game.rules.exercise import Exercise
from game.session.crisis_board import culprit_of, status_of
from game.session.deeds import choices, deeds
from game.session.fold import Playthrough, Table
from game.session.inbox import asked, fired_in, has_received
from game.session.means import plain
from game.session.view import News, Phase
from game.session.visibility import has_broken_out, may_see
from game.session.words import given_name, shortfall_words, target_name

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
                text = tr("{crisis} has broken out.").format(crisis=name)
                yield News(text, quantity, OUTBREAK)
            case _, "catastrophic" if before != after:
                text = tr("{crisis} has become a catastrophe.").format(crisis=name)
                yield News(text, quantity, CATASTROPHE)
            case _, "resolved" if before != after:
                text = tr("{crisis} is resolved.").format(crisis=name)
                yield News(text, quantity, RESOLVED)
            case _, "contained" if before != after:
                text = tr("{crisis} is contained.").format(crisis=name)
                yield News(text, quantity, CONTAINED)
            case _, "active" if before != after:
                text = tr("{crisis} has broken loose again.").format(crisis=name)
                yield News(text, quantity, LOOSE)
        culprit = culprit_of(self.exercise, crisis, self.now)
        if culprit and not culprit_of(self.exercise, crisis, self.then):
            text = tr("The evidence names {culprit} behind {crisis}.")
            text = text.format(culprit=culprit, crisis=name)
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
                cases = shortfall_words(self.scenario, broken)
                text = tr("{nation} broke its word: {cases}.").format(nation=name, cases=cases)
                yield News(text, quantity, BROKEN + 2 * sum(d.pledged - d.done for d in broken))
            else:
                given = [f"{given_name(self.scenario, d.what)} {plain(d.pledged)}" for d in part]
                text = tr("{nation} kept its word: {given} → {target}.").format(
                    nation=name, given=", ".join(given), target=target_name(self.scenario, target)
                )
                yield News(text, quantity, KEPT)

    def gifts(self) -> Iterator[News]:
        table = self.play.tables.get(self.play.assessed, Table())
        for giver in self.scenario.nations:
            for (to, what), amount in table.draft_of(giver).transfers.items():
                weight = GIFT if to == self.nation else KEPT
                text = tr("{giver} gave {receiver} {what} {amount}.").format(
                    giver=self.scenario.nations[giver].name,
                    receiver=self.scenario.nations[to].name,
                    what=given_name(self.scenario, what),
                    amount=amount,
                )
                yield News(text, f"trust.{to}.{giver}", weight)

    def choices(self) -> Iterator[News]:
        made: dict[tuple[str, str], list[str]] = {}
        for choice in choices(self.exercise, self.play, self.play.assessed, self.viewer):
            names = made.setdefault((choice.option, choice.outcome), [])
            names.append(self.scenario.nations[choice.nation].name)
        for (option, told), names in made.items():
            text = tr('{nations} decided: "{option}". {outcome}')
            text = text.format(nations=listed(names), option=option, outcome=told)
            yield News(text.strip(), None, CHOICE)

    def inbox(self) -> Iterator[News]:
        if self.play.phase in (Phase.ASSESSMENT, Phase.OUTCOME):
            return
        new = [name for name in self.scenario.injects if self.is_new(name)]
        open_still = sum(asked(self.exercise, self.play, self.viewer, name) for name in new)
        if not new:
            return
        if open_still:
            text = trn(
                "{n} new message in the inbox; {open} to be decided on.",
                "{n} new messages in the inbox; {open} to be decided on.",
                len(new),
            )
        else:
            text = trn("{n} new message in the inbox.", "{n} new messages in the inbox.", len(new))
        yield News(text.format(n=len(new), open=open_still), None, INBOX)

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
                text = tr('{nation}\'s red line "{line}" has been crossed.')
                text = text.format(nation=about.name, line=line.text)
                yield News(text, f"nation.{self.nation}.stability", RED_LINE)

    def number(self, quantity: Quantity, change: float) -> Iterator[News]:
        """A number that moved, if it is one that people talk about."""
        weight = self.weight(quantity, abs(change))
        if weight <= 0:
            return
        rises = change > 0
        now = plain(round(self.now[quantity.name]))
        if quantity.block == "trust":
            truster, trusted = (self.scenario.nations[n].name for n in quantity.ids)
            was = plain(round(self.then[quantity.name]))
            if rises:
                text = tr("{truster} trusts {trusted} more: {was} to {now}.")
            else:
                text = tr("{truster} trusts {trusted} less: {was} to {now}.")
            text = text.format(truster=truster, trusted=trusted, was=was, now=now)
        else:
            if rises:
                text = tr("{quantity} rose by {points} to {now}.")
            else:
                text = tr("{quantity} fell by {points} to {now}.")
            points = plain(round(abs(change)))
            text = text.format(quantity=capital(quantity.title), points=points, now=now)
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
