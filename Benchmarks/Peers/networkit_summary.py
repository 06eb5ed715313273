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
    def __init__(self, count, source, target, starts):
        self.count = count
        self.starts = starts
        self.source, self.target = source, target
        self.upstream = None

    def search(self, graph, start):
        search = nk.distance.BFS(graph, start, storePaths=False)
        search.run()
        distances = np.asarray(search.getDistances(asarray=True))[: self.count]
        return np.where(distances < self.count + 2, distances - 1, -1).astype(np.int32)

    def downstream(self):
        root = np.full(len(self.starts), self.count)
        graph = nk.GraphFromCoo(
            (np.concatenate([self.source, root]), np.concatenate([self.target, self.starts])),
            n=self.count + 1, directed=True)
        return self.search(graph, self.count) >= 0

    def distances_to(self, several):
        first = self.upstream.numberOfNodes() if self.upstream else self.count
        roots = np.concatenate([np.full(len(ends), first + index) for index, ends in enumerate(several)])
        edges = np.concatenate(several)
        if self.upstream is None:
            edges = np.concatenate([self.source, edges])
            roots = np.concatenate([self.target, roots])
            self.upstream = nk.GraphFromCoo((roots, edges), n=first + len(several), directed=True)
        else:
            self.upstream.addNodes(len(several))
            self.upstream.addEdges((roots, edges))
        return list(threads.map(lambda index: self.search(self.upstream, first + index), range(len(several))))


if __name__ == "__main__":
    summarize(sys.argv[1], Graph)
