"""Skills of reading and filling: each takes a Maker and gives messages [(role, text), ...]; the last is the answer."""
import json

from words import *

# ---------------------------------------------------------------- reading


def order_text(m):
    name, item, day, city = m.name(), m.item(), m.choice(DAYS), m.city()
    count, price = m.number(2, 99), m.number(3, 990)
    text = m.phrase(["{n} ordered {k} {i} on {d} for {p} TAO.", "On {d}, {n} bought {k} {i} for {p} TAO.", "{k} {i} were sold to {n} on {d} for {p} TAO.",
                     "Order of {d}: {k} {i} for {n}, {p} TAO.", "{n} paid {p} TAO for {k} {i} on {d}.", "{n} got {k} {i} on {d}. The price was {p} TAO.", "For {p} TAO {n} took {k} {i} on {d}.", "We sold {n} {k} {i} for {p} TAO on {d}.",
                     "{d}: {n} asks for {k} {i} and pays {p} TAO."],
                    ["Last {d} {n} purchased {k} {i} and paid {p} TAO.", "{p} TAO were charged to {n} for {k} {i} on {d}."],
                    n=name, k=count, i=item, d=day, p=price)
    text += m.phrase([" They were sent to {c}.", " Send them to {c}.", " The address is in {c}.", " {c} is where they go.", " We deliver to {c}.", " They travel to {c}."], [" Delivery goes to {c}."], c=city)
    return text, [
        (["Who ordered?", "Who bought them?", "What is the name of the buyer?", "Who paid?"], ["Who placed the order?", "Name the buyer."], name),
        (["What was ordered?", "Which goods were bought?", "What did they buy?"], ["Which things were bought?", "What goods are these?"], item),
        (["How many were ordered?", "How many {i} are there?", "What is the quantity?"], ["How many pieces are in the order?", "How many {i} were bought?"], count),
        (["On which day?", "When was it ordered?", "Which day was it?"], ["What day was the order?", "When was it bought?"], day),
        (["How much did it cost?", "What was the price?", "How many TAO were paid?"], ["How much TAO was paid?", "What did it cost?"], f"{price} TAO"),
        (["Where were they sent?", "Which city?", "Where do they go?"], ["To which city do they go?", "Where is the delivery?"], city)]


def meeting_text(m):
    name, day, city, hour, room = m.name(), m.choice(DAYS), m.city(), m.number(7, 19), m.number(1, 400)
    text = m.phrase(["The meeting with {n} is on {d} at {h} o'clock in room {r} in {c}.", "{n} meets us on {d} at {h} o'clock, room {r}, in {c}.",
                     "Please come to {c} on {d}: {n} waits at {h} o'clock in room {r}.", "On {d} at {h} o'clock we meet {n} in room {r} in {c}.", "{d}, {h} o'clock: {n}, room {r}, {c}.",
                     "In {c} on {d} there is a meeting with {n} at {h} o'clock, room {r}."],
                    ["We see {n} in {c} this {d} at {h} o'clock, in room {r}."], n=name, d=day, h=hour, r=room, c=city)
    return text, [
        (["Who is the meeting with?", "Whom do we meet?", "Who is it?"], ["With whom is the meeting?", "Who do we meet?"], name),
        (["On which day?", "When is the meeting?", "Which day is it?"], ["What day is the meeting?"], day),
        (["At what time?", "At which hour?", "What time is it at?"], ["At what time is the meeting?"], f"{hour} o'clock"),
        (["In which room?", "Which room?", "What is the room?"], ["What is the number of the room?"], room),
        (["In which city?", "Where is the meeting?", "Which city?"], ["In what city is it?"], city)]


def contact_text(m):
    first, last = m.first(), m.last()
    mail = f"{first.lower()}.{last.lower()}@{invented(m.random)}.{m.choice(['com', 'org', 'net'])}"
    phone = " ".join(str(m.number(10, 99)) for _ in range(3))
    job, city, age = m.choice(JOBS), m.city(), m.number(18, 90)
    text = m.phrase(["{n} is a {j} from {c}, {a} years old. Write to {e} or call {p}.", "Contact: {n}, {j} in {c}, aged {a}. Mail {e}, phone {p}.",
                     "The {j} {n} ({a}) lives in {c}. Phone {p}, e-mail {e}.", "{n}, {a} years, {j}, {c}. {e}, {p}.", "My name is {n}, I am {a} and work as a {j} in {c}. My e-mail is {e}, my phone {p}.",
                     "Call {n} at {p} or write to {e}. {n} is a {j} of {a} in {c}."],
                    ["You reach {n} at {e} or by phone at {p}. A {j} of {a} years, at home in {c}."],
                    n=f"{first} {last}", j=job, c=city, a=age, e=mail, p=phone)
    return text, [
        (["What is the e-mail address?", "What is the mail address?", "Which e-mail is given?"], ["Give me the e-mail address.", "What e-mail is it?"], mail),
        (["What is the phone number?", "Which number do I call?", "What is the number?"], ["Give me the phone number."], phone),
        (["What is the job?", "What does the person do?", "Which job is it?"], ["What job has the person?"], job),
        (["What is the name?", "Who is it?", "Who is this about?"], ["Give me the name."], f"{first} {last}"),
        (["How old is the person?", "What is the age?", "How old?"], ["Give me the age."], age),
        (["Which city?", "Where does the person live?", "What is the city?"], ["Give me the city."], city)]


