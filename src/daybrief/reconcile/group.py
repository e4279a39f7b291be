"""Cases into events: which belong together, and which are parts of which.

Groups are built by complete linkage: a case joins a group only if it could be one event with every case in it, so
that no chain of half-told stories ties two events together. The pairs that share most are joined first. A telling that
leaves open what two others tell apart (a weapon, a group of people) joins neither: both are parts of it. Last, what
one publisher only sums up joins what it details.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from daybrief.reconcile.block import near_pairs, pairs
from daybrief.reconcile.bonds import bears, bonds, raised
from daybrief.reconcile.cases import Case, Value, sorts
from daybrief.reconcile.further import spread
from daybrief.reconcile.judged import Judgements
from daybrief.reconcile.places import Fit
from daybrief.reconcile.retold import Bearings, told_once
from daybrief.reconcile.same import APART, Verdict, compare, slot_fit
from daybrief.reconcile.times import meet
from daybrief.reconcile.within import mark_carved

Rank = tuple[int, bool]  # sorts what may join from the surest
_EVEN = (Fit.SAME, Fit.APART)  # seen from either side alike


class Grouping:
    """Events among cases, by pairwise verdicts that are each computed once."""

    def __init__(self, cases: Sequence[Case], bearings: Bearings, judgements: Judgements | None = None) -> None:
        spread(cases)
        mark_carved(cases, lambda part, whole: compare(part, whole).fit is Fit.INSIDE)
        self._bearings = bearings
        self._judgements = judgements or Judgements()
        self._cases = [case for case in cases if not case.denies]
        self._denials = [case for case in cases if case.denies]
        self._verdicts: dict[tuple[int, int], Verdict] = {}

    def verdict(self, a: Case, b: Case) -> Verdict:
        """How `a` stands to `b`."""
        if a.excludes(b):
            return APART
        if a.number > b.number:
            back = self.verdict(b, a)
            return back if back.fit in _EVEN else Verdict(back.fit.turned, back.score)
        key = (a.number, b.number)
        found = self._verdicts.get(key)
        if found is None:
            found = compare(a, b)
            if found.fit is Fit.SAME and self._judgements.apart([a], [b]):
                found = APART
            self._verdicts[key] = found
        return found

    def events(self) -> list[list[Case]]:
        """Groups of cases that tell one event each, denials not among them."""
        groups = told_once(self._bound(self._linked(self._cases)), self._bearings, self._judgements.apart)
        return self._judgements.joined(groups)

    def _bound(self, groups: Sequence[list[Case]]) -> list[list[Case]]:
        """The same groups, those joined that tell one event in unlike places or days: the surest first, and of those as
        sure the ones of one day. A group that could as well be one event with another, which is a third event, joins
        neither."""
        of = {case.number: group for group in groups for case in group}
        found = (
            (bonds(a, b), _other_day(a, b), a.number, b.number)
            for a, b in near_pairs(self._cases)
            if of[a.number] is not of[b.number]
        )
        edges = sorted({((-ties, later), min(a, b), max(a, b)) for ties, later, a, b in found if ties})
        near: dict[int, list[tuple[Rank, int]]] = defaultdict(list)
        for rank, a, b in edges:
            near[a].append((rank, b))
            near[b].append((rank, a))
        for rank, a, b in edges:
            one, two = of[a], of[b]
            if one is not two and self._one_event(one, two) and not self._torn(one, two, rank, near, of):
                one += two
                for case in two:
                    of[case.number] = one
        return list({id(group): group for group in of.values()}.values())

    def _torn(
        self,
        one: list[Case],
        two: list[Case],
        rank: Rank,
        near: Mapping[int, Sequence[tuple[Rank, int]]],
        of: Mapping[int, list[Case]],
    ) -> bool:
        """Whether one of two groups has another partner as good that is another event than its first."""
        for here, there in ((one, two), (two, one)):
            rivals = {id(of[n]): of[n] for case in here for r, n in near[case.number] if r <= rank}
            if any(r is not here and r is not there and not self._one_event(there, r, here) for r in rivals.values()):
                return True
        return False

    def _one_event(self, one: Sequence[Case], two: Sequence[Case], between: Sequence[Case] = ()) -> bool:
        """Whether every telling of one can be of the event of every telling of the other; `between`: tellings that are
        of both then, among which a count that they give unlike may have been raised."""
        return not self._judgements.apart(one, two) and all(
            self.verdict(x, y).fit is Fit.SAME
            or bears(x, y, counted=not _updated(x, (*one, *between), y, (*two, *between)))
            for x in one
            for y in two
        )

    def denials(self) -> list[list[Case]]:
        """Groups of denials of one thing."""
        return self._linked(self._denials)

    def _linked(self, cases: Sequence[Case]) -> list[list[Case]]:
        edges = [(a, b) for a, b in pairs(cases) if self.verdict(a, b).fit is Fit.SAME]
        self._set_wide_apart(edges)
        edges = [(a, b) for a, b in edges if self.verdict(a, b).fit is Fit.SAME]
        edges.sort(key=lambda edge: (-self.verdict(*edge).score, edge[0].order, edge[1].order))
        groups: dict[str, list[Case]] = {case.order: [case] for case in cases}
        torn: dict[str, set[str]] = defaultdict(set)  # groups, by their first cases, that are not one however they grow
        for a, b in edges:
            one, two = groups[a.order], groups[b.order]
            first, second = one[0].order, two[0].order
            if one is two or second in torn[first] or _of_other_things(one, two):
                continue
            if all(self.verdict(x, y).fit is Fit.SAME for x in one for y in two):
                one += two
                for case in two:
                    groups[case.order] = one
                for other in torn.pop(second, ()):
                    torn[first].add(other)
                    torn[other].add(first)
            else:
                torn[first].add(second)
                torn[second].add(first)
        return list({id(group): group for group in groups.values()}.values())

    def _set_wide_apart(self, edges: Iterable[tuple[Case, Case]]) -> None:
        """Where a case leaves a slot open that its possible partners fill differently, they become its parts."""
        partners: dict[str, list[Case]] = defaultdict(list)
        for a, b in edges:
            partners[a.order].append(b)
            partners[b.order].append(a)
        by_order = {case.order: case for edge in edges for case in edge}
        turned: dict[tuple[int, int], Verdict] = {}
        for order in sorted(partners):
            case = by_order[order]
            for name in self._open_slots(case, partners[order]):
                for other in partners[order]:
                    if other.slots[name] not in (None, case.kind.meets.whole.get(name)):
                        small, large = sorted((case.number, other.number))
                        turned[small, large] = Verdict(Fit.INSIDE if small == other.number else Fit.AROUND)
        self._verdicts.update(turned)

    @staticmethod
    def _open_slots(case: Case, partners: Sequence[Case]) -> list[str]:
        """Party and enum slots this case leaves open and its partners fill with words that exclude each other, where
        nothing else ties those partners to one event."""
        found = []
        for name, value in case.slots.items():
            if value is not None or sorts(case.kind)[name] not in ("party", "enum"):
                continue
            said = [p for p in partners if p.slots[name] is not None]
            filled: dict[Value, list[Case]] = defaultdict(list)
            for partner in said:
                filled[partner.slots[name]].append(partner)
            if any(
                slot_fit(case.kind, name, x, y) is not Fit.SAME
                and not any(bonds(a, b) for a in filled[x] for b in filled[y])
                for x, y in combinations(filled, 2)
            ):
                found.append(name)
        return found


def _other_day(a: Case, b: Case) -> bool:
    """Whether two tellings are of unlike days."""
    return meet(a.days, b.days, a.kind.meets.timing) is Fit.APART


def _of_other_things(one: Sequence[Case], two: Sequence[Case]) -> bool:
    """Whether what was struck is of two sorts, one of which a place has few of, and no telling names both: a town's
    fuel depot, its barracks. Counts of one thing keep tellings together, and so does one document."""
    here, there = (set().union(*(case.sites for case in group)) for group in (one, two))
    if not here or not there or here & there or not any(case.lone for case in (*one, *two)):
        return False
    return not any(x.documents & y.documents or _as_many(x, y) for x in one for y in two)


def _as_many(x: Case, y: Case) -> bool:
    """Whether two tellings count more than one of something, alike."""
    return any(x.figures[n] == y.figures[n] and x.figures[n].floor > 1 for n in x.figures.keys() & y.figures.keys())


def _updated(x: Case, one: Sequence[Case], y: Case, two: Sequence[Case]) -> bool:
    """Whether another telling of either's event counts just as the other does, or says that its count has risen: then
    theirs is only an earlier count."""
    alike = any(p.figures and p.figures == y.figures for p in one) or any(
        q.figures and q.figures == x.figures for q in two
    )
    return alike or raised(x, y, two) or raised(y, x, one)
