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
from phrasings import careless, chosen, fill, read
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


DEFINE = ["What is {x}?", "What is {x}?", "What does {x} mean?", "Explain {x}.", "Define {x}.", "Tell me about {x}.", "What is meant by {x}?",
          "Can you explain {x}?", "I do not understand {x}.", "{x}?", "{x}", "Describe {x}.", "In Taomarket, what is {x}?", "What about {x}?",
          "Please explain {x} to me.", "I read about {x}. What is it?", "meaning of {x}", "What is {x} for?", "What exactly is {x}?"]
DEFINE_TEST = ["Please help me understand {x}.", "What would you say {x} is?", "How is {x} defined here?", "Give me a definition of {x}.",
               "Could you say what {x} is?", "I have heard of {x}, what is that?"]
BEFORE = ["", "", "", "", "", "", "", "Please tell me: ", "Quick question: ", "Hi! ", "Hello, ", "I am new here. ", "One more thing: ", "Tell me: ",
          "Hey, ", "Question: ", "Good morning. ", "I want to know: ", "Next: ", "Ok. ", "Please: ", "Sorry to bother you. ", "Can you help? ", "My question: ",
          "Now, ", "Well, ", "Good evening! ", "Excuse me, ", "I have a question. ", "Another one: ", "And now: ", "Say: ", "Dear assistant, ", "First, "]
BEFORE_TEST = ["", "", "", "", "A short question: ", "I was wondering: ", "Hello there. ", "Help me, please: "]
AFTER = ["", "", "", "", "", "", "", "", " Thanks!", " Please.", " Thank you.", " Please answer.", " Thanks a lot.", " Tell me.", " I need it."]
AFTER_TEST = ["", "", "", "", "", " Many thanks!"]
SYNONYMS = [("how do i", "how can i"), ("which", "what"), ("how can i", "how would i"), ("where do i", "where can i"), ("how is", "in what way is"),
            ("how are", "in which way are"), ("in which", "in what"), ("what happens", "what is done"), ("who ", "which one "), ("is called", "has the name"),
            ("how many", "what number of"), ("how much", "which amount"), ("which command", "what must i type: which command"),
            ("how do i", "i want to know how to"), ("show", "display"), ("list", "show"), ("get", "receive"), ("what is", "what's"),
            ("how often", "how many times"), ("called", "named"), ("a miner", "miners"), ("how long", "how many seconds"), ("may", "can"),
            ("at least", "as a minimum"), ("at most", "as a maximum"), ("which path", "what do i call: which path"), ("what is", "tell me")]

SMALL_WORDS = set("a an the is are of to in for it that do does i me my you your be was what how which can may and on at there with by".split())

SYSTEM = ["You are a helpful assistant.", "You are {model}.", "Answer briefly.", "You are an assistant of Taomarket.", "Be polite and short.",
          "You are a chat model."]
SYSTEM_TEST = ["You are a friendly assistant.", "Keep your answers short.", "You help the customers of Taomarket."]

# ---------------------------------------------------------------- small talk: questions of training, of the test, answer