def form_text(m):
    fields = {"Name": m.name(), "City": m.city(), "Age": m.number(18, 90), "Colour": m.choice(COLOURS), "Invoice": m.number(1000, 9999),
              "Day": m.choice(DAYS), "Total": f"{m.number(2, 900)} TAO", "Job": m.choice(JOBS)}
    chosen = m.random.sample(list(fields), m.number(3, 6))
    text = m.choice(["\n", "; ", ", "]).join(f"{key}: {fields[key]}" for key in chosen)
    return text, [([f"What is the {k.lower()}?", f"{k}?", f"Which {k.lower()} is it?", f"Tell me the {k.lower()}."],
                   [f"What is given as the {k.lower()}?", f"Read the {k.lower()}."], fields[k]) for k in chosen]


def extraction(m):
    text, questions = m.choice([order_text, meeting_text, contact_text, form_text])(m)
    train, test, answer = m.choice(questions)
    question = m.phrase(train, test, i="pieces")
    whole = m.phrase(["{t}\n{q}", "{t} {q}", "Text: {t}\nQuestion: {q}", "{t}\n\nQuestion: {q}", "Here is something: {t}\n{q}", "Look at this: {t} {q}", "{q}\n\n{t}", "{q}\n{t}", "Read this: {t}\n{q}", "{q} Text: {t}"],
                     ["Here is a text: {t}\n{q}", "{t}\n\n{q}"]).replace("{q}", question).replace("{t}", text)
    return m.ask(whole, str(answer), plain=True)


# ---------------------------------------------------------------- JSON

FIELDS = {
    "name": ("string", ["My name is {v}.", "The name is {v}.", "This is {v}.", "I am {v}.", "Name: {v}."], ["They call me {v}.", "Here writes {v}."]),
    "age": ("integer", ["I am {v} years old.", "Age {v}.", "Aged {v}.", "The age is {v}."], ["My age is {v}.", "{v} years of age."]),
    "city": ("string", ["I live in {v}.", "From {v}.", "The city is {v}.", "My home is {v}."], ["I moved to {v}.", "At home in {v}."]),
    "item": ("string", ["I want {v}.", "Please send {v}.", "The order is for {v}.", "I would like {v}."], ["I need {v}.", "Give me {v}."]),
    "quantity": ("integer", ["I take {v} of them.", "{v} pieces.", "The quantity is {v}.", "It should be {v}."], ["Send {v} pieces.", "Number of pieces: {v}."]),
    "price": ("integer", ["It costs {v} TAO.", "The price is {v} TAO.", "I pay {v} TAO.", "For {v} TAO."], ["They ask {v} TAO.", "Price: {v} TAO."]),
    "colour": ("string", ["The colour is {v}.", "In {v}.", "It should be {v}.", "I like it {v}."], ["The colour must be {v}.", "Painted {v}."]),
    "day": ("string", ["It is on {v}.", "Come on {v}.", "The day is {v}.", "On {v}, please."], ["It happens on {v}.", "{v} is the day."]),
    "hour": ("integer", ["At {v} o'clock.", "It begins at {v} o'clock.", "The hour is {v}."], ["Start: {v} o'clock.", "Be there at {v} o'clock."]),
    "country": ("string", ["The country is {v}.", "It comes from {v}.", "Made in {v}."], ["{v} is the country.", "Country: {v}."]),
    "job": ("string", ["I work as a {v}.", "My job is {v}.", "I am a {v} by trade."], ["I earn my money as a {v}.", "By profession a {v}."]),
    "paid": ("boolean", {True: ["It is paid.", "I have paid."], False: ["It is not paid.", "I have not paid."]},
             {True: ["It has been paid."], False: ["It has not been paid."]}),
    "urgent": ("boolean", {True: ["It is urgent.", "This is urgent."], False: ["It is not urgent.", "This is not urgent."]},
               {True: ["The matter is urgent."], False: ["The matter is not urgent."]}),
    "size": ("enum", ["The size is {v}.", "Size {v}.", "I need it {v}."], ["It must be {v}.", "Make it {v}."]),
    "tags": ("array", ["Tags: {v}.", "Tagged {v}.", "The tags are {v}."], ["Use the tags {v}.", "With the tags {v}."]),
}
SIZES = ["small", "medium", "large"]
TYPES = {"enum": {"type": "string", "enum": SIZES}, "array": {"type": "array", "items": {"type": "string"}}}


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def field_value(m, field):
    return {"name": m.name, "age": lambda: m.number(18, 90), "city": m.city, "item": m.item, "quantity": lambda: m.number(2, 99),
            "price": lambda: m.number(1, 999), "colour": lambda: m.choice(COLOURS), "day": lambda: m.choice(DAYS),
            "hour": lambda: m.number(1, 23), "country": lambda: m.choice(list(COUNTRIES)), "job": lambda: m.choice(JOBS),
            "paid": m.coin, "urgent": m.coin, "size": lambda: m.choice(SIZES),
            "tags": lambda: [m.thing() for _ in range(m.number(1, 3))]}[field]()


