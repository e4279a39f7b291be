"""How one network learns: from labels, or from what teachers make of a text. Needs torch and transformers alone."""

import copy
import math
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from tools.train.network import FAR, Layout, Network
from tools.train.pages import Goals, Pages

_LIKELY, _MARKED = 0.15, 0.4  # a teacher's probability from which a sentence is asked of, and a word bears on it
_SOFT_TAGS = 0.5  # weight of a tag as a teacher sees it
_POSITIVE = (1.5, 2.0)  # weight of a labelled yes against a labelled no: sentences, words


@dataclass(frozen=True)
class Plan:
    """How one network is trained. `rate` is the encoder's; the heads learn `faster` times as fast."""

    epochs: int = 10
    batch: int = 12
    rate: float = 2e-4
    faster: float = 5.0
    noise: float = 0.04  # share of pieces hidden, so that wording is learned rather than names
    unsourced: float = 0.3  # share of windows whose month and source are hidden
    seed: int = 1
    hidden: int = 103  # the piece that hides another
    frozen: bool = True  # whether the table of pieces keeps its values
    until: float = math.inf  # time of the clock after which no further epoch begins


def member(inside: torch.Tensor) -> torch.Tensor:
    return torch.where(inside, 0.0, FAR)


def scores(network: Network, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, ...]:
    """The outputs for a batch, as 32-bit floats."""
    with torch.autocast("cuda", dtype=torch.bfloat16, enabled=batch["ids"].is_cuda):
        known = batch["inside"].any(1)
        words = network.words(batch["ids"], batch["mask"], batch["begins"], batch["features"], known)
    kinds, tags, by_word, by_sentence = network.score(words.float(), member(batch["inside"]))
    return kinds, tags, by_word, by_sentence


def shares(layout: Layout, answered: torch.Tensor) -> torch.Tensor:
    """Logarithms of each choice's share in its question."""
    owner = torch.tensor(layout.question_of, device=answered.device)
    low = answered.clamp(-30, 30)
    total = torch.zeros(len(low), len(layout.sizes), device=low.device).index_add_(1, owner, low.exp())
    return low - total.log()[:, owner]


def loss_of(layout: Layout, out: tuple[torch.Tensor, ...], goals: Goals) -> dict[str, torch.Tensor]:
    """What is wrong with the outputs of a batch, by part, a window on average."""
    kinds, tags, by_word, by_sentence = out
    windows, sentences, words = len(kinds), kinds.shape[1], tags.shape[1]
    pull_kinds = torch.where(goals.hard > 0, _POSITIVE[0], 1.0).view(-1, 1, 1)
    pull_tags = torch.where(goals.hard > 0, _POSITIVE[1], 1.0).view(-1, 1, 1, 1)
    of_kinds = functional.binary_cross_entropy_with_logits(
        kinds, goals.kinds[:, :sentences].float(), reduction="none", pos_weight=pull_kinds
    )
    of_tags = functional.binary_cross_entropy_with_logits(
        tags, goals.tags[:, :words].float(), reduction="none", pos_weight=pull_tags
    )
    marked = goals.item_words[:, :words].float()
    mean = marked / marked.sum(1, keepdim=True).clamp(min=1)
    from_words = torch.einsum("iw,iwc->ic", mean, by_word[goals.item_window])
    said = shares(layout, by_sentence[goals.item_window, goals.item_sentence] + from_words)
    return {
        "kinds": (of_kinds * goals.kinds_count[:, :sentences].float()).sum() / 6 / windows,
        "tags": (of_tags.sum(-1) * goals.tags_count[:, :words].float()).sum() / 60 / windows,
        "choices": -(said * goals.item_answers.float()).sum() / 6 / windows,
    }


def hide(batch: dict[str, torch.Tensor], plan: Plan) -> None:
    """Hides some pieces, and in some windows the month and the source."""
    ids, mask = batch["ids"], batch["mask"]
    chance = torch.rand(ids.shape, device=ids.device)
    order = torch.arange(ids.shape[1], device=ids.device)[None]
    ends = (order == 0) | (order == batch["opening"][:, None] - 1) | (order == mask.sum(1, keepdim=True) - 1)
    unsourced = torch.rand(len(ids), 1, device=ids.device) < plan.unsourced
    gone = (chance < plan.noise) | (unsourced & (order < batch["opening"][:, None]))
    batch["ids"] = torch.where(gone & ~ends & (mask > 0), plan.hidden, ids)


