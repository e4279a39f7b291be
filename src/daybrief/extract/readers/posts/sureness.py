"""How sure a sentence is of what it tells."""

from daybrief.extract.scene import Scene
from daybrief.model.voice import Stance


def stance(scene: Scene) -> Stance:
    """How sure the sentence is: on footage, or only reportedly."""
    if scene.words("say.deny") and not scene.words("this"):
        return "denies"
    if scene.words("proof"):
        return "confirms"
    endings = scene.theatre.words("infinitive", scene.lang)
    hedges = [h for h in scene.words("hedge") if not _next_word(scene, h.end).endswith(endings)]
    return "suspects" if hedges else "asserts"


def _next_word(scene: Scene, at: int) -> str:
    """The word right behind an offset: "possible *to restore*" hedges nothing."""
    return next(iter(scene.text[at - scene.start :].lower().split()), "").strip(".,:;!?»")
