"""Who tells a fact in Ukrainian, and the verb that their stance earns: заявив, повідомила, підтвердив, спростували."""

from dataclasses import dataclass

from daybrief.brief.clause import Body, Tailed
from daybrief.brief.forms import Named
from daybrief.brief.rich import Cite, Rich
from daybrief.brief.ukrainian import grammar
from daybrief.brief.voices import Speech, Voice
from daybrief.model.outcome import Fact

_LONG = 20  # words after which the voice goes first
_VERBS = {
    "said": "повідомити", "claimed": "стверджувати", "reported": "повідомити", "confirmed": "підтвердити",
    "denied": "заперечити", "assessed": "оцінювати", "also said": "також повідомити", "further said": "далі повідомити",
    "also claimed": "також стверджувати",
}  # fmt: skip


@dataclass(frozen=True)
class _Voices(Named):
    """Voices by name; `speaks`: people or states, who declare, as against offices, which report."""

    speaks: bool = False


class UkrainianSpeech(Speech):
    """Wraps Ukrainian clauses in their voices."""

    def stanced(self, clause: Body | Tailed, stance: str) -> Rich:
        """The clause with the verb its stance earns: plainly, by unconfirmed reports, or as what is due."""
        if stance == "suspects":
            return Rich.of("за непідтвердженими даними, ", clause.cite) + clause.said()
        if stance == "plans":
            return self._planned(clause)
        return clause.said()

    def _planned(self, clause: Body | Tailed) -> Rich:
        """'мають підписати угоду', 'готова направити війська'."""
        gender, fact = clause.gender, clause.facts[0]
        intent = self._intent(fact)
        if not gender or not clause.subject:
            return clause.said()
        if intent == "be ready":
            made = {"m": "готовий", "f": "готова", "n": "готове"}.get(gender, "готові")
        else:
            made = grammar.present("планувати" if intent == "plan" else "мати", gender == "pl")
        return (clause.subject + f" {made} ").citing(clause.cite) + clause.predicate("infinitive")

    def _they(self, clause: Body | Tailed, voice: Voice) -> Rich | None:
        """'Вони також атакували': an actor that the sentence before named, once, before its name returns."""
        subject = clause.subject.text
        before, self.actor = self.actor, subject
        if not subject or voice.stance != "asserts" or subject != before or clause.gender != "pl":
            return None
        self.actor = ""
        return Rich.of("вони також ", clause.cite) + clause.predicate()

    def _shown(self, clause: Body | Tailed, voice: Voice) -> Rich:
        self.last = ()
        if voice.evidence:
            heard = self._evidence(clause.facts[0])
            return Rich.of(f"{heard} ", clause.cite) + clause.said()
        if not voice.own:
            return self._lead(clause.said(), voice, clause.cite, "confirmed")
        return clause.said()

    def _evidence(self, fact: Fact) -> str:
        text = " ".join(self.wording.material.quotes(fact)).lower()
        rows = self.wording.cast.theatre.tongues["uk"]["evidence"]
        return next((str(row["says"]) for row in rows if any(word in text for word in row["heard"])), rows[-1]["says"])

    def _told(self, clause: Body | Tailed, voice: Voice, cite: Cite) -> Rich:
        if voice.stance in ("denies", "confirms"):
            return self._lead(clause.said(), voice, cite, "denied" if voice.stance == "denies" else "confirmed")
        body = self.stanced(clause, voice.stance)
        verb = "claimed" if voice.claims else "said"
        if self.last == voice.names and voice.stance not in ("plans", "suspects"):
            return self._again(body, voice, cite, "also " + verb)
        self.turn += 1
        if voice.stance == "suspects":
            return self._tail(body, voice, cite, "")
        if voice.stance == "plans" and clause.subject and self._is_subject(clause, voice):
            return body
        long = len(body.text.split()) > _LONG
        return (self._lead if long or self.turn % 3 == 0 else self._tail)(body, voice, cite, verb)

    def _is_subject(self, clause: Body | Tailed, voice: Voice) -> bool:
        """Whether a voice tells its own plan: its own name is the subject."""
        subject = clause.subject.text
        return any(self.wording.cast.shown(name).split()[-1] in subject for name in voice.names)

    def wrote(self, voice: Voice, also: str) -> str:
        who = self._voices(voice)
        return f"{who.text} {self._verb(also + 'said', who)}"

    def denied(self, named: Named) -> str:
        return f"; {named.text} це {grammar.finite('заперечити', named.gender)}"

    def _tail(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        """'…, повідомила Донецька ОВА'; 'за даними …' where nothing more may be said."""
        who = self._voices(voice)
        self.last = voice.names if not voice.own else ()
        at = body.cites[-1] if body.cites else cite
        if not verb:
            return body + Rich.of(f", пише {who.text}" if voice.own else f", за даними {who.gen or who.text}", at)
        return body + Rich.of(f", {self._verb(verb, who)} {who.text}", at)

    def _lead(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        who = self._voices(voice)
        self.last = voice.names if not voice.own else ()
        return Rich.of(f"{who.text} {self._verb(verb, who)}, що ", cite) + body

    def _again(self, body: Rich, voice: Voice, cite: Cite, verb: str) -> Rich:
        """'Там само повідомили' would be no name: the voice is named again by its last words."""
        self.last = ()
        who = self._voices(voice)
        return Rich.of(f"{who.text} {self._verb(verb, who)}, що ", cite) + body

    def _verb(self, verb: str, who: "_Voices") -> str:
        also, _, base = _VERBS[verb].rpartition(" ")
        if base.endswith("увати"):
            made = grammar.present(base, who.gender == "pl")
        elif base == "повідомити" and who.speaks:
            made = grammar.finite("заявити", who.gender)
        else:
            made = grammar.finite(base, who.gender)
        return f"{also} {made}".strip()

    def _voices(self, voice: Voice) -> "_Voices":
        """The voices by name, with what their verb agrees with."""
        cast = self.wording.cast
        named = [cast.introduce(name, office=len(voice.names) <= 2) for name in voice.names[:3]]
        gender = named[0].gender if len(named) == 1 else "pl"
        gen = grammar.listed([one.gen or one.text for one in named])
        speaks = any(cast.is_party(name) or cast.person(name) or cast.party_of(name) for name in voice.names)
        return _Voices(grammar.listed([one.text for one in named]), len(named) > 1, gender, gen, speaks)
