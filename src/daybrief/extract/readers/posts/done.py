"""Whether the head of a sentence tells an act, or only whose words follow."""

from daybrief.claims import KINDS
from daybrief.extract.scene import Scene

_CUES = tuple(sorted({frame.cue for kind in KINDS for frame in kind.terse}))


def tells_act(scene: Scene, end: int) -> bool:
    """Whether a verb up to an offset tells what was done: "Police *detained* a man: two were hurt"."""
    done = scene.theatre.words("active", scene.lang)
    told = (h for cue in _CUES for h in scene.words(cue) if h.end <= end)
    return any(h.text.lower().split()[0].endswith(done) for h in told)
