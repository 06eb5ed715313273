#!/usr/bin/env python3
"""The measures of a linkage set, by way of NetworkX.

An independent reading of the definitions, for checks by hand: it prints the JSON that `linkage`
prints. It reads the plain dialect only: valid rows, commas, English headers and words.

    oracle.py coverage SET [--by kind,district,rating] [--kind …] [--producers …] [--year Y] [--contract]
    oracle.py reach SET [--list] [--by …] …
    oracle.py list SET [--with FLAG,…] [--without FLAG,…] [--top N] …
    oracle.py trace SET ID [--accept FILE] …
    oracle.py critical SET [--method removal|dominators] …
    oracle.py critical SET --exposure [--by …] …
    oracle.py concentration SET [--by …] …
    oracle.py normalize COMMAND < FILE

Options may be repeated; all but --district and --product also take several words after commas.
--accept names a program's answer: where its route is another shortest one, that route is printed.
`normalize` keeps the keys that are defined and sorts what is in no defined order.
"""

import argparse
import csv
import json
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

import networkx as nx

COLLECTIVE = {"group", "cooperative", "union"}
PRODUCT_WORDS = {
    "rice": "rice", "lúa gạo": "rice", "lúa": "rice", "gạo": "rice", "thóc": "rice", "paddy": "rice",
    "fruit": "fruit", "trái cây": "fruit",
    "seafood": "seafood", "thủy sản": "seafood", "thuỷ sản": "seafood",
}
# Up to so many organizations, closing each in turn takes no time worth saving.
REMOVAL_LIMIT = 60
FLAGS = ["linked", "processing", "domestic", "export", "complete", "participating", "contracted"]


def clean(text):
    return unicodedata.normalize("NFC", text or "").strip()


def product_name(text):
    text = clean(text)
    return PRODUCT_WORDS.get(text.lower(), text)


def whole_number(text):
    text = clean(text)
    return int(text) if text else None


def read_rows(path):
    csv.field_size_limit(1 << 30)
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if any(row.values())]


class Organization:
    def __init__(self, row):
        self.id = clean(row["id"])
        self.name = clean(row.get("name"))
        self.kind = clean(row["kind"]).lower()
        roles = (row.get("roles") or "").replace("|", ";").split(";")
        self.kinds = {self.kind} | {clean(role).lower() for role in roles if clean(role)}
        self.district = clean(row.get("district"))
        self.rating = clean(row.get("rating")).lower()
        # The members of a union are organizations, not people.
        self.members = 0 if self.kind == "union" else whole_number(row.get("members")) or 0
        fields = (row.get("products") or "").replace("|", ";").split(";")
        self.products = [name for name in map(product_name, fields) if name]


class Link:
    def __init__(self, row):
        self.source = clean(row["source"])
        self.target = clean(row["target"])
        self.product = product_name(row.get("product"))
        self.relation = clean(row.get("relation")).lower()
        self.under_contract = (
            clean(row.get("contract")).lower() == "yes" or self.relation == "membership"
        )
        self.contract = clean(row.get("contract")).lower()
        self.volume = clean(row.get("volume"))
        self.since = whole_number(row.get("since"))
        self.until = whole_number(row.get("until"))

    def stands_in(self, year):
        return (
            year is None
            or (self.since is None or self.since <= year)
            and (self.until is None or self.until >= year)
        )


