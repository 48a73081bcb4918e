"""Plain implementations of three published methods, as peers: majority vote, TruthFinder, ACCU."""
import collections
import math


class Table:
    """Who states which value of which item; a value stated twice by one source counts once."""

    def __init__(self, claims):
        self.items = collections.defaultdict(lambda: collections.defaultdict(set))
        self.counts = collections.Counter()
        for source, item, value in claims:
            speakers = self.items[item][value]
            if source not in speakers:
                speakers.add(source)
                self.counts[source] += 1

    def best(self, score):
        """The value with the highest score for each item; ties by the value's text."""
        return {
            item: min(values, key=lambda value: (-score(item, value), str(value)))
            for item, values in self.items.items()
        }


def vote(table):
    """The value that most sources state."""
    return table.best(lambda item, value: len(table.items[item][value]))


def truth_finder(table, rounds=20, damping=0.3):
    """Yin, Han and Yu 2008, without implication between values."""
    trust = dict.fromkeys(table.counts, 0.9)
    for _ in range(rounds):
        weight = {s: -math.log(1 - min(t, 1 - 1e-9)) for s, t in trust.items()}
        confidence = {
            (i, v): 1 / (1 + math.exp(-damping * sum(weight[s] for s in sorted(speakers))))
            for i, values in table.items.items() for v, speakers in values.items()
        }
        sums = collections.Counter()
        for i, values in table.items.items():
            for v, speakers in values.items():
                for s in speakers:
                    sums[s] += confidence[i, v]
        trust = {s: sums[s] / n for s, n in table.counts.items()}
    return table.best(lambda item, value: confidence[item, value])


def accu(table, rounds=20, wrong_values=10):
    """Dong, Berti-Equille and Srivastava 2009, without similarity and copies."""
    accuracy = dict.fromkeys(table.counts, 0.8)
    for _ in range(rounds):
        weight = {s: math.log(wrong_values * a / (1 - a)) for s, a in accuracy.items()}
        probability = {}
        sums = collections.Counter()
        for i, values in table.items.items():
            scores = {v: sum(weight[s] for s in sorted(speakers)) for v, speakers in values.items()}
            highest = max(scores.values())
            total = sum(math.exp(score - highest) for score in scores.values())
            for v, speakers in values.items():
                probability[i, v] = math.exp(scores[v] - highest) / total
                for s in speakers:
                    sums[s] += probability[i, v]
        accuracy = {s: min(0.99, max(0.01, sums[s] / n)) for s, n in table.counts.items()}
    return table.best(lambda item, value: probability[item, value])


METHODS = {"vote": vote, "TruthFinder": truth_finder, "ACCU": accu}
