"""Asks an exported model the test: `python evaluate.py chat-nano [--count 300] [--show 3]`.

Words, phrasings and seeds are not those of training. An answer counts only when the likeliest tokens give it word for word,
its end included. As there is one right answer, this is checked in one pass: each token of it must be the likeliest after
those before. `--generate N` makes N answers of each skill token by token instead, and must find the same.
"""
import argparse
import json
from pathlib import Path

import torch

from conversations import SKILLS, Maker, test_set
from export import WEIGHTS, read
from model import SIZES
from tokenizer import Tokenizer
from train import accuracy


@torch.no_grad()
def answer(model, tokenizer, messages, most=200):
    ids = tokenizer.chat(messages)[0] + [tokenizer.marks["assistant"]]
    made = []
    while len(made) < most and (not made or made[-1] != tokenizer.marks["end"]):
        made.append(model(torch.tensor([ids + made]))[0, -1].argmax().item())
    is_call = made[0] == tokenizer.marks["call"]
    return ("call" if is_call else "assistant"), tokenizer.decode(made)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=SIZES)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--show", type=int, default=0, help="wrong answers to show for each skill")
    parser.add_argument("--generate", type=int, default=0)
    parser.add_argument("--write", action="store_true", help="write weights/MODEL-accuracy.json")
    parser.add_argument("--seen", action="store_true", help="ask with the words and phrasings of training, from another seed")
    options = parser.parse_args()
    torch.set_num_threads(2)
    model, tokenizer = read(options.model), Tokenizer()
    if options.seen:
        maker = Maker(77, model=options.model)
        asked = [(skill, maker.conversation(skill)) for skill in SKILLS for _ in range(options.count)]
    else:
        asked = test_set(options.count, options.model, seed=11)
    encoded = [(skill, *tokenizer.chat(messages)) for skill, messages in asked]
    fit = [i for i, (_, ids, _) in enumerate(encoded) if len(ids) <= model.size.context]
    asked, encoded = [asked[i] for i in fit], [encoded[i] for i in fit]
    scores = accuracy(model, encoded, exact=True)
    mean = sum(scores.values()) / len(scores)
    print("| Skill | Right |\n|---|---|")
    for skill, score in scores.items():
        print(f"| {skill} | {100 * score:.1f} % |")
    print(f"| **average** | **{100 * mean:.1f} %** |")
    if options.write:
        result = {"model": options.model, "asked_per_skill": options.count, "seed": 11, "average": round(mean, 4), "skills": scores}
        (WEIGHTS / f"{options.model}-accuracy.json").write_text(json.dumps(result, indent=1) + "\n")
    for skill in SKILLS if options.show else []:
        shown = 0
        for (name, messages), conversation in zip(asked, encoded):
            if name == skill and shown < options.show and accuracy(model, [conversation], exact=True)[skill] == 0:
                shown += 1
                print(f"--- {skill}", *(f"{role:>9}: {text[-300:]}" for role, text in messages), f"{'said':>9}: {answer(model, tokenizer, messages[:-1])[1]}", sep="\n")
    for skill in SKILLS if options.generate else []:
        some = [messages for name, messages in asked if name == skill][:options.generate]
        right = [answer(model, tokenizer, messages[:-1]) == messages[-1] for messages in some]
        one_pass = [accuracy(model, [(skill, *tokenizer.chat(messages))], exact=True)[skill] == 1 for messages in some]
        print(f"{skill}: {sum(right)} of {len(some)} token by token", "as in one pass" if right == one_pass else "NOT as in one pass")
