"""Solves drawn instances with HiGHS too, and compares the cheapest costs exactly.

Run by scripts/check-mix in an environment that has highspy. HiGHS is given each instance in a model
of its own, written here from the instance and not from ours; its point is rounded to whole numbers
and checked and costed in fractions. So is the point of the program under test.
"""

import argparse
import collections
import concurrent.futures
import json
import math
import statistics
import subprocess
import sys
import time
from fractions import Fraction

import highspy
import numpy as np

import instances


class Model:
    """A mixed-integer program that grows row by row."""

    def __init__(self):
        self.costs, self.lower, self.upper, self.whole = [], [], [], []
        self.rows = []

    def variable(self, cost, lower, upper, whole=True):
        self.costs.append(float(cost))
        self.lower.append(float(lower))
        self.upper.append(float(upper))
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, terms, sense, bound):
        self.rows.append((terms, sense, bound))

    def solve(self):
        """Status, values, and seconds of the clock."""
        lp = highspy.HighsLp()
        lp.num_col_ = len(self.costs)
        lp.num_row_ = len(self.rows)
        lp.col_cost_ = np.array(self.costs)
        lp.col_lower_ = np.array(self.lower)
        lp.col_upper_ = np.array(self.upper)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in self.whole]
        starts, columns, values, low, high = [0], [], [], [], []
        for terms, sense, bound in self.rows:
            merged = collections.defaultdict(Fraction)
            for column, factor in terms:
                merged[column] += factor
            columns += merged.keys()
            values += map(float, merged.values())
            starts.append(len(columns))
            low.append(-highspy.kHighsInf if sense == "<=" else float(bound))
            high.append(highspy.kHighsInf if sense == ">=" else float(bound))
        lp.row_lower_, lp.row_upper_ = np.array(low), np.array(high)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts)
        lp.a_matrix_.index_ = np.array(columns)
        lp.a_matrix_.value_ = np.array(values)
        solver = highspy.Highs()
        # Before anything else: by default even the licence is printed.
        solver.setOptionValue("output_flag", False)
        for option, value in [
            ("mip_rel_gap", 0.0), ("mip_abs_gap", 0.0), ("mip_feasibility_tolerance", 1e-9),
            ("primal_feasibility_tolerance", 1e-9), ("time_limit", 20.0), ("threads", 1),
        ]:
            solver.setOptionValue(option, value)
        solver.passModel(lp)
        start = time.perf_counter()
        solver.run()
        seconds = time.perf_counter() - start
        status = solver.getModelStatus()
        values = list(solver.getSolution().col_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            return "infeasible", None, seconds
        if status == highspy.HighsModelStatus.kOptimal or (not self.costs and not self.rows):
            return "optimal", values, seconds
        if status == highspy.HighsModelStatus.kModelEmpty:
            return "optimal", values, seconds
        return f"gave up: {status}", None, seconds


def holds(total, sense, bound):
    return {"<=": total <= bound, "=": total == bound, ">=": total >= bound}[sense]


class Program:
    """A raw integer program."""

    def __init__(self, instance):
        self.instance = instance

    def highs(self, fixed=None):
        """HiGHS's answer; where a point is fixed, what it makes of that."""
        model = Model()
        for cost, lower, upper in self.instance["variables"]:
            model.variable(cost, lower, upper)
        for row in self.instance["rows"]:
            model.row([tuple(term) for term in row["terms"]], row["sense"], row["bound"])
        for column, value in enumerate(fixed or []):
            model.row([(column, 1)], "=", value)
        status, values, seconds = model.solve()
        return status, values and [round(value) for value in values], seconds

    def ours(self, answer):
        return answer["point"]

    def cost(self, point):
        """The exact cost of a point, or None where it is not feasible."""
        for value, (_, lower, upper) in zip(point, self.instance["variables"], strict=True):
            if not lower <= value <= upper:
                return None
        for row in self.instance["rows"]:
            total = sum(factor * point[column] for column, factor in row["terms"])
            if not holds(total, row["sense"], row["bound"]):
                return None
        return Fraction(sum(c[0] * v for c, v in zip(self.instance["variables"], point)))


class Mix:
    """Demands, routes and pools; a point is (operation, provider) -> requests, block -> count."""

    def __init__(self, instance):
        self.instance = instance
        self.demands = {d["operation"]: Fraction(d["requests"]) for d in instance["demands"]}
        self.pools = {pool["id"]: pool for pool in instance["pools"]}
        self.blocks = {b["id"]: b for p in instance["pools"] for b in p.get("blocks", [])}

    def highs(self, fixed=None):
        """HiGHS's answer; where a point is fixed, what it makes of its requests."""
        model = Model()
        ways = collections.defaultdict(list)
        draws = collections.defaultdict(list)
        requirements = []
        for name, requests in self.demands.items():
            whole, rest = int(requests), requests - int(requests)
            for count, weight in ((whole, Fraction(1)), (1, rest)):
                if not count or not weight:
                    continue
                own = []
                for place, route in enumerate(self.instance["routes"]):
                    if route["operation"] != name:
                        continue
                    price = Fraction(route.get("price", 0))
                    column = model.variable(price * weight, 0, count)
                    own.append((column, 1))
                    ways[place].append((column, weight))
                    if "pool" in route:
                        need = Fraction(route["need"]) * weight
                        draws[route["pool"]].append((column, need, count))
                    if "requires" in route:
                        requirements.append((column, count, route["requires"]))
                model.row(own, "=", count)
        counts = {}
        for pool in self.instance["pools"]:
            own = draws[pool["id"]]
            most = sum((need * count for _, need, count in own), Fraction(0))
            if "charge" in pool:
                self.charge(model, pool["charge"], own, most)
                continue
            terms = [(column, need) for column, need, _ in own]
            for block in pool["blocks"]:
                capacity = Fraction(block["capacity"])
                limit = max(1, math.ceil(most / capacity)) if capacity else 1
                limit = min(limit, block.get("most", limit))
                counts[block["id"]] = model.variable(Fraction(block["price"]), 0, limit)
                terms.append((counts[block["id"]], -capacity))
                if "requires" in block:
                    requirements.append((counts[block["id"]], limit, block["requires"]))
            model.row(terms, "<=", 0)
        for column, limit, block in requirements:
            model.row([(column, 1), (counts[block], -limit)], "<=", 0)
        if fixed:
            for place, own in ways.items():
                model.row(own, "=", fixed[0].get(place, Fraction(0)))
        status, values, seconds = model.solve()
        if values is None:
            return status, None, seconds
        requests = collections.defaultdict(Fraction)
        for place, own in ways.items():
            for column, weight in own:
                requests[place] += round(values[column]) * weight
        bought = {block: round(values[column]) for block, column in counts.items()}
        return status, (requests, bought), seconds

    @staticmethod
    def charge(model, charge, draws, most):
        total = [(column, need) for column, need, _ in draws]
        if charge["model"] == "package":
            size, free = Fraction(charge["size"]), Fraction(charge["free"])
            limit = max(0, math.ceil((most - free) / size))
            packages = model.variable(Fraction(charge["price"]), 0, limit)
            model.row([*total, (packages, -size)], "<=", free)
            return
        if charge["model"] == "flat":
            for column, need, _ in draws:
                model.costs[column] += float(Fraction(charge["price"]) * need)
            return
        grain = Fraction(1, math.lcm(1, *(need.denominator for _, need in total)))
        start, before, switches = Fraction(0), None, []
        for tier in charge["tiers"]:
            end = min(Fraction(tier["upTo"]), most) if "upTo" in tier else most
            if end <= start:
                break
            isOn = model.variable(Fraction(tier["flatFee"]), 0, 1)
            size = end if charge["model"] == "volume" else end - start
            units = model.variable(Fraction(tier["unitPrice"]), 0, size, whole=False)
            model.row([(units, 1), (isOn, -size)], "<=", 0)
            if charge["model"] == "volume":
                model.row([(units, 1), (isOn, -start - grain)], ">=", 0)
                switches.append((isOn, 1))
            elif before:
                model.row([(before[0], 1), (isOn, -before[1])], ">=", 0)
            total.append((units, -1))
            start, before = end, (units, size)
        model.row(total, "=", 0)
        if switches:
            model.row(switches, "<=", 1)

    def ours(self, answer):
        places = {}
        for place, route in enumerate(self.instance["routes"]):
            places[route["operation"], route["provider"]] = place
        requests = collections.defaultdict(Fraction)
        for operation, provider, number in answer["assignments"]:
            requests[places[operation, provider]] += Fraction(number)
        return requests, {block: int(count) for block, count in answer["purchases"]}

    def cost(self, point):
        """By what the words mean, not by any model; None where the point is not feasible."""
        requests, bought = point
        served = collections.defaultdict(Fraction)
        drawn = collections.defaultdict(Fraction)
        cost = Fraction(0)
        for place, number in requests.items():
            route = self.instance["routes"][place]
            if number < 0 or (number and not bought.get(route.get("requires"), 1)):
                return None
            if number and "requires" in route and not bought.get(route["requires"]):
                return None
            served[route["operation"]] += number
            cost += number * Fraction(route.get("price", 0))
            if "pool" in route:
                drawn[route["pool"]] += number * Fraction(route["need"])
        if any(served[name] != requests for name, requests in self.demands.items()):
            return None
        for block, count in bought.items():
            known = self.blocks[block]
            if count < 0 or count > known.get("most", count):
                return None
            if count and "requires" in known and not bought.get(known["requires"]):
                return None
            cost += count * Fraction(known["price"])
        for name, pool in self.pools.items():
            if "charge" in pool:
                cost += charged(pool["charge"], drawn[name])
                continue
            held = sum(bought.get(b["id"], 0) * Fraction(b["capacity"]) for b in pool["blocks"])
            if drawn[name] > held:
                return None
        return cost


def charged(charge, total):
    """What a sum costs, as the words of the charge say."""
    if charge["model"] == "flat":
        return total * Fraction(charge["price"])
    if charge["model"] == "package":
        paid = max(total - Fraction(charge["free"]), 0)
        return math.ceil(paid / Fraction(charge["size"])) * Fraction(charge["price"])
    cost, start = Fraction(0), Fraction(0)
    for tier in charge["tiers"]:
        end = Fraction(tier["upTo"]) if "upTo" in tier else None
        isLast = end is None or total <= end
        if charge["model"] == "graduated" and total > start:
            within = (total if isLast else end) - start
            cost += within * Fraction(tier["unitPrice"]) + Fraction(tier["flatFee"])
        if charge["model"] == "volume" and isLast:
            return total * Fraction(tier["unitPrice"]) + Fraction(tier["flatFee"]) if total else cost
        if isLast:
            return cost
        start = end
    return cost


def verdict(judged, answer, status, point):
    """A word for how both answers stand to each other, and whether that is a difference."""
    if answer["status"] == "optimal":
        own = judged.cost(judged.ours(answer))
        if own is None or own != Fraction(answer["cost"]):
            return "our point does not bear out our cost", True
    if status.startswith("gave up"):
        return "HiGHS gave up", False
    if answer["status"] == "limited":
        # The bound that was proven must hold for any point there is.
        other = judged.cost(point) if point is not None else None
        isRefuted = other is not None and Fraction(answer["bound"]) > other
        return ("our bound is above HiGHS's cost", True) if isRefuted else ("ours not proven", False)
    if answer["status"] not in ("optimal", "infeasible"):
        return f"ours {answer['status']}", True
    if answer["status"] == "infeasible" or status == "infeasible":
        if answer["status"] == status:
            return "equal", False
        return f"ours {answer['status']}, HiGHS {status}", True
    other = judged.cost(point)
    if other == own:
        return "equal", False
    if other is None:
        return "HiGHS's point not feasible when checked exactly", False
    if own < other:
        # Both points are feasible when checked exactly: so HiGHS's is not the cheapest. Its own model
        # must grant that, or the two models would not mean the same.
        status, point, _ = judged.highs(fixed=judged.ours(answer))
        if point is not None and judged.cost(point) == own:
            return "HiGHS's point dearer than ours, as its own model grants", False
    return f"ours {float(own)}, HiGHS {float(other)}", True


def judge(instance):
    return (Mix if instance["kind"] == "mix" else Program)(instance)


def highs(instance):
    return judge(instance).highs()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, help="the Swift program under test")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="one shape, as in 'knapsack'")
    options = parser.parse_args()
    drawn = [(s, i) for s, i in instances.drawn(options.seed) if options.only in (None, s)]
    lines = "".join(json.dumps(instance) + "\n" for _, instance in drawn)
    run = subprocess.run(
        [options.program], input=lines, check=True, stdout=subprocess.PIPE, text=True
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    if len(answers) != len(drawn):
        sys.exit(f"{len(drawn)} instances were given, {len(answers)} answers came back")
    words, differences = collections.Counter(), []
    times = collections.defaultdict(lambda: ([], [], []))
    infeasible = 0
    with concurrent.futures.ProcessPoolExecutor() as pool:
        solved = list(pool.map(highs, [instance for _, instance in drawn], chunksize=10))
    for index, ((shape, instance), answer) in enumerate(zip(drawn, answers)):
        judged = judge(instance)
        status, point, seconds = solved[index]
        word, isDifference = verdict(judged, answer, status, point)
        infeasible += answer["status"] == "infeasible"
        words["different" if isDifference else word] += 1
        if isDifference:
            differences.append(f"{shape} {index}: {word}")
        times[shape][0].append(answer.get("microseconds", 0) / 1000)
        times[shape][1].append(seconds * 1000)
        times[shape][2].append(answer.get("nodes", 0))
    print(f"HiGHS {highspy.Highs().version()}, one thread, no gap; seed {options.seed}")
    print(f"{'milliseconds':<18} {'ours: median':>13} {'worst':>9} {'HiGHS: median':>14} {'worst':>9}"
          f" {'our nodes: median':>18} {'worst':>7}")
    for shape, (own, other, nodes) in times.items():
        print(
            f"{shape:<18} {statistics.median(own):13.3f} {max(own):9.1f}"
            f" {statistics.median(other):14.3f} {max(other):9.1f}"
            f" {statistics.median(nodes):18.0f} {max(nodes):7}"
        )
    rest = ", ".join(f"{count} {word}" for word, count in words.most_common() if word != "equal")
    print(f"{len(drawn)} instances: {words['equal']} equal, {rest or 'none otherwise'}"
          f" ({infeasible} without any solution)")
    print("\n".join(differences))
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
