"""Which number of a sentence counts for which of its acts."""

from daybrief.extract.figures import Counted
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses
from daybrief.extract.scene import Scene
from daybrief.theatre.pack import Weapon
from daybrief.theatre.terms import Hit

_EPITHETS = 2  # words between a number and the forces that it counts
NEAR = 7  # words within which a number belongs to a trigger


class Numbers:
    """Shares the numbers of a sentence out among its acts; `taken` has the act that each counts for, by its start."""

    clauses: Clauses
    scene: Scene
    acts: list[Act]
    figures: list[Counted]
    things: list[Hit[str]]
    whos: list[Hit[str]]
    weapons: list[Hit[Weapon]]
    taken: dict[int, Act]

    def _share_figures(self) -> None:
        """Every number goes to the nearest trigger of a kind that counts, within its reach."""
        pairs = []
        for figure in self.figures:
            for act in self._within_reach(figure):
                if self._countable(figure, act):
                    apart = self.clauses.apart(figure.start, figure.end, act.cue.start, act.cue.end)
                    apart = 0 if self.clauses.grown(act.cue, figure.start) else apart
                    pairs.append((apart, act.cue.start, figure.start, figure, act))
        used: set[int] = set()
        for apart, _, _, figure, act in sorted(pairs, key=lambda p: p[:3]):
            if apart > NEAR or figure.start in self.taken or id(act) in used:
                continue
            self.taken[figure.start] = act
            used.add(id(act))

    def _within_reach(self, figure: Counted) -> list[Act]:
        """The acts that count, of one clause or not; those behind a number of others, where there are such: "one
        died, two more were wounded"."""
        counting = [act for act in self.acts if any(f.how == "count" for f in act.frame.fills)]
        later = [act for act in counting if act.cue.start >= figure.end and self._countable(figure, act)]
        return later if later and self.clauses.another(figure.start) else counting

    def _countable(self, figure: Counted, act: Act) -> bool:
        """Whether what the number counts is what the trigger tells of."""
        fill = next(f for f in act.frame.fills if f.how == "count")
        noun = self._noun_slot(figure)
        if act.cue.value.endswith(".of-who"):
            return noun is not None and noun.startswith("who.") and not noun.endswith("civilian")  # they put fires out
        if any(f.how == "noun" for f in act.frame.fills):
            return False  # counted with its thing
        if any(f.how == "group" for f in act.frame.fills):
            return noun is None or noun.startswith("who")
        if figure.noun_start <= act.cue.start <= figure.noun_start + 12:
            return True  # "two strikes"
        if fill.heads and self._of_forces(figure, act):
            return True
        return fill.heads == "" and noun is not None and noun.startswith("thing") and self._aims(figure, act)

    def _of_forces(self, figure: Counted, act: Act) -> bool:
        """Whether the number counts what the act is told of: "moved *ten thousand soldiers*"."""
        heads = [h for given in act.frame.given for h in self.scene.words(given.heads) if h.start >= figure.end]
        return any(len(self.clauses.text(figure.end, h.start).split()) <= _EPITHETS for h in heads)

    def _aims(self, figure: Counted, act: Act) -> bool:
        """ "strikes at three depots": whether a preposition of aim, or the trigger itself, stands before the number."""
        before = self.clauses.text(act.cue.end, figure.start).lower().split()
        aims = {
            w for slot in ("wave.to", "wave.onto", "wave.into") for w in self.scene.theatre.words(slot, self.scene.lang)
        }
        return act.cue.end <= figure.start and (not before or before[-1] in aims)

    def _noun_slot(self, figure: Counted) -> str | None:
        """The lexicon slot of the noun after a number: people, a thing, a weapon, land; None where it is none."""
        reach = figure.noun_start + 28
        near: list[tuple[int, str]] = [
            (h.start, h.value) for h in (*self.whos, *self.things) if figure.end <= h.start < reach
        ]
        near += [
            (h.start, "thing.site")
            for h in self.scene.words("wave.site")
            if figure.end <= h.start < reach and not self._led_off(figure.end, h.start)
        ]
        near += [(h.start, "area") for h in self.scene.words("area") if figure.end <= h.start < reach]
        near += [(h.start, "weapon") for h in self.weapons if figure.end <= h.start < reach]
        named = sorted(n for n in near if self.clauses.apart(figure.start, figure.end, n[0], n[0]) <= 2)
        return named[0][1] if named else None

    def _led_off(self, start: int, end: int) -> bool:
        """Whether a preposition stands between a number and a noun: "two brigades *near* settlements"."""
        return any(word in self.clauses.prepositions for word in self.clauses.text(start, end).lower().split())

    def _own_figure(self, act: Act) -> Counted | None:
        """The number that an act counts with."""
        return next((f for f in self.figures if self.taken.get(f.start) is act), None)
