"""In the parties' own words, side by side: what each side and third parties said of one event, or on one live issue."""

from collections.abc import Iterable, Sequence

from daybrief.brief import positions
from daybrief.brief.choose import Choice
from daybrief.brief.harm import label_of
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.model.outcome import Fact, Position, Told, Wordings
from daybrief.model.place import Located

MOST = 6
MOST_HOLDERS = 6  # on one issue, and of one party:
MOST_OF_A_PARTY = 2
_LONGEST = 260  # characters of a passage that are shown
_SURE = 0.5  # confidence from which a passage is set beside others: it is shown in its own words, under its voice


# ---- one event


def side_by_side(writer: Writer, choice: Choice, facts: Sequence[Fact]) -> tuple[Wordings, ...]:
    """Events of which two parties give an account of their own, one a side among them; contested ones first."""
    found: list[Wordings] = []
    shown: set[str] = set()  # claims, none of which is set beside others twice
    for fact in sorted(facts, key=lambda f: (not f.against, -choice.weigh.weight(f), f.event)):
        told = _told(writer, fact)
        sides = {one.party for one in told}
        if len(sides) > 1 and sides & set(writer.theatre.sides) and not shown & {one.claim for one in told}:
            shown |= {one.claim for one in told}
            found.append(Wordings(event=fact.event, label=_label(writer, fact), told=told))
    return tuple(found[:MOST])


def _label(writer: Writer, fact: Fact) -> str:
    """What the event is called: its places, where one is less than a country, else the section it belongs to."""
    named = any(not (isinstance(place, Located) and place.grain == "country") for place in fact.where)
    return (named and label_of(writer, fact)) or writer.tongue.t(writer.wording.kind(fact).section).capitalize()


def _told(writer: Writer, fact: Fact) -> tuple[Told, ...]:
    """One passage a party, the sides first: of a party's claims the first in the brief's language, since support has
    the fullest first. Of what is contested, an institute's or outlet's own account is a third party's."""
    by_party: dict[str, Told] = {}
    claims = [writer.material.claims[cid] for cid in (*fact.support, *fact.against) if cid in writer.material.claims]
    for claim in sorted(claims, key=lambda claim: _foreign(writer, claim)):
        party = _party(writer, claim)
        if party is None and fact.against and not _third(by_party, writer):
            party = writer.material.document(claim).source if claim.attribution.own_voice else None
        if party is None or party in by_party:
            continue
        cast = writer.wording.cast
        source = writer.material.document(claim).source
        voice = source if claim.attribution.own_voice else cast.office(cast.latin(claim.attribution.origin.name))
        by_party[party] = Told(
            party=party,
            voice=_capital(cast.shown(voice)) + _relayed(writer, claim, source),
            quote=cut("\n".join(span.quote for span in claim.spans)),
            claim=claim.id,
        )
    return _in_order(writer, by_party.values())


def _third(by_party: dict[str, Told], writer: Writer) -> bool:
    """Whether an outlet's account is among those shown already."""
    return any(not writer.wording.cast.is_party(party) for party in by_party)


def _foreign(writer: Writer, claim: Claim) -> bool:
    return writer.material.document(claim).lang != writer.tongue.lang


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _in_order(writer: Writer, told: Iterable[Told]) -> tuple[Told, ...]:
    """The sides' in the pack's order, then third parties'."""
    order = {side: at for at, side in enumerate(writer.theatre.sides)}
    return tuple(sorted(told, key=lambda one: (order.get(one.party, len(order)), one.party)))


def _relayed(writer: Writer, claim: Claim, source: str) -> str:
    """', as told by the Harbour Times' where the passage is a report about the voice and not the voice's own page."""
    if claim.attribution.own_voice or source == claim.attribution.origin.name:
        return ""
    return writer.tongue.t(", as told by {source}", source=writer.wording.cast.shown(source))


