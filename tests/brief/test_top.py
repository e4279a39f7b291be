"""What stands on top of the page: news dated to the window, told by somebody of weight, by its consequence."""

from datetime import timedelta

from daybrief.brief import compose
from daybrief.brief.choose import BACKGROUND, Choice
from daybrief.brief.rich import Cite, Rich
from daybrief.brief.top import _side_by_side
from daybrief.brief.writer import Writer
from daybrief.model.outcome import Brief, Fact
from tests.brief.newsday import DAY, Day, theatre


def _brief(day: Day) -> Brief:
    return compose(day.material(), theatre())


def _section(brief: Brief, key: str) -> str:
    return " ".join(
        sentence.text
        for section in brief.sections
        if section.key == key
        for paragraph in section.paragraphs
        for sentence in paragraph
    )


def test_a_page_without_news_of_the_day_says_so_in_its_headline() -> None:
    day = Day()
    report = day.report("feature", "A drone hit a block in Kharkiv on the night she turned twelve.", "The Meadow Post")
    day.tell(report, "A drone hit a block in Kharkiv", "strike", "Kharkiv", attacker="RU", weapon="drone")
    brief = _brief(day)
    assert brief.title == "Nothing dated to 15 May in the one report read"
    assert not brief.title_cites
    assert not brief.standfirst
    assert not brief.takeaways
    assert "struck Kharkiv" in _section(brief, "strikes")


def test_a_resident_is_no_voice_for_a_headline_and_a_governor_is() -> None:
    day = Day()
    report = day.report(
        "power",
        "The power went off in Kharkiv, said Olha Bilous, who lives there.\n"
        "Heating was cut in Robotyne, Governor Ivan Horpyna said.",
        "The Meadow Post",
    )
    cut = "The power went off in Kharkiv, said Olha Bilous"
    resident = day.tell(report, cut, "damage", "Kharkiv", by="Olha Bilous", object="power", basis="stated")
    heating = "Heating was cut in Robotyne, Governor Ivan Horpyna said."
    governor = day.tell(report, heating, "damage", "Robotyne", by="Ivan Horpyna", object="heating", basis="stated")
    choice = Choice.among(Writer(day.material(), theatre()).wording, day.facts)
    assert not choice.news(resident)
    assert choice.news(governor)


def test_what_the_reports_tell_of_earlier_days_is_background() -> None:
    day = Day()
    report = day.report("looking-back", "Bombs fell on Beryslav on 3 May.", "Meridian Wire")
    old = (DAY - timedelta(days=12)).isoformat()
    day.tell(report, "Bombs fell on Beryslav on 3 May.", "strike", "Beryslav", attacker="RU", when=old, basis="stated")
    brief = _brief(day)
    assert "Beryslav" in _section(brief, BACKGROUND)
    assert "Beryslav" not in _section(brief, "strikes")
    assert "Nothing dated to 15 May" in brief.title


def test_words_said_at_the_time_are_not_said_today() -> None:
    day = Day()
    report = day.report(
        "mayor",
        "“We will need help with every roof in Kharkiv,” Zelensky said in a statement on May 2.\n"
        "“We will not sign a peace that gives Kharkiv away,” Zelensky said.",
        "Meridian Wire",
    )
    old = day.tell(
        report, "“We will need help with every roof in Kharkiv,” Zelensky said in a statement on May 2.", "statement",
        by="Zelensky", when=None, speaker="Zelensky", said="We will need help with every roof in Kharkiv",
    )  # fmt: skip
    new = day.tell(
        report, "“We will not sign a peace that gives Kharkiv away,” Zelensky said.", "statement",
        by="Zelensky", when=None, speaker="Zelensky", said="We will not sign a peace that gives Kharkiv away",
    )  # fmt: skip
    choice = Choice.among(Writer(day.material(), theatre()).wording, day.facts)
    assert choice.section(old) == BACKGROUND
    assert choice.section(new) == "positions"


def test_a_quotation_that_opens_with_a_pronoun_is_not_told() -> None:
    day = Day()
    report = day.report("market", "“He is selling speed, and nobody has it,” Zelensky said.", "Meridian Wire")
    day.tell(
        report, "“He is selling speed, and nobody has it,” Zelensky said.", "statement",
        by="Zelensky", when=None, speaker="Zelensky", said="He is selling speed, and nobody has it",
    )  # fmt: skip
    assert "selling speed" not in _section(_brief(day), "positions")