def describe(m, field, value):
    kind, train, test = FIELDS[field]
    if kind == "boolean":
        return m.phrase(train[value], test[value])
    return m.phrase(train, test, v=", ".join(value) if kind == "array" else value)


def json_schema(m):
    """A text and a schema in; the JSON document out, its fields in the schema's order."""
    fields = m.random.sample(list(FIELDS), m.number(1, 4))
    values = {field: field_value(m, field) for field in fields}
    told = list(fields)
    if m.coin(0.2):  # something that the schema does not ask for
        extra = m.choice([f for f in FIELDS if f not in fields])
        values[extra] = field_value(m, extra)
        told.append(extra)
    m.random.shuffle(told)
    text = " ".join(describe(m, field, values[field]) for field in told)
    schema = compact({"type": "object", "properties": {f: TYPES.get(FIELDS[f][0], {"type": FIELDS[f][0]}) for f in fields}, "required": fields})
    answer = compact({field: values[field] for field in fields})
    if m.coin():
        return [("schema", schema)] + m.ask(m.phrase(["{t}", "{t}", "Extract the data: {t}", "{t}\nGive me the JSON.", "JSON of this: {t}", "Make JSON from this: {t}", "{t}\nIn JSON.", "Write as JSON: {t}", "{t} Give the data, please."],
                                                     ["Put this into JSON: {t}", "{t}\nAs JSON, please."], t=text), answer, plain=True)
    asked = m.phrase(["Fill this JSON schema: {s}\nText: {t}", "{t}\nAnswer with JSON for this schema: {s}", "Schema: {s}\nText: {t}\nGive the JSON.", "Text: {t}\nSchema: {s}", "Write this as JSON: {t}\nThe schema is {s}", "Use this schema: {s}\n{t}", "Make JSON by {s} from this text: {t}",
                      "Extract JSON with the schema {s} from: {t}"],
                     ["Here is a text: {t}\nWrite it as JSON by this schema: {s}", "Use the JSON schema {s} for this text: {t}"])
    return m.ask(asked.replace("{s}", schema).replace("{t}", text), answer, plain=True)


# ---------------------------------------------------------------- tools

