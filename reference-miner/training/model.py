"""The transformer: decoder-only, rotary positions, RMS norm before each half of a layer, SwiGLU, tied embeddings, no biases."""
from dataclasses import asdict, dataclass

import torch
import torch.nn.functional as F
from torch import nn


@dataclass
class Size:
    layers: int
    width: int
    heads: int
    hidden: int  # of the feed-forward half
    vocabulary: int = 1024
    context: int = 1024
    rope_base: float = 10000.0
    norm_epsilon: float = 1e-5


SIZES = {"chat-nano": Size(layers=5, width=160, heads=5, hidden=384),
         "chat-mini": Size(layers=6, width=256, heads=8, hidden=512)}


class Norm(nn.Module):
    def __init__(self, width, epsilon):
        super().__init__()
        self.weight, self.epsilon = nn.Parameter(torch.ones(width)), epsilon

    def forward(self, x):
        return F.rms_norm(x, (x.size(-1),), self.weight.to(x.dtype), self.epsilon)


class Layer(nn.Module):
    def __init__(self, size):
        super().__init__()
        linear = lambda inputs, outputs: nn.Linear(inputs, outputs, bias=False)
        self.heads = size.heads
        self.attention_norm, self.feed_norm = Norm(size.width, size.norm_epsilon), Norm(size.width, size.norm_epsilon)
        self.qkv, self.out = linear(size.width, 3 * size.width), linear(size.width, size.width)
        self.gate_up, self.down = linear(size.width, 2 * size.hidden), linear(size.hidden, size.width)

    def forward(self, x, rotation):
        batch, length, width = x.shape
        heads = self.qkv(self.attention_norm(x)).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        (q, k), v = rotate(heads[:2], rotation), heads[2]
        mixed = attend(q, k, v)
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        gate, up = self.gate_up(self.feed_norm(x)).chunk(2, dim=-1)
        return x + self.down(F.silu(gate) * up)


def attend(q, k, v):
    """Causal attention. PyTorch's own is slow on processors for short texts in 16 bits, which is what training has most of."""
    length = q.size(2)
    if q.dtype != torch.bfloat16 or length > 768:
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    future = torch.full((length, length), -1e9, dtype=q.dtype).triu(1)
    return ((q * q.size(3) ** -0.5) @ k.mT + future).softmax(-1) @ v


def rotate(x, rotation):
    """Turns the pairs (x[i], x[i + half]) by position times frequency i."""
    cosine, sine = rotation
    first, second = x.chunk(2, dim=-1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), dim=-1)


class Model(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.size = size
        self.embedding = nn.Embedding(size.vocabulary, size.width)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        self.norm = Norm(size.width, size.norm_epsilon)
        half = size.width // size.heads // 2
        angles = torch.outer(torch.arange(size.context).double(), size.rope_base ** (-torch.arange(half).double() / half))
        self.register_buffer("cosine", angles.cos().float(), persistent=False)
        self.register_buffer("sine", angles.sin().float(), persistent=False)
        nn.init.normal_(self.embedding.weight, std=0.02)
        for name, weight in self.named_parameters():
            if weight.dim() == 2 and "embedding" not in name:
                nn.init.normal_(weight, std=0.5 * weight.size(1) ** -0.5)
                if name.endswith(("out.weight", "down.weight")):
                    nn.init.zeros_(weight)

    def forward(self, ids, where=None):
        """Logits of all positions, or of those where the mask is true."""
        x = self.embedding(ids)
        if torch.is_autocast_cpu_enabled():
            x = x.bfloat16()
        length = ids.size(1)
        rotation = self.cosine[:length].to(x.dtype), self.sine[:length].to(x.dtype)
        for layer in self.layers:
            x = layer(x, rotation)
        x = self.norm(x if where is None else x[where])
        return F.linear(x, self.embedding.weight)

    def shape(self):
        return asdict(self.size)
