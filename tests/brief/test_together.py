"""Facts that belong together are told together: a whole with its parts, the plans of one occasion, a post's losses."""

import pytest

from daybrief.brief import compose
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief
from daybrief.model.when import When
from tests.brief.newsday import DAY, Day, theatre

_NIGHT = "2024-05-14/2024-05-15"


def _texts(brief: Brief) -> list[str]:
    return [s.text for section in brief.sections for paragraph in section.paragraphs for s in paragraph]


def test_counted_parts_are_told_in_the_sentence_of_their_whole() -> None:
    day = Day()
    post = day.report(
        "post",
        "Nine drones were shot down at night: six over Kherson Oblast and three over Kharkiv Oblast.",
        "Russian Ministry of Defence",
    )
    about = {"attacker": "UA", "weapon": "drone", "when": _NIGHT, "basis": "relative"}
    both = ("Kherson Oblast", "Kharkiv Oblast")
    whole = day.tell(post, "Nine drones were shot down at night", "strike", *both, intercepted=[9, 9], **about)
    parts = [
        day.claim(post, "six over Kherson Oblast", "strike", "Kherson Oblast", intercepted=[6, 6], **about),
        day.claim(post, "three over Kharkiv Oblast", "strike", "Kharkiv Oblast", intercepted=[3, 3], **about),
    ]
    for part in parts:
        day.fact(part, part_of=whole.event)
    told = [text for text in _texts(compose(day.material(), theatre())) if "shot down" in text]
    assert len(told) == 1
    assert "drones were shot down overnight: six over Kherson Oblast and three over Kharkiv Oblast" in told[0]


def _visit_and_treaty() -> Day:
    """A day whose one report announces a visit, and a treaty to be signed there that day."""
    day = Day()
    report = day.report(
        "plans",
        "Zelensky is due to visit Tusk in Vienna on 22 May.\nUkraine and Poland are to sign a treaty in Vienna then.",
        "Meridian Wire",
    )
    ahead = {"stance": "plans", "when": "2024-05-22", "basis": "stated"}
    visit = "Zelensky is due to visit Tusk in Vienna on 22 May."
    day.tell(report, visit, "meeting", "Vienna", participants=("Volodymyr Zelensky", "Donald Tusk"), **ahead)
    treaty = "Ukraine and Poland are to sign a treaty in Vienna then."
    day.tell(report, treaty, "agreement", "Vienna", parties=("UA", "PL"), stage="signed", subject="treaty", **ahead)
    return day


def test_plans_of_one_day_and_place_are_one_line_to_watch() -> None:
    watch = compose(_visit_and_treaty().material(), theatre()).watch
    assert [item.day for item in watch] == [When.parse("2024-05-22").start]
    assert " due to hold talks in Vienna" in watch[0].sentence.text
    assert "Vienna, where " in watch[0].sentence.text
    assert "sign a treaty" in watch[0].sentence.text
    assert "22 May" not in watch[0].sentence.text


def test_a_takeaway_on_a_visit_says_what_is_to_be_signed_there_and_introduces_who_visits() -> None:
    day = _visit_and_treaty()
    for number, town in enumerate(("Beryslav", "Lyptsi", "Robotyne")):  # weightier news of other sections
        text = f"{30 + number} people were killed in {town}."
        day.tell(day.report(town, text, "Meridian Wire"), text, "casualties", town, killed=[30 + number] * 2)
    points = [point.text for point in compose(day.material(), theatre()).takeaways]
    told = [text for text in points if "Vienna" in text]
    assert len(told) == 1
    assert "Ukrainian President Volodymyr Zelensky" in told[0]
    assert "on 22 May, where Ukraine and Poland are due to sign a treaty" in told[0]


def test_a_posts_daily_losses_say_the_past_day() -> None:
    day = Day()
    post = day.report("tally", "tanks – 7 210 (+6)", "General Staff of the Ukrainian Armed Forces")
    day.tell(post, "tanks – 7 210 (+6)", "losses", side="RU", item="tank", count=[6, 6], when=DAY.isoformat())
    assert any("lost six tanks in the past day" in text for text in _texts(compose(day.material(), theatre())))


def test_a_readiness_is_not_told_as_a_plan() -> None:
    day = Day()
    report = day.report("troops", "France would be willing to send troops to Kharkiv, two officials said.", "The Post")
    day.tell(
        report, "France would be willing to send troops to Kharkiv", "deployment", "Kharkiv",
        by="two officials", stance="plans", force="FR",
    )  # fmt: skip
    assert "France is ready to send forces to Kharkiv, two officials said." in _texts(
        compose(day.material(), theatre())
    )


