"""Words of a sentence that trigger a kind's frame."""

from daybrief.claims import KINDS
from daybrief.claims.base import Detail
from daybrief.claims.frames import Frame
from daybrief.extract.readers.posts.act import Act
from daybrief.extract.readers.posts.clause import Clauses


def triggers(clauses: Clauses) -> list[Act]:
    """Every word that triggers a frame, each frame by its most specific cue; tallied cues are left to the tallies."""
    found: dict[tuple[str, int], Act] = {}
    for kind in KINDS:
        for frame in sorted(kind.terse, key=lambda f: len(f.cue)):
            for hit in clauses.scene.words(frame.cue):
                if tallied_cue(kind, hit.value) or clauses.negated(hit.start, hit.end) or clauses.aided(hit.start):
                    continue
                if clauses.names_troops(hit) or (kind.wave is None and clauses.of_beasts(hit)):
                    continue
                if kind.wave is not None and clauses.by_nature(hit):
                    continue
                if not (frame.failed or frame.states or kind.voiced_by) and clauses.unreal(hit):
                    continue
                if clauses.unearthed(hit) or (frame.states and not _given(frame, clauses)):
                    continue
                if kind.wave is None and any(f.how == "group" for f in frame.fills) and clauses.handed_over(hit):
                    continue
                if kind.terse and not (frame.states or kind.voiced_by) and clauses.foretold(hit.start):
                    continue
                known = found.get((kind.__name__, hit.start))
                if known is None or known.cue.end <= hit.end:  # "нанесено *поражение*" is more than "нанесено"
                    found[kind.__name__, hit.start] = Act(kind, frame, hit, at=hit.start)
    for act in _by_harm(clauses):
        found.setdefault((act.kind.__name__, act.cue.start), act)
    return sorted(found.values(), key=lambda act: act.cue.start)


def _given(frame: Frame, clauses: Clauses) -> bool:
    """Whether a sentence names what an affair of states needs: the law that is passed, the aid that is sent."""
    return not frame.given or any(clauses.scene.words(given.heads) for given in frame.given)


def _by_harm(clauses: Clauses) -> list[Act]:
    """ "The depot was destroyed with missiles": harm told with its means is an attack besides."""
    out = []
    for kind in KINDS:
        if kind.wave is None or not kind.wave.harm:
            continue
        frame = next((f for f in kind.terse if f.absorbs), None)
        for hit in (h for h in clauses.scene.words(kind.wave.harm) if not clauses.unreal(h)):
            near = [w for w in clauses.scene.weapons if clauses.segment(w.start) == clauses.segment(hit.start)]
            things = clauses.scene.words("thing")
            told = [w for w in near if not clauses.belongs(w.start, w.end, things)]
            if frame is not None and any(clauses.means(w.start, w.end) or clauses.acts_itself(w, hit) for w in told):
                out.append(Act(kind, frame, hit, at=hit.start))
    return out


def tallied_cue(kind: type[Detail], slot: str) -> bool:
    """Whether a lexicon slot only says what became of things that a tally counts."""
    wave = kind.wave
    if wave is None:
        return False
    return any(slot in cues for name, cues in wave.counts.items() if name != wave.sent and name not in wave.sited)
