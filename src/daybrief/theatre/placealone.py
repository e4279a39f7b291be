"""What makes a doubtful word a place's name: a site that bears it, the region after it, an adjective without a noun."""

from daybrief.theatre.atlas import Atlas, Entry
from daybrief.theatre.placeabroad import TOWN
from daybrief.theatre.placenames import is_cyrillic
from daybrief.theatre.placetext import PlaceWords, Word, gap

_BEFORE = 48  # characters before a name in which its site's word stands


def stands_alone(known: Atlas, beside: PlaceWords, text: str, words: list[Word], at: int, best: Entry) -> bool:
    """Whether an ordinary word is a name here: in an aerodrome's name, before its region, or after "in" as an adjective
    that no noun follows: "В Южном слышны взрывы", not "В Южном порту"."""
    if names_a_site(beside, text, words[at], best):
        return True
    town = best.grain == "settlement" and best.weight >= TOWN and is_cyrillic(words[at].form)
    if not town or not known.adjectives.may_be_one(words[at].low):
        return False
    follows = words[at + 1].low if at + 1 < len(words) and gap(text, words, at + 1) == " " else ""
    led = at > 0 and words[at - 1].low in beside.at and gap(text, words, at) == " "
    return in_unit(known, beside, text, words, at + 1) or (led and not beside.agrees(follows))


def names_a_site(beside: PlaceWords, text: str, word: Word, best: Entry) -> bool:
    """Whether a town's name is its aerodrome's or its port's: аэродром «Днепр»."""
    before = text[max(0, word.start - _BEFORE) : word.start]
    return best.grain == "settlement" and best.weight >= TOWN and beside.site_of(before)


def in_unit(known: Atlas, beside: PlaceWords, text: str, words: list[Word], at: int) -> bool:
    """Whether a region or a part of one follows at once, by its adjective: "Піщане (Харківська область)"."""
    if at + 1 >= len(words) or not is_cyrillic(words[at].form) or not words[at].capital:
        return False
    joined = gap(text, words, at) in (" ", " (") and gap(text, words, at + 1) == " "
    unit = beside.units.get(words[at + 1].low)
    return joined and unit in ("region", "district", "hromada") and known.adjectives.of_place(words[at].low)
