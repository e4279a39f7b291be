"""The network to be trained: an encoder and its heads. Needs torch and transformers alone."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

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
    """Scores windows: kinds and choices by sentence, tags and choices by word."""

    def __init__(self, base: str | nn.Module, heads: Heads, features: int, width: int = 256, attention: str = "eager"):
        """`base` is an encoder's folder, or an encoder."""
        super().__init__()
        if isinstance(base, str):
            base = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)
        self.encoder: Any = base
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

    def words(self, ids: torch.Tensor, mask: torch.Tensor, begins: torch.Tensor, features: torch.Tensor) -> Any:
        """[windows, words, hidden]: each word by its first piece and its features."""
        encoded = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        at = begins.unsqueeze(-1).expand(-1, -1, encoded.shape[-1])
        return self.drop(encoded.gather(1, at) + self.feature(features))

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
        encoded = self.encoder(input_ids=ids).last_hidden_state[0]
        words = self.drop(encoded[begins] + self.feature(features)).unsqueeze(0)
        kinds, tags, by_word, by_sentence = self.score(words, member.unsqueeze(0))
        return kinds[0], tags[0], by_word[0], by_sentence[0]