TOOLS = {
    "get_weather": ({"city": "string"}, ["How is the weather in {city}?", "What is the weather in {city}?", "Weather in {city}, please.", "I go to {city}. How is the weather there?", "Check the weather of {city}.", "Does the sun shine in {city}?", "Will it be nice in {city}?"],
                    ["Tell me the weather in {city}.", "Is it nice weather in {city}?"], "temperature"),
    "get_price": ({"item": "string"}, ["What do {item} cost?", "What is the price of {item}?", "How expensive are {item}?", "Tell me what {item} cost.", "Look up how much {item} cost."],
                  ["Find the price of {item}.", "How much are {item}?"], "price"),
    "get_balance": ({"name": "string"}, ["What is the balance of {name}?", "How much money has {name}?", "Balance of {name}?", "Show how much {name} has.", "Find the balance of {name}.", "Look up how much {name} owns."],
                    ["Look up the balance of {name}.", "Show me the balance of {name}."], "balance"),
    "book_table": ({"day": "string", "quantity": "integer"}, ["Book a table on {day} for {quantity}.", "A table for {quantity} on {day}, please.",
                   "Reserve a table for {quantity} people on {day}.", "We are {quantity} and want a table on {day}.", "On {day} we need a table for {quantity}."], ["I need a table on {day} for {quantity} people."], "number"),
    "order": ({"item": "string", "quantity": "integer"}, ["Order {quantity} {item}.", "I want {quantity} {item}.", "Buy {quantity} {item} for me.", "I need {quantity} {item}, order them.", "Get me {quantity} {item}."],
              ["Please order {quantity} {item} for me."], "number"),
    "send_tao": ({"name": "string", "price": "integer"}, ["Send {price} TAO to {name}.", "Pay {price} TAO to {name}.", "{name} gets {price} TAO from me.", "I want to pay {price} TAO to {name}.", "Give {name} {price} TAO."],
                 ["Transfer {price} TAO to {name}."], "number"),
    "get_time": ({"city": "string"}, ["What time is it in {city}?", "Which hour is it in {city}?", "Time in {city}?", "Say what time it is in {city}.", "How late is it in {city}?"], ["Tell me the time in {city}."], "hour"),
    "set_colour": ({"colour": "string"}, ["Make the light {colour}.", "Set the colour to {colour}.", "Turn the lamp {colour}.", "I want {colour} light.", "Light in {colour}, please."],
                   ["Change the colour to {colour}."], "number"),
}


def tools(m):
    """Calls one of the functions on offer, and says what came back; other questions are answered as always."""
    offered = m.random.sample(list(TOOLS), m.number(1, 4))
    signatures = "\n".join(f"{name}({', '.join(f'{k}: {t}' for k, t in TOOLS[name][0].items())})" for name in offered)
    if m.coin(0.2):
        return [("tools", signatures)] + m.other_turn()
    name = m.choice(offered)
    parameters, train, test, result_key = TOOLS[name]
    arguments = {key: field_value(m, key) for key in parameters}
    messages = [("tools", signatures)] + m.ask(m.phrase(train, test, **arguments), None, plain=True)
    messages += [("call", f"{name} {compact(arguments)}")]
    if m.coin(0.4):
        result = m.number(1, 99)
        messages += [("result", compact({result_key: result})), ("assistant", f"The {result_key} is {result}.")]
    return messages


# ---------------------------------------------------------------- format


SAY_AGAIN = ["Repeat after me: {l}", "Say: {l}", "Repeat: {l}", "Copy this: {l}", "Write exactly this: {l}", "Say this: {l}", "Echo: {l}", "Type {l}"]


