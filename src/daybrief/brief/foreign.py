"""Words in a language that the brief is not written in: printed as they were said, with what they are about."""

from daybrief.brief import english
from daybrief.brief.asked import Asked
from daybrief.brief.phrases import trimmed
from daybrief.model.outcome import Fact

_LEAST, _MOST = 5, 24  # words of a quotation that is printed in its own language
_NAMED = 3  # parties that are named beside it


def foreign(asked: Asked, fact: Fact, words: str, opening: bool) -> str:
    """A quotation in the language it was said in, with what it is about for who cannot read it: '(in Russian, on
    territory; it names Ukraine)'. The brief translates nobody's words."""
    cut = trimmed(words, _MOST).replace("“", "‘").replace("”", "’")
    material = asked.material
    name = asked.cast.theatre.prose["languages"].get(material.document(material.claim(fact)).lang, "")
    if not name or len(cut.split()) < _LEAST:
        return ""
    return f"“{cut.rstrip(',')}” (in {name}{_about(asked, cut)})" + ("," if opening else "")


def _about(asked: Asked, words: str) -> str:
    """', on territory; it names Ukraine and the United States': the live issue and the parties in foreign words."""
    cast = asked.cast
    issue = next((issue.title for issue in cast.theatre.style.issues if issue.words.search(words)), "")
    title = issue if issue.split(" ")[0].isupper() else issue[:1].lower() + issue[1:]
    codes = dict.fromkeys(
        hit.value for lang in cast.theatre.languages for hit in cast.theatre.parties[lang].find(words)
    )
    named = english.listed([cast.party(code).text for code in codes if cast.is_party(code)][:_NAMED])
    return (f", on {title}" if title else "") + (f"; it names {named}" if named else "")
