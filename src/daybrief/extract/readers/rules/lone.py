"""Whether those who are told to meet are several at all."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from daybrief.extract.readers.rules.company import without_their_own

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.acts import Parsed


def alone(parsed: "Parsed", named: tuple[str, ...], heads: "Iterable[Token]" = ()) -> bool:
    """Whether one alone is named of those who must be several: no body of states, and nobody else who could meet."""
    bodies = {hit.value.rpartition(".")[2] for hit in parsed.scene.words("alliance")}
    speaking = [head for head in heads if parsed.naming.can_speak(head)]
    if any(_of_the_house(parsed, head, name) for head in speaking for name in named):
        return len(without_their_own(parsed, named, named)) == 1
    if len(named) != 1 or named[0] in bodies:
        return False
    return len({head.i for head in speaking}) <= 1


def _of_the_house(parsed: "Parsed", head: "Token", name: str) -> bool:
    """Whether a phrase is a body of the state of somebody who speaks to it: 'Berg told his *ministry*'."""
    known = parsed.story.theatre.people[parsed.story.lang].first(name)
    party = known.party if known is not None else None
    return head.i in parsed.heads("body") and party is not None and parsed.naming.party(head) == party
