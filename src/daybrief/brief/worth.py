"""What somebody said that is worth a place: it tells of the conflict by itself, and stands for something on top."""

from daybrief.brief.values import Wording
from daybrief.model.outcome import Fact


def of_the_war(wording: Wording, text: str) -> bool:
    """Whether a text names a side of the conflict, somebody or some place of one, a weapon, a live issue or the war: a
    summit of others elsewhere is none of it. In a pack of no war all is."""
    theatre, lang = wording.cast.theatre, wording.material.lang
    if not theatre.sides or on_an_issue(wording, text) or _warlike(wording, text):
        return True
    cast = wording.cast
    people = (hit.value.party for known in theatre.people.values() for hit in known.find(text))
    parties = cast.parties_in(text) | set(people)
    ids = (id for hit in theatre.gazetteer.scan(text, lang) for id in hit.ids[:1])
    lands = {entry.country for id in ids if (entry := theatre.gazetteer.find(id)) is not None}
    return not (parties | lands).isdisjoint(theatre.sides)


def _warlike(wording: Wording, text: str) -> bool:
    """Whether a text has a weapon or a word of the war."""
    theatre = wording.cast.theatre
    return any(
        (lang in theatre.weapons and theatre.weapons[lang].find(text)) or theatre.terms("topic.war", lang).find(text)
        for lang in theatre.languages
    )


def tells_of_the_conflict(wording: Wording, said: str) -> bool:
    """Whether words name, by themselves, a party, a person of the pack, a weapon, a live issue or the war: 'we will
    hold several events' may be of anything. In a pack of no war all words may stand."""
    theatre = wording.cast.theatre
    if not theatre.sides or on_an_issue(wording, said) or _warlike(wording, said):
        return True
    if any(theatre.parties[lang].find(said) or theatre.people[lang].find(said) for lang in theatre.languages):
        return True
    return any(hit.ids for hit in theatre.gazetteer.scan(said, wording.material.lang))


def on_an_issue(wording: Wording, said: str) -> bool:
    """Whether words touch a live issue of the pack."""
    return any(issue.words.search(said) for issue in wording.cast.theatre.style.issues)


def bland(wording: Wording, fact: Fact) -> bool:
    """Whether a fact is a quotation whose printed words take no stand on a live issue: no news beside a deed."""
    issues = wording.cast.theatre.style.issues
    return bool(issues) and wording.quotes(fact) and not on_an_issue(wording, shown(wording, fact))


def shown(wording: Wording, fact: Fact) -> str:
    """The quoted words of a fact as the reader will see them."""
    said = wording.quoted(fact)
    return wording.quotation(fact, said).strip("“”") or said
