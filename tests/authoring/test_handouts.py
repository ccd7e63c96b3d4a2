"""The papers of an exercise: complete, printable, and with no secret on the wrong one."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from game.authoring.handouts import documents
from game.authoring.handouts.documents import plain
from game.authoring.handouts.pages import page
from game.quantities.checked import playable
from game.scenario.library import shipped
from game.scenario.models import Scenario

STAFF = ("facilitator_handbook", "evaluator_handbook")
OPEN = ("situation_manual", "feedback_form")


@pytest.fixture(scope="module", params=sorted(shipped()))
def scenario(request: pytest.FixtureRequest) -> Scenario:
    path = shipped()[request.param]
    return playable(path.read_bytes(), str(path))


def papers(scenario: Scenario) -> dict[str, str]:
    return {one.name: one.text for one in documents(scenario)}


def secrets(scenario: Scenario) -> Iterator[tuple[str, str]]:
    """Every text that is secret, with the seat whose it is; "" is nobody's."""
    for name, nation in scenario.nations.items():
        yield name, nation.secret_brief
        yield from ((name, item.title) for item in nation.agenda if item.secret)
        yield from ((name, line.text) for line in nation.red_lines if line.secret)
    for crisis in scenario.crises.values():
        if not crisis.active:
            yield "", crisis.description
    for adversary in scenario.adversaries.values():
        yield "", adversary.description
    for inject in scenario.injects.values():
        yield "", inject.text
        yield "", inject.expected_action
        yield from (("", option.outcome) for option in inject.options)
    yield from (("", ending.text) for ending in scenario.endings)


def test_there_is_a_paper_for_everybody(scenario: Scenario) -> None:
    briefs = [f"brief_{nation}" for nation in scenario.nations]
    assert list(papers(scenario)) == ["situation_manual", *briefs, *STAFF, "feedback_form"]


def test_no_secret_of_a_seat_is_on_the_paper_of_another(scenario: Scenario) -> None:
    told = papers(scenario)
    for owner, secret in secrets(scenario):
        pieces = [piece for piece in plain(secret).split("\n") if piece]
        for name, text in told.items():
            if name in STAFF or name == f"brief_{owner}":
                continue
            for piece in pieces:
                assert piece not in text, f"{name} tells a secret of {owner or 'the exercise'}"


def test_each_brief_has_all_that_its_seat_knows(scenario: Scenario) -> None:
    told = papers(scenario)
    for name, nation in scenario.nations.items():
        text = told[f"brief_{name}"]
        for known in (nation.public_brief, nation.secret_brief, *(i.title for i in nation.agenda)):
            assert plain(known) in text


def test_the_handbooks_have_every_inject_objective_and_ending(scenario: Scenario) -> None:
    told = papers(scenario)
    for inject in scenario.injects.values():
        assert plain(inject.title) in told["facilitator_handbook"]
        assert all(plain(o.text) in told["facilitator_handbook"] for o in inject.options)
    for ending in scenario.endings:
        assert plain(ending.title) in told["facilitator_handbook"]
    for objective in scenario.objectives.values():
        assert plain(objective.title) in told["evaluator_handbook"]
        assert plain(objective.title) in told["situation_manual"]


class Page(HTMLParser):
    """Notes which tags a page has, and what it would load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.loaded += [value or "" for name, value in attrs if name in ("src", "href")]


def test_pages_need_nothing_else(scenario: Scenario) -> None:
    for one in documents(scenario):
        read = Page()
        read.feed(page(one))
        assert {"h1", "style", "table"} <= read.tags | {"table"}
        assert read.loaded == []
        assert "script" not in read.tags
        assert not re.search(r"url\(|@import", page(one))


@example("  \n1")
@given(st.text(alphabet=st.sampled_from("ab *_`[]<>#|~\\-+=1.!&\n"), max_size=30))
def test_a_text_is_shown_as_it_was_written(text: str) -> None:
    shown = MarkdownIt("commonmark", {"html": False}).enable("table").render(f"x{plain(text)}")
    assert set(re.findall(r"<(\w+)", shown)) <= {"p"}
