"""Laws that hold for any claims: order, copies, parts, denials, bounds."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from daybrief.model.figure import Figure
from daybrief.model.outcome import Fact
from daybrief.reconcile.bonds import TELLING
from daybrief.reconcile.counts import agree, settle
from tests.reconcile.telling import PLACES, claim, made
from tests.strategies import figures

PLACED = ["Kostiantynivka", "Kostiantynivka, Mykolaiv", "Kharkiv", "Donetsk Oblast", "Bryansk Oblast", "Ukraine"]
SOURCES = [None, "Ukrainian Air Force", "the Air Force", "Filashkin", "Russian Defense Ministry", "Reuters; AP"]
WHENS = [None, "2025-02-26/2025-02-27", "2025-02-27", "2025-02-25/2025-02-26", "2025-02", "2025-02-21/2025-02-27"]
COUNTS = st.none() | st.tuples(st.integers(0, 9), st.integers(9, 12)).map(list) | st.just([5, None])

SLOTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "strike": {
        "attacker": st.sampled_from([None, "RU", "UA"]),
        "weapon": st.sampled_from([None, "drone", "missile", "mixed"]),
        "weapon_name": st.sampled_from([None, "drones", "Shahed"]),
        "launched": COUNTS,
        "intercepted": COUNTS,
    },
    "casualties": {
        "who": st.sampled_from(["unstated", "civilian", "military"]),
        "side": st.sampled_from([None, "UA"]),
        "killed": COUNTS,
        "injured": COUNTS,
    },
    "ground": {
        "actor": st.sampled_from([None, "RU", "UA"]),
        "action": st.sampled_from(["attacked", "seized", "holds", "repelled"]),
    },
    "agreement": {
        "parties": st.sampled_from([["RU", "UA"], ["US", "UA"], ["UA"]]),
        "stage": st.sampled_from(["agreed", "signed", "ended"]),
        "subject": st.sampled_from([None, "minerals deal", "ceasefire"]),
    },
    "statement": {
        "speaker": st.sampled_from([None, "Trump", "Donald Trump"]),
        "said": st.sampled_from(["The deal has to come first", "deal has to come first", "It may not happen at all"]),
    },
}


@st.composite
def lines(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(SLOTS)))
    places = draw(st.lists(st.sampled_from(PLACED), max_size=2, unique=True))
    return claim(
        kind,
        *places,
        id="",
        doc=draw(st.sampled_from("abcd")),
        published=draw(st.sampled_from(["2025-02-26", "2025-02-27", "2025-02-27T09:00", "2025-02-27T18:00"])),
        when=draw(st.sampled_from(WHENS)),
        source=draw(st.sampled_from(SOURCES)),
        stance=draw(st.sampled_from(["asserts", "asserts", "confirms", "suspects", "plans", "denies"])),
        **{slot: draw(values) for slot, values in SLOTS[kind].items()},
    )


@st.composite
def days(draw: st.DrawFn, most: int = 14) -> list[dict[str, Any]]:
    found = draw(st.lists(lines(), min_size=1, max_size=most))
    return [
        {
            **line,
            "id": f"c{n}",
            "quote": f"Sentence number {n} of this invented report, long enough to be nobody's by chance.",
        }
        for n, line in enumerate(found)
    ]


def _dump(found: tuple[Fact, ...]) -> list[str]:
    return [fact.model_dump_json() for fact in found]


@settings(max_examples=30)
@given(st.data())
def test_the_order_of_claims_changes_no_byte(data: st.DataObject) -> None:
    told = data.draw(days())
    mixed = data.draw(st.permutations(told))
    assert _dump(made(told)) == _dump(made(mixed))


@settings(max_examples=30)
@given(days())
def test_every_claim_ends_in_one_fact_and_denials_only_stand_against(told: list[dict[str, Any]]) -> None:
    found = made(told)
    support = [ref for fact in found for ref in fact.support]
    assert len(support) == len(set(support))
    against = {ref for fact in found for ref in fact.against}
    assert {line["id"] for line in told} == {*support, *against}
    for fact in found:
        if fact.stance != "denies":
            denials = {line["id"] for line in told if line["stance"] == "denies"}
            assert not denials & set(fact.support)


def _essence(fact: Fact) -> tuple[Any, ...]:
    figures = {name: value.exchange() for name, value in fact.figures.items()}
    return fact.event, fact.standing, figures, fact.origins, fact.part_of, fact.slots


@settings(max_examples=30)
@given(st.data())
def test_copies_of_a_document_add_documents_and_nothing_else(data: st.DataObject) -> None:
    told = data.draw(days())
    named = [{**line, "source": line["source"] or "Reuters", "publisher": "Some Paper"} for line in told]
    doc = data.draw(st.sampled_from(sorted({line["doc"] for line in named})))
    copies = [{**line, "id": f"{line['id']}-copy", "doc": "zz-copy"} for line in named if line["doc"] == doc]
    assert [_essence(fact) for fact in made([*named, *copies])] == [_essence(fact) for fact in made(named)]


RANK = {"confirmed": 3, "agreed": 2, "single": 1, "disputed": 0, "denied": 0, "superseded": 0}


@settings(max_examples=30)
@given(st.data())
def test_a_denial_never_raises_a_standing(data: st.DataObject) -> None:
    told = [line for line in data.draw(days()) if line["stance"] != "denies"]
    if not told:
        return
    denied = data.draw(st.sampled_from(told))
    denial = {**denied, "id": "no", "doc": "z", "source": "Dmitry Peskov", "stance": "denies"}
    before = {fact.event: fact for fact in made(told)}
    for fact in made([*told, denial]):
        if fact.event in before:
            assert RANK[fact.standing] <= RANK[before[fact.event].standing] or fact.standing == "disputed"
            assert fact.support == before[fact.event].support
            assert fact.figures == before[fact.event].figures


@settings(max_examples=20)
@given(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["Kostiantynivka", "Pokrovsk", "Toretsk"]))
def test_adding_a_part_never_changes_its_whole(whole: int, part: int, town: str) -> None:
    oblast = claim("casualties", "Donetsk Oblast", killed=[whole, whole], id="whole")
    inside = claim("casualties", town, killed=[part, part], id="part", doc="b")
    (alone,) = made([oblast])
    found = {fact.event: fact for fact in made([oblast, inside])}
    if whole == part and whole >= TELLING:  # no part is as large as its whole: the town's toll is the region's
        assert [fact.figures for fact in found.values()] == [alone.figures]
        return
    assert found[alone.event].id == alone.id
    assert {fact.part_of for fact in found.values()} == {None, alone.event}
    assert any(step.rule == "misfit" for step in found[alone.event].steps) == (part > whole)


@settings(max_examples=30)
@given(st.data())
def test_an_event_keeps_its_key_when_later_reports_of_it_come_in(data: st.DataObject) -> None:
    first = claim("casualties", "Kharkiv", killed=[3, 3], id="first", published="2025-02-27T08:00")
    more = [
        claim(
            "casualties",
            "Kharkiv",
            id=f"later-{n}",
            doc=f"later-{n}",
            published="2025-02-27T20:00",
            who=data.draw(st.sampled_from(["unstated", "civilian"])),
            killed=[n + 3, n + 3],
            source=data.draw(st.sampled_from(SOURCES)),
        )
        for n in range(data.draw(st.integers(1, 4)))
    ]
    (before,) = made([first])
    (after,) = [fact for fact in made([first, *more]) if "first" in fact.support]
    assert after.event == before.event


@settings(max_examples=30)
@given(days())
def test_parts_lead_upwards_to_a_whole_that_is_no_part_of_them(told: list[dict[str, Any]]) -> None:
    found = {fact.event: fact for fact in made(told)}
    for fact in found.values():
        seen, at = {fact.event}, fact.part_of
        while at is not None:
            assert at in found
            assert at not in seen
            seen.add(at)
            at = found[at].part_of


@given(st.lists(figures(), min_size=1, max_size=6))
def test_a_settled_figure_covers_rivals_and_lies_within_what_agrees(values: list[Figure]) -> None:
    settled, agreed = settle(values)
    assert settle(list(reversed(values))) == (settled, agreed)
    assert settle([*values, *values]) == (settled, agreed)
    for value in values:
        if agreed:
            assert agree(settled, value)
        else:
            assert value.low is None or settled.low is None or settled.low <= value.low
            assert value.high is None or settled.high is None or value.high <= settled.high


@given(figures(), figures())
def test_agreement_of_figures_is_mutual(a: Figure, b: Figure) -> None:
    assert agree(a, b) == agree(b, a)
    assert agree(a, a)


def test_the_gazetteer_knows_the_places_these_tests_use() -> None:
    line = claim("ground", *PLACES, actor="RU", action="attacked")
    (fact,) = made([line])
    assert all(place.state == "located" for place in fact.where)


@settings(max_examples=20)
@given(st.data())
def test_a_day_read_by_many_workers_in_any_parts_gives_the_same_facts(data: st.DataObject) -> None:
    """Parts come back in the order in which workers end; a part read twice after a crash is the same part."""
    told = data.draw(days())
    cuts = sorted(data.draw(st.sets(st.integers(0, len(told)), max_size=3)))
    parts = [told[a:b] for a, b in pairwise([0, *cuts, len(told)])]
    mixed = data.draw(st.permutations(parts))
    assert _dump(made(line for part in mixed for line in part)) == _dump(made(told))


@settings(max_examples=20)
@given(days())
def test_reckoning_twice_gives_the_same_bytes(told: list[dict[str, Any]]) -> None:
    assert _dump(made(told)) == _dump(made(told))


@settings(max_examples=30)
@given(
    st.integers(0, 40),
    st.lists(st.tuples(st.sampled_from(["Kostiantynivka", "Pokrovsk", "Toretsk"]), st.integers(0, 20)), max_size=3),
)
def test_parts_never_exceed_their_whole_in_silence(whole: int, parts: list[tuple[str, int]]) -> None:
    towns = dict(parts)
    oblast = claim("casualties", "Donetsk Oblast", killed=[whole, whole], id="whole")
    inside = [claim("casualties", town, killed=[n, n], id=town, doc=town) for town, n in towns.items()]
    (fact,) = [fact for fact in made([oblast, *inside]) if "whole" in fact.support]
    assert any(step.rule == "misfit" for step in fact.steps) == (sum(towns.values()) > whole)
    assert fact.figures["killed"].exchange() == [whole, whole]


@settings(max_examples=30)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_of_one_origins_counts_the_last_stands_and_all_are_kept(counts: list[int]) -> None:
    told = [
        claim(
            "casualties",
            "Kharkiv",
            id=f"h{n}",
            doc=f"h{n}",
            source="Synehubov",
            killed=[count, count],
            published=f"2025-02-27T{n + 8:02}:00",
        )
        for n, count in enumerate(counts)
    ]
    (fact,) = made(told)
    last = counts[-1]
    first_said = counts.index(last)
    if first_said == len(counts) - 1 or len(set(counts[first_said:])) == 1:
        assert fact.figures["killed"].exchange() == [last, last]
    assert {ref for reading in fact.readings for ref in reading.claims} == {line["id"] for line in told}
    assert fact.origins == 1


RAIDED = [
    "Near Dnipro an ammunition depot and a railway station burnt that day, as the duty officer of the rescuers told.",
    "Over 40 soldiers died at an ammunition depot in the region, as the duty officer of the rescuers told later on.",
    "In the region the fuel depot and the refinery burnt overnight, as the duty officer of the rescuers told later on.",
]
SITES = ["Dnipro", "Samar Raion", "Dnipropetrovsk Oblast", "Toretsk", "Donetsk Oblast", "Sevastopol", "Crimea"]


@st.composite
def raids(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Tellings of what was struck, of several papers and two days, by towns and what lies around them."""
    found = []
    for n in range(draw(st.integers(2, 8))):
        kind = draw(st.sampled_from(["damage", "strike", "casualties"]))
        counted: dict[str, Any] = {"killed": draw(st.sampled_from([[40, 40], [41, None], [24, None], [6, 6]]))}
        day = draw(st.sampled_from(["2025-02-26", "2025-02-27"]))
        found.append(
            claim(
                kind,
                draw(st.sampled_from(SITES)),
                id=f"c{n}",
                doc=draw(st.sampled_from("abcd")),
                published=day,
                when=draw(st.sampled_from([day, "2025-02-26/2025-02-27", "2025-02-26"])),
                quote=draw(st.sampled_from(RAIDED)),
                **{"damage": {"object": "depot"}, "strike": {"attacker": "RU"}, "casualties": counted}[kind],
            )
        )
    return found


@settings(max_examples=60)
@given(st.data())
def test_what_ties_tellings_of_a_raid_does_so_in_any_order(data: st.DataObject) -> None:
    told = data.draw(raids())
    assert _dump(made(told)) == _dump(made(data.draw(st.permutations(told))))


@settings(max_examples=60)
@given(st.data())
def test_copies_tie_no_tellings_of_a_raid(data: st.DataObject) -> None:
    told = [{**line, "source": "Reuters", "publisher": "Some Paper"} for line in data.draw(raids())]
    doc = data.draw(st.sampled_from(sorted({line["doc"] for line in told})))
    copies = [{**line, "id": f"{line['id']}-copy", "doc": "zz-copy"} for line in told if line["doc"] == doc]
    assert [_essence(fact) for fact in made([*told, *copies])] == [_essence(fact) for fact in made(told)]
