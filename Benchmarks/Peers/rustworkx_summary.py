#!/usr/bin/env python3
"""`linkage summary SET --format json` with Polars and rustworkx.

rustworkx searches along the links only, so a second graph holds the links turned round. (Its `reverse()`
takes longer for each link, the more there are.)

    rustworkx_summary.py SET
"""

import gc
import sys

import numpy as np
import rustworkx

from polars_reading import summarize


class Graph:
    def __init__(self, count, source, target, starts, ends):
        self.count, self.source, self.target = count, source, target
        self.starts, self.ends = starts, ends

    def graph(self, start, end):
        graph = rustworkx.PyDiGraph(node_count_hint=self.count, edge_count_hint=len(start))
        graph.add_nodes_from(range(self.count))
        graph.extend_from_edge_list(list(zip(start.tolist(), end.tolist())))
        return graph

    def search(self, graph, starts):
        distances = np.full(self.count, -1, np.int32)
        for level, layer in enumerate(rustworkx.bfs_layers(graph, starts.tolist())):
            distances[layer] = level
        return distances

    def downstream(self):
        return self.search(self.graph(self.source, self.target), self.starts) >= 0

    def distances(self):
        self.against = self.graph(self.target, self.source)
        return [self.search(self.against, ends) for ends in self.ends]

    def upstream(self, others):
        return self.search(self.against, others) >= 0


if __name__ == "__main__":
    # Millions of pairs are made, and none of them is garbage.
    gc.disable()
    summarize(sys.argv[1], Graph)