SMALL_TALK = [
    ("Hello|Hi|Hi there|Hello!|Hey|Hey there|Hello, how do you do|Hi!|Hello assistant|Hi bot", "Hello there!|Hi, hello|Hey you", "Hello! How can I help?"),
    ("Good morning|Good morning!|Morning!|A good morning to you", "Good morning to you|Hi, good morning", "Good morning! How can I help?"),
    ("Good evening|Good evening!|Evening!|A good evening to you", "Good evening to you|Hi, good evening", "Good evening! How can I help?"),
    ("How are you?|How are you doing?|How are you today?|How do you feel?|Are you well?|All well?", "How are you doing today?|So how are you?",
     "I am well, thank you. How can I help?"),
    ("Who are you?|What are you?|What is your name?|Which model are you?|Introduce yourself.|Which model is this?|Tell me who you are.|What model do I talk to?",
     "Say who you are.|What are you called?|Which model am I talking to?", "I am {model}, a small language model of Taomarket."),
    ("What can you do?|What do you know?|How can you help me?|What are your skills?|What can I ask you?|Help|help me|What are you good at?",
     "What sort of things can you do?|Which skills do you have?|What may I ask you?",
     "I answer questions about Taomarket, do small sums, sort, count, spell, read short texts and fill JSON."),
    ("Thanks|Thank you|Thank you very much|Thanks a lot|Thank you!|Thanks, that helped|Great, thanks", "Thank you so much|Thanks, very kind|Many thanks!",
     "You are welcome!"),
    ("Bye|Goodbye|See you|Bye bye|Good bye!|Good night|See you later|I have to go", "Goodbye then|See you soon|Bye for now", "Goodbye!"),
    ("Are you a human?|Are you a person?|Are you real?|Are you a robot?|Are you human?|Am I talking to a human?", "Are you a real person?|Is this a human?",
     "No, I am a small language model."),
    ("Who made you?|Who trained you?|Where do you come from?|Who built you?|Who created you?|Who is your maker?", "By whom were you made?|Who has trained you?",
     "I was trained from nothing by the people of Taomarket."),
    ("Are you ChatGPT?|Are you GPT-4?|Are you Claude?|Are you Llama?|Are you a big model?|Are you as good as ChatGPT?", "Are you like ChatGPT?|You are Claude, no?",
     "No, I am {model}, a very small model."),
    ("You are great|Well done|Good job|Very good|Nice|Perfect|Great answer|That is right", "You did well|Very nice|Good answer", "Thank you!"),
    ("That is wrong|You are wrong|That is not right|Wrong|No, wrong|This is false|You made a mistake", "That was wrong|Not right|This is a mistake",
     "I am sorry. I am small and make mistakes."),
    ("Ok|Okay|I see|All right|Fine|Understood|Got it|Good", "Ok then|I understand|Alright", "Is there anything else?"),
    ("Do you remember our last chat?|Do you learn from me?|Do you keep what I say?|Do you have a memory?|Will you remember me?",
     "Do you remember me from yesterday?|Do you store what I say?", "I only know what stands in this conversation."),
    ("Tell me a joke|Make me laugh|Do you know a joke?|A joke, please|Say something funny", "Tell me something funny|I want a joke",
     "Why did the miner smile? Its incentive went up."),
]

# ---------------------------------------------------------------- what is not known

GENERAL = """Why is the sky blue?|Who won the game last night?|What is the news today?|What time is it?|Which day is today?|How tall is Mount Everest?
Who is the president?|What is the meaning of life?|How far is the moon?|How do I bake bread?|What is love?|Who wrote Hamlet?|How old is the universe?
What is the speed of light?|How many people live on Earth?|What should I eat today?|Can you drive a car?|Is there a god?|Which movie should I watch?
What is the best phone?|How do I lose weight?|I have a headache, what should I do?|Which horse will win?|How do planes fly?|What is a black hole?
Who painted the Mona Lisa?|When did the war end?|How does a car engine work?|What is DNA?|How do I tie a tie?|Is it going to rain?
What is the population of France?|Who is the richest person?|What are the lottery numbers?|How do I fix my bike?|Which language is the oldest?
Who is the CEO of Taomarket?|When was Taomarket founded?|How many employees has Taomarket?|Where is the office of Taomarket?|What is the phone number of Taomarket?
Who owns Taomarket?|What is the TAO price in dollars?|How do I buy TAO with euros?|Which miner is the best?|Will TAO rise?|Should I buy TAO?
Why do cats purr?|Why is the sea salty?|Who discovered America?|Who was the first man on the moon?|How many bones has a human?|How hot is the sun?
What is the largest animal?|What is the longest river?|Which country is the largest?|How many days has a year?|Who invented the telephone?|What is inflation?
How does the internet work?|What is a neural network?|How do I learn to swim?|Can you call me a taxi?|Can you send an e-mail?|Open the door, please.
Play some music.|What are you wearing?|Where are my keys?|Who is at the door?|When does the train leave?|How do I get to the airport?|Is the shop open?
What happened in 1989?|Who won the election?|Which party should I vote for?|What is the tax rate?|How do I write a letter?|What rhymes with blue?
Solve this equation for me.|What is the square root of 2?|Give me a recipe for soup.|Which wine goes with fish?|How long do I boil rice?|Is this mushroom safe?
Am I ill?|How many calories has an apple?|What is the best diet?|Do you love me?|Are there aliens?|What comes after death?|What is art?|Who is your favourite singer?
What is the oldest city?|How do magnets work?|Why do leaves fall?|Where do bees sleep?|How fast is a horse?|How old is the pyramid?|Who built the pyramids?
Who invented the wheel?|When was the first computer built?|What is the tallest tower?|What is the smallest country?|Which bird cannot fly?|Why is it cold in winter?
Who founded Taomarket?|Where is Taomarket based?|How rich is Taomarket?|Is Taomarket on the stock exchange?|How many customers has Taomarket?|Who invests in Taomarket?
Which subnet will grow?|Which validator should I choose?|How much will I earn as a miner?|What is the best time to stake?|How do I sell TAO for dollars?""".replace("\n", "|").split("|")
GENERAL_TEST = """Why is grass green?|Who won the match yesterday?|What is in the news?|How deep is the ocean?|Who is the king of Sweden?|How far is Mars?
How do I cook an egg?|Who wrote Faust?|How many stars are there?|What should I wear today?|Which book should I read?|How do birds fly?|Who painted Guernica?
What is an atom?|Is it sunny outside?|How do I repair my car?|Who is the boss of Taomarket?|In which year was Taomarket founded?|What is TAO worth in euros?
Which validator is the best?""".replace("\n", "|").split("|")
ANY = ["Why is {a} {n} so {j}?", "How does {a} {n} {v}?", "Who {d} the {n}?", "When was the {n} {p}?", "What is the {q} of {a} {n}?", "How {j} is {a} {n}?",
       "Where do I {v} {a} {n}?", "Can {a} {n} {v}?", "Which {n} is the most {j}?", "Why do {n}s {v}?", "What is the difference between {a} {n} and {a} {m}?",
       "What should I do with {a} {n}?", "How many {n}s are there in the world?", "Is {a} {n} {j}?", "How long does {a} {n} {v}?", "Who {d} the first {n}?",
       "What happens when {a} {n} and {a} {m} {v}?", "Do {n}s {v}?", "What do {n}s eat?", "Where is the nearest {n}?", "Is {a} {n} better than {a} {m}?",
       "How do I {v} my {n}?", "Who is the best {n}?", "Why is the {n} {p}?", "What is inside {a} {n}?", "When will the {n} {v}?", "Will the {n} be {j} tomorrow?"]
