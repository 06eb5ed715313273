// Method. Most registers number their organizations, kind by kind or district by district: a few prefixes, and
// behind each a run of numbers. Such ids are found by arithmetic (NumberedIdentifiers); whatever is not
// numbered, and every id of a set in which most are not, is found by hashing (HashedIdentifiers).

import LabeledGraph

/// Finds organizations by id.
///
/// Memory: 4 bytes a number where ids are numbered, none where they are also in order; 48 bytes an id
/// otherwise.
package struct IdentifierIndex: Sendable {
  /// What a look-up yields for an id that is not in the index.
  package static let absent = UInt32.max

  /// The most identifiers of one batch.
  package static let longestBatch = 128

  private let numbered: NumberedIdentifiers?
  /// What is not numbered; all ids where none are.
  private let others: HashedIdentifiers?

  /// How the ids of an index are found.
  package enum Method: Sendable {
    /// By arithmetic alone: the position follows from the number.
    case arithmetic
    /// By a table of the numbers.
    case numbers
    /// By hashing.
    case hashing
  }

  /// How most of the ids are found.
  package var method: Method {
    guard let numbered else { return .hashing }
    return numbered.isInOrder ? .arithmetic : .numbers
  }

  /// Builds the index of a column of ids, on all cores.
  ///
  /// - Parameters:
  ///   - ids: The ids, normalized and trimmed, without NUL.
  ///   - duplicate: Is called with the positions of the first and of a later use of one id, in the
  ///     order of the latter; the index finds the first.
  /// - Complexity: O(n) expected.
  package init(_ ids: TextColumn, duplicate: (_ first: Int, _ later: Int) -> Void = { _, _ in }) {
    var duplicates: [DuplicateID] = []
    if let numbering = Numbering(of: ids) {
      let found = numbering.identifiers(of: ids)
      numbered = found.identifiers
      duplicates = found.duplicates
      others =
        found.others.isEmpty
        ? nil : HashedIdentifiers(ids, positions: found.others, duplicates: &duplicates)
    } else {
      numbered = nil
      others = HashedIdentifiers(ids, positions: nil, duplicates: &duplicates)
    }
    for found in duplicates.sorted(by: { $0.later < $1.later }) {
      duplicate(found.first, found.later)
    }
    assert(brokenInvariant(ids) == nil, brokenInvariant(ids) ?? "")
  }

  /// Looks up a batch of identifiers.
  ///
  /// - Parameters:
  ///   - texts: Where the identifiers stand, at most ``longestBatch``; 16 bytes can be loaded from the
  ///     start of each, and the 8 bytes that end with it.
  ///   - base: The offset that the starts are counted from.
  ///   - bytes: What they stand among.
  ///   - ids: The ids that the index was made of.
  ///   - positions: Receives the position of each, or ``absent``.
  package func find(
    _ texts: Span<TextRange>, base: Int, _ bytes: Span<UInt8>, in ids: TextColumn,
    positions: inout MutableSpan<UInt32>
  ) {
    precondition(texts.count <= Self.longestBatch, "a batch of at most 128")
    guard let numbered else {
      others?.find(texts, base: base, bytes, in: ids, positions: &positions)
      return
    }
    let missing = numbered.find(texts, base: base, bytes, positions: &positions)
    guard missing > 0, let others else { return }
    for item in texts.indices where positions[item] == Self.absent {
      let start = base + Int(texts[item].start)
      positions[item] = others.find(
        bytes.extracting(start..<start + Int(texts[item].length)), in: ids)
    }
  }

  /// Looks up one identifier of any length.
  ///
  /// - Complexity: O(length) expected.
  package func find(_ id: Span<UInt8>, in ids: TextColumn) -> UInt32 {
    if let numbered {
      let position = numbered.find(id)
      if position != Self.absent { return position }
    }
    return others?.find(id, in: ids) ?? Self.absent
  }
}

/// Two uses of one id, by the positions of the organizations.
struct DuplicateID: Sendable {
  let first: Int
  let later: Int
}
