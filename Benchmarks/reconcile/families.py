"""Made-up sets of claims, each of one kind of trouble; the constants of the engine were chosen on these.

A family draws claims (source, item, value as text) and the truth of each item. Where wrong values are
drawn, their texts are shuffled, so that no method gains by breaking ties in favour of the truth.
"""
import dataclasses
import re
from typing import Any, Callable


@dataclasses.dataclass
class Drawn:
    claims: list
    truth: dict
    read: Callable[[str], Any] = str
    is_right: Callable[[Any, Any], bool] = lambda value, truth: value == truth

    @staticmethod
    def place(item):
        """Subject and attribute of an item."""
        return (str(item[0]), str(item[1])) if isinstance(item, tuple) else (str(item), "value")


def shuffled(rng, claims, truth):
    """Replaces 0 (true) and 1, 2, ... (wrong) of each item by words without meaning."""
    names = {}

    def name(item, value):
        if (item, value) not in names:
            names[item, value] = f"v{rng.randrange(10**9)}"
        return names[item, value]

    claims = [(f"s{s}", i, name(i, v)) for s, i, v in claims]
    return Drawn(claims, {i: name(i, v) for i, v in truth.items()})


def stated(rng, accuracy, wrong):
    """0, the truth, as often as `accuracy` says; else one of `wrong` values."""
    return 0 if rng.random() < accuracy else 1 + rng.randrange(wrong)


def independent(rng, sources=12, items=400, low=0.4, high=0.95, cover=0.6, wrong=8):
    rates = [rng.uniform(low, high) for _ in range(sources)]
    claims = [
        (s, i, 0 if rng.random() < rates[s] else 1 + min(wrong - 1, int(rng.expovariate(0.7))))
        for i in range(items) for s in range(sources) if rng.random() < cover
    ]
    return shuffled(rng, claims, dict.fromkeys(range(items), 0))


def few(rng):
    return independent(rng, sources=4, items=200, low=0.5, high=0.98, cover=0.9)


def hard(rng):
    return independent(rng, sources=15, items=300, low=0.1, high=0.7, wrong=15)


def long_tail(rng, sources=300, items=400):
    claims = []
    for s in range(sources):
        rate = min(0.98, max(0.05, rng.gauss(0.7, 0.2)))
        for i in rng.sample(range(items), max(1, int(items / (s + 1) ** 0.8))):
            claims.append((s, i, stated(rng, rate, 10)))
    return shuffled(rng, claims, dict.fromkeys(range(items), 0))


def copiers(rng, items=300, honest=8, groups=((5, 0.35), (4, 0.5)), faith=0.95, low=0.55, high=0.9):
    """Groups of sources that copy one bad source each, with or without errors of their own."""
    claims = []
    for s in range(honest):
        rate = rng.uniform(low, high)
        claims += [(s, i, stated(rng, rate, 10)) for i in range(items) if rng.random() < 0.7]
    source = honest
    for size, rate in groups:
        original = [stated(rng, rate, 10) for _ in range(items)]
        for _ in range(size):
            claims += [
                (source, i, original[i] if rng.random() < faith else stated(rng, 0.6, 10))
                for i in range(items) if rng.random() < 0.7
            ]
            source += 1
    return shuffled(rng, claims, dict.fromkeys(range(items), 0))


def big_clique(rng):
    return copiers(rng, honest=10, groups=((8, 0.5),), faith=0.99)


def good_clique(rng):
    return copiers(rng, groups=((4, 0.95), (5, 0.5)), low=0.4, high=0.7)


def by_attribute(rng, sources=15, items=120, attributes=4):
    """Sources that know one thing well and another badly."""
    rates = [[rng.choice((0.95, 0.9, 0.3, 0.5, 0.8)) for _ in range(attributes)] for _ in range(sources)]
    claims = [
        (s, (i, a), stated(rng, rates[s][a], 10))
        for i in range(items) for a in range(attributes) for s in range(sources) if rng.random() < 0.6
    ]
    return shuffled(rng, claims, {(i, a): 0 for i in range(items) for a in range(attributes)})