class ProductChain:
    """All that concerns one product: the graph of the links that carry it, and who reaches what."""

    def __init__(self, product, organizations, links):
        self.graph = nx.DiGraph()
        self.graph.add_nodes_from(organizations)
        carrying = [link for link in links if link.product in ("", product)]
        self.graph.add_edges_from((link.source, link.target) for link in carrying)
        self.linked = {end for link in carrying for end in (link.source, link.target)}

        def of_kind(kind):
            return {id for id, o in organizations.items() if kind in o.kinds}

        self.exporters = of_kind("exporter") | {
            link.source
            for link in carrying
            if link.relation == "export" or "market" in organizations[link.target].kinds
        }
        processors = of_kind("processor")
        self.processing = self.upstream(processors)
        self.domestic = self.upstream(of_kind("buyer"))
        self.export = self.upstream(self.exporters)
        self.complete = self.upstream(processors & (self.domestic | self.export))
        self.participating = self.processing | self.domestic | self.export
        agreed = nx.DiGraph()
        agreed.add_nodes_from(organizations)
        agreed.add_edges_from(
            (link.target, link.source) for link in carrying if link.under_contract
        )
        ends = processors | of_kind("buyer") | self.exporters
        self.contracted = set(distances(agreed, ends))
        self.hops = distances(self.graph.reverse(copy=False), self.exporters)

    def upstream(self, ends):
        """Everyone with a route of 0 or more links to one of the ends."""
        return set(distances(self.graph.reverse(copy=False), ends))

    def downstream(self, starts):
        return set(distances(self.graph, starts))

    def route(self, id):
        if id not in self.hops:
            return []
        routes = nx.single_source_shortest_path(self.graph, id)
        ends = [end for end in self.exporters if end in routes]
        return min((routes[end] for end in ends), key=lambda route: (len(route), route))

    def is_shortest_route(self, id, route):
        return (
            len(route) == self.hops[id] + 1
            and route[0] == id
            and route[-1] in self.exporters
            and all(self.graph.has_edge(*pair) for pair in zip(route, route[1:]))
        ) if id in self.hops else route == []


def distances(graph, starts):
    starts = set(starts)
    return nx.multi_source_dijkstra_path_length(graph, starts, weight=None) if starts else {}


