"""Sets of up to 300 organizations in which links are missing, of several shapes, each following from its seed."""

import csv
import random

SHAPES = ["forest", "dense", "components", "cycles", "overlap", "stages"]
PRODUCTS = ["rice", "fruit", "sầu riêng", "seafood"]
DISTRICTS = ["", "Thới Lai", "Cờ Đỏ", "Ô Môn", "Phong Điền"]


class MadeSet:
    def __init__(self, seed):
        self.random = random.Random(f"optimum {seed}")
        self.shape = SHAPES[seed % len(SHAPES)]
        chance = self.random
        count = chance.choice([chance.randint(8, 60), chance.randint(60, 200), chance.randint(200, 300)])
        ends = max(1, int(count * chance.choice([0.03, 0.08, 0.15])))
        self.products = PRODUCTS[: chance.choice([1, 1, 2, 3, 4])]
        self.blank = chance.choice([0, 0, 0.1, 1])
        self.contract = chance.choice([0, 0.3, 0.7])
        self.with_years = chance.choice([0, 0, 0.4])
        self.outlet = chance.choice([0, 0.03, 0.1, 0.25])
        self.organizations, self.links = [], []
        declaring = chance.choice([0.3, 0.8, 1])
        roles = chance.choice([0, 0, 0.03])
        kinds = ["group"] * 5 + ["cooperative"] * 4 + ["union"]
        buyers = ["processor", "buyer", "exporter", "market"]
        for number in range(count):
            is_end = number < ends
            kind = chance.choice(buyers if is_end else kinds)
            self.organizations.append({
                "id": f"{'D' if is_end else 'T'}{number}",
                "kind": kind,
                "roles": chance.choice(["processor", "exporter"]) if chance.random() < roles else "",
                "district": chance.choice(DISTRICTS),
                "products": "|".join(
                    chance.sample(self.products, chance.randint(1, min(2, len(self.products)))))
                if chance.random() < declaring else "",
                "members": chance.choice(["", 0, *[int(chance.lognormvariate(3.5, 1.2)) for _ in range(6)]]),
                "rating": chance.choice(["", "good", "fair", "average", "weak"]),
                "capacity": chance.choice(["", 0, 200, 5000]),
            })
        self.ends = [row["id"] for row in self.organizations[:ends]]
        self.producers = [row["id"] for row in self.organizations[ends:]]
        chance.shuffle(self.organizations)
        getattr(self, self.shape)()
        for producer in self.producers:
            if chance.random() < self.outlet:
                self.link(producer, chance.choice(self.ends))
        for end in self.ends:
            if chance.random() < 0.6:
                self.link(end, chance.choice(self.ends))
        if chance.random() < 0.1:
            self.link(chance.choice(self.ends), chance.choice(self.producers))
        chance.shuffle(self.links)

    def link(self, source, target, product=None):
        chance = self.random
        if product is None:
            product = "" if chance.random() < self.blank else chance.choice(self.products)
        since = chance.randint(2018, 2026) if chance.random() < self.with_years else ""
        self.links.append({
            "source": source,
            "target": target,
            "product": product,
            "relation": chance.choices(["", "supply", "membership", "export"], [50, 30, 18, 2])[0],
            "contract": "yes" if chance.random() < self.contract else chance.choice(["", "no"]),
            "volume": chance.choice(["", 10, 250]),
            "since": since,
            "until": since + chance.randint(0, 8) if since and chance.random() < 0.5 else "",
        })

    def forest(self):
        root = self.random.choice([0.05, 0.15, 0.4])
        for place, producer in enumerate(self.producers[1:], 1):
            if self.random.random() > root:
                self.link(producer, self.producers[self.random.randrange(place)])

    def dense(self):
        roots = max(2, int(len(self.producers) * self.random.choice([0.1, 0.3])))
        for place, producer in enumerate(self.producers[roots:], roots):
            for _ in range(self.random.randint(1, self.random.choice([2, 4, 8]))):
                self.link(producer, self.producers[self.random.randrange(place)])

    def components(self):
        rest = list(self.producers)
        while rest:
            size = self.random.randint(1, 12)
            part, rest = rest[:size], rest[size:]
            for place, producer in enumerate(part[1:], 1):
                self.link(producer, part[self.random.randrange(place)])
            if self.random.random() < 0.3:
                self.link(part[0], part[-1])

    def cycles(self):
        rest = list(self.producers)
        rings = []
        while rest:
            size = self.random.randint(2, 10)
            ring, rest = rest[:size], rest[size:]
            product = self.random.choice(self.products)
            for source, target in zip(ring, ring[1:] + ring[:1]):
                self.link(source, target, product)
            for earlier in self.random.sample(rings, min(len(rings), self.random.randint(0, 3))):
                self.link(self.random.choice(ring), self.random.choice(earlier), product)
            rings.append(ring)

    def overlap(self):
        hubs = self.producers[: max(2, int(len(self.producers) * self.random.choice([0.1, 0.2, 0.3])))]
        most = self.random.randint(2, 6)
        for producer in self.producers[len(hubs):]:
            for hub in self.random.sample(hubs, min(len(hubs), self.random.randint(1, most))):
                self.link(producer, hub)

    def stages(self):
        third = max(1, len(self.producers) // 3)
        stages = [self.producers[:third // 3 + 1], self.producers[third // 3 + 1: third],
                  self.producers[third:]]
        for nearer, farther in zip(stages, stages[1:]):
            for producer in farther:
                for _ in range(self.random.choice([0, 1, 1, 2])):
                    if nearer:
                        self.link(producer, self.random.choice(nearer))

    def write(self, folder):
        folder.mkdir(parents=True)
        write_rows(folder / "organizations.csv", self.organizations)
        write_rows(folder / "links.csv", self.links,
                   ["source", "target", "product", "relation", "contract", "volume", "since", "until"])


def write_rows(path, rows, names=None):
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names or list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
