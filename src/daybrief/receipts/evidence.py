"""What a stretch of a sentence may rest on: the claims it cites, their words, and the paragraphs around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

Json = Mapping[str, Any]

_NAMING = (
    "source", "speaker", "office", "target", "amount", "subject", "topic", "object", "item", "weapon_name", "about",
)  # fmt: skip
"""What of a claim names somebody or something."""


@dataclass(frozen=True)
class Evidence:
    """The claims under one stretch of text, with their documents and the facts that they are cited for."""

    claims: tuple[Json, ...]
    documents: tuple[Json, ...]
    facts: tuple[Json, ...] = ()

    @cached_property
    def words(self) -> str:
        """The cited words themselves."""
        return "\n".join(str(claim["quote"]) for claim in self.claims)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The paragraphs that hold the cited words, the voices and the places, and the documents' titles."""
        found = [str(claim["quote"]) for claim in self.claims]
        for doc in self.documents:
            marks = [mark for claim in self.claims if claim.get("document") == doc["id"] for mark in _marks(claim)]
            for passage in doc.get("passages", ()):
                start, text = passage["start"], str(passage["text"])
                if any(start <= mark < start + len(text) for mark in marks):
                    found.append(text)
            found.append(str(doc.get("title") or ""))
        return tuple(dict.fromkeys(text for text in found if text))

    @cached_property
    def around(self) -> str:
        return "\n".join(self.texts)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names that the claims carry: voices, speakers and offices, places with the words they were read from,
        publishers."""
        found: list[str] = []
        for claim in self.claims:
            found += [text for key in _NAMING if isinstance(text := claim.get(key), str)]
            for key in ("participants", "parties"):
                found += [str(name) for name in claim.get(key, ())]
            found += [str(m["name"]) for m in claim.get("mentions", ()) if self._stands(str(m["text"]))]
        found += [str(doc.get("source") or "") for doc in self.documents]
        found += [str(doc.get("origin") or "") for doc in self.documents]
        return tuple(name for name in found if name)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Party codes in the claims' own slots."""
        found: set[str] = set()
        for claim in self.claims:
            for value in claim.values():
                if isinstance(value, str) and value.isupper() and len(value) <= 5:
                    found.add(value)
                elif isinstance(value, list):
                    found |= {v for v in value if isinstance(v, str) and v.isupper() and len(v) <= 5}
        return frozenset(found)

    @cached_property
    def figures(self) -> tuple[tuple[int | None, int | None], ...]:
        """Every figure of the cited claims."""
        return tuple(
            (value[0], value[1])
            for claim in self.claims
            for value in claim.values()
            if isinstance(value, list) and len(value) == 2 and all(v is None or type(v) is int for v in value)
        )

    def _stands(self, text: str) -> bool:
        return bool(text) and text in self.around


def _marks(claim: Json) -> list[int]:
    """Offsets in its document that a claim rests on."""
    voice = claim.get("voice")
    found = [claim.get("start"), (claim.get("end") or 1) - 1, voice.get("start") if voice else None]
    found += [mention.get("start") for mention in claim.get("mentions", ())]
    return [mark for mark in found if isinstance(mark, int)]


class Index:
    """The claims, facts and documents of one brief.json, by id."""

    def __init__(self, brief: Json) -> None:
        self.claims = {str(c["id"]): c for c in brief.get("claims", ())}
        self.facts = {str(f["id"]): f for f in brief.get("facts", ())}
        self.documents = {str(d["id"]): d for d in brief.get("documents", ())}

    def faults(self, cite: Json) -> list[str]:
        """Why a citation leads nowhere: it names what is not there, or a claim that is not its fact's."""
        fact = self.facts.get(str(cite.get("fact")))
        if fact is None:
            return [f"cites a fact that is not in the file: {cite.get('fact')}"]
        own = {*fact.get("support", ()), *fact.get("against", ())}
        found = []
        if not cite.get("claims"):
            found.append("cites no claim")
        for cid in cite.get("claims", ()):
            if cid not in self.claims:
                found.append(f"cites a claim that is not in the file: {cid}")
            elif cid not in own:
                found.append(f"cites a claim that does not belong to its fact: {cid}")
            else:
                found += self._unquoted(self.claims[cid])
        return found

    def _unquoted(self, claim: Json) -> list[str]:
        """A claim whose words do not stand in its document's passages."""
        doc = self.documents.get(str(claim.get("document")))
        if doc is None:
            return [f"cites a claim without a document: {claim['id']}"]
        start, quote = claim.get("start"), str(claim.get("quote", ""))
        for passage in doc.get("passages", ()):
            at = start - passage["start"] if isinstance(start, int) else -1
            if at >= 0 and passage["text"][at : at + len(quote)] == quote:
                return []
        return [f"the words of claim {claim['id'][:8]} do not stand in the passages of their document"]

    def evidence(self, cites: Sequence[Json]) -> Evidence:
        ids = dict.fromkeys(str(cid) for cite in cites for cid in cite.get("claims", ()))
        claims = tuple(self.claims[cid] for cid in ids if cid in self.claims)
        docs = dict.fromkeys(str(claim.get("document")) for claim in claims)
        facts = dict.fromkeys(str(cite.get("fact")) for cite in cites)
        return Evidence(
            claims,
            tuple(self.documents[d] for d in docs if d in self.documents),
            tuple(self.facts[f] for f in facts if f in self.facts),
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Every place that a fact of the file has, by its printed name."""
        found = {str(place["name"]) for fact in self.facts.values() for place in fact.get("places", ())}
        return frozenset(name.replace("'", "’") for name in found)
