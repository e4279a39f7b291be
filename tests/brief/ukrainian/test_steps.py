"""How a finding was settled is said in Ukrainian too, to the last word and number."""

from datetime import date

import pytest

from daybrief.brief.ukrainian.tongue import Ukrainian
from tests.brief.newsday import theatre

AIR, ARMY = "Ukrainian Air Force", "General Staff of the Ukrainian Armed Forces"

SAID = (
    ("meeting", f"{ARMY} says in note that it was called off", "Генеральний штаб ЗСУ (note) каже, що це скасовано"),
    (
        "casualties",
        f"killed: counts agree, one more exact than another ({ARMY}: at least 8; {AIR}: 9): 9",
        "загиблих: підрахунки узгоджуються, один точніший за інший (Генеральний штаб ЗСУ: щонайменше 8; "
        "Повітряні сили: 9): 9",
    ),
    ("strike", f"told once, by {AIR} in posts-2", "повідомлено один раз: Повітряні сили (posts-2)"),
    ("casualties", "3 claims agree in place, day", "тверджень про одне: 3; спільне: місце, день"),
    (
        "strike",
        f"morning, evening, note, posts-2 and 3 more carry the word of {AIR}: one origin",
        "morning, evening, note, posts-2 і ще 3 передають слова одного голосу: Повітряні сили; це одне першоджерело",
    ),
    (
        "strike",
        f"told by 2 independent origins: {AIR} with {ARMY}, Meridian Desk",
        "незалежних першоджерел: 2 — Повітряні сили разом із Генеральний штаб ЗСУ, Meridian Desk",
    ),
    (
        "strike",
        "166 launched = 90 shot down + 72 lost on the way + 4 unaccounted for",
        "166 запущено = 90 збито + 72 втрачено + 4 нез’ясовано",
    ),
    ("strike", "90 shot down exceed the 80 launched", "90 збито — більше, ніж 80 запущено"),
    (
        "casualties",
        "killed: at least 1,200 = 6 (Kharkiv) + 1,190 (Lviv) + 4 unaccounted for, part by part",
        "загиблих: щонайменше 1200 = 6 (Харків) + 1190 (Львів) + 4 нез’ясовано, частина за частиною",
    ),
    (
        "casualties",
        f"injured: later count by {ARMY}: 8 → about 10",
        "поранених: пізніший підрахунок того самого голосу, Генеральний штаб ЗСУ: 8 → близько 10",
    ),
    (
        "casualties",
        f"killed: counts differ and stand side by side ({ARMY}: 5; {AIR}: up to 7): 5 to 7",
        "загиблих: підрахунки різняться і стоять поруч (Генеральний штаб ЗСУ: 5; Повітряні сили: до 7): 5–7",
    ),
    (
        "casualties",
        f"killed is shown as 5 by {ARMY} first: who can see what is counted, the latest of them",
        "загиблих: спершу показано 5, Генеральний штаб ЗСУ: це той, хто бачить, що рахують, найпізніше з них",
    ),
    (
        "casualties",
        f"killed is shown as 5 by {ARMY} first: an office, and nobody who sees it counts",
        "загиблих: спершу показано 5, Генеральний штаб ЗСУ: це установа, а ті, хто бачить, не рахують",
    ),
    (
        "strike",
        "a-1 and b tell it of unlike places or days; what they share holds it together: the counts, the wording",
        "a-1 і b називають різні місця чи дні; разом їх тримає спільне: підрахунки, слова",
    ),
    ("ground", f"{ARMY} denies it, in note-3", "заперечує: Генеральний штаб ЗСУ (note-3)"),
    (
        "losses",
        "lost 1,180, 20 less than on 2025-02-26, though totals only grow: corrected, or wrong",
        "втрачено: 1180, на 20 менше, ніж 26.02.2025, хоча підсумки лише зростають: виправлення або помилка",
    ),
)


@pytest.mark.parametrize(("kind", "english", "own"), SAID)
def test_a_step_is_said_with_its_names_places_and_numbers(kind: str, english: str, own: str) -> None:
    assert Ukrainian(theatre()).steps(kind, date(2025, 2, 27), [english]) == [(own, "")]


def test_a_step_of_no_known_form_stays_as_it_is_and_is_marked() -> None:
    said = "somebody settled it by a coin"
    assert Ukrainian(theatre()).steps("strike", date(2025, 2, 27), [said]) == [(said, "en")]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "expected posts with text, found 7 without any: pictures or notices",
            "дописів без тексту, самих зображень чи сповіщень: 7",
        ),
        ("expected a report, found an empty file", "файл порожній"),
        (
            "words that mix alphabets: 2, the first “\u041edesa” (U+041E) in paragraph 3",
            "слів із літерами різних абеток: 2, перше: “\u041edesa” (U+041E), абзац 3",
        ),
        ("could not be read: no such host", "не вдалося прочитати: no such host"),
        ("a reason nobody has foreseen", "a reason nobody has foreseen"),
    ],
)
def test_why_an_input_was_not_read_is_said_in_ukrainian(reason: str, said: str) -> None:
    assert Ukrainian(theatre()).reason(reason) == said
