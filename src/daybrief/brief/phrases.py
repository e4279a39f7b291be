"""Words of a text made fit to stand in a sentence of the brief, or refused."""

import re
from collections.abc import Sequence
from functools import cache

from daybrief.brief import english

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
MAX_WORDS = 9

_NO_SUBJECT = re.compile(
    r"(?:they|he|she|it|we|i|you|this|these|those|that|who|which|his|her|their|its|our|my|will|would|could|may|might|"
    r"can|cannot|shall|how|what|why|where|whether|is|are|was|and|or|but|to|not|as|so|likely|unlikely|if|when|because)\b",
    re.I,
)
_OPENERS = re.compile(
    r"(?:The|A|An|Any|Some|No|All|Both|Each|Another|Such|Many|More|Most|There|Further|Continued|In|On|By|At|For|With|"
    r"From|Under|After|Without|Until|Households|People|Civilians)\b"
)


_MODAL = re.compile(r"\b(?:will|would|could|may|might|must|can|cannot|shall|is|are|has|have|likely|won['’]t)\b")


_POINTS_ELSEWHERE = re.compile(
    r"\b(?:this|these|those|such)(?! (?:year|month|week|summer|autumn|fall|winter|spring|war|time|as)\b)\b|"
    r"\bthe (?:city|town|village|settlement|area|region|oblast|plant|facility|operation)\b(?! (?:of|in|near|around) )|"
    r"\binstead\b(?! of)|\bthe latter\b",
    re.I,
)
_OURS = re.compile(r"\b(?:[Ww]e|us|[Oo]urs?|[Mm]y|me|I)\b")  # "US" is a state
"""The speaker's own 'we', which only quotation marks let stand."""


def ours(words: str) -> bool:
    """Whether words are those of a speaker about himself and his own: 'our allies'."""
    return _OURS.search(words) is not None


def hangs(words: str) -> bool:
    """Whether a noun phrase was cut off from what it hangs on: 'of peace'."""
    return re.match(r"(?:of|for|with|from|by|as)\b", words, re.I) is not None


_NAMED_BEFORE = re.compile(
    r"(?:the|both|either) (?:decision|move|measure|step|statement|remark|comment|announcement|situation|bill|law|"
    r"document|proposal|suggestion|vote|incident|finding|change|inauguration|order|decree|ban|blast|explosion|attack|"
    r"strike|bombing)s?\b(?! (?:of|to|on|in|for|that|by|at|near|against|from|with|over|between|across)\b)",
    re.I,
)


def leans(sentence: str) -> bool:
    """Whether a sentence opens with a thing of which only the one before it says what it is: 'The decision takes
    effect on Friday'."""
    return _NAMED_BEFORE.match(sentence) is not None


_OTHERS = re.compile(r"(?:(?:the )?other|another|likewise|also)\b", re.I)
"""Words of a clause that point to what its reader has not seen: 'this deadline', 'other administrations'."""


_HELD = r"(?:assessments?|forecasts?|predictions?|warnings?|estimates?|expectations?|judge?ments?|hypothes[ie]s)"
_OF_THEN = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|last|ago)"
RECALLING = re.compile(
    rf"\b(?:prior|previous|earlier|past|former|original|initial|long-?standing|old)(?: [\w’'-]+){{0,3}} {_HELD}"
    rf"[^,.;]{{0,40}}\bthat $|\b{_HELD} (?:from|of|in|since)\b[^,.;]{{0,40}}\b{_OF_THEN}\b[^,.;]{{0,20}}\bthat $|"
    r"\b(?:previously|earlier|originally|long) (?:assessed|forecast|forecasted|predicted|warned|reported|noted|"
    r"estimated|expected|stated|said)\b[^,.;]{0,30}\bthat $",
    re.I,
)
"""Words before a clause by which it is only recalled as what was held before."""


def told(value: str) -> str:
    """A clause of the text fit to follow 'said': its own subject before its verb, whole, in one breath; where it is not
    so, the same without the remark behind it: 'A will fall, *allowing B to move on*'."""
    clause = value.strip().removeprefix("that ").rstrip(".,;")
    remark = _REMARK.search(clause)
    shorter = [clause[: remark.start()]] if remark and not _CONDITION.search(clause, remark.start()) else []
    return next((made for words in (clause, *shorter) if (made := _told(words))), "")


_REMARK = re.compile(r"(?:, (?:[a-z]+ing|while|which|though|although|despite|even though)|(?<!\bthe) following)\b.*$")
_CONDITION = re.compile(r"\b(?:if|unless|until|once|when|without|only)\b")
_CALLED = re.compile(r"“([\w’-]+(?: [\w’-]+){0,2})”")
"""What a text only calls so: the “land bridge”."""


_SAYS_MORE = re.compile(
    r"\band [^,;]{3,60} (?:suggesting|claiming|saying|arguing|stating|warning) that\b|\band (?:also )?continued\b"
)
"""How a clause runs on into what somebody else says, or into what was done."""


