"""The solver over wholes and parts: laws on trees drawn at random, and what readers are told."""

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.model.figure import Figure
from daybrief.reconcile.counts import loosened
from daybrief.reconcile.intervals import Node, remainder, solved
from tests.reconcile.telling import casualties, made, rules, said, strike, with_claim


@dataclass
class Tree:
    """Nodes with what is told of them, and how many there truly were."""

    nodes: dict[str, Node] = field(default_factory=dict)
    truth: dict[str, int] = field(default_factory=dict)


def _told(data: st.DataObject, truth: int) -> Figure | None:
    """A figure that does not lie: exact, bounded on one side, on both, or none."""
    low = data.draw(st.one_of(st.none(), st.integers(0, truth)))
    high = data.draw(st.one_of(st.none(), st.integers(truth, truth + 9)))
    return None if low is None and high is None else Figure(low=low, high=high)


def _grow(data: st.DataObject, tree: Tree, key: str, depth: int) -> None:
    parts = [f"{key}.{n}" for n in range(data.draw(st.integers(0, 3)))] if depth else []
    for part in parts:
        _grow(data, tree, part, depth - 1)
    truth = sum(tree.truth[part] for part in parts) + data.draw(st.integers(0, 5))
    cut = data.draw(st.integers(0, len(parts)))
    groups = tuple(group for group in (tuple(parts[:cut]), tuple(parts[cut:])) if group)
    tree.truth[key], tree.nodes[key] = truth, Node(_told(data, truth), groups)


@settings(max_examples=150)
@given(st.data())
def test_what_is_true_stays_possible_and_nothing_true_is_a_misfit(data: st.DataObject) -> None:
    tree = Tree()
    _grow(data, tree, "r", 3)
    for key, bounds in solved(tree.nodes).items():
        assert not bounds.misfit
        assert bounds.low <= tree.truth[key]
        assert bounds.high is None or tree.truth[key] <= bounds.high


def _any_node(data: st.DataObject, tree: Tree, key: str, depth: int) -> None:
    parts = [f"{key}.{n}" for n in range(data.draw(st.integers(0, 3)))] if depth else []
    for part in parts:
        _any_node(data, tree, part, depth - 1)
    low, more = data.draw(st.integers(0, 20)), data.draw(st.one_of(st.none(), st.integers(0, 9)))
    figure = data.draw(st.sampled_from([None, Figure(low=low, high=None if more is None else low + more)]))
    tree.nodes[key] = Node(figure, (tuple(parts),) if parts else ())


@settings(max_examples=150)
@given(st.data())
def test_bounds_lie_within_what_is_told_and_sums_never_exceed_a_whole_in_silence(data: st.DataObject) -> None:
    tree = Tree()
    _any_node(data, tree, "r", 3)
    found = solved(tree.nodes)
    for key, node in tree.nodes.items():
        bounds = found[key]
        assert bounds.high is None or bounds.low <= bounds.high
        if node.told is not None:
            assert bounds.low >= node.told.floor
            assert node.told.high is None or (bounds.high is not None and bounds.high <= node.told.high)
        for group in node.groups:
            held = sum(found[part].low for part in group)
            assert bounds.misfit or bounds.high is None or held <= bounds.high
            assert bounds.misfit or held <= bounds.low


@settings(max_examples=60)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=5), st.integers(0, 40))
def test_parts_raise_a_whole_and_a_whole_caps_its_parts(parts: list[int], room: int) -> None:
    names = tuple(f"p{n}" for n in range(len(parts)))
    nodes = {name: Node(Figure(low=count)) for name, count in zip(names, parts, strict=True)}
    nodes["whole"] = Node(Figure(low=0, high=sum(parts) + room), (names,))
    found = solved(nodes)
    assert found["whole"].low == sum(parts)
    assert all(found[name].high == count + room for name, count in zip(names, parts, strict=True))


def test_a_misfit_keeps_what_was_told_and_cuts_nothing() -> None:
    nodes = {
        "whole": Node(Figure(low=5, high=5), (("a", "b"),)),
        "a": Node(Figure(low=4, high=4)),
        "b": Node(Figure(low=3)),
    }
    found = solved(nodes)
    assert found["whole"].misfit and (found["whole"].low, found["whole"].high) == (5, 5)
    assert (found["b"].low, found["b"].high) == (3, None)


def test_a_rounded_whole_has_room_for_a_tenth_more() -> None:
    about = Figure(low=100, high=100, about=True)
    found = solved({"whole": Node(about, (("a",),)), "a": Node(Figure(low=108, high=108))})
    assert not found["whole"].misfit
    assert loosened(about).high == 110


def test_what_is_left_over_is_fixed_only_by_exact_counts() -> None:
    six, two = Figure(low=6, high=6), Figure(low=2, high=2)
    assert remainder(six, [two, two]) == 2
    assert remainder(six, [Figure(low=2)]) is None
    assert remainder(two, [six]) is None


# ---- what readers are told


def test_the_wave_adds_up_in_writing() -> None:
    wave = strike(weapon="drone", launched=[166, 166], intercepted=[90, 90], lost=[72, 72])
    assert "166 launched = 90 shot down + 72 lost on the way + 4 unaccounted for" in said(
        with_claim(made([wave]), wave)
    )


def test_parts_of_a_toll_are_summed_with_what_is_left() -> None:
    whole = casualties("Ukraine", killed=[12, 12])
    parts = [casualties("Kharkiv", killed=[5, 5], doc="b"), casualties("Pokrovsk", killed=[4, 4], doc="c")]
    fact = with_claim(made([whole, *parts]), whole)
    assert "killed: 12 = " in said(fact) and "+ 3 unaccounted for, part by part" in said(fact)
    assert "5 (Kharkiv)" in said(fact) and "4 (Pokrovsk)" in said(fact)


def test_parts_raise_the_least_a_whole_can_be_and_its_figure_stays_as_told() -> None:
    whole = casualties("Ukraine", killed=[7, None])
    parts = [casualties("Kharkiv", killed=[5, 5], doc="b"), casualties("Pokrovsk", killed=[4, 4], doc="c")]
    fact = with_claim(made([whole, *parts]), whole)
    assert fact.figures["killed"].exchange() == [7, None]
    assert "killed: told as at least 7, at least 9 by its parts" in said(fact)


def test_a_whole_caps_a_part_that_is_open_above() -> None:
    whole = casualties("Ukraine", killed=[9, 9])
    part, other = casualties("Kharkiv", killed=[3, None], doc="b"), casualties("Pokrovsk", killed=[4, 4], doc="c")
    fact = with_claim(made([whole, part, other]), part)
    assert "killed: told as at least 3, 3 to 5 by what it is part of" in said(fact)


def test_a_town_and_its_region_are_never_added() -> None:
    whole = casualties("Ukraine", killed=[9, 9])
    region = casualties("Donetsk Oblast", killed=[6, 6], doc="b")
    town = casualties("Pokrovsk", killed=[5, 5], who="military", doc="c")
    fact = with_claim(made([whole, region, town]), whole)
    assert "misfit" not in rules(fact)
