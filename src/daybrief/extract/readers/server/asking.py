"""What a language model is asked: the codebook as the kinds declare it, then a passage of the document."""

from collections.abc import Iterator
from typing import get_args

from daybrief.claims import KINDS
from daybrief.claims.base import Detail, Slot
from daybrief.model.text import Document
from daybrief.model.voice import Stance

PASSAGE = 3000  # characters of a document that one question holds, unless a paragraph alone is longer
_SORTS = {
    "figure": "[low, high] with null for an end that the text leaves open; only numbers that the quote gives",
    "party": "two-letter state code (RU, UA, US …), or EU, NATO, UN, IAEA, else the name as written",
    "names": "a list of names as written",
    "words": "a noun phrase as written",
    "clause": "words of the text, verbatim",
    "text": "words of the text, verbatim",
}


def asked_kinds() -> tuple[type[Detail], ...]:
    """The kinds of which another reader's claims can stand; quotations and dates are read by rule."""
    return tuple(k for k in KINDS if k.read_by != "rules" and all(s.sort != "quotation" for s in k.slots().values()))


def asked_slots(kind: type[Detail]) -> dict[str, Slot]:
    return {name: slot for name, slot in kind.slots().items() if slot.sort != "date"}


def _about() -> Iterator[str]:
    yield "You find claims in news reports. Answer with one JSON array and nothing else; [] where there is none."
    yield "Each claim is an object with these keys:"
    yield '  "kind": one of the kinds below'
    yield '  "quote": the one sentence that says it, copied letter by letter'
    yield '  "source": who said so, as the text names them, or null for the publisher itself'
    yield f'  "stance": one of {", ".join(get_args(Stance))}'
    yield '  "places": a list of the names of places where it happened, as written'
    yield "and the keys of its kind, each left out where the sentence does not say it. Never infer, translate or count."
    for kind in asked_kinds():
        yield f"\n{kind.model_fields['kind'].default}: {(kind.__doc__ or '').strip()}"
        for name, slot in asked_slots(kind).items():
            choices = ", ".join(kind.choices(name))
            yield f'  "{name}": {f"one of {choices}" if slot.sort == "enum" else _SORTS[slot.sort]}'


ABOUT = "\n".join(_about())
"""The instructions that go before every question."""


def questions(doc: Document) -> tuple[str, ...]:
    """The document in passages of whole paragraphs, each under its date and source."""
    day = doc.published.day.isoformat() if doc.published else "an unknown day"
    head = f"Published {day} by {doc.source or 'an unknown source'}. The passage:\n\n"
    passages: list[str] = []
    for block in doc.blocks:
        text = doc.text[block.start : block.end]
        if passages and len(passages[-1]) + len(text) < PASSAGE:
            passages[-1] += f"\n\n{text}"
        else:
            passages.append(text)
    return tuple(head + passage for passage in passages)
