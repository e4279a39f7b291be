"""What networks say of the judged windows: kept as files, and told apart at a glance. Needs torch and NumPy alone."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from tools.train.fit import read
from tools.train.network import Layout, Network
from tools.train.pages import Goals, Pages

_SILENT = 0.1  # probability of a kind below which a window's answers about it are not kept


def record(networks: Sequence[Network], pages: Pages, layout: Layout, path: Path) -> None:
    """What the networks say of windows, on average, as a file."""
    kept = []
    of_choice = torch.tensor(layout.kind_of, device=pages.ids.device)
    for rows in torch.arange(pages.size, device=pages.ids.device).split(1):
        seen = [read(network, pages, rows) for network in networks]
        kinds, tags = (torch.stack([torch.sigmoid(s[n][0]) for s in seen]).mean(0) for n in (0, 1))
        by_word, by_sentence = (torch.stack([s[n][0] for s in seen]).mean(0) for n in (2, 3))
        told = (kinds.max(0).values > _SILENT)[of_choice]
        kept.append((kinds, (tags * 255).round(), by_word * told, by_sentence))
    names = [pages.names[n] for n in pages.document.tolist()]
    flat = [torch.cat(part).cpu() for part in zip(*kept, strict=True)]
    np.savez_compressed(
        path,
        names=np.array(names),
        first=pages.first.cpu().numpy(),
        words=np.array([len(k[1]) for k in kept]),
        sentences=np.array([len(k[0]) for k in kept]),
        kinds=flat[0].half().numpy(),
        tags=flat[1].to(torch.uint8).numpy(),
        by_word=flat[2].half().numpy(),
        by_sentence=flat[3].half().numpy(),
    )


def compared(network: Network, pages: Pages, goals: Goals, name: str) -> None:
    """Prints how well sentences and words of labelled windows are told apart, at the best single threshold."""
    at: list[tuple[torch.Tensor, torch.Tensor]] = []
    words: list[tuple[torch.Tensor, torch.Tensor]] = []
    for rows in torch.arange(pages.size, device=pages.ids.device).split(32):
        kinds, tags, *_ = read(network, pages, rows)
        goal = goals.only(rows)
        counts = goal.kinds_count[:, : kinds.shape[1]] > 0
        at.append((torch.sigmoid(kinds)[counts], goal.kinds[:, : kinds.shape[1]][counts]))
        counts = goal.tags_count[:, : tags.shape[1]] > 0.5
        words.append((torch.sigmoid(tags[..., 1])[counts], goal.tags[:, : tags.shape[1], :, 1][counts]))
    for label, pairs in (("sentences", at), ("words", words)):
        share, truth = torch.cat([p for p, _ in pairs]), torch.cat([t for _, t in pairs]) > 0.5
        best = max((_f1(share > step, truth), step) for step in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7))
        print(f"{name} {label} F1 {best[0]:.3f} at {best[1]}", flush=True)


def _f1(told: torch.Tensor, truth: torch.Tensor) -> float:
    agree = float((told & truth).sum())
    return 2 * agree / max(1.0, float(told.sum() + truth.sum()))