def _told(clause: str) -> str:
    """The clause where it is fit, '' where it is not."""
    verb = _MODAL.search(clause) if not _SAYS_MORE.search(clause) else None
    if _NO_SUBJECT.match(clause) or CYRILLIC.search(clause) or not 4 <= len(clause.split()) <= 26 or not verb:
        return ""
    before = clause[: verb.start()]
    if not 0 < len(before.split()) <= 8 or "," in before or re.search(r"\b(?:this|these|those|such)\b", before, re.I):
        return ""
    if re.search(r"\bthere\b", before[1:]):
        return ""
    if clause.count("(") != clause.count(")"):
        return ""
    if leans(clause) or _OTHERS.match(clause) or _POINTS_ELSEWHERE.search(clause) or _OURS.search(clause):
        return ""
    if re.match(r"(?:(?:after|before|with) (?:that|this)|in (?:that|this|such) (?:case|event))\b", clause, re.I):
        return ""
    if re.match(r"(?:then|therefore|thereby|such an?)\b|(?:north|south|east|west)\w* (?:from|of|to)\b", clause, re.I):
        return ""  # 'north from A will make gains': its subject stands before it
    plain = _CALLED.sub(r"\1", clause)
    if re.search(r"[;|/\\<>{}[\]=@#*_“”\"\n]|https?|\.\s|\b(?:warned|said|told|announced|added)\b|['’]s$", plain):
        return ""
    if len(clause.rpartition(", ")[2].split()) < 4 and ", " in clause:
        return ""
    return clause[:1].lower() + clause[1:] if _OPENERS.match(clause) else clause


_FINITE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|will|would|shall|should|must|can|could|cannot|may|might|has|have|had|do|does|did|"
    r"don|won|need|needs|want|wants|go|goes|get|gets|know|knows|think|thinks|see|make|makes|say|says|(?!united\b)\w+ed)\b|['’](?:s|re|ll|ve|m|t)\b",
    re.I,
)


_HANGING = re.compile(r"\b(?:about|of|to|for|with|the|a|an|and|or|but|that|in|on|by|from|as|at|than)$", re.I)
_CLAUSE = re.compile(r"(?:we|they|it|there|he|she|you|this|these|everyone|everything|nobody|nothing|no one)\b", re.I)


def says_something(quoted: str) -> bool:
    """Whether quoted words make a statement of their own rather than name a thing."""
    if len(quoted.split()) < 5 or not _FINITE.search(quoted) or _HANGING.search(quoted.rstrip(".,!?…’'")):
        return False
    return not quoted[:1].islower() or _CLAUSE.match(quoted) is not None


_UNCUT = r"(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)(?<!\bGen\.)"
"""Not behind an initial or a title, whose full stop ends no sentence: "D. Cameron"."""
_AFTER_A_SENTENCE = re.compile(rf"(?<=[.!?]){_UNCUT}\s+")
_AFTER_A_PIECE = re.compile(rf"(?<=[.!?,]){_UNCUT}\s+|{_UNCUT}\s+(?=[A-Z])")


_LEADS_INTO = re.compile(
    r"(?<!\w)(?:am|is|are|was|were|be|been|as|a|an|the|of|for|with|by|in|on|at|from|into|about|against|to|see|sees|seen|"
    r"its|their|his|her|called|calls|calling|describe[sd]?|describing)\s+$"
)


def a_piece(said: str, quotes: Sequence[str]) -> bool:
    """Whether quoted words are, wherever a passage has them, a piece of the writer's own sentence, though a name opens
    them: 'called it “Russia’s plan to freeze the city”'."""
    before = [quote[: at - 1] for quote in quotes if (at := quote.find(said)) > 0 and quote[at - 1] in '“"«']
    return bool(before) and all(_LEADS_INTO.search(words) for words in before)


def unbroken(said: str, quotes: Sequence[str]) -> str:
    """The longest stretch of whole sentences of `said`, from its start, that a passage has verbatim."""
    if any(said in quote for quote in quotes):
        return said
    parts = _AFTER_A_PIECE.split(said)
    for end in range(len(parts) - 1, 0, -1):
        text = " ".join(parts[:end])
        if any(text in quote for quote in quotes):
            return text.rstrip(",")
    return ""


def trimmed(text: str, most: int = 34) -> str:
    """As many whole sentences as make up to `most` words; '' where not even one fits."""
    kept: list[str] = []
    for part in _AFTER_A_SENTENCE.split(text):
        if kept and len(" ".join([*kept, part]).split()) > most:
            break
        kept.append(part)
    found = " ".join(kept).strip()
    return found if len(found.split()) <= most + 6 else ""


