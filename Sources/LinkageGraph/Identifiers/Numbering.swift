import LabeledGraph

/// How the ids of a set are numbered, if most of them are.
///
/// Some of the ids say for each length how many digits its ids end in; a pass over all of them gathers the
/// prefixes and the numbers behind each. A group whose numbers are too far apart, as tax codes are, is left
/// to hashing, and so is all that is not of the common shape.
struct Numbering {
  private let ids: TextColumn
  private let shapes: [NumberedIdentifiers.Shape]
  private var groups: [NumberedIdentifiers.Group] = []
  private var salt: UInt64 = 0
  private var slots: [UInt8] = []

  /// Fewer ids than this are hashed as fast.
  private static let fewIDs = 256
  /// How many ids show what is common.
  private static let sampleSize = 4096
  /// The most numbers that a table may have for each id.
  private static let mostNumbersPerID = 8

  /// Finds out how ids are numbered; `nil` where most are not.
  ///
  /// - Complexity: O(n), on all cores; O(1) where a sample shows that they are not.
  init?(of ids: TextColumn) {
    guard ids.count >= Self.fewIDs else { return nil }
    self.ids = ids
    shapes = Self.commonShapes(of: ids)
    let step = max(1, ids.count / Self.sampleSize)
    let sampled = Survey(ids, shapes, stride(from: 0, to: ids.count, by: step))
    guard sampled.isDense(each: step), let survey = Self.survey(ids, shapes) else { return nil }
    var first: UInt32 = 1
    var idCount = 0
    groups = [NumberedIdentifiers.Group(low: 0, high: 0, length: .max, least: 0, span: 0, first: 0)]
    for found in survey.groups where found.isDense(each: 1) {
      let span = found.greatest - found.least + 1
      groups.append(
        NumberedIdentifiers.Group(
          low: found.low, high: found.high, length: found.length, least: found.least, span: span,
          first: first))
      first += span
      idCount += found.count
    }
    guard groups.count > 1, groups.count <= NumberedIdentifiers.mostGroups,
      idCount >= ids.count / 4 * 3, spreadGroups()
    else { return nil }
  }

  /// For each length the digits that most ids of it end in.
  private static func commonShapes(
    of ids: TextColumn
  ) -> [NumberedIdentifiers.Shape] {
    // By length, then by digits at the end, eight or more together.
    var counts = [Int](repeating: 0, count: 17 * 9)
    let bytes = ids.byteSpan
    for id in stride(from: 0, to: ids.count, by: max(1, ids.count / sampleSize)) {
      let range = ids.range(of: id)
      if range.isEmpty || range.count > IdentifierKey.longestInline { continue }
      var digits = 0
      while digits < min(8, range.count),
        (0x30...0x39).contains(bytes[range.upperBound - 1 - digits])
      {
        digits += 1
      }
      counts[range.count * 9 + digits] += 1
    }
    var shapes = [NumberedIdentifiers.Shape](repeating: .init(), count: 18)
    for length in 1...16 {
      let common = (0...8).max { counts[length * 9 + $0] < counts[length * 9 + $1] } ?? 0
      if common == 0 || counts[length * 9 + common] == 0 { continue }
      let prefix = length - common
      shapes[length] = NumberedIdentifiers.Shape(
        digits: .max << UInt64(64 - 8 * common), low: IdentifierKey.mask(prefix),
        high: IdentifierKey.mask(max(0, prefix - 8)))
    }
    return shapes
  }

  private static func survey(
    _ ids: TextColumn, _ shapes: [NumberedIdentifiers.Shape]
  ) -> Survey? {
    var whole: Survey?
    for part in Parallel.mapPieces(of: ids.count, least: 1 << 14, { Survey(ids, shapes, $0) }) {
      if whole == nil { whole = part } else { whole?.add(part) }
    }
    return whole?.hasTooManyGroups == true ? nil : whole
  }

  /// Finds a factor under which no two groups share a slot.
  private mutating func spreadGroups() -> Bool {
    var random: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<4096 {
      random = random &* 0xD134_2543_DE82_EF95 &+ 0x2545_F491_4F6C_DD1D
      salt = random | 1
      slots = [UInt8](repeating: 0, count: 1 << Int(NumberedIdentifiers.slotBits))
      var isFree = true
      for group in groups.indices.dropFirst() {
        let slot = NumberedIdentifiers.slot(
          groups[group].low, groups[group].high, groups[group].length, salt: salt)
        isFree = isFree && slots[slot] == 0
        slots[slot] = UInt8(group)
      }
      if isFree { return true }
    }
    return false
  }

