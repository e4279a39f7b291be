"""Words earn a place where they tell of the conflict by themselves, said by somebody whose office a reader is told."""

import pytest

from daybrief.brief import compose
from daybrief.brief.phrases import a_piece, hangs, leans, ours, told
from daybrief.model.outcome import Brief
from tests.brief.newsday import Day, theatre

_TAKEN = "Russian forces captured Robotyne on 15 May."


def _day(speaker: str, party: str | None, *said: str, office: str = "", lead: str = "") -> Brief:
    day = Day()
    passages = [f"“{words}” {speaker} said." for words in said]
    report = day.report("talk", "\n".join((*passages, *([lead] if lead else []))), "Meridian Wire")
    for words, passage in zip(said, passages, strict=True):
        more = {"office": office} if office else {}
        day.tell(report, passage, "statement", by=speaker, party=party, when=None, speaker=speaker, said=words, **more)
    if lead:
        day.tell(report, lead, "ground", "Robotyne", actor="RU", action="seized", when="2024-05-15", basis="stated")
    return compose(day.material(), theatre())


def _texts(brief: Brief) -> str:
    body = (s for section in brief.sections for paragraph in section.paragraphs for s in paragraph)
    return " ".join(s.text for s in (*brief.standfirst, *brief.takeaways, *body))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("We will hold several more local evenings before the summer is over.", False),
        ("We will send Ukraine ten more guns before the summer is over.", True),
    ],
)
def test_words_that_may_be_of_anything_are_not_quoted(said: str, kept: bool) -> None:
    assert (said.rstrip(".") in _texts(_day("Emmanuel Macron", "FR", said))) is kept


def test_a_leader_of_a_side_is_always_of_the_matter() -> None:
    said = "Nobody will tell us how long we may stand here."
    assert said.rstrip(".") in _texts(_day("Volodymyr Zelensky", "UA", said))


def test_a_bystander_is_not_quoted() -> None:
    said = "Only four Russian rockets flew over the depot in Kharkiv today."
    assert said.rstrip(".") not in _texts(_day("the conductor", None, said))


def test_whom_the_document_introduces_is_told_with_the_office() -> None:
    said = "Ukraine will get ten more guns before the summer is over."
    assert "Deputy Foreign Minister Olha Bilous said" in _texts(
        _day("Olha Bilous", None, said, office="Deputy Foreign Minister")
    )


def test_a_deed_leads_before_words_that_take_no_stand() -> None:
    bland = "You, citizens of Russia, have shown that our way is right."
    brief = _day("Vladimir Putin", "RU", bland, lead=_TAKEN)
    assert brief.title.startswith("Russian forces take Robotyne")
    assert bland not in " ".join(s.text for s in (*brief.standfirst, *brief.takeaways))


def test_without_a_deed_such_words_lead() -> None:
    assert "our way is right" in _day("Vladimir Putin", "RU", "You, citizens of Russia, know our way is right.").title


@pytest.mark.parametrize(
    ("sentence", "leaning"),
    [
        ("The decision will take effect on Friday", True),
        ("The decision of the court will take effect on Friday", False),
        ("The blasts came a week after a raid", True),
        ("The war will go on for years", False),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_known_by_its_opening(sentence: str, leaning: bool) -> None:
    assert leans(sentence) is leaning
    assert (told(sentence) == "") is leaning or not leaning


def test_the_speakers_own_we_stands_only_between_quotation_marks() -> None:
    assert told("Austria and our friends will answer at once") == ""


def test_words_that_finish_the_writers_sentence_are_a_piece_though_a_name_opens_them() -> None:
    said = "Norway’s plain wish to be left alone"
    assert a_piece(said, [f"She wrote that it was “{said}”."])
    assert not a_piece(said, [f"She wrote: “{said}.”"])


@pytest.mark.parametrize(
    ("company", "kept"), [("Kenyan leaders", True), ("tired nurses", False), ("Emmanuel Macron", True)]
)
def test_a_meeting_with_people_of_no_office_is_not_told(company: str, kept: bool) -> None:
    day = Day()
    passage = f"Volodymyr Zelensky met {company} in Vienna on 15 May."
    report = day.report("met", passage, "Meridian Wire")
    told = {"participants": ("Volodymyr Zelensky", company), "form": "talks", "when": "2024-05-15", "basis": "stated"}
    day.tell(report, passage, "meeting", "Vienna", **told)
    assert ("held talks" in _texts(compose(day.material(), theatre()))) is kept


def test_an_official_act_without_a_day_that_reports_go_back_to_is_not_told() -> None:
    day = Day()
    passage = "Since the invasion Austria has imposed sanctions on Russia."
    report = day.report("since", passage, "Meridian Wire")
    day.tell(report, passage, "measure", issuer="AT", action="imposes", target="RU", when=None)
    assert "sanctions" not in _texts(compose(day.material(), theatre()))


def test_a_headline_that_the_receipts_refuse_names_the_voice_itself() -> None:
    day = Day()
    passage = "Russian missiles hit a depot in Kharkiv on 15 May, Ihor Terekhov said."
    report = day.report("hit", passage, "Meridian Wire")
    told = {"attacker": "RU", "weapon": "missile", "target": "depot", "when": "2024-05-15", "basis": "stated"}
    day.tell(report, passage, "strike", "Kharkiv", by="Ihor Terekhov", party="UA", **told)
    first = compose(day.material(), theatre()).title
    assert first.endswith(", Ukraine says")
    assert compose(day.material(), theatre(), frozenset({first})).title.endswith(", Terekhov says")


def test_the_sum_of_months_of_promises_is_no_plan_of_the_day() -> None:
    day = Day()
    passage = "Austria has to date promised Ukraine 10 million euros since February 2022."
    report = day.report("sum", passage, "Meridian Wire")
    told = {"issuer": "AT", "action": "gives", "target": "UA", "amount": "10 million euros", "stance": "plans"}
    day.tell(report, passage, "measure", when="2022-02-01/2024-05-15", basis="stated", **told)
    assert "10 million" not in _texts(compose(day.material(), theatre()))


def test_at_least_one_person_was_killed() -> None:
    day = Day()
    passage = "At least one person was killed in Robotyne on 15 May."
    report = day.report("one", passage, "Meridian Wire")
    day.tell(report, passage, "casualties", "Robotyne", killed=[1, None], when="2024-05-15", basis="stated")
    assert "At least one person was killed in Robotyne" in _texts(compose(day.material(), theatre()))


def test_who_is_ours_and_a_topic_without_its_head_are_not_retold() -> None:
    assert ours("our allies") and not ours("US allies")
    assert hangs("of peace") and not hangs("peace")
