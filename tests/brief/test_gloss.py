from daybrief.brief import gloss
from daybrief.brief.tongue import Tongue
from tests.brief.newsday import DAY, full_day, theatre


def test_a_claim_in_another_script_is_glossed_from_what_was_read() -> None:
    day = full_day()
    (doc,) = [d for d in day.documents.values() if d.lang == "uk"]
    (claim,) = [c for c in day.claims.values() if c.spans[0].doc == doc.id]
    said = gloss.of(claim, doc, DAY, theatre(), Tongue(theatre()))
    assert said == "Russia launched 20 drones at Ukraine overnight, of which 17 were shot down and two were lost."