def test_six_hundred_thousand_without_power_outrank_one_death() -> None:
    day = Day()
    report = day.report(
        "morning",
        "One civilian was killed in Lyptsi on Wednesday, the police said.\n"
        "Strikes left 600,000 customers in Kharkiv without power on Wednesday, officials said.",
        "Meridian Wire",
    )
    death = day.tell(
        report, "One civilian was killed in Lyptsi on Wednesday, the police said.", "casualties", "Lyptsi",
        by="the police", killed=[1, 1], who="civilian", basis="stated",
    )  # fmt: skip
    power = day.tell(
        report, "Strikes left 600,000 customers in Kharkiv without power on Wednesday, officials said.", "damage",
        "Kharkiv", by="officials", object="power", count=[600_000, 600_000], basis="stated",
    )  # fmt: skip
    choice = Choice.among(Writer(day.material(), theatre()).wording, day.facts)
    assert choice.worthy(day.facts) == [power, death]


def test_a_movement_of_many_places_outranks_a_rumour_of_one() -> None:
    day = Day()
    report = day.report(
        "front",
        "Ukrainian forces retook Lyptsi.\nUkrainian forces retook Vovchansk and Robotyne.\n"
        "Satellite imagery, in line with rumours, shows that Russian forces withdrew from Beryslav.",
        "Institute for the Study of War",
    )
    first = day.tell(report, "Ukrainian forces retook Lyptsi.", "ground", "Lyptsi", actor="UA", action="regained")
    more = "Ukrainian forces retook Vovchansk and Robotyne."
    day.tell(report, more, "ground", "Vovchansk", "Robotyne", actor="UA", action="regained")
    rumour = "Satellite imagery, in line with rumours, shows that Russian forces withdrew from Beryslav."
    day.tell(report, rumour, "ground", "Beryslav", actor="RU", action="withdrew", stance="confirms")
    brief = _brief(day)
    assert first.event in {cite.fact for cite in brief.title_cites}
    assert brief.title == "Ukrainian forces retake Vovchansk, Robotyne and Lyptsi"
    assert not any("Beryslav" in sentence.text for sentence in (*brief.standfirst, *brief.takeaways))


def test_words_given_to_two_people_are_told_of_the_one_more_reports_name() -> None:
    day = Day()
    words = "The Americans want the war to end before the summer is over"
    one = day.report("one", f"“{words},” Zelensky said.", "Meridian Wire")
    two = day.report("two", f"“{words},” Zelensky told the press.", "The Meadow Post")
    odd = day.report("odd", f"“{words},” Trump was told by his guest.", "The Orchard")
    said = {"when": None, "said": words}
    right = day.fact(
        day.claim(one, f"“{words},” Zelensky said.", "statement", by="Zelensky", speaker="Zelensky", **said),
        day.claim(two, f"“{words},” Zelensky told the press.", "statement", by="Zelensky", speaker="Zelensky", **said),
    )
    day.tell(odd, f"“{words},” Trump was told by his guest.", "statement", by="Trump", speaker="Trump", **said)
    choice = Choice.among(Writer(day.material(), theatre()).wording, day.facts)
    assert choice.worthy(day.facts) == [right]


def test_nobody_plans_a_death() -> None:
    day = Day()
    report = day.report("agenda", "Two people will be killed in the play in Kharkiv on 20 May.", "Meridian Wire")
    quote = "Two people will be killed in the play in Kharkiv on 20 May."
    day.tell(report, quote, "casualties", "Kharkiv", stance="plans", killed=[2, 2], when="2024-05-20", basis="stated")
    brief = _brief(day)
    assert not brief.watch
    assert not brief.standfirst


def test_a_heading_s_noun_is_no_voice() -> None:
    day = Day()
    report = day.report(
        "partners",
        "Partnerships: heating was cut in Kharkiv on Wednesday.\nThe city has many partnerships.",
        "Meridian Wire",
    )
    quote = "Partnerships: heating was cut in Kharkiv on Wednesday."
    day.tell(report, quote, "damage", "Kharkiv", by="Partnerships", object="heating", basis="stated")
    assert _section(_brief(day), "infrastructure") == "Heating was cut in Kharkiv, Meridian Wire reported."


