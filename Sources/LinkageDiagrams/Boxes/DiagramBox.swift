import LinkageGraph

/// The properties that the organizations of one box share.
struct SharedProperties: OptionSet, Hashable {
  let rawValue: UInt8

  static let kind = SharedProperties(rawValue: 1)
  static let district = SharedProperties(rawValue: 2)
  static let rating = SharedProperties(rawValue: 4)
  /// The products that reach them.
  static let products = SharedProperties(rawValue: 8)
  /// Whether they take part in a chain, reach direct export, and export directly.
  static let standing = SharedProperties(rawValue: 16)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ keys: [GroupKey]) {
    self = []
    for key in keys {
      switch key {
      case .kind: insert(.kind)
      case .district: insert(.district)
      case .rating: insert(.rating)
      }
    }
  }
}

/// One box of a diagram: an organization, or several that are counted together.
struct DiagramBox {
  /// The position of its first organization in the set.
  let first: Int
  /// What its organizations share; of no meaning for one organization.
  let shared: SharedProperties
  /// Whether it stands apart, without a link.
  let isUnlinked: Bool
  var organizations = 0
  /// Members; unknown ones count 0.
  var members = 0
  /// Of the collective sector, how many.
  var collective = 0
  /// Of those, how many take part in a chain.
  var participating = 0
  var directExporters = 0
  var critical = 0

  /// Whether it stands for more than one organization.
  var isMerged: Bool { organizations > 1 }
}