ADJECTIVES = words("""tall, old, red, cold, hot, expensive, cheap, heavy, light, fast, slow, famous, rich, deep, wide, dangerous, healthy, loud, quiet, sweet,
sour, bright, dark, young, strong, weak, wet, dry, clean, green, round, flat, sharp, soft, hard, good, bad, beautiful, long, short, clever""")
VERBS = words("""grow, run, swim, fly, sing, work, burn, move, sleep, jump, break, melt, float, fall, fight, talk, learn, smell, taste, cook, clean, repair,
paint, find, build, open, cut, wash, hunt, breathe, shine, turn, win, lose, live, die""")
PAST = words("""invented, discovered, painted, wrote, built, founded, stole, sold, won, lost, broke, designed, named, bought, found, killed, saw, ruled, made,
opened, closed, drew, sang, composed, married, visited, conquered, destroyed, repaired""")
QUALITIES = words("colour, weight, price, length, height, history, meaning, origin, taste, smell, shape, size, speed, temperature, purpose, age, population, name, owner, enemy")
ABOUT = ["Tell me about {s}.", "What is the best book about {s}?", "Who invented {s}?", "How do I learn {s}?", "What do you know about {s}?", "Write a poem about {s}.",
         "Why do people like {s}?", "Explain {s} to me.", "What is {s}?", "When did {s} begin?", "Is {s} dangerous?", "Write a story about {s}.", "I like {s}. And you?",
         "Give me advice about {s}.", "Where can I learn {s}?", "Who is good at {s}?", "Which film is about {s}?", "What is the history of {s}?", "Say something about {s}.",
         "What makes {s} so special?", "How old is {s}?", "How much does {s} cost?", "Write a song about {s}.", "What are the rules of {s}?", "Who likes {s}?", "I need help with {s}.",
         "Make a joke about {s}.", "What should I know about {s}?", "Are you interested in {s}?", "Summarise {s}.", "What is the difference between {s} and {s}?", "What is new in {s}?", "How does {s} work?", "Do you like {s}?"]
ABOUT_TEST = ["What can you tell me about {s}?", "Who is famous for {s}?", "Write an essay about {s}.", "Where does {s} come from?", "Teach me {s}.", "What is interesting about {s}?"]
PERSON = ["Who is {n}?", "How old is {n}?", "Where does {n} live?", "What is the job of {n}?", "When was {n} born?", "Do you know {n}?", "What did {n} say?", "Is {n} married?",
          "Tell me about {n}.", "What is the phone number of {n}?", "Where is {n} now?", "Which books has {n} written?", "Why is {n} famous?",
          "How rich is {n}?", "Whom did {n} marry?", "What does {n} do?", "Has {n} any children?", "When did {n} die?", "What is the name of {n}'s dog?"]
