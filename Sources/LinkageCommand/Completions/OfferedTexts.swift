import LinkageGraph

/// What a shell is to offer for a word that has been begun.
///
/// Few texts are offered as they are. Where many begin with the word, their beginnings are: each as far as
/// all that begin with it agree. So no text is left out of sight, and what a shell takes for the common
/// beginning of all that is offered is the common beginning of all that there is.
struct OfferedTexts: Equatable {
  /// The texts, each with its position among those to choose from; `nil` for a mere beginning.
  private(set) var texts: [(text: String, position: Int?)] = []
  /// Whether these are beginnings.
  private(set) var areBeginnings = false
  /// Whether the word differs from the texts in case.
  private(set) var ignoresCase = false

  static let most = 100

  static func == (left: OfferedTexts, right: OfferedTexts) -> Bool {
    left.areBeginnings == right.areBeginnings && left.ignoresCase == right.ignoresCase
      && left.texts.elementsEqual(right.texts) { $0 == $1 }
  }

  /// Finds what to offer among the texts of a column.
  ///
  /// - Complexity: O(bytes of the column) time; O(texts that begin with the word) space.
  init(beginningWith word: String, among column: TextColumn) {
    let wanted = Array(word.utf8)
    var positions = Self.positions(of: wanted, among: column, ignoringCase: false)
    if positions.isEmpty {
      positions = Self.positions(of: wanted, among: column, ignoringCase: true)
      ignoresCase = !positions.isEmpty
    }
    guard positions.count > Self.most else {
      texts = positions.map { (column[$0], $0) }
      return
    }
    areBeginnings = true
    texts = Self.beginnings(of: positions, in: column).map { ($0, nil) }
  }

  private static func positions(
    of wanted: [UInt8], among column: TextColumn, ignoringCase: Bool
  ) -> [Int] {
    let bytes = column.byteSpan
    var positions: [Int] = []
    for position in 0..<column.count {
      let range = column.range(of: position)
      guard range.count >= wanted.count else { continue }
      var isSame = true
      for offset in wanted.indices {
        let (left, right) = (bytes[range.lowerBound + offset], wanted[offset])
        if left != right, !ignoringCase || lowercased(left) != lowercased(right) {
          isSame = false
          break
        }
      }
      if isSame { positions.append(position) }
    }
    return positions
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// The most beginnings that are split further, so that they say more.
  private static let few = 30

  /// The beginnings of texts, each as long as all that have it allow.
  private static func beginnings(of positions: [Int], in column: TextColumn) -> [String] {
    var groups = [TextGroup(positions, in: column)]
    while true {
      let next = groups.flatMap { $0.split(in: column) }
      if next.count > (groups.count == 1 ? most : few) || next.count == groups.count { break }
      groups = next
    }
    return groups.map { $0.beginning(in: column) }
  }
}

/// Texts of a column that begin alike.
private struct TextGroup {
  let positions: [Int]
  /// How many bytes all of them share, up to the start of a character.
  let shared: Int

  init(_ positions: [Int], in column: TextColumn) {
    self.positions = positions
    let bytes = column.byteSpan
    let first = column.range(of: positions[0])
    var shared = first.count
    for position in positions.dropFirst() {
      let range = column.range(of: position)
      shared = min(shared, range.count)
      for offset in 0..<shared
      where bytes[range.lowerBound + offset] != bytes[first.lowerBound + offset] {
        shared = offset
        break
      }
    }
    while !Self.startsCharacter(shared, of: first, bytes) { shared -= 1 }
    self.shared = shared
  }

  private static func startsCharacter(
    _ offset: Int, of range: Range<Int>, _ bytes: Span<UInt8>
  ) -> Bool {
    offset == range.count || bytes[range.lowerBound + offset] & 0xC0 != 0x80
  }

  /// The group in parts by the character that comes next.
  func split(in column: TextColumn) -> [TextGroup] {
    if positions.count == 1 { return [self] }
    let bytes = column.byteSpan
    var parts: [UInt32: [Int]] = [:]
    var order: [UInt32] = []
    for position in positions {
      let range = column.range(of: position)
      // The bytes of one character, at most four; 0 where the text ends.
      var character: UInt32 = 0
      var offset = shared
      while offset < range.count,
        offset == shared || !Self.startsCharacter(offset, of: range, bytes)
      {
        character = character << 8 | UInt32(bytes[range.lowerBound + offset])
        offset += 1
      }
      if parts[character] == nil { order.append(character) }
      parts[character, default: []].append(position)
    }
    return order.compactMap { parts[$0].map { TextGroup($0, in: column) } }
  }

  func beginning(in column: TextColumn) -> String {
    let start = column.range(of: positions[0]).lowerBound
    let bytes = column.byteSpan
    return String(decoding: (start..<start + shared).map { bytes[$0] }, as: UTF8.self)
  }
}
