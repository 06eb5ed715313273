import LabeledGraph
import LinkageGraph

extension MeasuredSet {
  /// The most links whose ends are looked up: their keys must not fill the memory that is measured.
  private static let mostLinks = 1_000_000

  func measureIndex() throws -> MeasuredPhase {
    let ids = try set().organizationColumns.ids
    let (result, index) = try stopwatch.measure(
      .index, digest: { (index: IdentifierIndex) in UInt64(index.find([UInt8]().span, in: ids)) },
      { IdentifierIndex(ids) })
    return MeasuredPhase(result: result) {
      for position in 0..<ids.count {
        let found = index.find(ids.span(of: position), in: ids)
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
    // As in a file: 16 bytes can be loaded from the start of each id, and 8 up to its end.
    var bytes = [UInt8](repeating: 0x20, count: 8)
    var texts: [TextRange] = []
    var expected: [UInt32] = []
    for link in 0..<count {
      for end in [columns.sources[link], columns.targets[link]] {
        let id = ids.span(of: Int(end))
        texts.append(TextRange(start: UInt32(bytes.count), length: UInt32(id.count)))
        bytes.append(copying: id)
        bytes.append(0x2C)
        expected.append(end)
      }
    }
    bytes.append(contentsOf: repeatElement(0x20, count: 16))
    var (result, found) = try stopwatch.measure(.lookUp, digest: { Digest.of($0) }) {
      var found = [UInt32](repeating: 0, count: texts.count)
      var output = found.mutableSpan
      for start in stride(from: 0, to: texts.count, by: IdentifierIndex.longestBatch) {
        let batch = start..<min(start + IdentifierIndex.longestBatch, texts.count)
        var positions = output._mutatingExtracting(batch)
        index.find(
          texts.span.extracting(batch), base: 0, bytes.span, in: ids, positions: &positions)
      }
      return found
    }
    result.links = texts.count / 2
    return MeasuredPhase(result: result) {
      try expect(found == expected, "an id is found at another organization")
    }
  }
}
