"""People's names in Ukrainian and Russian: from a case form back to the name as it is called."""

import re
from collections.abc import Iterable

_CASE = re.compile("(?:ові|еві|єві|ою|ею|єю|ой|ей|ом|ем|єм|ої|[аяуюіиыйоеьє])$")
_OBLIQUE_END = re.compile("(?:[аеєиіїоуюяы]|[оеєиі]м|[ое]й)$")
_OBLIQUE = "(?:а|у|ом|ові|ем|еві|е|і|ым|им)"
_INSTRUMENTAL = re.compile("(?:ом|ем|єм|ою|ею|ой|им|ым)$")
_HIS_INSTRUMENTAL = re.compile("(?<=[^аеєиіїоуюяыэ])(?:ом|ем)$")
_HER_INSTRUMENTAL = re.compile(r"([ое])ю(?=$|[\s-])")
_SHE = "(?:ої|ій|ою|ой|у)"

# Surnames by the sex that the given name tells: what an oblique form ends in, and what the name ends in.
_HIS = (
    (re.compile(rf"((?:ов|ев|єв|їв|ин|ін|їн)){_OBLIQUE}$"), r"\1"),
    (re.compile(r"(ськ|цьк|зьк)(?:ого|ому|им|ім)$"), r"\1ий"),
    (re.compile(r"(ск|цк)(?:ого|ому|им|ом)$"), r"\1ий"),
    (re.compile(rf"(нк){_OBLIQUE}$"), r"\1о"),
    (re.compile(rf"((?:у|ю|а|я|и|і)[кч]){_OBLIQUE}$"), r"\1"),
    (re.compile(r"([^аеєиіїоуюяыэ])(?:а|ом|ові)$"), r"\1"),
)
_HER = (
    (re.compile(rf"((?:ов|ев|єв|їв|ин|ін|їн)){_SHE}$"), r"\1а"),
    (re.compile(rf"(ськ|цьк|зьк){_SHE}$"), r"\1а"),
    (re.compile(r"(ск|цк)(?:ой|ую)$"), r"\1ая"),
)


def stem(name: str) -> str:
    """A nominative in lower case without its ending."""
    return name[:-1] if name.endswith("й") else _CASE.sub("", name)


def stems(form: str) -> set[str]:
    """The stems that a form in any case may have: Ольгой is an instrumental, Сергей none; Марії keeps a vowel."""
    return {stem(form), _CASE.sub("", form), form[:-1] if form.endswith(("ї", "ею")) else stem(form)}


def by_office(name: str, office: str) -> str:
    """A foreign name, "Яшаром Гюлером", "Паулою Норман", as it is called, where the office before it stands in the
    instrumental too: "з міністром"."""
    first = name.split()[0]
    if not _INSTRUMENTAL.search(office):
        return name
    if _HER_INSTRUMENTAL.search(first):
        return _HER_INSTRUMENTAL.sub(lambda found: "а" if found.group(1) == "о" else "я", name)
    if not _HIS_INSTRUMENTAL.search(first):
        return name
    return " ".join(_HIS_INSTRUMENTAL.sub("", word) for word in name.split())


def nominative(name: str, given: Iterable[str]) -> str:
    """ "Івана Бойчука" as "Іван Бойчук"; `given` are the given names of the language in lower case.

    A name whose given name is not known, or that stands in the nominative, stays as it is.
    """
    first, _, surname = name.partition(" ")
    low = first.lower()
    known = list(given)
    if not surname or low in known or not _OBLIQUE_END.search(low):
        return name
    called = next((n for n in known if {n, stem(n)} & stems(low)), None)
    if called is None:
        return name
    rules = _HER if called.endswith(("а", "я")) else _HIS
    for pattern, ending in rules:
        if pattern.search(surname):
            surname = pattern.sub(ending, surname)
            break
    return f"{called.capitalize()} {surname}"
