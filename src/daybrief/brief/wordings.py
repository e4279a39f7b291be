"""One event in several parties' words: what each side and third parties said of it, set side by side."""

from collections.abc import Sequence

from daybrief.brief.choose import Choice
from daybrief.brief.harm import label_of
from daybrief.brief.writer import Writer
from daybrief.claims import Claim
from daybrief.model.outcome import Fact, Told, Wordings

MOST = 6
_LONGEST = 260  # characters of a passage that are shown


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
    """What the event is called: its places, else the section it belongs to."""
    return label_of(writer, fact) or writer.tongue.t(writer.wording.kind(fact).section).capitalize()


def _told(writer: Writer, fact: Fact) -> tuple[Told, ...]:
    """One passage a party, the sides first: of a party's claims the first, since support has the fullest first."""
    by_party: dict[str, Told] = {}
    for cid in (*fact.support, *fact.against):
        claim = writer.material.claims.get(cid)
        if claim is None or (party := _party(writer, claim)) is None or party in by_party:
            continue
        cast = writer.wording.cast
        source = writer.material.document(claim).source
        voice = source if claim.attribution.own_voice else cast.office(cast.latin(claim.attribution.origin.name))
        by_party[party] = Told(
            party=party,
            voice=cast.shown(voice)[:1].upper() + cast.shown(voice)[1:] + _relayed(writer, claim, source),
            quote=_cut("\n".join(span.quote for span in claim.spans)),
            claim=cid,
        )
    order = {side: at for at, side in enumerate(writer.theatre.sides)}
    return tuple(sorted(by_party.values(), key=lambda one: (order.get(one.party, len(order)), one.party)))


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


def _cut(quote: str) -> str:
    """The start of a passage, whole words."""
    flat = " ".join(quote.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rsplit(" ", 1)[0] + " …"
