"""One fact in plain words: who tells it, how it was reckoned, what was left out and why, what stands around it.

Reads facts, claims and documents in the shape of brief.json, so that a brief explains itself without its ledger.
"""

from collections.abc import Iterator
from typing import Any

from daybrief.export.plain import Parties, Plain, counts, day_of, line_of, slot_of
from daybrief.model.text import NAMELESS

_SHORT = 12  # letters of a claim's id that are enough to name it
_NEAR = 8  # facts of one kind and place that are listed as told apart, at most
_SAID = {
    "asserts": "says so",
    "confirms": "says so on evidence, or admits it",
    "denies": "denies it",
    "suspects": "gives it as uncertain",
    "plans": "says that it is planned",
}
_MEANS = {
    "single": "one voice vouches for it, and no other",
    "agreed": "voices that do not depend on each other vouch for it",
    "disputed": "counts differ, or somebody contests it",
    "denied": "one voice tells it, and it is denied",
    "superseded": "what was told later has taken its place",
    "confirmed": "evidence shows it, or both sides tell it",
}
_TITLE = 70  # letters of a report's title that are enough to know it by
_UNSAID = ("one telling", "update", "denial", "by side")  # steps that other parts of the page say more fully


class Book:
    """What a brief rests on, found by key."""

    def __init__(self, shape: Plain, parties: Parties) -> None:
        self.parties = parties
        self.facts: dict[str, Plain] = {fact["id"]: fact for fact in shape["facts"]}
        self.claims: dict[str, Plain] = {claim["id"]: claim for claim in shape["claims"]}
        self.documents: dict[str, Plain] = {doc["id"]: doc for doc in shape["documents"]}

    def keys(self, beginning: str) -> list[str]:
        """Keys of the facts that begin so."""
        return sorted(key for key in self.facts if key.startswith(beginning))

    def headline(self, fact: Plain) -> str:
        """A fact in one line."""
        return line_of(fact, self.parties)


def explained(book: Book, key: str) -> str:
    """The page of one fact."""
    fact = book.facts[key]
    against = [ref for ref in fact["against"] if ref not in fact["support"]]
    parts = [
        ("", [book.headline(fact), f"standing: {_standing(book, fact)}", f"fact {key}"]),
        ("Claims", [line for at, ref in enumerate(fact["support"], 1) for line in _claim(book, ref, f"{at}.")]),
        ("How it was reckoned", [f"- {s['rule']}: {s['said']}" for s in fact["steps"] if s["rule"] not in _UNSAID]),
        ("Left out of the figures, and why", list(_left_out(fact))),
        ("Against it", [line for ref in against for line in _claim(book, ref, "-")]),
        ("Around it", list(_around(book, fact))),
        ("Near it, and told apart", list(_near(book, fact))),
    ]
    blocks = ["\n".join([title, *lines] if title else lines) for title, lines in parts if lines]
    return "\n\n".join(blocks)


def _standing(book: Book, fact: Plain) -> str:
    documents = {book.claims[ref]["document"] for ref in fact["support"] if ref in book.claims}
    told = f"({_many(len(documents), 'document')}, {_many(fact['origins'], 'independent voice')})"
    return f"{fact['standing']} {told}: {_MEANS[fact['standing']]}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _claim(book: Book, ref: str, mark: str) -> list[str]:
    """Who says it where and when, and the words."""
    claim = book.claims.get(ref)
    if claim is None:
        return [f"{mark} {ref}: its words are not in this file"]
    doc = book.documents[claim["document"]]
    voice = claim["source"] or (doc["source"] if doc["source"] != NAMELESS else "the report itself")
    told = counts(claim["kind"], {name: claim[name] for name in _figures(claim)}, claim.get("rounded", ()))
    how = _SAID[claim["stance"]]
    head = f"{mark} {voice} {how}, in {_report(doc)}"
    quote = f"   “{' '.join(claim['quote'].split())}”"
    return [f"{head}{': ' + ', '.join(told) if told else ''}", quote, f"   claim {ref[:_SHORT]}"]


def _report(doc: Plain) -> str:
    """'storm.txt (“A storm passes”, 2026-02-07)'."""
    title = " ".join((doc.get("title") or "").split())
    short = title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]} …"
    about = [f"“{short}”"] if title and title != doc["name"] else []
    return f"{doc['name']} ({', '.join([*about, doc['published'] or 'no date'])})"


def _figures(claim: Plain) -> list[str]:
    """Names of a claim's counts: pairs of numbers, as the exchange format writes them."""
    return [name for name, value in claim.items() if _is_pair(value)]


def _is_pair(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 2:
        return False
    return any(end is not None for end in value) and all(end is None or isinstance(end, int) for end in value)


def _left_out(fact: Plain) -> Iterator[str]:
    """Counts that were told and do not make up the settled figure."""
    for reading in fact["readings"]:
        if reading["live"] or not reading["figures"]:
            continue
        told = ", ".join(counts(fact["kind"], reading["figures"], reading.get("rounded", ())))
        as_of = f", {reading['as_of']}" if reading["as_of"] else ""
        yield f"- {told} ({reading['origin']}{as_of}): the same voice gave a later count; kept as history"
    for step in fact["steps"]:
        if step["rule"] == "by side":
            yield f"- {step['said']}"


def _around(book: Book, fact: Plain) -> Iterator[str]:
    """The whole it lies within, and its own parts."""
    if fact["part_of"] in book.facts:
        yield f"- part of {fact['part_of'][:12]}: {book.headline(book.facts[fact['part_of']])}"
    for key in sorted(book.facts):
        if book.facts[key]["part_of"] == fact["id"]:
            yield f"- holds {key[:12]}: {book.headline(book.facts[key])}"


def _near(book: Book, fact: Plain) -> Iterator[str]:
    """Facts of one kind at one place, with what tells them apart."""
    here = {place["name"] for place in fact["places"]}
    kin = {fact["id"], fact["part_of"]}
    found = [
        other
        for _, other in sorted(book.facts.items())
        if other["kind"] == fact["kind"]
        and other["id"] not in kin
        and other["part_of"] != fact["id"]
        and here & {place["name"] for place in other["places"]}
    ]
    for other in found[:_NEAR]:
        yield f"- {other['id'][:12]}: {book.headline(other)} ({_apart(book, fact, other, here)})"
    if len(found) > _NEAR:
        yield f"- and {len(found) - _NEAR} more"


def _apart(book: Book, fact: Plain, other: Plain, here: set[str]) -> str:
    """What two facts differ in: time, places, or slots."""
    said = []
    if fact["when"] != other["when"]:
        said.append(f"time: {day_of(other['when']) or 'none told'}")
    more = [place["name"] for place in other["places"] if place["name"] not in here]
    said += [f"also {', '.join(more)}"] if more else []
    names = sorted({*fact.get("slots", {}), *other.get("slots", {})})
    for name in names:
        one, two = fact.get("slots", {}).get(name), other.get("slots", {}).get(name)
        if one != two:
            value = slot_of(fact["kind"], name, two, book.parties) if two else "not told"
            said.append(f"{name.replace('_', ' ')}: {value}")
    return "; ".join(said) or "one document counts them apart"
