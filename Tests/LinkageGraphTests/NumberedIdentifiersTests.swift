import LinkageGraph
import LinkageTestSupport
import Testing

/// Ids that are found by arithmetic, against a dictionary, and that they are.
@Suite struct NumberedIdentifiersTests {
  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func column(_ texts: [String]) -> TextColumn {
    var column = TextColumn()
    texts.forEach { column.append($0) }
    return column
  }

  /// What every way of looking up says of some texts.
  private static func lookedUp(
    _ texts: [String], in index: IdentifierIndex, _ column: TextColumn
  ) -> (single: [UInt32], batch: [UInt32]) {
    var bytes = [UInt8](repeating: 0x39, count: 8)
    var ranges: [TextRange] = []
    var single: [UInt32] = []
    for text in texts {
      ranges.append(TextRange(start: UInt32(bytes.count), length: UInt32(text.utf8.count)))
      bytes += Array(text.utf8) + [0x2C]
      single.append(index.find(Array(text.utf8).span, in: column))
    }
    // What stands around an id must not matter.
    bytes += [UInt8](repeating: 0x39, count: 16)
    var batch: [UInt32] = []
    for start in stride(from: 0, to: ranges.count, by: IdentifierIndex.longestBatch) {
      let end = min(ranges.count, start + IdentifierIndex.longestBatch)
      var found = [UInt32](repeating: 7, count: end - start)
      var positions = found.mutableSpan
      index.find(
        ranges.span.extracting(start..<end), base: 0, bytes.span, in: column,
        positions: &positions)
      batch += found
    }
    return (single, batch)
  }

  private static func check(
    _ ids: [String], others: [String], _ comment: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> IdentifierIndex.Method {
    let column = column(ids)
    var duplicates: [[Int]] = []
    let index = IdentifierIndex(column) { duplicates.append([$0, $1]) }
    var firsts: [String: Int] = [:]
    var expected: [[Int]] = []
    for (position, id) in ids.enumerated() {
      if let first = firsts[id] {
        expected.append([first, position])
      } else {
        firsts[id] = position
      }
    }
    #expect(duplicates == expected, comment, sourceLocation: sourceLocation)
    let asked = ids + others
    let wanted = asked.map { firsts[$0].map { UInt32($0) } ?? IdentifierIndex.absent }
    let found = lookedUp(asked, in: index, column)
    #expect(found.single == wanted, comment, sourceLocation: sourceLocation)
    #expect(found.batch == wanted, comment, sourceLocation: sourceLocation)
    return index.method
  }

  /// Ids that look like a numbered one and are none of the set.
  private static func lookalikes(of ids: [String]) -> [String] {
    var others = [
      "", "0", "HTX", "HTX-", "-000001", "ffffffff", "99999999", "an id of many bytes 1",
    ]
    for id in ids.prefix(200) {
      others += [
        id + "0", "0" + id, id + "x", String(id.dropLast()), String(id.dropFirst()),
        id.replacing("0", with: "O"), id.lowercased(), id.replacing("-", with: "_"),
        String(id.dropLast()) + "/", String(id.dropLast()) + ":", String(id.dropLast()) + "é",
        id.replacing("1", with: "9"), id + " ", id + "\u{1}",
      ]
    }
    return others
  }

  @Test func numbersInOrderAreFoundByArithmetic() {
    let ids =
      (1...700).map { "HTX-" + Self.padded($0, 7) }
      + (5000...5400).map { "THT" + Self.padded($0, 5) }
    let method = Self.check(ids, others: Self.lookalikes(of: ids), "in order")
    #expect(method == .arithmetic)
  }

  @Test func numbersInAnyOrderAreFoundByTheirTable() {
    var random = SplitMix64(seed: 1)
    let ids = random.shuffled(
      (1...700).map { "HTX-" + Self.padded(3 * $0, 7) } + (0...400).map { "B" + Self.padded($0, 3) }
    )
    let method = Self.check(ids, others: Self.lookalikes(of: ids), "in any order")
    #expect(method == .numbers)
  }

  @Test func idsUnlikeNumbersAreHashed() {
    var random = SplitMix64(seed: 2)
    var ids = (0..<900).map { _ in Self.padded(random.below(9_999_999_999), 10) }
    #expect(Self.check(ids, others: Self.lookalikes(of: ids), "tax codes") == .hashing)
    ids = (0..<900).map { "Hợp tác xã số \($0) xã \(random.below(40))" }
    #expect(Self.check(ids, others: Self.lookalikes(of: ids), "names") == .hashing)
    ids = (1...255).map { "HTX-" + Self.padded($0, 4) }
    #expect(Self.check(ids, others: Self.lookalikes(of: ids), "few") == .hashing)
  }

  /// A few ids of other forms do not keep the numbered ones from being found by arithmetic.
  @Test func othersStandBesideNumbers() {
    let others = [
      "TT-EU", "TT-US", "Thị trường Nhật Bản", "HTX-12", "1", "12345678", "HTX-0000001A",
      "an id of more than sixteen bytes 0001",
    ]
    let ids = others + (1...1000).map { "HTX-" + Self.padded($0, 7) }
    #expect(Self.check(ids, others: Self.lookalikes(of: ids), "others") == .arithmetic)
  }

  /// Prefixes that share a slot are told apart by all of their bytes: of so many, some share that of the ids.
  @Test func prefixesAreComparedWhole() {
    let ids = (0..<300).map { "HTX-2024-ABC" + Self.padded($0, 4) }
    let others = (0..<26 * 26 * 26).flatMap { number -> [String] in
      let letters = [number / 676, number / 26 % 26, number % 26]
        .map { String(UnicodeScalar(UInt8(0x41 + $0))) }.joined()
      return ["HTX-2024-\(letters)0100", "\(letters)-2024-ABC0100"].filter { $0 != ids[100] }
    }
    #expect(Self.check(ids, others: others, "prefixes") == .arithmetic)
  }

  /// Prefixes of up to 16 bytes, widths of 1 to 16 digits, gaps, several lengths, ids used twice.
  @Test(arguments: 0..<60)
  func everyShapeIsFound(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var ids: [String] = []
    for _ in 0..<1 + random.below(12) {
      let prefix = random.pick(["", "A", "HTX-", "THT", "xã-Thới-Lai/", "0", "9-", "HTX-00", "É"])
      let width = 1 + random.below(9)
      let step = random.pick([1, 1, 2, 5, 40])
      let first = random.below(1000)
      for number in 0..<40 + random.below(400) {
        ids.append(prefix + Self.padded(first + number * step, width))
      }
    }
    // Numbers that outgrow their width make ids of the next length.
    if random.below(2) == 0 { ids = random.shuffled(ids) }
    for _ in 0..<random.below(5) { ids.append(random.pick(ids)) }
    for _ in 0..<random.below(30) { ids.insert("x\(random.next())", at: random.below(ids.count)) }
    _ = Self.check(ids, others: Self.lookalikes(of: ids), "seed \(seed)")
  }
}
