"""English in place of Cyrillic words, so that one English encoder reads all of a theatre's languages."""

import re
from functools import cache

from daybrief.theatre.pack import Theatre
from daybrief.theatre.placenames import romanise

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


class Gloss:
    """The gloss of one language: a word's English where the pack has it, otherwise its romanisation.

    A language without a gloss file reads as it stands."""

    def __init__(self, lang: str, stems: dict[str, str]) -> None:
        self._lang = lang
        self._whole: dict[str, str] = {}
        self._open: dict[str, str] = {}
        for english, terms in stems.items():
            for term in terms.split():
                table = self._open if term.endswith("*") else self._whole
                table[term.removesuffix("*")] = english
        self._seen: dict[str, str] = {}

    def __call__(self, form: str) -> str:
        """What the encoder reads for a word."""
        if not _CYRILLIC.search(form):
            return form
        if form not in self._seen:
            low = form.lower().replace("’", "'").replace("ʼ", "'")
            self._seen[form] = self._whole.get(low) or self._by_stem(low) or self.romanise(form)
        return self._seen[form]

    def _by_stem(self, low: str) -> str | None:
        return next((self._open[low[:n]] for n in range(len(low), 1, -1) if low[:n] in self._open), None)

    def romanise(self, form: str) -> str:
        """The word letter by letter in Latin script."""
        return romanise(form, self._lang)


@cache
def gloss_of(theatre: Theatre, lang: str) -> Gloss:
    """The gloss of a language of the theatre; one that changes nothing where the pack has none."""
    return Gloss(lang, theatre.glosses.get(lang, {}).get("stems", {}))
