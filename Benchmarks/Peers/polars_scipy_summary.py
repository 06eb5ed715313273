#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars, NumPy and SciPy.

A bit for each product and question travels along the links, all of them at once, a level at a time. While
few levels have passed, a level is a sweep over the list of links, in pieces and on all processors: that
costs less than sorting the links would. Long chains make SciPy sort them into compressed rows, so that a
level costs no more than the links that leave its organizations.

    polars_scipy_summary.py SET
"""

import sys

import numpy as np

from answer import COLLECTIVE, Counter, write
from polars_reading import KINDS, LinkageSet, in_pieces

BLOCK = 16   # products at a time: four questions about each fill 64 bits
SWEEPS = 12  # levels before compressed rows pay


class Links:
    """The links as a way for masks to travel from `start` to `end`."""

    def __init__(self, start, end, labels, count):
        self.start, self.end, self.labels, self.count = start, end, labels, count
        self.rows = None

    def sweep(self, fresh, masks):
        """Pieces of (end, bits) for all links whose start has fresh bits that they carry and their end lacks."""

        def sweep(piece):
            bits = fresh[self.start[piece]]
            bits &= self.labels[piece]
            (live,) = np.nonzero(bits != 0)
            return self.new(self.end[piece][live], bits[live], masks)

        return in_pieces(len(self.start), sweep)

    def expand(self, fresh, masks, places):
        """The same, where only `places` have fresh bits."""
        if self.rows is None:
            from scipy.sparse import coo_array

            links = np.arange(len(self.start), dtype=np.int32)
            self.rows = coo_array(
                (np.ones(len(links), np.int8), (self.start, links)), shape=(self.count, len(links))).tocsr()
        first = self.rows.indptr[places]
        lengths = self.rows.indptr[places + 1] - first
        ends = np.cumsum(lengths)
        links = self.rows.indices[np.arange(ends[-1]) + np.repeat(first - ends + lengths, lengths)]
        return [self.new(self.end[links], np.repeat(fresh[places], lengths) & self.labels[links], masks)]

    @staticmethod
    def new(ends, bits, masks):
        bits &= ~masks[ends]
        (new,) = np.nonzero(bits != 0)
        return ends[new], bits[new]

    def travel(self, masks, arrive):
        """Spreads masks to all that can be reached, and calls arrive(level, places, bits) for what is new.

        `arrive` may return further bits that the places have from now on.
        """
        fresh = np.zeros_like(masks)
        (places,) = np.nonzero(masks)
        bits = masks[places]
        level = 0
        while len(places):
            more = arrive(level, places, bits)
            if more is not None:
                bits = bits | more & ~masks[places]
                masks[places] |= bits
            fresh[places] = bits
            pieces = self.sweep(fresh, masks) if level < SWEEPS else self.expand(fresh, masks, places)
            fresh[places] = 0
            for ends, bits in pieces:
                # An end may occur several times, and then keeps the bits of one link only: again for the others.
                while len(ends):
                    fresh[ends] |= bits
                    (lost,) = np.nonzero(bits & ~fresh[ends])
                    ends, bits = ends[lost], bits[lost]
            if level < SWEEPS:
                (places,) = np.nonzero(fresh != 0)
            else:
                places = np.unique(pieces[0][0])
            bits = fresh[places]
            masks[places] |= bits
            level += 1


def tally(links, is_market):
    """Which products each organization sells, buys and exports directly: flags by organization and product code."""
    count, width = len(links.kind), max(1, len(links.carried))
    sold, bought, exported = (np.zeros(count * width, bool) for _ in range(3))

    def mark(piece):
        source, target, product = links.source[piece], links.target[piece], links.product[piece]
        sale = source.astype(np.intp) * width + product
        sold[sale] = True
        bought[target.astype(np.intp) * width + product] = True
        exported[sale[links.export[piece] | is_market[target]]] = True

    in_pieces(len(links.source), mark)
    return [flags.reshape(count, width) for flags in (sold, bought, exported)]


def measure(linkage_set, products, tallies, counter):
    """Adds the rows of some products, at most BLOCK of them."""
    lanes = len(products)
    word = np.dtype(f"u{max(1, 1 << (4 * lanes - 1).bit_length() >> 3)}").type
    bit = {product: 1 << lane for lane, product in enumerate(products)}
    every = (1 << lanes) - 1
    processing, domestic, export, _ = (word(every << lanes * question) for question in range(4))

    def mask(names):
        return sum(bit.get(product, 0) for product in set(names))

    carried = [mask(names) for names in linkage_set.carried]
    in_all_questions = 1 | 1 << lanes | 1 << 2 * lanes | 1 << 3 * lanes
    labels = np.array([mask * in_all_questions for mask in carried], word).take(linkage_set.product)

    def combined(flags):
        masks = np.zeros(len(flags), word)
        for code, mask in enumerate(carried):
            masks[flags[:, code]] |= word(mask)
        return masks

    sold = tallies[0]
    sells, buys, exports = map(combined, tallies)
    undeclared = np.array([not names for names in linkage_set.declarations], bool)[linkage_set.declared]
    handles = np.array([mask(names) for names in linkage_set.declarations], word)[linkage_set.declared]
    handles[undeclared] = np.where(sold[undeclared].any(axis=1), sells[undeclared], buys[undeclared])

    count = len(handles)
    selected = linkage_set.kind < len(COLLECTIVE)
    supply = np.where(selected, handles, word(0))
    Links(linkage_set.source, linkage_set.target, labels, count).travel(supply, lambda *_: None)

    is_processor = linkage_set.kind == KINDS.index("processor")
    masks = exports << word(2 * lanes)
    masks[linkage_set.kind == KINDS.index("exporter")] |= export
    masks[is_processor] |= processing
    masks[linkage_set.kind == KINDS.index("buyer")] |= domestic
    hops = np.full((lanes, count), -1, np.int32)

    def arrive(level, places, bits):
        for lane in range(lanes):
            hops[lane, places[bits & word(1 << 2 * lanes + lane) != 0]] = level
        sold_on = (bits & domestic) << word(2 * lanes) | (bits & export) << word(lanes)
        return np.where(is_processor[places], sold_on, word(0))

    Links(linkage_set.target, linkage_set.source, labels, count).travel(masks, arrive)

    supply, linked, masks, hops = supply[selected], (sells | buys)[selected], masks[selected], hops[:, selected]
    for lane in range(lanes):
        counter.add(
            supply & word(1 << lane) != 0,
            linked & word(1 << lane) != 0,
            *(masks & word(1 << lanes * question + lane) != 0 for question in range(4)),
            hops[lane],
        )


def main():
    linkage_set = LinkageSet(sys.argv[1])
    tallies = tally(linkage_set, linkage_set.kind == KINDS.index("market"))
    selected = linkage_set.kind < len(COLLECTIVE)
    counter = Counter(linkage_set.members[selected], (tallies[0] | tallies[1]).any(axis=1)[selected])
    products = range(len(linkage_set.products))
    for start in range(0, len(products), BLOCK):
        measure(linkage_set, products[start : start + BLOCK], tallies, counter)
    write(len(linkage_set.kind), len(linkage_set.source), linkage_set.products, counter.finish())


if __name__ == "__main__":
    main()