class Oracle:
    def __init__(self, folder, options):
        self.options = options
        folder = Path(folder)
        self.organizations = {
            o.id: o for o in map(Organization, read_rows(folder / "organizations.csv"))
        }
        links = [Link(row) for row in read_rows(folder / "links.csv")]
        declared = [name for o in self.organizations.values() for name in o.products]
        self.products = list(dict.fromkeys(declared + [l.product for l in links if l.product]))
        self.links = [
            link
            for link in links
            if link.stands_in(options.year) and (link.under_contract or not options.contract)
        ]
        self.chains = {
            name: ProductChain(name, self.organizations, self.links) for name in self.products
        }
        self.supply = self.find_supply()

        kinds = options.kind or COLLECTIVE
        self.selected = [
            o
            for o in self.organizations.values()
            if o.kind in kinds
            and (not options.district or o.district in options.district)
            and (not options.rating or o.rating in options.rating)
        ]
        self.rows = [p for p in self.products if not options.product or p in options.product]

    def find_supply(self):
        sold = {id: set() for id in self.organizations}
        named = {id: set() for id in self.organizations}
        bought = {id: set() for id in self.organizations}
        for link in self.links:
            carried = [link.product] if link.product else self.products
            sold[link.source].update(carried)
            named[link.source].update({link.product} - {""})
            bought[link.target].update(carried)
        handles = {
            id: {*o.products, *named[id]} if o.products else sold[id] or bought[id]
            for id, o in self.organizations.items()
        }
        producers = self.options.producers or COLLECTIVE
        supply = {}
        for name, chain in self.chains.items():
            starts = [
                id
                for id, o in self.organizations.items()
                if o.kind in producers and name in handles[id]
            ]
            supply[name] = chain.downstream(starts)
        return supply

    def groups(self):
        keys = self.options.by
        groups = {} if keys else {(): []}
        for o in self.selected:
            groups.setdefault(tuple(getattr(o, key) for key in keys), []).append(o)
        for texts, organizations in sorted(groups.items()):
            yield dict(zip(keys, texts)), organizations

    def counted(self, organizations, product):
        if product != "any":
            return [o for o in organizations if o.id in self.supply[product]]
        if not self.options.product:
            return organizations
        return [o for o in organizations if any(o.id in self.supply[p] for p in self.rows)]

    def coverage(self):
        rows = []
        if self.options.product:
            joined = [l for l in self.links if l.product in ["", *self.rows] and self.rows]
        else:
            joined = self.links
        anyhow_linked = {end for link in joined for end in (link.source, link.target)}
        for group, organizations in self.groups():
            for product in [*self.rows, "any"]:
                counted = self.counted(organizations, product)
                row = {"product": product, "group": group, "organizations": len(counted)}
                chains = self.rows if product == "any" else [product]
                holders = {}
                for flag in FLAGS:
                    holders[flag] = set().union(
                        *(getattr(self.chains[p], flag) & self.supply[p] for p in chains)
                    )
                if product == "any":
                    holders["linked"] = anyhow_linked
                for flag in FLAGS:
                    row[flag] = sum(o.id in holders[flag] for o in counted)
                row["members"] = sum(o.members for o in counted)
                row["membersParticipating"] = sum(
                    o.members for o in counted if o.id in holders["participating"]
                )
                rows.append(row)
        return {"rows": rows}

    def reach(self):
        rows = []
        for group, organizations in self.groups():
            for product in [*self.rows, "any"]:
                counted = self.counted(organizations, product)
                chains = self.rows if product == "any" else [product]
                hops = {}
                for o in counted:
                    possible = [
                        self.chains[p].hops[o.id]
                        for p in chains
                        if o.id in self.supply[p] and o.id in self.chains[p].hops
                    ]
                    if possible:
                        hops[o.id] = min(possible)
                histogram = {}
                for number in sorted(hops.values()):
                    histogram[str(number)] = histogram.get(str(number), 0) + 1
                rows.append({
                    "product": product,
                    "group": group,
                    "organizations": len(counted),
                    "reached": len(hops),
                    "unreached": len(counted) - len(hops),
                    "hops": histogram,
                    "members": sum(o.members for o in counted),
                    "membersReached": sum(o.members for o in counted if o.id in hops),
                })
        return {"rows": rows}

    def reach_list(self):
        return {
            "organizations": [
                {"id": o.id, "product": p, "hops": self.chains[p].hops.get(o.id)}
                for o in self.selected
                for p in self.rows
                if o.id in self.supply[p]
            ]
        }

    def list(self):
        if self.options.product:
            joined = [l for l in self.links if l.product in ["", *self.rows] and self.rows]
        else:
            joined = self.links
        linked = {end for link in joined for end in (link.source, link.target)}
        entries = []
        for o in self.counted(self.selected, "any"):
            asked = [p for p in self.rows if o.id in self.supply[p]]
            flags = [
                flag
                for flag in FLAGS
                if (o.id in linked if flag == "linked"
                    else any(o.id in getattr(self.chains[p], flag) for p in asked))
            ]
            wanted = set(self.options.with_) <= set(flags)
            if not wanted or set(self.options.without) & set(flags):
                continue
            hops = [self.chains[p].hops[o.id] for p in asked if o.id in self.chains[p].hops]
            entries.append({
                "id": o.id,
                "name": o.name or o.id,
                "kind": o.kind,
                "district": o.district,
                "members": o.members,
                "products": [p for p in self.products if o.id in self.supply[p]],
                "flags": flags,
                "hops": min(hops, default=None),
                "exports": any(o.id in self.chains[p].exporters for p in asked),
            })
        entries.sort(key=lambda entry: -entry["members"])
        return {"organizations": entries[: self.options.top]}

    def trace(self, id, accepted=None):
        products = [p for p in self.products if id in self.supply[p]]
        given = {entry["product"]: entry["route"] for entry in (accepted or {}).get("routes", [])}
        routes = []
        for p in products:
            chain = self.chains[p]
            route = given.get(p)
            if route is None or not chain.is_shortest_route(id, route):
                route = chain.route(id)
            routes.append({"product": p, "hops": chain.hops.get(id), "route": route})
        upstream = set().union(*(self.chains[p].upstream({id}) for p in products)) - {id}
        downstream = set().union(*(self.chains[p].downstream({id}) for p in products)) - {id}
        return {
            "id": id,
            "routes": routes,
            "upstream": {
                "organizations": len(upstream),
                "members": sum(self.organizations[other].members for other in upstream),
            },
            "downstream": {"organizations": len(downstream)},
        }

    def critical(self, method=None):
        if method is None:
            method = "removal" if len(self.organizations) <= REMOVAL_LIMIT else "dominators"
        find = self.dependents_by_removal if method == "removal" else self.dependents_by_dominators
        rows = []
        for product in self.rows:
            chain = self.chains[product]
            asked = {
                o.id for o in self.selected if o.id in self.supply[product] and o.id in chain.hops
            }
            dependents = find(chain, asked) if asked else {}
            for id, o in self.organizations.items():
                if "market" not in o.kinds and dependents.get(id):
                    members = sum(self.organizations[other].members for other in dependents[id])
                    rows.append({
                        "product": product,
                        "id": id,
                        "dependents": len(dependents[id]),
                        "members": members,
                    })
        rows.sort(key=lambda row: -row["dependents"])
        return {"rows": rows}

    def exposure(self):
        find = (
            self.dependents_by_removal
            if len(self.organizations) <= REMOVAL_LIMIT else self.dependents_by_dominators)
        exposed = {}
        for product in self.rows:
            chain = self.chains[product]
            asked = {
                o.id for o in self.selected if o.id in self.supply[product] and o.id in chain.hops
            }
            dependents = find(chain, asked) if asked else {}
            exposed[product] = set().union(*(
                found for id, found in dependents.items()
                if "market" not in self.organizations[id].kinds))
        rows = []
        for group, organizations in self.groups():
            for row in [*self.rows, "any"]:
                counts = dict.fromkeys(
                    ["reached", "exporting", "exposed", "twoRoutes", "members", "membersExposed"], 0)
                for o in organizations:
                    products = [
                        p for p in self.rows
                        if row in (p, "any") and o.id in self.supply[p] and o.id in self.chains[p].hops
                    ]
                    if not products:
                        continue
                    others = [p for p in products if o.id not in self.chains[p].exporters]
                    exporting = len(others) < len(products)
                    hangs = bool(others) and all(o.id in exposed[p] for p in others)
                    counts["reached"] += 1
                    counts["members"] += o.members
                    counts["exporting"] += exporting
                    counts["exposed"] += hangs
                    counts["membersExposed"] += o.members if hangs else 0
                    counts["twoRoutes"] += not exporting and not hangs
                rows.append({"product": row, "group": group, **counts})
        return {"rows": rows}

    def concentration(self):
        rows = []
        for group, organizations in self.groups():
            suppliers = {o.id for o in organizations}
            for row in [*self.rows, "any"]:
                products = self.rows if row == "any" else [row]
                bought = [
                    link for link in self.links
                    if link.source in suppliers
                    and self.organizations[link.target].kind not in COLLECTIVE
                    and (link.product in ["", *products] or row == "any" and not self.options.product)
                ]
                buyers, pairs, agreed = {}, {}, Fraction(0)
                for link in bought:
                    tonnes = Fraction(link.volume or "0")
                    buyers[link.target] = buyers.get(link.target, 0) + tonnes
                    pair = (link.source, link.target)
                    pairs[pair] = pairs.get(pair, 0) + tonnes
                    agreed += tonnes if link.contract == "yes" else 0
                total = sum(buyers.values())
                order = sorted(
                    buyers, key=lambda id: (-buyers[id], list(self.organizations).index(id)))
                rows.append({
                    "product": row,
                    "group": group,
                    "suppliers": len({link.source for link in bought}),
                    "buyers": len(buyers),
                    "tonnes": float(total),
                    "tonnesContracted": float(agreed),
                    "hhi": self.index(buyers, total),
                    "hhiSuppliers": self.index(pairs, total),
                    "largest": {"id": order[0], "share": round(float(buyers[order[0]] / total), 9)}
                    if total else None,
                    "top3": round(float(sum(buyers[id] for id in order[:3]) / total), 9)
                    if total else None,
                })
        return {"rows": rows}

    @staticmethod
    def index(parts, total):
        if not total:
            return None
        return round(float(sum((part / total) ** 2 for part in parts.values()) * 10_000), 6)

    def dependents_by_removal(self, chain, asked):
        dependents = {}
        for id in self.organizations:
            left = chain.graph.subgraph(set(chain.graph) - {id}).reverse(copy=False)
            reaching = set(distances(left, chain.exporters - {id}))
            dependents[id] = asked - reaching - {id}
        return dependents

    def dependents_by_dominators(self, chain, asked):
        root = object()
        graph = chain.graph.reverse(copy=True)
        graph.add_edges_from((root, id) for id in chain.exporters)
        dominators = nx.immediate_dominators(graph, root)
        dependents = {}
        for id in asked:
            above = dominators[id]
            while above is not root:
                dependents.setdefault(above, set()).add(id)
                above = dominators[above]
        return dependents


