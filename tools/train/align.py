"""Finds the words behind a gold claim's values, so that a tagger can learn from them."""

import re
from collections import Counter
from dataclasses import dataclass

from daybrief.claims import KIND_BY_NAME
from daybrief.claims.base import Sort
from daybrief.extract.readers.model.heads import ONE, OTHER, PLACES, SOURCE, STANCE, TIMED
from daybrief.extract.readers.model.inputs import Page
from daybrief.extract.scene import Story
from daybrief.model.figure import Figure
from tools.train.gold import Gold
from tools.train.matching import content, fold, place_core, ratio, surname

Range = tuple[int, int]
_CODE = re.compile(r"[A-Z]{2}|NATO|IAEA|OSCE")
_LONGEST: dict[Sort, int] = {"clause": 70, "words": 12, "text": 14}


@dataclass(frozen=True)
class Aligned:
    """A gold claim on the page: its main sentence, the sentences of its quote, tagged words, and answers."""

    kind: str
    home: int
    zone: Range  # sentences, half-open
    marks: frozenset[tuple[str, int, int]]  # slot ("source" for the voice), first word, word after the last
    answers: dict[str, str]


class Aligner:
    """Aligns the claims of one page."""

    def __init__(self, page: Page, story: Story, missed: Counter[tuple[str, bool]]) -> None:
        self.page, self.words, self.missed = page, page.words, missed
        self.figures = [
            (*self.words.covering(found.number_start, found.number_end), found.figure)
            for scene in story.scenes
            for found in scene.figures
        ]

    def claim(self, gold: Gold) -> Aligned | None:
        """The claim's words, or None where its quote does not stand in the text."""
        quoted = self._quote(gold["quote"])
        if quoted is None:
            return None
        low, high = quoted
        before = self.words.sents[max(0, self.words.sent_of[low] - 2)][0]
        marks: set[tuple[str, int, int]] = set()
        taken: set[int] = set()
        for slot, value in self._values(gold):
            found = self._find(gold["kind"], slot, value, low, high, before, taken)
            self.missed[slot, found is not None] += 1
            if found:
                marks.add((slot, *found))
                taken.add(found[0])
        zone = (self.words.sent_of[low], self.words.sent_of[high - 1] + 1)
        home = self._home(KIND_BY_NAME[gold["kind"]].voiced_by, marks, low, high)
        return Aligned(gold["kind"], home, zone, frozenset(marks), self._answers(gold, marks))

    def _values(self, gold: Gold) -> list[tuple[str, object]]:
        found: list[tuple[str, object]] = [(PLACES, p["name"]) for p in gold.get("places") or []]
        kind = KIND_BY_NAME[gold["kind"]]
        for slot, about in kind.slots().items():
            value = gold.get(slot)
            if value in (None, "", []) or about.sort in ("enum", "date", "quotation"):
                continue
            if isinstance(value, list) and about.sort == "names":
                found.extend((slot, one) for one in value)
            else:
                found.append((slot, value))
        if gold.get("source"):
            found.append((SOURCE[1], str(gold["source"]).split(";")[0]))
        return found

    def _find(
        self, kind: str, slot: str, value: object, low: int, high: int, before: int, taken: set[int]
    ) -> Range | None:
        if slot == PLACES:
            return self._place(str(value), low, high) or self._place(str(value), before, low)
        if slot == SOURCE[1]:
            return self._name(str(value), low, high) or self._party(str(value), low, high)
        sort = KIND_BY_NAME[kind].slots()[slot].sort
        if sort == "figure":
            return self._figure(value, low, high, taken)
        if sort in ("party", "names"):
            text = str(value)
            near = self._party(text, low, high) or self._name(text, low, high)
            return near or (
                self._party(text, before, low) or self._name(text, before, low) if sort == "names" else None
            )
        if _CODE.fullmatch(str(value)):
            return self._party(str(value), low, high)
        return self._overlap(str(value), low, high, 0.4 if sort == "clause" else 0.5, _LONGEST[sort])

    def _answers(self, gold: Gold, marks: set[tuple[str, int, int]]) -> dict[str, str]:
        kind = KIND_BY_NAME[gold["kind"]]
        found = {STANCE: gold.get("stance") or "asserts", TIMED: "y" if gold.get("when") else "n"}
        for slot, about in kind.slots().items():
            value = gold.get(slot)
            if about.sort == "enum":
                found[slot] = str(value or kind.model_fields[slot].default or "-")
            elif about.sort == "party":
                found[slot] = str(value) if value and _CODE.fullmatch(str(value)) else (OTHER if value else "-")
            elif about.sort == "figure":
                counted = any(mark[0] == slot for mark in marks)
                found[ONE + slot] = "y" if value == [1, 1] and not counted else "n"
        return found

    def _home(self, voice: str, marks: set[tuple[str, int, int]], low: int, high: int) -> int:
        """The sentence that holds most of the claim, the voice not counted."""
        sent_of = self.words.sent_of
        votes = Counter(sent_of[i] for slot, i, _ in marks if low <= i < high and slot not in (SOURCE[1], voice))
        most = max(votes.values(), default=0)
        return min((s for s, n in votes.items() if n == most), default=sent_of[low])

    def _quote(self, quote: str) -> Range | None:
        text = self.words.text
        match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
        if match is None:
            match = re.search(r"\W*".join(map(re.escape, re.findall(r"\w+", quote)[:60])), text)
        if match is None:
            return None
        low, high = self.words.covering(*match.span())
        return (low, high) if low < high else None

    def _place(self, name: str, low: int, high: int) -> Range | None:
        best, where = 0.74, None
        core = place_core(name) or fold(name)
        for i in range(low, high):
            form = self.words.forms[i]
            if not form[:1].isupper() and not form.lower().startswith(("north", "south", "east", "west")):
                continue
            for n in range(1, min(5, high - i + 1)):
                forms = self._readings(i, i + n)
                score = max(ratio(core, place_core(f)) for f in forms) - 0.01 * n
                if n > 1 and self.words.forms[i + n - 1].lower() in ("oblast", "region", "raion", "district"):
                    score += 0.02
                if score > best:
                    best, where = score, (i, i + n)
        return where

    def _readings(self, first: int, last: int) -> set[str]:
        gloss = " ".join(self.page.gloss[first:last])
        return {" ".join(self.words.forms[first:last]), gloss, self.roman(first, last)}

    def roman(self, first: int, last: int) -> str:
        return " ".join(self.page.romanise(form) for form in self.words.forms[first:last])

    def _party(self, code: str, low: int, high: int) -> Range | None:
        return next(((i, e) for i, (e, c) in sorted(self.page.parties.items()) if low <= i < high and c == code), None)

    def _name(self, name: str, low: int, high: int) -> Range | None:
        """The words of a name, at its surname; the most complete naming wins, then the nearest to the middle."""
        last, wanted = surname(name), set(re.findall(r"\w+", fold(name))) | {"of", "the"}
        found = []
        for i in range(low, high if last else low):
            form = fold(re.sub(r"['’]s$", "", self.words.forms[i]))
            if len(form) <= 2 or max(ratio(last, form), ratio(last, fold(self.roman(i, i + 1)))) < 0.8:
                continue
            first = i
            while first > low and fold(self.words.forms[first - 1]) in wanted and self.words.forms[first - 1].isalpha():
                first -= 1
            while first < i and self.words.forms[first].islower():
                first += 1
            full = len({fold(w) for w in self.words.forms[first : i + 1]} & wanted)
            found.append((15 * full - abs(i - (low + high) // 2), (first, i + 1)))
        return max(found)[1] if found else None

    def _figure(self, value: object, low: int, high: int, taken: set[int]) -> Range | None:
        low_high = tuple(value) if isinstance(value, list) else (value, value)
        inside = [f for f in self.figures if low <= f[0] < high]
        exact = [f for f in inside if (f[2].low, f[2].high) == low_high]
        near = [f for f in inside if _near(f[2], *low_high)]
        ranked = sorted(exact, key=lambda f: f[0] in taken) + sorted(near, key=lambda f: f[0] in taken)
        return ranked[0][:2] if ranked else None

    def _overlap(self, text: str, low: int, high: int, least: float, longest: int) -> Range | None:
        """The shortest run of words with the best word overlap (F1) with a phrase."""
        wanted = content(text)
        both = zip(self.page.gloss[low:high], self.words.forms[low:high], strict=True)
        have = [content(gloss) | content(form) for gloss, form in both]
        hits = [n for n, found in enumerate(have) if found & wanted]
        best, where = least - 0.01, None
        for x, i in enumerate(hits):
            seen: set[str] = set()
            last = i
            for j in hits[x:]:
                if j - i >= longest:
                    break
                seen = seen.union(*have[last : j + 1])
                last = j + 1
                score = 2 * len(seen & wanted) / (len(seen) + len(wanted))
                if score > best:
                    best, where = score, (low + i, low + j + 1)
        return where


def _near(figure: Figure, low: int | None, high: int | None) -> bool:
    """Whether a coder may have meant this count, though the bounds differ."""
    return bool((low and figure.low in (low, low - 1)) or (high and figure.high == high))
