"""A byte-level BPE of 1024 tokens: `python tokenizer.py train` learns it from conversations and writes tokenizer.json.

Ids 0 to 255 are the bytes, then come the merges in the order in which they were learned, at the end the marks of the chat
template. A digit is always a token of its own, and so is a space: a word is the same tokens wherever it stands, which makes
it much easier to learn to copy words.
"""
import json
import re
import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "tokenizer.json"
SIZE = 1024
MARKS = ["end", "system", "user", "assistant", "schema", "tools", "call", "result"]
RESERVED = 16  # places for marks at the end of the vocabulary
PIECES = re.compile(rb"[0-9]|[A-Za-z\x80-\xff]+|[^A-Za-z0-9\x80-\xff\s]+|\s")


class Tokenizer:
    def __init__(self, file=FILE):
        self.merges = [tuple(pair) for pair in json.loads(Path(file).read_text())["merges"]]
        self.rank = {pair: rank for rank, pair in enumerate(self.merges)}
        self.bytes = [bytes([i]) for i in range(256)]
        for a, b in self.merges:
            self.bytes.append(self.bytes[a] + self.bytes[b])
        self.marks = {mark: SIZE - RESERVED + i for i, mark in enumerate(MARKS)}
        self.piece = lru_cache(200_000)(self.merge)

    def merge(self, piece):
        ids = list(piece)
        while len(ids) > 1:
            rank, at = min((self.rank.get(pair, SIZE), i) for i, pair in enumerate(zip(ids, ids[1:])))
            if rank == SIZE:
                break
            ids[at:at + 2] = [256 + rank]
        return ids

    def encode(self, text):
        return [token for piece in PIECES.findall(text.encode()) for token in self.piece(piece)]

    def decode(self, ids):
        return b"".join(self.bytes[i] if i < len(self.bytes) else b"" for i in ids).decode(errors="replace")

    def chat(self, messages):
        """The ids of a conversation, and for each whether the model had to say it."""
        ids, said = [], []
        for role, text in messages:
            ours = role in ("assistant", "call")
            # the assistant's mark opens its turn; a call is such a turn that begins with the mark `call`
            opening = [self.marks["assistant"], self.marks["call"]] if role == "call" else [self.marks[role]]
            body = self.encode(text) + [self.marks["end"]]
            ids += opening + body
            said += [False] + [True] * (len(opening) - 1) + [ours] * len(body)
        return ids, said


def learn(texts):
    """Merges the most frequent pair again and again."""
    pieces = Counter(piece for text in texts for piece in PIECES.findall(text.encode()))
    words = [(list(piece), count) for piece, count in pieces.items() if count > 1]
    merges = []
    while len(merges) < SIZE - RESERVED - 256:
        pairs = Counter()
        for ids, count in words:
            for pair in zip(ids, ids[1:]):
                pairs[pair] += count
        best = max(pairs, key=lambda pair: (pairs[pair], -pair[0], -pair[1]))
        for ids, _ in words:
            at = 0
            while at < len(ids) - 1:
                if (ids[at], ids[at + 1]) == best:
                    ids[at:at + 2] = [256 + len(merges)]
                at += 1
        merges.append(best)
    return merges


if __name__ == "__main__" and sys.argv[1:] == ["train"]:
    from conversations import SKILLS, Maker
    maker = Maker(0)
    texts = [text for _ in range(1500) for skill in SKILLS for _, text in maker.conversation(skill, long=False)]
    FILE.write_text(json.dumps({"marks": MARKS, "first_mark": SIZE - RESERVED, "size": SIZE, "merges": learn(texts)}, separators=(",", ":")) + "\n")
    tokenizer = Tokenizer()
    total = sum(len(text.encode()) for text in texts)
    print(f"{len(texts)} texts, {total / sum(len(tokenizer.encode(text)) for text in texts):.2f} bytes a token")
