"""Who says an act happened, and how surely: read up the tree from the act to the verbs of saying above it."""

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from daybrief.extract.english.names import Naming
from daybrief.extract.english.parting import breaks_off, closes, describes, set_off, tagged_on, titled_before
from daybrief.extract.english.pointing import speaking
from daybrief.extract.english.syntax import (
    VERBAL,
    ancestors,
    conjuncts,
    hedgers,
    is_passive,
    over,
    preps,
    subjects,
)
from daybrief.extract.scene import Scene
from daybrief.model.voice import Stance

if TYPE_CHECKING:
    from daybrief.extract.english.parse import Tree
    from daybrief.extract.english.token import Token

_SAID = frozenset({"ccomp", "xcomp", "dobj", "pobj", "acl", "parataxis", "nsubjpass", "advcl", "oprd"})

_SHOWN = frozenset({"proof", "confirm"})
_BESIDE = frozenset({"while", "although", "though", "whereas", "after", "before", "because", "since", "as", "if"})
_CONCEDING = frozenset({"though", "although", "whereas"})
_PERSONAL = frozenset({"he", "she", "it", "they", "we", "i"})
_TOLD_BEFORE = frozenset({"it", "this", "that", "which"})
_RELATIVE = frozenset({"who", "which", "that"})
_CLOSING = 4  # words at the end of a sentence among which its "X said" stands: "…, X said on Tuesday"
_LEADING = frozenset({("that", "mark"), ("where", "advmod")})  # what leads on to more of what is said
_OPENING = 1  # words before the "in" with which a sentence names whose view it tells: "But in his opinion, …"
_OUR = frozenset({"our", "my"})
_OWN = frozenset({"his", "her"})
_CARRIES = frozenset({"xcomp", "dobj", "pobj", "prep", "acl", "conj", "pcomp", "amod", "attr", "agent"})


@dataclass(frozen=True, slots=True)
class Said:
    """The voice that tells an act: `head` is the speaker's noun; `verb` the word of saying; `sort` its lexicon slot."""

    head: "Token | None"
    verb: "Token"
    sort: str


