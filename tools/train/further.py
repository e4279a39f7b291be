"""Goes on training the weights that ship with labels that they have not seen; needs torch, transformers and onnx:
python -m tools.train.further --data FOLDER --weights FOLDER --folders TRAIN MORE --out FOLDER [--texts N]

DATA is what `prepare --heads WEIGHTS/reader.json` wrote. The network is read back from its stored matrices, so that it
begins where the shipped one stands. Of N texts without labels it learns to say what it said before, lest it forget
the wording that the labels do not have. OUT gets new weights with the thresholds of the old.
"""

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from daybrief.extract.readers.model.inputs import FEATURES
from tools.train.export import written
from tools.train.fit import Plan, loss_of, read, soft, train
from tools.train.network import HEAD, Heads, Layout, Network, narrowed
from tools.train.pages import Goals, Pages, joined, read_goals, read_pages
from tools.train.workshop import rows_where


def stored(path: Path) -> dict[str, torch.Tensor]:
    """The weights of an exported network by their names in training, widened to floats."""
    graph = onnx.load(str(path)).graph
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    wide = dict(_widened(graph, held))
    named = {name: array for name, array in held.items() if "::" not in name and not name.endswith(_STORED)}
    for node in graph.node:
        if node.op_type in ("MatMul", "Gemm"):
            for name in (n.removesuffix(".float") for n in node.input if "::" in n):
                layer = ".".join(node.name.strip("/").split("/")[:-1])
                layer = f"encoder.encoder.{layer}" if layer.startswith("layer.") else layer  # called one by one
                if name in wide:
                    named[f"{layer}.weight"] = wide[name].T
    named |= {name: array for name, array in wide.items() if "::" not in name}
    return {name: torch.from_numpy(np.array(array)) for name, array in named.items()}


_STORED = (".int8", ".scale", ".zero")


def _widened(graph: onnx.GraphProto, held: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each matrix that is stored as int8, by the name under which the graph uses it."""
    for node in graph.node:
        if node.op_type != "DequantizeLinear":
            continue
        axis = next(a.i for a in node.attribute if a.name == "axis")
        source, scale = node.input[0], held[node.input[1]].astype(np.float32)
        base = node.input[1].removesuffix(".scale")
        array = held[source if source in held else f"{base}.int8"].astype(np.float32)
        looked_up = source not in held  # a table of pieces or places: only the rows that a text needs are widened
        yield (
            (base if looked_up else node.output[0].removesuffix(".float")),
            array * (scale[:, None] if axis == 0 and not looked_up else scale[None, :]),
        )


def reopened(weights: Path, heads: Heads) -> Network:
    """The network that ships, ready to learn on."""
    state = stored(weights / "reader.onnx")
    pieces, hidden = state["encoder.embeddings.word_embeddings.weight"].shape
    inner = [name for name in state if name.endswith("intermediate.dense.bias")]
    config = BertConfig(
        vocab_size=pieces,
        hidden_size=hidden,
        num_hidden_layers=len(inner),
        num_attention_heads=hidden // HEAD,
        intermediate_size=4 * hidden,
    )
    config._attn_implementation = "eager"  # the only one that exports
    network = Network(BertModel(config, add_pooling_layer=False), {"in_pieces": len(inner), **heads}, FEATURES)
    for n, layer in enumerate(network.encoder.encoder.layer):
        own = f"encoder.encoder.layer.{n}"
        kept = len(state[f"{own}.attention.self.query.bias"]) // HEAD
        narrowed(layer, torch.arange(kept), torch.arange(len(state[f"{own}.intermediate.dense.bias"])))
    lacking = network.load_state_dict(state, strict=False)
    assert not lacking.unexpected_keys and set(lacking.missing_keys) <= {"owner"}, lacking
    return network


def judged(network: Network, layout: Layout, pages: Pages, goals: Goals) -> dict[str, float]:
    """What is wrong with a network's outputs on labelled windows, by part."""
    total: dict[str, float] = {}
    for rows in torch.arange(pages.size).split(8):
        for part, value in loss_of(layout, read(network, pages, rows), goals.only(rows)).items():
            total[part] = total.get(part, 0.0) + float(value) * len(rows) / pages.size
    return {part: round(value, 4) for part, value in total.items()}


def write(network: Network, weights: Path, out: Path) -> None:
    """The network as weights that ship, with the lists, thresholds and pieces of those it began from."""
    out.mkdir(parents=True, exist_ok=True)
    table = json.loads((weights / "reader.json").read_text(encoding="utf-8"))
    table["in_pieces"] = network.in_pieces
    table["sha256"] = written(network, out / "reader.onnx")
    (out / "reader.json").write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name in ("vocab.txt", "NOTICE"):
        (out / name).write_bytes((weights / name).read_bytes())


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folders", nargs="+", default=["train"], help="labelled folders to learn from")
    parser.add_argument("--judged", nargs="+", default=["dev"], help="labelled folders to judge on, before and after")
    parser.add_argument("--texts", type=int, default=1000, help="windows of texts without labels to keep its word on")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args()


def main() -> None:
    options = options_of()
    heads = json.loads((options.weights / "reader.json").read_text(encoding="utf-8"))
    layout = Layout.of(heads)
    network = reopened(options.weights, heads)
    pages, goals = read_pages(options.data / "labelled.npz"), read_goals(options.data / "labelled.npz", layout.width)
    judging = rows_where(pages, [folder in options.judged for folder in pages.folders])
    rows = rows_where(pages, [folder in options.folders for folder in pages.folders])
    learned = [(pages.only(rows), goals.only(rows))]
    if options.texts:
        texts = read_pages(options.data / "texts.npz")
        random.seed(options.seed)
        some = texts.only(torch.tensor(sorted(random.sample(range(texts.size), min(options.texts, texts.size)))))
        learned.append((some, soft([network], layout, some)))
    before = judged(network, layout, pages.only(judging), goals.only(judging))
    plan = Plan(epochs=options.epochs, rate=options.rate, faster=3.0, noise=0.03, unsourced=0.2, seed=options.seed)
    joint = joined([p for p, _ in learned], [g for _, g in learned])
    kept = train(network, layout, *joint, plan, "further")
    print(f"{len(rows)} windows learned; wrong before {before}")
    print(f"wrong after {judged(kept, layout, pages.only(judging), goals.only(judging))}")
    write(kept, options.weights, options.out)


if __name__ == "__main__":
    main()
