"""An invented day of reports, with claims and facts made by hand: for tests of the brief, receipts and pages."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from daybrief.brief.material import Material
from daybrief.claims import KIND_BY_NAME, Claim
from daybrief.model.base import digest
from daybrief.model.figure import Figure
from daybrief.model.outcome import Brief, Fact, Reading
from daybrief.model.place import Candidate, Located, Mention, Place, Unplaced
from daybrief.model.text import Block, Dating, Document, SetAside
from daybrief.model.voice import Attribution, Stance, Voice
from daybrief.model.when import When
from daybrief.theatre.pack import Theatre, load

DAY = date(2024, 5, 15)

POINTS: dict[str, tuple[float, float, str]] = {
    "Ukraine": (31.2, 48.4, "country"),
    "Kherson Oblast": (33.6, 46.7, "region"),
    "Kharkiv Oblast": (36.6, 49.6, "region"),
    "Beryslav": (33.43, 46.84, "settlement"),
    "Kharkiv": (36.23, 49.99, "settlement"),
    "Vovchansk": (36.94, 50.29, "settlement"),
    "Lyptsi": (36.42, 50.2, "settlement"),
    "Robotyne": (35.83, 47.45, "settlement"),
    "Chasiv Yar": (37.86, 48.59, "settlement"),
    "Klishchiivka": (37.96, 48.53, "settlement"),
    "Vienna": (16.37, 48.21, "settlement"),
}


@cache
def theatre() -> Theatre:
    return load("ukraine")


@dataclass
class Day:
    """Collects reports, claims and facts."""

    documents: dict[str, Document] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    facts: list[Fact] = field(default_factory=list)

    def report(self, name: str, text: str, source: str, lang: str = "en", **more: Any) -> Document:
        """A report, one paragraph a line."""
        blocks, at = [], 0
        for line in text.split("\n"):
            if line:
                blocks.append(Block(start=at, end=at + len(line)))
            at += len(line) + 1
        doc = Document(
            name=name,
            title=more.pop("title", name.replace("-", " ").capitalize()),
            source=source,
            url=more.pop("url", f"https://reports.example/{name}"),
            published=Dating(day=more.pop("day", DAY), basis="given"),
            lang=lang,
            text=text,
            blocks=tuple(blocks),
        )
        self.documents[doc.id] = doc
        return doc

    def claim(
        self,
        doc: Document,
        quote: str,
        kind: str,
        *places: str | tuple[str, str],
        by: str | None = None,
        stance: Stance = "asserts",
        when: str | None = DAY.isoformat(),
        basis: Any = "reporting-day",
        party: str | None = None,
        confidence: float = 1.0,
        **slots: Any,
    ) -> Claim:
        """One claim of a report. A place is its name, or its name and the words that stand for it."""
        start = doc.text.index(quote)
        chain = [Voice(name=doc.source)]
        if by:
            at = doc.text.find(by)
            chain.append(Voice(name=by, party=party, span=doc.span(at, at + len(by)) if at >= 0 else None))
        where = tuple(_place(doc, *(p if isinstance(p, tuple) else (p, p))) for p in places)
        values = {n: _figure(v) if isinstance(v, list) else v for n, v in slots.items()}
        made = Claim(
            spans=(doc.span(start, start + len(quote)),),
            attribution=Attribution(chain=tuple(chain), stance=stance),
            detail=KIND_BY_NAME[kind](**values),
            places=tuple(place.mention for place in where),
            where=where,
            when=When.parse(when, basis) if when else None,
            made_by="by hand",
            confidence=confidence,
        )
        self.claims[made.id] = made
        return made

    def fact(self, *told: Claim, standing: str | None = None, against: tuple[Claim, ...] = (), **more: Any) -> Fact:
        """A fact of claims: the first one's values, unless said otherwise."""
        first = told[0]
        kind = type(first.detail)
        slots = {
            n: v if isinstance(v, tuple) else str(v)
            for n, about in kind.slots().items()
            if about.sort != "figure" and (v := getattr(first.detail, n)) not in (None, ())
        }
        origins = {claim.attribution.origin.name for claim in told}
        more.setdefault("figures", first.detail.figures())
        more.setdefault("readings", tuple(_reading(claim) for claim in told))
        made = Fact(
            event=digest("event", [claim.id for claim in told])[:12],
            kind=first.detail.kind,
            standing=standing or ("agreed" if len(origins) > 1 else "single"),  # type: ignore[arg-type]
            stance=first.attribution.stance,
            slots=slots,
            where=first.where,
            when=first.when,
            support=tuple(claim.id for claim in told),
            against=tuple(claim.id for claim in against),
            origins=len(origins),
            documents=len({claim.spans[0].doc for claim in told}),
            **more,
        )
        self.facts.append(made)
        return made

    def tell(self, doc: Document, quote: str, kind: str, *places: str | tuple[str, str], **more: Any) -> Fact:
        """A fact that rests on one claim."""
        return self.fact(self.claim(doc, quote, kind, *places, **more))

    def material(self, *earlier: Brief, set_aside: tuple[SetAside, ...] = ()) -> Material:
        return Material(
            day=DAY,
            as_of=datetime(2024, 5, 15, 23, 59, tzinfo=ZoneInfo("Europe/Kyiv")),
            window="reports of 14 to 15 May 2024",
            facts=tuple(self.facts),
            claims=self.claims,
            documents=self.documents,
            set_aside=set_aside,
            earlier=earlier,
        )


