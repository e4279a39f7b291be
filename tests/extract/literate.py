"""Cases written as prose with the claims expected of it: `cases/*.md`."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daybrief.claims import Claim
from daybrief.document import read
from daybrief.model.text import Document, Raw
from daybrief.theatre.pack import Theatre

CASES = Path(__file__).parent / "cases"
_HEAD = re.compile(r"source: (?P<source>.+?) · published: (?P<published>\S+) · lang: (?P<lang>\S+)")


@dataclass(frozen=True)
class Case:
    """A text, where it comes from, and what must be read from it."""

    name: str
    source: str
    published: str
    lang: str
    text: str
    expected: tuple[dict[str, Any], ...]

    def body(self) -> bytes:
        """The text as a file with front matter."""
        head = f"---\nsource: {self.source}\npublished: {self.published}\nlang: {self.lang}\n---\n"
        return (head + self.text + "\n").encode()


def cases(pattern: str) -> list[Case]:
    """Every case of the files whose names match."""
    return list(_cases(pattern))


def _cases(pattern: str) -> Iterator[Case]:
    for path in sorted(CASES.glob(pattern)):
        for part in path.read_text(encoding="utf-8").split("\n## ")[1:]:
            name, _, rest = part.partition("\n")
            head, _, rest = rest.partition("\n\n")
            text, _, claims = rest.partition("```jsonl\n")
            found = _HEAD.fullmatch(head.strip())
            if found is None:
                raise ValueError(
                    f"{path.name}: {name!r} needs a line 'source: … · published: … · lang: …', found {head!r}"
                )
            lines = claims.split("```")[0].splitlines()
            told = tuple(json.loads(line) for line in lines if line.strip())
            yield Case(f"{path.stem}: {name}", text=_unwrapped(text), expected=told, **found.groupdict())


def _unwrapped(text: str) -> str:
    """Lines that a paragraph was wrapped into, joined; list items keep their own line."""
    return re.sub(r"(?<!\n)\n(?![\n▪-])", " ", text.strip())


def agrees(expected: dict[str, Any], told: dict[str, Any]) -> bool:
    """Whether a claim says all that is expected of it."""
    names = {"places": [place["name"] for place in told["places"]]}
    return all({**told, **names}.get(key) == value for key, value in expected.items())


def document(case: Case, theatre: Theatre) -> Document:
    """The case's text as the product reads it."""
    (doc,) = read(Raw(name="case", media="md", body=case.body()), theatre)
    assert isinstance(doc, Document)
    return doc


def check(case: Case, doc: Document, claims: Iterable[Claim]) -> None:
    """Claims quote the document; all that the case tells is read, and nothing else of the kinds it names."""
    found = list(claims)
    for claim in found:
        for span in claim.spans:
            doc.check(span)
    told = [claim.exchange(doc) for claim in found]
    wanted = [line for line in case.expected if "none" not in line]
    for line in wanted:
        assert any(agrees(line, claim) for claim in told), f"not read: {line}\nread: {told}"
    kinds = {line["kind"] for line in case.expected}
    loose = [c for c in told if c["kind"] in kinds and not any(agrees(line, c) for line in wanted)]
    assert not loose, f"too many: {loose}"
