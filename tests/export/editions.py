"""Editions for tests of the further forms: the invented day as published, and one with an attack and its harm."""

import json
from collections import Counter
from functools import cache

from daybrief.brief import Material
from daybrief.export.edition import Edition
from daybrief.export.formats import write
from daybrief.export.publish import publish
from daybrief.export.request import Request
from tests.brief.newsday import Day, full_day, theatre


def published(day: Day) -> Edition:
    return Edition.parse(publish(day.material(), theatre()).pages["brief.json"], "a test's brief")


@cache
def invented() -> Edition:
    """The invented day: tallies, nested and rival tolls, the front, plans, a denial, markup in a title."""
    return published(full_day())


@cache
def struck() -> Edition:
    """A raid on Kharkiv and its dead, told by two offices; the outlet's name and title would be formulas elsewhere."""
    day = Day()
    wire = day.report(
        "raid",
        "Russian forces struck Kharkiv with drones.\n"
        "Three civilians were killed and at least seven injured in Kharkiv, the mayor said.",
        '=HYPERLINK("https://evil.example")',
        title="=cmd|' /C calc'!A0 <script>alert(1)</script>",
    )
    day.tell(wire, "Russian forces struck Kharkiv with drones.", "strike", "Kharkiv", attacker="RU", weapon="drone")
    day.tell(
        wire, "Three civilians were killed and at least seven injured in Kharkiv, the mayor said.", "casualties",
        "Kharkiv", by="mayor", killed=[3, 3], injured=[7, None], who="civilian", side="UA",
    )  # fmt: skip
    return published(day)


def ukrainian_day() -> Day:
    """A day told in Ukrainian alone, so that a word in Latin letters on a page of it comes from us."""
    day = Day()
    tally = day.report(
        "звіт",
        "У ніч на 15 травня Росія атакувала Україну: запущено 20 ударних безпілотників.\n"
        "Збито 17 безпілотників, ще 2 локаційно втрачені.",
        "Повітряні сили",
        lang="uk",
        url="",
    )
    town = day.report(
        "місто",
        "У Бериславі загинуло четверо людей, ще дев’ятеро поранені, повідомив мер Берислава.\n"
        "Зеленський 22 травня зустрінеться у Відні з Туском.\n"
        "Міноборони Росії заявило, що його війська захопили Роботине.\n"
        "Генеральний штаб ЗСУ заперечив втрату Роботиного.\n"
        "Російські війська атакували поблизу Липців.\n"
        "«Ми розчистимо кожне поле, яке було заміноване, і не питатимемо, скільки це триватиме», — сказав Зеленський.",
        "Степовий вісник",
        lang="uk",
    )
    lines = town.text.split("\n")
    wave = {"attacker": "RU", "weapon": "drone", "launched": [20, 20], "intercepted": [17, 17], "lost": [2, 2]}
    night = {"when": "2024-05-14/2024-05-15", "basis": "relative"}
    day.tell(tally, tally.text, "strike", ("Ukraine", "Україну"), **wave, **night)
    harm = {"killed": [4, 4], "injured": [9, 9], "who": "unstated", "side": "UA"}
    day.tell(town, lines[0], "casualties", ("Beryslav", "Бериславі"), by="мер Берислава", **harm)
    talks = {"stance": "plans", "when": "2024-05-22", "basis": "stated", "participants": ("Зеленський", "Туском")}
    day.tell(town, lines[1], "meeting", ("Vienna", "Відні"), **talks)
    seized = {"party": "RU", "actor": "RU", "action": "seized"}
    lost = day.claim(town, lines[2], "ground", ("Robotyne", "Роботине"), by="Міноборони Росії", **seized)
    denial = day.claim(
        town, lines[3], "ground", ("Robotyne", "Роботиного"), by="Генеральний штаб ЗСУ", stance="denies",
        **{**seized, "party": "UA"},
    )  # fmt: skip
    day.fact(lost, standing="denied", against=(denial,))
    day.tell(town, lines[4], "ground", ("Lyptsi", "Липців"), actor="RU", action="attacked")
    said = "Ми розчистимо кожне поле, яке було заміноване, і не питатимемо, скільки це триватиме"
    speaker = {"by": "Зеленський", "party": "UA", "when": None, "speaker": "Зеленський", "said": said}
    day.tell(town, lines[5], "statement", **speaker)
    return day


def in_ukrainian(day: Day) -> Material:
    """What a brief in Ukrainian is written from."""
    return day.material().model_copy(update={"lang": "uk", "window": "повідомлення від 14 до 15 травня"})


@cache
def ukrainian() -> Edition:
    """The day told in Ukrainian, as its brief in Ukrainian is published, with a forecast that is due."""
    data = json.loads(publish(in_ukrainian(ukrainian_day()), theatre()).pages["brief.json"])
    foretold = {"event": "f", "day": "2024-05-01", "speaker": "Зеленський", "about": "міст відкриють", "by": "2024-05"}
    data["due"] = [{**foretold, "band": "likely", "source": "Степовий вісник", "quote": "", "url": ""}]
    return Edition(data)


def made(form: str, *editions: Edition) -> tuple[str, Counter[str]]:
    """A form's text and what it left out."""
    request = Request(editions, theatre())
    content = write(form, request)
    assert isinstance(content, str)
    return content, request.left


__all__ = ["in_ukrainian", "invented", "made", "published", "struck", "ukrainian", "ukrainian_day"]