def _party(writer: Writer, claim: Claim) -> str | None:
    """The party whose word a claim is; None for an outlet's own voice."""
    origin = claim.attribution.origin
    cast = writer.wording.cast
    if claim.attribution.own_voice:
        publisher = writer.material.document(claim).source
        return cast.party_spoken_for(publisher) if cast.speaks_for_a_party(publisher) else None
    return origin.party or cast.party_spoken_for(origin.name)


def cut(quote: str, said: str = "") -> str:
    """The start of a passage, whole words; or where the words that count stand late in it, the passage from them on."""
    flat, said = " ".join(quote.split()), " ".join(said.split())
    at = flat.find(said) if said else 0
    lead = ""
    if at > 0 and at + len(said) > _LONGEST and len(flat) > _LONGEST:
        flat, lead = flat[at:], "… "
    return lead + (flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …")


# ---- one issue


def on_issues(writer: Writer, facts: Sequence[Fact], held: Sequence[Position]) -> tuple[Wordings, ...]:
    """Live issues on which two parties hold something today, each holder in their words, with what they said last."""
    said = {one.event: one for one in held}
    found = []
    for issue in writer.theatre.style.issues:
        mine = [fact for fact in facts if positions.issue_of(writer, fact) == issue]
        told = _holders(writer, mine, said)
        if len({one.party for one in told}) > 1:
            found.append(Wordings(event="", issue=issue.title, label=writer.tongue.named(issue.title), told=told))
    return tuple(found)


def stated(writer: Writer, choice: Choice, facts: Sequence[Fact]) -> list[Fact]:
    """Positions of known parties among all that was read, heaviest first: also those that make no sentence of their
    own, since their passage stands for them."""
    fit = [
        fact
        for fact in facts
        if fact.standing != "superseded"
        and choice.weigh.confidence(fact) >= _SURE
        and not choice.timely.past(fact, said=True)
        and positions.holds(writer, choice, fact)
        and positions.party_of(writer, fact)
    ]
    return sorted(fit, key=lambda fact: (-choice.weigh.weight(fact), fact.event))


def _holders(writer: Writer, facts: Sequence[Fact], said: dict[str, Position]) -> tuple[Told, ...]:
    """One passage a holder, the sides' first; those in the brief's language before others, heavier before lighter."""
    material, cast = writer.material, writer.wording.cast
    found: dict[str, Told] = {}
    passages: set[tuple[str, int]] = set()
    for fact in sorted(facts, key=lambda fact: _foreign(writer, material.claim(fact))):
        claim, holder, party = material.claim(fact), positions.holder_of(writer, fact), positions.party_of(writer, fact)
        start = claim.spans[0].doc, claim.spans[0].start
        of_party = sum(one.party == party for one in found.values())
        if holder in found or start in passages or of_party >= MOST_OF_A_PARTY or party is None:
            continue
        passages.add(start)
        before, named = said.get(fact.event), writer.tongue.holder(holder, material.day)
        found[holder] = Told(
            party=party,
            voice=_capital(cast.shown(named)) + _relayed_words(writer, fact, claim),
            quote=cut("\n".join(span.quote for span in claim.spans), positions.words(writer, fact)),
            claim=claim.id,
            change=before.change if before and material.earlier else "",
            before=before.before if before else None,
            before_said=cut(before.before_said) if before else "",
            before_source=before.before_source if before else "",
        )
        if len(found) == MOST_HOLDERS:
            break
    return _in_order(writer, found.values())


def _relayed_words(writer: Writer, fact: Fact, claim: Claim) -> str:
    """', as told by the Harbour Times', unless the passage is the holder's own page; ', as told by Anna Berg' where she
    tells of what others hold."""
    source, origin = writer.material.document(claim).source, claim.attribution.origin.name
    teller = writer.wording.cast.person(origin) if not claim.attribution.own_voice else None
    if teller and not writer.wording.kind(fact).voiced_by and teller.party != positions.party_of(writer, fact):
        source = teller.name
    if source == positions.holder_of(writer, fact):
        return ""
    return writer.tongue.t(", as told by {source}", source=writer.wording.cast.shown(source))
