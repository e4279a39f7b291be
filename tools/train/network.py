"""The networks to be trained: an encoder and its heads. Needs torch and transformers alone."""

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

HEAD_ROWS = 2  # before the words of a window: its month and its source
FAR = -1e4  # added to the attention score of a word outside the sentence

Heads = dict[str, Any]
"""The lists of outputs as `reader.json` writes them: kinds, tags, questions."""


@dataclass(frozen=True)
class Layout:
    """Where the choices of each question stand, whose kind they are, and which tags are a kind's own."""

    starts: list[int]
    sizes: list[int]
    kinds: list[int]
    own: list[list[float]]  # by kind: 1 for each tag of its own

    @classmethod
    def of(cls, heads: Heads) -> "Layout":
        sizes = [len(words) for _, _, words in heads["questions"]]
        starts = [sum(sizes[:n]) for n in range(len(sizes))]
        kinds = [heads["kinds"].index(kind) for kind, _, _ in heads["questions"]]
        own = [[float(tag[0] == kind) for tag in heads["tags"]] for kind in heads["kinds"]]
        return cls(starts, sizes, kinds, own)

    @property
    def width(self) -> int:
        return sum(self.sizes)

    @property
    def question_of(self) -> list[int]:
        """By choice: its question."""
        return [n for n, size in enumerate(self.sizes) for _ in range(size)]

    @property
    def kind_of(self) -> list[int]:
        """By choice: its kind."""
        return [self.kinds[n] for n in self.question_of]


