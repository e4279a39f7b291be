"""Makes the tutor of a reader; needs torch and transformers alone, and a GPU for more than a try:
python -m tools.train.workshop --data FOLDER --base ENCODER --out FOLDER [--teacher ENCODER] [--leave-out COLLECTION]

DATA is what `prepare` wrote. The teachers are larger encoders that learn the labels first; the tutor then learns the
labels and, of the texts without labels, what the teachers make of them. OUT gets lesson.pt for `pupil`, which makes
the reader that ships, and the scores of the judged folders. With `--leave-out`, the documents of a collection take no
part in learning, and they alone are scored: what is said of a source never seen.
"""

import argparse
from dataclasses import dataclass, fields, replace
from pathlib import Path

import torch

from tools.train.fit import Plan, soft, train
from tools.train.judged import compared, record
from tools.train.material import Material, add_options
from tools.train.network import Heads, Layout, Network
from tools.train.pages import Goals, Pages, joined


@dataclass
class Workshop:
    """All that training needs, on one device."""

    base: Path
    teacher: Path | None
    heads: Heads
    device: str
    plan: Plan
    teachers_plan: Plan
    teachers: int
    labels: int  # how often the tutor sees a labelled window for each time it sees a text's

    def _network(self, base: Path, features: int, seed: int) -> Network:
        torch.manual_seed(seed)
        attention = "sdpa" if base == self.base else "eager"
        return Network(str(base), self.heads, features, attention=attention).to(self.device)

    def theirs(self, pages: Pages) -> Pages:
        """The windows in the teachers' pieces: their table holds the same words in another order."""
        assert self.teacher is not None
        known = {piece: n for n, piece in enumerate(_pieces(self.teacher))}
        named = {"[PAD]": "<pad>", "[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>"}
        other = known["[UNK]"]
        table = [known.get(named.get(piece, piece), other) for piece in _pieces(self.base)]
        return replace(pages, ids=torch.tensor(table, device=self.device)[pages.ids.long()])

    def make(
        self, pages: Pages, goals: Goals, texts: Pages | None, name: str
    ) -> tuple[Network, list[Network], Goals | None]:
        """The tutor, the teachers it had, and what all of them make of the texts."""
        layout, count = Layout.of(self.heads), pages.features.shape[2]
        teachers, seen = [], None
        for n in range(self.teachers if self.teacher else 0):
            assert self.teacher is not None
            plan = replace(self.teachers_plan, seed=self.teachers_plan.seed + n)
            network = self._network(self.teacher, count, plan.seed)
            teachers.append(train(network, layout, self.theirs(pages), goals, plan, f"{name} teacher {n + 1}"))
        if teachers and texts is not None:
            theirs = self.theirs(texts)
            seen = soft([(network, theirs) for network in teachers], layout)
            pages, goals = joined([pages] * self.labels + [texts], [goals] * self.labels + [seen])
        network = self._network(self.base, count, self.plan.seed)
        tutor = train(network, layout, pages, goals, self.plan, f"{name} tutor")
        if texts is not None:
            seen = soft([*((network, self.theirs(texts)) for network in teachers), (tutor, texts)], layout)
        return tutor, teachers, seen


def _pieces(base: Path) -> list[str]:
    return (base / "vocab.txt").read_text(encoding="utf-8").splitlines()


def save(network: Network, seen: Goals | None, heads: Heads, path: Path) -> None:
    """What a pupil learns from: the tutor's weights, and what it and the teachers make of the texts."""
    said = {f.name: getattr(seen, f.name).cpu() for f in fields(Goals)} if seen is not None else None
    state = {k: v.half().cpu() for k, v in network.state_dict().items() if ".word_embeddings." not in k}
    torch.save({"weights": state, "heads": heads, "features": network.feature.in_features, "said": said}, path)


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--teachers", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--teacher-epochs", type=int, default=14)
    parser.add_argument("--teacher-rate", type=float, default=1.2e-4)
    parser.add_argument("--teacher-batch", type=int, default=20)
    return parser.parse_args()


def main() -> None:
    options = options_of()
    given = Material.read(options)
    teaching = Plan(
        epochs=options.teacher_epochs,
        batch=options.teacher_batch,
        rate=options.teacher_rate,
        seed=options.seed + 100,
    )
    if options.teacher:
        teaching = replace(teaching, hidden=_pieces(options.teacher).index("<mask>"))
    plan = Plan(epochs=options.epochs, batch=options.batch, rate=options.rate, seed=options.seed)
    layout, name = Layout.of(given.heads), given.name
    shop = Workshop(
        options.base, options.teacher, given.heads, options.device, plan, teaching, options.teachers, options.labels
    )
    tutor, teachers, seen = shop.make(given.pages, given.goals, given.texts, name)
    save(tutor, seen, given.heads, options.out / "lesson.pt")
    if given.judged is None:
        return
    judging, truth = given.judged
    compared(tutor, judging, truth, f"{name} tutor")
    record([tutor], judging, layout, options.out / f"{given.label}-tutor.npz")
    if teachers:
        compared(teachers[0], shop.theirs(judging), truth, f"{name} one teacher")
        record(teachers, shop.theirs(judging), layout, options.out / f"{given.label}-teachers.npz")


if __name__ == "__main__":
    main()