def test_the_night_before_last_is_named_by_its_date() -> None:
    day = Day()
    report = day.report("late", "In the night to 14 May, Russia launched 60 drones at Kharkiv.", "Meridian Wire")
    quote = "In the night to 14 May, Russia launched 60 drones at Kharkiv."
    night = {"when": "2024-05-13/2024-05-14", "basis": "stated"}
    fact = day.tell(report, quote, "strike", "Kharkiv", attacker="RU", weapon="drone", launched=[60, 60], **night)
    material = day.material().model_copy(update={"background": frozenset({fact.event})})
    brief = compose(material, theatre())
    assert "launched 60 drones at Kharkiv in the night to 14 May" in _section(brief, BACKGROUND)
    assert not brief.numbers


def test_a_page_of_words_alone_says_that_no_event_is_dated_to_the_day() -> None:
    day = Day()
    words = (
        "We will not sign a peace that gives Kharkiv away, and nobody born there will ever ask us to sign it at all, "
        "now or later"
    )
    report = day.report("words", f"“{words},” Zelensky said.", "Meridian Wire")
    quote = f"“{words},” Zelensky said."
    day.tell(report, quote, "statement", by="Zelensky", when=None, speaker="Zelensky", said=words)
    assert _brief(day).title == "No event dated to 15 May in the one report read"


def test_an_owner_of_both_lines_of_a_headline_is_named_once() -> None:
    cite = Cite("event", ("claim",))
    owner = Rich.of(", Ukraine says", cite)
    first, second = Rich.of("Lyptsi falls", cite) + owner, Rich.of("a bridge is damaged", cite) + owner
    assert _side_by_side(first, second).text == "Lyptsi falls; a bridge is damaged, Ukraine says"
    other = Rich.of("a bridge is damaged", cite) + Rich.of(", Russia says", cite)
    assert _side_by_side(first, other).text == "Lyptsi falls, Ukraine says; a bridge is damaged, Russia says"


def test_what_stands_on_top_and_is_denied_says_by_whom() -> None:
    day = Day()
    report = day.report(
        "robotyne",
        "A missile killed nine people in Kharkiv on 15 May, the mayor said.\n"
        "The Russian Ministry of Defence said on 15 May that its troops captured Robotyne.\n"
        "Ukraine's General Staff denied on 15 May that Robotyne had been lost.",
        "Meridian Wire",
    )
    killed = "A missile killed nine people in Kharkiv on 15 May"
    day.tell(report, killed, "casualties", "Kharkiv", killed=[9, 9], by="mayor", basis="stated")
    about = {"actor": "RU", "action": "seized", "basis": "stated"}
    taken = "The Russian Ministry of Defence said on 15 May that its troops captured Robotyne."
    lost = day.claim(report, taken, "ground", "Robotyne", by="Russian Ministry of Defence", party="RU", **about)
    not_lost = "Ukraine's General Staff denied on 15 May that Robotyne had been lost."
    denial = day.claim(
        report, not_lost, "ground", "Robotyne", by="Ukraine's General Staff", party="UA", stance="denies", **about
    )
    day.fact(lost, standing="denied", against=(denial,))
    brief = _brief(day)
    (told,) = [one.text for one in (*brief.standfirst, *brief.takeaways) if "Robotyne" in one.text]
    assert "claimed" in told and told.endswith("General Staff denied it.")


def test_what_yesterday_s_brief_told_gives_way_to_what_is_new() -> None:
    def report(*more: str) -> tuple[Day, list[Fact]]:
        day = Day()
        lines = ["Russian forces took Lyptsi.", "Russian forces took Vovchansk.", *more]
        doc = day.report("front", "\n".join(lines), "Institute for the Study of War")
        names = [line.rstrip(".").split()[-1] for line in lines]
        return day, [
            day.tell(doc, q, "ground", n, actor="RU", action="seized") for q, n in zip(lines, names, strict=True)
        ]

    before, _ = report()
    yesterday = compose(before.material(), theatre()).model_copy(update={"day": DAY.replace(day=14)})
    today, (old, _, new) = report("Russian forces took Robotyne.")
    material = today.material(yesterday)
    weigh = Choice.among(Writer(material, theatre()).wording, material.facts).weigh
    assert weigh.weight(new) > weigh.weight(old)
    assert "Robotyne" in compose(material, theatre()).title.split(",")[0]


