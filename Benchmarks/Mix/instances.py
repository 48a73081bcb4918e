"""Draws instances from a seed: plans as they are sold, and raw integer programs of known shapes."""

import random
from fractions import Fraction


def decimal(random, low, high, places):
    """A number with that many decimals, as a text."""
    unit = 10**places
    value = Fraction(random.randint(int(low * unit), int(high * unit)), unit)
    text = f"{value.numerator * (unit // value.denominator):0{places + 1}d}"
    return f"{text[:-places]}.{text[-places:]}" if places else text


def plans(random, operations=None, full=False):
    """Credits in packs and memberships, graphics cards, hosts that charge a use, and tiers."""
    count = operations or random.randint(1, 8)
    names = [f"operation-{index}" for index in range(count)]
    most = 10 ** random.randint(1, 5)
    demands = []
    for name in names:
        requests = str(random.randint(0 if not full else 1, most))
        if random.random() < 0.15:
            requests += f".{random.randint(1, 99):02d}"
        demands.append({"operation": name, "requests": requests})
    credits = {name: decimal(random, 1, 12, random.choice([0, 0, 1])) for name in names}
    routes, pools = [], []
    account = [
        {"id": "pack-small", "price": "10", "capacity": "1000"},
        {"id": "pack-large", "price": random.choice(["48", "50", "45.5"]), "capacity": "5000"},
        {"id": "membership", "price": "20", "capacity": random.choice(["6000", "2500"]), "most": 1},
    ]
    if not full:
        account = random.sample(account, random.randint(1, 3))
    if random.random() < 0.4:
        account.append({"id": "grant", "price": "0", "capacity": "25", "most": 1})
    if random.random() < 0.25:
        account.append({"id": "fee", "price": decimal(random, 1, 30, 2), "capacity": "0", "most": 1})
        for block in account[:-1]:
            if block["id"].startswith("pack"):
                block["requires"] = "fee"
    pools.append({"id": "credits", "blocks": account})
    for name in names:
        routes.append({"operation": name, "provider": "api", "pool": "credits", "need": credits[name]})
    for index in range(6 if full else random.randint(0, 6)):
        card = f"card-{index}"
        hour = random.uniform(0.3, 3)
        blocks = []
        if random.random() < 0.6:
            price = f"{hour:.3f}"
            blocks.append({"id": f"{card}-hour", "price": price, "capacity": "3600"})
        if random.random() < 0.5 or not blocks:
            price = f"{hour * 730 * random.uniform(0.5, 1):.2f}"
            blocks.append({"id": f"{card}-month", "price": price, "capacity": "2628000"})
        pools.append({"id": card, "blocks": blocks})
        for name in names:
            if random.random() < 0.6:
                need = decimal(random, 1, 40, random.choice([1, 2, 3]))
                routes.append({"operation": name, "provider": card, "pool": card, "need": need})
    for index in range(5 if full else random.randint(0, 5)):
        host = f"host-{index}"
        fee = None
        if random.random() < 0.2:
            fee = f"{host}-fee"
            price = decimal(random, 1, 40, 2)
            block = {"id": fee, "price": price, "capacity": "0", "most": 1}
            pools.append({"id": f"{host}-plan", "blocks": [block]})
        charge = None
        if random.random() < 0.35:
            charge = tiers(random, most)
            pools.append({"id": f"{host}-sum", "charge": charge})
        for name in names:
            if random.random() < 0.6:
                route = {"operation": name, "provider": host}
                if charge and random.random() < 0.7:
                    route |= {"pool": f"{host}-sum", "need": random.choice(["1", "1", "2", "0.5"])}
                else:
                    price = float(Fraction(credits[name])) * random.uniform(0.006, 0.02)
                    places = random.choice([2, 3, 4])
                    route["price"] = f"{max(price, 0.01):.{places}f}"
                if fee:
                    route["requires"] = fee
                routes.append(route)
    if not full and random.random() < 0.1:
        # Too little of everything: often nothing can serve it.
        for pool in pools:
            for block in pool.get("blocks", []):
                block["most"] = random.randint(0, 2)
    return {"kind": "mix", "demands": demands, "routes": routes, "pools": pools}


