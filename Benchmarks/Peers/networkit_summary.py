#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and NetworKit.

NetworKit searches from one node, so a node more is joined to all the starts of a search. It searches along
the links only, so a second graph holds the links turned round. Searches run on all processors at once.

    networkit_summary.py SET
"""

import sys

import networkit as nk
import numpy as np

from polars_reading import summarize, threads


class Graph:
    def __init__(self, count, source, target, starts, ends):
        self.count = count
        roots = [np.full(len(places), count + index) for index, places in enumerate([starts, *ends])]
        self.along = nk.GraphFromCoo(
            (np.concatenate([source, roots[0]]), np.concatenate([target, starts])), n=count + 1, directed=True)
        self.against = nk.GraphFromCoo(
            (np.concatenate([target, *roots[1:]]), np.concatenate([source, *ends])),
            n=count + 1 + len(ends), directed=True)
        self.roots = range(count + 1, count + 1 + len(ends))

    def search(self, graph, root):
        search = nk.distance.BFS(graph, root, storePaths=False)
        search.run()
        distances = np.asarray(search.getDistances(asarray=True))[: self.count]
        return np.where(distances <= self.count, distances - 1, -1).astype(np.int32)

    def downstream(self):
        return self.search(self.along, self.count) >= 0

    def distances(self):
        return list(threads.map(lambda root: self.search(self.against, root), self.roots))

    def upstream(self, others):
        root = self.against.addNode()
        self.against.addEdges((np.full(len(others), root), others))
        return self.search(self.against, root) >= 0


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
