"""Seeded tampering with a brief.json: one small lie at a time, of every sort that a receipt must catch.

A mutation changes one sentence, table row, tally or citation and moves the citations with the words, as somebody would
who wanted the lie to look sound. `mutations` draws them from a seed; each says of what sort it is.
"""

import copy
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_WORDS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]  # fmt: skip
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_PEOPLE = ("Kickl", "Halvorsen", "Duchemin", "Okafor", "Zaluzhny", "Tamaki", "Lindqvist")
_PLACES = ("Bilopillia", "Snihurivka", "Lozova", "Haisyn", "Valuyki", "Izium", "Kryvyi Rih")
_VERBS = {
    "said": ("denied", "confirmed"), "claimed": ("confirmed", "denied"), "reported": ("denied", "confirmed"),
    "confirmed": ("denied",), "denied": ("confirmed",), "reportedly ": ("",), "warned": ("denied",),
}  # fmt: skip
_ACTS = {
    "killed": "captured", "wounded": "killed", "took": "retook", "retook": "repelled", "advanced": "withdrew",
    "attacked": "withdrew", "shot down": "launched", "launched": "shot down", "signed": "rejected", "rejected":
    "signed", "repelled": "took", "damaged": "captured", "struck": "took", "extended": "lifted",
}  # fmt: skip
_SWAPS = {"Russian": "Ukrainian", "Ukrainian": "Russian", "Russia": "Ukraine", "Ukraine": "Russia"}


@dataclass(frozen=True)
class Mutation:
    """A brief with one lie in it, cut down to the piece that was changed and all that lies under it."""

    sort: str
    was: str
    now: str
    brief: Json


Change = Callable[[random.Random, Json, Json], str | None]


def pieces(brief: Json) -> Iterator[tuple[str, Json]]:
    """Every checked piece of a brief, with the list it stands in."""
    if brief.get("title_cites"):
        yield "title", {"text": brief["title"], "cites": brief["title_cites"]}
    for key in ("standfirst", "takeaways", "contested", "watch"):
        yield from ((key, piece) for piece in brief[key])
    for number in brief["numbers"]:
        yield "numbers", number
    for section in brief["sections"]:
        yield from ((f"section {section['id']}", piece) for piece in section["sentences"])
        for table in section["tables"]:
            yield from ((f"rows {section['id']}", {**row, "columns": table["columns"]}) for row in table["rows"])


def alone(brief: Json, where: str, piece: Json) -> Json:
    """The brief with one piece in it, and every fact, claim and document."""
    bare = {**brief, "title_cites": [], "standfirst": [], "takeaways": [], "contested": [], "watch": [], "numbers": []}
    bare |= {"sections": [], "changes": [], "receipts": {"sentences": 1, "supported": 1}}
    head, _, key = where.partition(" ")
    if where == "title":
        bare |= {"title": piece["text"], "title_cites": piece["cites"]}
    elif head == "section":
        bare["sections"] = [{"id": key, "sentences": [piece], "tables": []}]
    elif head == "rows":
        bare["sections"] = [{"id": key, "sentences": [], "tables": [{"columns": piece["columns"], "rows": [piece]}]}]
    else:
        bare[where] = [piece]
    return bare


def mutations(brief: Json, seed: int, count: int, own: dict[str, Change] | None = None) -> Iterator[Mutation]:
    """`count` mutations, the sorts in turn, each of a piece that has something of the sort. `own`: how a language other
    than English does those sorts that change words."""
    changes = {**_CHANGES, **(own or {})}
    rng = random.Random(seed)
    every = list(pieces(brief))
    made, turn = 0, 0
    while made < count:
        sort = _SORTS[turn % len(_SORTS)]
        turn += 1
        for where, piece in rng.sample(every, len(every)):
            changed = copy.deepcopy(piece)
            was = _shown(changed)
            if changes[sort](rng, changed, brief) is not None and _shown(changed) != was:
                yield Mutation(sort, was, _shown(changed), alone(brief, where, changed))
                made += 1
                break


def _shown(piece: Json) -> str:
    keys = ("text", "label", "cells", "figure", "owner", "date", "cites")
    return " | ".join(str(piece[key]) for key in keys if key in piece)


def replace(piece: Json, start: int, end: int, new: str) -> str:
    """Put `new` in place of a stretch of the text, and move the citations."""
    text = piece["text"]
    piece["text"] = text[:start] + new + text[end:]
    for cite in piece["cites"]:
        for edge in ("start", "end"):
            if cite[edge] >= end:
                cite[edge] += len(new) - (end - start)
            elif cite[edge] > start:
                cite[edge] = start
    return new


