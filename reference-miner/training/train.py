"""Trains a chat model from nothing: `python train.py chat-nano --steps 2000 --run FOLDER`; `--resume` goes on after a stop.

Muon turns the matrices of the layers, AdamW the embedding and the norms. The rate warms up, stays, and falls to zero over the
last part. Skills that the model still gets wrong are drawn more often.
"""
import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from conversations import SHORT, SKILLS, Maker, test_set
from model import SIZES, Model
from tokenizer import Tokenizer

TOKENS_A_STEP, TOKENS_AT_ONCE = 4096, 4096
WARM_UP, FALL = 100, 0.75  # steps; part of all steps
MUON_RATE, ADAM_RATE = 0.02, 0.003
SHARE = {"market": 2.5, "refusal": 1.5, "needle": 0.4, "small_talk": 0.7, "memory": 0.8, "arithmetic": 1.5, "json": 0.8}
COPYING = {"chat-nano": (100, 500), "chat-mini": (80, 400)}  # the steps in which much is only copied
LONG_FROM = 0.3  # part of the steps after which needles lie in long texts


class Muon:
    """Momentum whose update is made orthogonal by Newton–Schulz, matrix by matrix (Jordan et al., 2024)."""

    PARTS = {"qkv": 3, "gate_up": 2}  # matrices that lie in one tensor

    def __init__(self, named):
        self.weights, self.momentum = [w for _, w in named], [torch.zeros_like(w) for _, w in named]
        self.parts = [self.PARTS.get(name.split(".")[-2], 1) for name, _ in named]

    @torch.no_grad()
    def step(self, rate):
        for weight, momentum, parts in zip(self.weights, self.momentum, self.parts):
            momentum.lerp_(weight.grad, 0.05)
            update = weight.grad.lerp(momentum, 0.95)
            rows, columns = weight.size(0) // parts, weight.size(1)
            step = orthogonal(update.view(parts, rows, columns)).view_as(weight)
            weight.mul_(1 - 0.1 * rate).add_(step, alpha=-rate * max(1, rows / columns) ** 0.5)


def orthogonal(x):
    x = x.bfloat16()
    tall = x.size(1) > x.size(2)
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        a = x @ x.mT
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return (x.mT if tall else x).float()


