"""Makes the reader cheaper: it reads words instead of pieces from some layer on, with fewer attention heads and inner
neurons, taught by the reader as it was and by the labels; needs torch, transformers and onnx:
python -m tools.train.slim --data FOLDER --weights FOLDER --folders TRAIN MORE --out FOLDER [--share 0.58]

DATA is what `prepare --heads WEIGHTS/reader.json` wrote. Three steps: `narrow` chooses what stays, `follow` fits the
sums of what stays layer by layer, and descent brings the words' last states and the probabilities near to the
teacher's on texts without labels, and the answers near to the labels elsewhere. Several workers learn from different
windows and take the mean of their weights every few steps.
"""

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing as processes

from tools.train.fit import Plan, goals_of, hide, loss_of, member
from tools.train.follow import follow
from tools.train.further import reopened, write
from tools.train.narrow import slimmed
from tools.train.network import IN_PIECES, Layout, Network
from tools.train.pages import Goals, Pages, read_goals, read_pages
from tools.train.workshop import rows_where

_CHOSEN, _TRIED, _FOLLOWED = 160, 32, 400  # windows to choose by, to try a layer's bearing on, to fit sums on
_STATES = 2.0  # weight of the last states
_CONTEXT = 0.2  # weight of a sentence that only helps to read the others
_TOGETHER = 8  # steps after which the workers' weights are averaged
_WARM = 60  # steps over which the rate rises
_FASTER = 2.0  # the heads' rate against the encoder's
_PORT = 29511


@dataclass(frozen=True)
class Lesson:
    """Windows that go together, of the texts or of the labelled reports."""

    labelled: bool
    rows: list[int]


@dataclass
class Books:
    """What is learned from."""

    texts: Pages
    labelled: Pages
    goals: Goals
    learned: torch.Tensor  # labelled windows that may be learned from
    layout: Layout

    def lessons(self, count: int, plan: Plan) -> list[Lesson]:
        """So many, windows of like length together."""
        drawn = random.Random(plan.seed)
        made: list[Lesson] = []
        while len(made) < count:
            again = [
                Lesson(labelled, group)
                for labelled, pages, rows in (
                    (False, self.texts, range(self.texts.size)),
                    (True, self.labelled, self.learned.tolist()),
                )
                for group in _groups(pages, list(rows), plan.batch, drawn)
            ]
            drawn.shuffle(again)
            made += again
        return made[:count]


def _groups(pages: Pages, rows: list[int], batch: int, drawn: random.Random) -> list[list[int]]:
    sizes = pages.mask.sum(1).tolist()
    order = sorted(rows, key=lambda n: sizes[n] + drawn.random() * 40)
    return [order[n : n + batch] for n in range(0, len(order), batch)]


