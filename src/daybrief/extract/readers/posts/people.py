"""People that an act of harm befalls: who they are, and how many where no number says so."""

import re

from daybrief.extract.figures import Counted
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.scene import covered
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.terms import Hit

_BESIDE = 3  # words within which a person belongs to a trigger
_AGES = re.compile(r"\s*(\d{1,3}(?:,\s*\d{1,3})*\s+(?:та|і|й|и)\s+\d{1,3})\s+(?:рок|рік|лет|год)")
_WORD = re.compile(r"[^\W\d][\w'’ʼ-]*")
_SUBJECT = re.compile(r"(?<!ам)(?<!ям)(?:[бвгджзклнпрстфхцчшщ]|[аяуюь]|(?<![ое])й)$")  # no instrumental, no adverb
_WITH = re.compile(r"\s+(?:з|із|зі|с|со)\s+(?:[^\W\d]+\s+)?[^\W\d]+(?:ом|ем|ою|ею|єю|ой|ей|ью)\b")
_NOUN_LEAST = 5  # letters of a word for somebody
_NOUN = 28  # code points behind a number's noun within which what it counts stands


class People:
    """The people of one sentence, and the acts of it that harm them."""

    def __init__(self, clauses: Clauses, acts: list[Act]) -> None:
        self.clauses, self.scene, self.acts = clauses, clauses.scene, acts
        self.whos = self.scene.words("who")

    def count(self, act: Act, figure: Counted | None) -> Figure | None:
        """How many an act harmed: its own number with those named beside it, else as many as are named."""
        ones = [h for slot in ("one.person", "two.person") for h in self.scene.words(slot) if not self._counted(h)]
        walls = [a.cue.start for a in self.acts] + [h.start for h in self.scene.words("wave.another")]
        if figure is not None:
            more = len(self.clauses.joined(ones, figure.start, figure.start, walls)) + self._one_more(figure, ones)
            more += self._more_of(figure)
            return exactly(figure.figure.floor + more) if more and figure.figure.exact else figure.figure
        if act.cue.value.endswith(".of-who"):
            return None
        if any(h.start <= act.cue.start < h.end for h in self.scene.words("one-harmed")):
            return exactly(1)
        if any(self._one_of(h, act.cue) for h in self.scene.words("one-of")):
            return exactly(1)
        near = [h for h in ones if self._nearest(h) == act.cue.start]
        if not near and ((not self.whos and self._somebody(act.cue)) or self._subject_hurt(act.cue)):
            return exactly(1)
        ours = [h for h in ones if self._nearest(h) in (None, act.cue.start)]
        named = {h.start: h for one in near for h in (one, *self.clauses.joined(ours, one.start, one.end, walls))}
        if named and not self._one_list(list(named.values())):
            named = {h.start: h for h in near[:1]}
        total = sum(ages(self.clauses, one) for one in named.values())
        if total == 1 and act.cue.text.lower().endswith(self.scene.theatre.words("told-of-several", self.scene.lang)):
            total = self._with_another(next(iter(named.values())))
        return exactly(total) if total else None

    def _with_another(self, one: Hit[str]) -> int:
        """Two for "a father *with his son*", where the verb is of several; none where one alone is named."""
        return 2 if _WITH.match(self.clauses.text(one.end, self.clauses.end)) else 0

    def _subject_hurt(self, cue: Hit[str]) -> bool:
        """Whether a verb in the singular that only people can be told of has somebody for its subject, whoever it is:
        "the operator *was wounded in the leg*"."""
        told = any(h.start <= cue.start < h.end for h in self.scene.words("hurt-one"))
        here = self.clauses.segment(cue.start)
        others = [f.start for f in self.scene.figures] + [h.start for h in self.scene.words("several-in-one")]
        return told and not any(self.clauses.segment(at) == here for at in others)

    def _one_list(self, named: list[Hit[str]]) -> bool:
        """Whether people told of one by one stand in one list: "a woman died, *her son* is in hospital" is none,
        but for an "and" between them."""
        start, end = min(h.start for h in named), max(h.start for h in named)
        theirs = [h for h in self.scene.words("relation-of") if start < h.start < end]
        return not theirs or any(start < h.start < end for h in self.scene.words("list-and"))

    def _somebody(self, cue: Hit[str]) -> bool:
        """Whether a verb in the singular has for its subject a word that the pack does not know, which is no crew or
        family: "погиб *электромонтёр*"."""
        behind = _WORD.match(self.clauses.text(cue.end + 1, self.clauses.end))
        word = behind.group().lower() if behind is not None else ""
        known = {*self.clauses.prepositions, *self.scene.theatre.words("stop", self.scene.lang)}
        known |= {*self.scene.theatre.words("because", self.scene.lang)}
        alone = any(h.start == cue.start and h.end == cue.end for h in self.scene.words("died.one"))
        told = len(word) >= _NOUN_LEAST and behind is not None and behind.group()[0].islower() and word not in known
        told = told and _SUBJECT.search(word) is not None and cue.end + 1 not in covered(self.scene.times)
        return alone and told and not any(h.start == cue.end + 1 for h in self.scene.words("several-in-one"))

    def _one_of(self, told: Hit[str], cue: Hit[str]) -> bool:
        """Whether "one of the wounded" stands beside the cue of another harm: "one of the wounded *died*"."""
        beside = self.clauses.apart(told.start, told.end, cue.start, cue.end) == 0
        return beside and not told.start <= cue.start < told.end

    def _one_more(self, figure: Counted, ones: list[Hit[str]]) -> int:
        """People told of one by one right behind a number of others: "two adults *and a child*"."""
        noun = _WORD.match(self.clauses.text(figure.noun_start, self.clauses.end))
        past = figure.noun_start + noun.end() if noun is not None else self.clauses.end
        ands = "|".join(map(re.escape, self.scene.theatre.words("list-and", self.scene.lang)))
        joint = re.compile(rf"\s+(?:[^\W\d]+\s+)?(?:{ands})\s+(?:[\w-]+\s+)?")
        return sum(bool(joint.fullmatch(self.clauses.text(past, one.start))) for one in ones)

    def _more_of(self, figure: Counted) -> int:
        """People of another sort counted right behind: "three women *and two men*"."""
        ands = "|".join(map(re.escape, self.scene.theatre.words("list-and", self.scene.lang)))
        joint = re.compile(rf"[^\W\d]+\s+(?:{ands})\s+")
        cues = [act.cue for act in self.acts]
        return sum(
            next_one.figure.floor
            for next_one in self.scene.figures
            if next_one.figure.exact
            and joint.fullmatch(self.clauses.text(figure.noun_start, next_one.start))
            and all(any(h.start == f.noun_start for h in self.whos) for f in (figure, next_one))
            and not any(cue.start <= next_one.noun_start < cue.end for cue in cues)
        )

    def _nearest(self, noun: Hit[str]) -> int | None:
        """Where the cue of the harm stands that one person suffered: the nearest, up to three words away."""
        cues = {a.cue.start: a.cue for a in self.acts if any(f.how == "group" for f in a.frame.fills)}
        apart = sorted((self.clauses.apart(noun.start, noun.end, c.start, c.end), c.start) for c in cues.values())
        return apart[0][1] if apart and apart[0][0] <= _BESIDE else None

    def _counted(self, noun: Hit[str]) -> bool:
        """Whether a word for one person is what a number counts, or hangs on those it does."""
        near = [
            f
            for f in self.scene.figures
            if f.end <= noun.start <= f.noun_start + _NOUN and "," not in self.clauses.text(f.end, noun.start)
        ]
        return bool(near) and not (
            any(near[-1].end <= w.start and w.end < noun.start for w in self.whos)
            and any(near[-1].end <= h.start < noun.start for h in self.scene.words("list-and"))
            and not any(near[-1].end <= h.start < noun.start for h in self.scene.words("taken-out"))
        )

    def who(self, act: Act, figure: Counted | None) -> Hit[str] | None:
        """The word for those harmed that stands nearest to the number, or to the trigger where there is none."""
        at = (figure.start, figure.end) if figure is not None else (act.cue.start, act.cue.end)
        near = [(self.clauses.apart(h.start, h.end, *at), h.start, h) for h in self.whos]
        close = sorted((n for n in near if n[0] <= _BESIDE), key=lambda n: n[:2])
        return close[0][2] if close else None

    def group(self, act: Act, figure: Counted | None) -> str | None:
        """The group of the people counted, or of those the trigger stands beside; the most telling word first."""
        start, end = (figure.number_start, figure.number_end) if figure is not None else (act.cue.start, act.cue.end)
        near = [
            h.value.split(".")[1]
            for h in self.whos
            if self.clauses.apart(h.start, h.end, start, end) <= 2 and not self._others(h, figure)
        ]
        return next((g for g in act.kind.choices("who") if g in near), None)

    def _others(self, who: Hit[str], own: Counted | None) -> bool:
        """Whether the word belongs to another number: "five people, among them two children"."""
        return any(
            f is not own
            and f.end <= who.start <= f.noun_start + _NOUN
            and self.clauses.apart(f.start, f.end, who.start, who.end) <= 2
            for f in self.scene.figures
        )


def ages(clauses: Clauses, one: Hit[str]) -> int:
    """How many people a word names: two for a couple, as many as their ages for "women of 40 and 66", else one."""
    told = _AGES.match(clauses.text(one.end, clauses.end))
    if told is not None:
        return len(re.findall(r"\d+", told.group(1)))
    return 2 if one.value == "two.person" else 1
