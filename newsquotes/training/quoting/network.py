"""The torch side of the tagger: a small BERT with word features, a BIOES CRF and two pointers.

Shapes: B windows, T pieces, W words, L labels, D pointer width.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from newsquotes.quoting.tagging.labels import LABELS, allowed_end, allowed_start, allowed_transitions

NEVER = -1e4  # score of a label sequence that cannot be


@dataclass(frozen=True)
class Shape:
    """Sizes of the network; the first six are those of the base weights."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    quote_states: int = 6
    cases: int = 7
    pointer: int = 96
    distances: int = 32
    dropout: float = 0.1


class Dropout(nn.Module):
    """Dropout in steps of 1/256, from random bytes: torch's own takes a sixteenth of a training step on this CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.threshold = round(256 * rate)

    def forward(self, x: Tensor) -> Tensor:
        """Drop while fitting, pass on otherwise."""
        if not self.training or not self.threshold:
            return x
        rng = np.random.default_rng(int(torch.randint(2**31, (1,))))
        noise = torch.from_numpy(np.frombuffer(bytearray(rng.bytes(x.numel())), np.uint8)).view(x.shape)
        return x * (noise >= self.threshold).to(x.dtype).mul_(256 / (256 - self.threshold))


class Layer(nn.Module):
    """One post-norm transformer layer, query, key and value in one matrix."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.inner)
        self.down = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Attention, then the feed-forward part: [B, T, H] to the same shape."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        y = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(y.transpose(1, 2).reshape(b, t, h))))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Piece ids and word features to one vector per word."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Embedding(shape.vocabulary, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.quote = nn.Embedding(shape.quote_states, shape.hidden, padding_idx=0)
        self.case = nn.Embedding(shape.cases, shape.hidden, padding_idx=0)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = Dropout(shape.dropout)
        self.word.weight.requires_grad_(
            False
        )  # unseen names keep the company of seen ones, and AdamW is a third cheaper
        for table in (self.quote, self.case):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, ids: Tensor, quote: Tensor, case: Tensor, mask: Tensor | None = None) -> Tensor:
        """One vector per piece: [B, T, H]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.quote(quote) + self.case(case)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class QuoteNetwork(nn.Module):
    """Label emissions of every word, and query and key vectors of both pointers."""

    forbidden: Tensor
    bad_start: Tensor
    bad_end: Tensor

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.late_quote = nn.Embedding(shape.quote_states, shape.hidden)
        self.late_case = nn.Embedding(shape.cases, shape.hidden)
        self.dropout = Dropout(shape.dropout)
        self.emit = nn.Sequential(
            nn.Linear(shape.hidden, shape.hidden), nn.GELU(), nn.Linear(shape.hidden, len(LABELS))
        )
        self.point = nn.Linear(shape.hidden, 4 * shape.pointer)  # source query and key, cue query and key
        self.nothing = nn.Parameter(torch.zeros(2, shape.pointer))
        self.nothing_bias = nn.Parameter(torch.zeros(2))
        self.distance = nn.Parameter(torch.zeros(2, shape.distances))
        self.transition = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.start = nn.Parameter(torch.zeros(len(LABELS)))
        self.end = nn.Parameter(torch.zeros(len(LABELS)))
        self.register_buffer("forbidden", NEVER * (1 - torch.tensor(allowed_transitions(), dtype=torch.float)))
        self.register_buffer("bad_start", NEVER * (1 - torch.tensor(allowed_start(), dtype=torch.float)))
        self.register_buffer("bad_end", NEVER * (1 - torch.tensor(allowed_end(), dtype=torch.float)))
        for table in (self.late_quote, self.late_case):
            nn.init.normal_(table.weight, std=0.02)

    def forward(
        self, ids: Tensor, quote: Tensor, case: Tensor, first_piece: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """(emissions [B, W, L], pointer vectors [B, W, 4 D])."""
        x = self.encoder(ids, quote, case, mask)
        rows = torch.arange(ids.shape[0]).unsqueeze(1)
        x = x[rows, first_piece]
        x = self.dropout(x + self.late_quote(quote[rows, first_piece]) + self.late_case(case[rows, first_piece]))
        return self.emit(x), self.point(x)

    def crf(self) -> tuple[Tensor, Tensor, Tensor]:
        """Transition, start and end scores with the impossible ones put out of reach."""
        return self.transition + self.forbidden, self.start + self.bad_start, self.end + self.bad_end

    def pointer_scores(self, vectors: Tensor, which: int) -> Tensor:
        """Scores [B, W, W + 1] of pointer 0 (cue to source) or 1 (content to cue); the last column is 'nothing'."""
        q, k = vectors.chunk(4, -1)[2 * which : 2 * which + 2]
        d = self.shape.pointer**-0.5
        w = q.shape[1]
        place = torch.arange(w)
        bias = self.distance[which][distance_bucket(place[None, :] - place[:, None], self.shape.distances)]
        nothing = (q @ self.nothing[which]) * d + self.nothing_bias[which]
        return torch.cat([q @ k.transpose(1, 2) * d + bias, nothing.unsqueeze(-1)], -1)


def distance_bucket(offset: Tensor, buckets: int) -> Tensor:
    """Signed distance in words to one of `buckets`: two per doubling, backward then forward."""
    half = buckets // 2
    size = (2 * torch.log2(offset.abs().clamp(min=1).float())).floor().long().clamp(max=half - 1)
    return torch.where(offset < 0, half - 1 - size, half + size).clamp(0, buckets - 1)
