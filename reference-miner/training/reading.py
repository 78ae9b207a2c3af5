"""Skills of reading and filling: each takes a Maker and gives messages [(role, text), ...]; the last is the answer."""
import json

from words import *

# ---------------------------------------------------------------- reading


def order_text(m):
    name, item, day, city = m.name(), m.item(), m.choice(DAYS), m.city()
    count, price = m.number(2, 99), m.number(3, 990)
    text = f"{m.say('extraction.order', n=name, k=count, i=item, d=day, p=price)} {m.say('extraction.order.sent', c=city)}"
    return "order", text, {"who": name, "what": item, "count": count, "day": day, "price": f"{price} TAO", "city": city}


def meeting_text(m):
    name, day, city, hour, room = m.name(), m.choice(DAYS), m.city(), m.number(7, 19), m.number(1, 400)
    text = m.say("extraction.meeting", n=name, d=day, h=hour, r=room, c=city)
    return "meeting", text, {"who": name, "day": day, "time": f"{hour} o'clock", "room": room, "city": city}


def contact_text(m):
    first, last = m.first(), m.last()
    name, mail = f"{first} {last}", f"{first.lower()}.{last.lower()}@{invented(m.random)}.{m.choice(['com', 'org', 'net'])}"
    phone = " ".join(str(m.number(10, 99)) for _ in range(3))
    job, city, age = m.choice(JOBS), m.city(), m.number(18, 90)
    text = m.say("extraction.contact", n=name, j=job, c=city, a=age, e=mail, p=phone)
    return "contact", text, {"mail": mail, "phone": phone, "job": job, "name": name, "age": age, "city": city}


def form_text(m):
    fields = {"Name": m.name(), "City": m.city(), "Age": m.number(18, 90), "Colour": m.choice(COLOURS), "Invoice": m.number(1000, 9999),
              "Day": m.choice(DAYS), "Total": f"{m.number(2, 900)} TAO", "Job": m.choice(JOBS)}
    chosen = m.random.sample(list(fields), m.number(3, 6))
    text = m.choice(["\n", "; ", ", "]).join(f"{key}: {fields[key]}" for key in chosen)
    return "form", text, {key: fields[key] for key in chosen}


def extraction(m):
    kind, text, answers = m.choice([order_text, meeting_text, contact_text, form_text])(m)
    asked = m.choice(list(answers))
    question = m.say("extraction.form", k=asked.lower(), K=asked) if kind == "form" else m.say(f"extraction.{kind}.{asked}")
    return m.ask(m.say("extraction.whole", q=question, t=text), str(answers[asked]), plain=True)


# ---------------------------------------------------------------- JSON

FIELDS = {"name": "string", "age": "integer", "city": "string", "item": "string", "quantity": "integer", "price": "integer", "colour": "string",
          "day": "string", "hour": "integer", "country": "string", "job": "string", "paid": "boolean", "urgent": "boolean", "size": "enum", "tags": "array"}
SIZES = ["small", "medium", "large"]
TYPES = {"enum": {"type": "string", "enum": SIZES}, "array": {"type": "array", "items": {"type": "string"}}}


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def field_value(m, field):
    return {"name": m.name, "age": lambda: m.number(18, 90), "city": m.city, "item": m.item, "quantity": lambda: m.number(2, 99),
            "price": lambda: m.number(1, 999), "colour": lambda: m.choice(COLOURS), "day": lambda: m.choice(DAYS),
            "hour": lambda: m.number(1, 23), "country": lambda: m.choice(list(COUNTRIES)), "job": lambda: m.choice(JOBS),
            "paid": m.coin, "urgent": m.coin, "size": lambda: m.choice(SIZES),
            "tags": lambda: m.things(m.number(1, 3))}[field]()


def describe(m, field, value):
    if FIELDS[field] == "boolean":
        return m.say(f"json.{field}.{str(value).lower()}")
    return m.say(f"json.{field}", v=", ".join(value) if FIELDS[field] == "array" else value)


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
    schema = compact({"type": "object", "properties": {f: TYPES.get(FIELDS[f], {"type": FIELDS[f]}) for f in fields}, "required": fields})
    answer = compact({field: values[field] for field in fields})
    if m.coin():
        return [("schema", schema)] + m.ask(m.say("json.text", t=text), answer, plain=True)
    return m.ask(m.say("json.both", t=text, s=schema), answer, plain=True)


