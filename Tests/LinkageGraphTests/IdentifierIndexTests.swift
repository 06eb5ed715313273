import LinkageGraph
import LinkageTestSupport
import Testing

/// The index of ids against a dictionary.
@Suite struct IdentifierIndexTests {
  /// Enough ids for several threads to build the index, some of them used more than once.
  @Test(arguments: [0, 1, 5, 100, 40_000])
  func everyIDIsFound(count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    let texts = (0..<count).map { index in
      let number = random.below(max(1, count * 9 / 10))
      return index % 3 == 0 ? "HTX-\(number)" : "an id of more than sixteen bytes \(number)"
    }
    var column = TextColumn()
    texts.forEach { column.append($0) }
    var firsts: [String: Int] = [:]
    var expected: [[Int]] = []
    for (position, text) in texts.enumerated() {
      if let first = firsts[text] {
        expected.append([first, position])
      } else {
        firsts[text] = position
      }
    }
    var duplicates: [[Int]] = []
    let index = IdentifierIndex(column) { duplicates.append([$0, $1]) }
    #expect(duplicates == expected)
    // 16 bytes can be loaded from the start of each text, and 8 up to its end.
    var bytes = [UInt8](repeating: 0x20, count: 8)
    var ranges: [TextRange] = []
    var wanted: [UInt32] = []
    for text in texts + ["", "HTX", "nobody", "an id of more than sixteen bytes, unknown"] {
      ranges.append(
        TextRange(start: UInt32(bytes.count), length: UInt32(text.utf8.count)))
      bytes += Array(text.utf8) + [0x2C]
      wanted.append(firsts[text].map { UInt32($0) } ?? IdentifierIndex.absent)
      #expect(index.find(Array(text.utf8).span, in: column) == wanted[wanted.count - 1])
    }
    bytes += [UInt8](repeating: 0x20, count: 16)
    for start in stride(from: 0, to: ranges.count, by: IdentifierIndex.longestBatch) {
      let end = min(ranges.count, start + IdentifierIndex.longestBatch)
      var found = [UInt32](repeating: 0, count: end - start)
      var positions = found.mutableSpan
      index.find(
        ranges.span.extracting(start..<end), base: 0, bytes.span, in: column,
        positions: &positions)
      #expect(found == Array(wanted[start..<end]))
    }
  }
}
