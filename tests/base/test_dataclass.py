"""Classes made the quick way behave as those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from checker.base.dataclass import dataclass, field, fields, first_methods, is_dataclass, replace


@dataclass(frozen=True, slots=True)
class Base:
    text: str = field(compare=False, kw_only=True)
    notes: tuple[str, ...] = field(default=(), compare=False, kw_only=True)
    kind: ClassVar[str] = "base"


@dataclass(frozen=True, slots=True)
class Point(Base):
    """A class below another one, with every kind of field."""

    x: int
    y: int = 2
    seen: dict[str, int] = field(default_factory=dict[str, int], repr=False)

    @property
    def total(self) -> int:
        return self.x + self.y


@dataclasses.dataclass(frozen=True, slots=True)
class StandardBase:
    text: str = dataclasses.field(compare=False, kw_only=True)
    notes: tuple[str, ...] = dataclasses.field(default=(), compare=False, kw_only=True)


@dataclasses.dataclass(frozen=True, slots=True)
class Standard(StandardBase):
    x: int
    y: int = 2
    seen: dict[str, int] = dataclasses.field(default_factory=dict[str, int], repr=False)


@dataclass(slots=True)
class Tally:
    """Open to changes, with a field that is worked out."""

    counts: list[int] = field(default_factory=list[int])
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.total = sum(self.counts)


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    name: str


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((1,), {"text": "a"}),
        ((1, 3), {"text": "a", "notes": ("n",)}),
        ((), {"x": 4, "text": "b", "seen": {"k": 1}}),
    ],
)
def test_it_is_made_and_shown_like_a_standard_one(
    arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    ours, standard = Point(*arguments, **named), Standard(*arguments, **named)
    for name in ("x", "y", "seen", "text", "notes"):
        assert getattr(ours, name) == getattr(standard, name)
    assert repr(ours) == repr(standard).replace("Standard", "Point")
    assert Point.__match_args__ == Standard.__match_args__


@pytest.mark.parametrize(
    ("arguments", "named"), [((), {}), ((1,), {}), ((1, 2, {}, 4), {"text": "a"})]
)
def test_wrong_arguments_are_refused_like_there(
    arguments: tuple[Any, ...], named: dict[str, Any]
) -> None:
    with pytest.raises(TypeError) as standard:
        Standard(*arguments, **named)
    with pytest.raises(TypeError) as ours:
        Point(*arguments, **named)
    assert str(ours.value) == str(standard.value).replace("StandardBase", "Base").replace(
        "Standard", "Point"
    )


def test_equality_and_hash_go_by_the_compared_fields() -> None:
    assert Point(1, text="a") == Point(1, text="b")
    assert Point(1, text="a") != Point(2, text="a")
    assert Point(1, text="a").__eq__(1) is NotImplemented
    assert Base(text="a") == Base(text="b")
    assert hash(Base(text="a")) == hash(Base(text="b"))
    assert Thing("a") != Thing("a")
    assert len({Thing("a"), Thing("a")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Tally())


def test_a_frozen_one_stays_as_it_is() -> None:
    point = Point(1, text="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]  # what is tried here
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises((AttributeError, TypeError)):
        point.other = 1  # type: ignore[attr-defined]  # what is tried here


def test_an_open_one_changes_within_its_slots() -> None:
    tally = Tally([1, 2])
    assert tally.total == 3
    tally.total = 4
    assert tally == tally
    assert tally != Tally([1, 2])
    assert Tally().counts is not Tally().counts
    with pytest.raises(AttributeError):
        tally.other = 1  # type: ignore[attr-defined]  # what is tried here


@pytest.mark.parametrize("replacing", [replace, dataclasses.replace])
def test_replacing_makes_another_one(replacing: Any) -> None:
    point = Point(1, 5, text="a", notes=("n",))
    other = replacing(point, x=7)
    assert (other.x, other.y, other.text, other.notes) == (7, 5, "a", ("n",))
    assert point.x == 1


@pytest.mark.parametrize("again", [copy.copy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_are_whole(again: Any) -> None:
    point = again(Point(1, 5, text="a", notes=("n",), seen={"k": 2}))
    assert repr(point) == repr(Point(1, 5, text="a", notes=("n",)))
    assert point.seen == {"k": 2}


def test_a_pattern_takes_it_apart() -> None:
    match Point(1, 5, text="a"):
        case Point(x, y):
            assert (x, y) == (1, 5)
        case _:
            pytest.fail("no match")


def test_the_standard_library_knows_it() -> None:
    assert is_dataclass(Point)
    assert dataclasses.is_dataclass(Point)
    assert [one.name for one in fields(Point)] == [one.name for one in dataclasses.fields(Point)]
    assert not is_dataclass(str)
    assert dataclasses.asdict(Thing("a")) == {"name": "a"}


def test_a_class_below_calls_what_is_above() -> None:
    class Named(Thing):
        def __init__(self, name: str) -> None:
            super().__init__(name + "!")

    assert Named("a").name == "a!"
    assert Named("b").name == "b!"


def test_what_was_compiled_before_makes_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(kept: dict[str, Any]) -> Any:
        @dataclass(frozen=True, slots=True)
        class Fresh:
            one: int
            two: tuple[str, ...] = ()

        used: list[str] = []

        def look(name: str) -> Any:
            used.append(name)
            return kept.get(name)

        monkeypatch.setattr("checker.base.dataclass.in_stock", look)
        fresh = Fresh(1)
        assert used
        assert kept == {} or used[0] in kept
        return repr(fresh)

    assert made({}) == made(first_methods())
