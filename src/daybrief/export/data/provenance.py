"""Where every sentence comes from, as W3C PROV: sentence, fact, claim, document, and who is behind each."""

import re
from typing import Any

from daybrief.export.edition import Edition, Json, links_of
from daybrief.export.pretty import pretty
from daybrief.export.request import Request
from daybrief.model.base import digest

_PREFIXES = {"daybrief": "urn:x-daybrief:", "schema": "https://schema.org/"}

_SOFTWARE = {"$": "prov:SoftwareAgent", "type": "prov:QUALIFIED_NAME"}


def prov(request: Request) -> str:
    """PROV-JSON: entities, the three activities that made them, agents, and what was derived from what."""
    book = _Book()
    for edition in request.editions:
        _edition(book, edition)
    return pretty({"prefix": _PREFIXES, **book.parts})


class _Book:
    """Collects the records of a PROV document, each once."""

    def __init__(self) -> None:
        self.parts: dict[str, dict[str, Any]] = {}

    def add(self, part: str, name: str, about: dict[str, Any]) -> str:
        self.parts.setdefault(part, {}).setdefault(name, about)
        return name

    def relate(self, part: str, **ends: str) -> None:
        name = f"_:{part[:3]}{digest(part, ends)[:16]}"
        self.add(part, name, {f"prov:{key}": value for key, value in ends.items()})


def _edition(book: _Book, edition: Edition) -> None:
    day = f"{edition.theatre}-{edition.data['day']}"
    at = edition.as_of.isoformat()
    software = book.add("agent", "daybrief:software", {"prov:type": _SOFTWARE, "prov:label": "daybrief"})
    reading, settling, writing = (
        book.add("activity", f"daybrief:{step}-{day}", {"prov:label": step, "prov:endTime": at})
        for step in ("extract", "reconcile", "compose")
    )
    for activity in (reading, settling, writing):
        book.relate("wasAssociatedWith", activity=activity, agent=software)
    for doc in edition.documents.values():
        _document(book, doc)
    for claim in edition.claims.values():
        _claim(book, edition, claim, reading)
    for fact in edition.facts:
        _fact(book, edition, fact, settling)
    brief = book.add("entity", f"daybrief:brief-{day}", {"prov:type": "brief", "prov:label": edition.title})
    book.relate("wasGeneratedBy", entity=brief, activity=writing)
    for part, sentence in edition.sentences():
        name = f"daybrief:sentence-{day}-{digest(part, sentence['text'])[:16]}"
        book.add("entity", name, {"prov:type": "sentence", "prov:value": sentence["text"]})
        book.relate("hadMember", collection=brief, entity=name)
        for cite in sentence["cites"]:
            book.relate("wasDerivedFrom", generatedEntity=name, usedEntity=f"daybrief:fact-{cite['fact']}")
            for cid in cite["claims"]:
                book.relate("wasDerivedFrom", generatedEntity=name,
                            usedEntity=f"daybrief:claim-{cid}")  # fmt: skip


def _document(book: _Book, doc: Json) -> None:
    about = {"prov:type": "document", "prov:label": doc["title"] or doc["name"], "schema:inLanguage": doc["lang"]}
    if links_of(doc):
        about["prov:location"] = links_of(doc)
    if doc["published"]:
        about["schema:datePublished"] = doc["published"]
    name = book.add("entity", f"daybrief:document-{doc['id']}", about)
    book.relate("wasAttributedTo", entity=name, agent=_agent(book, doc["source"]))


def _claim(book: _Book, edition: Edition, claim: Json, reading: str) -> None:
    name = book.add(
        "entity",
        f"daybrief:claim-{claim['id']}",
        {"prov:type": "claim", "prov:value": claim["quote"], "schema:additionalType": claim["kind"]},
    )
    book.relate("wasDerivedFrom", generatedEntity=name, usedEntity=f"daybrief:document-{claim['document']}")
    book.relate("wasGeneratedBy", entity=name, activity=reading)
    book.relate("wasAttributedTo", entity=name, agent=_agent(book, edition.voice(claim)))


def _fact(book: _Book, edition: Edition, fact: Json, settling: str) -> None:
    about = {"prov:type": "fact", "prov:label": edition.says(fact), "schema:creativeWorkStatus": fact["standing"]}
    name = book.add("entity", f"daybrief:fact-{fact['id']}", about)
    book.relate("wasGeneratedBy", entity=name, activity=settling)
    for claim in (*edition.support(fact), *edition.against(fact)):
        book.relate("wasDerivedFrom", generatedEntity=name, usedEntity=f"daybrief:claim-{claim['id']}")


def _agent(book: _Book, called: str) -> str:
    """Whoever speaks, named by their name."""
    plain = re.sub(r"[^a-z0-9]+", "-", called.lower()).strip("-")
    name = f"daybrief:voice-{plain}-{digest(called)[:8]}" if plain else f"daybrief:voice-{digest(called)[:16]}"
    return book.add("agent", name, {"prov:label": called})
