"""How the peers on Polars read a linkage set: columns of numbers, no text left.

Links are read with Polars' streaming engine, which hashes the ids to 64 bits while it parses, so that
their text is never stored. A table in NumPy turns hashes into row numbers of organizations.csv: a look-up
is two gathers, on all processors. No two ids may have the same hash (this is checked), and each link's hash
must be one of them.
"""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import polars as pl

from answer import COLLECTIVE, Counter, order_of_products, write

KINDS = (*COLLECTIVE, "processor", "exporter", "buyer", "market")
PIECE = 1 << 18
threads = ThreadPoolExecutor(len(os.sched_getaffinity(0)))


def in_pieces(count, work):
    """Runs work(slice) over `count` elements, in pieces that fit a processor's cache."""
    return list(threads.map(lambda start: work(slice(start, min(start + PIECE, count))), range(0, count, PIECE)))


class Numbering:
    """From the hash of an id to the number of its organization.

    The top bits of a hash choose a slot, and the organization that came last has it. The others are found by
    binary search.
    """

    def __init__(self, hashes):
        count = len(hashes)
        self.hashes = hashes
        self.shift = np.uint64(64 - max(8, (8 * count).bit_length()))
        self.table = np.zeros(1 << (64 - int(self.shift)), np.int32)
        numbers = np.arange(count, dtype=np.int32)
        slots = hashes >> self.shift
        self.table[slots] = numbers
        displaced = np.flatnonzero(self.table[slots] != numbers)
        self.displaced = displaced[np.argsort(hashes[displaced])].astype(np.int32)
        self.displaced_hashes = hashes[self.displaced]
        if (np.any(hashes[self.table[slots[displaced]]] == hashes[displaced])
                or np.any(self.displaced_hashes[1:] == self.displaced_hashes[:-1])):
            raise SystemExit("Two organizations have the same id, or ids with the same hash.")

    def __call__(self, hashes):
        numbers = self.table[hashes >> self.shift]
        (missed,) = np.nonzero(self.hashes[numbers] != hashes)
        if len(missed):
            places = np.searchsorted(self.displaced_hashes, hashes[missed])
            found = places < len(self.displaced)
            found[found] = self.displaced_hashes[places[found]] == hashes[missed[found]]
            if not found.all():
                raise SystemExit("A link names an organization that does not exist.")
            numbers[missed] = self.displaced[places]
        return numbers


def by_code(texts):
    """All texts of a column of distinct categories, which has each of the codes 0, 1, … once."""
    return texts.gather(texts.to_physical().arg_sort()).to_list()


class LinkageSet:
    """A linkage set as NumPy arrays.

    Of an organization: `kind` (an index of KINDS), `members`, and `declared`: the number of its products
    field among `declarations`, each of which is a list of products by number.
    Of a link: `source` and `target`, `product`, and whether it is an `export`. `carried[product]` lists the
    products by number: all of them for a blank one.
    """

    def __init__(self, folder):
        fields_type = pl.Categorical(pl.Categories.random("fields"))
        product_type = pl.Categorical(pl.Categories.random("products", physical=pl.UInt16))
        organizations = (
            pl.scan_csv(f"{folder}/organizations.csv", infer_schema=False)
            .select(
                pl.col("id").hash(),
                pl.col("kind").cast(pl.Enum(KINDS)).to_physical(),
                pl.col("members").cast(pl.Int64).fill_null(0),
                pl.col("products").fill_null("").cast(fields_type),
            )
            .collect(engine="streaming")
        )
        links = (
            pl.scan_csv(f"{folder}/links.csv", infer_schema=False)
            .select(
                pl.col("source", "target").hash(),
                pl.col("product").fill_null("").cast(product_type),
                export=pl.col("relation").eq("export").fill_null(False),
            )
            .collect(engine="streaming")
        )

        declarations = organizations["products"].unique(maintain_order=True)
        carried = links["product"].unique(maintain_order=True)
        self.products = order_of_products(declarations.to_list(), carried.to_list())
        number = {name: index for index, name in enumerate(self.products)}
        self.carried = [
            [number[name]] if name else list(number.values()) for name in by_code(carried)
        ]
        self.declarations = [
            [number[name] for name in field.replace(";", "|").split("|") if name]
            for field in by_code(declarations)
        ]

        self.kind = organizations["kind"].to_numpy()
        self.members = organizations["members"].to_numpy()
        self.declared = organizations["products"].to_physical().to_numpy()
        self.product = links["product"].to_physical().to_numpy()
        self.export = links["export"].to_numpy()
        numbering = Numbering(organizations["id"].to_numpy())
        self.source = self.numbers(numbering, links["source"])
        self.target = self.numbers(numbering, links["target"])

    @staticmethod
    def numbers(numbering, column):
        hashes = column.to_numpy()
        numbers = np.empty(len(hashes), np.int32)

        def number(piece):
            numbers[piece] = numbering(hashes[piece])

        in_pieces(len(hashes), number)
        return numbers


def summarize(folder, graph_type):
    """Prints the summary, with one graph per product.

    `graph_type(count, source, target, starts, ends)` makes a graph of `count` organizations. Then
    `graph.downstream()` flags all with a route from one of `starts`, `graph.distances()` gives, for each of the
    arrays in `ends`, the number of links to the nearest of its organizations, and -1 where there is no route, and
    `graph.upstream(others)` flags all with a route to one of some others.
    """
    links = LinkageSet(folder)
    count = len(links.kind)
    selected = links.kind < len(COLLECTIVE)
    processors, exporters, buyers, markets = (links.kind == code for code in range(len(COLLECTIVE), len(KINDS)))
    exporting = links.export | markets[links.target]
    declaring = np.array([bool(names) for names in links.declarations], bool)[links.declared]

    def flags(numbers):
        flags = np.zeros(count, bool)
        flags[numbers] = True
        return flags

    sells, buys = flags(links.source), flags(links.target)
    counter = Counter(links.members[selected], (sells | buys)[selected])
    for product in range(len(links.products)):
        carries = np.array([product in carried for carried in links.carried], bool)[links.product]
        source, target = links.source[carries], links.target[carries]
        sells_it, buys_it = flags(source), flags(target)
        declares_it = np.array([product in names for names in links.declarations], bool)[links.declared]
        handles = np.where(declaring, declares_it, np.where(sells, sells_it, buys_it))
        exports = exporters | flags(source[exporting[carries]])

        ends = [np.flatnonzero(ends) for ends in (processors, buyers, exports)]
        graph = graph_type(count, source, target, np.flatnonzero(handles & selected), ends)
        supply = graph.downstream()
        processing, domestic, hops = graph.distances()
        complete = graph.upstream(np.flatnonzero(processors & ((domestic >= 0) | (hops >= 0))))
        columns = (supply, sells_it | buys_it, processing >= 0, domestic >= 0, hops >= 0, complete, hops)
        counter.add(*(column[selected] for column in columns))
    write(count, len(links.source), links.products, counter.finish())
