"""Makes synthetic conversations: `python conversations.py [--test] [--seed N] [--skill NAME] [--count N]` shows some.

A conversation is a list of (role, text). The roles are those of the chat template (see README). Training and test differ in
seeds and in phrasings: whatever has two lists of phrasings or words is drawn from the first for training, from the second
for the test.
"""
import argparse
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import reading
import skills
from phrasings import careless, chosen, fill, read, sentences
from words import *

UNKNOWN = "I do not know that. I know Taomarket and a few small skills."
HERE = Path(__file__).parent


# ---------------------------------------------------------------- facts


@dataclass
class Fact:
    answer: str
    terms: list = field(default_factory=list)
    train: list = field(default_factory=list)
    test: list = field(default_factory=list)


def read_facts(path=HERE / "facts.txt"):
    facts = []
    for line in path.read_text().splitlines():
        mark, text = line[:2], line[2:].strip()
        if mark == "= ":
            facts.append(Fact(text))
        elif mark in ("@ ", "? ", "! "):
            {"@": facts[-1].terms, "?": facts[-1].train, "!": facts[-1].test}[mark[0]].append(text)
    return facts


SYNONYMS = [("how do I", "how can I"), ("which", "what"), ("how can I", "how would I"), ("where do I", "where can I"), ("how is", "in what way is"),
            ("how are", "in which way are"), ("in which", "in what"), ("what happens", "what is done"), ("who", "which one"), ("is called", "has the name"),
            ("how many", "what number of"), ("how much", "which amount"), ("which command", "what must i type: which command"),
            ("how do I", "I want to know how to"), ("show", "display"), ("list", "show"), ("get", "receive"), ("what is", "what's"),
            ("how often", "how many times"), ("called", "named"), ("a miner", "miners"), ("how long", "how many seconds"), ("may", "can"),
            ("at least", "as a minimum"), ("at most", "as a maximum"), ("which path", "what do i call: which path"), ("what is", "tell me"),
            ("how do I", "how does one"), ("how can I", "how could I"), ("how do I", "tell me how to"), ("how do I", "what must I do to"), ("can I", "may I"),
            ("can I", "am I able to"), ("do I need", "must I have"), ("where is", "in what place is"), ("where are", "in which place are"),
            ("why is", "for what reason is"), ("why does", "for what reason does"), ("when does", "at what moment does"), ("when is", "at what moment is"),
            ("what happens if", "what if"), ("what happens when", "what comes when"), ("does a miner", "do miners"), ("each", "every"),
            ("largest", "biggest"), ("smallest", "lowest"), ("begin", "start"), ("start", "launch"), ("need to", "have to"), ("must", "should"),
            ("keeps", "holds"), ("check", "verify"), ("decides", "determines"), ("stop", "shut down"), ("what are", "tell me about"),
            ("what do I", "tell me what I"), ("is there", "do you have"), ("computed", "calculated"), ("allowed", "permitted"), ("needed", "required"),
            ("chosen", "selected"), ("kept", "stored"), ("how big", "how large"), ("whole", "entire"), ("make", "create"), ("happens", "occurs")]
SYNONYMS = [(re.compile(rf"\b{old}\b"), new) for old, new in SYNONYMS]

SMALL_WORDS = set("a an the is are of to in for it that do does i me my you your be was what how which can may and on at there with by".split())

SYSTEM = ["You are a helpful assistant.", "You are {model}.", "Answer briefly.", "You are an assistant of Taomarket.", "Be polite and short.",
          "You are a chat model."]
SYSTEM_TEST = ["You are a friendly assistant.", "Keep your answers short.", "You help the customers of Taomarket."]

# ---------------------------------------------------------------- words of questions about anything

