"""Whose words a post relays, and how sure it is."""

import re
from collections.abc import Callable
from functools import cached_property

from daybrief.extract.readers.posts.done import tells_act
from daybrief.extract.readers.posts.together import joined, segments
from daybrief.extract.readers.tallies.spots import targets as places
from daybrief.extract.readers.told import publisher
from daybrief.extract.scene import Scene, Story
from daybrief.model.voice import Attribution, Stance, Voice
from daybrief.theatre.personnames import by_office, nominative, stem, stems
from daybrief.theatre.placenames import romanise
from daybrief.theatre.terms import Hit

_ANYBODYS = frozenset(  # offices that an occupier has too, and those that are no state's
    {"media", "sources", "channels", "expert", "isw", "occupation", "milbloggers", "group", "officials"}
    | {"administration", "city-council", "court", "government", "parliament", "presidency", "ministry"}
)
_VAGUE = ("body.expert", "body.group", "body.officials")  # what an office of its own beside them outdoes
_ANY_BODY = "body.group"  # institutes, centres, companies: their own name is all there is to call them by
_TELLING = ("mayor", "governor", "expert", "resident", "journalist", "ambassador", "volunteer")  # offices that say
# something by themselves; "the head" or "a general" is nobody
_OF_STATE = (
    "leader",
    "president",
    "prime-minister",
    "minister",
    "chancellor",
    "ambassador",
)  # offices of a whole state
_HARMS = ("killed", "injured", "missing", "damage")
_SPACE = 2  # letters between an office and the name behind it
_BACK = 4  # sentences back in which "he" was heard
_SIGNATURE = 4  # words of a sentence that only signs the one before it
_HEAD = re.compile(r"([^:;,.–—]{2,70}):\s")
_CAPITALS = re.compile(r"[А-ЯІЇЄҐ]{4,}")
_NAME = re.compile(
    r"(?<![\w'’ʼ-])[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+(?:-[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+)?"
    r"(?:\s+[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+(?:-[А-ЯІЇЄҐЁ][а-яіїєґё'’ʼ]+)?){0,3}"
)
_LATIN = re.compile(r"[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)*")
_TAIL = re.compile(r"\s[–—-]\s*([^–—]{2,60}?)\s*\.?\s*$")


def origin(story: Story, scene: Scene) -> Voice | None:
    """The voice a sentence names: after "according to", before "said", or behind a closing dash."""
    ways = (_again, _according, _said, _headed, _signed, _credited)
    return next((voice for way in ways if (voice := way(story, scene)) is not None), None)


def attributed(story: Story, scene: Scene, sure: Stance) -> Attribution:
    """The publisher, and whom the sentence relays."""
    voice, own = origin(story, scene), publisher(story)
    several = together(story, scene)
    if voice is not None and voice.name in {each.name for each in several}:
        return Attribution(chain=(own, several[0]), beside=several[1:], stance=sure)
    return Attribution(chain=(own, voice) if voice is not None else (own,), stance=sure)


def together(story: Story, scene: Scene) -> tuple[Voice, ...]:
    """Those who say it in one breath before a word of saying: "*X*, *Y* and *Z* said"; none where one says it alone."""
    for cue in scene.words("say.plain"):
        for start, end in segments(scene, cue):
            ends = joined(scene, start, end)
            voices = [voice_in(story, scene, a, b) for a, b in ends]
            told = {v.name: v for v in voices if v is not None and v.name not in _states(story)}
            if len(told) == len(ends) > 1:
                return tuple(told.values())
    return ()


def _states(story: Story) -> set[str]:
    """The names of whole states, which are no voices of a list of people: "the premiers of *Poland* and …"."""
    return {name for pair in story.theatre.prose["parties"].values() for name in pair}


def _full(found: re.Match[str], given: Callable[[str], bool]) -> tuple[int, str]:
    """A run of capitalised words from its given name on: "Президент *Іван Бойчук*"."""
    words = list(re.finditer(r"\S+", found.group()))
    first = next((w for w in words[:-1] if given(w.group().lower())), words[0])
    return found.start() + first.start(), found.group()[first.start() :]


