package import LabeledGraph

/// Which organizations a measure counts.
///
/// A selection never removes anything from the graph: routes may pass through organizations that
/// are not selected.
public struct OrganizationSelection: Sendable, Hashable {
  /// The kinds to count; the collective kinds unless said otherwise.
  public var kinds: Set<OrganizationKind>
  /// The districts to count, by their text, or `nil` for all; `""` stands for a blank.
  public var districts: Set<String>?
  /// The ratings to count, or `nil` for all; an element `nil` stands for a blank.
  public var ratings: Set<OrganizationRating?>?
  /// The products to report, or `nil` for all; ``LinkageSet/Products/positions(named:)`` finds them
  /// by name.
  ///
  /// Only organizations that one of these products reaches are counted, and a row for any product
  /// speaks of these alone.
  public var products: Set<ProductPosition>?

  /// Creates a selection; by default all organizations of the collective sector.
  public init(
    kinds: Set<OrganizationKind> = OrganizationKind.collective, districts: Set<String>? = nil,
    ratings: Set<OrganizationRating?>? = nil, products: Set<ProductPosition>? = nil
  ) {
    self.kinds = kinds
    self.districts = districts
    self.ratings = ratings
    self.products = products
  }

  /// All organizations of the collective sector.
  public static let collective = OrganizationSelection()

  /// Whether an organization is of a selected kind, district and rating.
  ///
  /// The selection of products is not asked: it depends on the graph.
  public func contains(_ organization: OrganizationPosition, of set: LinkageSet) -> Bool {
    guard kinds.contains(set.kind(of: organization)) else { return false }
    if let districts, !districts.contains(set.district(of: organization) ?? "") { return false }
    if let ratings, !ratings.contains(set.rating(of: organization)) { return false }
    return true
  }

  /// For each organization, whether ``contains(_:of:)``; districts are compared once each.
  package func flags(of set: LinkageSet) -> SharedArray<Bool> {
    let columns = set.organizationColumns
    let isKind = OrganizationKind.allCases.map { kinds.contains($0) }
    let isDistrict = columns.districts.values.map { districts?.contains($0) ?? true }
    let isRating = (0...OrganizationRating.allCases.count).map { raw in
      ratings?.contains(raw == 0 ? nil : OrganizationRating(rawValue: UInt8(raw - 1))) ?? true
    }
    return SharedArray(concurrently: columns.count) { organization in
      isKind[Int(columns.kinds[organization].rawValue)]
        && isDistrict[
          columns.districts.codes.isEmpty ? 0 : Int(columns.districts.codes[organization])]
        && isRating[columns.ratings.isEmpty ? 0 : Int(columns.ratings[organization])]
    }
  }
}

/// A property by which rows are grouped.
public enum GroupKey: String, CaseIterable, Sendable, Hashable {
  /// By kind of organization.
  case kind
  /// By district.
  case district
  /// By rating.
  case rating
}