def train(network: Network, layout: Layout, pages: Pages, goals: Goals, plan: Plan, name: str = "") -> Network:
    """Trains in place; returns the running average of the weights."""
    random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    for parameter in network.encoder.embeddings.parameters():
        parameter.requires_grad = not plan.frozen
    known = {id(p) for p in network.encoder.parameters()}
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    rest = [p for p in network.parameters() if id(p) not in known]
    sizes = pages.mask.sum(1).tolist()
    steps = plan.epochs * math.ceil(pages.size / plan.batch)
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.rate}, {"params": rest, "lr": plan.faster * plan.rate}],
        weight_decay=0.01,
        fused=pages.ids.is_cuda,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / steps)
    )
    kept, began, done = copy.deepcopy(network).eval(), time.time(), 0
    for epoch in range(plan.epochs):
        if time.time() > plan.until:
            print(f"{name} stopped before epoch {epoch + 1}", flush=True)
            break
        network.train()
        order = sorted(range(pages.size), key=lambda i: sizes[i] + random.random() * 40)
        groups = [order[i : i + plan.batch] for i in range(0, len(order), plan.batch)]
        random.shuffle(groups)
        told: defaultdict[str, Any] = defaultdict(float)
        for group in groups:
            rows = torch.tensor(group, device=pages.ids.device)
            batch = pages.batch(rows)
            hide(batch, plan)
            parts = loss_of(layout, scores(network, batch), goals.only(rows))
            optimiser.zero_grad()
            sum(parts.values(), torch.zeros((), device=rows.device)).backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *rest], 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            average_into(kept, network, max(0.01, 1 / (1 + done)))
            for part, value in parts.items():
                told[part] += value.detach() * len(group)
        if epoch % 3 == 2 or epoch == plan.epochs - 1:
            means = " ".join(f"{part} {float(value) / pages.size:.3f}" for part, value in told.items())
            print(f"{name} epoch {epoch + 1} {time.time() - began:.0f} s {means}", flush=True)
    return kept


def average_into(kept: Network, network: Network, share: float) -> None:
    """Moves the running average of the weights towards the current ones."""
    pairs = zip(kept.parameters(), network.parameters(), strict=True)
    moved = [(old, new.detach()) for old, new in pairs if new.requires_grad]
    with torch.no_grad():
        torch._foreach_lerp_([old for old, _ in moved], [new for _, new in moved], share)


def read(network: Network, pages: Pages, rows: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """The outputs for some windows."""
    with torch.no_grad():
        return scores(network.eval(), pages.batch(rows))


def soft(networks: Sequence[Network], layout: Layout, pages: Pages, batch: int = 48) -> Goals:
    """What teachers make of windows, on average."""
    made: list[Goals] = []
    words, sents = pages.begins.shape[1], int(pages.sentences.max())
    for at in range(0, pages.size, batch):
        rows = torch.arange(at, min(pages.size, at + batch), device=pages.ids.device)
        goals = goals_of([read(network, pages, rows) for network in networks], layout, pages, rows)
        made.append(
            Goals(
                _wide(goals.kinds.half(), sents),
                _wide(goals.kinds_count.half(), sents),
                _wide(goals.tags.half(), words),
                _wide(goals.tags_count.half(), words),
                goals.item_window + at,
                goals.item_sentence,
                _wide(goals.item_words, words),
                goals.item_answers.half(),
                goals.hard,
            )
        )
    return Goals(*(torch.cat([getattr(g, name) for g in made]) for name in Goals.__dataclass_fields__))


def goals_of(seen: Sequence[tuple[torch.Tensor, ...]], layout: Layout, pages: Pages, rows: torch.Tensor) -> Goals:
    """What teachers' outputs for some windows ask of a pupil, on average; the windows are numbered as they come."""
    kind_of = torch.tensor(layout.kind_of, device=pages.ids.device)
    kinds = torch.stack([torch.sigmoid(s[0]) for s in seen]).mean(0)
    tags = torch.stack([torch.sigmoid(s[1]) for s in seen]).mean(0)
    sentence = pages.sentence[rows, : tags.shape[1]].long()
    order = torch.arange(kinds.shape[1], device=rows.device)
    target = (order >= pages.context[rows, None]) & (order < pages.sentences[rows, None])
    window, at_sentence, kind = ((kinds > _LIKELY) & target.unsqueeze(-1)).nonzero(as_tuple=True)
    inside = sentence[window] == at_sentence.unsqueeze(1)
    own = tags[..., 1].new_tensor(layout.own)[kind]  # [items, tags]
    likely = torch.einsum("iwt,it->iw", (tags[..., 1] > _MARKED).float()[window], own) > 0
    marked = likely & inside
    marked = torch.where(marked.any(1, keepdim=True), marked, inside)
    mean = marked.float() / marked.sum(1, keepdim=True).clamp(min=1)
    said = torch.stack(
        [shares(layout, s[3][window, at_sentence] + torch.einsum("iw,iwc->ic", mean, s[2][window])).exp() for s in seen]
    ).mean(0)
    said = said * (kind_of.unsqueeze(0) == kind.unsqueeze(1)) * kinds[window, at_sentence, kind].unsqueeze(1)
    return Goals(
        kinds,
        target.unsqueeze(-1).expand_as(kinds).float(),
        tags,
        torch.full(tags.shape[:3], _SOFT_TAGS, device=rows.device) * (sentence >= 0).unsqueeze(-1),
        window,
        at_sentence,
        marked.to(torch.uint8),
        said,
        torch.zeros(len(rows), device=rows.device),
    )


def _wide(table: torch.Tensor, width: int) -> torch.Tensor:
    short = width - table.shape[1]
    if short <= 0:
        return table
    return torch.cat([table, table.new_zeros(table.shape[0], short, *table.shape[2:])], 1)
