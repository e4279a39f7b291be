"""Makes the reader that ships, small and quick, from what `workshop` left; needs torch and transformers alone:
python -m tools.train.pupil --data FOLDER --base ENCODER --lesson FILE --out FOLDER [--leave-out COLLECTION]

The pupil begins with some of its tutor's layers and follows it word by word, while it learns the labels and what tutor
and teachers make of the texts. OUT gets reader.pt and the scores of the judged folders.
"""

import argparse
import time
from pathlib import Path
from typing import Any

import torch

from tools.train.fit import Plan, train, views_of
from tools.train.judged import compared, record
from tools.train.material import Material, add_options
from tools.train.network import Layout, Network, Pupil, Shape
from tools.train.pages import Goals, joined


def tutor_of(lesson: dict[str, Any], base: Path, device: str) -> Network:
    """The tutor as `workshop` left it."""
    tutor = Network(str(base), lesson["heads"], lesson["features"], attention="sdpa")
    lacking = tutor.load_state_dict({k: v.float() for k, v in lesson["weights"].items()}, strict=False)
    assert not lacking.unexpected_keys
    assert all(".word_embeddings." in name for name in lacking.missing_keys)
    return tutor.to(device).eval()


def save(pupil: Pupil, lesson: dict[str, Any], path: Path) -> None:
    """The learned weights as 16-bit floats; the table of pieces is the encoder's own and stays there."""
    state = {k: v.half().cpu() for k, v in pupil.state_dict().items() if ".word_embeddings." not in k}
    shape = {"layers": pupil.shape.layers, "inner": pupil.shape.inner, "pieces": len(pupil.order)}
    torch.save({"weights": state, "heads": lesson["heads"], "features": lesson["features"], **shape}, path)


def options_of() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    add_options(parser)
    parser.add_argument("--lesson", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="+", default=[0, 2, 5], help="the tutor's layers to begin with")
    parser.add_argument("--inner", type=int, default=768, help="inner units kept of each layer")
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--rate", type=float, default=4e-4)
    parser.add_argument("--followed", type=float, default=1.0, help="weight of following the tutor word by word")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="have learned by then")
    return parser.parse_args()


def main() -> None:
    options, began = options_of(), time.time()
    given = Material.read(options)
    lesson = torch.load(options.lesson, weights_only=True, map_location="cpu")
    tutor = tutor_of(lesson, options.base, options.device)
    pages, goals = given.pages, given.goals
    if given.texts is not None:
        said = Goals(**lesson["said"]).to(options.device)
        pages, goals = joined([pages] * options.labels + [given.texts], [goals] * options.labels + [said])
    shape = Shape(tuple(options.layers), options.inner)
    torch.manual_seed(options.seed)
    pupil = Pupil.of(tutor, str(options.base), given.heads, shape, pages.rows.shape[-1]).to(options.device)
    plan = Plan(
        epochs=options.epochs,
        batch=options.batch,
        rate=options.rate,
        faster=2.0,
        seed=options.seed,
        followed=options.followed,
        until=began + options.seconds,
    )
    layout = Layout.of(given.heads)
    reader = train(pupil, layout, pages, goals, plan, f"{given.name} pupil", views_of(tutor, pages))
    save(reader, lesson, options.out / "reader.pt")
    if given.judged is not None:
        compared(reader, *given.judged, f"{given.name} pupil")
        record([reader], given.judged[0], layout, options.out / f"{given.label}.npz")


if __name__ == "__main__":
    main()