ADJECTIVES = words("""tall, old, red, cold, hot, expensive, cheap, heavy, light, fast, slow, famous, rich, deep, wide, dangerous, healthy, loud, quiet, sweet,
sour, bright, dark, young, strong, weak, wet, dry, clean, green, round, flat, sharp, soft, hard, good, bad, beautiful, long, short, clever""")
VERBS = words("""grow, run, swim, fly, sing, work, burn, move, sleep, jump, break, melt, float, fall, fight, talk, learn, smell, taste, cook, clean, repair,
paint, find, build, open, cut, wash, hunt, breathe, shine, turn, win, lose, live, die""")
PAST = words("""invented, discovered, painted, wrote, built, founded, stole, sold, won, lost, broke, designed, named, bought, found, killed, saw, ruled, made,
opened, closed, drew, sang, composed, married, visited, conquered, destroyed, repaired""")
QUALITIES = words("colour, weight, price, length, height, history, meaning, origin, taste, smell, shape, size, speed, temperature, purpose, age, population, name, owner, enemy")


def article(noun):
    return "an" if noun[0] in "aeiou" else "a"


class Maker:
    """Makes conversations from one stream of random numbers, with the words and phrasings of training or of the test."""

    def __init__(self, seed, test=False, model="chat-nano"):
        self.random = random.Random(f"{'test' if test else 'train'} {seed}")
        self.test, self.model = test, model
        self.facts, self.kinds = read_facts(), read()
        self.unseen = set().union(*(sentences(question) for fact in self.facts for question in fact.test))
        self.choice, self.number = self.random.choice, self.random.randint

    # --- words

    def coin(self, chance=0.5):
        return self.random.random() < chance

    def of(self, train, test):
        return self.choice(test if self.test else train)

    def say(self, kind, **values):
        """A sentence of this kind, with the values put in."""
        kind = self.kinds[kind]
        text = chosen(self.of(kind.train, kind.test), self.random)
        if not self.test and self.coin(0.25):
            text = careless(text, kind.kept, self.random)
        return fill(text, values)

    def any_word(self):
        """A word from no list that the test uses: made up, or any other one. Who meets many of them has to learn to copy."""
        kind = self.choice(["invented", "invented", "plain", "plain", "known"])
        return invented(self.random, self.number(1, 2)) if kind == "invented" else self.choice(PLAIN if kind == "plain" else KNOWN)

    def one_of(self, train, test, other):
        """A word of the test; or one of the list of training, or as often another one."""
        if self.test:
            return self.choice(test)
        return self.choice(train) if self.coin() else other(self.any_word())

    def first(self):
        if self.test and self.coin(0.2):
            return invented(self.random).capitalize()
        return self.one_of(FIRST, FIRST_TEST, str.capitalize)

    def last(self):
        if self.test and self.coin(0.2):
            return invented(self.random).capitalize()
        return self.one_of(LAST, LAST_TEST, str.capitalize)

    def name(self):
        return self.first() if self.coin(0.4) else f"{self.first()} {self.last()}"

    def city(self):
        return self.one_of(CITIES, CITIES_TEST, str.capitalize)

    def item(self):
        return self.one_of(ITEMS, ITEMS_TEST, lambda word: word + "s")

    def thing(self):
        return self.one_of(THINGS, THINGS_TEST, str)

    def things(self, count):
        """That many, each another one, as in the lists that people write."""
        found = {}
        while len(found) < count:
            found[self.thing()] = True
        return list(found)

    def spelling_word(self):
        if not self.test and self.coin(0.4):
            return self.choice(self.plain_words() + PLAIN)
        return invented(self.random, self.number(1, 3)) if self.coin(0.4) else self.of(SPELL, SPELL_TEST)

    def plain_words(self):
        if not hasattr(self, "_plain"):
            text = " ".join(f.answer + " " + " ".join(f.train) for f in self.facts).lower() + " ".join(THINGS + ITEMS + JOBS + SUBJECTS).lower()
            self._plain = sorted(set(re.findall(r"\b[a-z]{3,12}\b", text)) - set(SPELL_TEST))
        return self._plain

    # --- asking

    def roughen(self, text):
        """People drop question marks and capitals, swap letters, leave out words."""
        if self.test:
            return text
        if self.coin(0.25):
            text = text.rstrip("?.!")
        if self.coin(0.25):
            text = text[0].lower() + text[1:]
        if self.coin(0.1):
            parts = text.split(" ")
            if len(parts) > 4:
                del parts[self.number(0, len(parts) - 1)]
            text = " ".join(parts)
        if self.coin(0.06) and len(text) > 8:
            i = self.number(1, len(text) - 3)
            text = text[:i] + text[i + 1] + text[i] + text[i + 2:]
        return text

    def roughen_more(self, text):
        """Sometimes only the words that matter are typed, in any order."""
        if self.test or not self.coin(0.08):
            return self.roughen(text)
        kept = [word for word in text.strip("?.! ").split() if word.lower() not in SMALL_WORDS]
        if len(kept) < 2:
            return self.roughen(text)
        if self.coin():
            self.random.shuffle(kept)
        return " ".join(kept)

    def ask(self, question, answer, plain=False):
        if not plain or self.coin(0.15):
            if self.coin(0.5 if self.test else 0.75):
                question = f"{self.say('talk.before')} {question}"
            if not plain and self.coin(0.2 if self.test else 0.45):
                question = f"{question} {self.say('talk.after')}"
        messages = [("user", question)]
        return messages if answer is None else messages + [("assistant", answer.replace("{model}", self.model))]

    # --- skills of talking; the others are in skills.py

    def market(self):
        fact = self.choice(self.facts)
        if fact.terms and (self.coin(0.55) or not (fact.test if self.test else fact.train)):
            question = self.say("market.define", x=self.choice(fact.terms))
        else:
            question = chosen(self.of(fact.train, fact.test), self.random)
            if not self.test:
                for _ in range(self.choice([0, 0, 1, 1, 2])):
                    old, new = self.choice([pair for pair in SYNONYMS if pair[0].search(question)] or [(re.compile("$"), "")])
                    changed = old.sub(new, question, count=1)
                    question = question if sentences(changed) & self.unseen else changed
            if self.coin(0.6):
                question = question[0].upper() + question[1:]
        if not question.endswith((".", "?")) and self.coin(0.75):
            question += "?"
        return self.ask(self.roughen_more(question), fact.answer)

    def refusal(self):
        kind = self.choice(["general", "general", "about", "about", "person", "word", "word", "task", "place", "weather"])
        question = {
            "general": lambda: self.general(),
            "about": lambda: self.unknown("refusal.about", "s", self.one_of(SUBJECTS, SUBJECTS_TEST, str)),
            "person": lambda: self.say("refusal.person", n=self.name()),
            "word": lambda: self.unknown("refusal.word", "w", invented(self.random, self.number(1, 3)), 0.5, ["a ", "the ", "", ""]),
            "task": lambda: self.say("refusal.task", t=self.thing()),
            "place": lambda: self.say("capitals.city", c=self.of(NOWHERE, NOWHERE_TEST) if self.coin(0.6) else invented(self.random).capitalize()),
            "weather": lambda: self.say("refusal.weather", c=self.city()),
        }[kind]()
        return self.ask(self.roughen_more(question), UNKNOWN)

    def unknown(self, kind, key, term, chance=0.2, before=("",)):
        """Asks for something unknown; sometimes in the words in which the market's terms are asked for, so that only the term decides."""
        return self.say("market.define", x=self.choice(before) + term) if self.coin(chance) else self.say(kind, **{key: term})

    def general(self):
        if self.coin(0.4):
            return self.say("refusal.world" if self.coin(0.75) else "refusal.company")
        noun, other = self.choice(PLAIN), self.choice(PLAIN + THINGS + PETS)
        return self.say("refusal.any", a=article(noun), n=noun, b=article(other), m=other, j=self.choice(ADJECTIVES), v=self.choice(VERBS),
                        d=self.choice(PAST), p=self.choice(PAST), q=self.choice(QUALITIES))

    def small_talk(self):
        kind = self.choice([kind for kind in self.kinds if kind.startswith("small_talk.")])
        question = self.say(kind)
        if not self.test:
            question = self.roughen(question + self.choice(["", "", ".", "!"]) if question[-1].isalpha() else question)
        return [("user", question), ("assistant", self.kinds[kind].answer.replace("{model}", self.model))]

    def memory(self):
        """What the user said of itself is still known some turns later."""
        kinds = {  # reply, answer, value
            "name": ("Nice to meet you, {v}.", "Your name is {v}.", self.name),
            "number": ("I will remember {v}.", "Your number is {v}.", lambda: str(self.number(10, 9999))),
            "colour": ("{v} is a fine colour.", "Your favourite colour is {v}.", lambda: self.choice(COLOURS)),
            "city": ("I have heard of {v}.", "You live in {v}.", self.city),
            "pet": ("A {v} is good company.", "You have a {v}.", lambda: self.choice(PETS)),
            "job": ("A {v} has much to do.", "You work as a {v}.", lambda: self.choice(JOBS)),
        }
        messages, known = [], {}
        chosen = self.random.sample(list(kinds), self.choice([1, 1, 2, 3]))
        for kind in chosen:
            reply, _, value = kinds[kind]
            known[kind] = value()
            reply = reply.replace("{v}", known[kind])
            messages += [("user", self.say(f"memory.{kind}.tell", v=known[kind])), ("assistant", reply[0].upper() + reply[1:])]
            for _ in range(self.choice([0, 0, 1, 1, 2])):
                messages += self.other_turn()
        if self.coin(0.12):  # never told
            kind = self.choice([k for k in kinds if k not in known])
            answer = "You have not told me."
        else:
            kind = self.choice(chosen)
            answer = kinds[kind][1].replace("{v}", known[kind])
        return messages + self.ask(self.roughen(self.say(f"memory.{kind}.ask")), answer)

    def copying(self):
        """Long texts without sense, to be said again or looked into: whoever can do this has learned to copy. Not part of the test."""
        words = [self.choice([self.any_word, self.any_word, lambda: self.any_word().capitalize(), lambda: str(self.number(0, 9999))])()
                 for _ in range(self.number(5, 24))]
        text = self.choice([" ", " ", ", ", "\n"]).join(words)
        if self.coin(0.6):
            return self.ask(self.say("format.same", l=text), text, plain=True)
        at = self.number(0, len(words) - 3)
        return self.ask(f"What comes after {words[at]} {words[at + 1]}?\n{text}", words[at + 2], plain=True)

    def other_turn(self):
        return self.choice([self.market, self.refusal, self.small_talk, lambda: skills.arithmetic(self), lambda: skills.capitals(self)])()

    # --- whole conversations

    def one(self, skill, long=True):
        made = {"market": self.market, "refusal": self.refusal, "small_talk": self.small_talk, "memory": self.memory, "copying": self.copying,
                "needle": lambda: reading.needle(self, long)}.get(skill)
        return made() if made else {"arithmetic": skills.arithmetic, "extraction": reading.extraction, "ordering": skills.ordering,
                                    "counting": skills.counting, "capitals": skills.capitals, "spelling": skills.spelling,
                                    "json": reading.json_schema, "format": reading.form, "tools": reading.tools}[skill](self)

    def conversation(self, skill, long=True, before=0):
        """A conversation that ends with the skill, after some turns of others."""
        messages = self.one(skill, long)
        head = [m for m in messages[:1] if m[0] in ("system", "schema", "tools")]
        messages = messages[len(head):]
        for _ in range(before):
            messages = self.one(self.choice(SHORT)) + messages
        if not (head and head[0][0] == "system") and self.coin(0.12):
            head = [("system", self.of(SYSTEM, SYSTEM_TEST).replace("{model}", self.model))] + head
        return head + messages


SKILLS = ["market", "refusal", "arithmetic", "extraction", "ordering", "counting", "capitals", "spelling", "json", "format", "memory", "needle",
          "tools", "small_talk"]
SHORT = ["market", "refusal", "arithmetic", "ordering", "counting", "capitals", "spelling", "format", "small_talk"]


def test_set(count, model, seed=7):
    """The test: for each skill, conversations with words and phrasings that training never saw."""
    maker = Maker(seed, test=True, model=model)
    return [(skill, maker.conversation(skill, before=int(maker.coin(0.2)) if skill in SHORT else 0)) for skill in SKILLS for _ in range(count)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Shows some conversations.")
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--skill", choices=[*SKILLS, "copying"])
    parser.add_argument("--count", type=int, default=2)
    options = parser.parse_args()
    maker = Maker(options.seed, options.test)
    for skill in [options.skill] if options.skill else SKILLS:
        for _ in range(options.count):
            print(f"--- {skill}")
            for role, text in maker.conversation(skill):
                print(f"{role:>9}: {text}")
