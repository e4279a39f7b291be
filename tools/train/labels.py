"""What a window's outputs should be, and which outputs there are at all."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from daybrief.claims import KIND_BY_NAME, KINDS
from daybrief.extract.readers.model.heads import NOTHING, ONE, OTHER, PLACES, SOURCE, STANCE, TIMED, Heads
from daybrief.extract.readers.model.inputs import Page, Window
from tools.train.align import Aligned

_LEAST_TAG, _LEAST_WORD = 5, 2  # examples below which a tag, or a choice of a question, is not learned
_FULL, _OUTSIDE = 100, 30  # per cent: weight of a tag where its kind was marked, and where no coder marked one

Bytes = npt.NDArray[np.uint8]


def heads_for(claims: list[Aligned]) -> Heads:
    """The outputs that the declared kinds ask for and the labels can teach. Quotations are read by rule."""
    tags = Counter((c.kind, slot) for c in claims for slot, _, _ in c.marks)
    answers = Counter((c.kind, slot, word) for c in claims for slot, word in c.answers.items())
    kinds = [k for k in KINDS if not any(about.sort == "quotation" for about in k.slots().values())]
    table: dict[str, list[object]] = {"kinds": [], "tags": [list(SOURCE)], "questions": []}
    for kind in kinds:
        name = kind.model_fields["kind"].default
        table["kinds"].append(name)
        slots = kind.slots()
        for slot in (PLACES, *slots):
            if tags[name, slot] >= _LEAST_TAG:
                table["tags"].append([name, slot])
        for slot in (STANCE, TIMED, *slots, *(ONE + s for s in slots)):
            words = sorted(w for (k, s, w), n in answers.items() if (k, s) == (name, slot) and n >= _LEAST_WORD)
            if len(words) < 2:
                continue
            extra = [w for w in (OTHER, NOTHING) if slot in slots and slots[slot].sort == "party" and w not in words]
            table["questions"].append([name, slot, [*words, *extra]])
    return Heads.read(table)


@dataclass
class Target:
    """The labels of one window; words and sentences count from its first."""

    kinds: Bytes  # [sentences, kinds]
    kinds_count: Bytes  # 0 where a label would be a guess
    begins: Bytes  # [words, tags]
    inside: Bytes  # [words, tags]
    tags_count: Bytes  # [words, tags], per cent
    asked: list[tuple[int, list[int], list[int]]]  # sentence, marked words, choices that are right


def target_of(page: Page, window: Window, claims: list[Aligned], coded: tuple[str, ...], heads: Heads) -> Target:
    """Labels of a window from the aligned claims of its page."""
    size, count = window.end - window.opening, window.last - window.first
    made = Target(
        np.zeros((size, len(heads.kinds)), np.uint8),
        np.ones((size, len(heads.kinds)), np.uint8),
        np.zeros((count, len(heads.tags)), np.uint8),
        np.zeros((count, len(heads.tags)), np.uint8),
        np.full((count, len(heads.tags)), _OUTSIDE, np.uint8),
        [],
    )
    made.kinds_count[: window.target - window.opening] = 0
    for n, kind in enumerate(heads.kinds):
        if kind not in coded:
            made.kinds_count[:, n] = 0
            made.tags_count[:, [t for t, tag in enumerate(heads.tags) if tag[0] == kind]] = 0
    for claim in claims:
        _weigh(made, page, window, claim, heads)
    for claim in claims:
        _mark(made, page, window, claim, heads)
    return made


def _weigh(made: Target, page: Page, window: Window, claim: Aligned, heads: Heads) -> None:
    """Tags count in full within a claim's quote; its sentences other than the main one are neither yes nor no."""
    own = [t for t, tag in enumerate(heads.tags) if tag == SOURCE or tag[0] == claim.kind]
    for sentence in range(max(claim.zone[0], window.opening), min(claim.zone[1], window.end)):
        first, last = page.words.sents[sentence]
        made.tags_count[first - window.first : last - window.first, own] = _FULL
        if claim.kind in heads.kinds:
            kind = heads.kinds.index(claim.kind)
            if made.kinds[sentence - window.opening, kind] == 0:
                made.kinds_count[sentence - window.opening, kind] = 0


def _mark(made: Target, page: Page, window: Window, claim: Aligned, heads: Heads) -> None:
    marked: list[int] = []
    for slot, first, last in claim.marks:
        if not (window.first <= first and last <= window.last):
            continue
        i, j = first - window.first, last - window.first
        voice = slot in (SOURCE[1], KIND_BY_NAME[claim.kind].voiced_by)
        tags = [(claim.kind, slot), *([SOURCE] if voice else [])]
        for tag in (heads.tag_at[t] for t in tags if t in heads.tag_at):
            made.begins[i, tag] = 1
            made.inside[i:j, tag] = 1
        if slot != SOURCE[1]:
            marked.extend(range(i, j))
    if claim.kind not in heads.kinds or not window.opening <= claim.home < window.end:
        return
    home, kind = claim.home - window.opening, heads.kinds.index(claim.kind)
    made.kinds[home, kind] = 1
    made.kinds_count[home, kind] = claim.home >= window.target
    if claim.home >= window.target:
        right = []
        for question in heads.asked[claim.kind]:
            word = claim.answers.get(question.slot)
            if word is not None and word not in question.words:
                word = OTHER if OTHER in question.words else None
            if word is not None:
                right.append(question.start + question.words.index(word))
        made.asked.append((home, sorted(set(marked)) or _all(page, window, claim.home), right))


def _all(page: Page, window: Window, sentence: int) -> list[int]:
    first, last = page.words.sents[sentence]
    return list(range(first - window.first, last - window.first))
