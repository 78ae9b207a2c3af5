"""Skills with numbers and words. Each takes a Maker and gives messages [(role, text), ...]; the last is the answer."""
from words import *

# ---------------------------------------------------------------- arithmetic


def kept_for_the_test(a, b):
    """One pair of numbers in ten is never seen in training."""
    return (a * 31 + b * 17) % 10 == 3


def pair(m, high, ordered=False):
    while True:
        a, b = m.number(0, high), m.number(0, high)
        if ordered and a < b:
            a, b = b, a
        if kept_for_the_test(a, b) == m.test:
            return a, b


def added(a, b):
    """The sum and how it is found: first the tens, then the ones."""
    return f"{a} + {b} = {a + b // 10 * 10} + {b % 10} = {a + b}" if b > 9 else f"{a} + {b} = {a + b}"


def subtracted(a, b):
    return f"{a} - {b} = {a - b // 10 * 10} - {b % 10} = {a - b}" if b > 9 else f"{a} - {b} = {a - b}"


def arithmetic(m):
    kind = m.choice(["add", "add", "add", "subtract", "subtract", "times", "story", "story", "double"])
    if kind == "add":
        a, b = pair(m, m.choice([20, 99, 99, 99]))
        asked = m.phrase(["What is {a} + {b}?", "{a} + {b}", "{a}+{b}", "Add {a} and {b}.", "Calculate {a} + {b}.", "How much is {a} plus {b}?",
                          "{a} plus {b}", "What is the sum of {a} and {b}?", "Can you add {a} and {b}?", "{a} + {b} = ?", "Tell me {a} + {b}.", "What makes {a} plus {b}?", "I have {a} and {b}. How much is it together?", "Sum {a} and {b}."],
                         ["Compute {a} + {b}.", "What do {a} and {b} add up to?", "What do you get for {a} plus {b}?"])
        answer = added(a, b)
    elif kind == "subtract":
        a, b = pair(m, m.choice([20, 99, 99]), ordered=True)
        asked = m.phrase(["What is {a} - {b}?", "{a} - {b}", "{a}-{b}", "Subtract {b} from {a}.", "Calculate {a} - {b}.",
                          "How much is {a} minus {b}?", "{a} minus {b}", "{a} - {b} = ?", "Tell me {a} - {b}.", "What is left of {a} without {b}?", "Take {b} from {a}.", "What is the difference of {a} and {b}?"],
                         ["Compute {a} - {b}.", "What do you get for {a} minus {b}?", "Take {b} away from {a}."])
        answer = subtracted(a, b)
    elif kind == "times":
        a, b = m.number(0, 10), m.number(0, 10)
        asked = m.phrase(["What is {a} * {b}?", "{a} * {b}", "{a} x {b}", "Multiply {a} by {b}.", "Calculate {a} * {b}.",
                          "How much is {a} times {b}?", "{a} times {b}", "{a} * {b} = ?", "Tell me {a} * {b}.", "Can you multiply {a} and {b} for me?", "What is the product of {a} and {b}?"],
                         ["Compute {a} * {b}.", "What do you get for {a} times {b}?", "Multiply {a} and {b}."])
        answer = f"{a} * {b} = {a * b}"
    elif kind == "double":
        a, b = m.number(1, 50), m.number(1, 49)
        if m.coin():
            asked = m.phrase(["What is twice {a}?", "Double {a}.", "What is the double of {a}?"], ["How much is twice {a}?"])
            answer = f"2 * {a} = {2 * a}"
        else:
            a = 2 * b
            asked = m.phrase(["What is half of {a}?", "Halve {a}.", "What is the half of {a}?"], ["How much is half of {a}?"])
            answer = f"{a} / 2 = {b}"
    elif m.coin():
        a, b = pair(m, 60)
        asked = m.phrase(["{n} has {a} {i} and gets {b} more. How many {i} does {n} have?", "{n} buys {a} {i} and then {b} {i}. How many is that?",
                          "There are {a} {i} in one box and {b} {i} in another. How many are there?",
                          "{n} found {a} {i} today and {b} yesterday. How many {i} in all?", "{n} needs {a} {i} and {b} more. How many {i}?", "There lie {a} {i}. {n} brings {b}. How many are there now?",
                          "{a} {i} and {b} {i}: how many?", "{n} had {a} {i} and was given {b}. How many are that?"],
                         ["{n} owns {a} {i} and is given {b} more. How many {i} are that now?",
                          "On the table are {a} {i}, on the floor {b}. How many {i} are there?"], n=m.first(), i=m.item())
        answer = added(a, b)
    else:
        a, b = pair(m, 60, ordered=True)
        asked = m.phrase(["{n} has {a} {i} and gives {b} away. How many {i} are left?", "{n} had {a} {i} and lost {b}. How many remain?",
                          "There were {a} {i}. {n} took {b}. How many are left?", "{n} has {a} {i} and eats {b}. How many remain?", "From {a} {i}, {n} loses {b}. How many are there still?", "{n} sells {b} of {a} {i}. How many {i} are left?"],
                         ["Of {a} {i}, {n} breaks {b}. How many {i} are left?", "{n} owns {a} {i} and uses {b} of them. How many remain?"],
                         n=m.first(), i=m.item())
        answer = subtracted(a, b)
    return m.ask(asked.replace("{a}", str(a)).replace("{b}", str(b)), answer)