def people_in(story: Story, scene: Scene) -> list[tuple[int, int, str, str | None]]:
    """People that a sentence names, in text order: where, what to call them, and for whom they speak where known.

    Somebody the pack does not know is named by a given name with a surname."""
    known = [(h.start, h.end, h.value.name, h.value.party) for h in scene.people]
    taken = {i for start, end, *_ in known for i in range(start, end)} | {i for p in scene.places for i in (p.start,)}
    words = story.theatre.gazetteer.beside(scene.lang)
    for found in _NAME.finditer(scene.text):
        at, name = _full(found, words.given)
        at, name = _behind_office(scene, at, name)
        start = at + scene.start
        if " " not in name or not taken.isdisjoint(range(start, start + len(name))):
            continue
        office = _office_of(scene, start)
        if words.given(name.split()[0].lower()) or office is not None:
            called = nominative(name, words.first_names)
            called = romanise(by_office(name, office) if office and called == name else called, scene.lang)
            known.append((start, start + len(name), called, None))
    return sorted(known, key=lambda person: person[:2])


def _behind_office(scene: Scene, at: int, name: str) -> tuple[int, str]:
    """A run of capitalised words without the state at its head, that an office stands for: "глава МЗС *Ірану* …"."""
    marked = [*((h.start, h.end) for h in scene.parties), *((h.start, h.end) for h in scene.places)]
    ends = [end - scene.start for start, end in marked if start - scene.start == at]
    rest = name[max(ends) - at :].lstrip() if ends else name
    return at + len(name) - len(rest), rest


def _office_of(scene: Scene, at: int) -> str | None:
    """The office that stands before a name, with no more than its state or ministry between."""
    offices = [h for h in scene.words("voice.role") if h.end <= at]
    between = scene.text[offices[-1].end - scene.start : at - scene.start] if offices else ","
    known = {*(h.text for h in scene.parties), *(h.text for h in scene.words("body"))}
    left = between
    for text in sorted(known, key=len, reverse=True):
        left = left.replace(text, "")
    return offices[-1].text if offices and not left.strip() else None


def denier(story: Story, scene: Scene) -> Voice | None:
    """Who denies what was told before: "X denies this"."""
    for cue in scene.words("say.deny"):
        these = [h for h in scene.words("this") if abs(h.end - cue.start) <= 2 or abs(h.start - cue.end) <= 2]
        if these:
            return voice_in(story, scene, scene.start, min(cue.start, these[0].start))
    return None


def _credited(story: Story, scene: Scene) -> Voice | None:
    """The voice of a sentence right after it that says only whose words these are: "X reported this"."""
    after = scene.sentence.at + 1
    if after >= len(story.scenes) or story.scenes[after].sentence.block != scene.sentence.block:
        return None
    beside = story.scenes[after]
    if any(h.start - beside.start <= 2 for h in beside.words("say.of-this")):
        return _said(story, beside)
    short = len(beside.text.split()) <= _SIGNATURE and not beside.words("say") and not beside.places
    return voice_in(story, beside, beside.start, beside.end) if short and beside.words("body") else None


def _again(story: Story, scene: Scene) -> Voice | None:
    """ "By his words", "she added": the voice heard last before, in this paragraph or the one before it."""
    cues = scene.words("say.his")
    plain = {h.end for h in scene.words("say.plain")} | {h.start for h in scene.words("say.plain")}
    cues += [h for h in scene.words("voice.pronoun") if h.start - 1 in plain or h.end + 1 in plain]
    if not cues:
        return None
    near = [s for s in story.before(scene) if scene.sentence.block - s.sentence.block <= 1]
    ways = (_according, _said, _headed, _signed)
    return next((v for s in near[:_BACK] for way in ways if (v := way(story, s)) is not None), None)


