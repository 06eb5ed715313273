#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and igraph.

igraph searches from one vertex, so a vertex more is joined to all the starts of a search.

    igraph_summary.py SET
"""

import sys

import igraph
import numpy as np

from polars_reading import summarize

class Graph:
    def __init__(self, count, source, target, starts, ends):
        self.count = count
        self.root = count
        self.roots = range(count + 1, count + 1 + len(ends))
        roots = [np.full(len(places), count + index) for index, places in enumerate([starts, *ends])]
        edges = np.empty((len(source) + sum(map(len, roots)), 2), np.int32)
        edges[:, 0] = np.concatenate([source, roots[0], *ends])
        edges[:, 1] = np.concatenate([target, starts, *roots[1:]])
        self.graph = igraph.Graph(n=count + 1 + len(ends), edges=edges, directed=True)

    def search(self, root, mode):
        vertices, layers, _ = self.graph.bfs(root, mode=mode)
        vertices = np.array(vertices)
        distances = np.full(self.graph.vcount(), -1, np.int32)
        distances[vertices] = np.repeat(np.arange(len(layers) - 1), np.diff(layers)) - 1
        return distances[: self.count]

    def downstream(self):
        return self.search(self.root, "out") >= 0

    def distances(self):
        return [self.search(root, "in") for root in self.roots]

    def upstream(self, others):
        root = self.graph.add_vertex().index
        self.graph.add_edges(np.column_stack([others, np.full(len(others), root)]))
        return self.search(root, "in") >= 0


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