class Network(nn.Module):
    """Scores windows: kinds and choices by sentence, tags and choices by word. Its encoder reads pieces of words."""

    def __init__(self, base: str, heads: Heads, features: int, width: int = 256, attention: str = "eager") -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)
        hidden, kinds, layout = self.encoder.config.hidden_size, len(heads["kinds"]), Layout.of(heads)
        self.tag_count = len(heads["tags"])
        self.feature = nn.Linear(features, hidden)
        self.drop = nn.Dropout(0.15)
        self.attend, self.value = nn.Linear(hidden, kinds), nn.Linear(hidden, width)
        self.kind_weight = nn.Parameter(torch.randn(kinds, width) * 0.05)
        self.kind_bias = nn.Parameter(torch.full((kinds,), -2.0))
        self.tag_hidden, self.tag_out = nn.Linear(hidden, width), nn.Linear(width, self.tag_count * 2)
        nn.init.constant_(self.tag_out.bias, -3.0)
        self.word_hidden, self.word_choice = nn.Linear(hidden, width), nn.Linear(width, layout.width)
        self.kind_hidden = nn.Linear(width, width)
        self.sentence_choice = nn.Linear(width, layout.width)
        self.register_buffer("owner", torch.tensor(layout.kind_of))

    def encoded(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """[windows, words, hidden]: each word by its first piece, as the encoder leaves it."""
        seen = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state
        gathered: torch.Tensor = seen.gather(1, batch["begins"].unsqueeze(-1).expand(-1, -1, seen.shape[-1]))
        return gathered

    def kept(self) -> Iterable[nn.Parameter]:
        """What training leaves as it is."""
        return self.encoder.embeddings.parameters()

    def described(self, encoded: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """The words with what is marked of them."""
        words: torch.Tensor = self.drop(encoded + self.feature(features))
        return words

    def score(self, words: torch.Tensor, member: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """`member` [windows, sentences, words] is 0 where a word lies in the sentence and -1e4 elsewhere."""
        attention = torch.softmax(self.attend(words).transpose(1, 2).unsqueeze(1) + member.unsqueeze(2), -1)
        pooled = functional.gelu(attention @ self.value(words).unsqueeze(1))  # [windows, sentences, kinds, width]
        kinds = (pooled * self.kind_weight).sum(-1) + self.kind_bias
        tags = self.tag_out(functional.gelu(self.tag_hidden(words))).unflatten(-1, (self.tag_count, 2))
        by_word = self.word_choice(self.drop(functional.gelu(self.word_hidden(words))))
        asked = self.drop(functional.gelu(self.kind_hidden(pooled)))[:, :, self.owner]
        by_sentence = (asked * self.sentence_choice.weight).sum(-1) + self.sentence_choice.bias
        return kinds, tags, by_word, by_sentence


@dataclass(frozen=True)
class Shape:
    """What a pupil keeps of its tutor: some layers, and of each the `inner` most used of its inner units."""

    layers: tuple[int, ...]
    inner: int


class Pupil(Network):
    """A network whose encoder reads whole words: each is the sum of its pieces, weighed by their order, and of what is
    marked of it. Two rows before the words hold the month and the source. Its layers and heads begin as its tutor's."""

    def __init__(self, base: str, heads: Heads, features: int, shape: Shape, pieces: int) -> None:
        super().__init__(base, heads, features, attention="sdpa")
        self.shape = shape
        hidden = self.encoder.config.hidden_size
        self.encoder.encoder.layer = nn.ModuleList([self.encoder.encoder.layer[n] for n in shape.layers])
        self.encoder.config.num_hidden_layers = len(shape.layers)
        for layer in self.encoder.encoder.layer:
            _narrow(layer, torch.arange(shape.inner))
        self.order = nn.Parameter(torch.full((pieces, hidden), 0.5))
        nn.init.constant_(self.order[0], 1.0)
        self.marked = nn.Linear(features, hidden, bias=False)
        nn.init.zeros_(self.marked.weight)

    @classmethod
    def of(cls, tutor: Network, base: str, heads: Heads, shape: Shape, pieces: int) -> Self:
        """A pupil that begins with its tutor's layers and heads."""
        pupil = cls(base, heads, tutor.feature.in_features, shape, pieces)
        theirs = dict(tutor.named_parameters())
        for name, mine in pupil.named_parameters():
            if not name.startswith("encoder.") and name in theirs:
                mine.data.copy_(theirs[name].data)
        pupil.encoder.embeddings.load_state_dict(tutor.encoder.embeddings.state_dict())
        for mine, n in zip(pupil.encoder.encoder.layer, shape.layers, strict=True):
            layer = copy.deepcopy(tutor.encoder.encoder.layer[n]).cpu()
            inner, out = layer.intermediate.dense.weight, layer.output.dense.weight
            _narrow(layer, (inner.norm(dim=1) * out.norm(dim=0)).topk(shape.inner).indices.sort().values)
            mine.load_state_dict(layer.state_dict())
        return pupil

    def kept(self) -> Iterable[nn.Parameter]:
        return self.encoder.embeddings.word_embeddings.parameters()

    def summed(self, rows: torch.Tensor) -> torch.Tensor:
        """[…, hidden]: rows of pieces as one vector each; piece 0 is none."""
        table = self.encoder.embeddings.word_embeddings(rows) * (rows > 0).unsqueeze(-1)
        total: torch.Tensor = (table * self.order[: rows.shape[-1]]).sum(-2)
        return total

    def encoded(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        rows, features = batch["rows"], batch["features"]
        before = rows.shape[1] - features.shape[1]
        vectors = self.summed(rows) + functional.pad(self.marked(features), (0, 0, before, 0))
        mask = functional.pad(batch["inside"].any(1).long(), (before, 0), value=1)
        seen: torch.Tensor = self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return seen[:, before:]

    def forward(self, rows: torch.Tensor, features: torch.Tensor, member: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """One window, as exported: rows [2 + words, pieces], features [words, …], member [sentences, words]."""
        before = HEAD_ROWS
        vectors = self.summed(rows) + functional.pad(self.marked(features), (0, 0, before, 0))
        seen = self.encoder(inputs_embeds=vectors.unsqueeze(0)).last_hidden_state[:, before:]
        kinds, tags, by_word, by_sentence = self.score(self.described(seen, features), member.unsqueeze(0))
        return kinds[0], tags[0], by_word[0], by_sentence[0]


def _narrow(layer: nn.Module, kept: torch.Tensor) -> None:
    """Leaves some of a layer's inner units."""
    inner, out = layer.intermediate.dense, layer.output.dense
    inner.weight, inner.bias = nn.Parameter(inner.weight.data[kept]), nn.Parameter(inner.bias.data[kept])
    out.weight = nn.Parameter(out.weight.data[:, kept])
    inner.out_features = out.in_features = len(kept)


def kept_layers(text: str) -> Sequence[int]:
    """Numbers of layers, parted by commas."""
    return tuple(int(n) for n in text.split(","))
