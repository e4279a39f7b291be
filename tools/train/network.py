"""One encoder pass over a window of sentences, and heads for kinds, tags and choices."""

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from daybrief.extract.readers.model.heads import Heads
from daybrief.extract.readers.model.inputs import FEATURES


class Network(nn.Module):
    """Scores a window: kinds and choices by sentence, tags and choices by word."""

    def __init__(self, base: str, heads: Heads, width: int = 256) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        hidden, kinds = self.encoder.config.hidden_size, len(heads.kinds)
        self.tag_count = len(heads.tags)
        self.feature = nn.Linear(FEATURES, hidden)
        self.drop = nn.Dropout(0.15)
        self.attend, self.value = nn.Linear(hidden, kinds), nn.Linear(hidden, width)
        self.kind_weight = nn.Parameter(torch.randn(kinds, width) * 0.05)
        self.kind_bias = nn.Parameter(torch.full((kinds,), -2.0))
        self.tag_hidden, self.tag_out = nn.Linear(hidden, width), nn.Linear(width, self.tag_count * 2)
        nn.init.constant_(self.tag_out.bias, -3.0)
        self.word_hidden, self.word_choice = nn.Linear(hidden, width), nn.Linear(width, heads.width)
        self.kind_hidden = nn.Linear(width, width)
        self.sentence_choice = nn.Linear(width, heads.width)
        owner = torch.zeros(heads.width, dtype=torch.long)
        for question in heads.questions:
            owner[question.start : question.end] = heads.kinds.index(question.kind)
        self.register_buffer("owner", owner)

    def encode(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state

    def words(self, encoded: torch.Tensor, begins: torch.Tensor, features: torch.Tensor) -> torch.Tensor:
        """[pieces, hidden] of one window to [words, hidden]."""
        return self.drop(encoded[begins] + self.feature(features))

    def score(self, words: torch.Tensor, member: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """`member` [sentences, words] is 0 where a word lies in the sentence and -1e4 elsewhere."""
        attention = torch.softmax(self.attend(words).T.unsqueeze(0) + member.unsqueeze(1), -1)
        pooled = functional.gelu(attention @ self.value(words))  # [sentences, kinds, width]
        kinds = (pooled * self.kind_weight).sum(-1) + self.kind_bias
        tags = self.tag_out(functional.gelu(self.tag_hidden(words)))
        by_word = self.word_choice(self.drop(functional.gelu(self.word_hidden(words))))
        asked = self.drop(functional.gelu(self.kind_hidden(pooled)))[:, self.owner]  # [sentences, choices, width]
        by_sentence = (asked * self.sentence_choice.weight).sum(-1) + self.sentence_choice.bias
        return kinds, tags.view(-1, self.tag_count, 2), by_word, by_sentence

    def forward(
        self, ids: torch.Tensor, begins: torch.Tensor, features: torch.Tensor, member: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """One window, as exported: ids [1, pieces]."""
        encoded = self.encoder(input_ids=ids).last_hidden_state[0]
        return self.score(self.words(encoded, begins, features), member)