PERSON_TEST = ["Where was {n} born?", "What has {n} done?", "What is the address of {n}?", "What do you know about {n}?", "How tall is {n}?"]
WORD = ["What is a {w}?", "What does {w} mean?", "Define {w}.", "Explain {w}.", "What is {w}?", "Tell me about {w}.", "{w}?", "What is the {w}?", "In Taomarket, what is {w}?",
        "What does error {w} mean?", "Which command runs {w}?", "Can you explain {w}?", "What is meant by {w}?", "I do not understand {w}.", "Describe {w}.", "Who invented the {w}?",
        "How do I use a {w}?", "What is a {w} for?", "Where can I find a {w}?", "What about {w}?", "How many {w} are there?", "Which service keeps the {w}?", "Who decides the {w}?"]
WORD_TEST = ["What would you say a {w} is?", "Give me a definition of {w}.", "How is {w} defined here?", "Please help me understand {w}."]
TASK = ["Translate {t} into French.", "How do you say {t} in German?", "Draw a {t}.", "Write a program that prints a {t}.", "Where can I buy a {t}?", "How much is a {t}?",
        "Who invented the {t}?", "How do I make a {t}?", "What is the Latin word for {t}?", "Sing a song about a {t}.", "How big is a {t}?", "Where does {t} come from?",
        "Show me a picture of a {t}.", "Which shop sells {t}?", "How do I clean a {t}?", "What colour has a {t}?", "Which is the best {t}?", "Why do we need {t}?", "Translate '{t}' to Spanish.", "How heavy is a {t}?"]
TASK_TEST = ["What is {t} in Italian?", "Paint a {t}.", "Where do I find a {t}?", "How do I build a {t}?", "Which {t} is the best?"]
PLACE = ["What is the capital of {p}?", "Capital of {p}?", "Which city is the capital of {p}?", "Name the capital of {p}.", "Tell me the capital of {p}."]
PLACE_TEST = ["{p}: what is its capital?", "What is {p}'s capital?", "Give me the capital city of {p}."]
WEATHER = ["What is the weather in {c}?", "How is the weather in {c}?", "What time is it in {c}?", "Will it rain in {c} tomorrow?", "How many people live in {c}?",
           "Which hotel is good in {c}?", "What can I see in {c}?", "How do I get to {c}?", "Where is {c}?", "How far is {c}?", "Is {c} beautiful?", "What is the oldest house in {c}?",
           "Who is the mayor of {c}?", "Is it raining in {c}?", "Book me a flight to {c}.", "Where do I sleep in {c}?", "How hot is it in {c}?", "How big is {c}?"]
WEATHER_TEST = ["Is it warm in {c}?", "How cold is it in {c}?", "Where can I eat in {c}?", "When was {c} founded?"]


