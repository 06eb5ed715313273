/// How many organizations of one group take part in the chains of one product, or of any.
public struct CoverageRow: Sendable, Hashable {
  /// The product, or `nil` for "any product".
  public var product: ProductPosition?
  /// The texts of the group, one per grouping key; a blank is the empty text.
  public var group: [String]
  /// Selected organizations that the product reaches; for "any", all selected organizations.
  public var organizations = 0
  /// Of those: some link of theirs carries the product.
  public var linked = 0
  /// Of those: they reach a processor.
  public var processing = 0
  /// Of those: they reach a domestic buyer.
  public var domestic = 0
  /// Of those: they reach a direct exporter of the product.
  public var export = 0
  /// Of those: they reach a processor that itself reaches a buyer or a direct exporter.
  public var complete = 0
  /// Of those: they reach a processor, a buyer or a direct exporter.
  public var participating = 0
  /// Of those: they reach one of these over links that stand under contract or are memberships.
  public var contracted = 0
  /// Members of the organizations; unknown ones count 0, and those of unions are organizations.
  public var members = 0
  /// Members of the participating organizations.
  public var membersParticipating = 0

  /// Creates a row that counts nothing.
  public init(product: ProductPosition?, group: [String]) {
    self.product = product
    self.group = group
  }
}

/// The chain stages that an organization reaches.
public struct ChainStages: OptionSet, Sendable, Hashable {
  /// The stages as bits.
  public let rawValue: UInt8
  /// Creates stages from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It reaches a direct exporter.
  public static let export = ChainStages(rawValue: 1)
  /// It reaches a domestic buyer.
  public static let domestic = ChainStages(rawValue: 2)
  /// It reaches a processor.
  public static let processing = ChainStages(rawValue: 4)
  /// It reaches a processor that itself reaches a buyer or a direct exporter.
  public static let complete = ChainStages(rawValue: 8)
  /// Some link of it carries the product.
  public static let linked = ChainStages(rawValue: 16)

  /// It reaches a processor, a buyer or a direct exporter over links that stand under contract or are
  /// memberships.
  public static let contracted = ChainStages(rawValue: 32)

  /// Whether the chain leaves the collective sector.
  public var isParticipating: Bool {
    rawValue & (Self.export.rawValue | Self.domestic.rawValue | Self.processing.rawValue) != 0
  }
}

extension CoverageRow {
  /// Adds the counts of other organizations.
  package mutating func add(_ other: CoverageRow) {
    organizations += other.organizations
    linked += other.linked
    processing += other.processing
    domestic += other.domestic
    export += other.export
    complete += other.complete
    participating += other.participating
    contracted += other.contracted
    members += other.members
    membersParticipating += other.membersParticipating
  }

  mutating func count(_ stages: ChainStages, members: Int) {
    organizations += 1
    linked += stages.contains(.linked) ? 1 : 0
    processing += stages.contains(.processing) ? 1 : 0
    domestic += stages.contains(.domestic) ? 1 : 0
    export += stages.contains(.export) ? 1 : 0
    complete += stages.contains(.complete) ? 1 : 0
    participating += stages.isParticipating ? 1 : 0
    contracted += stages.contains(.contracted) ? 1 : 0
    self.members += members
    membersParticipating += stages.isParticipating ? members : 0
  }
}

extension ChainGraph {
  /// Counts how many organizations take part in value chains, by product.
  ///
  /// An organization takes part in the chain of a product if the product reaches it from a producer
  /// and it reaches, over links that carry the product, a processor, a domestic buyer or a direct
  /// exporter: its chain leaves the collective sector.
  ///
  /// - Parameters:
  ///   - selection: The organizations to count; the collective sector by default.
  ///   - keys: The properties to group by; none for one group.
  /// - Returns: Per group, in the order of the groups' texts: a row per product, in the set's order,
  ///   then one for any product. Without keys there is always one group.
  /// - Complexity: O(organizations + links) time where products travel together, and per 16 products
  ///   O(links that carry every product), on all cores; O(organizations) memory.
  public func coverage(
    of selection: OrganizationSelection = .collective, by keys: [GroupKey] = []
  ) -> [CoverageRow] {
    summary(of: selection, by: keys).coverage
  }
}
