"""The Narrows with agreements: a fake session that has treaties, orders and reports."""

from dataclasses import replace

from game.session.agreement_cards import (
    Agreements,
    Done,
    Estimate,
    Insight,
    JointCard,
    OrderCard,
    ProjectCard,
    ProposalCard,
    Secret,
    Suspicion,
    TargetCard,
    TreatyCard,
    Warned,
)
from game.session.commands import (
    ALL,
    Command,
    Invest,
    Invoke,
    Leave,
    Lend,
    Propose,
    Refusal,
    Respond,
    Undertake,
)
from game.session.offers import Offer
from game.session.view import OrderLine, Own, Phase, View
from tests.tui import narrows_sample as sample
from tests.tui.fake_session import FakeSession

NATIONS = tuple(sample.NAMES)
QUANTITIES = {
    "partnership.pool": 3.0,
    **{f"nation.{nation}.voice": 0.25 for nation in NATIONS},
    "treaty.mutual_aid.in_force": 1.0,
    "treaty.mutual_aid.breaches.caledon": 2.0,
    "project.drones.progress": 4.0,
    "belief.avalon.ransom.red_hand": 0.7,
}
CHANGES = {
    "treaty.mutual_aid.in_force": 1.0,
    "treaty.mutual_aid.member.dorne": 1.0,
    "treaty.mutual_aid.breaches.caledon": 1.0,
    "treaty.navigation.member.borduria": -1.0,
    "project.drones.progress": 2.0,
}
TREATIES = (
    TreatyCard(
        id="mutual_aid",
        title="Mutual aid",
        text="Who is struck may call, and every other party owes help.",
        duty="Carry a share of the common burden each turn.",
        quorum=0.5,
        ratification=45.0,
        collective=True,
        in_force=True,
        parties=("avalon", "caledon", "dorne"),
        signed=("borduria",),
        leaving=(),
        calls=(("dorne", "mines"),),
        breaches={"caledon": 2},
    ),
    TreatyCard(
        id="navigation",
        title="Freedom of navigation",
        text="Ships of all parties pass on the same terms.",
        duty="Keep at least two units of security for escorts.",
        quorum=0.4,
        ratification=40.0,
        collective=False,
        in_force=False,
        parties=("avalon",),
        signed=(),
        leaving=(),
        calls=(),
        breaches={},
    ),
    TreatyCard(
        id="cyber_norms",
        title="Cyber norms",
        text="Holes are told to partners before they are used.",
        duty="Keep at least one unit of cyber.",
        quorum=0.0,
        ratification=40.0,
        collective=False,
        in_force=False,
        parties=(),
        signed=(),
        leaving=(),
        calls=(),
        breaches={},
    ),
)
PROJECTS = (
    ProjectCard("drones", "Unmanned systems", "Security costs less to send.", "project",
                4.0, 10.0, 4.0, ("avalon", "dorne"), complete=False),
    ProjectCard("protocols", "Common procedures", "The same forms and frequencies.", "protocol",
                6.0, 6.0, 3.0, ("borduria",), complete=True),
)  # fmt: skip
JOINT = (
    JointCard("exercise", "A joint exercise", "Staffs and crews train together.", 1.0, 0.0, 2,
              "none"),
    JointCard("attribution", "Name the culprit together", "Say in public who is behind it.",
              0.0, 0.3, 2, "accusation"),
)  # fmt: skip
PROPOSAL = ProposalCard(
    agreement="exercise",
    target="",
    title="A joint exercise",
    text="Staffs and crews train together.",
    cost=1.0,
    by="caledon",
    to=("avalon", "borduria", "dorne"),
    accepted=("caledon",),
    declined=("dorne",),
    quorum=0.0,
    voice=0.25,
    carried=False,
)
ACCUSATION = ("mines.fleet", "The Southern Fleet, for Mines in the strait")
SECRET = Secret(
    orders=(
        OrderCard(
            "capacity_building", "Build a partner's capacity", "Train and equip a poorer partner.",
            3.0, {}, 2, 1, 0, "Only a nation that is further developed can.", public=True,
            targets=tuple(TargetCard(n, sample.NAMES[n], n != "borduria") for n in NATIONS[1:]),
        ),
        OrderCard(
            "development", "Invest in development", "Schools, clinics, courts.",
            2.0, {}, 1, 3, 1, "", public=False, targets=(TargetCard("", "", possible=True),),
        ),
        OrderCard(
            "early_warning", "Look for early warning", "Intelligence looks for what is coming.",
            0.0, {"intelligence": 1}, 3, 1, 0, "", public=False,
            targets=(TargetCard("", "", possible=True),),
        ),
        OrderCard(
            "apology", "Apologise and make good", "Own up to a breach, with restitution.",
            1.5, {}, 1, 1, 0, "That nation holds nothing against you.", public=True,
            targets=tuple(TargetCard(n, sample.NAMES[n], possible=False) for n in NATIONS[1:]),
        ),
    ),
    aims={"exercise": (("", ""),), "attribution": (ACCUSATION,)},
    agreements_left=2,
    suspicions=(
        Suspicion("ransom", "red_hand", "Red Hand", 0.7, "likely", "low"),
        Suspicion("ransom", "fleet", "The Southern Fleet", 0.3, "unlikely", "low"),
    ),
    estimates=(Estimate("borduria", 6.0, 13.0), Estimate("dorne", 0.0, 7.5)),
    warnings=(Warned("Shots on the border", "armed_conflict", 0.6, "likely"),),
    insights=(Insight("dorne", 0.7, ("Keep the port dues",)), Insight("caledon", 0.2, ())),
)  # fmt: skip
DONE = (
    Done("avalon", "Build a partner's capacity", "Dorne", 1.0),
    Done("borduria", "Pay into the common fund", "", 2.0),
)


