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
    var keys: [IdentifierKey] = []
    var wanted: [UInt32] = []
    for text in texts + ["", "HTX", "nobody", "an id of more than sixteen bytes, unknown"] {
      let bytes = Array(text.utf8)
      keys.append(IdentifierKey(bytes.span))
      wanted.append(firsts[text].map { UInt32($0) } ?? IdentifierIndex.absent)
      #expect(index.find(bytes.span, in: column) == wanted[wanted.count - 1])
    }
    for start in stride(from: 0, to: keys.count, by: IdentifierIndex.longestBatch) {
      let end = min(keys.count, start + IdentifierIndex.longestBatch)
      var found = [UInt32](repeating: 0, count: end - start)
      var positions = found.mutableSpan
      index.find(keys.span.extracting(start..<end), positions: &positions)
      #expect(found == Array(wanted[start..<end]))
    }
  }
}
