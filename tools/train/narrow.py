"""Which attention heads and inner neurons of a reader can go, by how much its layers' sums would change without them.

For each matrix that leads out of heads or neurons, the units whose loss the others can best make good go first, and
what is left is refitted by least squares (Frantar and Alistarh, "Optimal Brain Compression", 2022). How much of that
is shared out to each layer follows from what the loss does to the encoder's last states.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch

from tools.train.network import HEAD, Network, narrowed
from tools.train.pages import Pages

Key = tuple[str, int]
"""What leads out of a layer's heads ("heads", n) or out of its inner neurons ("neurons", n)."""

_DAMP = 1e-3  # share of the mean second moment added to each, so that what hardly varies does no harm
_AT_ONCE = 16  # neurons that go together
_STEP = {"heads": 1, "neurons": 32}  # units that the sharing out takes at once
_LEAST = {"heads": 2, "neurons": 64}
_TRIED = {"heads": 5, "neurons": 1024}  # units gone when a layer's part in the last states is tried
_WINDOW = 230  # places of a window: what a head's looking costs


@dataclass(frozen=True)
class Going:
    """The units of one matrix in the order in which they go, and how much of its sums is lost after each."""

    order: list[int]
    lost: list[float]


def matrix(network: Network, key: Key) -> Any:
    """The matrix that leads out of the units."""
    layer = network.encoder.encoder.layer[key[1]]
    return layer.attention.output.dense if key[0] == "heads" else layer.output.dense


def units(network: Network, key: Key) -> int:
    inputs = int(matrix(network, key).in_features)
    return inputs // HEAD if key[0] == "heads" else inputs


def states(network: Network, pages: Pages, rows: torch.Tensor) -> Iterator[torch.Tensor]:
    """The last states of the words of windows, one window after the other."""
    for one in rows.split(1):
        batch = pages.batch(one)
        with torch.no_grad():
            mask, known = batch["mask"].bool(), batch["inside"].any(1)
            yield network.read(batch["ids"], batch["begins"], mask, known)[known]


def moments(network: Network, pages: Pages, rows: torch.Tensor, keys: list[Key]) -> dict[Key, torch.Tensor]:
    """Second moments of what enters each matrix, with a constant last."""
    found = {key: torch.zeros(()) for key in keys}

    def note(key: Key) -> Any:
        def hook(_: Any, given: tuple[torch.Tensor, ...]) -> None:
            seen = given[0].flatten(0, 1)
            seen = torch.cat([seen, seen.new_ones(len(seen), 1)], 1)
            found[key] = found[key] + (seen.T @ seen).double()

        return hook

    hooks = [matrix(network, key).register_forward_pre_hook(note(key)) for key in keys]
    for _ in states(network, pages, rows):
        pass
    for hook in hooks:
        hook.remove()
    return {key: moment / moment[-1, -1] for key, moment in found.items()}


def _damped(moment: torch.Tensor) -> torch.Tensor:
    damped = moment.clone()
    inputs = torch.arange(len(moment) - 1)
    damped[inputs, inputs] += _DAMP * moment.diagonal()[:-1].mean()
    return damped


