import LabeledGraph
import LinkageGraph

extension MeasuredSet {
  /// The ids that are looked up at once, as the reader does it.
  private static let batchSize = 32

  /// The most links whose ends are looked up: their keys must not fill the memory that is measured.
  private static let mostLinks = 1_000_000

  func measureIndex() throws -> MeasuredPhase {
    let ids = try set().organizationColumns.ids
    let (result, index) = try stopwatch.measure(
      .index, digest: { (index: IdentifierIndex) in UInt64(index.find([UInt8]().span, in: ids)) },
      { IdentifierIndex(ids) })
    return MeasuredPhase(result: result) {
      for position in 0..<ids.count {
        let id = Array(ids.bytes[ids.range(of: position)])
        let found = index.find(id.span, in: ids)
        try expect(
          found == UInt32(position), "\(ids[position]), number \(position), is found at \(found)")
      }
      let strange = Array("?\(ids[0])?".utf8)
      try expect(
        index.find(strange.span, in: ids) == IdentifierIndex.absent,
        "an id that is not there is found")
    }
  }

  func measureLookUp() throws -> MeasuredPhase {
    let set = try set()
    let (ids, columns, index) = (set.organizationColumns.ids, set.linkColumns, set.index)
    let count = min(columns.count, Self.mostLinks)
    var keys: [IdentifierKey] = []
    var expected: [UInt32] = []
    for link in 0..<count {
      for end in [columns.sources[link], columns.targets[link]] {
        let range = ids.range(of: Int(end))
        // Batches look up short ids only, whose bytes are the key.
        guard range.count <= IdentifierKey.longestInline else { continue }
        keys.append(IdentifierKey(ids.bytes.span.extracting(range)))
        expected.append(end)
      }
    }
    var (result, found) = try stopwatch.measure(.lookUp, digest: { Digest.of($0) }) {
      var found = [UInt32](repeating: 0, count: keys.count)
      var output = found.mutableSpan
      for start in stride(from: 0, to: keys.count, by: Self.batchSize) {
        let batch = start..<min(start + Self.batchSize, keys.count)
        var positions = output._mutatingExtracting(batch)
        index.find(keys.span.extracting(batch), positions: &positions)
      }
      return found
    }
    result.links = keys.count / 2
    return MeasuredPhase(result: result) {
      try expect(found == expected, "an id is found at another organization")
    }
  }
}
