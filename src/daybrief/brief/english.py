"""English morphology the brief needs: verbs, plurals, numbers, articles and lists. Knows nothing of any conflict."""

import re
from collections.abc import Sequence
from typing import Literal

Tense = Literal["past", "perfect", "present", "infinitive"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PAST = {
    "be": "were", "hold": "held", "take": "took", "retake": "retook", "shoot": "shot", "strike": "struck", "hit": "hit",
    "lose": "lost", "send": "sent", "meet": "met", "say": "said", "give": "gave", "withdraw": "withdrew", "sign":
    "signed", "ban": "banned", "repel": "repelled", "speak": "spoke", "tell": "told", "cut": "cut", "have": "had",
    "agree": "agreed", "deny": "denied", "carry": "carried", "put": "put", "bring": "brought", "set": "set",
    "fall": "fell", "break": "broke", "fight": "fought",
}  # fmt: skip
_PARTICIPLES = {
    "be": "been", "take": "taken", "retake": "retaken", "give": "given", "withdraw": "withdrawn", "speak": "spoken",
    "fall": "fallen", "strike": "struck", "break": "broken",
}  # fmt: skip
_PLURALS = {
    **{mass: mass for mass in ("artillery", "equipment", "aviation", "weaponry", "ammunition", "infrastructure")},
    **{harmed: harmed for harmed in ("wounded", "injured", "killed", "dead", "missing", "captured")},
    "person": "people",
    "man": "men",
    "woman": "women",
    "child": "children",
    "aircraft": "aircraft",
    "medium": "media",
}
_ALIKE = ("aircraft",)  # one of them and several by one form
_MANY = frozenset({"personnel", "servicemen", "servicewomen"})  # several without an s
_SIBILANT = ("s", "x", "z", "ch", "sh")


_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(n: int) -> str:
    """A number below a hundred in words, for the head of a sentence."""
    if n < 10:
        return _WORDS[n]
    if n < 20:
        return _TEENS[n - 10]
    tens, ones = divmod(n, 10)
    return _TENS[tens - 2] + (f"-{_WORDS[ones]}" if ones else "")


def number(n: int) -> str:
    """Nine and below in words, others in digits with commas."""
    return _WORDS[n] if n < len(_WORDS) else f"{n:,}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """'A', 'A and B', 'A, B and C'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def plural(noun: str) -> str:
    """The plural of a noun phrase whose last word is its head; a plural stays as it is."""
    head, space, word = noun.rpartition(" ")
    low = word.lower()
    if low in _PLURALS:
        made = _PLURALS[low]
    elif is_plural(word):
        made = word
    elif low.endswith(_SIBILANT):
        made = word + "es"
    elif low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        made = word[:-1] + "ies"
    else:
        made = word + "s"
    return head + space + made


def singular(noun: str) -> str:
    """The singular of a noun phrase, where its form shows a plain plural."""
    low = noun.lower()
    for one, many in _PLURALS.items():
        if low.split(" ")[-1] == many and one != many:
            return noun[: len(noun) - len(many)] + one
    if low.endswith("ies") and len(low) > 4:
        return noun[:-3] + "y"
    if low.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) else noun


_OF = re.compile(r" of (?:the |an? )?")
"""What stands between the head of a phrase and the rest: elements *of the* 1st Army."""


def is_plural(noun: str) -> bool:
    """Whether the form of a noun phrase's head shows a plural."""
    low = _OF.split(noun.lower())[0].split(" ")[-1]
    if low in _MANY or (low in _PLURALS.values() and low not in _PLURALS):
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is"))


_SORT = re.compile(r"-(?:type|class|style|[A-Z]{1,2})$")


def of_sort(name: str, thing: str) -> str:
    """A name that only says of what sort a thing is, with the thing behind it: "Shahed-type *drone*", "Iskander-M
    *missile*"."""
    return f"{name} {thing}" if thing and _SORT.search(name) else name


def uncounted(noun: str) -> bool:
    """Whether a noun phrase's head has no plural, so that nobody launches six of it: 'artillery'."""
    head = noun.lower().split(" ")[-1]
    return _PLURALS.get(head) == head and head not in _ALIKE


def counts(word: str) -> bool:
    """Whether a word is a small number, which leaves no room for an article: 'one blogger'."""
    return word.lower() in _WORDS


_ONE_OF_ITS_KIND = ("remaining", "last", "only", "sole", "final", "latter", "same")


def article(noun: str) -> str:
    """'a' or 'an', by the first letter and a few spoken exceptions; 'the' for what can be but one."""
    low = noun.lower()
    if low.split(" ")[0] in _ONE_OF_ITS_KIND:
        return "the"
    spoken_as_you = noun.split(" ")[0] in ("US", "UN")
    if spoken_as_you or (
        low.startswith(("uni", "use", "uk", "eu", "one", "ura")) and not low.startswith(("unin", "unim"))
    ):
        return "a"
    return "an" if low[:1] in tuple("aeiou") else "a"


def past(base: str) -> str:
    """The simple past of one verb."""
    if base in _PAST:
        return _PAST[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return base[:-1] + "ied"
    return base + "ed"


def present(base: str, many: bool) -> str:
    """The simple present of one verb."""
    if base == "be":
        return "are" if many else "is"
    if many:
        return base
    if base == "have":
        return "has"
    if base.endswith((*_SIBILANT, "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in tuple("aeiou"):
        return base[:-1] + "ies"
    return base + "s"


def finite(phrase: str, many: bool, tense: Tense, adverb: str = "") -> str:
    """A verb phrase made finite. An adverb stands before the verb, or after 'be': "were reportedly killed"."""
    if not phrase:
        return ""
    base, space, rest = phrase.partition(" ")
    if tense == "perfect":
        done = _PARTICIPLES.get(base, past(base))
        return " ".join(part for part in (present("have", many), adverb, done, rest) if part)
    if tense == "infinitive":
        return f"to {adverb + ' ' if adverb else ''}{phrase}"
    if base == "be":
        form = present(base, many) if tense == "present" else ("were" if many else "was")
        return " ".join(part for part in (form, adverb, rest) if part)
    form = past(base) if tense == "past" else present(base, many)
    return f"{adverb + ' ' if adverb else ''}{form}{space}{rest}"


_LEADING = re.compile(r"(\d[\d,]*)(?![\d.,-]*\d)")


def opened(text: str) -> str:
    """The text made fit to open a sentence: no digits at its head, its first letter raised."""
    match = _LEADING.match(text)
    if match:
        n = int(match.group(1).replace(",", ""))
        text = f"{spelled(n)}{text[match.end() :]}" if n < 100 else f"A total of {text}"
    return upper_first(text)


def upper_first(text: str) -> str:
    """The text with its first letter raised, the rest untouched."""
    for at, ch in enumerate(text):
        if ch.isalpha():
            return text[:at] + ch.upper() + text[at + 1 :]
        if ch not in "“‘(":
            break
    return text
