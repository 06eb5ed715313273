"""What the peers print: the JSON of `linkage summary SET --format json`.

The peers share the shape of the answer, and the counting of those that hold it in NumPy arrays. Both are
timed with the rest.
"""

import json
import sys

COLLECTIVE = ("group", "cooperative", "union")
COVERAGE = ("organizations", "linked", "processing", "domestic", "export", "complete", "participating",
            "members", "membersParticipating")


def write(organizations, links, products, rows):
    """Prints the answer.

    `rows` has one mapping per product and a last one for `any`: the keys of COVERAGE, `membersReached`, and
    `hops`, which tells how many organizations stand at each number of links from a direct exporter.
    """
    coverage, reach = [], []
    for product, row in zip([*products, "any"], rows, strict=True):
        coverage.append({"product": product, "group": {}} | {key: int(row[key]) for key in COVERAGE})
        hops = {str(hop): int(count) for hop, count in sorted(row["hops"].items()) if count}
        reached = sum(hops.values())
        reach.append({
            "product": product,
            "group": {},
            "organizations": int(row["organizations"]),
            "reached": reached,
            "unreached": int(row["organizations"]) - reached,
            "hops": hops,
            "members": int(row["members"]),
            "membersReached": int(row["membersReached"]),
        })
    answer = {"organizations": organizations, "links": links, "products": products,
              "coverage": coverage, "reach": reach}
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=1)
    print()


def order_of_products(declared, carried):
    """The products in order of first appearance.

    `declared` are the products fields of the organizations, `carried` the products of the links, each
    without repetitions if that is cheap, and in the order of the rows.
    """
    names = dict.fromkeys(name for field in declared for name in field.replace(";", "|").split("|") if name)
    return list(names | dict.fromkeys(name for name in carried if name))


class Counter:
    """Counts rows from NumPy arrays of the selected organizations, one product at a time."""

    def __init__(self, members, linked):
        self.members = members
        self.linked = linked
        self.any = None
        self.rows = []

    def add(self, supply, linked, processing, domestic, export, complete, hops):
        """Adds the row of a product. `hops` holds -1 where there is no route; the others are flags."""
        import numpy as np

        flags = {"linked": linked, "processing": processing, "domestic": domestic, "export": export,
                 "complete": complete, "participating": processing | domestic | export}
        flags = {name: flag & supply for name, flag in flags.items()}
        hops = np.where(supply & (hops >= 0), hops, np.iinfo(np.int32).max)
        self.rows.append(self.row(supply, flags, hops))
        if self.any is None:
            self.any = flags, hops
        else:
            for name, flag in flags.items():
                self.any[0][name] |= flag
            np.minimum(self.any[1], hops, out=self.any[1])

    def row(self, counted, flags, hops):
        import numpy as np

        reached = hops < np.iinfo(np.int32).max
        return {
            "organizations": np.count_nonzero(counted),
            **{name: np.count_nonzero(flag) for name, flag in flags.items()},
            "members": self.members[counted].sum(),
            "membersParticipating": self.members[flags["participating"]].sum(),
            "membersReached": self.members[reached].sum(),
            "hops": dict(enumerate(np.bincount(hops[reached]).tolist())),
        }

    def finish(self):
        """The rows of all products, and of `any`."""
        import numpy as np

        everyone = np.ones(len(self.members), bool)
        flags, hops = self.any or (
            dict.fromkeys(("processing", "domestic", "export", "complete", "participating"), ~everyone),
            np.full(len(self.members), np.iinfo(np.int32).max, np.int32))
        return [*self.rows, self.row(everyone, {**flags, "linked": self.linked}, hops)]