def test_states_whose_citizens_register_have_not_met() -> None:
    day = Day()
    lines = [
        "Citizens of Ukraine and Russia must register at their place of arrival in Beryslav.",
        "Ukraine and Poland held talks on grain.",
    ]
    doc = day.report("a", "\n".join(lines), "Front Institute")
    day.tell(doc, lines[0], "meeting", participants=("UA", "RU"))
    day.tell(doc, lines[1], "meeting", participants=("UA", "PL"))
    told = " ".join(s.text for section in _brief(day).sections for p in section.paragraphs for s in p)
    assert "Ukraine and Poland held talks" in told
    assert "Russia" not in told


def test_battalions_are_not_counted_as_men() -> None:
    day = Day()
    lines = ["Ukraine destroyed 13 Russian battalion tactical groups.", "Russia lost 40 soldiers on Wednesday."]
    doc = day.report("a", "\n".join(lines), "Front Institute")
    day.tell(doc, lines[0], "losses", side="RU", item="personnel", count=[13, 13])
    day.tell(doc, lines[1], "losses", side="RU", item="personnel", count=[40, 40])
    told = " ".join(s.text for section in _brief(day).sections for p in section.paragraphs for s in p)
    assert "40 personnel" in told
    assert "13" not in told


def test_a_power_plant_struck_outranks_ground_gained_by_a_village() -> None:
    day = Day()
    lines = [
        "Geolocated footage shows that Russian forces advanced north of Lyptsi on Wednesday.",
        "Russian forces struck the power plant in Kharkiv with missiles on Wednesday, officials said.",
    ]
    doc = day.report("a", "\n".join(lines), "Meridian Wire")
    village = day.tell(
        doc, lines[0], "ground", "Lyptsi", stance="confirms", actor="RU", action="advanced", basis="stated"
    )
    plant = day.tell(
        doc, lines[1], "strike", "Kharkiv", by="officials", attacker="RU", weapon="missile", target="power plant",
        basis="stated",
    )  # fmt: skip
    choice = Choice.among(Writer(day.material(), theatre()).wording, day.facts)
    assert choice.worthy(day.facts) == [plant, village]


def test_a_headline_does_not_give_bloggers_words_to_their_side() -> None:
    day = Day()
    line = "Russian milbloggers claimed that Ukrainian forces retook Robotyne on May 15."
    page = day.report("front", line, "Institute for the Study of War")
    day.tell(
        page, line, "ground", "Robotyne", by="Russian milbloggers", party="RU", basis="stated", actor="UA",
        action="regained",
    )  # fmt: skip
    made = compose(day.material(), theatre())
    assert "Robotyne" in made.title
    assert "Russia says" not in made.title


def test_how_much_of_something_is_no_thing_that_was_destroyed() -> None:
    day = Day()
    line = "The mayor said that a significant amount was destroyed in Vovchansk."
    page = day.report("front", line, "Meridian Wire")
    day.tell(page, line, "damage", "Vovchansk", object="significant amount")
    made = compose(day.material(), theatre())
    assert "significant amount" not in made.model_dump_json(exclude={"untold", "facts"})


def test_a_lone_shot_that_nobody_places_is_not_told() -> None:
    day = Day()
    line = "Russian forces also launched a cruise missile from the coast."
    page = day.report("shot", line, "Institute for the Study of War")
    day.tell(page, line, "strike", attacker="RU", weapon="missile", launched=[1, 1])
    assert compose(day.material(), theatre()).facts == ()


def test_what_officials_tell_of_a_span_that_holds_the_day_leads_where_nothing_is_dated_to_it() -> None:
    day = Day()
    text = "At least nine people have died of cold in Kharkiv this year, health officials said."
    report = day.report("cold", text, "The Meadow Post")
    day.tell(report, text, "casualties", "Kharkiv", by="health officials", when="2024", killed=[9, None])
    brief = _brief(day)
    assert brief.title == "At least nine people are killed in Kharkiv this year, health officials say"
    assert brief.standfirst


def test_a_source_of_a_side_does_not_speak_for_it_in_a_headline() -> None:
    day = Day()
    text = "Ukrainian forces retook Robotyne on Wednesday, a Russian source said."
    report = day.report("front", text, "Front Institute")
    day.tell(report, text, "ground", "Robotyne", by="a Russian source", actor="UA", action="regained", basis="stated")
    assert _brief(day).title == "Ukrainian forces retake Robotyne, a Russian source says"