def tiers(random, most):
    model = random.choice(["package", "graduated", "volume", "flat"])
    if model == "flat":
        return {"model": model, "price": decimal(random, 0.01, 0.1, 3)}
    if model == "package":
        size = str(random.choice([10, 100, 250]))
        price = decimal(random, 1, 9, 2)
        return {"model": model, "size": size, "price": price, "free": random.choice(["0", "50"])}
    ends = sorted({random.randint(1, most + 5) for _ in range(random.randint(1, 3))})
    price = random.uniform(0.03, 0.12)
    steps = []
    for end in [*ends, None]:
        fee = random.choice(["0", "0", decimal(random, 1, 20, 1)])
        step = {"unitPrice": f"{price:.3f}", "flatFee": fee}
        steps.append(step if end is None else step | {"upTo": str(end)})
        price *= random.uniform(0.6, 1.1)
    return {"model": model, "tiers": steps}


def program(variables, rows):
    return {
        "kind": "program",
        "variables": variables,
        "rows": [{"terms": terms, "sense": sense, "bound": bound} for terms, sense, bound in rows],
    }


def knapsack(random):
    count = random.randint(4, 25)
    values = [random.randint(1, 1000) for _ in range(count)]
    weights = [random.randint(1, 200) for _ in range(count)]
    variables = [[-value, 0, random.choice([1, 1, 3, 10])] for value in values]
    rows = []
    for _ in range(random.randint(1, 2)):
        terms = [[index, weight] for index, weight in enumerate(weights)]
        rows.append((terms, "<=", random.randint(50, 100 * count)))
        weights = [random.randint(1, 200) for _ in range(count)]
    return program(variables, rows)


def covering(random):
    count, sets = random.randint(4, 15), random.randint(4, 25)
    variables = [[random.randint(1, 99), 0, random.choice([1, 1, 2])] for _ in range(sets)]
    rows = []
    for _ in range(count):
        members = random.sample(range(sets), random.randint(1, min(6, sets)))
        rows.append(([[member, 1] for member in members], ">=", 1))
    return program(variables, rows)


def assignment(random):
    """Generalised: tasks to machines that have only so much time."""
    tasks, machines = random.randint(3, 10), random.randint(2, 5)
    variables, rows = [], []
    loads = [[[], "<=", random.randint(8, 12) * tasks // machines] for _ in range(machines)]
    for _ in range(tasks):
        own = []
        for machine in range(machines):
            loads[machine][0].append([len(variables), random.randint(2, 15)])
            own.append([len(variables), 1])
            variables.append([random.randint(1, 60), 0, 1])
        rows.append((own, "=", 1))
    return program(variables, rows + [tuple(load) for load in loads])


def general(random):
    """Any signs and senses; about half have no point."""
    count = random.randint(2, 10)
    variables = []
    for _ in range(count):
        lower = random.randint(-10, 5)
        variables.append([random.randint(-50, 100), lower, lower + random.randint(0, 20)])
    rows = []
    for _ in range(random.randint(1, 5)):
        members = random.sample(range(count), random.randint(1, count))
        terms = [[member, random.choice([-1, 1]) * random.randint(1, 30)] for member in members]
        rows.append((terms, random.choice(["<=", "=", ">="]), random.randint(-80, 120)))
    return program(variables, rows)


def impossible(random):
    """Parity or a sum out of reach: nothing that a relaxation always sees."""
    count = random.randint(2, 6)
    variables = [[random.randint(0, 9), 0, random.randint(1, 9)] for _ in range(count)]
    factor = random.randint(2, 7)
    terms = [[index, factor * random.randint(1, 9)] for index in range(count)]
    reach = sum(term[1] * variable[2] for term, variable in zip(terms, variables))
    bound = factor * random.randint(1, max(1, reach // factor)) + random.randint(1, factor - 1)
    return program(variables, [(terms, "=", bound)])


SHAPES = [
    ("plans", 420, plans),
    ("plans, full size", 80, lambda random: plans(random, operations=8, full=True)),
    ("knapsack", 125, knapsack),
    ("covering", 100, covering),
    ("assignment", 125, assignment),
    ("general", 100, general),
    ("impossible", 50, impossible),
]


def drawn(seed):
    """A thousand instances, each with the name of its shape."""
    for shape, count, draw in SHAPES:
        for index in range(count):
            yield shape, draw(random.Random(f"{seed} {shape} {index}"))
