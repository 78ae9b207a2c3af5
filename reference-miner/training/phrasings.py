"""What is said in many ways: reads `phrasings/*.txt` and fills in values. `python phrasings.py` counts and checks them.

    # arithmetic.add                              a kind of sentence
    = Hello!                                      the answer, where it is always the same
    * plus sum add                                words that it must not lose
    ? [What is|Compute] the sum of {a} and {b}?   for training; brackets hold choices
    ! How much do {a} and {b} make?               for the test only, never a choice of a line above

Training sentences sometimes lose, change or gain a word, so that a model learns what matters and bears words it never met.
"""
import re
from dataclasses import dataclass, field
from pathlib import Path

from words import PLAIN

FOLDER = Path(__file__).parent / "phrasings"
CHOICE = re.compile(r"\[([^\[\]]*)\]")


@dataclass
class Kind:
    train: list = field(default_factory=list)
    test: list = field(default_factory=list)
    kept: set = field(default_factory=set)
    answer: str = ""


def read(folder=FOLDER):
    kinds = {}
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text().splitlines():
            mark, text = line[:2], line[2:].strip().replace("\\n", "\n")
            if mark == "# ":
                assert text not in kinds, f"{path.name}: {text} is there twice"
                kind = kinds[text] = Kind()
            elif mark == "* ":
                kind.kept |= set(text.lower().split())
            elif mark == "= ":
                kind.answer = text
            elif mark in ("? ", "! "):
                (kind.train if mark == "? " else kind.test).append(text)
    return kinds


def chosen(text, random):
    """One choice for each pair of brackets, from the innermost."""
    while CHOICE.search(text):
        text = CHOICE.sub(lambda found: random.choice(found.group(1).split("|")), text, count=1)
    return re.sub(r" {2,}", " ", text).strip(" ")


def careless(text, kept, random):
    """Loses, changes or gains one word that does not matter and is no neighbour of a value."""
    parts = text.split(" ")
    matters = lambda i: "{" in " ".join(parts[max(i - 1, 0):i + 2]) or "\n" in parts[i] or parts[i].lower().strip(".,:;?!'") in kept
    free = [i for i in range(len(parts)) if not matters(i)]
    if len(parts) < 4 or not free:
        return text
    at, what = random.choice(free), random.random()
    if what < 0.4:
        parts[at] = random.choice(PLAIN)
    elif what < 0.7:
        del parts[at]
    else:
        parts.insert(at if at > 0 else 1, random.choice(PLAIN))
    return " ".join(parts)


def fill(text, values):
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def sentences(text):
    """All that the choices of a line make."""
    found = CHOICE.search(text)
    if not found:
        return {re.sub(r"\W+$", "", re.sub(r" {2,}", " ", text).strip().lower())}
    return set().union(*(sentences(text[:found.start()] + choice + text[found.end():]) for choice in found.group(1).split("|")))


if __name__ == "__main__":
    for name, kind in read().items():
        train, test = (set().union(*map(sentences, lines)) if lines else set() for lines in (kind.train, kind.test))
        print(f"{name:30} {len(kind.train):4} lines, {len(train):6} sentences, {len(test):3} for the test", *(f"  SEEN: {text}" for text in train & test))