def feeds(rng, items=100, attributes=4):
    """Aggregators that share a feed, good on some attributes and bad on others, beside small sources."""
    claims, source = [], 0
    for _ in range(6):
        size, cover = rng.randrange(1, 6), rng.uniform(0.4, 0.95)
        rates = [rng.choice((0.97, 0.9, 0.8, 0.15, 0.3)) for _ in range(attributes)]
        feed = {(i, a): stated(rng, rates[a], 12) for i in range(items) for a in range(attributes)}
        for _ in range(size):
            claims += [
                (source, fact, value if rng.random() < 0.97 else 1 + rng.randrange(12))
                for fact, value in feed.items() if rng.random() < cover
            ]
            source += 1
    for _ in range(6):
        rate = rng.uniform(0.6, 0.95)
        for i in range(items):
            if rng.random() < 0.3:
                claims += [(source, (i, a), stated(rng, rate, 12)) for a in range(attributes)]
        source += 1
    return shuffled(rng, claims, {(i, a): 0 for i in range(items) for a in range(attributes)})


def stale(rng, sources=20, items=300):
    """Sources that still show yesterday's value, each on its own account."""
    rates = [rng.choice((0.05, 0.1, 0.2, 0.6, 0.7)) for _ in range(sources)]
    claims = []
    for i in range(items):
        has_changed = rng.random() < 0.6
        for s in range(sources):
            if rng.random() < 0.6:
                old = has_changed and rng.random() < rates[s]
                claims.append((s, i, 1 if old else stated(rng, 0.93, 20)))
    return shuffled(rng, claims, dict.fromkeys(range(items), 0))


def crowd(rng, workers=80, items=500, labels=3, each=5):
    """Labels by a crowd, a quarter of which guesses."""
    truth = {i: f"label {rng.randrange(labels)}" for i in range(items)}
    rates = [1 / labels if rng.random() < 0.25 else rng.uniform(0.55, 0.95) for _ in range(workers)]
    names = [f"label {k}" for k in range(labels)]
    claims = [
        (f"w{w}", i, truth[i] if rng.random() < rates[w]
         else rng.choice([n for n in names if n != truth[i]]))
        for i in range(items) for w in rng.sample(range(workers), each)
    ]
    return Drawn(claims, truth)


def biased_crowd(rng, workers=40, items=500, each=5):
    """Yes or no, where the truth is mostly no and some workers like to say yes."""
    truth = {i: "yes" if rng.random() < 0.3 else "no" for i in range(items)}
    hits = [rng.uniform(0.6, 0.98) for _ in range(workers)]
    passes = [rng.choice((0.95, 0.9, 0.6, 0.4)) for _ in range(workers)]
    claims = [
        (f"w{w}", i, ("yes" if rng.random() < hits[w] else "no") if truth[i] == "yes"
         else ("no" if rng.random() < passes[w] else "yes"))
        for i in range(items) for w in rng.sample(range(workers), each)
    ]
    return Drawn(claims, truth)


def number(text):
    """The number a text states: "1,250", "1.25K", "3.2M"."""
    factor = {"K": 1e3, "M": 1e6}.get(text[-1], 1)
    return float(text.replace(",", "").rstrip("KM")) * factor


def measured(rng, sources=12, items=200):
    """Numbers of all sizes, measured with noise, now and then grossly wrong; right within 1 %."""
    noise = [rng.choice((0.002, 0.005, 0.02, 0.05)) for _ in range(sources)]
    claims, truth = [], {}
    for i in range(items):
        truth[i] = 10 ** rng.uniform(2, 7)
        for s in range(sources):
            if rng.random() < 0.7:
                value = truth[i] * (rng.uniform(0.1, 5) if rng.random() < 0.08 else rng.gauss(1, noise[s]))
                claims.append((f"s{s}", i, f"{value:.1f}"))
    return Drawn(claims, truth, number, lambda value, true: abs(value / true - 1) < 0.01)


def weather(rng, sources=14, items=300):
    """Whole degrees; right within one."""
    noise = [rng.choice((0.3, 0.6, 1.5, 3)) for _ in range(sources)]
    claims, truth = [], {}
    for i in range(items):
        truth[i] = rng.gauss(60, 15)
        for s in range(sources):
            if rng.random() < 0.7:
                slip = rng.gauss(0, 20) if rng.random() < 0.05 else 0
                claims.append((f"s{s}", i, str(round(truth[i] + rng.gauss(0, noise[s]) + slip))))
    return Drawn(claims, truth, number, lambda value, true: abs(value - true) <= 1)