class Trainer:
    def __init__(self, options):
        self.options, self.folder = options, Path(options.run)
        self.folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(1)
        self.tokenizer, self.model = Tokenizer(), Model(SIZES[options.model])
        named = list(self.model.named_parameters())
        self.muon = Muon([(n, w) for n, w in named if w.dim() == 2 and "embedding" not in n])
        self.adam = torch.optim.AdamW([w for n, w in named if w.dim() != 2 or "embedding" in n], betas=(0.9, 0.98), weight_decay=0.0)
        self.at, self.seconds, self.wrong = 0, 0.0, {skill: 1.0 for skill in SKILLS}
        self.state = self.folder / f"{options.model}.pt"
        if options.resume and self.state.exists():
            self.load(torch.load(self.state))
        self.maker = Maker(1000 + self.at, model=options.model)
        known = Maker(5, model=options.model)
        self.known = [self.encoded(known, skill) for skill in SKILLS for _ in range(40)]
        self.test = [(skill, *self.tokenizer.chat(messages)) for skill, messages in test_set(40, options.model, seed=3)]

    # --- data

    def encoded(self, maker, skill, long=True):
        before = maker.choice([0, 0, 0, 1, 1, 2]) if skill in SHORT else 0
        ids, said = self.tokenizer.chat(maker.conversation(skill, long, before))
        return (skill, ids, said) if len(ids) <= self.model.size.context else self.encoded(maker, skill, long)

    def draw(self):
        """The conversations of one step, in batches of about one length."""
        weights = [SHARE.get(skill, 1.0) * (0.15 + self.wrong[skill]) for skill in SKILLS]
        long, drawn, size = self.at > LONG_FROM * self.options.steps, [], 0
        first, last = COPYING[self.options.model]
        copied = 0.35 if first <= self.at < last else 0.08 if self.at >= last else 0
        while size < TOKENS_A_STEP:
            skill = "copying" if self.maker.coin(copied) else self.maker.random.choices(SKILLS, weights)[0]
            drawn.append(self.encoded(self.maker, skill, long))
            size += len(drawn[-1][1])
        return batches(drawn, TOKENS_AT_ONCE)

    # --- learning

    def rate(self):
        left = (self.options.steps - self.at) / (FALL * self.options.steps)
        return self.options.rate * min(1.0, (self.at + 1) / WARM_UP, max(left, 0.0))

    def step(self):
        drawn = self.draw()
        answers, total = sum(int(said.sum()) for _, said, _ in drawn), 0.0
        for ids, said, _ in drawn:
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = self.model(ids[:, :-1], said[:, 1:])
            loss = F.cross_entropy(logits.float(), ids[:, 1:][said[:, 1:]], reduction="sum") / answers
            loss.backward()
            total += loss.item()
        torch.nn.utils.clip_grad_norm_(self.adam.param_groups[0]["params"], 1.0)
        self.muon.step(MUON_RATE * self.rate())
        for group in self.adam.param_groups:
            group["lr"] = ADAM_RATE * self.rate()
        self.adam.step()
        self.model.zero_grad(set_to_none=True)
        self.at += 1
        return total

    def run(self):
        losses = []
        while self.at < self.options.steps:
            began = time.process_time()
            losses.append(self.step())
            self.seconds += time.process_time() - began
            if self.at % 400 == 0 or self.at == self.options.steps:
                known, test = accuracy(self.model, self.known), accuracy(self.model, self.test)
                self.wrong = {skill: 0.5 * self.wrong[skill] + 0.5 * (1 - known[skill]) for skill in SKILLS}
                self.log({"step": self.at, "loss": round(sum(losses) / len(losses), 4), "rate": round(self.rate(), 3),
                          "cpu_seconds": round(self.seconds), "time": time.strftime("%F %T"), "known": known, "test": test})
                losses = []
                self.save()

    # --- keeping

    def log(self, row):
        with open(self.folder / f"{self.options.model}.jsonl", "a") as file:
            file.write(json.dumps(row) + "\n")
        mean = lambda scores: sum(scores.values()) / len(scores)
        print(row["step"], row["loss"], row["cpu_seconds"], row["time"], f"known {mean(row['known']):.3f} test {mean(row['test']):.3f}",
              {k: v for k, v in row["test"].items() if v < 0.95}, flush=True)

    def save(self):
        torch.save({"at": self.at, "seconds": self.seconds, "wrong": self.wrong, "model": self.model.state_dict(),
                    "adam": self.adam.state_dict(), "momentum": self.muon.momentum}, self.state.with_suffix(".new"))
        self.state.with_suffix(".new").rename(self.state)

    def load(self, state):
        self.at, self.seconds, self.wrong = state["at"], state["seconds"], state["wrong"]
        self.model.load_state_dict(state["model"])
        self.adam.load_state_dict(state["adam"])
        self.muon.momentum = state["momentum"]


def batches(conversations, tokens):
    """Batches of conversations of about one length: ids, what the model had to say, and the skills."""
    made, waiting = [], sorted(conversations, key=lambda c: len(c[1]))
    while waiting:
        count = 1
        while count < len(waiting) and (count + 1) * len(waiting[count][1]) <= tokens:
            count += 1
        batch, waiting = waiting[:count], waiting[count:]
        ids, said = torch.zeros(count, len(batch[-1][1]), dtype=torch.long), torch.zeros(count, len(batch[-1][1]), dtype=torch.bool)
        for row, (_, tokens_, said_) in enumerate(batch):
            ids[row, :len(tokens_)], said[row, :len(said_)] = torch.tensor(tokens_), torch.tensor(said_)
        made.append((ids, said, [c[0] for c in batch]))
    return made


def last_answer(said):
    """Only the last thing that the model says."""
    kept, inside = [False] * len(said), False
    for at in range(len(said) - 1, -1, -1):
        if said[at]:
            kept[at] = inside = True
        elif inside:
            break
    return kept


@torch.no_grad()
def accuracy(model, conversations, exact=False):
    """The part of last answers, per skill, that come out word for word when the likeliest token is taken each time."""
    right = {skill: [] for skill in SKILLS}
    for ids, said, skills in batches([(skill, ids, last_answer(said)) for skill, ids, said in conversations], 16384):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not exact):
            same = model(ids[:, :-1]).argmax(-1) == ids[:, 1:]
        for skill, row, mask in zip(skills, same, said[:, 1:]):
            right[skill].append(bool(row[mask].all()))
    return {skill: round(sum(r) / len(r), 4) for skill, r in right.items() if r}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=SIZES)
    parser.add_argument("--steps", type=int, default=3200)
    parser.add_argument("--rate", type=float, default=1.0, help="part of the usual rate; less to refine a model that is resumed")
    parser.add_argument("--run", default="run", help="where the state and the log are kept")
    parser.add_argument("--resume", action="store_true", help="go on with the state that is kept there")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    Trainer(options).run()