def _headed(story: Story, scene: Scene) -> Voice | None:
    """The voice before the colon that opens a sentence: "General Staff: …"."""
    head = _HEAD.match(scene.text)
    if head is None or len(head.group(1).split()) > _SIGNATURE + 2:
        return None
    start, end = scene.start + head.start(1), scene.start + head.end(1)
    inside = _Within(story, scene, start, end)
    if inside.places and not (inside.people or inside.bodies or inside.roles):
        return None
    if tells_act(scene, end):
        return None
    return voice_in(story, scene, start, end) if inside.people or inside.bodies or inside.roles else None


def _according(story: Story, scene: Scene) -> Voice | None:
    for cue in scene.words("say.according"):
        rest = re.match(r"\s*([^,;:()–—]{2,70})", scene.text[cue.end - scene.start :])
        if rest is not None and (voice := voice_in(story, scene, cue.end + rest.start(1), cue.end + rest.end(1))):
            return voice
    return None


def _said(story: Story, scene: Scene) -> Voice | None:
    """ "X повідомив, що …": the stretch before the word of saying, from the sentence's start or the last comma."""
    for cue in sorted([*scene.words("say.plain"), *scene.words("say.deny")], key=lambda h: h.start):
        head = scene.text[: cue.start - scene.start]
        start = max(head.rfind(mark) for mark in ",;:.") + 1
        stretch = head[start:]
        if not stretch.strip() or any(h.end >= cue.start - 2 for h in scene.words("say.of-this") if h.end < cue.start):
            after = re.match(r"\s+([^,;:()–—.]{2,120})", scene.text[cue.end - scene.start :])
            if after is None or after.group(1).split()[0].lower() in _turns(scene):
                continue
            found = voice_in(story, scene, cue.end + after.start(1), cue.end + after.end(1))
        else:
            begin = scene.start + start + len(stretch) - len(stretch.lstrip())
            found = voice_in(story, scene, begin, cue.start - 1)
        if found is not None:
            return found
    return None


def _turns(scene: Scene) -> set[str]:
    """Words behind a word of saying with which what is said begins: "they speak *of* a blow"."""
    theatre = scene.theatre
    return {*theatre.words("about", scene.lang), *theatre.words("that-clause", scene.lang)}


def _signed(story: Story, scene: Scene) -> Voice | None:
    tail = _TAIL.search(scene.text)
    if tail is None or len(tail.group(1).split()) > 5:
        return None
    start, end = scene.start + tail.start(1), scene.start + tail.end(1)
    if any(start <= h.start < end for slot in _HARMS for h in scene.words(slot)):
        return None  # "a car was hit – *a resident is wounded*"
    inside = _Within(story, scene, start, end)
    lone_place = inside.sides and not (inside.people or inside.bodies or inside.roles)
    return None if lone_place else voice_in(story, scene, start, end)


def voice_in(story: Story, scene: Scene, start: int, end: int) -> Voice | None:
    """The voice between two offsets, where the words there can be one: a person, a body, an office or a side."""
    text = story.doc.text[start:end].strip(' «»"')
    if not text:
        return None
    within = _Within(story, scene, start, end)
    name = within.name(text)
    if name is None:
        return None
    begin = story.doc.text.index(text, start)
    return Voice(name=name, party=within.party, span=story.doc.span(begin, begin + len(text)))


