/// Options by what they bring, the best first; what they bring may since have become less.
struct SuggestionHeap: Sendable {
  struct Entry: Sendable {
    var gain: SuggestionGain
    var cost: Int
    var order: UInt64
    var option: UInt32
    /// Which of the entries of its option it is: only the latest counts.
    var version: UInt32
  }

  /// Whether what is brought for the cost decides, rather than what is brought.
  let isByCost: Bool
  private(set) var entries: [Entry] = []

  init(isByCost: Bool, _ entries: [Entry]) {
    self.isByCost = isByCost
    self.entries = entries
    for position in (0..<entries.count / 2).reversed() { sink(from: position) }
  }

  var first: Entry? { entries.first }

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var position = entries.count - 1
    while position > 0 {
      let parent = (position - 1) / 2
      guard precedes(entries[position], entries[parent]) else { return }
      entries.swapAt(position, parent)
      position = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    if !entries.isEmpty {
      entries[0] = last
      sink(from: 0)
    }
    return first
  }

  private mutating func sink(from start: Int) {
    var position = start
    while true {
      var best = position
      let left = 2 * position + 1
      if left < entries.count, precedes(entries[left], entries[best]) { best = left }
      if left + 1 < entries.count, precedes(entries[left + 1], entries[best]) { best = left + 1 }
      if best == position { return }
      entries.swapAt(position, best)
      position = best
    }
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    if isByCost {
      let leftRatio = left.gain.weight.multipliedFullWidth(by: right.cost)
      let rightRatio = right.gain.weight.multipliedFullWidth(by: left.cost)
      if leftRatio != rightRatio {
        return (leftRatio.high, leftRatio.low) > (rightRatio.high, rightRatio.low)
      }
      // Of what costs nothing no ratio says more than the other.
      if left.cost == 0, right.cost == 0, left.gain.weight != right.gain.weight {
        return left.gain.weight > right.gain.weight
      }
      if left.gain.members != right.gain.members { return left.gain.members > right.gain.members }
    } else if left.gain != right.gain {
      return right.gain < left.gain
    }
    return (left.order, left.option) < (right.order, right.option)
  }
}
