"""The English words by which a passage licenses a deed, and those around them that take it away. They are the checker's
own: no word list is shared with the reading of claims."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """English words that license a deed; what right behind such a word makes it another one; and `of` whom the passage
    must have a word as doing it or as moved."""

    words: str
    unless: str = "$^"
    of: str = ""

    def found(self, quote: str, planned: bool) -> "Iterator[re.Match[str]]":
        """The words of a passage that license it. `planned`: also those of what is only aimed at."""
        for match in re.finditer(rf"(?<![\w-])(?:{self.words})(?![\w-])", quote, re.I):
            before, after = quote[: match.start()], quote[match.end() :]
            real = planned or not (_UNREAL.search(before) or _for_it(before, match.group()))
            if real and not _ASIDE.search(before) and not re.match(rf"\W*(?:{self.unless})", after, re.I):
                yield match


def _for_it(before: str, word: str) -> bool:
    """Whether a deed is an infinitive, also one behind 'and': what something else is done for, save behind words of
    setting about it."""
    joined = _AND_TO.search(before) if not word.lower().endswith(("ed", "ing", "s")) else None
    upto = before if _TO.search(before) else before[: joined.start(1)] if joined else ""
    return bool(upto) and not _SET_ABOUT.search(upto)


_UNREAL = re.compile(
    r"\b(?:refus\w+|declin\w+ to|unable|inability|instead of|rather than|(?:re|de)?prioriti\w+|falsely|"
    r"(?:focus\w*|concentrat\w+)(?: [\w’'-]+){0,3}? (?:on|upon)|"
    r"(?:ability|capab\w+|likely|due|necessary|conditions|readiness|(?:effort|bid|order|so as)) to|intend\w*|"
    r"aim\w*|hop(?:e|es|ed|ing)|want\w*|wish\w*|(?:had|having) been|no|few|little|whether|unless|will|would|could|"
    r"might|may)"
    r"(?: (?!and\b|but\b|operations?\b)[\w’'-]+){0,3} ?$"
)
"""Words right before a deed by which it is only aimed at, refused, possible, or further back. "May" is a month."""

_TO = re.compile(r"\bto (?:\w+ly )?$")
_SET_ABOUT = re.compile(
    r"\b(?:attempt\w*|tr(?:y|ies|ied|ying)|fail\w*|continu\w*|beg[aiu]n\w*|start\w*|manag\w+|resum\w+|efforts|proceed\w*|"
    r"seem\w*|appear\w*|reported|said|believed|known|going on|went on|chose|opted|able|"
    r"forced|compelled) to (?:\w+ly )?$"
)
_AND_TO = re.compile(r"\bto ((?!the\b|an?\b)[a-z]+\b(?:(?! to )[^.;,])*) and (?:\w+ly )?$")

_ASIDE = re.compile(
    r"\b(?:that|which|who)(?: (?:has|have|had|were|was|are|is|reportedly|previously|recently|likely))*(?: been)? $"
    r"|\bfollowing (?:the )?(?:[A-Z]\w+ )*$"
)
"""Words right before what a passage only recalls of somebody, to tell something else of him."""

BREAK = re.compile(
    r"; |,? \b(?:but|while|though|although|even as|whereas|rather than|following|despite)\b|"
    r", (?:which|who|where|as|likely|after|before|reportedly|presumably)\b|\bafter \w+ing\b|"
    r"\b(?:based|located|stationed|headquartered) (?:in|at|near|around)\b|"
    r", (?:directly )?(?:contradicting|indicating|suggesting|stating|noting|adding|citing)\b|"
    r"\bas (?:over|about|nearly|some|they|it|the|its|their)\b|"
    r",? and (?:then |also |just |\w+ly |are |have |has |had |is |was |were |will )*"
    r"(?:\w+ed|made|took|fought|held|sent|brought|left|lost|struck|drove|broke|began|withdrew|are|is|was|were|will)\b|"
    r"\bin (?:an?|the) (?:\w+ )?(?:effort|attempt|bid|order)s? to\b|\b(?:in order|so as|intended|designed) to\b|"
    r"\bto (?:prevent|support|reinforce|sustain|bolster|assist|protect|help|enable|manage|organi[sz]e|prepare|maintain|"
    r"disrupt|draw|hold|defend)\b(?! (?:(?:its|their|the) )?$)",
    re.I,
)
"""Where a sentence goes on to what is done elsewhere, or says what for."""

PART = re.compile(
    r"\b(?:outskirts?|parts?|areas?|suburbs?|edges?|portions?|most|much|half|majority|districts?|"
    r"neighbou?rhoods?|\d+ ?(?:%|percent)|cent(?:er|re)|side) of (?:the )?(?:city|town|village|settlement)\b",
    re.I,
)
"""Only some of a place that is told by another word than its name."""

LISTED = re.compile(r"; (?:and )?(?=(?:(?:north|south|east|west)[\w-]*|near|towards?|within|around|along)\b)")
"""Between the places of one long list, which each tell first where they lie."""
BRACKET = re.compile(r"\([^()]*\)")
AND_MADE = re.compile(r"[^;]{0,80}?,? and (?:made|secured|achieved) (?:[a-z]+ ){0,2}$")
ENDS = re.compile(r"(?: (?:on|since|by|over|as of) [^.;]*)?(?:$|[.,;])")
"""An outcome told behind the place, and that nothing says it was elsewhere."""
THERE = re.compile(r" (?:\w+ ){0,3}?(?:(?:the|this) (?:city|town|village|settlement|area|region|plant)|there|it)\b")
"""The place told before, by another word."""

UNITS_OF_THINGS = re.compile(
    r"\bunits? of (?:[\w,-]+ ){0,5}?(?:equipment|weapons|weaponry|vehicles|hardware|materiel)\b", re.I
)
"""What is counted in units and is no unit of troops."""

HEDGED = re.compile(r"\b(?:likely|probably|possibly|apparently|perhaps|may|might)\b")  # "May" is a month
TROOPS_AT = re.compile(
    r"\b(?:forces|troops|units|elements|soldiers|artillery|aviation) "
    r"(?:north|south|east|west|in|at|near|around|on|from)\b"
    r"(?: [a-z][\w-]*){0,3} $"
)
"""Words before a place that say where those are who do something else behind it."""

PLAN = re.compile(
    r"\b(?:prepar\w+|plan\w*|inten[dt]\w*|read(?:y|ies|ied|ying|iness)|will|would|going to|about to|aim\w*|order\w*|"
    r"deci\w+|set to|due|upcoming|schedul\w+|expect\w*|likely to|seek\w*|threat\w*|want\w*|hop\w+|propos\w+|may|"
    r"could|agree\w*|pledg\w+|promis\w+|vow\w*|to be|consider\w*|call\w*|announc\w+|sign\w*|begin|soon|next|"
    r"tomorrow|in order to|effort to|conditions)\b",
    re.I,
)

_TROOPS = (
    r"\b(?:forces?|troops|units?|elements|battalions?|brigades?|regiments?|divisions?|arm(?:y|ies)|corps|BTGs?|men|"
    r"group(?:ing)?s?|(?<!armored )(?<!armoured )personnel|soldiers?|service(?:m[ae]n|members?)|fighters|mercenaries|"
    r"reserves?|reservists|"
    r"reinforcements|detachments?|infantry|marines|paratroopers|compan(?:y|ies)|conscripts?|contingents?|formations?|"
    r"guards?|volunteers|militia\w*|troopers|squads?|crews?|command|headquarters|staff|people|police|Rosgvardia|"
    r"specialists|instructors|manpower)\b"
)

TRIED = ("attacked", "counterattacked")
ATTACKED = re.compile(r"\b(?:counter)?attack(?:ed|s)?\b")
NOTHING_CAME = re.compile(r"\bwithout (?:success|an?|any)\b|\bdid not advance\b|\bpreparing to\b")
FAILED = re.compile(
    r"\bunsuccess\w+|\bretreated\b|\bfail(?:ed|s|ing)?\b|"
    r"\bwithout (?:success|advanc\w+|gain\w*|an? (?:confirmed )?advance)|"
    r"\b(?:did|has|have|do|does) not (?:\w+ ){0,2}(?:advanc|gain|tak|seiz|captur|secur|ma[kd]e|achiev|result|cross|"
    r"break)|\b(?:no|any|few|little|minimal) (?:\w+ )?(?:advances|gains|progress)\b|\bbut \w+ forces (?:repel|repuls)",
    re.I,
)

_DEFENCE = "hold|keep|defend|maintain|retain|resist|repel|stop|prevent|delay|slow|contain|block"

_TAKEN = (
    r"(?:re)?captur\w+|seiz\w+|(?:re)?tak(?:e|es|en|ing)|(?:re)?took|control\w*|occup\w+|secur\w+|enter\w*|liberat\w+|"
    r"fell|fall\w*|regain\w*|reclaim\w*|clear\w*|won|freed|returned|push\w*|dr[io]v\w+|conquer\w*|overr[au]n|"
    r"consolidat\w+|reach\w*|establish\w*|gain\w*|advanc\w*|lost"
)

DEEDS: dict[tuple[str, str], Deed] = {
    ("action", "attacked"): Deed(
        r"(?:counter-?)?attack\w*|assault\w*|(?:counter-?)?offensives?|storm\w*|push\w*|advanc\w+|raid\w*|fight\w*|fought|"
        r"clash\w*|battl\w+|combat|skirmish\w*|reconnaissance[- ]in[- ]force|press(?:ed|ing|es)|engag\w+|"
        r"(?:re)?captur\w+|seiz\w+|(?:re)?tak(?:e|es|en|ing)|(?:re)?took|break\w*|broke|penetrat\w+|prob(?:e|es|ed|ing)|"
        r"thrusts?|dr[io]v\w+|sweep\w*|operations?|hostilities|progress\w*|gain\w*|moved?|moving|cross(?:ed|ing)|"
        r"enter\w*|inroads|sabotage|pressur\w+|infiltrat\w+|improv\w+|encircl(?:e|ing)|surround(?:ing)?|cut|"
        r"reach\w*|conquer\w*|besieg\w+|siege|invad\w+|incursions?|landing\w*|activ\w+|movements?",
        unless=rf"(?:on )?(?:\w+ )?to (?:{_DEFENCE})",
    ),
    ("manner", "moved"): Deed(
        r"(?:re)?deploy\w*|relocat\w+|send\w*|sent|transfer\w*|mov(?:e|es|ed|ing|ements?)|reinforc\w+|arriv\w+|"
        r"commit\w*|accumulat\w+|concentrat\w+|mass(?:ed|ing|es)?|introduc\w+|build\w*|built|rotat\w+|"
        r"assembl\w+|gather\w*|transport\w*|dispatch\w*|shift\w*|redirect\w*|bring\w*|brought|enter\w*|"
        r"increas\w+|return\w*|divert\w*|withdr\w+|stag(?:ed|ing)|pull\w*|post\w*|assign\w*|add\w*|join\w*",
        unless=r"(?:\w+ )?(?:operations?|efforts?|offensives?|attacks?|positions?)\b",
        of=_TROOPS,
    ),
    ("manner", "stationed"): Deed(
        r"station\w*|position\w*|concentrat\w+|locat\w+|operat\w+|activ\w+|based|bases|(?:re)?deploy\w*|present|presence|"
        r"remain\w*|stay\w*|fight\w*|fought|hold\w*|ha(?:s|ve)|mass\w*|gather\w*|stood|stand\w*|garrison\w*|train\w*|"
        r"regroup\w*|quarter\w*|accumulat\w+|maintain\w*|defend\w*|serv\w+|entrench\w*|dug|keep\w*|"
        r"(?:are|is|were|was) (?:(?:still|now|also|already) )*(?:in|at|near|on|around|inside|within|along)",
        of=_TROOPS,
    ),
    ("action", "advanced"): Deed(
        r"advanc\w+|gain\w*|progress\w*|push\w*|(?:re)?captur\w+|seiz\w+|(?:re)?tak(?:e|es|en|ing)|(?:re)?took|enter\w*|"
        r"mov(?:e|es|ed|ing)|cross\w*|break\w*|broke\w*|penetrat\w+|secur\w+|inroads|liberat\w+|regain\w*|foothold\w*|"
        r"bridgehead\w*|success\w*|reach\w*|press\w*|expand\w*|consolidat\w+|dr[io]v\w+|clear\w*|control\w*|occup\w+|"
        r"establish\w*|encircl\w+|cut\w*|sever\w*|inside|within|infiltrat\w+|repel\w*|forced|come|came|close\w*",
        of=r"\w",
    ),
    ("action", "repelled"): Deed(
        r"repel\w*|repuls\w*|thwart\w*|stopp?\w*|halt\w*|beat\w*|fend\w*|fought|fight\w*|push\w*|ward\w*|foil\w*|"
        r"prevent\w*|block\w*|dr[io]v\w+|resist\w*|withst\w+|deflect\w*|stymi\w+|contain\w*|counter\w*|fail\w*|"
        r"unsuccess\w+|defend\w*|held|hold\w*|disrupt\w*|frustrat\w*|break\w*|broke|turn\w*|retreat\w*|withdr\w+|"
        r"forced|eliminat\w+|stall\w*|check\w*|destroy\w*"
    ),
    ("action", "holds"): Deed(
        r"h[eo]ld\w*|retain\w*|control\w*|defend\w*|maintain\w*|remain\w*|keep\w*|kept|resist\w*|repel\w*|defen[cs]e\w*|"
        r"fight\w*|fought|possess\w*|secur\w+|entrench\w*|dug|stand\w*|stood|withst\w+|occup\w+|block\w*|stay\w*|"
        r"positions?|presence|operat\w+|foothold\w*|halt\w*|stop\w*"
    ),
    ("intercepted", ""): Deed(
        r"shot|shoot\w*|down\w*|intercept\w*|suppress\w*|neutrali[sz]\w+|"
        r"(?:destr\w+|eliminat\w+|repel\w*|hit) (?:[\w,-]+ ){0,8}?(?:drones?|UAVs?|missiles?|aircraft|jets?|planes?|"
        r"helicopters?|rockets?|Shaheds?|targets?|aerial|Kalibrs?|bombers?|fighters?)|"
        r"(?:drones?|UAVs?|missiles?|aircraft|jets?|planes?|helicopters?|rockets?|Shaheds?) (?:\w+ ){0,4}(?:destr\w+)"
    ),
    ("stage", "agreed"): Deed(r"agree\w*|deals?|accord\w*|accept\w*|approv\w+|conclud\w+|reach\w*|sign\w*|settl\w+"),
    ("stage", "signed"): Deed(r"sign\w*|seal\w*|conclud\w+|ink\w*|ratif\w+|initial\w*"),
    ("action", "seized"): Deed(_TAKEN),
    ("action", "regained"): Deed(_TAKEN),
    ("attacker", ""): Deed(
        r"str[iu]k\w*|struck|shell\w*|bomb\w*|fir(?:e|es|ed|ing)|artillery|missiles?|drones?|rockets?|hit\w*|target\w*|"
        r"launch\w*|destr\w+|damag\w+|explo\w+|air-?strik\w+|attack\w*|raid\w*|mortar\w*|barrage\w*|kill\w+|"
        r"Shaheds?|UAVs?|projectiles?|munitions?|aviation|sank|sunk|eliminat\w+|burn\w*|fell|land\w*|blew|blown|pound\w*|"
        r"salvo\w*|shot|shoot\w*|intercept\w*|down\w*"
    ),
    ("action", "withdrew"): Deed(
        r"withdr\w+|retreat\w*|pull(?:ed|ing|s)?|left|leav\w+|vacat\w+|abandon\w*|retrograd\w+|fall\w*|fell|dr[io]v\w+|"
        r"push\w*|expel\w*|evacuat\w+|fle[ed]\w*|forced|escap\w+|redeploy\w*|clear\w*|retir\w+|exit\w*|mov\w+"
    ),
}
"""By slot and value of a claim. Values of which nothing stands here are not asked."""

MEANS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (told, re.compile(rf"\b(?:{words})", re.I))
    for told, words in (
        (
            "artillery",
            r"shell|artiller|mortar|howitzer|mlrs|rocket|gun|barrage|cannon|himars|grad\b|smerch|uragan|tornado|"
            r"bombard|tank|caliber|calibre|\d+ ?mm|salvo|pion|malka|caesar|m777|indirect|counter-?batter",
        ),
        (
            "missiles?",
            r"missile|iskander|kalibr|rocket|kinzhal|tochka|s-[234]00|kh-|neptune|atacms|storm shadow|onyx|himars",
        ),
        ("drones?", r"drone|uav|unmanned|shahed|loiter|geran|lancet|quadcopter|fpv|bayraktar"),
        ("bombs?", r"bomb|kab|fab-|aerial|air"),
    )
)
"""What a sentence says something was struck with, and the words by which a passage does."""