def normalize(command, answer):
    keys = {
        "coverage": ["product", "group", "organizations", *FLAGS, "members", "membersParticipating"],
        "reach": ["product", "group", "organizations", "reached", "unreached", "hops", "members",
                  "membersReached"],
        "reach-list": ["id", "product", "hops"],
        "list": ["id", "name", "kind", "district", "members", "products", "flags", "hops",
                 "exports"],
        "critical": ["product", "id", "dependents", "members"],
        "concentration": ["product", "group", "suppliers", "buyers", "tonnes", "tonnesContracted",
                          "hhi", "hhiSuppliers", "largest", "top3"],
        "exposure": ["product", "group", "reached", "exporting", "exposed", "twoRoutes", "members",
                     "membersExposed"],
    }
    if command == "trace":
        return {
            "id": answer["id"],
            "routes": [{k: r[k] for k in ("product", "hops", "route")} for r in answer["routes"]],
            "upstream": {k: answer["upstream"][k] for k in ("organizations", "members")},
            "downstream": {"organizations": answer["downstream"]["organizations"]},
        }
    rows = answer["organizations" if command in ["list", "reach-list"] else "rows"]
    rows = [{key: row[key] for key in keys[command]} for row in rows]
    if command == "concentration":
        for row in rows:
            for key, digits in [("hhi", 6), ("hhiSuppliers", 6), ("top3", 9)]:
                row[key] = row[key] if row[key] is None else round(row[key], digits)
            if row["largest"]:
                row["largest"]["share"] = round(row["largest"]["share"], 9)
    if command == "reach-list":
        rows.sort(key=lambda row: (row["id"], row["product"]))
    if command == "critical":
        counts = [row["dependents"] for row in rows]
        if counts != sorted(counts, reverse=True):
            raise SystemExit("critical: not most dependents first")
        rows.sort(key=lambda row: (-row["dependents"], row["product"], row["id"]))
    return {"rows": rows}


