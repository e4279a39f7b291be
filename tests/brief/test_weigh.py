"""A fact weighs by its consequence; what was told before, or is told of a place day by day, weighs less."""

from daybrief.brief import compose
from daybrief.brief.choose import Choice
from daybrief.brief.weigh import Weigh
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief, Fact
from tests.brief.newsday import DAY, Day, full_day, theatre


def weigher(*earlier: Brief) -> tuple[Weigh, list[Fact]]:
    material = full_day().material(*earlier)
    return Choice.among(Writer(material, theatre()).wording, material.facts).weigh, list(material.facts)


def yesterday() -> Brief:
    made = compose(full_day().material(), theatre())
    return made.model_copy(update={"day": DAY.replace(day=14)})


def test_what_an_earlier_brief_told_with_the_same_counts_weighs_less() -> None:
    fresh, facts = weigher()
    stale, _ = weigher(yesterday())
    told = {fact.event for fact in yesterday().facts}
    toll = next(fact for fact in facts if fact.event in told and fact.figures)
    assert stale.novelty(toll) < fresh.novelty(toll) == 1.0
    assert stale.weight(toll) < fresh.weight(toll)


def test_a_count_that_has_moved_since_is_news_again() -> None:
    before = yesterday()
    toll = next(fact for fact in before.facts if fact.figures)
    figures = {slot: figure.model_copy(update={"low": 1, "high": 1}) for slot, figure in toll.figures.items()}
    moved = before.model_copy(update={"facts": (toll.model_copy(update={"figures": figures}),)})
    stale, facts = weigher(moved)
    assert stale.novelty(next(fact for fact in facts if fact.event == toll.event)) > 0.9


def test_a_place_told_of_day_by_day_loses_a_little_each_day_and_never_much() -> None:
    before = yesterday()
    attack = next(fact for fact in before.facts if any(place.mention.name == "Lyptsi" for place in fact.where))
    days = [
        before.model_copy(update={"facts": (attack.model_copy(update={"event": f"other {n}"}),), "title": f"Day {n}"})
        for n in range(20)
    ]
    once, facts = weigher(days[0])
    often, _ = weigher(*days)
    mine = next(fact for fact in facts if fact.event == attack.event)
    assert 1.0 > once.novelty(mine) > often.novelty(mine) >= 0.7


def test_what_a_paragraph_opens_with_weighs_more() -> None:
    day = Day()
    text = "Ukrainian forces advanced in Robotyne. Ukrainian forces advanced in Lyptsi."
    doc = day.report("front", text, "Front Institute")
    for name in ("Robotyne", "Lyptsi"):
        quote = f"Ukrainian forces advanced in {name}."
        day.tell(doc, quote, "ground", name, actor="UA", action="advanced", basis="stated")
    weigh = Choice.among(Writer(day.material(), theatre()).wording, day.facts).weigh
    opening, behind = day.facts
    assert weigh.weight(opening) > weigh.weight(behind)
