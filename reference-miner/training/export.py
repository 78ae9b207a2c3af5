"""Writes what Java reads: `python export.py chat-nano --run FOLDER` makes weights/chat-nano.safetensors and prompts with logits.

Weights are rounded to 16-bit floats. Everything that is said about a model is said about the rounded weights, computed with
32-bit floats.
"""
import argparse
import json
import struct
from pathlib import Path

import numpy
import torch

from conversations import SKILLS, Maker
from model import SIZES, Model
from tokenizer import Tokenizer

WEIGHTS = Path(__file__).parent / "weights"


def write(tensors, metadata, path):
    """The safetensors format: length of the header, header, bytes."""
    header, offset = {"__metadata__": metadata}, 0
    for name, tensor in tensors.items():
        end = offset + tensor.numel() * 2
        header[name] = {"dtype": "F16", "shape": list(tensor.shape), "data_offsets": [offset, end]}
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.numpy().astype("<f2").tobytes())


def read(name, folder=WEIGHTS):
    """The model with the weights as they are stored, in 32-bit floats."""
    data = (folder / f"{name}.safetensors").read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__")
    model, start = Model(SIZES[name]), 8 + length
    model.load_state_dict({key: torch.from_numpy(numpy.frombuffer(data, "<f2", offset=start + entry["data_offsets"][0],
                                                                   count=int(numpy.prod(entry["shape"]))).reshape(entry["shape"]).astype("f4"))
                           for key, entry in header.items()})
    return model.eval()


def prompts(model_name):
    """One prompt of each skill, one with letters beyond ASCII, and one that fills the context."""
    maker = Maker(99, test=True, model=model_name)
    chosen = [maker.conversation(skill, long=False)[:-1] for skill in SKILLS]
    chosen.append([("user", "Grüße aus Zürich, ¿qué es TAO? 日本 🙂\n\tTabs  and  spaces.")])
    chosen.append([("user", " ".join(f"{i} The {maker.thing()} is red." for i in range(200)))])
    return chosen


@torch.no_grad()
def fidelity(model, model_name):
    tokenizer, rows = Tokenizer(), []
    for messages in prompts(model_name):
        ids = (tokenizer.chat(messages)[0] + [tokenizer.marks["assistant"]])[-model.size.context:]
        logits = model(torch.tensor([ids]))[0]
        exact = model.double()(torch.tensor([ids]))[0]
        model.float()
        said = logits.log_softmax(-1)[:-1].gather(1, torch.tensor(ids[1:])[:, None])[:, 0]
        rows.append({"messages": messages, "ids": ids, "last_logits": [float(f"{x:.7g}") for x in logits[-1].tolist()],
                     "log_probabilities": [float(f"{x:.7g}") for x in said.tolist()],
                     "difference_to_float64": float(f"{(logits - exact).abs().max():.2g}")})
    return rows


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", choices=SIZES)
    parser.add_argument("--run", default="run")
    options = parser.parse_args()
    state = torch.load(Path(options.run) / f"{options.model}.pt")
    WEIGHTS.mkdir(exist_ok=True)
    tensors = {name: tensor.half() for name, tensor in state["model"].items()}
    assert all(tensor.isfinite().all() for tensor in tensors.values())
    shape = {key: str(value) for key, value in SIZES[options.model].__dict__.items()}
    write(tensors, {"model": f"taomarket/{options.model}", "steps": str(state["at"]), **shape}, WEIGHTS / f"{options.model}.safetensors")
    model = read(options.model)
    rows = fidelity(model, options.model)
    text = ",\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=False) for row in rows)
    (WEIGHTS / f"{options.model}-fidelity.json").write_text(f"[\n{text}\n]\n")
    print(f"{options.model}: {sum(t.numel() for t in tensors.values())} parameters, largest weight {max(t.abs().max().item() for t in tensors.values()):.2f},",
          f"float32 is within {max(row['difference_to_float64'] for row in rows):.1g} of float64")
