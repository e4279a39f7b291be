"""Writes a checkpoint as the weights that ship:
python -m tools.train.export --checkpoint FILE --base FOLDER --out FOLDER

Matrices are stored as int8 with one scale a channel and turned back into floats before any sum, so that results do
not hang on a processor's integer instructions.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from daybrief.extract.readers.model.inputs import FEATURES
from tools.train.network import Network

_SMALL = 2048  # elements up to which a tensor stays in floats
_OUTPUTS = ("kinds", "tags", "choices_by_word", "choices_by_sentence")


def network_of(checkpoint: dict[str, Any], base: Path) -> Network:
    """The trained network; the table of pieces, which training leaves as it is, comes from the base."""
    network = Network(str(base), checkpoint["heads"], FEATURES)
    lacking = network.load_state_dict({k: v.float() for k, v in checkpoint["weights"].items()}, strict=False)
    assert not lacking.unexpected_keys
    assert all(name.startswith("encoder.embeddings.") for name in lacking.missing_keys)
    return network.eval()


def graph_of(network: Network, path: Path) -> onnx.ModelProto:
    """The network as one ONNX graph over one window of any size."""
    words, sentences = 9, 3
    example = (
        torch.randint(1000, 2000, (1, 14)),
        torch.arange(words) + 2,
        torch.rand(words, FEATURES),
        torch.zeros(sentences, words),
    )
    torch.onnx.export(
        network,
        example,
        str(path),
        input_names=["ids", "begins", "features", "member"],
        output_names=list(_OUTPUTS),
        dynamic_axes={
            "ids": {1: "pieces"},
            "begins": {0: "words"},
            "features": {0: "words"},
            "member": {0: "sentences", 1: "words"},
            "kinds": {0: "sentences"},
            "tags": {0: "words"},
            "choices_by_word": {0: "words"},
            "choices_by_sentence": {0: "sentences"},
        },
        opset_version=17,
        dynamo=False,
    )
    return onnx.load(str(path))


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its matrices stored as int8."""
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    done: dict[str, str] = {}
    for node in graph.node:
        for place, name in enumerate(node.input):
            tensor = stored.get(name)
            if tensor is None or tensor.data_type != TensorProto.FLOAT or len(tensor.dims) != 2:
                continue
            if int(np.prod(tensor.dims)) <= _SMALL:
                continue
            if node.op_type == "Gather" and place == 0:
                nodes.extend(_gathered(graph, node, tensor))
                done[name] = ""
                break
            if name not in done:
                axis = _channel(node)
                _store(graph, name, numpy_helper.to_array(tensor), axis)
                nodes.append(_widened(name, f"{name}.float", axis))
                done[name] = f"{name}.float"
            node.input[place] = done[name]
        else:
            nodes.append(node)
    keep = [tensor for tensor in graph.initializer if tensor.name not in done]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(keep)
    onnx.checker.check_model(model)
    return model


def _channel(node: onnx.NodeProto) -> int:
    """The axis of a matrix along which one scale holds: its output channels."""
    turned = node.op_type == "Gemm" and any(a.name == "transB" and a.i for a in node.attribute)
    return 0 if turned else 1


def _store(graph: onnx.GraphProto, name: str, values: np.ndarray[Any, Any], axis: int) -> None:
    scale = np.maximum(np.abs(values).max(axis=1 - axis), 1e-8) / 127
    spread = scale[:, None] if axis == 0 else scale[None, :]
    whole = np.clip(np.round(values / spread), -127, 127).astype(np.int8)
    graph.initializer.append(numpy_helper.from_array(whole, f"{name}.int8"))
    graph.initializer.append(numpy_helper.from_array(scale.astype(np.float32), f"{name}.scale"))
    graph.initializer.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}.zero"))


def _widened(name: str, out: str, axis: int, held: str = "") -> onnx.NodeProto:
    inputs = [held or f"{name}.int8", f"{name}.scale", f"{name}.zero"]
    return helper.make_node("DequantizeLinear", inputs, [out], name=f"{name}.widen", axis=axis)


def _gathered(graph: onnx.GraphProto, node: onnx.NodeProto, tensor: onnx.TensorProto) -> list[onnx.NodeProto]:
    """A table looked up by row: rows are taken as int8 and widened after."""
    name, out = tensor.name, node.output[0]
    _store(graph, name, numpy_helper.to_array(tensor), 1)
    node.input[0], node.output[0] = f"{name}.int8", f"{out}.rows"
    return [node, _widened(name, out, -1, held=f"{out}.rows")]


def written(network: Network, path: Path) -> str:
    """Writes a network as it ships; returns the digest of the file."""
    onnx.save(quantised(graph_of(network.eval(), path)), str(path))
    print(f"{path.stat().st_size / 2**20:.1f} MiB")
    return hashlib.sha256(path.read_bytes()).hexdigest()


def untuned(heads: dict[str, Any]) -> dict[str, Any]:
    """Thresholds before tuning."""
    return {
        "kinds": dict.fromkeys(heads["kinds"], 0.5),
        "tags": {"": 0.4, **dict.fromkeys(heads["kinds"], 0.4)},
        "neighbour": 0.6,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    checkpoint = torch.load(options.checkpoint, weights_only=True, map_location="cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    digest = written(network_of(checkpoint, options.base), options.out / "reader.onnx")
    heads = options.out / "reader.json"
    table = {**checkpoint["heads"], "thresholds": untuned(checkpoint["heads"]), "sha256": digest}
    heads.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (options.out / "vocab.txt").write_bytes((options.base / "vocab.txt").read_bytes())


if __name__ == "__main__":
    main()
