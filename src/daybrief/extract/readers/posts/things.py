"""Things that an act of harm befalls: which of a sentence's things they are, and how many."""

import re
from collections.abc import Callable

from daybrief.extract.figures import Counted
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.readers.posts.where import CUT
from daybrief.extract.scene import covered
from daybrief.model.figure import Figure, exactly
from daybrief.theatre.terms import Hit

_LIST = 20  # words within which a thing of a list belongs to a trigger
_ADJECTIVE = re.compile(r"(?:[иы]х|[иы]м|[иіы]й|[иы]ми|ого|его|і|ые|ие)$")
_OF = re.compile(
    r"\s+(?:[^\W\d]+(?:ого|его|ої|ой|их|ых)\s+)?"
)  # between a part and the whole: "the roof of a tall house"
_KEPT = 3  # words between a store and what it holds
_CENTRE = 4  # words before a thing within which a preposition of aim leads to a part of it
_GOES_ON = 4  # words at most of a clause that only says that a fire broke out
_BURNING = 6  # words between a thing and the word that says it burns, names of places among them


class Things:
    """The things of one sentence, and the acts of it that harm them."""

    def __init__(self, clauses: Clauses, acts: list[Act], counts: Callable[[Counted], str | None]) -> None:
        self.clauses, self.acts, self.scene = clauses, acts, clauses.scene
        self.counts = counts  # the lexicon slot of what a number counts
        found = [self._held(t) for t in self.scene.words("thing")]
        pairs = [
            (o, t) for o in found for t in found if o.end < t.start and _OF.fullmatch(clauses.text(o.end, t.start))
        ]
        whats = {o.start if o.value.endswith(".building") else t.start for o, t in pairs}
        self.all = [
            t for t in found if t.start not in whats
        ]  # "the roof of a school": the roof; "its building": a school

    def _held(self, thing: Hit[str]) -> Hit[str]:
        """A store by what it holds, where other words stand between: "a depot of theirs with ammunition"."""
        number, name = thing.value.split(".", 2)[1:]
        for kept in self.scene.words("thing-kept"):
            between = self.clauses.text(thing.end, kept.start)
            near = thing.end <= kept.start and len(between.split()) <= _KEPT and not re.search(r"[,;:.]", between)
            if near and name in self.scene.theatre.words("stores", self.scene.lang):
                return Hit(thing.start, kept.end, "", f"thing.{number}.{kept.value.split('.', 1)[1]}")
        return thing

    def harmed(self, act: Act) -> list[Hit[str]]:
        """Things the act tells of: nearest to this trigger, and no target of a strike."""
        out = []
        rivals = [a for a in self.acts if a.frame is act.frame and a is not act]
        for thing in self.all:
            apart = self._reach(thing, act)
            later = [self._reach(thing, a) for a in rivals if a.cue.start > act.cue.start]
            earlier = [self._reach(thing, a) for a in rivals if a.cue.start < act.cue.start]
            nearest = all(other > apart for other in later) and all(other >= apart for other in earlier)
            if self._elsewhere(thing, act.cue):
                continue
            if self._left_out(act) is not None and apart <= _LIST and self._first_after(thing, act.cue):
                out.append(thing)
                continue
            if apart <= _LIST and nearest and not self._target(thing, act.cue) and self._burns(thing, act.cue):
                out.append(thing)
        return out

    def count(self, act: Act, thing: Hit[str]) -> Figure | None:
        """How many of the thing the act harms; one where the word is a singular that the act is told of."""
        if (alone := self._left_out(act)) is not None:
            return alone
        figure = next((f for f in reversed(self.scene.figures) if self._counts(f, thing)), None)
        if figure is not None:
            return figure.figure
        ending = act.cue.value.rsplit(".", 1)[-1]
        if ending == "cut":
            return self._cut_off(act)
        lone = thing.value.split(".", 2)[1] == "one" and not self._several(act, thing)
        return exactly(1) if lone and not (ending == "fire" and self._inside(thing)) else None

    def _several(self, act: Act, thing: Hit[str]) -> bool:
        """Whether a form that one or several may have means several: what a verb is told of stands in no genitive
        ("повреждены *дома*"), and an epithet in the plural tells it ("новые *школы*")."""
        words, lang = self.scene.theatre.words, self.scene.lang
        noun = thing.text.lower()
        if " " in noun or not noun.endswith(words("form-of-several", lang)) or self._named_so(noun, thing):
            return False
        before = self.clauses.text(self.clauses.start, thing.start).lower().split()
        if before and before[-1].endswith(words("epithet-of-several", lang)):
            return True
        verb = self.clauses.text(act.cue.start, act.cue.end).lower().split()[-1]
        return verb.endswith(words("verb-form", lang)) and self._told_of(thing, act)

    def _told_of(self, thing: Hit[str], act: Act) -> bool:
        """Whether nothing but other things of a list stands between a verb and a thing, no preposition before it."""
        if thing.end <= act.cue.start:
            return not self.clauses.text(thing.end, act.cue.start).strip() and not self._inside(thing)
        listed = covered(self.all, self.scene.words("list-and"))
        gap = enumerate(self.clauses.text(act.cue.end, thing.start), act.cue.end)
        return not any(letter.isalnum() and at not in listed for at, letter in gap)

    def _named_so(self, noun: str, thing: Hit[str]) -> bool:
        """Whether a form is also what one such thing is called: "*школа*", but no "*дома*"."""
        return noun[-1] in "ая" and not any(
            self.scene.theatre.terms("thing", self.scene.lang).first(noun[:-1] + end) == thing.value
            for end in ("", "о", "е", "ь", "й")
        )

    def _left_out(self, act: Act) -> Figure | None:
        """The number of an act whose noun the next act of its sort names: "destroyed *two* and damaged 14 houses"."""
        ands = self.scene.theatre.words("list-and", self.scene.lang)
        later = [a.cue.start for a in self.acts if a.frame is act.frame and a.cue.start > act.cue.end]
        if not later:
            return None
        told = (f for f in self.scene.figures if f.start == act.cue.end + 1 and f.number_end < min(later))
        return next((f.figure for f in told if self.clauses.text(f.number_end, min(later)).strip() in ands), None)

    def _first_after(self, thing: Hit[str], cue: Hit[str]) -> bool:
        return thing is next((t for t in self.all if t.start >= cue.end), None)

    def _reach(self, thing: Hit[str], act: Act) -> int:
        """Words between a thing and a trigger; in a list of things the commas weigh little."""
        return self.clauses.apart(thing.start, thing.end, act.cue.start, act.cue.end, cut=1)

    def _burns(self, thing: Hit[str], cue: Hit[str]) -> bool:
        """Of a fire: the thing after the word, or the one right before it, but for the names of where it is."""
        if not cue.value.endswith(".fire") or thing.start >= cue.end:
            return True
        if self._beside(thing, cue):
            return True
        gap = self.clauses.text(thing.end, cue.start)
        if gap.split() and gap.split()[-1].lower() in {*self.clauses.prepositions, *self._because()}:
            return False
        named = [p for p in self.scene.places if thing.end <= p.start < cue.start]
        most = _BURNING if named else 3
        return self.clauses.apart(thing.start, thing.end, cue.start, cue.end) <= most and not re.search(r"[,;:]", gap)

    def _elsewhere(self, thing: Hit[str], cue: Hit[str]) -> bool:
        """Of a service cut: a thing told of in a stretch before is not what was cut."""
        before = thing.end <= cue.start and self.clauses.segment(thing.start) != self.clauses.segment(cue.start)
        return before and cue.value.endswith(".cut")

    def _because(self) -> tuple[str, ...]:
        return self.scene.theatre.words("because", self.scene.lang)

    def _target(self, thing: Hit[str], cue: Hit[str]) -> bool:
        """ "по складу", "на аеродромі", "обстріляли склад": what was fired at, or where it happened, is not thereby
        damaged. Of a fire the thing behind the preposition is what burns.
        """
        before = self._before(thing)
        aims = set(self.scene.theatre.words("wave.to", self.scene.lang))
        if before and before[-1] in self.scene.theatre.words("thing-for", self.scene.lang):
            return True
        if cue.value.endswith(".fire") and self._beside(thing, cue):
            return False
        lone_fire = cue.value.endswith(".fire") and len(self.all) == 1
        aimed = any(word in aims for word in before) or self._aimed(thing, cue, aims) or self._attacked(thing)
        if (aimed and not lone_fire) or self._struck(thing, cue):
            return True
        if cue.value.endswith(".fire"):
            return self._inside(thing) and thing.end <= cue.start and self._follows(cue)
        return not cue.value.endswith(".cut") and self._inside(thing)

    def _aimed(self, thing: Hit[str], cue: Hit[str], aims: set[str]) -> bool:
        """ "a strike *at the training centre of the plant*": whether what was aimed at is only a part of the thing."""
        start = self.clauses.segments[self.clauses.segment(thing.start)][0]
        words = self.clauses.text(max(start, cue.end if cue.end <= thing.start else start), thing.start).lower().split()
        return cue.start > thing.end and any(word in aims for word in words[-_CENTRE:])

    def _attacked(self, thing: Hit[str]) -> bool:
        """ "an attack *on the plant*": whether a blow's noun leads to the thing with "on"."""
        onto = self.scene.theatre.words("wave.onto", self.scene.lang)
        near = [h for h in self.scene.words("wave.blow") if h.end <= thing.start]
        gap = self.clauses.text(near[-1].end, thing.start) if near else ","
        return len(gap.split()) <= _CENTRE and any(w in onto for w in gap.lower().split()) and not CUT.search(gap)

    def _beside(self, thing: Hit[str], cue: Hit[str]) -> bool:
        """ "It fell on the plant's ground, *a fire broke out*": a short clause that has nothing to burn goes on about
        the thing right before it."""
        here = self.clauses.segment(cue.start)
        start, end = self.clauses.segments[here]
        own = any(start <= t.start < end for t in self.all)
        last = thing.end <= start and self.clauses.segment(thing.start) == here - 1
        return last and not own and len(self.clauses.text(start, end).split()) <= _GOES_ON

    def _follows(self, cue: Hit[str]) -> bool:
        """Whether another thing stands right behind the word that tells of a fire: "on the plant's ground *a tank
        caught fire*"."""
        return any(t.start >= cue.end and not self.clauses.text(cue.end, t.start).strip() for t in self.all)

    def _struck(self, thing: Hit[str], cue: Hit[str]) -> bool:
        """Whether the thing is the object of a blow told in another stretch than the harm."""
        if thing.start < cue.end and cue.start < thing.end:
            return False  # "after the attack they are *without light*"
        here = self.clauses.segment(thing.start)
        served = cue.value.endswith(".cut")  # "for the shelling of a substation 900 homes are without power"
        return (served or here != self.clauses.segment(cue.start)) and any(
            a.kind.wave is not None
            and a.cue.end <= thing.start
            and self.clauses.segment(a.cue.start) == here
            and self.clauses.apart(a.cue.start, a.cue.end, thing.start, thing.end) <= 1
            for a in self.acts
        )

    def _inside(self, thing: Hit[str]) -> bool:
        """Whether a preposition governs the thing; "one of the depots" is a depot."""
        of = [h for h in self.scene.words("wave.near-from") if h.end <= thing.start]
        if of and any(f.noun_start == of[-1].start for f in self.scene.figures) and thing.start - of[-1].end <= 1:
            return False
        return any(word in self.clauses.prepositions for word in self._before(thing))

    def _before(self, thing: Hit[str]) -> list[str]:
        """The two words of its stretch before a thing."""
        start = self.clauses.segments[self.clauses.segment(thing.start)][0]
        return [word.lower() for word in self.clauses.text(start, thing.start).split()[-2:]]

    def _cut_off(self, act: Act) -> Figure | None:
        """How many a cut service leaves without: the number in the same stretch that counts nothing else."""
        here = self.clauses.segment(act.cue.start)
        return next(
            (
                f.figure
                for f in self.scene.figures
                if self.clauses.segment(f.start) == here
                and (self.counts(f) or "").split(".")[0] in ("", "who")
                and not self._of_units(f)
            ),
            None,
        )

    def _of_units(self, figure: Counted) -> bool:
        """Whether a number counts regions or towns, not those cut off."""
        words = self.scene.theatre.gazetteer.beside(self.scene.lang)
        noun = next((t.low for t in self.scene.tokens if t.start + self.scene.start >= figure.noun_start), "")
        return noun in words.units or noun in words.plurals or noun in words.kinds

    def _counts(self, figure: Counted, thing: Hit[str]) -> bool:
        """Whether a number counts the thing: it stands in its name, or right before it with no other thing between."""
        if thing.start <= figure.start < thing.end:
            return True
        others = (*self.all, *self.scene.words("who"))
        between = [t for t in others if figure.end <= t.start < thing.start]
        near = self.clauses.apart(figure.start, figure.end, thing.start, thing.end) <= 2
        if not (figure.end <= thing.start and near) or between or self._weapon_between(figure, thing):
            return False
        return not self._and_another(self.clauses.text(figure.end, thing.start))

    def _and_another(self, gap: str) -> bool:
        """Whether the number counts another noun, and the thing is one more: "two tractors *and* a depot"; not "two
        public *and* private houses"."""
        ands = {*self.scene.theatre.words("list-and", self.scene.lang)}
        words = gap.lower().split()
        at = next((i for i, word in enumerate(words) if word in ands), 0)
        return at > 0 and not _ADJECTIVE.search(words[at - 1])

    def _weapon_between(self, figure: Counted, thing: Hit[str]) -> bool:
        return any(figure.end <= w.start < thing.start for w in self.scene.weapons)
