"""Seats and PINs: recognised, never kept in clear."""

import json

import pytest

from game.session.seats import PERSON, PinHash, Seat


def test_a_pin_is_recognised_and_no_other_is() -> None:
    pin = PinHash.of("4711")
    assert pin.matches("4711")
    for wrong in ("4712", "", "47110", " 4711", "４７１１"):
        assert not pin.matches(wrong)


def test_a_pin_can_hold_any_text() -> None:
    for text in ("", "ünïcode ✓", "\ud800", "x" * 500):
        assert PinHash.of(text).matches(text)


def test_the_same_pin_has_another_hash_each_time() -> None:
    assert PinHash.of("4711") != PinHash.of("4711")


def test_a_pin_is_nowhere_in_what_is_kept_of_it() -> None:
    seat = Seat(PERSON, PinHash.of("471147114711"))
    assert "4711471147" not in json.dumps(seat.to_json()) + repr(seat)


@pytest.mark.parametrize("seat", [Seat(), Seat("reciprocator"), Seat(PERSON, PinHash.of("1"))])
def test_a_seat_reads_back_as_it_was_written(seat: Seat) -> None:
    assert Seat.from_json(json.loads(json.dumps(seat.to_json()))) == seat


@pytest.mark.parametrize(
    "written",
    [
        None,
        {},
        {"player": 3, "pin": None},
        {"player": "person", "pin": 4711},
        {"player": "person", "pin": {"salt": "zz", "digest": "00"}},
    ],
)
def test_what_is_no_seat_is_refused(written: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Seat.from_json(written)


def test_a_seat_is_a_persons_or_a_doctrines() -> None:
    assert Seat().is_person
    assert not Seat("cooperator").is_person
