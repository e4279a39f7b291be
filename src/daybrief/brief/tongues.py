"""Which language writes what: the tongue, the words for values and the telling by voices of each."""

from daybrief.brief.material import Material
from daybrief.brief.names import Cast
from daybrief.brief.tongue import Tongue
from daybrief.brief.values import Wording
from daybrief.brief.voices import Speech
from daybrief.errors import InputError
from daybrief.model.outcome import Brief
from daybrief.theatre.pack import Theatre


def tongue(lang: str, theatre: Theatre) -> Tongue:
    """The tongue of a language."""
    if lang == "en":
        return Tongue(theatre)
    from daybrief.brief.ukrainian.tongue import Ukrainian  # here, not above: most briefs are English

    if lang not in theatre.tongues:
        raise InputError(
            f"--lang {lang}: expected a theatre with names in that language, found {theatre.name} without "
            f"tongues/{lang}; write the brief in English or add them"
        )
    return {"uk": Ukrainian}[lang](theatre)


def of(brief: Brief, theatre: Theatre) -> Tongue:
    """The tongue in which a brief is written."""
    return tongue(brief.lang, theatre)


def wording(material: Material, tongue: Tongue) -> Wording:
    """How values are put into words, with nobody introduced yet."""
    outlets = frozenset(doc.source for doc in material.documents.values())
    if tongue.lang == "en":
        return Wording(material, Cast(tongue.theatre, material.day, outlets), tongue)
    from daybrief.brief.ukrainian.cast import UkrainianCast
    from daybrief.brief.ukrainian.wording import UkrainianWording

    return UkrainianWording(material, UkrainianCast(tongue.theatre, material.day, outlets), tongue)


def speech(wording: Wording) -> Speech:
    """How clauses are told by their voices."""
    if wording.tongue.lang == "en":
        return Speech(wording)
    from daybrief.brief.ukrainian.speech import UkrainianSpeech

    return UkrainianSpeech(wording)