def pick(rng: random.Random, piece: Json, form: str, quoted: bool = False) -> "re.Match[str] | None":
    """One match of a pattern in the text, outside quotation marks unless `quoted`."""
    text = piece.get("text", "")
    marks = [(m.start(), m.end()) for m in re.finditer(r"“[^”]*”|«[^»]*»", text)]
    found = [m for m in re.finditer(form, text) if any(a < m.start() < b for a, b in marks) == quoted]
    return rng.choice(found) if found else None


def changed(form: str, new: Callable[[random.Random, "re.Match[str]"], str], quoted: bool = False) -> Change:
    """The lie that puts something else where a pattern stands."""

    def change(rng: random.Random, piece: Json, brief: Json) -> str | None:
        match = pick(rng, piece, form, quoted)
        return replace(piece, *match.span(), new(rng, match)) if match else None

    return change


def other_day(
    months: Sequence[str], days: Sequence[str], nights: Sequence[str]
) -> Callable[[random.Random, "re.Match[str]"], str]:
    """Another day of the month, month or day of the week; a night, which is none of these, becomes one of `nights`."""

    def other(rng: random.Random, match: "re.Match[str]") -> str:
        old = match.group()
        if match.group(1):
            return f"{(int(match.group(1)) + rng.choice([3, 9, 15])) % 28 + 1}{old[len(match.group(1)) :]}"
        row = next((row for row in (months, days) if old in row), None)
        return row[(row.index(old) + rng.choice([2, 3, 4])) % len(row)] if row else rng.choice(nights)

    return other


def owned(form: str, people: Sequence[str]) -> Change:
    """A tally given to another owner."""

    def change(rng: random.Random, piece: Json, brief: Json) -> str | None:
        if not piece.get("owner"):
            return None
        piece["owner"] = form.format(rng.choice(people))
        return "owner"

    return change