def test_the_standfirst_says_more_of_a_wave_than_the_headline() -> None:
    text = "The air force said Russia sent 70 drones, of which 51 were downed, and 9 missiles, of which 4 were downed."
    day = Day()
    doc = day.report("a", text, "Front Institute")
    wave = {"attacker": "RU", "by": "air force", "when": "2024-05-15"}
    day.tell(doc, text, "strike", weapon="drone", weapon_name="drones", launched=[70, 70], intercepted=[51, 51], **wave)
    day.tell(doc, text, "strike", weapon="missile", weapon_name="missiles", launched=[9, 9], intercepted=[4, 4], **wave)
    brief = compose(day.material(), theatre())
    assert "70 drones and nine missiles" in brief.title
    assert "70 drones" in brief.standfirst[0].text
    assert "51 were shot down" in brief.standfirst[0].text
    assert "nine missiles, of which four" in brief.standfirst[0].text


def test_the_one_quotation_with_which_a_report_opens_stands_on_top_and_is_not_told_twice() -> None:
    said = "Ukraine will end the war by the summer and the allies need a clear schedule of all that must happen"
    day = Day()
    opening = f"Volodymyr Zelensky said: “{said}.”"
    doc = day.report("a", f"{opening} Shelling went on.", "Meridian Wire")
    zelensky = {"by": "Volodymyr Zelensky", "speaker": "Volodymyr Zelensky", "office": "Ukrainian President"}
    day.tell(doc, opening, "statement", said=said, **zelensky)
    for n, town in enumerate(("Kherson", "Nikopol", "Sumy", "Chuhuiv", "Kharkiv")):
        told = f"Drones killed {n + 2} people in {town} on 15 May, the governor said."
        day.tell(
            day.report(town, told, "Meridian Wire"),
            told,
            "casualties",
            town,
            killed=[n + 2, n + 2],
            by="governor",
            basis="stated",
        )
    brief = _brief(day)
    assert [said in one.text for one in (*brief.standfirst, *brief.takeaways)].count(True) == 1
    assert not any("Positions" in gap for gap in brief.gaps)
    assert "positions" not in {section.key for section in brief.sections}


def test_a_plan_for_about_a_day_says_so_beside_its_date() -> None:
    text = "Officials of Ukraine and Poland will meet in Lviv around 22 May."
    day = Day()
    doc = day.report("a", text, "Front Institute")
    day.tell(doc, text, "meeting", "Lviv", participants=("UA", "PL"), form="talks", stance="plans", when="2024-05-22")
    (watch,) = compose(day.material(), theatre()).watch
    assert "around 22 May" in watch.sentence.text


def test_an_attack_that_failed_is_told_so_in_a_headline_and_beside_others() -> None:
    day = Day()
    words = ("Russian forces attacked Lyptsi without success.", "Russian assaults on Vovchansk were unsuccessful.")
    report = day.report("front", "\n".join(words), "Meridian Wire")
    slots = {"actor": "RU", "action": "attacked", "when": "2024-05-15", "basis": "stated"}
    for quote, place in zip(words, ("Lyptsi", "Vovchansk"), strict=True):
        day.tell(report, quote, "ground", place, **slots)
    brief = compose(day.material(), theatre())
    assert brief.title.endswith("without success")
    assert brief.standfirst[0].text.endswith(("without success.", "without success on Wednesday."))


def test_a_headline_names_the_person_who_confirms() -> None:
    day = Day()
    words = "The head of the town, Ivan Berenko, confirmed that Russian forces took Lyptsi on 15 May."
    report = day.report("front", words, "Meridian Wire")
    slots = {"actor": "RU", "action": "seized", "when": "2024-05-15", "basis": "stated"}
    day.tell(report, words, "ground", "Lyptsi", by="Ivan Berenko", stance="confirms", **slots)
    assert compose(day.material(), theatre()).title == "Russian forces take Lyptsi, Berenko confirms"


def test_positions_that_are_hit_are_targets_in_a_town_and_not_the_town() -> None:
    day = Day()
    words = ("Ukrainian jets struck Russian positions in Lyptsi.", "Russian jets struck Vovchansk.")
    report = day.report("front", "\n".join(words), "Meridian Wire")
    for quote, place, side in zip(words, ("Lyptsi", "Vovchansk"), ("UA", "RU"), strict=True):
        day.tell(report, quote, "strike", place, attacker=side, when="2024-05-15", basis="stated")
    sections = compose(day.material(), theatre()).sections
    told = [s.text for section in sections for paragraph in section.paragraphs for s in paragraph]
    assert any("struck targets in Lyptsi" in text for text in told)
    assert any("struck Vovchansk" in text for text in told)
