"""What a document calls a person where it introduces them: the title before the name, or the words after it."""

import re

from daybrief.extract.scene import Story

_BEFORE = r"((?:[\w’'-]+[ \u00a0]){0,7}[\w’'-]+)(,?)[ \u00a0]$"
_AFTER = r"(?:,[ \u00a0]|[ \u00a0]\()((?:an?|the|who is|\d{2})\b[^,.;:()“”\"\n]{0,80}|\w[^,.;:()“”\"\n]{3,80})[,.;:)]"
_NO_TITLE = re.compile(r"(?:in|at|on|during|after|before|from|by|with|for|as|and|but|while|when)\b", re.I)
_UNDER = re.compile(r"([\w’'-]+) (?:to|of) (?:the )?$")  # 'an *assistant to the* minister' is no minister
_TELLING = re.compile(r" (?:said|says|told)\b")
_ROLES = ("office", "body", "voice.role", "speaking", "who")


def introduced(story: Story, name: str) -> str | None:
    """The words by which the text says who somebody is, a resident's as well as a minister's; None where it does not.

    The fullest introduction of the document counts: a surname stands for the person it gave in full before."""
    text = story.doc.text
    for found in re.finditer(re.escape(name), text):
        after = re.match(_AFTER, text[found.end() : found.end() + 120])
        if after and _tells(story, after[1]):
            return _TELLING.split(after[1])[0].strip()
        before = re.search(_BEFORE, text[max(0, found.start() - 90) : found.start()])
        apposed = before is not None and before[2] and text[found.end() : found.end() + 1] == ","
        if before and (apposed or not before[2]) and (title := _title(story, before[1] + " ")):
            return title.removeprefix("the ") if apposed else title
    return None


def _tells(story: Story, words: str) -> bool:
    """Whether words say what somebody is or does, or how old a bystander is."""
    if _NO_TITLE.match(words.strip()):
        return False
    if re.fullmatch(r"\d{2}|(?:an?|the) (?!\w+ (?:said|after|before)\b).+", words.strip()):
        return True
    says = any(hit.start == 0 for hit in story.theatre.terms("say", story.lang).find(words))
    return not says and any(story.theatre.terms(slot, story.lang).find(words) for slot in _ROLES)


def _title(story: Story, words: str) -> str | None:
    """The title at the end of the words before a name: from its first office to the name."""
    hits = story.theatre.terms("office", story.lang).find(words)
    near = [hit for hit in hits if not re.search(r"[a-z]{3,} (?:said|told|says) ", words[hit.start :])]
    if not near or len(words[near[-1].end :].split()) > 6:
        return None
    start = near[0].start
    lead = re.search(r"(?:[A-Z][\w’'-]+ )+$", words[:start])
    start = lead.start() if lead else start
    under = _UNDER.search(words[:start])
    second = under is not None and story.theatre.terms("former", story.lang).find(under[1])
    return words[under.start() if under and second else start :].strip()