TIME_TAIL = re.compile(
    r"\s+(?:on|since|by|last|next|this|from)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week)\b.*$"
)
_COUNTS = re.compile(
    r"^(?:the|a|an|its|their|his|her|these|those|some|about|around|nearly|at least|more than|up to|over|"
    r"\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several|unspecified|unidentified|nearby|"
    r"dozens of|hundreds of)\s+",
    re.I,
)


RUIN = re.compile(r"^(?:(?:an?|the)\s+)?(?:damaged|destroyed|collapsing|burning|burnt|ruined|nearby)\s+(?=\w)", re.I)
"""What a noun phrase says of harm that its sentence tells anyway, or of what only its text has named: "a damaged bridge
was damaged", "nearby houses"."""


def bare_noun(words: str) -> str:
    """A noun phrase without the articles and counts before it, since the brief sets its own."""
    while (cut := _COUNTS.sub("", words)) != words:
        words = cut
    return words


_OPENS_ITS_SENTENCE = re.compile(
    r"(?:Elements|Units|Parts|Remnants|Reinforcements|Reserves|Forces|Troops|Additional|Several|Some|Other)\b"
)


def inner(words: str) -> str:
    """A noun phrase as it stands within a sentence: 'elements of the 20th Army', where a text opened with them, and
    without the doubt of it, which the sentence has: 'likely elements'."""
    words = re.sub(r"^(?:likely|probably|reportedly|possibly) ", "", words, flags=re.I)
    return words[:1].lower() + words[1:] if _OPENS_ITS_SENTENCE.match(words) else words


def fit(words: str) -> bool:
    """Whether words of a text may stand as a noun phrase in a sentence: short, Latin, whole, pointing to nothing."""
    if CYRILLIC.search(words) or not 0 < len(words.split()) <= MAX_WORDS or not any(map(str.isalpha, words)):
        return False
    if hangs(words):
        return False
    return not re.search(r"[;:|/\\<>{}=@#*_“”\"\n]|https?|\.\s|,$|\b(?:this|that|these|those)\b", words)


def deal(value: str, form: str, nouns: Sequence[str]) -> str:
    """'an agreement on critical minerals', 'a ceasefire', 'an agreement to halt strikes'. `nouns`: what is an agreement
    by itself."""
    first, words = value.split()[0].lower(), value.lower().split()
    if first in ("to", "on"):
        return f"an agreement {value}" if form == "deal" else value
    if first in ("a", "an", "the"):
        return value if form == "deal" else f"on {value}"
    if named := next((word for at, word in enumerate(words) if word in nouns and _is_head(words, at)), ""):
        many = english.is_plural(words[0]) or english.is_plural(named)
        noun = value if many else f"{english.article(value)} {value}"
        return noun if form == "deal" else f"on {noun}"
    return f"an agreement on {value}" if form == "deal" else f"on {value}"


def _is_head(words: Sequence[str], at: int) -> bool:
    """Whether a noun of a phrase is its head, and does not only say of what sort the next is: 'contract soldiers'."""
    return at + 1 == len(words) or re.fullmatch(_LEADS_ON, words[at + 1]) is not None


LEFT_OPEN = re.compile(
    r"(?<!like )\b(?:to|about|on|of|for|with|from|by) (?:this|these|those)[.!,]*$|"
    r"\b(?:whether|if) this (?:can|could|will|would|is|was)\b",
    re.I,
)
"""Words of a quotation that mean something the reader has not seen: 'respond *to this*'."""

PARTICIPLE = re.compile(r"(?:\b|^)(?!hundred|wounded|injured|unmanned)[a-z]{3,}ed$")
"""A word that tells what was done and names no thing: '190,000 *deployed*'."""

_LEADS_ON = r"on|to|of|for|with|between|in|under|about|over|that|which|by|from|at|and|or|[a-z]+(?:ing|ed)"


def torn(name: str, quotes: Sequence[str]) -> bool:
    """Whether a one-word name is a piece of a longer one wherever the passages have it, or the
    adjective of a noun: 'Management' of the 'Defence Management Centre', 'Occupation' of its authorities."""
    if len(name.split()) > 1:
        return False
    form = rf"\b{re.escape(name)} (?:[A-Z]|authorit|officials|administration)"
    found = sum(len(re.findall(rf"\b{re.escape(name)}\b", quote)) for quote in quotes)
    return 0 < found == sum(len(re.findall(form, quote)) for quote in quotes)


def headless(name: str, quotes: Sequence[str]) -> bool:
    """Whether a capitalised name is the end of a longer one wherever the passages have it: the 'Power Plant' of an
    'Aldan Power Plant'."""
    if not name[:1].isupper():
        return False
    before = [quote[: m.start()] for quote in quotes for m in re.finditer(rf"(?<!\w){re.escape(name)}\b", quote)]
    return bool(before) and all(re.search(r"\b[A-Z][\w’'-]+ $", words) for words in before)


@cache
def beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any word that begins with one of these."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})" if words else r"(?!)")