def test_an_office_has_one_name_however_its_sources_spell_it() -> None:
    day = Day()
    report = day.report(
        "claims",
        "Russia's Defense Ministry said its forces took Lyptsi.\n"
        "The Russian Defence Ministry said its forces took Robotyne.",
        "Meridian Wire",
    )
    one = "Russia's Defense Ministry said its forces took Lyptsi."
    other = "The Russian Defence Ministry said its forces took Robotyne."
    day.tell(report, one, "ground", "Lyptsi", by="Russia's Defense Ministry", party="RU", actor="RU", action="seized")
    day.tell(
        report, other, "ground", "Robotyne", by="Russian Defence Ministry", party="RU", actor="RU", action="seized"
    )
    text = " ".join(_texts(compose(day.material(), theatre())))
    assert "Russian Ministry of Defence" in text
    assert "Defense Ministry" not in text
    assert "Defence Ministry" not in text


@pytest.mark.parametrize("where", [(), ("Ukraine",)], ids=["without a place", "where the wave went"])
def test_a_sort_of_weapon_within_a_wave_is_not_told_as_a_wave_of_its_own(where: tuple[str, ...]) -> None:
    day = Day()
    report = day.report("wave", "Russia launched 39 missiles at night, 16 of them Kalibrs.", "Ukrainian Air Force")
    about = {"attacker": "RU", "weapon": "missile", "when": _NIGHT, "basis": "relative"}
    day.tell(report, "Russia launched 39 missiles at night", "strike", "Ukraine", launched=[39, 39], **about)
    day.tell(report, "16 of them Kalibrs", "strike", *where, launched=[16, 16], weapon_name="Kalibr", **about)
    told = [text for text in _texts(compose(day.material(), theatre())) if "launched" in text]
    assert len(told) == 1
    assert "39 missiles" in told[0]


def test_a_damaged_bridge_is_not_damaged_again() -> None:
    day = Day()
    report = day.report("bridge", "Shells left a damaged bridge in Lyptsi.", "Meridian Wire")
    quote = "Shells left a damaged bridge in Lyptsi."
    day.tell(report, quote, "damage", "Lyptsi", object="damaged bridge")
    assert "A bridge was damaged in Lyptsi." in _texts(compose(day.material(), theatre()))


def test_one_voices_targets_are_listed_in_one_sentence() -> None:
    day = Day()
    report = day.report(
        "staff",
        "Ukrainian forces struck a Russian radar near Tokmak.\nThey struck an ammunition depot in Melitopol.",
        "General Staff of the Ukrainian Armed Forces",
    )
    about = {"attacker": "UA", "when": DAY.isoformat()}
    radar, depot = "a Russian radar near Tokmak", "an ammunition depot in Melitopol"
    day.tell(report, radar, "strike", "Tokmak", target="Russian radar", **about)
    day.tell(report, depot, "strike", "Melitopol", target="ammunition depot", **about)
    told = [text for text in _texts(compose(day.material(), theatre())) if "struck" in text]
    assert len(told) == 1
    assert {"a Russian radar in Tokmak", "an ammunition depot in Melitopol"} <= set(
        told[0].partition(" struck ")[2].partition(", ")[0].split(" and ")
    )


def test_nothing_is_told_as_signed_where_no_passage_speaks_of_signing() -> None:
    day = Day()
    report = day.report("swap", "Russia and Ukraine have exchanged 90 prisoners each, two officials said.", "The Post")
    swap = "Russia and Ukraine have exchanged 90 prisoners each"
    day.tell(report, swap, "agreement", parties=("RU", "UA"), stage="signed", subject="exchange of prisoners")
    assert not [text for text in _texts(compose(day.material(), theatre())) if "signed" in text]


def test_a_namesake_is_told_with_its_region_only_where_a_source_names_it() -> None:
    day = Day()
    region = next(e for e in theatre().gazetteer.scan("Kharkiv Oblast", "en")).ids[0]
    lines = ("Russian forces shelled Lyptsi.", "Lyptsi was bombed.", "Lyptsi in Kharkiv Oblast was hit by a missile.")
    weapons = ("artillery", "bomb", "missile")
    doc = day.report("lyptsi", "\n".join(lines), "Northern Courier")
    claims = [
        day.claim(doc, said, "strike", "Lyptsi", attacker="RU", weapon=weapon)
        for said, weapon in zip(lines, weapons, strict=True)
    ]
    facts = [day.fact(claim) for claim in (claims[0], *claims)]
    place = claims[0].where[0]
    chosen = place.chosen.model_copy(update={"gazetteer_id": "test:other", "parents": (region,)})
    other = place.model_copy(update={"chosen": chosen})
    day.facts[2:] = [fact.model_copy(update={"where": (other,)}) for fact in facts[2:]]
    writer = Writer(day.material(), theatre())
    told = [writer.words(fact) for fact in day.facts[1:]]
    assert [" in Kharkiv Oblast" in words for words in told] == [False, False, True]


