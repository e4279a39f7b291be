"""Whether an act was done, tried, planned or only thought of."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from daybrief.claims.frames import Outlook
from daybrief.extract.english.syntax import VERBAL, ancestors, generic, subjects
from daybrief.extract.readers.rules.aims import in_general, only_aim
from daybrief.extract.readers.rules.lapsing import LAPSED, SUPPOSING, TOLD, lapse
from daybrief.extract.readers.rules.signs import (
    FUTURE,
    POSSIBLE,
    ahead_of,
    all_of_them,
    at_it,
    either,
    good_for,
    if_so,
    instead,
    is_question,
    is_to,
    mistaken,
    nobody,
    purpose,
    purpose_of,
    put_off,
    serving,
    told_after,
    under_way,
    weighed,
    with_modal,
)

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token
    from daybrief.extract.readers.rules.sentence import Sentence

_MAY = frozenset({"may", "might", "could"})
_UNREAL = frozenset({"would", "should", "could"})
_UP = frozenset({"xcomp", "dobj", "pobj", "prep", "acl", "pcomp", "amod", "attr", "oprd", "acomp", "agent"})
_NEAR = 4  # words up the tree: 'in response to *sanctions*'
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_APART = frozenset({"advcl", "conj", "ccomp", "relcl", "parataxis"})  # clauses of their own, whose mood is theirs
_OWN_MOOD = frozenset({"nsubj", "nsubjpass", "aux"})
_FINITE = frozenset({"VBD", "VBZ"})
_PRESENT = frozenset({"VBP", "VBZ"})
_HAS = frozenset({"has", "have", "'s", "’s", "'ve", "’ve"})
_LISTS = frozenset({"include", "includes", "included"})
_WANTS = frozenset({"want", "wants", "wanted"})
_DONE_FIRST = frozenset({"after"})  # '*after taking* X, failed to move on': the verb above failed, not this act
_INSTEAD = frozenset({"over", "without", "than", "against", "about"})


class Mood:
    """Reads the mood of acts in one sentence."""

    def __init__(self, parsed: "Sentence") -> None:
        self.parsed = parsed
        self._outlooks: dict[int, Outlook] = {}  # by number of the act's word

    def governors(self, token: "Token") -> "Iterator[Token]":
        """The act's word and those it completes, up to the verb of its mood: 'failed in an attempt to *seize*'."""
        yield token
        here = token
        while here.head.i != here.i:
            above = here.head
            if here.dep_ == "conj":
                if here.pos_ in VERBAL and any(c.dep_ in _OWN_MOOD for c in here.children):
                    return
                thing = here.pos_ == "NOUN" and above.pos_ in VERBAL  # 'promised *arms* and new *sanctions*', hung so
                if above.pos_ != here.pos_ and not {above.pos_, here.pos_} <= VERBAL and not (mistaken(here) or thing):
                    return
                if here.tag_ in _FINITE and above.tag_ == "VB":
                    return  # 'continued to prepare for an assault and *made* gains', hung on the wrong verb
                above = self._shared_to(here) or above
            elif here.dep_ == "pcomp" and above.lower_ == "by":
                above = self._finite(above.head)
            elif here.dep_ == "advcl":
                if not self._to(here):
                    return
            elif here.dep_ == "acl" and not self._to(here) and above.dep_ in _SUBJECTS:
                yield above  # 'aircraft *based* in X will strike Y' are based there now
                return
            elif here.dep_ not in _UP and not self._complement(here):
                if here.dep_ in _SUBJECTS and here.pos_ not in VERBAL:
                    yield above
                return
            yield above
            here = above

    def _complement(self, verb: "Token") -> bool:
        """Whether a clause has no mood of its own: 'could allow forces *to push* on', 'made them *leave*'."""
        if verb.dep_ != "ccomp" or verb.head.pos_ not in VERBAL:
            return False
        caused = verb.tag_ in ("VB", "VBP") and verb.head.i in self.parsed.heads("causing")
        return self._to(verb) or (caused and not any(c.dep_ in ("aux", "mark") for c in verb.children))

    def _shared_to(self, verb: "Token") -> "Token | None":
        """The verb whose 'to' a bare one shares, joined to their head by the parser: 'expect to *pass* and take X'."""
        if verb.tag_ != "VB" or verb.head.tag_ == "VB":
            return None
        before = [c for c in verb.head.children if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i < verb.i]
        return next((c for c in reversed(before) if self._to(c)), None)

    def _finite(self, verb: "Token") -> "Token":
        """The verb whose mood that of 'by doing' is: 'set conditions to resume an offensive by *shelling* towns'."""
        while verb.head.i != verb.i and (verb.pos_ not in VERBAL or self._to(verb)):
            verb = verb.head
        return verb

    def _to(self, verb: "Token") -> bool:
        return any(c.tag_ == "TO" for c in verb.children)

    def _ordered(self, verb: "Token") -> bool:
        """Whether it is a bare imperative: 'Objective: *capture* the city'."""
        return (
            verb.tag_ == "VB"
            and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
            and (verb.dep_ in ("ROOT", "appos", "acl", "dep"))
        )

    def negated(self, token: "Token") -> bool:
        """Whether the text says that it did not happen."""
        hindered = (c for c in token.children if c.dep_ == "compound" and c.i in self.parsed.heads("hindering"))
        if any(c.i and c.nbor(-1).lower_ == "to" for c in hindered):
            return True  # 'patrols to *stymie* further advances', a verb taken for a noun
        if self.dropped(token) == LAPSED:
            return False
        crossed = False
        for here in self.governors(token):
            if crossed:
                crossed = here.dep_ == "conj"
                continue
            crossed = here.dep_ == "conj" and not either(here)
            if any(c.dep_ == "neg" or c.lower_ in ("no", "neither") for c in here.children):
                return True
            if here.pos_ in VERBAL and any(nobody(c) for c in here.children if c.dep_ in _SUBJECTS):
                return True
            if here.dep_ in ("pobj", "pcomp") and (here.head.lower_ == "without" or instead(here.head)):
                return True
            if here.i != token.i and here.i in self.parsed.heads("preventing"):
                return True
        return False

    def shown(self, token: "Token") -> bool:
        """Whether somebody reports or shows what is under way: 'reported trucks *arriving* in Sumy'."""
        noun = token.head
        while noun.dep_ in ("pobj", "prep", "conj") and noun.head.i != noun.i and noun.head.pos_ not in VERBAL:
            noun = noun.head
        told = noun.head.i in self.parsed.voices.say or noun.i in self.parsed.heads("proof")
        return noun.dep_ in ("dobj", "pobj") and told

    def outlook(self, token: "Token") -> Outlook:
        """How far the act got, as told. Every frame of a word asks, and readers after it."""
        if token.i not in self._outlooks:
            found = self._outlook(token)
            unsure = found == "intended" and any(map(if_so, self.governors(token)))
            self._outlooks[token.i] = "supposed" if unsure or is_question(self.parsed.scene.text) else found
        return self._outlooks[token.i]

    def _outlook(self, token: "Token") -> Outlook:
        if self.dropped(token) == LAPSED:
            return "off"
        if self._known(token):
            return "done"
        wanted = token.dep_ == "dobj" and token.head.i in self.parsed.heads("demand")
        if token.pos_ == "NOUN" and (generic(token) or wanted) and not self.negated(token):
            return "supposed"  # 'they condemn *any deployment* of troops', 'demand the *withdrawal* of troops'
        if self.dropped(token):
            return "off"
        tried = intended = False
        failed, plans, real = (self.parsed.heads(slot) for slot in ("failed", "intended", "carried-out"))
        campaigning = self.parsed.heads("campaigning")
        supposing, hindering, doubted = (self.parsed.heads(slot) for slot in ("supposing", "hindering", "doubted"))
        chain = list(self.governors(token))
        if self._hoped(chain):
            return "supposed"
        crossed = done_first = False
        for here in chain:
            own, crossed = not crossed and not done_first, here.dep_ == "conj"
            done_first = done_first or (here.dep_ == "pcomp" and here.head.lower_ in _DONE_FIRST)
            if told_after(here, chain):
                return "done"
            aux = {c.lower_ for c in here.children if c.dep_ == "aux"}
            if aux & FUTURE and "have" not in aux:
                return "supposed" if self._conditional(here, aux) else "ahead"
            if "have" in aux and aux & _UNREAL:
                return "supposed"  # 'it *could have* imposed sanctions' and did not
            if aux & POSSIBLE and "have" not in aux and (intended or not under_way(here, aux)):
                return "supposed"
            if any(c.dep_ == "mark" and c.lower_ in SUPPOSING for c in here.children) or self._ordered(here):
                return "supposed"
            if put_off(here, self._comes):
                return "ahead"
            if (here.i in hindering and here.i != token.i) or self._readied(here, token):
                return "supposed"
            if here.dep_ == "ccomp" and self._to(here) and here.head.lower_ in _WANTS and subjects(here):
                return "supposed"  # 'wants Oslo *to lift* the ban'
            if here.i != token.i and token.dep_ in _SUBJECTS and token.head.i == here.i and self._lies_ahead(here):
                return "ahead"
            if self._among_supposed(here, supposing):
                return "supposed"
            if here.i in supposing or any(c.i in supposing and c.dep_ in ("amod", "acomp") for c in here.children):
                return "supposed"
            proposed = here.i in self.parsed.heads("proposing") and not at_it(here, chain)
            if here.i != token.i and proposed and here.pos_ in VERBAL:
                return "supposed"
            if here.pos_ in VERBAL and any(c.i in doubted for c in here.children):
                return "supposed"  # 'approval remains *in doubt*'
            tried = (
                tried
                or (here.i in failed and not done_first)
                or (own and any(c.i in failed and c.dep_ not in _APART and not purpose_of(c) for c in here.children))
            )
            if here.dep_ == "pcomp" and here.head.lower_ in _INSTEAD:
                return "supposed"  # 'prioritising X over *launching* …', 'spoke about *sending* troops'
            if token.pos_ == "NOUN" and (ahead_of(here) or only_aim(self.parsed, here)):
                return "ahead" if ahead_of(here) else "supposed"
            if here.dep_ == "pcomp" and here.head.lower_ == "by" and in_general(here.head.head):
                return "supposed"
            if good_for(here, self.parsed.heads("fitness")):
                return "supposed"
            tried = tried or self._aimed_at(here)
            intended = (
                intended
                or (here.i in plans and here.i != token.i and not self._settled(here, chain) and not at_it(here, chain))
                or (token.pos_ == "NOUN" and (purpose(here, plans) or self.to_come(here)))
            )
            between = self._between(here)
            intended, tried = intended or between in plans, tried or between in failed
            if self._to(here) and not aux & {"have", "be"} and here.head.i in self.parsed.heads("foreseen"):
                return "ahead"  # 'is likely *to step up* strikes', unlike 'is likely to have stepped them up'
            if self._to(here) and "have" not in aux and here.head.i not in real and here.head.i not in failed:
                if is_to(here):
                    return "ahead"
                intended = intended or here.head.i in plans
                tried = tried or (here.head.i in campaigning and here.head.pos_ == "NOUN")
                if not intended and not tried:
                    return "supposed"
        if weighed(chain[-1]) or with_modal(chain[-1]) or self.forestalled(chain[-1]):
            return "supposed"
        top = chain[-1]
        if self._supposed_above(top) or self._unsaid(top) or self._asked_for(top) or any(map(self._usual, chain)):
            return "supposed"
        if intended and (self._awaited(token, chain) or self._brought_about(chain)):
            return "supposed"
        return "intended" if intended else "tried" if tried else "done"

    def _comes(self, verb: "Token") -> bool:
        """Whether what a verb tells has yet to come about."""
        return self.outlook(verb) != "done"

    @staticmethod
    def _among_supposed(verb: "Token", supposing: dict[int, str]) -> bool:
        """Whether it is only among what may be: 'the *options* include a visit', '*possible* steps are talks'."""
        if verb.lower_ not in _LISTS and verb.lemma_ != "be":
            return False
        listed = [t for s in subjects(verb) for t in s.subtree]
        return any(t.i in supposing and t.dep_ == "amod" for t in listed)

    def _hoped(self, chain: "list[Token]") -> bool:
        """Whether somebody only hopes for it, or fears it: 'the *hope* of a truce', 'she *hopes* to host them'."""
        hoping, top = self.parsed.heads("hoping"), chain[-1]
        hopes = any(t.i in hoping and (t.pos_ == "NOUN" or t.tag_ in TOLD) for t in chain[1:])
        return hopes or (top.dep_ == "ccomp" and top.head.i in hoping)

    def _conditional(self, verb: "Token", aux: set[str]) -> bool:
        """Whether a relative clause tells what would be, and nobody says that it will: 'a defeat, which *would* send
        tanks west'."""
        return "would" in aux and verb.dep_ == "relcl" and not self.parsed.voices.above(verb)

    def dropped(self, token: "Token") -> str:
        """How a plan came to nothing, as told of a noun for it: '*talks* planned for Friday were *called off*'; ""."""
        return lapse(self.parsed.heads("dropped"), token, self.negated)

    def _between(self, verb: "Token") -> int:
        """The token number of a noun between a verb and its 'to', on which the parser should have hung it: 'continued
        *preparations* to cut the road'; -1 where there is none."""
        if not self._to(verb) or verb.dep_ != "xcomp":
            return -1
        between = [c.i for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i]
        return between[-1] if between else -1

    def _unsaid(self, top: "Token") -> bool:
        """Whether nobody has said it yet: 'meant to let Moscow *claim* that …', 'officials *may say* that …'."""
        said = top.head
        if top.dep_ != "ccomp" or said.i not in self.parsed.voices.say:
            return False
        purposes = self.parsed.heads("purposed")
        for here in self.governors(said):
            aux = {c.lower_ for c in here.children if c.dep_ == "aux"}
            if any(c.dep_ == "neg" for c in here.children):
                return False  # 'we cannot confirm that …' has been said
            if aux & (FUTURE | _MAY) and "have" not in aux:
                return True
            if self._to(here) and here.head.i in purposes:
                return True
        return False

    def _awaited(self, noun: "Token", chain: "list[Token]") -> bool:
        """Whether somebody only gets ready for what another may do: 'Russians prepare for *Ukrainian* attacks'."""
        naming = self.parsed.naming
        own = next((p for c in noun.children if c.dep_ == "amod" and (p := naming.party(c)) is not None), None)
        ready = next((t for t in chain if t.pos_ in VERBAL), None)
        if own is None or ready is None:
            return False
        return any((p := naming.party(doer)) is not None and p != own for doer in subjects(ready))

    def _brought_about(self, chain: "list[Token]") -> bool:
        """Whether somebody is only to bring others to it: 'ready to help them *reach* a deal'."""
        return any(t.dep_ == "ccomp" and t.head.i in self.parsed.heads("causing") for t in chain)

    def to_come(self, noun: "Token") -> bool:
        """Whether a noun is called what lies ahead: 'the *upcoming* summit'."""
        return any(c.dep_ == "amod" and c.i in self.parsed.heads("coming") for c in noun.children)

    def _lies_ahead(self, verb: "Token") -> bool:
        """Whether what it is said of is still to come: 'talks *are* to begin', 'a visit *is* due on Friday'."""
        if verb.lemma_ != "be" or verb.tag_ not in ("VBP", "VBZ"):
            return False
        plans = self.parsed.heads("intended")
        return any((c.dep_ == "xcomp" and self._to(c)) or (c.dep_ == "acomp" and c.i in plans) for c in verb.children)

    def _known(self, noun: "Token") -> bool:
        """Whether a noun tells an act as known to have happened: '*ongoing* attacks', 'assaults may *force* …'."""
        if noun.pos_ != "NOUN" or self.negated(noun) or self.to_come(noun):
            return False
        if any(c.dep_ == "amod" and c.i in self.parsed.heads("ongoing") for c in noun.children):
            return True
        verb = noun.head
        told = any(
            c.dep_ == "det" for c in noun.children
        )  # 'a strike may …' tells none yet, 'the strike may …' no new one
        doing = noun.dep_ == "nsubj" and verb.pos_ in VERBAL and any(c.dep_ == "dobj" for c in verb.children)
        return doing and not told and not self._supposed_above(verb)

    def _settled(self, verb: "Token", chain: "list[Token]") -> bool:
        """Whether those who decide have done so: 'ministers *agreed on* sanctions', unlike 'agreed to meet'."""
        joints = (t for t in chain if t.dep_ == "prep" and t.lower_ == "on" and t.head.i == verb.i)
        return verb.i in self.parsed.heads("assenting") and next(joints, None) is not None

    def _aimed_at(self, here: "Token") -> bool:
        """Whether an act is only what somebody's effort goes to: 'is focused on *taking* X', 'the focus is on the
        *capture* of X'."""
        aiming, above = self.parsed.heads("aiming"), here.head.head
        if here.dep_ == "dobj":
            return here.head.i in aiming  # 'prioritised the *seizure* of X'
        if here.dep_ not in ("pcomp", "pobj") or here.head.lower_ != "on":
            return False
        subject = next((c for c in above.children if c.dep_ in _SUBJECTS), None) if above.lemma_ == "be" else None
        return above.i in aiming or (subject is not None and any(t.i in aiming for t in subject.subtree))

    def stands(self, noun: "Token", marks: str) -> bool:
        """Whether a noun tells what stands already, by words of a lexicon slot: '*evaded* sanctions'."""
        words = self.parsed.heads(marks)
        return noun.dep_ in ("dobj", "pobj") and any(above.i in words for above in islice(ancestors(noun), _NEAR))

    def _readied(self, prep: "Token", token: "Token") -> bool:
        """Whether an act is only what something is got ready for: 'massed troops for an *offensive*', 'built a bridge
        *in support of* an offensive'."""
        if prep.dep_ != "prep" or token.pos_ != "NOUN":
            return False
        served = prep.lower_ in ("of", "for") and serving(prep.head, self.parsed.heads("serving"))
        near = (prep.head, *islice(ancestors(prep.head), 2))
        return served or (prep.lower_ == "for" and any(here.i in self.parsed.heads("readying") for here in near))

    def _asked_for(self, top: "Token") -> bool:
        """Whether somebody only wants it: 'demanded that troops *leave*'. English then has the bare verb."""
        here = top
        while here.dep_ == "conj" and here.head.pos_ in VERBAL:
            here = here.head
        if here.dep_ not in ("ccomp", "acl") or here.pos_ not in VERBAL:
            return False
        words = list(here.children)
        bare = top.tag_ == "VB" and not any(c.dep_ in ("aux", "auxpass") for c in top.children)
        passive = any(c.dep_ in ("auxpass", "aux") and c.lower_ == "be" for c in words)
        told = any(c.dep_ == "mark" and c.lower_ == "that" for c in words)
        demanded = here.head.i in self.parsed.heads("demand")
        return (told and (bare or passive)) or (demanded and (bare or passive or told))

    def forestalled(self, top: "Token") -> bool:
        """Whether it was stopped first: 'downed *before* they *struck*', 'met jets as they *fired*, downing *them*'."""
        before = any(c.dep_ == "mark" and c.lower_ == "before" for c in top.children)
        stops = self.parsed.heads("strike.stop")
        beside = (c for t in (top, top.head) for c in t.children if c.dep_ == "advcl" and c.i > top.i)
        at_once = any(c.i in stops and all_of_them(c) for c in beside)
        return top.dep_ == "advcl" and ((before and top.head.i in stops) or at_once)

    def _usual(self, verb: "Token") -> bool:
        """Whether it tells a habit: 'they *usually* attack', 'has *often* happened', 'Berg, who *often* met him'."""
        has = any(c.dep_ == "aux" and c.lower_ in _HAS for c in verb.children)
        now = has or verb.tag_ in _PRESENT or (verb.tag_ == "VBD" and verb.dep_ == "relcl")
        return now and any(c.i in self.parsed.heads("habit") for c in verb.children if c.dep_ == "advmod")

    def _supposed_above(self, top: "Token") -> bool:
        """Whether the clause stands inside an 'if' clause, or under a word of fearing or hoping."""
        here = top
        for _ in range(6):
            if here.head.i == here.i:
                return False
            if here.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in SUPPOSING for c in here.children):
                return True
            here = here.head
        return False