def going(moment: torch.Tensor, weight: torch.Tensor, group: int) -> Going:
    """`weight` [inputs, outputs]; groups of so many inputs go together."""
    inverse = torch.linalg.inv(_damped(moment))
    left = torch.cat([weight.double(), weight.new_zeros(1, weight.shape[1]).double()])
    alive = torch.ones(len(weight) // group, dtype=torch.bool)
    order: list[int] = []
    lost: list[float] = []
    sum_lost = 0.0
    while int(alive.sum()) > 1:
        chosen = _cheapest(inverse, left, alive, group)
        rows = (chosen[:, None] * group + torch.arange(group)).flatten()
        both = torch.linalg.solve(inverse[rows][:, rows], torch.cat([left[rows], inverse[rows]], 1))
        cost = float((left[rows] * both[:, : left.shape[1]]).sum())
        across = inverse[:, rows].clone()
        left -= across @ both[:, : left.shape[1]]
        inverse -= across @ both[:, left.shape[1] :]
        inverse[rows, rows] = 1.0
        alive[chosen] = False
        order += chosen.tolist()
        lost += [sum_lost + cost * (n + 1) / len(chosen) for n in range(len(chosen))]
        sum_lost += cost
    return Going(order, lost)


def _cheapest(inverse: torch.Tensor, left: torch.Tensor, alive: torch.Tensor, group: int) -> torch.Tensor:
    """The groups whose going costs least: one, or several single inputs."""
    if group == 1:
        costs = (left[:-1] ** 2).sum(1) / inverse.diagonal()[:-1]
        costs[~alive] = torch.inf
        return costs.argsort()[: min(_AT_ONCE, int(alive.sum()) - 1)]
    costs = torch.full((len(alive),), torch.inf, dtype=left.dtype)
    for n in alive.nonzero().flatten().tolist():
        rows = slice(n * group, (n + 1) * group)
        costs[n] = (left[rows] * torch.linalg.solve(inverse[rows, rows], left[rows])).sum()
    return costs.argmin().view(1)


def refitted(moment: torch.Tensor, old: Any, rows: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights and bias of some inputs that come nearest to the old sums."""
    kept = torch.cat([rows, torch.tensor([len(moment) - 1])])
    full = torch.cat([old.weight.detach().T.double(), old.bias.detach().double()[None]])
    aim, pull = moment[kept] @ full, _DAMP * moment.diagonal()[:-1].mean()
    aim[:-1] += pull * full[rows]
    made = torch.linalg.solve(_damped(moment[kept][:, kept]), aim).float()
    return made[:-1].T.contiguous(), made[-1]


def without(network: Network, moment: dict[Key, torch.Tensor], kept: dict[Key, list[int]]) -> Network:
    """A copy with some units alone, its matrices refitted."""
    made = copy.deepcopy(network)
    for n, layer in enumerate(made.encoder.encoder.layer):
        heads, neurons = (torch.tensor(sorted(kept[part, n])) for part in ("heads", "neurons"))
        narrowed(layer, heads, neurons)
        for key, group, chosen in ((("heads", n), HEAD, heads), (("neurons", n), 1, neurons)):
            rows = (chosen[:, None] * group + torch.arange(group)).flatten()
            weight, bias = refitted(moment[key], matrix(network, key), rows)
            matrix(made, key).weight.data, matrix(made, key).bias.data = weight, bias
    return made


def slimmed(network: Network, pages: Pages, rows: torch.Tensor, tried: torch.Tensor, share: float) -> Network:
    """The network with about `share` of its layers' multiplications."""
    keys = [(part, n) for n in range(len(network.encoder.encoder.layer)) for part in ("heads", "neurons")]
    whole = {key: list(range(units(network, key))) for key in keys}
    moment = moments(network, pages, rows, keys)
    plan = {
        key: going(moment[key], matrix(network, key).weight.detach().T, HEAD if key[0] == "heads" else 1)
        for key in keys
    }
    truth = list(states(network, pages, tried))
    bearing = {}
    for key, gone in plan.items():
        count = _TRIED[key[0]]
        one = without(network, moment, {**whole, key: _staying(gone, whole[key], count)})
        error = sum(float((a - b).pow(2).sum()) for a, b in zip(states(one, pages, tried), truth, strict=True))
        bearing[key] = error / gone.lost[count - 1]
    taken = shared_out(plan, whole, bearing, _costs(network), share)
    print(" ".join(f"{part} {n}: {len(whole[part, n]) - taken[part, n]}" for part, n in whole), flush=True)
    return without(network, moment, {key: _staying(plan[key], whole[key], count) for key, count in taken.items()})


def _staying(gone: Going, whole: list[int], count: int) -> list[int]:
    """The units that stay when so many are gone; one of them never goes."""
    return sorted(set(whole) - set(gone.order[:count]))


def _costs(network: Network) -> dict[str, int]:
    """Multiplications a place that one unit takes."""
    hidden = int(network.encoder.config.hidden_size)
    return {"heads": 4 * hidden * HEAD + 2 * _WINDOW * HEAD, "neurons": 2 * hidden}


def shared_out(
    plan: dict[Key, Going],
    whole: dict[Key, list[int]],
    bearing: dict[Key, float],
    costs: dict[str, int],
    share: float,
) -> dict[Key, int]:
    """How many units go by matrix: always those that cost the last states least for what they save."""
    total = sum(costs[key[0]] * len(all_) for key, all_ in whole.items())
    now, taken = float(total), dict.fromkeys(plan, 0)

    def price(key: Key) -> float:
        step, gone = _STEP[key[0]], taken[key]
        if len(whole[key]) - gone - step < _LEAST[key[0]]:
            return float("inf")
        before = plan[key].lost[gone - 1] if gone else 0.0
        return bearing[key] * (plan[key].lost[gone + step - 1] - before) / (step * costs[key[0]])

    while now > share * total:
        key = min(plan, key=price)
        taken[key] += _STEP[key[0]]
        now -= _STEP[key[0]] * costs[key[0]]
    return taken
