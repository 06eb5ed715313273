import Testing

@testable import LabeledGraph

#if DEBUG
  /// Values that break what others rely on are caught where they are made, in debug builds.
  @Suite struct InvariantsTests {
    @Test func unsoundRowsAreNotMade() async {
      await #expect(processExitsWith: .failure) {
        // The labels of a row must ascend.
        _ = CompressedRows(
          assembled: 1, labelCount: 2, rowStarts: SharedArray([0, 2]),
          runLabels: SharedArray([1, 0]), runStarts: SharedArray([0, 1, 2]),
          neighbors: SharedArray([0, 0]))
      }
    }

    @Test func listsThatOverlapAreNotMade() async {
      _ = LabelLists(ends: SharedArray([1, 1, 2]), labels: SharedArray([0, 5]))
      await #expect(processExitsWith: .failure) {
        _ = LabelLists(ends: SharedArray([2, 1, 2]), labels: SharedArray([0, 5]))
      }
    }

    /// Two vertices; labels 0, 1 and 2 in slices of one, and a wildcard 3.
    @Test func runsInAWrongSliceAreNoticed() {
      let rows = CompressedRows(
        assembled: 2, labelCount: 4, rowStarts: SharedArray([0, 2, 4]),
        runLabels: SharedArray([0, 3, 0, 2]), runStarts: SharedArray([0, 1, 2, 3, 4]),
        neighbors: SharedArray([0, 1, 0, 1]))
      func broken(_ starts: [Int], _ vertices: [UInt32], _ runs: [UInt32]) -> String? {
        LabelSlices.RunLists(starts: starts, vertices: vertices, runs: runs)
          .brokenInvariant(of: rows, slices: 3, labelsPerSlice: 1)
      }
      #expect(broken([0, 2, 2, 3, 4], [0, 1, 1, 0], [0, 2, 3, 1]) == nil)
      #expect(
        broken([0, 1, 2, 3, 4], [0, 1, 1, 0], [0, 2, 3, 1])?.contains("of its label") == true)
      #expect(
        broken([0, 2, 2, 3, 4], [0, 1, 1, 0], [0, 0, 3, 1])?.contains("stands once") == true)
      #expect(
        broken([0, 2, 2, 3, 4], [0, 0, 1, 0], [0, 2, 3, 1])?.contains("its vertex") == true)
      #expect(
        broken([0, 2, 2, 3, 3], [0, 1, 1], [0, 2, 3])?.contains("end with the runs") == true)
    }

    @Test func unsoundSlicesAreNoticed() {
      let rows = CompressedRows(
        assembled: 2, labelCount: 1, rowStarts: SharedArray([0, 0, 0]), runLabels: SharedArray(),
        runStarts: SharedArray([0]), neighbors: SharedArray())
      #expect(LabelSlice(vertices: [3, 5], rows: rows).brokenInvariant == nil)
      #expect(LabelSlice(vertices: [5, 3], rows: rows).brokenInvariant != nil)
      #expect(LabelSlice(vertices: [5], rows: rows).brokenInvariant != nil)
    }

    @Test func treesWhoseWaysUpDoNotEndAreNotMade() async {
      let tree = DominatorTree(
        order: [.max, 4, 2], immediateDominators: [0, 0, 1], method: .levels)
      #expect(tree.brokenInvariant == nil)
      await #expect(processExitsWith: .failure) {
        _ = DominatorTree(order: [.max, 4, 2], immediateDominators: [0, 2, 1], method: .levels)
      }
      await #expect(processExitsWith: .failure) {
        _ = DominatorTree(order: [.max, 4, 4], immediateDominators: [0, 0, 1], method: .levels)
      }
    }
  }
#endif
