"""One brief as published, read back from its brief.json: what every further form is made from."""

import json
import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from daybrief.brief.tongue import quoted
from daybrief.errors import InputError
from daybrief.model.when import When

Json = Mapping[str, Any]
_LONG = 240  # letters of a passage that stands for a sentence
_NEEDED = ("day", "theatre", "as_of", "title", "sections", "facts", "claims", "documents")


@dataclass(frozen=True)
class Edition:
    """A brief with the facts, claims and documents beneath it. `data` is its brief.json and is never changed."""

    data: Json

    @classmethod
    def parse(cls, text: str, name: str) -> "Edition":
        """Read a brief.json; `name` is what an error calls it."""
        try:
            data = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{name}: expected the JSON of a brief, found: {error.msg} at line {error.lineno}; give a brief.json"
            ) from None
        lacking = [key for key in _NEEDED if not isinstance(data, dict) or key not in data]
        if lacking:
            raise InputError(
                f"{name}: expected a brief with {lacking[0]!r} in it, found other JSON; give a brief.json "
                "written by daybrief"
            )
        return cls(data)

    @property
    def day(self) -> date:
        return date.fromisoformat(self.data["day"])

    @property
    def theatre(self) -> str:
        return str(self.data["theatre"])

    @property
    def lang(self) -> str:
        """The language it is written in."""
        return str(self.data.get("lang", "en"))

    @property
    def beside(self) -> tuple[str, ...]:
        """What tells the names of its records from those of the English brief of its day."""
        return () if self.lang == "en" else (self.lang,)

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def as_of(self) -> datetime:
        """The cut-off with its zone: the only moment that forms of a brief are dated by."""
        found = datetime.fromisoformat(self.data["as_of"])
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    @property
    def facts(self) -> Sequence[Json]:
        return tuple(self.data["facts"])

    @cached_property
    def claims(self) -> Mapping[str, Json]:
        """Claims by id, in the file's order."""
        return {claim["id"]: claim for claim in self.data["claims"]}

    @cached_property
    def documents(self) -> Mapping[str, Json]:
        """Documents by id, in the file's order."""
        return {doc["id"]: doc for doc in self.data["documents"]}

    @cached_property
    def fact_by_id(self) -> Mapping[str, Json]:
        return {fact["id"]: fact for fact in self.data["facts"]}

    def support(self, fact: Json) -> list[Json]:
        """The claims a fact rests on, fullest telling first."""
        return [self.claims[cid] for cid in fact["support"] if cid in self.claims]

    def against(self, fact: Json) -> list[Json]:
        """The claims that deny it or cannot be so with it."""
        return [self.claims[cid] for cid in fact["against"] if cid in self.claims]

    def document(self, claim: Json) -> Json:
        return self.documents[claim["document"]]

    def sources(self, fact: Json) -> tuple[str, ...]:
        """Outlets and offices of the documents that bear a fact, each once."""
        return tuple(dict.fromkeys(str(self.document(c)["source"]) for c in self.support(fact)))

    def voice(self, claim: Json) -> str:
        """Who says so: the voice of the claim, or its publisher in its own voice."""
        return str(claim["source"] or self.document(claim)["source"])

    def sentences(self) -> Iterator[tuple[str, Json]]:
        """Every sentence with the id of the part it stands in, the body before the top and the margins."""
        for section in self.data["sections"]:
            for sentence in section["sentences"]:
                yield section["id"], sentence
        for part in ("contested", "watch", "takeaways", "standfirst"):
            for sentence in self.data.get(part, ()):
                yield part, sentence

    @cached_property
    def _told(self) -> Mapping[str, str]:
        found: dict[str, tuple[int, str]] = {}
        for _, sentence in self.sentences():
            held = len({cite["fact"] for cite in sentence["cites"]})
            for cite in sentence["cites"]:
                if cite["fact"] not in found or held < found[cite["fact"]][0]:
                    found[cite["fact"]] = (held, sentence["text"])
        return {fact: text for fact, (_, text) in found.items()}

    def told(self, fact: Json) -> str:
        """The brief's sentence about a fact, the one that tells least besides it; '' where the brief leaves it out."""
        return self._told.get(fact["id"], "")

    def says(self, fact: Json, named: Callable[[str], str] = str) -> str:
        """The brief's sentence about a fact or, where the brief leaves it out, the words of its fullest telling; a
        long passage is cut at a word. A sentence that leans on the one before it does not stand by itself. `named`: how
        the page calls a voice."""
        told = self.told(fact)
        if (told and not _LEANS.match(told)) or not (support := self.support(fact)):
            return told
        quote = shortened(" ".join(support[0]["quote"].split()), _LONG)
        return f"{named(self.voice(support[0]))}: {quoted(quote, self.lang)}"


_LEANS = re.compile(r"(?:They|Вони) ")
"""The pronouns with which the prose goes on about an actor."""


def shortened(text: str, most: int) -> str:
    """At most so many letters of a text, cut at a word, with a mark where something is left out."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def links_of(doc: Json) -> str:
    """A document's address where it is one that a reader can open, else ''."""
    url = str(doc.get("url") or "")
    return url if re.match(r"https?://[^\s<>\"']+$", url) else ""


def urn(*parts: str) -> str:
    """A permanent name for a record: the same parts have the same name everywhere."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "daybrief:" + "/".join(parts)).urn


def placed(fact: Json) -> list[Json]:
    """The places of a fact that have coordinates, finest first."""
    return [place for place in fact["places"] if place.get("lat") is not None]


def values(fact: Json) -> dict[str, Any]:
    """The figures and the other slots of a fact together; a figure is a [low, high] pair."""
    return {**fact["slots"], **fact["figures"]}


def days(fact: Json) -> tuple[date, date] | None:
    """First and last day of a fact; None where no time is known."""
    if not fact["when"]:
        return None
    when = When.parse(fact["when"])
    return when.start, when.last