def said(network: Network, batch: dict[str, torch.Tensor], quick: bool) -> tuple[torch.Tensor, Any]:
    """The words' last states, and the outputs; `quick` in 16-bit floats as far as the states."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=quick):
        mask, known = batch["mask"].bool(), batch["inside"].any(1)
        states = network.read(batch["ids"], batch["begins"], mask, known).float()
    words = network.drop(states + network.feature(batch["features"]))
    return states, network.score(words, member(batch["inside"]))


def apart(states: torch.Tensor, aims: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """How far states are from where they should be, against their size."""
    return ((states - aims).pow(2).sum(-1) * known).sum() / (aims.pow(2).sum(-1) * known).sum()


def losses(pupil: Network, teacher: Network, books: Books, lesson: Lesson, plan: Plan) -> dict[str, torch.Tensor]:
    rows = torch.tensor(lesson.rows)
    if lesson.labelled:
        batch = books.labelled.batch(rows)
        hide(batch, plan)
        return loss_of(books.layout, said(pupil, batch, quick=True)[1], books.goals.only(rows))
    batch = books.texts.batch(rows)
    with torch.no_grad():
        aims, outputs = said(teacher, batch, quick=False)
    goals = goals_of([outputs], books.layout, books.texts, rows)
    here = (torch.arange(goals.kinds.shape[1]) < books.texts.sentences[rows, None]).unsqueeze(-1).float()
    goals.kinds_count = (1 - _CONTEXT) * goals.kinds_count + _CONTEXT * here
    states, out = said(pupil, batch, quick=True)
    parts = loss_of(books.layout, out, goals)
    parts["states"] = _STATES * apart(states, aims, batch["inside"].any(1).float())
    return parts


def descend(pupil: Network, teacher: Network, books: Books, plan: Plan, steps: int, worker: int, workers: int) -> None:
    """Trains the pupil in place: the running average of the workers' common weights."""
    torch.manual_seed(plan.seed + 99 + worker)
    pupil.encoder.embeddings.requires_grad_(False)
    known = {id(p) for p in pupil.encoder.parameters()}
    encoder = [p for p in pupil.encoder.parameters() if p.requires_grad]
    rest = [p for p in pupil.parameters() if id(p) not in known]
    learned = [*encoder, *rest]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.rate}, {"params": rest, "lr": _FASTER * plan.rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / _WARM) * max(0.02, 1 - s / steps)
    )
    pupil.drop.p, times = 0.1, 0
    pupil.train()
    kept: torch.Tensor | None = None
    for step, lesson in enumerate(books.lessons(steps * workers, plan)[worker::workers], 1):
        parts = losses(pupil, teacher, books, lesson, plan)
        optimiser.zero_grad()
        sum(parts.values(), torch.zeros(())).backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        schedule.step()
        if step % _TOGETHER == 0 or step == steps:
            common = torch.nn.utils.parameters_to_vector(learned).detach().clone()
            if workers > 1:
                dist.all_reduce(common)
                common /= workers
                torch.nn.utils.vector_to_parameters(common, learned)
            times += 1
            kept = common.clone() if kept is None else kept.lerp_(common, max(0.08, 1 / (1 + times)))
            told = " ".join(f"{name} {float(value.detach()):.4f}" for name, value in parts.items())
            print(f"worker {worker} step {step} {told}", flush=True)
    assert kept is not None
    torch.nn.utils.vector_to_parameters(kept, learned)
    pupil.eval()


def work(worker: int, options: argparse.Namespace) -> None:
    """One worker. The first chooses, fits and writes; the others start from what it chose."""
    torch.set_num_threads(1)
    plan = Plan(batch=12, rate=options.rate, noise=0.03, unsourced=0.2, seed=options.seed)
    if options.workers > 1:
        dist.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{_PORT}", rank=worker, world_size=options.workers)
    table = json.loads((options.weights / "reader.json").read_text(encoding="utf-8"))
    teacher = reopened(options.weights, table).eval()
    for module in teacher.modules():
        if isinstance(module, torch.nn.Dropout):
            module.p = 0.0
    books = _books(options.data, Layout.of(table), options.folders)
    start = options.out / "start.pt"
    if worker == 0:
        order = torch.randperm(books.texts.size, generator=torch.Generator().manual_seed(plan.seed))
        pupil = slimmed(teacher, books.texts, order[:_CHOSEN], order[:_TRIED], options.share)
        pupil.in_pieces = IN_PIECES
        follow(pupil, teacher, books.texts, order[:_FOLLOWED])
        torch.save(pupil, start)
    if options.workers > 1:
        dist.barrier()
    pupil = torch.load(start, weights_only=False)
    descend(pupil, teacher, books, plan, options.steps, worker, options.workers)
    if worker == 0:
        write(pupil, options.weights, options.out)
        start.unlink()
    if options.workers > 1:
        dist.barrier()
        dist.destroy_process_group()


def _books(data: Path, layout: Layout, folders: list[str]) -> Books:
    path = data / "labelled.npz"
    pages = read_pages(path)
    learned = rows_where(pages, [folder in folders for folder in pages.folders])
    return Books(read_pages(data / "texts.npz"), pages, read_goals(path, layout.width), learned, layout)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folders", nargs="+", default=["train"], help="labelled folders to learn from")
    parser.add_argument("--share", type=float, default=0.58, help="of the layers' multiplications that stay, below 1")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    processes.spawn(work, (options,), nprocs=options.workers)


if __name__ == "__main__":
    main()
