import LinkageFiles
public import LinkageGraph

extension RandomLinkageSet {
  /// Writes the links in random order.
  ///
  /// - Complexity: O(``links``) time, O(1) space.
  public func writeLinks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    var rows = CSVBuffer()
    for column in ["source", "target", "product", "relation", "volume"] { rows.append(column) }
    try rows.end(to: &sink)
    var generator = SplitMix64(seed: seed, stream: 100)
    let stages = RandomStage.stages(between: blocks)
    let slots = RandomStage.slots(of: stages)
    let words = LinkRelation.allCases.flatMap { relation in
      GeneratedProduct.allCases.map { product in
        Array("\(product.word),\(relation.word)".utf8)
      }
    }
    var stage = 0
    var link = stages[stage].draw(using: &generator)
    for _ in 0..<links {
      // One link in a hundred stands beside the one before it.
      if generator.draw(below: 100) > 0 {
        stage = Int(slots[generator.draw(below: slots.count)])
        link = stages[stage].draw(using: &generator)
      }
      let (source, target) = (stages[stage].source, stages[stage].target)
      rows.append(source.prefix.span, number: link.source + 1, width: source.width)
      rows.append(target.prefix.span, number: link.target + 1, width: target.width)
      rows.append(fields: words[Int(stages[stage].relation.rawValue) * 3 + link.product])
      rows.append(tenths: 1 + generator.drawSkewed(below: stages[stage].greatestTenths, power: 3))
      try rows.end(to: &sink)
    }
    try rows.flush(to: &sink)
  }
}

/// A sort of link: from some ranks of a kind to some ranks of a kind.
private struct RandomStage {
  let source: RandomKindBlock
  let target: RandomKindBlock
  let sourceRanks: Range<Int>
  let targetRanks: Range<Int>
  let relation: LinkRelation
  /// How many links in a thousand are of this sort, while every sort is possible.
  let weight: Int
  let returnsToSource: Bool
  let greatestTenths: Int

  /// Draws one link: the numbers of its ends and its product.
  ///
  /// The target is drawn again, a few times, until it handles the product; the rare link that no
  /// try fits stays, as a purchase outside the buyer's usual trade.
  func draw(using generator: inout SplitMix64) -> (source: Int, target: Int, product: Int) {
    let sourcePower = source.kind == .group ? 1 : 2
    let sourceNumber = source.number(
      rank: sourceRanks.lowerBound
        + generator.drawSkewed(below: sourceRanks.count, power: sourcePower))
    let product = Self.product(
      among: source.products(number: sourceNumber), draw: generator.draw(below: 6))
    if returnsToSource { return (sourceNumber, sourceNumber, product) }
    let targetPower = target.kind.isCollective ? 2 : 3
    var targetNumber = 0
    for _ in 0..<6 {
      targetNumber = target.number(
        rank: targetRanks.lowerBound
          + generator.drawSkewed(below: targetRanks.count, power: targetPower))
      if target.products(number: targetNumber) >> UInt8(product) & 1 == 1 { break }
    }
    return (sourceNumber, targetNumber, product)
  }

  /// One of the products in a mask, each as often as any other; `draw` is below 6, the least number
  /// that one, two and three divide.
  private static func product(among mask: UInt8, draw: Int) -> Int {
    var rest = draw % mask.nonzeroBitCount
    var product = 0
    while mask >> UInt8(product) & 1 == 0 || rest > 0 {
      if mask >> UInt8(product) & 1 == 1 { rest -= 1 }
      product += 1
    }
    return product
  }

  /// The sorts that a set's organizations allow: at least one.
  ///
  /// No sort leaves the closed ranks, which is what makes their chains stop short.
  static func stages(between blocks: [RandomKindBlock]) -> [RandomStage] {
    enum Ranks { case open, closed, linked }
    var stages: [RandomStage] = []
    func ranks(_ ranks: Ranks, of block: RandomKindBlock) -> Range<Int> {
      switch ranks {
      case .open: 0..<block.open
      case .closed: block.open..<block.linked
      case .linked: 0..<block.linked
      }
    }
    func add(
      _ weight: Int, _ source: OrganizationKind, _ sourceRanks: Ranks, _ target: OrganizationKind,
      _ targetRanks: Ranks, _ relation: LinkRelation = .supply, returnsToSource: Bool = false
    ) {
      let source = blocks[Int(source.rawValue)]
      let target = blocks[Int(target.rawValue)]
      let stage = RandomStage(
        source: source, target: target, sourceRanks: ranks(sourceRanks, of: source),
        targetRanks: ranks(targetRanks, of: target), relation: relation, weight: weight,
        returnsToSource: returnsToSource, greatestTenths: greatestTenths(from: source.kind))
      if !stage.sourceRanks.isEmpty && !stage.targetRanks.isEmpty { stages.append(stage) }
    }
    add(390, .group, .open, .cooperative, .linked)
    add(30, .group, .open, .processor, .open)
    add(40, .group, .open, .buyer, .open)
    add(85, .group, .closed, .cooperative, .closed)
    add(55, .cooperative, .open, .union, .linked, .membership)
    add(120, .cooperative, .open, .processor, .open)
    add(35, .cooperative, .open, .exporter, .open)
    add(80, .cooperative, .open, .buyer, .open)
    add(20, .cooperative, .open, .cooperative, .linked)
    add(4, .cooperative, .open, .market, .open, .export)
    add(12, .cooperative, .closed, .cooperative, .closed)
    add(8, .cooperative, .closed, .union, .closed, .membership)
    add(15, .union, .open, .processor, .open)
    add(15, .union, .open, .exporter, .open)
    add(8, .union, .open, .buyer, .open)
    add(28, .processor, .open, .exporter, .open)
    add(22, .processor, .open, .buyer, .open)
    add(5, .processor, .open, .market, .open, .export)
    add(14, .exporter, .open, .market, .open, .export)
    // The odd ones: against the usual way, and to oneself.
    add(4, .buyer, .open, .cooperative, .linked)
    add(3, .exporter, .open, .processor, .open)
    add(3, .cooperative, .open, .group, .linked)
    add(4, .cooperative, .linked, .cooperative, .linked, returnsToSource: true)
    return stages
  }

  /// The position of a sort for every one of as many draws as the weights sum to.
  static func slots(of stages: [RandomStage]) -> [UInt8] {
    stages.indices.flatMap { position in
      [UInt8](repeating: UInt8(position), count: stages[position].weight)
    }
  }

  private static func greatestTenths(from kind: OrganizationKind) -> Int {
    switch kind {
    case .group: 4_000
    case .cooperative: 20_000
    case .union: 80_000
    case .processor, .exporter, .buyer, .market: 200_000
    }
  }
}
