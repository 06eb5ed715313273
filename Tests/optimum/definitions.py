"""What suggestions are, read from the definitions once more: from the two CSV files of a set, in the plain dialect.

An organization is its place in the file, a set of organizations is a row of a matrix of zeros and ones.
"""

import csv
from collections import deque
from fractions import Fraction

import numpy as np

COLLECTIVE = ["group", "cooperative", "union"]
FLAGS = ["participating", "processing", "domestic", "export"]


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Filters:
    """Who is counted and which links count, as on the command line; an empty list keeps everything."""

    def __init__(self, kind=(), rating=(), district=(), product=(), producers=(), year=None,
                 contract=False):
        self.kind = list(kind)
        self.rating = list(rating)
        self.district = list(district)
        self.product = list(product)
        self.producers = list(producers)
        self.year = year
        self.contract = contract

    def arguments(self):
        words = []
        for name in ["kind", "rating", "district", "product", "producers"]:
            for word in getattr(self, name):
                words += [f"--{name}", word]
        if self.year is not None:
            words += ["--year", str(self.year)]
        return words + (["--contract"] if self.contract else [])


class Standing:
    """Where every organization of a set stands: what it is supplied with, and what it reaches."""

    def __init__(self, folder, filters):
        self.filters = filters
        rows = read_rows(folder / "organizations.csv")
        self.ids = [row["id"] for row in rows]
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.kinds = [row["kind"] for row in rows]
        self.acts = [{row["kind"], *row["roles"].split("|")} for row in rows]
        declared = [[name for name in row["products"].split("|") if name] for row in rows]
        self.members = np.array(
            [0 if row["kind"] == "union" else int(row["members"] or 0) for row in rows],
            dtype=np.int64)

        links = read_rows(folder / "links.csv")
        named = [name for names in declared for name in names]
        named += [link["product"] for link in links if link["product"]]
        self.products = list(dict.fromkeys(named))
        links = [link for link in links if self.counts(link)]
        count = len(rows)
        self.into = {name: [set() for _ in range(count)] for name in self.products}
        self.out = {name: [set() for _ in range(count)] for name in self.products}
        names_sold = [set() for _ in range(count)]
        exporting = {name: set() for name in self.products}
        for link in links:
            source, target = self.place[link["source"]], self.place[link["target"]]
            if link["product"]:
                names_sold[source].add(link["product"])
            for name in [link["product"]] if link["product"] else self.products:
                self.out[name][source].add(target)
                self.into[name][target].add(source)
                if link["relation"] == "export" or "market" in self.acts[target]:
                    exporting[name].add(source)

        self.supply, self.reaching = {}, {}
        producers = filters.producers or COLLECTIVE
        for name in self.products:
            starts = []
            for place in range(count):
                if declared[place]:
                    handles = name in declared[place] or name in names_sold[place]
                elif any(self.out[other][place] for other in self.products):
                    handles = bool(self.out[name][place])
                else:
                    handles = bool(self.into[name][place])
                if handles and self.kinds[place] in producers:
                    starts.append(place)
            self.supply[name] = walk(starts, self.out[name])
            processors = self.acting("processor")
            buyers = self.acting("buyer")
            exporters = exporting[name] | self.acting("exporter")
            for flag, ends in zip(FLAGS, [processors | buyers | exporters, processors, buyers, exporters]):
                self.reaching[flag, name] = walk(ends, self.into[name])

        self.asked = [name for name in self.products if not filters.product or name in filters.product]
        self.counted = [
            place
            for place, row in enumerate(rows)
            if row["kind"] in (filters.kind or COLLECTIVE)
            and (not filters.rating or row["rating"] in filters.rating)
            and (not filters.district or row["district"] in filters.district)
            and (not filters.product or any(place in self.supply[name] for name in self.asked))
        ]

    def counts(self, link):
        year = self.filters.year
        if year is not None:
            if link["since"] and int(link["since"]) > year:
                return False
            if link["until"] and int(link["until"]) < year:
                return False
        return not self.filters.contract or link["contract"] == "yes" or link["relation"] == "membership"

    def acting(self, kind):
        return {place for place, kinds in enumerate(self.acts) if kind in kinds}


def walk(starts, neighbors):
    seen = set(starts)
    queue = deque(seen)
    while queue:
        for other in neighbors[queue.popleft()]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return seen


