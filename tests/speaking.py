"""Another language, for the time of a test."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from game.language import VARIABLE, language, speak


@contextmanager
def spoken_language(code: str) -> Iterator[None]:
    """What is looked up meanwhile is in this language; constants stay as they were imported."""
    before = language()
    with pytest.MonkeyPatch.context() as patch:
        for name in (VARIABLE, "LANGUAGE"):
            patch.setenv(name, code)
        speak(code)
        try:
            yield
        finally:
            speak(before)