# ---------------------------------------------------------------- numbers in a row


def ordering(m):
    count = m.number(2, 5)
    numbers = m.random.sample(range(0, m.choice([20, 99, 99, 99, 999])), count)
    listed = m.choice([", ", ", ", " "]).join(map(str, numbers))
    kind = m.choice(["largest", "smallest", "up", "up", "down"])
    asked = {
        "largest": (["Which number is the largest: {l}?", "What is the largest of {l}?", "Largest: {l}", "Find the biggest number: {l}",
                     "Give me the maximum of {l}.", "Tell me the largest number: {l}", "The maximum: {l}", "Of {l}, which is the largest?", "Which is the biggest of these? {l}"],
                    ["Name the largest of these numbers: {l}", "What is the maximum of these? {l}"]),
        "smallest": (["Which number is the smallest: {l}?", "What is the smallest of {l}?", "Smallest: {l}", "Find the smallest number: {l}",
                      "Give me the minimum of {l}.", "Tell me the smallest number: {l}", "The minimum: {l}", "Of {l}, which is the smallest?", "Which is the lowest of these? {l}"],
                     ["Name the smallest of these numbers: {l}", "What is the minimum of these? {l}"]),
        "up": (["Sort these numbers: {l}", "Sort {l}", "Put these in ascending order: {l}", "Sort from small to large: {l}",
                "Order these numbers: {l}", "Ascending: {l}", "Sort in ascending order: {l}", "Can you sort {l}?", "Please sort these: {l}", "Bring {l} into ascending order.", "Arrange {l} from the smallest to the largest."],
               ["Please sort {l} in ascending order.", "Bring these numbers into order: {l}"]),
        "down": (["Sort in descending order: {l}", "Put these in descending order: {l}", "Sort from large to small: {l}","Descending: {l}", "Can you sort {l} in descending order?", "The largest first: {l}", "Bring {l} into descending order.", 
                  "Arrange {l} from the largest to the smallest.", "Sort {l}, largest first."],
                 ["Please sort {l} in descending order.", "Sort these numbers, the largest first: {l}"]),
    }[kind]
    up = sorted(numbers)
    answer = {"largest": str(up[-1]), "smallest": str(up[0]), "up": ", ".join(map(str, up)),
              "down": ", ".join(map(str, reversed(up)))}[kind]
    return m.ask(m.phrase(*asked, l=listed), answer)


def counted(things, target=None, between=", ", gap=" "):
    """Counts aloud: behind each thing that counts how many there were, and the number at the end."""
    said, count = [], 0
    for thing in things:
        if target in (None, thing):
            count += 1
            thing = f"{thing}{gap}{count}"
        said.append(thing)
    return f"{between.join(said)}: {count}"