class Candidate:
    def __init__(self, source, target, product, cost):
        self.source = source
        # None: any partner that reaches the end will do.
        self.target = target
        self.product = product
        self.cost = cost


class Suggestions:
    """The candidates of a flag, whom each brings in, and the greedy choice among them."""

    def __init__(self, standing, flag, weigh_members, lines=None, cost=None):
        """`lines` are those of a file of candidates, as texts; `cost` is that of a link without its own."""
        self.standing = standing
        self.flag = flag
        self.lacking = [
            place
            for place in standing.counted
            if not any(
                place in standing.supply[name] and place in standing.reaching[flag, name]
                for name in standing.asked)
        ]
        everyone = np.ones(len(standing.counted), dtype=np.int64)
        weight = standing.members[standing.counted] if weigh_members else everyone
        self.members = standing.members[self.lacking]
        self.weights = self.members if weigh_members else np.ones(len(self.lacking), dtype=np.int64)
        self.selected = int(weight.sum())
        self.before = self.selected - int(self.weights.sum())

        self.candidates = []
        if lines is None:
            for source in range(len(standing.ids)):
                for name in standing.asked:
                    if self.may_sell(source, name) and standing.reaching[flag, name]:
                        self.candidates.append(Candidate(source, None, name, cost))
        else:
            order = {name: number for number, name in enumerate(standing.products)}
            for line in lines:
                source, target = standing.place[line["source"]], standing.place[line["target"]]
                name = line["product"]
                if name in standing.asked and self.may_sell(source, name) and self.may_buy(source, target, name):
                    own = Fraction(line["cost"]) if line.get("cost") else cost
                    self.candidates.append(Candidate(source, target, name, own))
            self.candidates.sort(key=lambda c: (c.source, order[c.product], c.target))

        column = {place: number for number, place in enumerate(self.lacking)}
        self.brings = np.zeros((len(self.candidates), len(self.lacking)), dtype=np.int64)
        upstream = {}
        for number, candidate in enumerate(self.candidates):
            key = candidate.source, candidate.product
            if key not in upstream:
                suppliers = walk([candidate.source], standing.into[candidate.product])
                upstream[key] = [
                    column[place]
                    for place in suppliers & standing.supply[candidate.product]
                    if place in column
                ]
            self.brings[number, upstream[key]] = 1

    def may_sell(self, source, name):
        standing = self.standing
        return (
            standing.kinds[source] in COLLECTIVE
            and source in standing.supply[name]
            and source not in standing.reaching[self.flag, name]
        )

    def may_buy(self, source, target, name):
        # Whoever has a link to one that reaches the end lacks nothing, so no link is ever there already.
        return target != source and target in self.standing.reaching[self.flag, name]

    def goal(self, share):
        """The least whole number that is at least a share of what is selected."""
        return -int(-(share * self.selected) // 1)

    def gains(self, present):
        left = self.brings * (1 - present)
        return left @ self.weights, left @ self.members

    def greedy(self, limit, number):
        """The greedy choice as a list of (candidate, gain, members); `limit` is count, reach or budget."""
        present = np.zeros(len(self.lacking), dtype=np.int64)
        chosen, total, left = [], 0, number
        while True:
            if limit == "count" and len(chosen) == number:
                break
            if limit == "reach" and self.before + total >= self.goal(number):
                break
            best = None
            gains, members = self.gains(present)
            for candidate in np.flatnonzero(gains):
                cost = self.candidates[candidate].cost
                if limit == "budget" and cost > left:
                    continue
                gain, people = int(gains[candidate]), int(members[candidate])
                worth = Fraction(gain) / cost if limit == "budget" else gain
                if best is None or (worth, people) > best[0]:
                    best = (worth, people), int(candidate), gain, people
            if best is None:
                break
            _, candidate, gain, people = best
            chosen.append((candidate, gain, people))
            total += gain
            present |= self.brings[candidate]
            if limit == "budget":
                left -= self.candidates[candidate].cost
        return chosen

    def best_single(self, budget):
        """The one link that adds most of those that a budget pays for."""
        gains, members = self.gains(np.zeros(len(self.lacking), dtype=np.int64))
        affordable = [c for c in np.flatnonzero(gains) if self.candidates[c].cost <= budget]
        if not affordable:
            return []
        best = max(affordable, key=lambda c: (gains[c], members[c], -c))
        return [(int(best), int(gains[best]), int(members[best]))]