def as_opened(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def _digits(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, rf"\d[\d,]*(?! (?:{'|'.join(_MONTHS)}))")
    if match is None:
        return None
    n = int(match.group().replace(",", ""))
    return replace(piece, *match.span(), f"{rng.choice([n + 1, n * 10, n + 7, max(0, n - 2)]):,}")


def _number_word(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, rf"(?i)\b(?:{'|'.join(_WORDS[1:])})\b")
    if match is None:
        return None
    new = rng.choice([word for word in _WORDS[1:20] if word != match.group().lower()])
    return replace(piece, *match.span(), as_opened(match.group(), new))


def _person(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A surname, as the brief's claims have their voices, made another's."""
    names = {str(c.get(k) or "").split(" ")[-1] for c in brief["claims"] for k in ("source", "speaker")} - {""}
    known = "|".join(re.escape(name) for name in sorted(names) if name[:1].isupper() and len(name) > 3)
    match = pick(rng, piece, rf"\b(?:{known})\b")
    return replace(piece, *match.span(), rng.choice(_PEOPLE)) if match else None


def _place(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A place of the brief made another, half of the time one that the same brief names elsewhere."""
    names = sorted({p["name"] for f in brief["facts"] for p in f["places"] if p.get("lat") is not None})
    match = pick(rng, piece, rf"\b(?:{'|'.join(map(re.escape, names))})\b(?! forces)")
    if match is None:
        return None
    cited = {p["name"] for c in piece["cites"] for f in brief["facts"] if f["id"] == c["fact"] for p in f["places"]}
    passages = " ".join(c["quote"] for c in brief["claims"] for cite in piece["cites"] if c["id"] in cite["claims"])
    other = [name for name in names if name not in cited and name.split()[0] not in passages]
    return replace(piece, *match.span(), rng.choice([rng.choice(_PLACES), rng.choice(other or list(_PLACES))]))


def _quoted(rng: random.Random, piece: Json, brief: Json) -> str | None:
    match = pick(rng, piece, r"\b[a-z]{3,}\b", quoted=True)
    if match is None:
        return None
    return replace(piece, *match.span(), rng.choice(("hardly", "always", "war", "never", "their", "")) or "somehow")


def _moved(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A citation led to another fact of the brief with its claims."""
    cite = rng.choice(piece["cites"])
    own = {c["fact"] for c in piece["cites"]}
    kinds = {f["kind"] for f in brief["facts"] if f["id"] in own}
    other = rng.choice([f for f in brief["facts"] if f["id"] not in own and f["kind"] not in kinds])
    cite["fact"], cite["claims"] = other["id"], list(other["support"][:1])
    return str(other["id"])


def _borrowed(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A citation that keeps its fact and takes another fact's claim."""
    cite = rng.choice(piece["cites"])
    fact = next(f for f in brief["facts"] if f["id"] == cite["fact"])
    other = rng.choice([c["id"] for c in brief["claims"] if c["id"] not in (*fact["support"], *fact["against"])])
    cite["claims"] = [other]
    return str(other)


def _nowhere(rng: random.Random, piece: Json, brief: Json) -> str | None:
    key = rng.choice(["fact", "claims"])
    rng.choice(piece["cites"])[key] = "0" * 16 if key == "fact" else ["0" * 16]
    return key


def _shortened(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A citation that ends before the words it was for."""
    if "text" not in piece:
        return None
    piece["cites"][-1]["end"] = piece["cites"][-1]["start"] + 3
    return "short"


def _dropped(rng: random.Random, piece: Json, brief: Json) -> str | None:
    piece["cites"] = piece["cites"][1:]
    return "dropped"


def _figure(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A tally's or a row's number."""
    if "figure" in piece:
        piece["figure"] = [None if n is None else n + rng.choice([1, 10, 100]) for n in piece["figure"]]
        return "figure"
    at = [i for i, cell in enumerate(piece.get("cells", ())) if re.search(r"\d", cell)]
    if not at:
        return None
    i = rng.choice(at)
    piece["cells"][i] = re.sub(
        r"\d+", lambda m: str(int(m.group()) + rng.choice([1, 3, 20])), piece["cells"][i], count=1
    )
    return "cell"


def _labelled(rng: random.Random, piece: Json, brief: Json) -> str | None:
    """A row or tally given to another place or side."""
    label = piece.get("label")
    names = [p["name"] for f in brief["facts"] for p in f["places"] if label and p["name"] in label]
    if not names:
        return None
    piece["label"] = label.replace(names[0], rng.choice(_PLACES))
    for cite in piece["cites"]:
        cite["end"] = len(piece["label"])
    return "label"


_PLAN = {"hold": "held", "visit": "visited", "sign": "signed", "meet": "met"}
_DATES = rf"\b(\d{{1,2}}) (?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join((*_MONTHS, *_DAYS))})\b|overnight"
_SIDES = r"\b(?:(?:Russian|Ukrainian)(?= forces)|(?:Russia|Ukraine)(?= (?:launched|lost|has lost|took)))"


_CHANGES: dict[str, Change] = {
    "digits": _digits,
    "number word": _number_word,
    "bound": changed(r"(?:[Aa]t least|[Mm]ore than|[Uu]p to) (?=\w)", lambda rng, match: ""),
    "person": _person,
    "place": _place,
    "date": changed(_DATES, other_day(_MONTHS, _DAYS, ("on 3 June", "in October", "on 9 April"))),
    "day added": changed(
        r"(?<=\w)(?=\.$)|(?<=[a-z])(?=, the )",
        lambda rng, match: f" on {rng.randint(3, 27)} {rng.choice(('June', 'August'))}",
    ),
    "quoted word": _quoted,
    "stance verb": changed(rf"\b(?:{'|'.join(_VERBS)})(?!ly)", lambda rng, match: rng.choice(_VERBS[match.group()])),
    "owner dropped": changed(r", [^,“”]* (?:said|claimed|says|say|claims)(?=\.?$)", lambda rng, match: ""),
    "plan": changed(r"\b(?:is|are) due to (hold|visit|sign|meet)\b", lambda rng, match: _PLAN[match.group(1)]),
    "act": changed(rf"\b(?:{'|'.join(_ACTS)})\b", lambda rng, match: _ACTS[match.group()]),
    "side": changed(_SIDES, lambda rng, match: _SWAPS[match.group()]),
    "negation": changed(r"\b(?:were|was) (?=[a-z])", lambda rng, match: match.group() + "not "),
    "citation moved": _moved,
    "claim borrowed": _borrowed,
    "citation to nowhere": _nowhere,
    "citation cut": _shortened,
    "citation dropped": _dropped,
    "figure": _figure,
    "label": _labelled,
    "owner": owned("{} Institute", _PEOPLE),
}
_SORTS = tuple(_CHANGES)
