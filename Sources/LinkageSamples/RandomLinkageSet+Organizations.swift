import LinkageFiles
public import LinkageGraph

extension RandomLinkageSet {
  /// Writes the organizations, a block for every kind.
  ///
  /// - Complexity: O(``organizations``) time, O(1) space.
  public func writeOrganizations<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    var rows = CSVBuffer()
    // A set of this shape states neither roles nor tax codes.
    try rows.appendHeader(
      Vocabulary.organizationColumns.filter { !["roles", "tax_code"].contains($0.english) },
      to: &sink)
    let words = RandomOrganizationWords()
    for block in blocks {
      let kind = Array(block.kind.word.utf8)
      let name = Array("\(block.kind.namePrefix) ".utf8)
      for number in 0..<block.count {
        rows.append(block.prefix.span, number: number + 1, width: block.width)
        rows.append(name.span, number: number + 1, width: 1)
        rows.append(unquoted: kind)
        words.appendColumns(of: block, number: number, to: &rows)
        try rows.end(to: &sink)
      }
    }
    try rows.flush(to: &sink)
  }
}

/// The words of the columns after the kind, made into bytes once for all rows.
private struct RandomOrganizationWords {
  private let districts = CanThoDistrict.allCases.map { Array($0.name.utf8) }
  private let products: [[UInt8]] = (0..<8).map { mask in
    let words = GeneratedProduct.allCases.filter { mask >> $0.rawValue & 1 == 1 }.map(\.word)
    return Array(words.joined(separator: "|").utf8)
  }
  private let ratings = OrganizationRating.allCases.map { Array($0.word.utf8) } + [[]]
  private let flags = ["yes", "no", ""].map { Array($0.utf8) }

  func appendColumns(of block: RandomKindBlock, number: Int, to rows: inout CSVBuffer) {
    var generator = SplitMix64(seed: block.bits(number: number))
    if block.kind != .market {
      rows.append(unquoted: generator.element(of: districts))
    } else {
      rows.appendBlank()
    }
    // One in forty declares nothing, as happens: what it handles then follows from its links.
    if !(block.kind.isCollective && generator.draw(below: 40) == 0) {
      rows.append(unquoted: products[Int(block.products(number: number))])
    } else {
      rows.appendBlank()
    }
    rows.append(members(of: block.kind, using: &generator))
    if block.kind.isCollective {
      rows.append(unquoted: ratings[generator.position(weights: [18, 32, 26, 12, 12])])
    } else {
      rows.appendBlank()
    }
    appendFlag(yes: highTechnologyShare(of: block.kind), using: &generator, to: &rows)
    appendFlag(yes: highTechnologyShare(of: block.kind) * 2, using: &generator, to: &rows)
    rows.append(capacity(of: block.kind, using: &generator))
  }

  private func members(of kind: OrganizationKind, using generator: inout SplitMix64) -> Int? {
    switch kind {
    case .group: generator.chance(96) ? generator.draw(in: 10...60) : nil
    case .cooperative:
      generator.chance(98) ? 15 + generator.drawSkewed(below: 236, power: 2) : nil
    case .union: generator.draw(in: 4...12)
    case .processor, .exporter, .buyer, .market: nil
    }
  }

  private func highTechnologyShare(of kind: OrganizationKind) -> Int {
    switch kind {
    case .group: 2
    case .cooperative: 15
    case .union: 35
    case .processor, .exporter: 48
    case .buyer: 20
    case .market: 0
    }
  }

  private func appendFlag(
    yes share: Int, using generator: inout SplitMix64, to rows: inout CSVBuffer
  ) {
    guard share > 0 else { return rows.appendBlank() }
    rows.append(unquoted: flags[generator.position(weights: [share, max(0, 96 - share), 4])])
  }

  private func capacity(of kind: OrganizationKind, using generator: inout SplitMix64) -> Int? {
    switch kind {
    case .group, .market: nil
    case .cooperative: generator.chance(40) ? 10 * generator.draw(in: 10...300) : nil
    case .union: 100 * generator.draw(in: 20...200)
    case .processor, .exporter: 1000 + 100 * generator.drawSkewed(below: 800, power: 2)
    case .buyer: 200 + 100 * generator.drawSkewed(below: 200, power: 2)
    }
  }
}
