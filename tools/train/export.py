"""Writes a checkpoint as the weights that ship:
python -m tools.train.export --checkpoint FILE --base FOLDER --out FOLDER

Matrices are int8 with one scale a channel, and sums run in whole numbers, which are the same on every processor: the
weights keep seven bits, so that no instruction overflows.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from daybrief.extract.readers.model.inputs import FEATURES, HEAD_ROWS
from tools.train.network import Pupil, Shape

_OUTPUTS = ("kinds", "tags", "choices_by_word", "choices_by_sentence")


def pupil_of(checkpoint: dict[str, Any], base: Path) -> Pupil:
    """The trained network; the table of pieces, which training leaves as it is, comes from the base."""
    shape = Shape(tuple(checkpoint["layers"]), checkpoint["inner"])
    pupil = Pupil(str(base), checkpoint["heads"], FEATURES, shape, checkpoint["pieces"])
    lacking = pupil.load_state_dict({k: v.float() for k, v in checkpoint["weights"].items()}, strict=False)
    assert not lacking.unexpected_keys
    assert all(".word_embeddings." in name for name in lacking.missing_keys)
    return pupil.eval()


def graph_of(pupil: Pupil, path: Path) -> onnx.ModelProto:
    """The network as one ONNX graph over one window of any size."""
    words, sentences, pieces = 9, 3, len(pupil.order)
    example = (
        torch.randint(1000, 2000, (words + HEAD_ROWS, pieces - 1)),
        torch.rand(words, FEATURES),
        torch.zeros(sentences, words),
    )
    torch.onnx.export(
        pupil,
        example,
        str(path),
        input_names=["rows", "features", "member"],
        output_names=list(_OUTPUTS),
        dynamic_axes={
            "rows": {0: "rows", 1: "pieces"},
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


def quantised(model: onnx.ModelProto, path: Path) -> onnx.ModelProto:
    """The same graph with its matrices as int8, its sums in whole numbers and its table of pieces as int8 rows."""
    onnx.save(_tabled(model), str(path))
    quantize_dynamic(
        str(path),
        str(path),
        op_types_to_quantize=["MatMul", "Gemm"],
        nodes_to_exclude=[node.name for node in model.graph.node if "/encoder/" not in node.name],  # heads stay floats
        per_channel=True,
        reduce_range=True,  # seven bits: no processor's integer instructions overflow, so all of them agree
        weight_type=QuantType.QInt8,
    )
    return onnx.load(str(path))


def _tabled(model: onnx.ModelProto) -> onnx.ModelProto:
    """The graph with its large tables stored as int8, whose rows are widened after they are looked up."""
    graph = model.graph
    stored = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    done: set[str] = set()
    for node in graph.node:
        tensor = stored.get(node.input[0]) if node.op_type == "Gather" else None
        if tensor is None or tensor.data_type != TensorProto.FLOAT or len(tensor.dims) != 2:
            nodes.append(node)
            continue
        done.add(tensor.name)
        nodes.extend(_gathered(graph, node, tensor))
    keep = [tensor for tensor in graph.initializer if tensor.name not in done]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(keep)
    onnx.checker.check_model(model)
    return model


def _gathered(graph: onnx.GraphProto, node: onnx.NodeProto, tensor: onnx.TensorProto) -> list[onnx.NodeProto]:
    name, out = tensor.name, node.output[0]
    values = numpy_helper.to_array(tensor)
    scale = (np.maximum(np.abs(values).max(axis=0), 1e-8) / 127).astype(np.float32)
    whole = np.clip(np.round(values / scale), -127, 127).astype(np.int8)
    graph.initializer.append(numpy_helper.from_array(whole, f"{name}.int8"))
    graph.initializer.append(numpy_helper.from_array(scale, f"{name}.scale"))
    graph.initializer.append(numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}.zero"))
    node.input[0], node.output[0] = f"{name}.int8", f"{out}.rows"
    widen = [f"{out}.rows", f"{name}.scale", f"{name}.zero"]
    return [node, helper.make_node("DequantizeLinear", widen, [out], name=f"{out}.widen", axis=-1)]


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
    parser.add_argument("--wide", action="store_true", help="keep 32-bit floats, to compare")
    options = parser.parse_args()
    checkpoint = torch.load(options.checkpoint, weights_only=True, map_location="cpu")
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / "reader.onnx"
    graph = graph_of(pupil_of(checkpoint, options.base), path)
    onnx.save(graph if options.wide else quantised(graph, path), str(path))
    heads = options.out / "reader.json"
    table = {**checkpoint["heads"], "thresholds": untuned(checkpoint["heads"])}
    heads.write_text(json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (options.out / "vocab.txt").write_bytes((options.base / "vocab.txt").read_bytes())
    print(f"{path.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