def _figure(pair: list[int | None]) -> Figure:
    return Figure(low=pair[0], high=pair[1])


def _reading(claim: Claim, live: bool = True) -> Reading:
    return Reading(
        origin=claim.attribution.origin.name,
        figures=claim.detail.figures(),
        claims=(claim.id,),
        as_of=DAY.isoformat(),
        live=live,
    )


def _place(doc: Document, name: str, words: str) -> Place:
    at = doc.text.find(words)
    span = doc.span(at, at + len(words)) if at >= 0 else doc.span(0, 1)
    mention = Mention(span=span, name=name)
    if name not in POINTS:
        return Unplaced(mention=mention, reason="no-match")
    lon, lat, grain = POINTS[name]
    chosen = Candidate(gazetteer_id=f"test:{name}", name=name, lon=lon, lat=lat, score=1, why=("by hand",))
    return Located(
        mention=mention,
        chosen=chosen,
        grain=grain,
        radius_km=40 if grain == "region" else 3,  # type: ignore[arg-type]
    )


def full_day() -> Day:
    """A day that fills most sections: tallies, nested and rival tolls, the front, quotations, plans, a denial."""
    day = Day()
    wire = day.report(
        "wire",
        "Four people were killed and nine wounded when bombs fell on Beryslav, the city council said.\n"
        "In all of Kherson Oblast, five civilians died and twelve were hurt on Wednesday, the oblast administration"
        " reported.\n"
        "Volodymyr Zelensky and Karl Nehammer met in Vienna on Wednesday to talk about grain.\n"
        "A memorandum on demining was signed by Ukraine and Austria in Vienna.\n"
        "“We will clear every field that was mined, and we will not ask how long it takes,” Zelensky said.\n"
        "Vladimir Putin said: “Nobody should expect us to leave what we have taken.”\n"
        "Zelensky is due to meet Donald Tusk in Vienna on 22 May.\n"
        "Austria will give Ukraine 40 ambulances.\n"
        "Zelensky told farmers that the harvest will be smaller than last year by a third.",
        "Meridian Wire",
        title="A day in Vienna & <b>Beryslav</b>",
    )
    force = day.report(
        "tally",
        "У ніч на 15 травня ворог атакував Україну: запущено 20 ударних безпілотників.\n"
        "Збито 17 безпілотників, ще 2 локаційно втрачені.",
        "Ukrainian Air Force",
        lang="uk",
    )
    front = day.report(
        "front",
        "Geolocated footage published on May 15 shows that Russian forces advanced in Vovchansk.\n"
        "Russian forces attacked near Lyptsi and near Chasiv Yar.\n"
        "The Russian Ministry of Defence said that its troops captured Robotyne.\n"
        "Ukraine's General Staff denied that Robotyne had been lost.\n"
        "Ukrainian troops reportedly retook Klishchiivka.",
        "Institute for the Study of War",
    )
    council = day.claim(
        wire, "Four people were killed and nine wounded when bombs fell on Beryslav, the city council said.",
        "casualties", "Beryslav", by="city council", killed=[4, 4], injured=[9, 9], who="unstated", side="UA",
    )  # fmt: skip
    whole = day.tell(
        wire,
        "In all of Kherson Oblast, five civilians died and twelve were hurt on Wednesday, the oblast administration"
        " reported.",
        "casualties", "Kherson Oblast", by="oblast administration", killed=[5, 5], injured=[12, 12], who="civilian",
        side="UA", basis="stated",
    )  # fmt: skip
    day.fact(council, part_of=whole.event)
    day.tell(
        wire, "Volodymyr Zelensky and Karl Nehammer met in Vienna on Wednesday to talk about grain.", "meeting",
        "Vienna", participants=("Volodymyr Zelensky", "Karl Nehammer"), topic="grain",
    )  # fmt: skip
    day.tell(
        wire, "A memorandum on demining was signed by Ukraine and Austria in Vienna.", "agreement", "Vienna",
        parties=("UA", "AT"), stage="signed", subject="a memorandum on demining",
    )  # fmt: skip
    day.tell(
        wire, "“We will clear every field that was mined, and we will not ask how long it takes,” Zelensky said.",
        "statement", by="Zelensky", party="UA", when=None, speaker="Zelensky",
        said="We will clear every field that was mined, and we will not ask how long it takes",
    )  # fmt: skip
    day.tell(
        wire, "Vladimir Putin said: “Nobody should expect us to leave what we have taken.”", "statement",
        by="Vladimir Putin", party="RU", when=None, speaker="Vladimir Putin",
        said="Nobody should expect us to leave what we have taken.",
    )  # fmt: skip
    day.tell(
        wire, "Zelensky is due to meet Donald Tusk in Vienna on 22 May.", "meeting", "Vienna", stance="plans",
        when="2024-05-22", basis="stated", participants=("Zelensky", "Donald Tusk"),
    )  # fmt: skip
    day.tell(
        wire, "Austria will give Ukraine 40 ambulances.", "measure", stance="plans", when=None, issuer="AT",
        action="gives", target="UA", amount="40 ambulances",
    )  # fmt: skip
    day.tell(
        wire, "Zelensky told farmers that the harvest will be smaller than last year by a third.", "forecast",
        by="Zelensky", when=None, speaker="Zelensky", about="the harvest will be smaller than last year by a third",
    )  # fmt: skip
    day.tell(
        force,
        "У ніч на 15 травня ворог атакував Україну: запущено 20 ударних безпілотників.\n"
        "Збито 17 безпілотників, ще 2 локаційно втрачені.",
        "strike", ("Ukraine", "Україну"), when="2024-05-14/2024-05-15", basis="relative", attacker="RU",
        weapon="drone", launched=[20, 20], intercepted=[17, 17], lost=[2, 2],
    )  # fmt: skip
    day.fact(
        day.claim(
            front, "Geolocated footage published on May 15 shows that Russian forces advanced in Vovchansk.", "ground",
            "Vovchansk", stance="confirms", actor="RU", action="advanced",
        ),
        standing="confirmed",
    )  # fmt: skip
    attack = "Russian forces attacked near Lyptsi and near Chasiv Yar."
    day.tell(front, attack, "ground", "Lyptsi", actor="RU", action="attacked")
    day.tell(front, attack, "ground", "Chasiv Yar", actor="RU", action="attacked")
    lost = day.claim(
        front, "The Russian Ministry of Defence said that its troops captured Robotyne.", "ground", "Robotyne",
        by="Russian Ministry of Defence", party="RU", actor="RU", action="seized",
    )  # fmt: skip
    denial = day.claim(
        front, "Ukraine's General Staff denied that Robotyne had been lost.", "ground", "Robotyne",
        by="Ukraine's General Staff", party="UA", stance="denies", actor="RU", action="seized",
    )  # fmt: skip
    day.fact(lost, standing="denied", against=(denial,))
    day.tell(
        front, "Ukrainian troops reportedly retook Klishchiivka.", "ground", "Klishchiivka", stance="suspects",
        actor="UA", action="regained",
    )  # fmt: skip
    return day
