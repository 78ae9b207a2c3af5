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
        asked = m.say("arithmetic.add", a=a, b=b)
        answer = added(a, b)
    elif kind == "subtract":
        a, b = pair(m, m.choice([20, 99, 99]), ordered=True)
        asked = m.say("arithmetic.subtract", a=a, b=b)
        answer = subtracted(a, b)
    elif kind == "times":
        a, b = m.number(0, 10), m.number(0, 10)
        asked = m.say("arithmetic.times", a=a, b=b)
        answer = f"{a} * {b} = {a * b}"
    elif kind == "double":
        a, b = m.number(1, 50), m.number(1, 49)
        if m.coin():
            asked = m.say("arithmetic.double", a=a)
            answer = f"2 * {a} = {2 * a}"
        else:
            a = 2 * b
            asked = m.say("arithmetic.half", a=a)
            answer = f"{a} / 2 = {b}"
    elif m.coin():
        a, b = pair(m, 60)
        asked = m.say("arithmetic.more", a=a, b=b, n=m.first(), i=m.item())
        answer = added(a, b)
    else:
        a, b = pair(m, 60, ordered=True)
        asked = m.say("arithmetic.less", a=a, b=b, n=m.first(), i=m.item())
        answer = subtracted(a, b)
    return m.ask(asked, answer)


# ---------------------------------------------------------------- numbers in a row


def ordering(m):
    count = m.number(2, 5)
    numbers = m.random.sample(range(0, m.choice([20, 99, 99, 99, 999])), count)
    listed = m.choice([", ", ", ", " "]).join(map(str, numbers))
    kind = m.choice(["largest", "smallest", "up", "up", "down"])
    up = sorted(numbers)
    answer = {"largest": str(up[-1]), "smallest": str(up[0]), "up": ", ".join(map(str, up)),
              "down": ", ".join(map(str, reversed(up)))}[kind]
    return m.ask(m.say("ordering." + kind, l=listed), answer)


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
        return m.ask(m.say("counting.letters", c=letter, w=word), counted(word, letter, between="-", gap=""))
    things = m.things(m.number(2, 9))
    if kind == "items":
        listed = m.choice([", ", " ", "; "]).join(things)
        return m.ask(m.say("counting.items", l=listed), counted(things))
    if kind == "words":
        return m.ask(m.say("counting.words", l=" ".join(things)), counted(things))
    target = m.thing()
    few = m.things(3) + [target]
    things = [target if m.coin(0.45) else m.choice(few) for _ in range(m.number(3, 9))]
    return m.ask(m.say("counting.occurrences", t=target, l=", ".join(things)), counted(things, target))


# ---------------------------------------------------------------- words and places


def capitals(m):
    country, city = m.choice(list(COUNTRIES.items()))
    if m.coin(0.7):
        return m.ask(m.say("capitals.city", c=country), city)
    return m.ask(m.say("capitals.country", c=city), country)


def spelling(m):
    word = m.spelling_word()
    kind = m.choice(["spell", "spell", "spell", "first", "last", "backwards"])
    answer = {"spell": "-".join(word), "backwards": "-".join(word) + ": " + "-".join(reversed(word)), "first": word[0], "last": word[-1]}[kind]
    return m.ask(m.say("spelling." + kind, w=word), answer)
