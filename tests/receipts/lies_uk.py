"""Lies in Ukrainian: what tampering of each sort does to a Ukrainian sentence. The rest is as in `mutations`."""

import random
import re

from tests.receipts.mutations import Change, Json, as_opened, changed, other_day, owned, pick, replace

_WORDS = ("два", "дві", "двоє", "троє", "четверо", "п’ятеро", "шестеро", "семеро", "восьмеро", "дев’ятеро", "три",
          "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять", "шістьох", "двох", "трьох")  # fmt: skip
_VALUES = {
    "дв": 2,
    "тр": 3,
    "чот": 4,
    "чет": 4,
    "п’я": 5,
    "шіс": 6,
    "шес": 6,
    "сім": 7,
    "сем": 7,
    "ві": 8,
    "вос": 8,
    "дев": 9,
}
_MONTHS = (
    "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
    "грудня",
)  # fmt: skip
_DAYS = ("понеділок", "вівторок", "середу", "четвер", "п’ятницю", "суботу", "неділю")
_PEOPLE = ("Кікль", "Галворсен", "Окафор", "Тамакі", "Ліндквіст", "Дюшемен", "Залужний")
_PLACES = {
    "ому": "Лозовому", "ці": "Снігурівці", "ську": "Збаражі", "і": "Гайсині", "у": "Снятині", "": "Кременці",
}  # fmt: skip
_TOWNS = ("Білопілля", "Снігурівка", "Лозова", "Гайсин", "Валуйки", "Ізюм", "Кривий Ріг")
_VERBS = {
    "повідомила": ("заперечила", "підтвердила"), "повідомили": ("заперечили", "підтвердили"),
    "повідомив": ("заперечив", "підтвердив"), "заявив": ("заперечив", "підтвердив"), "заявила": ("заперечила",),
    "стверджує": ("підтвердив", "заперечив"), "повідомляє": ("заперечує", "підтверджує"),
    "підтвердив": ("заперечив",), "заперечило": ("підтвердило",), "за непідтвердженими даними, ": ("",),
    "За непідтвердженими даними, ": ("",),
}  # fmt: skip
_ACTS = {
    "загинуло": "поранено", "загинули": "поранено", "поранено": "загинуло", "зайняли": "повернули",
    "повернули": "відбили", "просунулися": "відійшли", "атакували": "відійшли", "збито": "запущено", "запустила":
    "збила", "підписати": "відхилити", "відхилив": "підписав", "відбили": "зайняли", "пошкоджено": "узято в полон",
    "завдали ударів": "зайняли", "продовжили": "скасували",
}  # fmt: skip
_SWAPS = {"російські": "українські", "українські": "російські", "Росія": "Україна", "Україна": "Росія"}
_SWAPS |= {"Російські": "Українські", "Українські": "Російські"}


_PLACE = r"(?:(?<=[УуВв] )|(?<= по )|(?<= на ))[А-ЯІЇЄ][а-яіїєґ’]+(?:ому|ці|ську|у|і)(?=[ ,.]|$)(?! област| дом| мор)"


def _digits(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, rf"(?<![\w-])\d[\d\u00a0]*(?! (?:{'|'.join(_MONTHS)}|року))(?![\d\u00a0])")
    if match is None:
        return None
    n = int(match.group().replace("\u00a0", ""))
    return replace(piece, *match.span(), str(rng.choice([n + 1, n * 10, n + 7, max(0, n - 2)])))


def _number_word(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, rf"(?i)(?<![\w’])(?:{'|'.join(_WORDS)})(?![\w’])")
    if match is None:
        return None
    mine = next(n for stem, n in _VALUES.items() if match.group().lower().startswith(stem))
    other = [w for w in _WORDS if next(n for stem, n in _VALUES.items() if w.startswith(stem)) != mine]
    return replace(piece, *match.span(), as_opened(match.group(), rng.choice(other)))


