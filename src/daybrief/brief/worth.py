"""What somebody said that is worth a place: it tells of the conflict by itself, and stands for something on top."""

from daybrief.brief.values import Wording
from daybrief.model.outcome import Fact


def tells_of_the_conflict(wording: Wording, said: str) -> bool:
    """Whether words name, by themselves, a party, a person of the pack, a weapon, a live issue or the war: 'we will
    hold several events' may be of anything. In a pack of no war all words may stand."""
    theatre = wording.cast.theatre
    if not theatre.sides or on_an_issue(wording, said):
        return True
    for lang in theatre.languages:
        tables = (theatre.parties, theatre.people, theatre.weapons)
        if any(lang in table and table[lang].find(said) for table in tables):
            return True
        if theatre.terms("topic.war", lang).find(said):
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