def counting(m):
    kind = m.choice(["items", "items", "occurrences", "occurrences", "letters", "words"])
    if kind == "letters":
        word = m.spelling_word()
        letter = m.choice(word) if m.coin(0.8) else m.choice("abcdefghiklmnoprstuvwyz")
        asked = m.phrase(["How many times is the letter {c} in '{w}'?", "How many {c} are in '{w}'?", "How often is the letter {c} in '{w}'?", "How many times does {c} stand in '{w}'?", "Count {c} in '{w}'.", "Count the letter {c} in '{w}'.",
                          "How often does '{w}' contain {c}?"],
                         ["Count how often the letter {c} is in '{w}'.", "How many times does {c} occur in '{w}'?"], c=letter, w=word)
        return m.ask(asked, counted(word, letter, between="-", gap=""))
    things = [m.thing() for _ in range(m.number(2, 9))]
    if kind == "items":
        listed = m.choice([", ", " ", "; "]).join(things)
        asked = m.phrase(["How many items are in this list: {l}?", "Count the items: {l}", "How many things are these? {l}",
                          "How long is this list? {l}", "How many are there: {l}?", "Tell me how many things: {l}", "Number of items: {l}", "How many things do I have? {l}", "Count how many: {l}", "Count: {l}"],
                         ["Count how many items there are: {l}", "How many things are on my list? {l}"], l=listed)
        return m.ask(asked, counted(things))
    if kind == "words":
        sentence = " ".join(things)
        asked = m.phrase(["How many words are in '{l}'?", "Count the words: '{l}'", "How many words has '{l}'?", "Number of words in '{l}'?", "Tell me how many words: '{l}'", "'{l}' has how many words?", "Count the words in '{l}'."],
                         ["Tell me the number of words in '{l}'.", "'{l}': how many words are that?"], l=sentence)
        return m.ask(asked, counted(things))
    target = m.thing()
    few = m.random.sample(THINGS_TEST if m.test else THINGS, 3) + [target]
    things = [target if m.coin(0.45) else m.choice(few) for _ in range(m.number(3, 9))]
    asked = m.phrase(["How many times does {t} occur in: {l}?", "How often is {t} in this list? {l}", "Count {t} in: {l}","How often does {t} occur in {l}?", "Count how many times there is {t}: {l}", "{l}: how often is {t} there?", "In {l}, how often is {t}?", 
                      "How many times is {t} here: {l}?"],
                     ["Count how often {t} occurs: {l}", "In this list, how many times is {t}? {l}"], t=target, l=", ".join(things))
    return m.ask(asked, counted(things, target))


# ---------------------------------------------------------------- words and places


def capitals(m):
    country, city = m.choice(list(COUNTRIES.items()))
    if m.coin(0.7):
        asked = m.phrase(["What is the capital of {c}?", "Capital of {c}?", "Which city is the capital of {c}?", "Name the capital of {c}.", "What city is {c}'s capital?", "{c}, capital?", "Give me the capital of {c}.", "And the capital of {c}?", "What capital has {c}?",
                          "the capital of {c}", "Tell me the capital of {c}.", "Do you know the capital of {c}?"],
                         ["{c}: what is its capital?", "What is {c}'s capital?", "Give me the capital city of {c}."], c=country)
        return m.ask(asked, city)
    asked = m.phrase(["{c} is the capital of which country?", "Which country has the capital {c}?", "Of which country is {c} the capital?",
                      "Whose capital is {c}?", "The capital {c} belongs to which country?", "{c} is the capital of what?", "What country has {c} as its capital?"],
                     ["What country is {c} the capital of?", "Name the country whose capital is {c}."], c=city)
    return m.ask(asked, country)


def spelling(m):
    word = m.spelling_word()
    kind = m.choice(["spell", "spell", "spell", "first", "last", "backwards"])
    if kind == "spell":
        asked = m.phrase(["Spell '{w}'.", "How do you spell '{w}'?", "Spell the word '{w}'.", "How is '{w}' spelled?", "Letters of '{w}'?", "Give me the spelling of '{w}'.", "Spell this: '{w}'", "Spell out the word '{w}'.", "'{w}', how is that spelled?", "Can you spell '{w}'?"],
                         ["What is the spelling of '{w}'?", "Please spell out '{w}'.", "Spell '{w}' for me."], w=word)
        return m.ask(asked, "-".join(word))
    if kind == "backwards":
        asked = m.phrase(["Spell '{w}' backwards.", "Write '{w}' backwards.", "What is '{w}' in reverse?", "Reverse the word '{w}'.", "Turn '{w}' around.", "Give me '{w}' backwards.", "How is '{w}' spelled backwards?"],
                         ["Say '{w}' backwards.", "How do you spell '{w}' backwards?"], w=word)
        return m.ask(asked, "-".join(word) + ": " + "-".join(reversed(word)))
    asked = m.phrase(["What is the {k} letter of '{w}'?", "{k} letter of '{w}'?", "What {k} letter has '{w}'?", "In '{w}', what is the {k} letter?", "Tell me the {k} letter in '{w}'.", "Which letter is the {k} of '{w}'?", "Give the {k} letter of '{w}'."],
                     ["Which is the {k} letter in '{w}'?", "Tell me the {k} letter of '{w}'."], k=kind, w=word)
    return m.ask(asked, word[0] if kind == "first" else word[-1])