def _person(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A surname made another's."""
    match = pick(
        rng, piece, r"(?<=[а-яіїє] )(?!ОВА|ЗСУ)[А-ЯІЇЄ][а-яіїєґ’]+(?=,? (?:за|ма|по|ві|пр|і |що|ствер)|[.,]|$)"
    )
    known = {"Росії", "Росія", "України", "Україна", "Києва"}
    if match is None or match.group() in known or _is_place(match.group(), brief):
        return None
    return replace(piece, *match.span(), rng.choice(_PEOPLE))


def _is_place(word: str, brief: Json) -> bool:
    return word.endswith(("ці", "ську", "ому", "ого", "ська", "ській", "ської", "ому"))


def _place(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A place behind its preposition made another in the same case."""
    match = pick(rng, piece, _PLACE)
    if match is None:
        return None
    end = next(end for end in _PLACES if match.group().endswith(end))
    return replace(piece, *match.span(), rng.choice([_PLACES[end], "Збаражі", "Буську"]))


def _quoted(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, r"\b[^\W\d_]{3,}\b", quoted=True)
    quote = re.search(r"«[^»]*»", piece.get("text", ""))
    if match is None or quote is None or len(quote.group().split()) < 4:
        return None
    return replace(piece, *match.span(), rng.choice(("завжди", "ніколи", "hardly", "", "війна")) or "якось")


def _labelled(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A row or tally given to another place."""
    label = piece.get("label")
    if not label or "cells" not in piece or label[:1] == "«":
        return None
    piece["label"] = rng.choice(_TOWNS)
    for cite in piece["cites"]:
        cite["end"] = len(piece["label"])
    return "label"


_DATES = rf"(?<!\d)(\d{{1,2}}) (?:{'|'.join(_MONTHS)})|(?:{'|'.join(_MONTHS)})|(?:{'|'.join(_DAYS)})|[ув]ночі"
_PLAN = {"підписати": "підписали", "провести": "провели", "відвідати": "відвідав", "направити": "направила"}
_SIDES = r"(?:[Рр]осійські|[Уу]країнські)(?= війська)|(?:Росія|Україна)(?= (?:вночі|за минулу|запусти|втрати))"
_DONE = r"(?<!не )(?<!\w)(?=(?:збито|поранено|загинул|пошкоджено|зайняли|атакували|завдали|запустила))"


CHANGES: dict[str, Change] = {
    "digits": _digits,
    "number word": _number_word,
    "bound": changed(r"(?:[Щщ]онайменше|[Пп]онад) (?=\w)", lambda rng, match: ""),
    "person": _person,
    "place": _place,
    "date": changed(_DATES, other_day(_MONTHS, _DAYS, ("3 червня", "9 квітня"))),
    "day added": changed(
        r"(?<=\w)(?=\.$)", lambda rng, match: f" {rng.randint(3, 27)} {rng.choice(('червня', 'серпня'))}"
    ),
    "quoted word": _quoted,
    "stance verb": changed(rf"(?<!\w)(?:{'|'.join(_VERBS)})", lambda rng, match: rng.choice(_VERBS[match.group()])),
    "owner dropped": changed(r", (?:повідоми|заяви|стверджу)\w+ [^,«]*(?=\.$)", lambda rng, match: ""),
    "plan": changed(rf"(?:має|мають|готов[аі]) ({'|'.join(_PLAN)})", lambda rng, match: _PLAN[match.group(1)]),
    "act": changed(rf"(?<!\w)(?<!не )(?:{'|'.join(_ACTS)})(?!\w)", lambda rng, match: _ACTS[match.group()]),
    "side": changed(_SIDES, lambda rng, match: _SWAPS[match.group()]),
    "negation": changed(_DONE, lambda rng, match: "не "),
    "label": _labelled,
    "owner": owned("Інститут {}", _PEOPLE),
}
"""What Ukrainian needs of its own; sorts that change no words are those of `mutations`."""