  /// Numbers the ids.
  ///
  /// - Returns: How numbered ids are found; the positions of the others; and every later use of a
  ///   numbered id.
  func identifiers(
    of ids: TextColumn
  ) -> (identifiers: NumberedIdentifiers, others: [UInt32], duplicates: [DuplicateID]) {
    let last = groups[groups.count - 1]
    let entries = ParallelBuffer<UInt32>(count: Int(last.first + last.span))
    var others: [UInt32] = []
    var duplicates: [DuplicateID] = []
    for position in 0..<ids.count {
      guard let entry = entry(of: ids.span(of: position)) else {
        others.append(UInt32(position))
        continue
      }
      let known = entries[Int(entry)]
      if known == 0 {
        entries[Int(entry)] = UInt32(position + 1)
      } else {
        duplicates.append(DuplicateID(first: Int(known) - 1, later: position))
      }
    }
    let table = entries.finished()
    var own = groups
    let isInOrder = groups.dropFirst().allSatisfy { group in
      let start = Int(group.first)
      let first = table[start]
      return (0..<Int(group.span)).allSatisfy { table[start + $0] == first + UInt32($0) }
    }
    if isInOrder {
      for group in own.indices.dropFirst() { own[group].first = table[Int(own[group].first)] - 1 }
    }
    return (
      NumberedIdentifiers(
        shapes: shapes, groups: own, slots: slots, salt: salt,
        entries: isInOrder ? SharedArray() : table, isInOrder: isInOrder),
      others, duplicates
    )
  }

  private func entry(of id: Span<UInt8>) -> UInt32? {
    guard let (low, high, value) = NumberedIdentifiers.parts(of: id, shapes) else { return nil }
    let length = UInt32(id.count)
    let group = groups[Int(slots[NumberedIdentifiers.slot(low, high, length, salt: salt)])]
    guard group.low == low, group.high == high, group.length == length,
      value &- group.least < group.span
    else { return nil }
    return group.first + (value - group.least)
  }

  /// The groups of some ids.
  private struct Survey: Sendable {
    struct Group: Sendable {
      let low: UInt64
      let high: UInt64
      let length: UInt32
      var least: UInt32
      var greatest: UInt32
      var count: Int

      /// Whether a table of the group is worth its memory, each id standing for some.
      func isDense(each: Int) -> Bool {
        Int(greatest - least) <= Numbering.mostNumbersPerID * (count * each + each)
      }
    }

    private(set) var groups: [Group] = []
    private(set) var hasTooManyGroups = false
    private var idCount = 0
    /// By the hash of the prefix, the group that was met there last.
    private var recent = [UInt16](repeating: 0, count: 256)

    init(
      _ ids: TextColumn, _ shapes: [NumberedIdentifiers.Shape],
      _ chosen: some Sequence<Int>
    ) {
      for id in chosen {
        idCount += 1
        let span = ids.span(of: id)
        guard let (low, high, value) = NumberedIdentifiers.parts(of: span, shapes) else { continue }
        let own = Group(
          low: low, high: high, length: UInt32(span.count), least: value, greatest: value, count: 1)
        if !add(own) { return }
      }
    }

    /// Adds what is known of a group; returns whether there are not too many.
    private mutating func add(_ own: Group) -> Bool {
      let hash = Int(
        truncatingIfNeeded: ((own.low ^ own.high &+ UInt64(own.length)) &* 0x9E37_79B9_7F4A_7C15)
          >> 56)
      var group = Int(recent[hash])
      if group >= groups.count || !isSame(groups[group], own) {
        guard let found = groups.firstIndex(where: { isSame($0, own) }) else {
          if groups.count == 4 * NumberedIdentifiers.mostGroups {
            hasTooManyGroups = true
            return false
          }
          recent[hash] = UInt16(groups.count)
          groups.append(own)
          return true
        }
        group = found
        recent[hash] = UInt16(found)
      }
      groups[group].least = min(groups[group].least, own.least)
      groups[group].greatest = max(groups[group].greatest, own.greatest)
      groups[group].count += own.count
      return true
    }

    mutating func add(_ other: Survey) {
      hasTooManyGroups = hasTooManyGroups || other.hasTooManyGroups
      for group in other.groups where !add(group) { return }
    }

    private func isSame(_ one: Group, _ other: Group) -> Bool {
      one.low == other.low && one.high == other.high && one.length == other.length
    }

    /// Whether most ids belong to dense groups, each id standing for some.
    func isDense(each: Int) -> Bool {
      if hasTooManyGroups { return false }
      let dense = groups.filter { $0.isDense(each: each) }.reduce(0) { $0 + $1.count }
      return dense * 4 >= idCount * 3
    }
  }
}
