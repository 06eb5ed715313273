import LinkageGraph
import LinkagePlanning

/// What suggested links bring, found link by link from lists of links.
///
/// Written from the definitions alone: it shares nothing with the search that it verifies.
struct PlainSuggestions {
  private let chains: [PlainChain]
  private let isSelected: [Bool]
  private var participates: [Bool]
  /// For each product, who was passed by a search before: what is upstream of it was, too.
  private var isPassed: [[Bool]]

  /// The most organizations of a set in which every choice is compared with all others.
  private static let mostCompared = 2000

  static func verify(_ answer: LinkSuggestions, of set: LinkageSet) throws {
    var plain = PlainSuggestions(set)
    let selected = plain.isSelected.count { $0 }
    let before = plain.participates.count { $0 }
    try expect(answer.selected == selected, "\(answer.selected) selected, not \(selected)")
    try expect(answer.before == before, "\(answer.before) before, not \(before)")
    var (after, latest) = (before, Int.max)
    for suggestion in answer.links {
      let (source, target) = (suggestion.link.source.offset, suggestion.link.target.offset)
      let product = suggestion.product.offset
      try expect(set.kind(of: source).isCollective, "\(set.id(of: source)) is not collective")
      try expect(plain.isSource(source, product), "\(set.id(of: source)) is no source")
      try expect(plain.reachesEnd(target, product), "\(set.id(of: target)) is no partner")
      if set.organizations.count <= mostCompared {
        try expect(suggestion.gain == plain.greatestGain(of: set), "another link brings more")
      }
      let gain = plain.take(source, product)
      after += gain
      try expect(suggestion.gain == gain, "a link brings \(gain), not \(suggestion.gain)")
      try expect(suggestion.after == after, "\(after) after a link, not \(suggestion.after)")
      try expect(gain <= latest, "a later link brings more")
      latest = gain
    }
    let limit = answer.limit
    try expect(after <= limit && after <= answer.upTo ?? limit, "more than any choice brings")
    if let goal = answer.goal {
      let isReached = goal.comparison(of: after, in: selected) >= 0
      try expect(isReached == (answer.atLeast != nil), "the goal's bound")
      try expect(answer.atLeast ?? 0 <= answer.links.count, "fewer links than the bound says")
    }
  }

  private init(_ set: LinkageSet) {
    chains = set.productNames.indices.map { PlainChain(of: $0, in: set) }
    let count = set.organizations.count
    isSelected = (0..<count).map { set.kind(of: $0).isCollective }
    isPassed = chains.map { _ in [Bool](repeating: false, count: count) }
    participates = [Bool](repeating: false, count: count)
    for organization in 0..<count where isSelected[organization] {
      participates[organization] = chains.indices.contains {
        chains[$0].isSupplied[organization] && reachesEnd(organization, $0)
      }
    }
  }

  private func reachesEnd(_ organization: Int, _ product: Int) -> Bool {
    chains[product].stages(of: organization).prefix(3).contains(true)
  }

  private func isSource(_ organization: Int, _ product: Int) -> Bool {
    chains[product].isSupplied[organization] && !reachesEnd(organization, product)
  }

  /// Brings in whoever reaches a source over links that carry the product, and counts them.
  private mutating func take(_ source: Int, _ product: Int) -> Int {
    let found = newcomers(source, product)
    for organization in found.passed { isPassed[product][organization] = true }
    for organization in found.new { participates[organization] = true }
    return found.new.count
  }

  private func newcomers(_ source: Int, _ product: Int) -> (passed: [Int], new: [Int]) {
    let chain = chains[product]
    var passed = isPassed[product][source] ? [] : [source]
    var isFound: Set<Int> = [source]
    var head = 0
    while head < passed.count {
      for other in chain.backward[passed[head]].map({ Int($0) })
      where !isPassed[product][other] && isFound.insert(other).inserted {
        passed.append(other)
      }
      head += 1
    }
    return (
      passed,
      passed.filter { chain.isSupplied[$0] && isSelected[$0] && !participates[$0] }
    )
  }

  /// The most that any candidate would bring.
  private func greatestGain(of set: LinkageSet) -> Int {
    var greatest = 0
    for product in chains.indices
    where isSelected.indices.contains(where: { reachesEnd($0, product) }) {
      for source in isSelected.indices
      where set.kind(of: source).isCollective && isSource(source, product) {
        greatest = max(greatest, newcomers(source, product).new.count)
      }
    }
    return greatest
  }
}
