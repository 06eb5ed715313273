#!/usr/bin/env python3
"""`linkage summary SET --format json` with NetworkX, and nothing but Python's own library beside it.

    networkx_summary.py SET
"""

import csv
import gc
import sys
from operator import itemgetter

import networkx as nx

from answer import COLLECTIVE, order_of_products, write


def read(path, columns):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        yield from map(itemgetter(*map(header.index, columns)), rows)


def distances(graph, starts):
    found = {}
    for level, layer in enumerate(nx.bfs_layers(graph, starts) if starts else ()):
        found.update(dict.fromkeys(layer, level))
    return found


def main():
    # Nothing here is garbage before the end, and looking for it again and again takes a third of the time.
    gc.disable()
    folder = sys.argv[1]
    number, kinds, members, declared = {}, [], [], []
    for id, kind, products, count in read(
            f"{folder}/organizations.csv", ["id", "kind", "products", "members"]):
        number[id] = len(number)
        kinds.append(kind)
        members.append(int(count or 0))
        declared.append(products)
    names = {field: set(order_of_products([field], [])) for field in set(declared)}

    pairs, exporting = {}, {}
    links = 0
    markets = {id for id, kind in enumerate(kinds) if kind == "market"}
    for source, target, product, relation in read(
            f"{folder}/links.csv", ["source", "target", "product", "relation"]):
        links += 1
        source, target = number[source], number[target]
        if product not in pairs:
            pairs[product], exporting[product] = [], set()
        pairs[product].append((source, target))
        if relation == "export" or target in markets:
            exporting[product].add(source)
    products = order_of_products(dict.fromkeys(declared), pairs)

    def of_kind(kind):
        return {id for id, other in enumerate(kinds) if other == kind}

    processors, exporters, buyers = map(of_kind, ("processor", "exporter", "buyer"))
    selected = {id for id, kind in enumerate(kinds) if kind in COLLECTIVE}
    sells = {source for links in pairs.values() for source, _ in links}
    linked = sells | {target for links in pairs.values() for _, target in links}
    undeclared = [id for id in selected if not names[declared[id]]]

    def row(counted, flags, hops):
        histogram = {}
        for hop in hops.values():
            histogram[hop] = histogram.get(hop, 0) + 1
        return {
            "organizations": len(counted),
            **{name: len(flag) for name, flag in flags.items()},
            "members": sum(members[id] for id in counted),
            "membersParticipating": sum(members[id] for id in flags["participating"]),
            "membersReached": sum(members[id] for id in hops),
            "hops": histogram,
        }

    rows, anything, nearest = [], {}, {}
    for product in products:
        graph = nx.DiGraph()
        graph.add_nodes_from(range(len(kinds)))
        graph.add_edges_from(pairs.get(product, ()))
        graph.add_edges_from(pairs.get("", ()))
        sold = {id for id, others in graph.adjacency() if others}
        bought = {id for id in graph if graph.pred[id]}
        starts = {id for id in selected if product in names[declared[id]]}
        starts.update(id for id in undeclared if id in (sold if id in sells else bought))
        counted = selected & distances(graph, starts).keys()

        reversed_graph = graph.reverse(copy=False)
        hops = distances(reversed_graph, exporters.union(exporting.get(product, ()), exporting.get("", ())))
        domestic = distances(reversed_graph, buyers).keys()
        flags = {
            "linked": sold | bought,
            "processing": distances(reversed_graph, processors).keys(),
            "domestic": domestic,
            "export": hops.keys(),
            "complete": distances(
                reversed_graph, {id for id in processors if id in domestic or id in hops}).keys(),
        }
        flags = {name: counted & flag for name, flag in flags.items()}
        flags["participating"] = flags["processing"] | flags["domestic"] | flags["export"]
        hops = {id: hops[id] for id in flags["export"]}
        rows.append(row(counted, flags, hops))
        for name, flag in flags.items():
            anything[name] = anything.get(name, set()) | flag
        for id, hop in hops.items():
            nearest[id] = min(hop, nearest.get(id, hop))
    anything = dict.fromkeys(
        ("processing", "domestic", "export", "complete", "participating"), ()) | anything
    rows.append(row(selected, anything | {"linked": linked & selected}, nearest))
    write(len(kinds), links, products, rows)


if __name__ == "__main__":
    main()