class Voices:
    """Attributions of one parsed sentence."""

    def __init__(self, scene: Scene, tree: "Tree", naming: Naming) -> None:
        self.scene, self.tree, self.naming = scene, tree, naming
        verbs = self._slots("only-verb")
        self.say = {i: s for i, s in self._slots("say").items() if i not in verbs or tree.doc[i].pos_ in VERBAL}
        speaks = {i: s for i, s in self._slots("speaks").items() if tree.doc[i].pos_ in VERBAL}
        self.heard = speaks | self.say
        self.only_clause, self.inferring = self._slots("only-clause"), self._slots("inferring")
        self.hedge, self.doubt = self._slots("hedge"), self._slots("doubt")
        self.view = self._slots("view")
        self.proof, self.implying = self._slots("proof"), self._slots("implying")
        self.untrue = self._slots("disproved")
        self._going_on: dict[int, bool] = {}  # by number of the word: asked again for every act below it

    def _slots(self, prefix: str) -> dict[int, str]:
        found = {}
        for hit in self.scene.words(prefix):
            if (head := self.tree.head(hit.start, hit.end)) is not None:
                found[head.i] = hit.value
        return found

    def above(self, token: "Token") -> list[Said]:
        """Everything above the act that tells of it, nearest first."""
        found: list[Said] = []
        path = self._up_to_writer([token, *ancestors(token)])
        content = False  # whether a clause 'that …' was passed that the parser hung on a noun
        described = False  # whether a clause was passed that says of a thing what it does: 'a bill *that would …*'
        for below, here in pairwise(path):
            described = described or (below.i not in self.say and describes(below))
            content = content or (
                below.dep_ == "relcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in below.children)
            )
            if (sort := self.say.get(here.i)) and (content or self._told(below, here)):
                if described and not content and sort.endswith(".deny"):
                    continue  # 'rejected *a bill that would send tanks*' denies no sending
                content = False
                found += self._cited(here, sort) or self._told_by(here, sort)
                found += [Said(None, here.head, "say.deny")] if self._false(here) else []
        known = {said.verb.i for said in found}
        found += [said for here in path for said in self._beside(here) if said.verb.i not in known]
        return found or ([] if self.writers(token) else self._over_all(token))

    def writers(self, token: "Token") -> bool:
        """Whether the act stands in a clause with which the writer goes on after words that he relays: 'Berg said so,
        *though* few will listen', '…, *indicating* that they left', 'Berg reported losses, *and* more will come'."""
        return any(self._goes_on(here) for here in (token, *ancestors(token)))

    def _false(self, word: "Token") -> bool:
        """Whether what a noun of saying tells is called untrue: '*claims* that they fled were false'."""
        if word.dep_ not in ("nsubj", "nsubjpass"):
            return False
        told = (c for c in word.head.children if c.dep_ in ("acomp", "attr", "oprd", "neg"))
        return word.head.lemma_ == "be" and any(c.i in self.untrue for c in told)

    def _up_to_writer(self, path: list["Token"]) -> list["Token"]:
        ends = (k for k, here in enumerate(path) if self._goes_on(here) or closes(here, self.say))
        end = next(ends, len(path) - 1)
        return path[: end + 1]

    def _goes_on(self, here: "Token") -> bool:
        if here.i not in self._going_on:
            self._going_on[here.i] = self._writer_goes_on(here)
        return self._going_on[here.i]

    def _writer_goes_on(self, here: "Token") -> bool:
        if here.tag_ == "VBG" and here.i in self.inferring and here.dep_ in ("advcl", "acl"):
            return True
        if self.remarks(here):
            return True
        marks = {c.lower_ for c in here.children if c.dep_ in ("mark", "advmod")}
        if here.i == 0 or not any(t.text == "," for t in here.doc[max(0, here.left_edge.i - 2) : here.left_edge.i + 1]):
            return False
        own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.lower_ not in _PERSONAL for c in here.children)
        if here.dep_ == "advcl":
            meanwhile = "as" in marks and own and here.tag_ == "VBD" and here.i not in self.say
            return bool(marks & _CONCEDING) or meanwhile  # 'Berg said he was content, *as* envoys *met* in Oslo'
        told = here.dep_ == "conj" and here.head.i in self.say and here.head.pos_ in VERBAL and here.i not in self.say
        return told and own and "that" not in marks

    def remarks(self, verb: "Token") -> bool:
        """Whether a clause only says what the writer makes of it: 'left tanks behind, *which* indicates that …'."""
        if verb.dep_ != "relcl" or verb.i not in self.say:
            return False
        which = any(c.lower_ == "which" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        at, noun = self.tree.start(verb.head), verb.head
        place = any(hit.start <= at < hit.end for hit in self.scene.places)
        return which and (place or (noun.i not in self.proof and not self.naming.can_speak(noun)))

    def _over_all(self, token: "Token") -> list[Said]:
        """What tells the whole sentence: 'according to X' at either end, '…, X said.', 'X said that …'."""
        words = [t for t in token.sent if not t.is_punct]
        for verb in (t for t in words if t.i in self.say and t.dep_ in ("prep", "advcl") and t.lower_ == "according"):
            objects = preps_of(verb)
            ends = objects and max(t.i for t in objects[0].subtree if not t.is_punct) >= words[-1].i
            if objects and (ends or verb.i <= words[0].i):
                return [*self._citing(verb, objects[0]), Said(objects[0], verb, self.say[verb.i])]
        return self._around(token, words) or self.viewed(token)

    def viewed(self, token: "Token") -> list[Said]:
        """'In *his* opinion, …', 'in the words of the *mayor*, …': whose view a sentence opens with."""
        for noun in (t for t in token.sent if t.i in self.view and t.i < token.i):
            if (
                noun.dep_ == "pobj"
                and noun.head.lower_ in ("in", "by")
                and noun.head.i - next(iter(token.sent)).i <= _OPENING
            ):
                owner = next((c for c in noun.children if c.dep_ == "poss" and c.lower_ not in _OUR), None)
                owner = owner or next(iter(preps(noun, "of")), None)
                if owner is not None:
                    return [Said(owner, noun, "say.plain")]
        return []

    def _around(self, token: "Token", words: list["Token"]) -> list[Said]:
        """The words of saying that open or close a sentence, where the tree lost what they tell."""
        verb = token.sent.root
        if verb.i in self.say and verb.pos_ in VERBAL and verb.i < token.i:
            between = token.doc[verb.i + 1 : token.i]
            if any((t.lower_, t.dep_) in _LEADING for t in between) and (head := self._speaker(verb)) is not None:
                return [Said(head, verb, self.say[verb.i])]
        for last in (t for t in words[-_CLOSING:] if t.i in self.say and t.pos_ in VERBAL and t.i > token.i):
            head = next((c for c in last.children if c.dep_ == "nsubj" and c.i < last.i), None) or titled_before(last)
            lone = last.tag_ != "VBG" and not any(
                c.dep_ in ("ccomp", "dobj", "mark") for c in last.children if c.i > last.i
            )
            if head is not None and lone and set_off(head, token):
                return [Said(head, last, self.say[last.i])]
        return []

    def _told_by(self, verb: "Token", sort: str) -> list[Said]:
        """The speaker of a word of saying, whom they cite before them: 'X, *citing Y*, reported that …'."""
        head = self._speaker(verb)
        return [*self._citing(verb, head), Said(head, verb, sort)]

    def _citing(self, verb: "Token", head: "Token | None") -> list[Said]:
        """Whom a speaker cites, where it stands beside him or his word of saying."""
        near = [*verb.children, *(head.children if head is not None else ())]
        cites = (c for c in near if self.say.get(c.i, "").endswith(".cite") and (c.tag_ == "VBG" or c.dep_ == "relcl"))
        return [Said(each, c, self.say[c.i]) for c in cites for each in preps_of(c)[:1]]

    def _cited(self, verb: "Token", sort: str) -> list[Said]:
        """'X reported, *citing* Y, that …': Y first, then X."""
        if not sort.endswith(".cite") or not (objects := preps_of(verb)):
            return []
        above = verb.head
        relays = [Said(self._speaker(above), above, self.say[above.i])] if above.i in self.say else []
        return [Said(objects[0], verb, sort), *relays]

    def _told(self, below: "Token", verb: "Token") -> bool:
        """Whether what hangs below the verb of saying is what is said, not who says it or when."""
        if verb.i in self.inferring and verb.tag_ == "VBG" and verb.dep_ in ("advcl", "acl"):
            return False
        if self.remarks(verb):
            return False
        if verb.i in self.only_clause and verb.pos_ in VERBAL and below.dep_ not in ("ccomp", "xcomp", "parataxis"):
            return False
        if below.i < verb.i and breaks_off(below, verb):
            return False
        if self.say[verb.i].endswith(".goes-on"):
            return below.dep_ in ("ccomp", "parataxis")  # 'he continued' speaks, 'forces continued to' does not
        if below.dep_ in ("nsubj", "advmod", "agent", "prep", "npadvmod", "conj", "mark", "cc"):
            if below.dep_ == "prep" and any(c.lower_ in _OWN for o in preps_of(below) for c in o.children):
                return False  # 'reported on *his visit*': that he was there goes without saying
            return (below.dep_ == "prep" and below.lower_ in ("of", "about", "on")) or (
                below.dep_ == "conj" and verb.pos_ not in VERBAL
            )
        return below.dep_ in _SAID and not _aside(below)

    def _speaker(self, verb: "Token") -> "Token | None":
        if verb.pos_ in VERBAL:
            above = verb.head
            if above.lower_ == "as" and self.say.get(above.head.i, "").endswith(".cite"):
                return next(iter(preps_of(above.head)), None)  # 'the mayor quoted *a resident* as saying …'
            if verb.tag_ == "VBG" and verb.dep_ == "advcl" and above.dep_ == "ccomp" and above.head.i in self.say:
                return self._speaker(above.head)  # 'X *disclosed* that Paris was in talks, *saying* …'
            accused = verb.tag_ == "VBN" and verb.dep_ == "xcomp"  # 'stands *accused* of'
            if (is_passive(verb) or accused) and not self.heard[verb.i].endswith(".cite"):
                return next(iter(preps(verb, "by")), None)
            if (above_all := self._said_too(verb)) is not None:
                return self._speaker(above_all)
            found = [title] if (title := titled_before(verb)) is not None else speaking(verb)
        else:
            if (own := next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)) is not None:
                return own  # a verb taken for a noun: 'the *agency* reports that …'
            owners = [c for c in verb.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
            found = [c for c in owners if c.dep_ == "poss" or self.naming.named(c)] + preps(verb, "by", "from")
            if any(
                c.dep_ in ("acl", "ccomp", "relcl") for c in verb.children
            ):  # taken for a noun: 'the agency *reports*'
                found = [c for c in owners if c.i == verb.i - 1 and self.naming.can_speak(c)] + found
        return found[0] if found else None

    def _said_too(self, verb: "Token") -> "Token | None":
        """The word of saying that a further one goes on from, hung by the parser on what was said: 'Berg *stated* that
        the city was calm and *reported* shelling'. A thing that is spoken of says nothing."""
        first = verb.head
        if verb.dep_ != "conj" or first.dep_ != "ccomp" or first.i in self.say or first.head.i not in self.say:
            return None
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        things = [c for c in first.children if c.dep_ in ("nsubj", "nsubjpass") and c.pos_ == "NOUN"]
        return first.head if things and not own and verb.tag_ == first.head.tag_ else None

    def _beside(self, here: "Token") -> list[Said]:
        """'…, X said', 'as X shows', 'according to X', 'citing X'."""
        found = []
        for child in here.children:
            sort = self.say.get(child.i)
            if (
                sort
                and child.pos_ in VERBAL
                and (child.dep_ in ("parataxis", "ccomp", "advcl", "dep") or tagged_on(child))
                and here.pos_ in VERBAL
            ):
                lone = not any(
                    c.dep_ in ("ccomp", "dobj", "xcomp", "mark") and c.lower_ != "as" for c in child.children
                )
                if lone and (child.dep_ != "advcl" or _as_told(child)):
                    found.append(Said(self._speaker(child), child, sort))
            elif sort and _names_voice(child, sort) and (objects := preps_of(child)):
                found += [*self._citing(child, objects[0]), Said(objects[0], child, sort)]
        return found

    def teller(self, token: "Token") -> "Token | None":
        """The speaker at the word of saying nearest to a token; at none, whose view the sentence opens with."""
        return self._teller(token) or next((s.head for s in self.viewed([*token.sent][-1])), None)

    def asked(self) -> "Token | None":
        """Who is asked something in the sentence: 'The *minister* was asked if …'."""
        verbs = (self.tree.doc[i] for i in self.say)
        found = (s for verb in verbs if verb.lower_ == "asked" and is_passive(verb) for s in subjects(verb))
        return next(found, None)

    def _teller(self, token: "Token") -> "Token | None":
        cited = next((t for t in token.sent if t.i in self.say and t.lower_ == "according"), None)
        if cited is not None and (objects := preps_of(cited)):
            return objects[0]
        near = sorted((abs(i - token.i), i) for i, sort in self.say.items() if self.tree.doc[i].sent == token.sent)
        for _, i in near:
            verb = self.tree.doc[i]
            if verb.lower_ == "asked" and is_passive(verb):
                return next(iter(subjects(verb)), None)  # who was asked speaks next
            if verb.pos_ in VERBAL and (head := self._speaker(verb)) is not None and head.i != token.i:
                return head
        return None

    def tellers(self) -> list["Token"]:
        """The speakers of every word of saying or of a view in the sentence, as written there, in text order."""
        found = []
        for i, sort in self.heard.items():
            verb = self.tree.doc[i]
            cites = verb.lower_ == "according" or (verb.tag_ == "VBG" and sort.endswith(".cite"))
            own = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in _RELATIVE), None)
            if cites and verb.dep_ in ("prep", "advcl"):
                found += preps_of(verb)[:1]
            elif (head := own or self._speaker(verb)) is not None:
                found.append(head)
        return sorted({head.i: head for head in found}.values(), key=lambda head: head.i)

    def origins(self, said: list[Said]) -> list["Token"]:
        """The speakers, the one quoted by the others last: 'X said, citing Y' ends with Y. Who denies another's words
        is the last: 'X denied a claim by Y'."""
        outer = list(reversed(said))
        denier = next((at for at, s in enumerate(outer) if s.sort.endswith(".deny")), len(outer))
        heads = [(s.head, s.sort) for s in outer[: denier + 1] if s.head is not None and not self._inferred(s)]
        return [h for h, sort in heads if not sort.endswith(".proof") or h.i in self.proof or h.pos_ == "PROPN"]

    def _inferred(self, said: Said) -> bool:
        """Whether the writer draws it from what was told before: 'this *indicates* that forces left'."""
        return said.verb.i in self.implying and said.head is not None and said.head.lower_ in _TOLD_BEFORE

    def stance(self, token: "Token", said: list[Said], doer: str | None) -> Stance:
        """How surely the act is told. `doer` is the party that did it: its own word confirms nothing."""
        if any(s.sort.endswith(".deny") for s in said):
            return "denies"
        if any(self._proves(s, doer) for s in said) or self._proved(token):
            return "confirms"
        unsure = any(s.sort.endswith(".confirm") and any(c.dep_ == "neg" for c in s.verb.children) for s in said)
        return "suspects" if unsure or self.hedged(token) else "asserts"

    def _proves(self, said: Said, doer: str | None) -> bool:
        if said.head is not None and any(each.i in self.proof for each in conjuncts(said.head)):
            return True
        if not said.sort.endswith(".confirm") or said.head is None or any(c.dep_ == "neg" for c in said.verb.children):
            return False
        return doer is None or self.naming.party(said.head) != doer

    def _proved(self, token: "Token") -> bool:
        """'a confirmed advance', 'footage shows forces advancing'."""
        confirmed = (c for here in _set_in(token) for c in here.children if c.dep_ == "amod")
        return any(self.say.get(c.i, "").endswith(".confirm") for c in confirmed) or self._as_shown(token)

    def _as_shown(self, token: "Token") -> bool:
        """'They advanced near Lyman, as footage published on Friday shows': by its words, since trees get it wrong."""
        after = [t for t in token.sent if t.i > token.i]
        for before, first in pairwise(after):
            if before.text == "," and first.lower_ == "as":
                clause = list(takewhile(lambda t: t.text not in (",", ";"), after[first.i - token.i :]))
                sorts = {self.say.get(t.i, "").rpartition(".")[2] for t in clause}
                if sorts & _SHOWN and any(t.i in self.proof for t in clause):
                    return True
        return False

    def hedged(self, token: "Token") -> bool:
        """Whether 'reportedly', 'likely', 'may have' … weakens the act itself."""
        here = token
        for _ in range(6):
            aux = {c.lower_ for c in here.children if c.dep_ == "aux"}
            if any(c.i in self.hedge and self._weakens(c, here) for c in hedgers(here)) or (
                aux & {"have", "be"} and aux & {"may", "might", "could"}
            ):
                return True
            if any(t.i in self.doubt and t.i != token.i for t in over(here)):
                return True
            if here.head.i == here.i or (
                here.dep_ not in _CARRIES and not (here.dep_ == "ccomp" and here.head.i in self.doubt)
            ):
                return False
            if here.dep_ == "conj" and here.pos_ in VERBAL and any(c.dep_ == "nsubj" for c in here.children):
                return False
            here = here.head
        return False

    def _weakens(self, mark: "Token", word: "Token") -> bool:
        """Whether a hedge belongs to the word, not to a reason or purpose that follows it, after a comma or at once:
        'hit a bridge *likely to slow* supplies'."""
        if mark.dep_ not in ("advmod", "amod", "acomp", "npadvmod"):
            return False
        after = mark.nbor(1) if mark.i + 1 < len(mark.doc) else mark
        if mark.i > word.i and mark.dep_ != "acomp" and (after.tag_ in ("TO", "VBG") or after.dep_ == "prep"):
            return False
        return mark.i < word.i or not any(t.text == "," for t in word.doc[word.i : mark.i])


