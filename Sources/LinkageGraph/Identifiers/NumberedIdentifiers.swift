// Method. An id is taken apart into a prefix and the digits at its end, by its length alone: ids of one
// length have digits of one width. The digits become a number eight at a time [1]; the prefix and the length
// lead to a group of ids; the number, less the group's least, is the entry of a table, or the position itself
// where the organizations stand in the order of their numbers. Nothing is compared but the prefix, so that
// the only wait for memory is the table's, 4 bytes a number.
//
// Symbols: shapes[l] what an id of l bytes is taken apart into; slots[h] the group of a hashed prefix;
// entries[g.first + number − g.least] the position plus one.
//
// [1] D. Lemire, "Quickly parsing eight digits", 2018, https://lemire.me/blog/2018/10/03/

import LabeledGraph

/// Finds organizations by ids that are a prefix and a number of fixed width.
struct NumberedIdentifiers: Sendable {
  /// How an id of some length is taken apart.
  struct Shape: BitwiseCopyable, Sendable {
    /// Ones for the bytes of the id's last eight that are digits.
    var digits: UInt64 = 0
    /// Ones for the bytes of the prefix, of the first eight and of the next.
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  /// Ids of one prefix and length.
  struct Group: BitwiseCopyable, Sendable {
    var low: UInt64
    var high: UInt64
    var length: UInt32
    /// The least number.
    var least: UInt32
    /// How many numbers there are from the least to the greatest.
    var span: UInt32
    /// The entry of the least number; its position where all groups are in order.
    var first: UInt32
  }

  /// The most groups: few enough that some factor sends each to a slot of its own.
  static let mostGroups = 128

  static let slotBits: UInt64 = 12

  /// What ids of 0 to 16 bytes are taken apart into, and all longer ones.
  let shapes: [Shape]
  /// For each hashed prefix its group, or 0, a group that has no ids.
  let slots: [UInt8]
  let groups: [Group]
  let salt: UInt64
  /// Positions plus one, 0 for a number that no organization has; the first entry is such a one.
  let entries: SharedArray<UInt32>

  /// Whether all positions follow from the numbers, so that there is no table.
  let isInOrder: Bool
  /// Whether some prefix has more than eight bytes.
  private let hasLongPrefixes: Bool

  init(
    shapes: [Shape], groups: [Group], slots: [UInt8], salt: UInt64,
    entries: SharedArray<UInt32>, isInOrder: Bool
  ) {
    self.shapes = shapes
    self.groups = groups
    self.slots = slots
    self.salt = salt
    self.entries = entries
    self.isInOrder = isInOrder
    hasLongPrefixes = shapes.contains { $0.high != 0 }
    assert(brokenInvariant == nil, brokenInvariant ?? "")
  }

  @inline(__always)
  static func slot(_ low: UInt64, _ high: UInt64, _ length: UInt32, salt: UInt64) -> Int {
    let mixed = (low ^ high &* 0xC2B2_AE3D_27D4_EB4F &+ UInt64(length)) &* salt
    return Int(truncatingIfNeeded: mixed >> (64 - slotBits))
  }

  /// The number that the digits of a word say, and whether its other bytes are all covered by `digits`.
  @inline(__always)
  static func number(_ word: UInt64, digits: UInt64) -> (value: UInt32, isNumber: Bool) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let zeros = ones &* 0x30
    let text = word & digits | zeros & ~digits
    let isNumber = ((text &+ ones &* 0x46) | (text &- zeros)) & (ones &* 0x80) == 0
    var value = text &- zeros
    value = value &* 10 &+ value >> 8
    value =
      ((value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ (value >> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) >> 32
    return (UInt32(truncatingIfNeeded: value), isNumber)
  }

  /// Looks up a batch of identifiers; see ``IdentifierIndex/find(_:base:_:in:positions:)``.
  ///
  /// - Returns: How many were not found.
  func find(
    _ texts: Span<TextRange>, base: Int, _ bytes: Span<UInt8>, positions: inout MutableSpan<UInt32>
  ) -> Int {
    let shapes = shapes.span
    let slots = slots.span
    let groups = groups.span
    let none = isInOrder ? IdentifierIndex.absent : 0
    var missing = 0
    for item in texts.indices {
      let text = texts[item]
      let length = Int(text.length)
      let start = base &+ Int(text.start)
      let shape = shapes[min(length, 17)]
      let (value, isNumber) = Self.number(
        bytes.word(at: start &+ length &- 8), digits: shape.digits)
      let low = bytes.word(at: start) & shape.low
      let high = hasLongPrefixes ? bytes.word(at: start &+ 8) & shape.high : 0
      let group = groups[Int(slots[Self.slot(low, high, text.length, salt: salt)])]
      let offset = value &- group.least
      let isIn =
        (group.low ^ low) | (group.high ^ high) | UInt64(group.length ^ text.length) == 0
        && isNumber && offset < group.span
      positions[item] = isIn ? group.first &+ offset : none
    }
    if isInOrder {
      for item in texts.indices {
        missing &+= positions[item] == IdentifierIndex.absent ? 1 : 0
      }
      return missing
    }
    let table = entries.span
    for item in texts.indices {
      let entry = table[Int(positions[item])]
      positions[item] = entry &- 1
      missing &+= entry == 0 ? 1 : 0
    }
    return missing
  }

  /// Looks up one identifier of any length.
  func find(_ id: Span<UInt8>) -> UInt32 {
    guard let (low, high, value) = Self.parts(of: id, shapes) else {
      return IdentifierIndex.absent
    }
    let length = UInt32(id.count)
    let group = groups[Int(slots[Self.slot(low, high, length, salt: salt)])]
    guard group.low == low, group.high == high, group.length == length,
      value &- group.least < group.span
    else { return IdentifierIndex.absent }
    let entry = group.first &+ (value &- group.least)
    return isInOrder ? entry : entries[Int(entry)] &- 1
  }

  /// The prefix and the number of an id that is taken apart, or `nil`.
  static func parts(
    of id: Span<UInt8>, _ shapes: [Shape]
  ) -> (low: UInt64, high: UInt64, value: UInt32)? {
    guard id.count <= IdentifierKey.longestInline, id.count > 0 else { return nil }
    let shape = shapes[id.count]
    if shape.digits == 0 { return nil }
    let key = IdentifierKey(id)
    let length = UInt64(id.count)
    // The last eight bytes.
    let word =
      length <= 8
      ? key.low << (64 - 8 * length) : key.low >> (8 * length - 64) | key.high << (128 - 8 * length)
    let (value, isNumber) = number(word, digits: shape.digits)
    return isNumber ? (key.low & shape.low, key.high & shape.high, value) : nil
  }
}
