"""Who is named beside a quotation in a parsed sentence: before or after a word of saying, or as its sentence's doer."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from daybrief.extract.english.pointing import named_before
from daybrief.extract.english.syntax import VERBAL, ancestors, is_passive, preps, subjects
from daybrief.extract.english.voice import Voices

if TYPE_CHECKING:
    from daybrief.extract.english.token import Token

_AFTER = 12  # words behind a quotation among which the word of saying stands
_BEFORE = 14  # words before a quotation among which it stands
_AHEAD = 24  # words before a colon among which stands what it brings
_NEXT = 4  # words behind a quotation among which any verb is one of saying: "…," the website *implored*
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_JOINING = frozenset({"ADP", "SCONJ", "CCONJ"})
_RELATIVES = frozenset({"which", "whom", "whose"})
_BESIDES = frozenset({"after", "before", "when", "while", "since", "because", "although", "though", "until", "whereas"})
_KNOWN = frozenset({"the", "this", "that"})
_SENTENCE = frozenset({".", "!", "?", ";"})


class Beside:
    """Speakers next to the quotations of one parsed sentence."""

    def __init__(self, voices: Voices) -> None:
        self.voices, self.say = voices, voices.heard

    def heads(self, token: "Token") -> Iterator["Token"]:
        """Whom the sentence names as speaking a quotation that ends with a token, the surest first."""
        views = (said.head for said in self.voices.viewed(token))
        ways = (self._behind(token), *views, self._leading(token))
        told = [s.head for s in self.voices.above(token) if not s.sort.endswith(".proof")]
        yield from (head for head in (*ways, *told, self.voices.teller(token), self._doer(token)) if head is not None)

    def direct(self, token: "Token") -> "Token | None":
        """The subject of the word of saying that touches a quotation, whatever it is: 'a few *readers* ask, "…"'.
        Nobody that was told of before: 'the driver said'."""
        head = self._behind(token) or self._leading(token)
        if head is None or head.pos_ not in ("NOUN", "PROPN"):
            return None
        known = head.tag_ == "NN" and any(c.lower_ in _KNOWN or c.dep_ == "poss" for c in head.children)
        return None if known and not self.voices.naming.is_text(head) else head

    def _behind(self, token: "Token") -> "Token | None":
        """The speaker right behind a quotation: '"…," *Trump* said', '"…," said *Trump*'."""
        doc, last = token.doc, self._last(token)
        after = doc[last + 1 : last + 1 + _AFTER]
        if after and after[0].lower_ == "but":
            return None  # 'officials had "…," *but* Berg said it was a mistake'
        for verb in after:
            if verb.text in _SENTENCE or (verb.is_quote and verb.i > last + 1):
                break
            if verb.lower_ in _RELATIVES and verb.pos_ == "PRON" and verb.i > last + 1:
                break  # '"…" by officials, *which* Berg said …'
            if verb.dep_ == "relcl" and verb.head.i > last and any(c.lower_ == "who" for c in verb.children):
                continue  # '"…," a woman *who called* herself Anna posted'
            if verb.dep_ == "relcl" and verb.head.i > last + 1 and verb.pos_ in VERBAL:
                break  # '"…", a claim *Berg rejected*'
            if self._goes_on(verb) or self._meanwhile(verb, last):
                break
            if verb.pos_ in VERBAL and (verb.i in self.say or self._told_by_place(token, last, verb)):
                return self._speaker(verb, last)
            if verb.pos_ in VERBAL:
                break
        return None

    def _goes_on(self, verb: "Token") -> bool:
        """Whether a verb tells of an act that is kept up, not of words: '"…," as Moscow *continues* to bomb'."""
        goes_on = self.say.get(verb.i, "").endswith(".goes-on")
        return goes_on and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)

    @staticmethod
    def _meanwhile(verb: "Token", last: int) -> bool:
        """Whether a verb only tells what happened besides: 'warned of "…" in the south, *after* Berg confirmed it'."""
        return any(c.lower_ in _BESIDES and c.dep_ in ("mark", "advmod") and last < c.i < verb.i for c in verb.children)

    @staticmethod
    def _last(token: "Token") -> int:
        """The last token of the quotation and its marks."""
        doc, last = token.doc, token.i
        while last + 1 < len(doc) and (
            doc[last + 1].is_punct or doc[last + 1].is_quote or doc[last + 1].head.i == token.i
        ):
            last += 1
            if doc[last].text in (".", "!", "?") and not doc[last - 1].is_quote:
                break
        return last

    @staticmethod
    def _told_by_place(token: "Token", last: int, verb: "Token") -> bool:
        """Whether a verb says something by where it stands: a comma closed the quotation, its subject is beside it."""
        closed = any(t.text in (",", "?", "!") for t in token.doc[max(0, token.i - 1) : last + 1])
        joined = any(t.pos_ in _JOINING for t in token.doc[last + 1 : verb.i])
        near = verb.i - last <= _NEXT and verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBZ", "VBP")
        return closed and near and not joined

    def _speaker(self, verb: "Token", last: int) -> "Token | None":
        """The subject of a word of saying behind a quotation that ends at `last`, on either side of the verb."""
        doc = verb.doc
        words = list(doc[last + 1 : verb.i])
        own = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > last), None)
        if own is not None:
            return own
        named = verb.i + 1 < len(doc) and doc[verb.i + 1].pos_ == "PROPN"
        if words and not (words[-1].text == "," and named):  # '"…," that is, in the east, said *Berg*'
            led = any(t.pos_ in _JOINING - {"SCONJ"} for t in words)
            found = [] if led else [t for t in words if t.pos_ in _NOMINAL]
            return found[-1] if found else None
        if verb.tag_ == "VBG":
            return None
        behind = [c for c in verb.children if c.dep_ in ("dobj", "attr") and c.i > verb.i][:1]
        behind = behind or [t for t in doc[verb.i + 1 : verb.i + 6] if t.pos_ in ("NOUN", "PROPN")][:1]
        return next((t.head if t.dep_ == "compound" else t for t in behind), None)

    def _leading(self, token: "Token") -> "Token | None":
        """The speaker before a quotation that a word of saying leads up to: '*Trump* told reporters on Friday: "…"'."""
        doc = token.doc
        opens = token.i
        while opens > 0 and not doc[opens].is_quote:
            opens -= 1
        if opens and doc[opens - 1].text == ":" and (owner := self._words_of(token, opens)) is not None:
            return owner
        for verb in reversed(doc[max(0, opens - _BEFORE) : opens]):
            if verb.text in _SENTENCE or verb.is_quote:
                return None
            if verb.dep_ == "advcl" and any(c.lower_ == "than" for c in verb.children):
                continue  # 'said the war lasts longer *than Berg expected*, "…"'
            if verb.pos_ in VERBAL and self._unsaid(verb):
                return None
            if verb.pos_ in VERBAL and (verb.i in self.say or self._leads_by_place(verb, opens)):
                return self._before(verb)
            if verb.i in self.say and verb.pos_ == "NOUN" and opens - verb.i <= _NEXT:
                owner = next(
                    (c for c in verb.lefts if c.dep_ in ("poss", "nsubj")), None
                )  # 'Orlov's *boast* to be "…"'
                if owner is not None:
                    return owner
            if verb.pos_ == "VERB":
                return None
        return None

    def _words_of(self, token: "Token", opens: int) -> "Token | None":
        """Whose words a colon brings: 'recall the words of the *mayor*: "…"', '*Berg*'s remarks are worth noting:'."""
        for noun in reversed(token.doc[max(0, opens - _AHEAD) : opens]):
            if noun.text in _SENTENCE:
                return None
            if noun.pos_ == "NOUN" and (noun.lower_ in ("words", "quote") or self.voices.naming.is_text(noun)):
                owners = [c for c in noun.children if c.dep_ == "poss"] + preps(noun, "of", "by")
                return next((o for o in owners if o.i < opens), None)
        return None

    def _unsaid(self, verb: "Token") -> bool:
        """Whether somebody else says that its subject does not do it: 'Berg stated that Oslo does *not offer* a seat,
        because "…"'."""
        negated = any(c.dep_ == "neg" for c in verb.children)
        return negated and verb.dep_ == "ccomp" and verb.head.i in self.say

    @staticmethod
    def _leads_by_place(verb: "Token", opens: int) -> bool:
        """Whether a verb says something by where it stands: right before the comma or colon that the words follow."""
        led = verb.doc[opens - 1].text in (",", ":") and opens - verb.i == 2
        return led and verb.tag_ in ("VBD", "VBZ", "VBP") and any(c.dep_ == "nsubj" for c in verb.children)

    def _before(self, verb: "Token") -> "Token | None":
        """The subject of a word of saying, or the name right before it where the parser lost it."""
        own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        above = verb.head.head
        if own is None and verb.head.lower_ == "as" and self.say.get(above.i, "").endswith(".cite"):
            return next(
                (c for c in above.children if c.dep_ == "dobj"), None
            )  # 'Reuters quoted *a diplomat* as saying'
        if own is not None and own.lower_ == "who":
            return next((t for t in reversed(verb.doc[: own.i]) if t.pos_ in _NOMINAL), None)
        if own is None and verb.tag_ in ("VBN", "VBD") and (which := self._lost(verb)) is not None:
            return which
        if own is not None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return own
        if verb.dep_ == "conj":
            return next(iter(subjects(verb)), None)
        return named_before(verb)

    @staticmethod
    def _lost(verb: "Token") -> "Token | None":
        """The subject behind a 'which' that the parser took for the verb: 'which an *official* present called "…"'."""
        led = next((t for t in reversed(verb.doc[max(0, verb.i - _BEFORE) : verb.i]) if t.lower_ in _RELATIVES), None)
        taken = led is not None and led.head.pos_ in _NOMINAL and led.i < led.head.i < verb.i
        return led.head if led is not None and taken else None

    def _doer(self, token: "Token") -> "Token | None":
        """The doer of the sentence's verb; nobody where the words only tell what its subject is, or is called."""
        root = token.sent.root
        above = {t.i for t in (token, *ancestors(token))}
        described = any(c.dep_ in ("attr", "oprd") and c.i in above for c in root.children)
        roots = subjects(root)
        if described or not roots or any(c.dep_ == "auxpass" for c in root.children):
            return None
        if any(is_passive(verb) and verb.dep_ == "conj" for verb in ancestors(token)):
            return None  # 'envoys are able, but their teams *have been called* "…" by others'
        return roots[0] if token.i not in {t.i for t in roots[0].subtree} else None
