"""Who published a document, and whose text it really is."""

import re
from collections import Counter
from functools import cache
from urllib.parse import urlsplit

from daybrief.document import phrases
from daybrief.document.found import Found
from daybrief.document.piece import Piece
from daybrief.theatre.pack import Source, Theatre

_WIRE_HEAD = re.compile(r"^[^()]{0,70}\((?P<name>[^()]{2,40})\)\s*[-–—]")
_SUFFIX = re.compile(r"\s+(?:[|•·»]|[-–—])\s+|\s*\|\s*|\s+:\s+")
_APART = re.compile(r"[^\w.-]+|\.(?=\s|$)")
_DATELINE = re.compile(r"^[A-ZА-ЯІЇЄҐ’'. /-]{3,40}(?:,[^()]{2,30})?\s\((?P<name>[^()\d]{2,40})\)\s*[-–—]")
_SIGN_OFF = re.compile(r"\((?P<names>[^()]{2,40})\)\.?$")
_ON_A_SERVICE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?(?P<name>[A-Za-z]\w{3,})(?:[/?#]|$)", re.I
)
_TOP, _SHORT_TEXT, _CREDIT_WORDS = 4, 10, 45


def source(found: Found, theatre: Theatre) -> str:
    """The outlet or office: as the theatre's list names it, else as the file names it, else the host."""
    stated = found.source.strip()
    if ";" in stated and "://" not in stated:
        return stated  # several outlets, as the file lists them
    channel = _channel(stated) or _channel(found.url)
    for candidate in (channel, _host(stated), stated, _host(found.url), *found.credits):
        known = _known(candidate, theatre) if candidate else None
        if known:
            return known.name
    if stated and not _host(stated):
        return _person_free(stated)
    if channel:
        return channel
    site = _site_in_title(found)
    return site or _host(found.url) or _host(stated)


def _channel(address: str) -> str:
    """The channel of an address on a service of channels: 'kyivoda' of 't.me/s/kyivoda/12'; '' for other addresses."""
    match = _ON_A_SERVICE.match(address.strip())
    return match["name"] if match else ""


def self_named(lines: list[Piece], theatre: Theatre) -> str:
    """The known source that a page speaks of as itself: in its furniture, or in words such as 'X has not observed'."""
    counts: Counter[str] = Counter()
    for piece in lines:
        weight = 2 if phrases.opens("starts", piece.text) or phrases.opens("disclaimer", piece.text) else 0
        own = [] if weight else _speaking(piece.text, theatre)
        for key in _names_in(piece.text, theatre) if weight else own:
            counts[_by_key(theatre)[key].name] += weight or 1
    best = max(sorted(counts), key=lambda n: counts[n], default="")
    return best if counts[best] > 1 else ""


def _speaking(text: str, theatre: Theatre) -> list[str]:
    """Institutes that a sentence has assess or admit something: 'X assesses', 'X cannot confirm'."""
    low = phrases.plain(text)
    found = []
    for end in phrases.spans("own", low):
        words = low[:end].split()
        found += [w for w in words[-5:] if (known := _by_key(theatre).get(w)) and known.kind == "institute"][-1:]
    return found


def _person_free(stated: str) -> str:
    """A mail's sender without the address: 'Press office <a@b.c>' is 'Press office'."""
    name = re.sub(r"\s*<[^<>]*>\s*$", "", stated).strip().strip('"')
    return name or stated.strip("<>")


def _host(text: str) -> str:
    """The host of an address, without www; '' for anything else."""
    if "://" not in text:
        return ""
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def clean_title(found: Found, theatre: Theatre) -> str:
    """The title without the site's name and section that pages append."""
    title, host = found.title, _host(found.url)
    parts = _SUFFIX.split(title)
    marks = _SUFFIX.findall(title)
    end = len(parts)
    while end > 1 and (_is_site(parts[end - 1], host) or _known(parts[end - 1], theatre) is not None):
        end -= 1
    if end == len(parts) > 1 and any(p.text == parts[0] for p in found.pieces[:_TOP]):
        end = 1  # the page's own heading is the title without what follows
    if end == len(parts):
        return title
    while end > 1 and len(parts[end - 1].split()) <= 4 and "|" in marks[end - 2] and "|" in marks[end - 1]:
        end -= 1
    kept = parts[0]
    for mark, part in zip(marks[: end - 1], parts[1:end], strict=True):
        kept += mark + part
    return kept.strip()


def _site_in_title(found: Found) -> str:
    """The site's name behind a page's title, where the host or the page's own heading shows where the title ends."""
    parts = _SUFFIX.split(found.title)
    headed = any(p.text == parts[0] for p in found.pieces[:_TOP])
    if len(parts) > 1 and (_is_site(parts[-1], _host(found.url)) or (headed and len(parts[-1].split()) <= 5)):
        return parts[-1].strip(" -–—|·•:")
    return ""


def _is_site(part: str, host: str) -> bool:
    """Whether these words are the name behind the host: its letters, or its initials, stand in it."""
    letters = re.sub(r"[^a-z0-9]", "", part.lower())
    labels = [label for label in host.split(".")[:-1] if len(label) > 2]
    initials = "".join(w[0] for w in part.lower().split() if w[0].isalnum())
    return bool(letters) and any(
        letters == label or (len(label) > 3 and (label in letters or letters in label)) or initials == label
        for label in labels
    )


# ---- whose text it is -----------------------------------------------------------------------------------------------


def origin(published_by: str, kept: list[Piece], lines: list[Piece], found: Found, theatre: Theatre) -> str | None:
    """The wire or office the text comes from, where it is not the publisher's own. `lines` is the whole page."""
    own = self_named(lines, theatre) if found.page else ""
    for said in (*_wire_heads(kept), *_credits(kept, lines, found, theatre), *_relays(kept, theatre), own):
        match = _known(said, theatre)
        name = match.name if match else ""
        if name and phrases.plain(name) != phrases.plain(published_by):
            return name
    signed = [*map(_agency_name, found.credits), *(_agency_name(p.text) for p in lines[:_TOP])]
    agency = next(filter(None, [*(_unknown_wire(p.text) for p in kept[:_TOP]), *signed]), "")
    return agency if agency and phrases.plain(agency) != phrases.plain(published_by) else None


def _agency_name(said: str) -> str:
    """A byline that is no person's but an agency's: 'By Example Wire'."""
    lead = phrases.opens("byline", said)
    name = said[len(lead) :].strip()
    return name if phrases.holds("agency", name) and len(name.split()) <= 4 else ""


def _unknown_wire(text: str) -> str:
    """The agency of a dateline in capitals, known to the theatre or not: 'ISTANBUL, Feb 27 (Example Wire) -'."""
    match = _DATELINE.match(text)
    words = match["name"].split() if match else []
    return " ".join(words) if words and all(w[0].isupper() for w in words) else ""


def _wire_heads(kept: list[Piece]) -> list[str]:
    heads = (_WIRE_HEAD.match(p.text) for p in kept[:_TOP])
    return [m["name"] for m in heads if m]


def _credits(kept: list[Piece], lines: list[Piece], found: Found, theatre: Theatre) -> list[str]:
    """Credit lines: short lines around the page's end in which a wire or an office is named as the text's source."""
    last = lines.index(kept[-1]) if kept[-1] in lines else len(lines)
    foot = [p.text for p in lines[max(0, last - 1) :] if len(p.text.split()) <= _CREDIT_WORDS]
    credits = [*found.credits, *(text for text in foot if phrases.holds("credits", text))]
    credits += [m["names"] for p in kept[-1:] if (m := _SIGN_OFF.search(p.text))]
    return [name for line in credits for name in _names_in(line, theatre)]


def _relays(kept: list[Piece], theatre: Theatre) -> list[str]:
    """'X reports citing Y', in a text short enough to be nothing but that report."""
    if len(kept) > _SHORT_TEXT:
        return []
    found = []
    for piece in kept[:_TOP]:
        low = phrases.plain(piece.text)
        for lead in phrases.spans("relays", low):
            names = _names_in(low[lead : lead + 90], theatre)
            found += names[:1]
    return found


def _names_in(line: str, theatre: Theatre) -> list[str]:
    """Known sources named in a line, in order."""
    low = f" {_APART.sub(' ', phrases.plain(line))} "
    hits = [(low.index(f" {key} "), key) for key in _by_key(theatre) if f" {key} " in low]
    stems = [(m.start(), key) for key, pattern in _stems(theatre) if (m := pattern.search(low))]
    return [key for _, key in sorted([*hits, *stems], key=lambda h: (h[0], -len(h[1]), h[1]))]


def _known(name: str, theatre: Theatre) -> Source | None:
    """The source known by this host, channel or name."""
    low = phrases.plain(name).strip()
    table = _by_key(theatre)
    if low in table:
        return table[low]
    parts = low.split(".")
    for i in range(1, len(parts) - 1):
        if ".".join(parts[i:]) in table:
            return table[".".join(parts[i:])]
    if "." in low and " " not in low:
        return None
    words = f" {_APART.sub(' ', low)} "
    inside = [key for key in table if f" {key} " in words and (len(key) > 3 or words.strip() == key)]
    if inside:
        return table[max(inside, key=lambda k: (len(k), k))]
    stem = next((key for key, pattern in _stems(theatre) if pattern.search(words)), None)
    return table.get(stem) if stem else None


@cache
def _by_key(theatre: Theatre) -> dict[str, Source]:
    return {phrases.plain(key): known for known, keys in theatre.sources for key in keys}


@cache
def _stems(theatre: Theatre) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Cyrillic names in any case ending: each word may change its last letters."""
    keys = [k for k in _by_key(theatre) if re.search("[а-яіїєґ]", k)]
    return tuple((k, re.compile(r"(?<!\w)" + r"\s+".join(_bent(w) for w in k.split()) + r"(?!\w)")) for k in keys)


def _bent(word: str) -> str:
    if len(word) < 4:
        return re.escape(word)
    return re.escape(word[: max(3, len(word) - 2)]) + r"\w{0,4}"
