import LabeledGraph

extension NumberedIdentifiers {
  /// Says what is broken of this, or `nil`: each group is alone in the slot of its prefix, and its
  /// entries are its own.
  ///
  /// Debug builds ask where the value is made; release builds never.
  var brokenInvariant: String? {
    guard shapes.count == 18, slots.count == 1 << Int(Self.slotBits) else {
      return "a shape for each length, and all slots"
    }
    guard let none = groups.first, none.span == 0, groups.count <= Self.mostGroups,
      slots.allSatisfy({ Int($0) < groups.count })
    else { return "slots lead to groups, the first of which has no ids" }
    for (number, group) in groups.enumerated().dropFirst()
    where Int(slots[Self.slot(group.low, group.high, group.length, salt: salt)]) != number {
      return "each group is alone in its slot"
    }
    // The first entry belongs to no group, where there are entries.
    guard isInOrder == entries.isEmpty, isInOrder || entries[0] == 0 else {
      return "entries where the ids are in no order"
    }
    var end: UInt32 = isInOrder ? 0 : 1
    for group in groups.dropFirst().sorted(by: { $0.first < $1.first }) {
      guard group.span > 0, group.first >= end else { return "groups do not share entries" }
      end = group.first + group.span
    }
    return isInOrder || Int(end) <= entries.count ? nil : "entries of all groups"
  }
}