def form(m):
    kind = m.choice(["bullets", "numbers", "commas", "only", "repeat", "brackets", "quotes", "reverse", "same", "yes", "lines"])
    things = [m.thing() for _ in range(m.number(2, 5))]
    listed = ", ".join(things[:-1]) + m.choice([" and ", ", "]) + things[-1]
    two = " ".join(things[:2])
    if kind == "bullets":
        return m.ask(m.phrase(["Make a bulleted list of {l}.", "Write as bullet points: {l}", "Bullet points: {l}", "Bullets: {l}", "Give me {l} as bullet points.", "Make bullet points of {l}.", "List with dashes: {l}"],
                              ["Turn this into bullet points: {l}", "Give me a bulleted list of {l}."], l=listed),
                     "\n".join("- " + t for t in things))
    if kind == "numbers":
        return m.ask(m.phrase(["Make a numbered list of {l}.", "Number these: {l}", "Write as a numbered list: {l}", "Give {l} as a numbered list.", "Put numbers before these: {l}", "Turn {l} into a numbered list.", "Numbered list: {l}"],
                              ["Turn this into a numbered list: {l}", "Give me a numbered list of {l}."], l=listed),
                     "\n".join(f"{i}. {t}" for i, t in enumerate(things, 1)))
    if kind == "commas":
        return m.ask(m.phrase(["Separate with commas: {l}", "Write with commas: {l}", "Put commas between these: {l}", "Join with commas: {l}", "Comma separated: {l}", "Give me these with commas: {l}"],
                              ["Join these with commas: {l}"], l=" ".join(things)), ", ".join(things))
    if kind == "lines":
        return m.ask(m.phrase(["One word per line: {l}", "Write each word on its own line: {l}", "Put each on a line: {l}", "A line for each word: {l}", "Every word on a new line: {l}", "Give me each word on its own line: {l}"],
                              ["Give each word a line of its own: {l}"], l=" ".join(things)), "\n".join(things))
    if kind == "only":
        return m.ask(m.phrase(["Reply only with the word {w}.", "Say only {w}.", "Answer with one word: {w}.", "Only say {w}.", "Reply with {w} and nothing else.", "Your answer must be only {w}.", "Just say {w}."],
                              ["Reply with nothing but {w}.", "Only say the word {w}."], w=things[0]), things[0])
    if kind == "repeat":
        count = m.number(2, 5)
        return m.ask(m.phrase(["Repeat {w} {k} times.", "Say {w} {k} times.", "Write {w} {k} times.", "{w}, {k} times.", "Give {w} {k} times.", "I want {w} {k} times."], ["Give me {w} {k} times."],
                              w=things[0], k=["two", "three", "four", "five"][count - 2] if m.coin() else count), " ".join([things[0]] * count))
    if kind == "brackets":
        return m.ask(m.phrase(["Put {w} in square brackets.", "Write {w} in brackets.", "Brackets around {w}, please.", "Square brackets around {w}.", "Set {w} in brackets.", "Give {w} in square brackets."],
                              ["Set {w} in square brackets.", "Give me {w} in brackets."], w=two), f"[{two}]")
    if kind == "quotes":
        return m.ask(m.phrase(["Put {w} in quotes.", "Write {w} in quotation marks.", "Quotes around {w}, please.", "Set {w} in quotes.", "Quotation marks around {w}.", "Give {w} in quotes."],
                              ["Set {w} in quotation marks.", "Give me {w} in quotes."], w=two), f'"{two}"')
    if kind == "reverse":
        return m.ask(m.phrase(["Reverse this list: {l}", "Write in reverse order: {l}", "Turn the order around: {l}", "Backwards: {l}", "Give {l} in reverse order.", "List these from last to first: {l}", "Reverse the order: {l}"],
                              ["Give this list in reverse order: {l}"], l=", ".join(things)), ", ".join(reversed(things)))
    if kind == "same":
        return m.ask(m.phrase(SAY_AGAIN, ["Repeat this: {l}", "Say exactly this: {l}"], l=" ".join(things)), " ".join(things))
    a, b = m.random.sample(range(1, 99), 2)
    more = m.coin()
    return m.ask(m.phrase(["Answer with yes or no: is {a} {k} than {b}?", "Yes or no: is {a} {k} than {b}?", "Is {a} {k} than {b}? Say yes or no."],
                          ["Is {a} {k} than {b}? Answer only yes or no."], a=a, b=b, k="larger" if more else "smaller"),
                 "yes" if (a > b) == more else "no")


# ---------------------------------------------------------------- a needle in a long context


def needle(m, long=True):
    """Finds one line among many, up to the end of the context window."""
    room = m.number(150, 2300 if long else 500)
    lines, size = [], 0
    while size < room:
        line = m.choice([lambda: m.choice(m.facts).answer,
                         lambda: f"The {m.thing()} is {m.choice(COLOURS)}.",
                         lambda: f"{m.first()} lives in {m.city()}.",
                         lambda: f"It was {m.choice(DAYS)} and {m.first()} had a {m.choice(PETS)}."])()
        lines.append(line)
        size += len(line) + 1
    train, test, answer = m.choice([
        (["secret code", "secret number", "password", "locker number"], ["secret code", "password"], lambda: str(m.number(1000, 9999))),
        (["favourite word", "magic word"], ["magic word"], lambda: invented(m.random))])
    kind = m.choice(test if m.test else train)
    owners = []
    while len(owners) < m.number(1, 4):
        owner = m.first()
        if owner not in owners:
            owners.append(owner)
    secrets = {owner: answer() for owner in owners}
    for owner in owners:
        lines.insert(m.number(0, len(lines)), f"The {kind} of {owner} is {secrets[owner]}.")
    text = m.choice(["\n", " "]).join(lines)
    question = m.phrase(["What is the {k} of {o}?", "Which {k} has {o}?", "Tell me the {k} of {o}.", "Do you know the {k} of {o}?", "{o} has which {k}?", "What is {o}'s {k}?", "Find the {k} of {o}.", "Say the {k} of {o}."],
                        ["Do you remember the {k} of {o}?", "What was {o}'s {k}?"], k=kind, o=owners[0])
    if m.coin(0.2):
        return [("system", text)] + m.ask(question, secrets[owners[0]], plain=True)
    return m.ask(f"{text}\n{question}" if m.coin(0.8) else f"{question}\n{text}", secrets[owners[0]], plain=True)