FIRST = "Alice Bruno Carla Dmitri Elena Farid Greta Hamid Irene Jonas Karin Lukas Maria Nadia Oscar".split()
LAST = """Abraham Bernstein Castillo Donovan Eriksson Fischer Gonzalez Hamilton Ivanov Jablonski Kowalski
Lindqvist Montgomery Nakamura Oppenheim Petersen Quigley Rosenthal Sandoval Thornton""".split()


def words(text):
    return tuple(sorted(w for w in re.split(r"[^a-z]+", text.lower()) if w and w != "and"))


def authors(rng, sources=60, items=150):
    """Lists of names: in two orders, with initials, cut short, misspelt, wrong."""
    claims, truth = [], {}
    styles = [
        (rng.random() < 0.5, rng.choice((0, 0, 0.3, 0.7)), rng.choice((0, 0, 0, 0.8)), rng.uniform(0, 0.15))
        for _ in range(sources)
    ]
    for i in range(items):
        names = [(rng.choice(FIRST), rng.choice(LAST)) for _ in range(rng.choice((1, 2, 2, 3, 4)))]
        truth[i] = words(" ".join(f"{first} {last}" for first, last in names))
        for s, (is_last_first, cut, initials, wrong) in enumerate(styles):
            if rng.random() > 1 / (1 + s * 0.15):
                continue
            said = names[:1] if rng.random() < cut else list(names)
            if rng.random() < wrong:
                said[0] = (rng.choice(FIRST), rng.choice(LAST))
            if rng.random() < 0.05:
                first, last = said[0]
                slip = rng.randrange(1, len(last) - 1)
                said[0] = (first, last[:slip] + last[slip + 1:])
            if rng.random() < initials:
                said = [(first[0] + ".", last) for first, last in said]
            text = ("; ".join(f"{last}, {first}" for first, last in said) if is_last_first
                    else " and ".join(f"{first} {last}" for first, last in said))
            claims.append((f"s{s}", i, text))
    return Drawn(claims, truth, words)


def misspelt(rng, sources=10, items=200):
    rates = [rng.uniform(0.4, 0.9) for _ in range(sources)]
    slips = [rng.choice((0, 0.1, 0.5)) for _ in range(sources)]
    claims, truth = [], {}
    for i in range(items):
        truth[i] = f"{rng.choice(LAST)} {rng.choice(LAST)} {rng.choice(FIRST)}".lower()
        others = [f"{rng.choice(LAST)} {rng.choice(FIRST)}" for _ in range(3)]
        for s in range(sources):
            if rng.random() < 0.6:
                text = truth[i].title() if rng.random() < rates[s] else rng.choice(others)
                if rng.random() < slips[s]:
                    slip = rng.randrange(1, len(text) - 1)
                    text = text[:slip] + rng.choice("aeiou") + text[slip + 1:]
                claims.append((f"s{s}", i, text))
    return Drawn(claims, truth, str.lower)


FAMILIES = {
    "independent": independent, "few": few, "hard": hard, "long tail": long_tail, "copiers": copiers,
    "big clique": big_clique, "good clique": good_clique, "by attribute": by_attribute, "feeds": feeds,
    "stale": stale, "crowd": crowd, "biased crowd": biased_crowd, "measured": measured,
    "weather": weather, "authors": authors, "misspelt": misspelt,
}


def many(rng, count):
    """Rows for the clock: sixty sources, ten attributes, about twenty claims a fact."""
    rates = [rng.uniform(0.5, 0.97) for _ in range(60)]
    rows = []
    for fact in range(count):
        truth = rng.randrange(10_000) / 100
        for s in rng.sample(range(60), 20):
            value = truth if rng.random() < rates[s] else truth + rng.choice((-1, 0.5, 1, 2, 3))
            rows.append((f"source-{s}", f"subject-{fact // 10}", f"attribute-{fact % 10}", f"{value:.2f}"))
            if len(rows) == count:
                return rows
    return rows
