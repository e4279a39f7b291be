"""The network to be trained: an encoder and its heads. Needs torch and transformers alone."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

FAR = -1e4  # added to the attention score of a word outside the sentence
HEAD = 32  # numbers of one attention head
IN_PIECES = 1  # layers of the encoder that read pieces, unless told otherwise; those after them read words
BEFORE, AFTER = 2, 1  # places before the first word (what opens a window; the rest of its head) and after the last

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
    """Scores windows: kinds and choices by sentence, tags and choices by word."""

    def __init__(self, base: str | nn.Module, heads: Heads, features: int, width: int = 256, attention: str = "eager"):
        """`base` is an encoder's folder, or an encoder. `heads` may say how many of its layers read pieces."""
        super().__init__()
        if isinstance(base, str):
            base = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)
        self.encoder: Any = base
        self.in_pieces = int(heads.get("in_pieces", IN_PIECES))
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

    def words(
        self, ids: torch.Tensor, mask: torch.Tensor, begins: torch.Tensor, features: torch.Tensor, known: torch.Tensor
    ) -> Any:
        """[windows, words, hidden]: each word as the encoder reads it, and its features. `mask` [windows, pieces] and
        `known` [windows, words] are true where there is no padding."""
        read = self.read(ids, begins, mask.bool(), known.bool())
        return self.drop(read + self.feature(features))

    def read(self, ids: torch.Tensor, begins: torch.Tensor, mask: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
        """The same without the features."""
        if self.in_pieces >= self.encoder.config.num_hidden_layers:
            states = self.encoder(input_ids=ids, attention_mask=mask.long()).last_hidden_state
            return states.gather(1, begins.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        pool = pooled(begins, known, mask)
        return self._joined(ids, pool, *(torch.where(one, 0.0, FAR)[:, None, None] for one in (mask, pool.sum(-1) > 0)))

    def _joined(self, ids: torch.Tensor, pool: torch.Tensor, *far: torch.Tensor) -> torch.Tensor:
        """`far`: what is added to the attention scores of pieces, and then of places; nothing without padding."""
        states = self.encoder.embeddings(input_ids=ids)
        for n, layer in enumerate(self.encoder.encoder.layer):
            if n == self.in_pieces:
                states = pool @ states
            states = layer(states, far[n >= self.in_pieces] if far else None)
        return states[:, BEFORE:-AFTER]

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

    def forward(
        self, ids: torch.Tensor, begins: torch.Tensor, features: torch.Tensor, member: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """One window, as exported: ids [1, pieces], the rest without that first axis."""
        begins = begins.unsqueeze(0)
        pool = pooled(begins, torch.ones_like(begins, dtype=torch.bool), torch.ones_like(ids, dtype=torch.bool))
        words = self.drop(self._joined(ids, pool) + self.feature(features).unsqueeze(0))
        kinds, tags, by_word, by_sentence = self.score(words, member.unsqueeze(0))
        return kinds[0], tags[0], by_word[0], by_sentence[0]


def pooled(begins: torch.Tensor, known: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """[windows, places, pieces]: how much of each piece goes into what is read as one. A word is half its first piece
    and half the mean of all its pieces; the first and the last piece stand alone; the head between is one place."""
    piece = torch.arange(mask.shape[1], device=mask.device)[None, None]
    last = mask.sum(1).view(-1, 1, 1) - 1
    begin = begins.unsqueeze(-1)
    after = torch.cat([begin[:, 1:], last], 1)
    following = torch.cat([known[:, 1:], torch.zeros_like(known[:, :1])], 1).unsqueeze(-1)
    end = torch.maximum(torch.where(following, after, last.expand_as(after)), begin + 1)
    first = ((piece == begin) & known.unsqueeze(-1)).float()
    all_ = ((piece >= begin) & (piece < end) & known.unsqueeze(-1)).float()
    words = 0.5 * first + 0.5 * all_ / all_.sum(-1, keepdim=True).clamp(min=1)
    head = ((piece > 0) & (piece < begin[:, :1])).float()
    head = head / head.sum(-1, keepdim=True).clamp(min=1)
    return torch.cat([(piece == 0).float() + 0 * head, head, words, (piece == last).float()], 1)


def narrowed(layer: Any, heads: torch.Tensor, neurons: torch.Tensor) -> None:
    """Takes from a layer of the encoder all attention heads and inner neurons but these."""
    rows = (heads[:, None] * HEAD + torch.arange(HEAD)).flatten()
    own, out = layer.attention.self, layer.attention.output
    for name in ("query", "key", "value"):
        setattr(own, name, _part(getattr(own, name), rows, 0))
    out.dense = _part(out.dense, rows, 1)
    own.num_attention_heads, own.all_head_size = len(heads), len(rows)
    layer.intermediate.dense = _part(layer.intermediate.dense, neurons, 0)
    layer.output.dense = _part(layer.output.dense, neurons, 1)


def _part(old: nn.Linear, kept: torch.Tensor, axis: int) -> nn.Linear:
    """Some of a matrix's outputs (axis 0) or inputs (axis 1)."""
    weight = old.weight.detach().index_select(axis, kept)
    new = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        new.weight.copy_(weight)
        new.bias.copy_(old.bias[kept] if axis == 0 else old.bias)
    return new
