"""A page a fact, with its history, and a page a claim, with its words: each with an address that stays."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from daybrief.brief.tongue import Tongue
from daybrief.claims import KIND_BY_NAME
from daybrief.export.data.annotations import around
from daybrief.export.edition import Edition, Json, links_of, placed
from daybrief.export.site.index import figures, parts
from daybrief.export.site.names import Actor, Actors, claim_page, day_page, fact_page, short
from daybrief.export.site.shell import Site, shell
from daybrief.export.view import by, said_day, said_when
from daybrief.model.figure import Figure

_HELD = (
    "id", "document", "doc", "kind", "quote", "start", "end", "source", "stance", "when", "places", "basis",
    "confidence", "voice", "mentions", "cites", "rounded",
)  # fmt: skip
"""What a claim's page shows in its own places; the rest are the values of its kind."""

HOW = {
    "asserts": "says so", "confirms": "says so on evidence", "denies": "denies it", "suspects": "gives it as uncertain",
    "plans": "says that it is planned",
}  # fmt: skip
"""What a voice does, by the stance of its claim."""

_UNTOLD = ("unstated", "other")  # values that say that nothing is known


def pages(site: Site, edition: Edition) -> Iterator[tuple[str, str]]:
    """The facts and the claims that this edition is the last to hold."""
    index = site.index
    for fact in edition.facts:
        if index.facts[fact["id"]][-1].day == edition.day:
            yield fact_page(fact["id"]), _fact(site, edition, fact)
        for claim in (*edition.support(fact), *edition.against(fact)):
            if index.claims[claim["id"]] == (edition.day, fact["id"]):
                yield claim_page(claim["id"]), _claim(site, edition, fact, claim)


def _fact(site: Site, edition: Edition, fact: Json) -> str:
    index, words = site.index, site.index.words
    lines = index.facts[fact["id"]]
    wider = edition.fact_by_id.get(fact["part_of"] or "")
    return shell(
        "fact",
        site,
        fact_page(fact["id"]),
        says=index.says(edition, fact),
        told=bool(edition.told(fact)),
        fact=fact,
        steps=_steps(site, edition, fact),
        figures=figures(fact, words),
        when=said_when(fact["when"], words) if fact["when"] else "",
        places=[(index.places[place["id"]].shown, f"../{index.place(place['id'])}") for place in placed(fact)],
        unplaced=[place["name"] for place in fact["places"] if place.get("lat") is None],
        actors=[(a.shown, _linked(site, a), words.t(part)) for a, part in parts(index, edition, fact).items()],
        history=[
            {
                "day": words.long_day(line.day),
                "href": f"../{day_page(line.day)}",
                "says": line.says,
                "standing": words.standing(line.standing),
                "figures": index.figures[(line.fact, line.day)],
            }
            for line in reversed(lines)
        ],
        wider=(index.says(edition, wider), f"../{fact_page(wider['id'])}") if wider else None,
        narrower=_narrower(site, edition, [part for part in edition.facts if part["part_of"] == fact["id"]]),
        support=[_passage(site, edition, claim) for claim in edition.support(fact)],
        against=[_passage(site, edition, claim) for claim in edition.against(fact)],
    )


def _linked(site: Site, actor: Actor) -> str:
    """The address of an actor's page; '' for one that has none."""
    return f"../{site.index.actor(actor)}" if actor in site.index.people else ""


def _steps(site: Site, edition: Edition, fact: Json) -> list[tuple[str, str]]:
    """The steps with their languages; a document is named by its title."""
    words = site.index.words
    claims = (*edition.support(fact), *edition.against(fact))
    titles = {doc["name"]: doc["title"] for doc in map(edition.document, claims) if doc["title"]}
    names = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in titles) or "(?!)")
    steps = words.steps(fact["kind"], edition.day, [step["said"] for step in fact["steps"]])
    return [(names.sub(lambda found: words.quoted(titles[found[0]]), said), lang) for said, lang in steps]