def test_talks_told_of_a_country_are_not_told_again_beside_those_in_its_town() -> None:
    day = Day()
    report = day.report(
        "talks",
        "Poland and Turkey held talks in Kharkiv on 15 May.\nPolish diplomats talked to Turkish ones in Ukraine.",
        "Meridian Wire",
    )
    about = {"participants": ("PL", "TR"), "form": "talks", "when": "2024-05-15"}
    wide = day.claim(report, "Polish diplomats talked to Turkish ones in Ukraine", "meeting", "Ukraine", **about)
    close = day.claim(report, "Poland and Turkey held talks in Kharkiv on 15 May.", "meeting", "Kharkiv", **about)
    whole = day.fact(wide)
    day.fact(close, part_of=whole.event)
    told = [text for text in _texts(compose(day.material(), theatre())) if "held talks" in text]
    assert len(told) == 1 and "Kharkiv" in told[0]


def test_a_wave_that_an_earlier_brief_told_is_no_background() -> None:
    before = Day()
    doc = before.report("wave", "Russia launched 90 drones.", "Ukrainian Air Force")
    before.tell(doc, doc.text, "strike", attacker="RU", weapon="drone", launched=[90, 90], when="2024-05-13")
    first = compose(before.material(), theatre()).model_copy(update={"facts": tuple(before.facts)})
    later = Day()
    doc = later.report("again", "Of them 30 were Shaheds, fired on 13 May.", "Meridian Wire")
    later.tell(
        doc, doc.text, "strike", attacker="RU", weapon="drone", launched=[30, 30], when="2024-05-13", basis="stated"
    )
    assert any("30 drones" in text for text in _texts(compose(later.material(), theatre())))
    assert not any("30 drones" in text for text in _texts(compose(later.material(first), theatre())))


def test_an_exchange_that_took_place_was_carried_out_and_not_signed() -> None:
    day = Day()
    quote = "Ukraine and Russia exchanged 157 prisoners each on 15 May, the mediators said."
    report = day.report("exchange", quote, "Meridian Wire")
    about = {"stage": "signed", "subject": "exchange of 157 prisoners", "when": "2024-05-15", "basis": "stated"}
    day.tell(report, quote, "agreement", parties=("UA", "RU"), **about)
    told = " ".join(_texts(compose(day.material(), theatre())))
    assert "carried out an exchange of 157 prisoners" in told and "signed" not in told


def test_what_one_voice_tells_in_one_breath_stands_together_whatever_stands_between() -> None:
    day = Day()
    lines = [f"Ukraine's General Staff said that its forces struck a depot near {town}." for town in _TOWNS]
    lines.insert(2, "The city council said that Ukrainian forces struck a bridge in Beryslav.")
    page = day.report("blows", "\n".join(lines), "Meridian Wire")
    for line in lines:
        town = line.rstrip(".").split(" near ")[-1] if " near " in line else "Beryslav"
        voice = "city council" if town == "Beryslav" else "Ukraine's General Staff"
        thing = "bridge" if town == "Beryslav" else "depot"
        day.tell(page, line, "strike", town, by=voice, party="UA", attacker="UA", target=thing, hit=[1, 1])
    told = [text for text in _texts(compose(day.material(), theatre())) if "General Staff" in text]
    assert len(told) == 1
    assert all(town in told[0] for town in _TOWNS)


_TOWNS = ("Vovchansk", "Lyptsi", "Robotyne", "Klishchiivka")


def test_two_sentences_running_do_not_end_alike() -> None:
    day = Day()
    towns = ("Vovchansk", "Lyptsi", "Kharkiv", "Robotyne", "Klishchiivka", "Beryslav", "Chasiv Yar", "Odradne")
    first = f"Russian forces attacked near {', '.join(towns[:6])} but did not advance."
    second = f"Russian forces attacked near {', '.join(towns[6:])} but did not advance."
    page = day.report("front", f"{first}\n{second}", "Institute for the Study of War")
    for line, places in ((first, towns[:6]), (second, towns[6:])):
        day.tell(page, line, "ground", *places, actor="RU", action="attacked")
    told = [sentence.text for sentence in Writer(day.material(), theatre()).paragraph(day.facts)]
    assert told[0].endswith("but did not advance.")
    assert told[1].endswith("Odradne, again without an advance.")


def test_what_nobody_can_date_or_name_is_no_background() -> None:
    day = Day()
    page = day.report(
        "past", "Karl Nehammer and Donald Tusk met.\nUkraine and Austria signed a treaty on 10 May.", "Meridian Wire"
    )
    met, signed = page.text.split("\n")
    old = DAY.replace(day=10)
    talks = day.tell(page, met, "meeting", when=old.isoformat(), participants=("Karl Nehammer", "Donald Tusk"))
    treaty = day.tell(
        page, signed, "agreement", when=old.isoformat(), basis="stated", parties=("UA", "AT"), stage="signed",
        subject="a treaty",
    )  # fmt: skip
    material = day.material().model_copy(update={"background": frozenset((talks.event, treaty.event))})
    told = _texts(compose(material, theatre()))
    assert any("10 May" in text for text in told)
    assert not any("talks" in text or "met" in text for text in told)