# ---------------------------------------------------------------- tools

TOOLS = {  # what each function takes, and what it tells
    "get_weather": ({"city": "string"}, "temperature"),
    "get_price": ({"item": "string"}, "price"),
    "get_balance": ({"name": "string"}, "balance"),
    "book_table": ({"day": "string", "quantity": "integer"}, "number"),
    "order": ({"item": "string", "quantity": "integer"}, "number"),
    "send_tao": ({"name": "string", "price": "integer"}, "number"),
    "get_time": ({"city": "string"}, "hour"),
    "set_colour": ({"colour": "string"}, "number"),
}


def tools(m):
    """Calls one of the functions on offer, and says what came back; other questions are answered as always."""
    offered = m.random.sample(list(TOOLS), m.number(1, 4))
    signatures = "\n".join(f"{name}({', '.join(f'{k}: {t}' for k, t in TOOLS[name][0].items())})" for name in offered)
    if m.coin(0.2):
        return [("tools", signatures)] + m.other_turn()
    name = m.choice(offered)
    parameters, result_key = TOOLS[name]
    arguments = {key: field_value(m, key) for key in parameters}
    messages = [("tools", signatures)] + m.ask(m.say(f"tools.{name}", **arguments), None, plain=True)
    messages += [("call", f"{name} {compact(arguments)}")]
    if m.coin(0.4):
        result = m.number(1, 99)
        messages += [("result", compact({result_key: result})), ("assistant", f"The {result_key} is {result}.")]
    return messages


# ---------------------------------------------------------------- format


def form(m):
    kind = m.choice(["bullets", "numbers", "commas", "only", "repeat", "brackets", "quotes", "reverse", "same", "yes", "lines"])
    things = m.things(m.number(2, 5))
    listed = ", ".join(things[:-1]) + m.choice([" and ", ", "]) + things[-1]
    spaced, two = " ".join(things), " ".join(things[:2])
    if kind == "bullets":
        return m.ask(m.say("format.bullets", l=listed), "\n".join("- " + t for t in things))
    if kind == "numbers":
        return m.ask(m.say("format.numbers", l=listed), "\n".join(f"{i}. {t}" for i, t in enumerate(things, 1)))
    if kind == "commas":
        return m.ask(m.say("format.commas", l=spaced), ", ".join(things))
    if kind == "lines":
        return m.ask(m.say("format.lines", l=spaced), "\n".join(things))
    if kind == "only":
        return m.ask(m.say("format.only", w=things[0]), things[0])
    if kind == "repeat":
        count = m.number(2, 5)
        return m.ask(m.say("format.repeat", w=things[0], k=["two", "three", "four", "five"][count - 2] if m.coin() else count), " ".join([things[0]] * count))
    if kind == "brackets":
        return m.ask(m.say("format.brackets", w=two), f"[{two}]")
    if kind == "quotes":
        return m.ask(m.say("format.quotes", w=two), f'"{two}"')
    if kind == "reverse":
        return m.ask(m.say("format.reverse", l=", ".join(things)), ", ".join(reversed(things)))
    if kind == "same":
        return m.ask(m.say("format.same", l=spaced), spaced)
    a, b = m.random.sample(range(1, 99), 2)
    more = m.coin()
    return m.ask(m.say("format.larger" if more else "format.smaller", a=a, b=b), "yes" if (a > b) == more else "no")


# ---------------------------------------------------------------- a needle in a long context


def needle(m, long=True):
    """Finds one line among many, up to the end of the context window."""
    room = m.number(150, 1700 if long else 500)
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
    question = m.say("needle.ask", k=kind, o=owners[0])
    if m.coin(0.2):
        return [("system", text)] + m.ask(question, secrets[owners[0]], plain=True)
    return m.ask(f"{text}\n{question}" if m.coin(0.8) else f"{question}\n{text}", secrets[owners[0]], plain=True)