def parse(arguments):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "command", choices=["coverage", "reach", "list", "trace", "critical", "concentration",
                             "normalize"])
    parser.add_argument("set", help="a folder, or with normalize what command answered")
    parser.add_argument("id", nargs="?", help="for trace")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--exposure", action="store_true")
    parser.add_argument("--accept")
    parser.add_argument("--method", choices=["removal", "dominators"])
    parser.add_argument("--year", type=int)
    parser.add_argument("--top", type=int)
    parser.add_argument("--with", dest="with_", action="append", default=[])
    parser.add_argument("--without", action="append", default=[])
    parser.add_argument("--contract", action="store_true")
    for name in ["by", "kind", "producers", "rating", "district", "product"]:
        parser.add_argument("--" + name, action="append", default=[])
    options = parser.parse_args(arguments)
    for name in ["by", "kind", "producers", "rating", "with_", "without"]:
        words = [word.strip() for text in getattr(options, name) for word in text.split(",")]
        setattr(options, name, words)
    return options


def main():
    options = parse(sys.argv[1:])
    if options.command == "normalize":
        answer = normalize(options.set, json.load(sys.stdin))
        print(json.dumps(answer, ensure_ascii=False, indent=1, sort_keys=True))
        return
    oracle = Oracle(options.set, options)
    if options.command == "coverage":
        answer = oracle.coverage()
    elif options.command == "reach":
        answer = oracle.reach_list() if options.list else oracle.reach()
    elif options.command == "list":
        answer = oracle.list()
    elif options.command == "trace":
        accepted = json.loads(Path(options.accept).read_text()) if options.accept else None
        answer = oracle.trace(clean(options.id), accepted)
    elif options.command == "concentration":
        answer = oracle.concentration()
    elif options.exposure:
        answer = oracle.exposure()
    else:
        answer = oracle.critical(options.method)
    print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
