import LinkageGraph

/// A linkage set of any size with the shape of a real one, for measuring speed and for trying out.
///
/// Most organizations are groups and cooperatives, a few process, export or buy, and very few are
/// unions or foreign markets. Goods run from stage to stage; a few large buyers take much of them
/// and most take little. About one link in forty is odd: it runs backward, returns to its own
/// source, or stands beside an equal one. Of the groups and cooperatives about three in five trade
/// openly, one in five trades only with others whose chain stops short of any outlet, and the rest
/// have no link at all.
///
/// Every organization's columns follow from the seed and its number, every link from the seed and
/// the links before it, so that nothing is kept: a set of ten million links takes as much memory as
/// a set of ten.
public struct RandomLinkageSet: GeneratedLinkageSet {
  /// How many organizations there are.
  public let organizations: Int
  /// How many links there are.
  public let links: Int
  /// What the set follows from, together with its size.
  public let seed: UInt64

  let blocks: [RandomKindBlock]

  /// The most organizations that a set may have.
  public static let greatestOrganizations = Int(Int32.max)

  /// Creates the set; nothing is generated before it is written.
  ///
  /// - Parameters:
  ///   - organizations: How many organizations, from 1 to ``greatestOrganizations``. Below seven,
  ///     some kinds are missing.
  ///   - links: How many links, 0 or more.
  ///   - seed: Any number; another one gives another set of the same size.
  /// - Throws: ``GenerationError`` when there can be no such set.
  public init(organizations: Int, links: Int, seed: UInt64) throws(GenerationError) {
    guard (1...Self.greatestOrganizations).contains(organizations) else {
      throw .organizations(organizations)
    }
    guard links >= 0 else { throw .links(links) }
    self.organizations = organizations
    self.links = links
    self.seed = seed
    self.blocks = RandomKindBlock.blocks(organizations: organizations, seed: seed)
  }
}

/// The organizations of one kind, numbered from 0.
///
/// A rank says how an organization trades: the first `open` ranks trade openly, those up to
/// `linked` among themselves only, the rest not at all. Ranks are spread over the numbers, so that
/// a file shows no order.
struct RandomKindBlock: Sendable {
  let kind: OrganizationKind
  let count: Int
  let open: Int
  let linked: Int
  /// How many digits an id has.
  let width: Int
  let prefix: [UInt8]
  private let salt: UInt64

  /// A prime above every count, hence coprime to it: multiplying by it permutes the ranks.
  private static let spread: UInt64 = 2_654_435_761

  init(kind: OrganizationKind, count: Int, width: Int, seed: UInt64) {
    self.kind = kind
    self.count = count
    self.width = width
    let shares = Self.shares(of: kind)
    open = (count * shares.open + 99) / 100
    linked = min(count, open + count * shares.closed / 100)
    prefix = Array(kind.idPrefix.utf8)
    var salts = SplitMix64(seed: seed, stream: UInt64(kind.rawValue))
    salt = salts.next()
  }

  /// How many of a hundred trade openly, and how many only with one another.
  private static func shares(of kind: OrganizationKind) -> (open: Int, closed: Int) {
    switch kind {
    case .group, .cooperative: (60, 22)
    case .union: (80, 20)
    case .processor, .exporter, .buyer: (97, 0)
    case .market: (100, 0)
    }
  }

  /// The number of the organization that has a rank.
  func number(rank: Int) -> Int {
    let spread = UInt64(truncatingIfNeeded: rank) &* Self.spread &+ salt >> 32
    return Int(truncatingIfNeeded: spread % UInt64(truncatingIfNeeded: count))
  }

  /// Random bits that belong to one organization.
  func bits(number: Int) -> UInt64 {
    SplitMix64.mix(salt &+ UInt64(truncatingIfNeeded: number) &* SplitMix64.increment)
  }

  /// The products that an organization handles, a bit each by ``GeneratedProduct``.
  func products(number: Int) -> UInt8 {
    if kind == .market { return 0b111 }
    let bits = bits(number: number)
    let first: UInt8 =
      switch bits & 127 {
      case ..<60: 0
      case ..<98: 1
      default: 2
      }
    let secondChance: UInt64 =
      switch kind {
      case .group: 6
      case .cooperative: 20
      default: 50
      }
    var products: UInt8 = 1 << first
    if (bits >> 7) & 127 < secondChance { products |= 1 << ((first + 1) % 3) }
    if (bits >> 14) & 127 < secondChance { products |= 1 << ((first + 2) % 3) }
    return products
  }

  /// The blocks of a set, by the raw value of their kind.
  ///
  /// Every kind gets one organization first, in an order that leaves even a tiny set something to
  /// sell, then its share of the rest; the groups get what is left.
  static func blocks(organizations: Int, seed: UInt64) -> [RandomKindBlock] {
    let thousandths: KeyValuePairs<OrganizationKind, Int> = [
      .cooperative: 240, .exporter: 8, .group: 0, .buyer: 24, .processor: 20, .market: 1,
      .union: 5,
    ]
    var counts = [Int](repeating: 0, count: OrganizationKind.allCases.count)
    let rest = max(0, organizations - thousandths.count)
    for (position, (kind, share)) in thousandths.enumerated() {
      counts[Int(kind.rawValue)] = (position < organizations ? 1 : 0) + rest * share / 1000
    }
    counts[Int(OrganizationKind.group.rawValue)] += organizations - counts.reduce(0, +)
    var width = 7
    var tenPower = 10_000_000
    while organizations >= tenPower {
      width += 1
      tenPower *= 10
    }
    return OrganizationKind.allCases.map { kind in
      RandomKindBlock(kind: kind, count: counts[Int(kind.rawValue)], width: width, seed: seed)
    }
  }
}
