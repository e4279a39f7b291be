"""Fits a narrowed reader, layer after layer, so that its sums follow the whole reader's: least squares, no descent."""

from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from tools.train.network import BEFORE, HEAD, Network, pooled
from tools.train.pages import Pages

_PULL = 8e-3  # share of the mean second moment that holds each weight where it was


@dataclass
class _Seen:
    """Some windows on their way through both encoders. The whole one reads pieces to the end; the narrow one reads
    words from some layer on, each of which is to stand where the whole one's first piece does."""

    inside: torch.Tensor  # [windows, pieces]: not padding
    pool: torch.Tensor  # [windows, places, pieces]
    first: torch.Tensor  # [windows, places, pieces]: a place's first piece; the head's pieces in equal parts
    whole: torch.Tensor
    narrow: torch.Tensor
    joined: bool = False  # whether the narrow one reads words by now

    @property
    def places(self) -> torch.Tensor:
        """Of the narrow one: not padding."""
        return self.pool.sum(-1) > 0 if self.joined else self.inside

    def aim(self, states: torch.Tensor) -> torch.Tensor:
        """Where the narrow one should be."""
        return self.first @ states if self.joined else states


def follow(network: Network, teacher: Network, pages: Pages, rows: torch.Tensor, size: int = 8) -> None:
    """Refits what leads out of heads and out of inner neurons, in place. Errors of earlier layers are made good too."""
    by_length = rows[pages.mask[rows].sum(1).argsort(stable=True)]
    with torch.no_grad():
        seen = [_begun(teacher, pages.batch(some)) for some in by_length.split(size)]
        both = zip(network.encoder.encoder.layer, teacher.encoder.encoder.layer, strict=True)
        for n, (narrow, whole) in enumerate(both):
            if n == network.in_pieces:
                for s in seen:
                    s.narrow, s.joined = s.pool @ s.narrow, True
            _layer(narrow, whole, seen)
            print(f"layer {n}: {_apart(seen):.4f} of the states' size apart", flush=True)


def _begun(teacher: Network, batch: dict[str, torch.Tensor]) -> _Seen:
    start = teacher.encoder.embeddings(input_ids=batch["ids"])
    pool = pooled(batch["begins"], batch["inside"].any(1), batch["mask"].bool())
    some = pool > 0
    first = (some & (some.cumsum(2) == 1)).float()
    first[:, BEFORE - 1] = pool[:, BEFORE - 1]
    return _Seen(batch["mask"] > 0, pool, first, start, start.clone())


def _layer(narrow: Any, whole: Any, seen: list[_Seen]) -> None:
    sums = [whole.attention.output.dense(_looked(whole, s.whole, s.inside)) + s.whole for s in seen]
    given = [_looked(narrow, s.narrow, s.places) for s in seen]
    _fit(narrow.attention.output.dense, given, sums, seen)
    for s, one, total in zip(seen, given, sums, strict=True):
        s.narrow = narrow.attention.output(one, s.narrow)
        s.whole = whole.attention.output.LayerNorm(total)
    sums = [whole.output.dense(whole.intermediate(s.whole)) + s.whole for s in seen]
    given = [narrow.intermediate(s.narrow) for s in seen]
    _fit(narrow.output.dense, given, sums, seen)
    for s, one, total in zip(seen, given, sums, strict=True):
        s.narrow = narrow.output(one, s.narrow)
        s.whole = whole.output.LayerNorm(total)


def _looked(layer: Any, states: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
    """What the heads of a layer gather, before the matrix that leads out of them."""
    own = layer.attention.self

    def parts(values: torch.Tensor) -> torch.Tensor:
        return values.unflatten(-1, (-1, HEAD)).transpose(1, 2)

    asked, keys, values = parts(own.query(states)), parts(own.key(states)), parts(own.value(states))
    gathered = functional.scaled_dot_product_attention(asked, keys, values, attn_mask=inside[:, None, None])
    return gathered.transpose(1, 2).flatten(2)


def _fit(dense: Any, given: list[torch.Tensor], sums: list[torch.Tensor], seen: list[_Seen]) -> None:
    """Brings `dense(given)` and what stands beside it nearest to the whole encoder's sums, each place scaled as its
    norm will scale it."""
    inputs, outputs = dense.in_features + 1, dense.out_features
    moment, aim = (torch.zeros(inputs, n, dtype=torch.double) for n in (inputs, outputs))
    for one, total, s in zip(given, sums, seen, strict=True):
        target, rows = s.aim(total)[s.places], one[s.places]
        scale = 1 / target.std(1, keepdim=True)
        rows = torch.cat([rows, rows.new_ones(len(rows), 1)], 1) * scale
        moment += (rows.T @ rows).double()
        aim += (rows.T @ ((target - s.narrow[s.places]) * scale)).double()
    pull = torch.full((inputs,), float(_PULL * moment.diagonal()[:-1].mean()), dtype=torch.double)
    pull[-1] = 0
    old = torch.cat([dense.weight.T, dense.bias[None]]).double()
    made = torch.linalg.solve(moment + torch.diag(pull), aim + pull[:, None] * old).float()
    dense.weight.copy_(made[:-1].T)
    dense.bias.copy_(made[-1])


def _apart(seen: list[_Seen]) -> float:
    apart = sum(float((s.narrow - s.aim(s.whole))[s.places].pow(2).sum()) for s in seen)
    return apart / sum(float(s.aim(s.whole)[s.places].pow(2).sum()) for s in seen)
