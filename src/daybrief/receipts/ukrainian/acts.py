"""What a Ukrainian sentence tells, against the cited claims: acts, what its numbers count, and the side that acts."""

import re
from functools import cache

from daybrief.claims import KIND_BY_NAME
from daybrief.receipts.binding import counts, overtaken
from daybrief.receipts.evidence import Evidence, Json
from daybrief.receipts.ukrainian import numbers
from daybrief.theatre.pack import Theatre

_NOT = r"(?<!не )(?<!\w)"
_ACTS: tuple[tuple[str, str, frozenset[str]], ...] = (
    (r"зайнял[иао]|захопил[иао]|зайняв|захопив", "action", frozenset({"seized"})),
    (r"повернул[иао]|відбил[иао] (?!атак)|звільнил[иао]", "action", frozenset({"regained"})),
    (r"просунулися|просунулась|просунувся", "action", frozenset({"advanced"})),
    (r"відбил[иао] атаки|відбивал[иао]", "action", frozenset({"repelled"})),
    (r"відійшл[иао]|відступил[иао]", "action", frozenset({"withdrew"})),
    (r"контратакувал[иао]", "action", frozenset({"counterattacked"})),
    (r"атакувал[иао]", "action", frozenset({"attacked"})),
    (r"утримувал[иао]|утримують", "action", frozenset({"holds"})),
    (r"підписал[иао]|підписав|підписати", "stage", frozenset({"signed"})),
    (r"відхилил[иао]|відхилив|відхилити", "stage", frozenset({"rejected"})),
    (r"домовил[иа]ся|домовився|домовитися", "stage", frozenset({"agreed"})),
    (r"запропонувал[иао]|запропонував", "stage", frozenset({"proposed"})),
    (r"розірвал[иао]|розірвав", "stage", frozenset({"ended"})),
    (r"запровадил[иао] санкції|запровадив санкції|запровадити санкції", "action", frozenset({"imposes"})),
    (r"скасувал[иао] санкції|скасував санкції|скасувати санкції", "action", frozenset({"lifts"})),
    (r"продовжил[иао] санкції|продовжив санкції|продовжити санкції", "action", frozenset({"extends"})),
)
"""Verbs that stand for one value of a slot: a claim that has the slot must have that value, and one must have it."""

_SLOTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"провел[иао] (?:переговори|саміт|телефонну)|відвіда[лв]", ("participants",)),
    (r"направи[лв]|перебува[лв]|діял[иао]", ("force",)),
    (r"завда[лв]\w* ударів|[ув]разил[иао]|зафіксовано удари", ("attacker", "weapon")),
    (r"пошкоджено", ("object",)),
    (r"припинено", ("object",)),
)
"""Verbs whose claim must fill one of some slots."""

_COUNTS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"загину(?:л[иао]|в)|загибл\w+|помер(?:л[иао])?", frozenset({"killed"})),
    (r"поранен\w+|захворі(?:л[иао]|в)", frozenset({"injured"})),
    (r"в полон|полонених", frozenset({"captured"})),
    (r"безвісти|зниклих", frozenset({"missing"})),
    (r"запусти(?:л[иао]|в)|запущен\w+", frozenset({"launched"})),
    (r"збито", frozenset({"intercepted"})),
    (r"втрачено", frozenset({"lost", "count"})),
    (r"втрати(?:л[иао]|в)|втрати в особовому", frozenset({"count"})),
    (r"пошкоджено", frozenset({"count", "object"})),
    (r"направи(?:л[иао]|в|ти)", frozenset({"count", "force"})),
)
_DOES = (
    r"(?: (?:також|вночі|уночі|за минулу добу|у \w+|\d{1,2} \w+(?: \d{4} року)?))*"
    r" (?P<verb>[а-яіїєґ’]+(?:ли|ла|лися|лася|ють|ати|ити))(?!\w)"
)
_LOSES = re.compile(r"втрат")


def faults(text: str, evidence: Evidence, rival: bool, theatre: Theatre | None) -> list[str]:
    """Acts that no cited claim records, numbers that count something else, and acts given to the other side."""
    return [
        *_untold(text, evidence),
        *_counted(text, evidence),
        *_bound(text, evidence, rival),
        *(_sides(text, evidence, theatre) if theatre is not None else ()),
    ]