class _Within:
    """Marks of one stretch that may name a voice."""

    def __init__(self, story: Story, scene: Scene, start: int, end: int) -> None:
        self.story, self.scene, self.start, self.end = story, scene, start, end
        self.people = [h for h in scene.people if start <= h.start < end]
        parties = [h for h in scene.parties if start <= h.start < end]
        bodies = [h for h in scene.words("body") if start <= h.start < end]
        parties = [h for h in parties if not bodies or self._beside(h, bodies[0])]
        self.named: list[Hit[str]] = [*parties, *bodies]
        self.sides = [h.value for h in parties]
        self.bodies = sorted((h.value for h in bodies), key=lambda value: value in _VAGUE)
        self.places = [h for h in places(scene) if start <= h.start < end]
        self.roles = [h for h in scene.words("voice.role") if start <= h.start < end]

    def _beside(self, party: Hit[str], body: Hit[str]) -> bool:
        """Whether a side stands with the office, so that it is that side's."""
        low, high = min(party.end, body.end), max(party.start, body.start)
        return high <= low or len(self.scene.text[low - self.scene.start : high - self.scene.start].split()) <= 1

    @property
    def party(self) -> str | None:
        if self.people:
            return self.people[0].value.party
        return self.sides[0] if self.sides else self._home()

    def _home(self) -> str | None:
        """The side whose own language the text is in: there an office without a state is that side's."""
        office = bool(self.bodies) and self.bodies[0].removeprefix("body.") not in _ANYBODYS
        speaks: dict[str, str] = self.scene.theatre.about.get("speaks", {})
        return speaks.get(self.story.lang) if office else None

    def name(self, text: str) -> str | None:
        """The voice's name in Latin letters; None where the words name nobody."""
        if self.people:
            return self.people[0].value.name
        person = self._person(text)
        if person is not None:
            return romanise(self._called(person), self.scene.lang)
        if self.bodies and self.bodies[0] != _ANY_BODY:
            return self._body() if self.party or self._known_ministry()[0] != "body.ministry" else None
        if (self.bodies or self.sides) and (not self.sides or not self.bodies) and (own := self._between_marks()):
            return romanise(own, self.scene.lang)
        if self.sides:
            return self._holder() or self._written(self.sides[0])[0]
        if _CAPITALS.fullmatch(text):
            return romanise(text, self.scene.lang)
        latin = _LATIN.search(text)
        if latin is not None and len(text.split()) <= _SIGNATURE:
            return latin.group()
        return self._office()

    def _holder(self) -> str | None:
        """Who holds a state's first offices, called by no more than these: "the French *president*"."""
        role = self.roles[0].value.removeprefix("voice.role.") if self.roles else ""
        if role in ("leader", "president") and (known := self._in_office(self.sides[0])) is not None:
            return known
        return f"{self._written(self.sides[0])[1]} {role.replace('-', ' ')}" if role in _OF_STATE else None

    def _in_office(self, party: str) -> str | None:
        """The head of a state whom the text named before: "the Russian *leader*"."""
        for scene in self.story.before(self.scene):
            named = [h.value for h in scene.people if h.value.party == party and h.value.office.startswith("President")]
            if named:
                return named[-1].name
        return None

    def _office(self) -> str | None:
        """ "The mayor of Kharkiv": somebody called by no more than an office, where the pack has a word for it."""
        if not self.roles:
            return None
        role = self.roles[0].value.removeprefix("voice.role.").replace("-", " ")
        if role == "voice.role":
            return None
        known = self.scene.theatre.gazetteer.beside(self.scene.lang)
        words = re.findall(r"[\w'’ʼ-]+", self.scene.text[self.start - self.scene.start : self.end - self.scene.start])
        given = {stem(name) for name in known.first_names}
        named = any(w[0].isupper() and stems(w.lower()) & given for w in words)
        place = next((p.name for p in self.places), None)
        if place is not None and not named:
            return f"{role.capitalize()} of {place}"
        return role.capitalize() if role in _TELLING else None

    def _person(self, text: str) -> str | None:
        """A name in the words: with a given name, else after an office, or alone."""
        begin = self.scene.text.find(text, self.start - self.scene.start) + self.scene.start
        taken = [(h.start, h.end) for h in self.named] + [(p.start, p.end) for p in self.scene.places]
        given = self.scene.theatre.gazetteer.beside(self.scene.lang).given
        told: list[str] = []
        for found in _NAME.finditer(text):
            offset, name = self._free(*_full(found, given), begin, taken)
            at = begin + offset
            if not name or name.lower() in self._no_names:
                continue
            if " " in name and (given(name.split()[0].lower()) or any(0 < at - end <= _SPACE for _, end in taken)):
                return name
            if any(h.start <= at < h.end for h in self.roles) and " " not in name:
                continue
            told += [name] if name == text or (self.roles and self.roles[0].start < at) else []
        return next(iter(told), None)

    @cached_property
    def _no_names(self) -> frozenset[str]:
        """Small words, which a capital at the head of a sentence makes no names: "*As* the staff said"."""
        theatre, lang = self.scene.theatre, self.scene.lang
        return frozenset((*theatre.words("stop", lang), *theatre.words("voice.pronoun", lang)))

    @staticmethod
    def _free(offset: int, name: str, begin: int, taken: list[tuple[int, int]]) -> tuple[int, str]:
        """What of a run of capitalised words no place, side or body takes: its words behind them."""
        ends = [
            end - begin - offset for start, end in taken if start < begin + offset + len(name) and end > begin + offset
        ]
        if not ends:
            return offset, name
        rest = name[max(ends) :] if max(ends) < len(name) else ""
        kept = rest.strip()
        whole = bool(kept) and rest[0].isspace() and " " in kept
        return (offset + len(name) - len(kept), kept) if whole else (offset, "")

    def _called(self, name: str) -> str:
        """A name in the nominative; a surname with the given name that the document has beside it elsewhere."""
        if " " in name:
            return nominative(name, self.scene.theatre.gazetteer.beside(self.scene.lang).first_names)
        given = self.scene.theatre.gazetteer.beside(self.scene.lang).given
        found = re.finditer(rf"([А-ЯІЇЄҐЁ][\w'’ʼ-]+)\s+{re.escape(name)}\b", self.story.doc.text)
        return next((m.group() for m in found if given(m.group(1).lower())), name)

    def _body(self) -> str:
        """An office as the pack's first language calls its like, with its state where that is said."""
        theatre = self.scene.theatre
        office, whose = self._known_ministry()
        words = theatre.words(office, theatre.languages[0])
        known = words[0] if words else office.split(".")[-1].replace("-", " ")
        if own := self._between_marks():
            return f"{romanise(own, self.scene.lang)} {known}"
        name = known if known != known.lower() else " ".join(w.capitalize() for w in known.split())
        region = self._region()
        if region is not None:
            return f"{region} {name}"
        party = self.party or whose
        return f"{self._written(party)[1]} {name}" if party else name

    def _between_marks(self) -> str | None:
        """An organisation's own name: "the company «*Name*»"."""
        own = re.search(
            r"«([^»]+)(?:»|$)", self.scene.text[self.start - self.scene.start : self.end - self.scene.start]
        )
        return own.group(1) if own is not None else None

    def _known_ministry(self) -> tuple[str, str | None]:
        """ "The (Russian) ministry": the one that the text named before, and its state."""
        office = self.bodies[0]
        for scene in self.story.before(self.scene) if office == "body.ministry" else ():
            named = [h for h in scene.words("body") if h.value.endswith("-ministry")]
            if named and (not self.sides or self.sides[0] in {h.value for h in scene.parties}):
                whose = (p.value for p in scene.parties if named[-1].start <= p.start <= named[-1].end + 1)
                return named[-1].value, next(whose, None)
        return office, None

    def _region(self) -> str | None:
        """The region of a regional office: as its name says, else that of the nearest place told of."""
        if not any(self.start <= h.start < self.end for h in self.scene.words("voice.regional")):
            return None
        atlas = self.scene.theatre.gazetteer
        for word in self.scene.text[self.start - self.scene.start : self.end - self.scene.start].split():
            found = [h for unit in ("області", "области") for h in atlas.scan(f"{word} {unit}", self.story.lang)]
            if word[0].isupper() and found and found[0].ids:
                return found[0].name
        for scene in (self.scene, *self.story.before(self.scene)):
            for hit in places(scene):
                near = [atlas.get(unit) for id_ in hit.ids[:1] for unit in (id_, *atlas.parents(id_))]
                region = next((entry for entry in near if entry.grain == "region"), None)
                if region is not None:
                    return region.name
        return None

    def _written(self, party: str) -> tuple[str, str]:
        """A party's name and adjective in running text."""
        found = self.scene.theatre.prose["parties"].get(party, [party, party])
        return found[0], found[1]
