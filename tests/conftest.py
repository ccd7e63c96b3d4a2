"""What tests of every part may use."""

import os

os.environ["CONCORD_LANGUAGE"] = "en"  # whatever the machine speaks

import pytest

from game.rules.exercise import Exercise
from tests.small import HERE, load


@pytest.fixture(scope="session")
def small_text() -> str:
    return (HERE / "small.toml").read_text()


@pytest.fixture(scope="session")
def exercise(small_text: str) -> Exercise:
    return load(small_text)