def _narrower(site: Site, edition: Edition, facts: Sequence[Json]) -> list[tuple[str, str]]:
    """Narrower facts with their pages: one that the brief leaves out with its things, places and counts, and by these
    alone where its passage tells several."""
    index = site.index
    says = [index.says(edition, fact) for fact in facts]
    found = []
    for fact, said in zip(facts, says, strict=True):
        about = _apart(site, fact) if says.count(said) > 1 or not edition.told(fact) else ""
        words = about if about and says.count(said) > 1 else f"{said} ({about})" if about else said
        found.append((words, f"../{fact_page(fact['id'])}"))
    return found


def _apart(site: Site, fact: Json) -> str:
    """What tells a fact from others of one passage: 'Kalibr, launched 16'."""
    slots = _slots(fact["kind"])
    things = [str(value) for slot, value in fact["slots"].items() if value and slots.get(slot) in ("words", "text")]
    places = [site.index.places[place["id"]].shown for place in placed(fact)]
    return ", ".join(filter(None, (*things, *places, figures(fact, site.index.words))))


def _passage(site: Site, edition: Edition, claim: Json) -> dict[str, Any]:
    """A claim's words and where they stand."""
    words = site.index.words
    doc = edition.document(claim)
    before, after = around(doc, claim, 280)
    before, after = whole(before, after, 280)
    return {
        "id": short(claim["id"]),
        "href": f"../{claim_page(claim['id'])}",
        "before": before,
        "quote": claim["quote"],
        "after": after,
        "stance": words.t(HOW[claim["stance"]]),
        "title": doc["title"] or doc["name"],
        "by": by(
            claim["source"] and site.index.actors.of(claim["source"]).shown, words.publisher(doc["source"]), words
        ),
        "source": words.publisher(doc["source"]),
        "published": said_day(doc["published"], words),
        "url": links_of(doc),
        "lang": doc["lang"],
        "language": words.language(doc["lang"]),
    }


def whole(before: str, after: str, most: int) -> tuple[str, str]:
    """The words around a passage without one that the cut leaves in part."""
    if len(before) >= most and " " in before:
        before = "… " + before.partition(" ")[2]
    if len(after) >= most and " " in after:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def _claim(site: Site, edition: Edition, fact: Json, claim: Json) -> str:
    """The claim with every value that was read from its words."""
    index, words = site.index, site.index.words
    slots = _slots(claim["kind"])
    read = [
        (words.t(slot.replace("_", " ")), _said(claim[slot], slots.get(slot, ""), index.actors, words))
        for slot in claim
        if slot not in _HELD and claim[slot] not in _UNTOLD
    ]
    voice = index.actors.of(claim["source"]) if claim["source"] else None
    return shell(
        "claim",
        site,
        claim_page(claim["id"]),
        claim=claim,
        passage=_passage(site, edition, claim),
        read=read,
        when=said_when(claim["when"], words) if claim["when"] else "",
        places=[_called(site, place, fact) for place in claim["places"]],
        voice=(voice.shown, _linked(site, voice)) if voice else None,
        fact=(index.says(edition, fact), f"../{fact_page(fact['id'])}"),
        denies=claim["id"] in fact["against"],
        day=(words.long_day(edition.day), f"../{day_page(edition.day)}"),
    )


def _called(site: Site, place: Json, fact: Json) -> str:
    """A place of a claim, in the language of the page where the fact has placed it."""
    shown = {p["name"]: site.index.places[p["id"]].shown for p in placed(fact)}
    return shown.get(place["name"], str(place["name"]))


def _slots(kind: str) -> dict[str, str]:
    """The slots of a kind with what sort of value each holds."""
    found = KIND_BY_NAME.get(kind)
    return {name: about.sort for name, about in found.slots().items()} if found else {}


def _said(value: Any, sort: str, actors: Actors, words: Tongue) -> str:
    """A value in words: '≥ 8', 'Russia, Ukraine', 'drone'."""
    if isinstance(value, list) and len(value) == 2 and all(n is None or isinstance(n, int) for n in value):
        return words.digits(Figure(low=value[0], high=value[1]))
    said = [str(one) for one in (value if isinstance(value, list) else [value])]
    if sort in ("party", "names"):
        said = [actors.of(one).shown for one in said]
    elif sort == "enum":
        said = [words.t(one.replace("_", " ")) for one in said]
    return ", ".join(said)