class AgreeingSession(FakeSession):
    """A fake session with this sample on its table."""

    def __init__(
        self,
        persons: tuple[str, ...] = ("avalon", "borduria"),
        *,
        phase: Phase = Phase.SITUATION,
    ) -> None:
        self.proposals: dict[tuple[str, str], ProposalCard] = {("exercise", ""): PROPOSAL}
        self.left: set[tuple[str, str]] = set()
        self.calls: set[tuple[str, str]] = {("dorne", "mines")}
        super().__init__(persons, phase=phase)

    def _carry_out(self, seat: str, command: Command) -> Refusal | None:
        match command:
            case Propose(agreement, target, to):
                titles = {card.id: card.title for card in (*TREATIES, *JOINT)}
                self.proposals[agreement, target] = replace(
                    PROPOSAL,
                    agreement=agreement,
                    target=target,
                    title=titles[agreement],
                    by=seat,
                    to=tuple(n for n in NATIONS if n != seat and (to == ALL or n in to.split(","))),
                    accepted=(seat,),
                    declined=("caledon",) if to == ALL else (),
                )
            case Respond(agreement, target, answer):
                self._respond(seat, (agreement, target), answer)
            case Leave(treaty, answer):
                self.left = self.left | {(seat, treaty)} if answer == "yes" else set()
            case Invoke(_, crisis, answer):
                calls = self.calls - {(seat, crisis)}
                self.calls = calls | {(seat, crisis)} if answer == "yes" else calls
            case Lend(to, capability, units):
                return self._order(seat, OrderLine("lend", to, capability, units, 0.0))
            case Invest(project, budget):
                return self._order(seat, OrderLine("invest", project, "", budget, budget))
            case Undertake(order, target, units):
                card = next(card for card in SECRET.orders if card.id == order)
                if units > card.most:
                    return Refusal("not_possible", f"{card.title}: {card.most} at most.")
                cost = units * card.cost
                return self._order(seat, OrderLine("undertake", target, order, units, cost))
            case _:
                return super()._carry_out(seat, command)
        return None

    def _respond(self, seat: str, key: tuple[str, str], answer: str) -> None:
        card = self.proposals[key]
        accepted = tuple(n for n in card.accepted if n != seat)
        declined = tuple(n for n in card.declined if n != seat)
        if answer == "accept":
            accepted += (seat,)
        if answer == "decline":
            declined += (seat,)
        carried = len(accepted) >= 2
        self.proposals[key] = replace(
            card, accepted=accepted, declined=declined, carried=carried, voice=len(accepted) / 4
        )

    def view(self, viewer: str) -> View:
        seen = super().view(viewer)
        shown = self.phase in (Phase.ASSESSMENT, Phase.OUTCOME)
        private = {n for n in QUANTITIES if n.startswith("belief.") and viewer != "avalon"}
        treaties = tuple(
            replace(
                card,
                leaving=tuple(n for n, t in sorted(self.left) if t == card.id),
                calls=tuple(sorted(self.calls)) if card.collective else (),
            )
            for card in TREATIES
        )
        return replace(
            seen,
            agreements=Agreements(treaties, PROJECTS, JOINT, tuple(self.proposals.values()), 3.0),
            undertaken=DONE if shown else (),
            quantities={
                **seen.quantities,
                **{n: v for n, v in QUANTITIES.items() if n not in private},
            },
            changes={**seen.changes, **(CHANGES if shown else {})},
        )

    def own(self, seat: str) -> Own:
        own = super().own(seat)
        left = 2 - sum(seat in card.accepted for card in self.proposals.values())
        secret = (
            SECRET
            if seat == "avalon"
            else Secret(orders=SECRET.orders, aims={"exercise": (("", ""),)})
        )
        return replace(own, secret=replace(secret, agreements_left=left))

    def offers(self, seat: str) -> tuple[Offer, ...]:
        bound = Refusal("already_bound", f"{sample.NAMES[seat]} is bound by it already.")
        treaties = [
            Offer(Propose(card.id, "", ALL), 0 if seat in card.parties else 1,
                  bound if seat in card.parties else None)
            for card in TREATIES
        ]  # fmt: skip
        joint = [
            Offer(Propose(name, target, ALL), 1, None)
            for name, targets in self.own(seat).secret.aims.items()
            for target, _ in targets
        ]
        return (*treaties, *joint)
