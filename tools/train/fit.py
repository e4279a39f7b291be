"""Trains the reader and writes a checkpoint: python -m tools.train.fit --gold FOLDER --base FOLDER --out FILE.

BASE is the encoder's own folder: config.json, model.safetensors, vocab.txt.
"""

import argparse
import copy
import math
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import torch
from torch.nn import functional

from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import PIECES_A_WORD, Page, Window, ids_of, page_of, windows_of
from daybrief.extract.readers.model.pieces import Pieces
from daybrief.extract.scene import Story
from daybrief.theatre.pack import load
from tools.train.align import Aligned, Aligner
from tools.train.gold import Labelled, labelled
from tools.train.labels import Target, heads_for, target_of
from tools.train.network import Network

FAR = -1e4  # added to the attention score of a word outside the sentence


@dataclass
class Sample:
    """A window as tensors, with its labels."""

    ids: torch.Tensor
    begins: torch.Tensor
    features: torch.Tensor
    member: torch.Tensor
    target: Target


def held_out(documents: list[Labelled], one_in: int) -> tuple[list[Labelled], list[Labelled]]:
    """Documents to learn from and to tune on: every `one_in`-th by name is kept back."""
    kept = [d for n, d in enumerate(documents) if one_in and n % one_in == 4]
    return [d for d in documents if d not in kept], kept


def member_of(page: Page, window: Window) -> torch.Tensor:
    table = torch.full((window.end - window.opening, window.last - window.first), FAR)
    for row, (first, last) in enumerate(page.words.sents[window.opening : window.end]):
        table[row, first - window.first : last - window.first] = 0
    return table


def samples_of(page: Page, claims: list[Aligned], coded: tuple[str, ...], heads: Heads, pieces: Pieces) -> list[Sample]:
    made = []
    for window in windows_of(page):
        ids, begins = ids_of(page, window, pieces)
        features = torch.from_numpy(page.features[window.first : window.last])
        target = target_of(page, window, claims, coded, heads)
        made.append(Sample(torch.from_numpy(ids), torch.from_numpy(begins), features, member_of(page, window), target))
    return made


def batch(samples: list[Sample], noise: float, unknown: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Padded ids and mask; a share `noise` of the pieces is hidden so that wording is learned rather than names."""
    longest = max(len(s.ids) for s in samples)
    ids = torch.zeros(len(samples), longest, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, sample in enumerate(samples):
        size = len(sample.ids)
        hidden = torch.rand(size) < noise
        hidden[0] = hidden[-1] = False
        ids[row, :size] = torch.where(hidden, torch.tensor(unknown), sample.ids)
        mask[row, :size] = 1
    return ids, mask


def loss_of(
    network: Network, samples: list[Sample], noise: float, mask_id: int, told: defaultdict[str, float]
) -> torch.Tensor:
    ids, mask = batch(samples, noise, mask_id)
    encoded = network.encode(ids, mask)
    total = torch.zeros(())
    for row, sample in enumerate(samples):
        words = network.words(encoded[row], sample.begins, sample.features)
        kinds, tags, by_word, by_sentence = network.score(words, sample.member)
        goal = sample.target
        of_kinds = functional.binary_cross_entropy_with_logits(
            kinds, goal.kinds, reduction="none", pos_weight=torch.tensor(1.5)
        )
        of_tags = functional.binary_cross_entropy_with_logits(
            tags, goal.tags, reduction="none", pos_weight=torch.tensor(2.0)
        )
        parts = {
            "kinds": (of_kinds * goal.kinds_count).sum() / 6,
            "tags": (of_tags.sum(-1) * goal.tags_count).sum() / 60,
            "choices": torch.zeros(()),
        }
        for sentence, marked, answers in goal.asked:
            scores = by_sentence[sentence] + by_word[marked].mean(0)
            for start, end, answer in answers:
                one = functional.cross_entropy(scores[None, start:end], torch.tensor([answer]))
                parts["choices"] = parts["choices"] + one / 6
        for name, value in parts.items():
            told[name] += float(value.detach())
            total = total + value
    return total / len(samples)


def average_into(kept: Network, network: Network, share: float) -> None:
    """Moves the running average of the weights towards the current ones."""
    with torch.no_grad():
        for old, new in zip(kept.parameters(), network.parameters(), strict=True):
            old.lerp_(new, share)


def fit(network: Network, samples: list[Sample], options: argparse.Namespace, mask_id: int) -> Network:
    """Trains in place; returns the running average of the weights."""
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = False
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in network.encoder.parameters()}
    rest = [p for p in network.parameters() if id(p) not in known]
    steps = options.epochs * math.ceil(len(samples) / options.batch)
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": rest, "lr": 5 * options.rate}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / steps)
    )
    kept, began, done = copy.deepcopy(network), time.time(), 0
    for epoch in range(options.epochs):
        network.train()
        order = sorted(range(len(samples)), key=lambda i: len(samples[i].ids) + random.random() * 40)
        groups = [order[i : i + options.batch] for i in range(0, len(order), options.batch)]
        random.shuffle(groups)
        told: defaultdict[str, float] = defaultdict(float)
        for group in groups:
            loss = loss_of(network, [samples[i] for i in group], options.noise, mask_id, told)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            average_into(kept, network, max(0.01, 1 / (1 + done)))
        shares = " ".join(f"{name} {value / len(samples):.3f}" for name, value in told.items())
        print(f"epoch {epoch + 1} {time.time() - began:.0f} s {shares}", flush=True)
    return kept.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from, with its outputs")
    parser.add_argument("--theatre", default="ukraine")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=5)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--noise", type=float, default=0.04)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hold-out", type=int, default=10, help="keep every n-th document back for tuning; 0: none")
    parser.add_argument("--skip", default="", help="leave out documents whose name begins so")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)  # more threads than free cores spend their time waiting for each other
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    vocabulary = (options.base / "vocab.txt").read_text(encoding="utf-8").splitlines()
    pieces, theatre = Pieces(vocabulary, PIECES_A_WORD), load(options.theatre)
    learn, _ = held_out(labelled(options.gold, options.skip), options.hold_out)
    pages = [page_of(d.doc, theatre) for d in learn]
    missed: Counter[tuple[str, bool]] = Counter()
    aligned = []
    for page, one in zip(pages, learn, strict=True):
        aligner = Aligner(page, Story.of(one.doc, theatre), missed)
        aligned.append([c for c in map(aligner.claim, one.claims) if c is not None])
    before = torch.load(options.start, weights_only=True) if options.start else None
    heads = Heads.read(before["heads"]) if before else heads_for([c for claims in aligned for c in claims])
    samples = [
        s
        for page, claims, one in zip(pages, aligned, learn, strict=True)
        for s in samples_of(page, claims, one.kinds, heads, pieces)
    ]
    print(f"{len(learn)} documents, {sum(map(len, aligned))} claims, {len(samples)} windows", flush=True)
    network = Network(str(options.base), heads)
    if before:
        network.load_state_dict(before["weights"])
    kept = fit(network, samples, options, vocabulary.index("[MASK]"))
    table = {
        "kinds": heads.kinds,
        "tags": heads.tags,
        "questions": [[q.kind, q.slot, list(q.words)] for q in heads.questions],
    }
    torch.save({"weights": kept.state_dict(), "heads": table}, options.out)


if __name__ == "__main__":
    main()