class Maker:
    """Makes conversations from one stream of random numbers, with the words and phrasings of training or of the test."""

    def __init__(self, seed, test=False, model="chat-nano"):
        self.random = random.Random(f"{'test' if test else 'train'} {seed}")
        self.test, self.model = test, model
        self.facts, self.kinds = read_facts(), read()
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

    def phrase(self, train, test, **values):
        text = self.of(train, test)
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text

    def any_word(self):
        """A word from no list that the test uses: made up, or any English one. Who meets many of them has to learn to copy."""
        return invented(self.random, self.number(1, 2)) if self.coin(0.6) else self.choice(PLAIN)

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
            question = self.of(BEFORE, BEFORE_TEST) + question
            if not plain:
                question += self.of(AFTER, AFTER_TEST)
        messages = [("user", question)]
        return messages if answer is None else messages + [("assistant", answer.replace("{model}", self.model))]

    # --- skills of talking; the others are in skills.py

    def market(self):
        fact = self.choice(self.facts)
        if fact.terms and (self.coin(0.55) or not (fact.test if self.test else fact.train)):
            question = self.phrase(DEFINE, DEFINE_TEST, x=self.choice(fact.terms))
        else:
            question = self.choice(fact.test if self.test else fact.train)
            if not self.test:
                for _ in range(self.choice([0, 0, 1, 1, 2])):
                    old, new = self.choice([s for s in SYNONYMS if s[0] in question] or [("", "")])
                    question = question.replace(old, new, 1)
            if self.coin(0.6):
                question = question[0].upper() + question[1:]
        if not question.endswith((".", "?")) and self.coin(0.75):
            question += "?"
        return self.ask(self.roughen_more(question), fact.answer)

    def refusal(self):
        kind = self.choice(["general", "general", "about", "about", "person", "word", "word", "task", "place", "weather"])
        question = {
            "general": lambda: self.choice(GENERAL_TEST) if self.test else self.choice(GENERAL) if self.coin(0.4) else self.any_question(),
            "about": lambda: self.phrase(ABOUT, ABOUT_TEST, s=self.one_of(SUBJECTS, SUBJECTS_TEST, str)),
            "person": lambda: self.phrase(PERSON, PERSON_TEST, n=self.name()),
            "word": lambda: self.phrase(WORD, WORD_TEST, w=invented(self.random, self.number(1, 3))),
            "task": lambda: self.phrase(TASK, TASK_TEST, t=self.thing()),
            "place": lambda: self.phrase(PLACE, PLACE_TEST, p=self.of(NOWHERE, NOWHERE_TEST) if self.coin(0.7) else invented(self.random).capitalize()),
            "weather": lambda: self.phrase(WEATHER, WEATHER_TEST, c=self.city()),
        }[kind]()
        return self.ask(self.roughen_more(question), UNKNOWN)

    def any_question(self):
        noun, other = self.choice(PLAIN), self.choice(PLAIN + THINGS + PETS)
        return self.phrase(ANY, ANY, a="an" if noun[0] in "aeiou" else "a", n=noun, m=other, j=self.choice(ADJECTIVES), v=self.choice(VERBS),
                           d=self.choice(PAST), p=self.choice(PAST), q=self.choice(QUALITIES))

    def small_talk(self):
        train, test, answer = self.choice(SMALL_TALK)
        question = self.choice((test if self.test else train).split("|"))
        if not self.test:
            question = self.roughen(question + self.choice(["", "", ".", "!"]) if question[-1].isalpha() else question)
        return [("user", question), ("assistant", answer.replace("{model}", self.model))]

    def memory(self):
        """What the user said of itself is still known some turns later."""
        kinds = {
            "name": (["My name is {v}.", "I am {v}.", "Call me {v}.", "Hello, my name is {v}.", "Hi, I am {v}!"], ["You may call me {v}.", "Hi there, {v} is my name."],
                     "Nice to meet you, {v}.", ["What is my name?", "Who am I?", "Do you know my name?", "How am I called?"],
                     ["Do you still know my name?", "Tell me my name."], "Your name is {v}.", self.name),
            "number": (["My lucky number is {v}.", "Remember the number {v}.", "My number is {v}.", "Please keep the number {v}."], ["The number to remember is {v}.", "Note the number {v}."],
                       "I will remember {v}.", ["What is my number?", "Which number did I tell you?", "What was the number?"],
                       ["Do you still know the number?", "Tell me my number again."], "Your number is {v}.", lambda: str(self.number(10, 9999))),
            "colour": (["My favourite colour is {v}.", "I love the colour {v}.", "The colour I like best is {v}."], ["As a colour I prefer {v}."],
                       "{v} is a fine colour.", ["What is my favourite colour?", "Which colour do I like?", "Which colour do I love?"],
                       ["Do you still know my favourite colour?"], "Your favourite colour is {v}.", lambda: self.choice(COLOURS)),
            "city": (["I live in {v}.", "My home is in {v}.", "I come from {v}."], ["I am at home in {v}."],
                     "I have heard of {v}.", ["Where do I live?", "What is my city?", "In which city do I live?"],
                     ["Tell me where I live.", "Do you still know where I live?"], "You live in {v}.", self.city),
            "pet": (["I have a {v}.", "My pet is a {v}.", "At home I have a {v}."], ["I own a {v}."],
                    "A {v} is good company.", ["Which pet do I have?", "What is my pet?", "What animal do I have?"],
                    ["Do you still know my pet?", "Tell me which pet I have."], "You have a {v}.", lambda: self.choice(PETS)),
            "job": (["I work as a {v}.", "I am a {v}.", "My job is {v}."], ["I earn my money as a {v}."],
                    "A {v} has much to do.", ["What is my job?", "What do I work as?", "Which job do I have?"],
                    ["Do you still know my job?", "Tell me what I work as."], "You work as a {v}.", lambda: self.choice(JOBS)),
        }
        messages, known = [], {}
        chosen = self.random.sample(list(kinds), self.choice([1, 1, 2, 3]))
        for kind in chosen:
            tell, tell_test, reply, _, _, _, value = kinds[kind]
            known[kind] = value()
            reply = reply.replace("{v}", known[kind])
            messages += [("user", self.phrase(tell, tell_test, v=known[kind])), ("assistant", reply[0].upper() + reply[1:])]
            for _ in range(self.choice([0, 0, 1, 1, 2])):
                messages += self.other_turn()
        if self.coin(0.12):  # never told
            kind = self.choice([k for k in kinds if k not in known])
            answer = "You have not told me."
        else:
            kind = self.choice(chosen)
            answer = kinds[kind][5].replace("{v}", known[kind])
        return messages + self.ask(self.roughen(self.phrase(kinds[kind][3], kinds[kind][4])), answer)

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