def _set_in(token: "Token") -> list["Token"]:
    """The act's word and the nouns whose place it tells of: 'confirmed *gains* near Sumy, where they *took* it'."""
    found, here = [token], token
    while here.head.i != here.i and here.dep_ in ("relcl", "pobj", "prep", "conj", "appos") and len(found) < 7:
        if here.dep_ != "relcl" and here.pos_ in VERBAL:
            break
        here = here.head
        found.append(here)
    return found


def _aside(verb: "Token") -> bool:
    """Whether a clause only stands beside what is said: 'confirmed an advance, *while* others *fell* back'."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BESIDE for c in verb.children)


def _as_told(verb: "Token") -> bool:
    """'They advanced, *as* footage *shows*'."""
    return any(c.lower_ == "as" and c.i < verb.i for c in verb.children)


def preps_of(prep: "Token") -> list["Token"]:
    """Objects of 'according to X', 'citing X', 'per X'."""
    found = [c for c in prep.children if c.dep_ in ("pobj", "dobj")]
    for inner in (c for c in prep.children if c.dep_ == "prep"):
        found += [c for c in inner.children if c.dep_ == "pobj"]
    return found


def _names_voice(child: "Token", sort: str) -> bool:
    """Whether a word hangs beside an act to name its voice: 'according to X', 'citing X'."""
    if child.dep_ not in ("prep", "advcl"):
        return False
    return child.pos_ not in VERBAL or child.lower_ == "according" or sort.endswith(".cite")
