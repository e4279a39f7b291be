"""Places of a sentence as targets: launch areas and wider regions that only locate a town are left out."""

import re
from collections.abc import Iterable, Sequence

from daybrief.extract.labels import dateline_length
from daybrief.extract.places import bears
from daybrief.extract.scene import Scene
from daybrief.model.place import Mention
from daybrief.model.text import Document
from daybrief.theatre.gazetteer import PlaceHit

_BEFORE_OFFICE = re.compile(r"(?:['’]s?)?\s|[^\w\s]")


def targets(scene: Scene, stops: Iterable[int] = (), objects: Sequence[tuple[int, int]] = ()) -> list[PlaceHit]:
    """Places of the sentence, offsets in the document, without those that things were launched from.

    A phrase such as "from the directions of" takes every place after it, up to the next of `stops` (where a new count
    begins) or a word that turns to the target. A country is a target only inside one of `objects`.
    """
    begins = scene.start + dateline_length(scene.text)
    hits = [h for h in scene.places if not h.is_parent and h.start >= begins]
    barred = _from_stretches(scene, sorted(stops))
    kept = [h for h in hits if not any(a <= h.start < b for a, b in barred)]
    kept = [
        h
        for n, h in enumerate(kept)
        if not n or not bears(scene.text[kept[n - 1].end - scene.start : h.start - scene.start])
    ]
    kept = [h for h in kept if not _of_office(scene, h) and not _in_office(scene, h)]
    return [h for h in kept if not _country(scene, h) or any(a <= h.start < b for a, b in objects)]


def _of_office(scene: Scene, hit: PlaceHit) -> bool:
    """Whether a name only tells whose office it is: "the *Kherson Oblast* administration", "*Kherson*'s mayor"."""
    behind = (h.start for h in scene.words("wave.office") if h.start > hit.end)
    return any(_BEFORE_OFFICE.fullmatch(scene.text, hit.end - scene.start, at - scene.start) for at in behind)


def _in_office(scene: Scene, hit: PlaceHit) -> bool:
    """Whether a name is the adjective of a regional office: "в *Донецькій* обласній прокуратурі"."""
    regional = next((w for w in scene.words("voice.regional") if w.start == hit.end + 1), None)
    if regional is None or hit.grain == "region":
        return False
    gap = (b.start - regional.end for b in scene.words("body") if b.start > regional.start)
    return any(0 <= each <= 12 for each in gap)


def _country(scene: Scene, hit: PlaceHit) -> bool:
    entry = scene.theatre.gazetteer.get(hit.ids[0]) if hit.ids else None
    return hit.grain == "country" or (entry is not None and entry.grain == "country")


def mention(doc: Document, hit: PlaceHit) -> Mention:
    """A place as a claim names it."""
    return Mention(span=doc.span(hit.start, hit.end), name=hit.name, relation=hit.relation, parent=hit.parent)


def _from_stretches(scene: Scene, stops: list[int]) -> list[tuple[int, int]]:
    """Stretches of the document in which places are where things came from."""
    out = []
    ends = [hit.start for hit in scene.words("wave.to")]
    for cue in scene.words("wave.from"):
        past = [at for at in (*stops, *ends) if at >= cue.end]
        out.append((cue.start, min(past, default=scene.end)))
    for hit in scene.words("wave.near-from"):  # "з Курської області": only the place right after it
        out.append((hit.start, hit.end + 2))
    return out