def _untold(text: str, evidence: Evidence) -> list[str]:
    found = []
    for verbs, slot, values in _ACTS:
        if not re.search(_NOT + rf"(?:{verbs})(?!\w)", text, re.I):
            continue
        held = {str(claim[slot]) for claim in evidence.claims if claim.get(slot)}
        if not held & values:
            found.append(f"tells an act that no cited claim records ({', '.join(sorted(held)) or slot})")
    for verbs, slots in _SLOTS:
        told = re.search(_NOT + rf"(?:{verbs})", text, re.I)
        if told and not any(claim.get(slot) for claim in evidence.claims for slot in slots):
            found.append(f"tells what no cited claim records ({told.group()})")
    return found


def _counted(text: str, evidence: Evidence) -> list[str]:
    """Counts told of what no claim counts."""
    return [
        f"tells what no cited claim counts ({', '.join(sorted(slots))})"
        for words, slots in _COUNTS
        if re.search(_NOT + rf"(?:{words})", text, re.I)
        and not any(slot in claim for claim in evidence.claims for slot in slots)
    ]


def _bound(text: str, evidence: Evidence, rival: bool) -> list[str]:
    """Numbers that the cited claims hold for something else, or that their fact has left behind."""
    held = counts(evidence)
    found = []
    spots = [n for n in numbers.find(text) if n.said not in ("один", "одна", "одне", "одну", "одного")]
    for at, number in enumerate(spots):
        first = spots[at - 1].end if at else 0
        last = spots[at + 1].start if at + 1 < len(spots) else len(text)
        told = _word(text[first : number.start], text[number.end : last])
        slots = held.get(number.value) or held.get(number.value + 1)
        if told and slots and not told & slots:
            found.append(f"tells {number.said} as {', '.join(sorted(told))}, claims count {', '.join(sorted(slots))}")
        elif not slots and not rival and _all_counted(evidence):
            found.append(f"tells {number.said}, which none of the facts it cites counts")
        elif (told or slots) and not rival and overtaken(number.value, told or frozenset(slots or ()), evidence):
            found.append(f"tells {number.said}, which its fact has settled otherwise")
    return found


def _all_counted(evidence: Evidence) -> bool:
    """Whether every fact that is cited is a count, so that each number must be one of theirs."""
    return bool(evidence.facts) and all(fact.get("figures") for fact in evidence.facts)


def _word(before: str, after: str) -> frozenset[str] | None:
    """What a number counts: by the verb before it in its clause, else by the word behind it."""
    for clause, last in ((re.split(r"[,;:.]", before)[-1], True), (re.split(r"[,;:.]", after)[0], False)):
        hits = [(m.start(), slots) for form, slots in _COUNTS for m in re.finditer(rf"(?<!\w)(?:{form})", clause)]
        if hits:
            return (max(hits, key=lambda hit: hit[0]) if last else min(hits, key=lambda hit: hit[0]))[1]
    return None


@cache
def _named(theatre: Theatre) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a side of the war and its verb in a sentence, and the code of a side by its name or adjective."""
    parties = theatre.tongues.get("uk", {}).get("parties", {})
    forms = {code: parties[code] for code in theatre.sides if code in parties}
    adjectives = {f"{row[5]}і": code for code, row in forms.items() if row[5]}
    names = {row[0].lower(): code for code, row in forms.items()}
    either = (rf"(?P<adj>{'|'.join(adjectives)}) війська", rf"(?P<name>{'|'.join(names)})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)}){_DOES}", re.I), adjectives | names


def _sides(text: str, evidence: Evidence, theatre: Theatre) -> list[str]:
    """Acts that a sentence gives to one side, and its claims to the other."""
    found = []
    pattern, codes = _named(theatre)
    recorded = {str(claim[slot]) for claim in evidence.claims if (slot := _acting(claim)) and claim.get(slot)}
    for match in pattern.finditer(re.sub(r"\s+", " ", text)) if codes else ():
        code = codes[(match.group("adj") or match.group("name")).lower()]
        if recorded & set(codes.values()) and code not in recorded and not _speaks(match.group("verb")):
            found.append(f"gives to {code} what its claims record of {', '.join(sorted(recorded))}")
    return found


def _speaks(verb: str) -> bool:
    return re.match(r"заяви|повідоми|стверджу|запере|підтверд", verb) is not None


def _acting(claim: Json) -> str:
    kind = KIND_BY_NAME.get(str(claim.get("kind")))
    return kind.meets.acts if kind is not None else ""
