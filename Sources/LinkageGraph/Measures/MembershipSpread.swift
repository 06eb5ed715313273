import LabeledGraph

// Method. Passes over the links where they stand, without gathering the memberships first: what the target
// of one has reached by then is handed to its source. A source that gains after it was read as a target calls
// for another pass. Where members of a union are no unions themselves, one pass is enough, and a pass costs
// less than the memory of a list would.

/// The memberships of a set, where its links stand.
enum Memberships: Sendable {
  case columns(LinkColumns)
  case packed(PackedLinks)

  /// Spreads lanes from seeds to members, against the direction of the memberships, until nothing changes.
  ///
  /// - Parameters:
  ///   - count: The number of organizations.
  ///   - labelLanes: For each product, the lanes that it lets through; the last for a link of every product.
  ///   - mostPasses: After how many passes to give up.
  ///   - seed: The lanes that start at an organization.
  /// - Returns: For each organization, the lanes that start at it or reach it; `nil` where more passes are
  ///   needed.
  /// - Complexity: O(organizations + links · passes) time and 17 bits an organization.
  func spread(
    over count: Int, labelLanes: [UInt16], mostPasses: Int = 4,
    seed: @Sendable (Int) -> UInt16
  ) -> SharedArray<UInt16>? {
    var spread = MembershipSpread(lanes: ParallelBuffer(concurrently: count, seed))
    for _ in 0..<mostPasses {
      spread.needsAnotherPass = false
      switch self {
      case .columns(let links): spread.pass(over: links, labelLanes.span)
      case .packed(let links): spread.pass(over: links, labelLanes.span)
      }
      if !spread.needsAnotherPass { return spread.lanes.finished() }
    }
    return nil
  }
}

private struct MembershipSpread {
  let lanes: ParallelBuffer<UInt16>
  /// A bit for each organization: 1 once a membership led to it.
  let wasRead: ParallelBuffer<UInt64>
  var needsAnotherPass = false

  init(lanes: ParallelBuffer<UInt16>) {
    self.lanes = lanes
    wasRead = ParallelBuffer(count: (lanes.count + 63) / 64)
  }

  mutating func pass(over links: LinkColumns, _ passing: Span<UInt16>) {
    let relations = links.relations.span
    let (sources, targets, labels) = (links.sources.span, links.targets.span, links.products.span)
    let greatest = UInt32(truncatingIfNeeded: passing.count - 1)
    for link in relations.indices where relations[link] == .membership {
      let reached = reached(by: Int(targets[link]))
      // The other columns need not come into the cache for a union that has nothing to hand on.
      if reached == 0 { continue }
      hand(reached & passing[Int(min(labels[link], greatest))], to: Int(sources[link]))
    }
  }

  mutating func pass(over links: PackedLinks, _ passing: Span<UInt16>) {
    guard let relations = links.relations else { return }
    let (rowStarts, runStarts) = (links.rows.rowStarts.span, links.rows.runStarts.span)
    let (runLabels, neighbors) = (links.rows.runLabels.span, links.rows.neighbors.span)
    var (run, vertex) = (0, 0)
    relations.forEachPosition(of: UInt64(LinkRelation.membership.rawValue)) { edge in
      while Int(runStarts[run + 1]) <= edge { run += 1 }
      while Int(rowStarts[vertex + 1]) <= run { vertex += 1 }
      let reached = reached(by: Int(neighbors[edge]))
      if reached != 0 { hand(reached & passing[Int(runLabels[run])], to: vertex) }
    }
  }

  /// What a union has reached by now; that it was read is noted.
  @inline(__always)
  private func reached(by union: Int) -> UInt16 {
    wasRead[union >> 6] |= 1 &<< UInt64(truncatingIfNeeded: union)
    return lanes[union]
  }

  /// Hands lanes to a member.
  @inline(__always)
  private mutating func hand(_ handed: UInt16, to member: Int) {
    let known = lanes[member]
    if handed & ~known == 0 { return }
    lanes[member] = known | handed
    if wasRead[member >> 6] &>> UInt64(truncatingIfNeeded: member) & 1 != 0 {
      needsAnotherPass = true
    }
  }
}
