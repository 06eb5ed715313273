public import LinkageGraph

/// A link that is worth making.
public struct LinkSuggestion: Sendable, Hashable {
  /// The link, and what it costs.
  public var link: LinkCandidate
  /// The product that it carries.
  public var product: ProductPosition
  /// How much it adds: organizations, or people where members are weighed.
  public var gain: Int
  /// The organizations that it brings in, in the set's order.
  public var organizations: [OrganizationPosition]
  /// Their members; unknown ones count 0, and those of unions are organizations.
  public var members: Int
  /// How many organizations, or people, have the flag once it and all links before it are made.
  public var after: Int
  /// Why its target was chosen; `nil` where a file named it.
  public var reason: PartnerReason?
}

/// Why a partner was proposed for an organization.
///
/// Partners that handle the product come first; then those of a kind to which such organizations sell it at all,
/// before others outside the collective sector, and those before the rest; then those of the same district; then those
/// of the kind to which most such links lead; then those with most room; then the first in the set's order.
public struct PartnerReason: Sendable, Hashable {
  /// What is known of the products that a partner handles.
  public enum Handling: Int, Sendable, Hashable {
    /// It declares other products, and no link of it carries this one.
    case otherProducts
    /// It declares nothing, and has no link.
    case unknown
    /// It declares the product, or a link of it carries it.
    case product
  }

  /// What is known of the products that the partner handles.
  public var handling: Handling
  /// The district that both are filed under, or `nil` where they share none.
  public var district: String?
  /// How many links that carry the product lead from organizations of the source's kind to such of the
  /// target's kind.
  public var usualLinks: Int
  /// How many such links there are to any kind.
  public var links: Int
  /// The tonnes a year that the partner can handle beside what it buys, below 0 where it buys more; `nil` where its
  /// capacity is not stated.
  public var room: Double?
}

/// Links that are worth making, best first, and how good any choice could be.
public struct LinkSuggestions: Sendable {
  /// What was asked.
  public var request: SuggestionRequest
  /// All selected organizations, or their members where members are weighed.
  public var selected: Int
  /// How many of them have the flag.
  public var before: Int
  /// The links, in the order in which they were chosen.
  public var links: [LinkSuggestion]
  /// For a share, the fewest links with which any choice reaches it, as far as is known; `nil` where no choice does,
  /// or no share was asked for.
  public var atLeast: Int?
  /// For a count or a budget, what no choice exceeds: organizations, or people, that have the flag.
  public var upTo: Int?
  /// What all candidates together would bring: organizations, or people, that have the flag.
  public var limit: Int
  /// The links' cost in million đồng; `nil` where one of them states none.
  public var spent: Double?
  /// The positions of candidates that are none, and why; in their order.
  public var refused: [(candidate: Int, reason: LinkCandidate.Refusal)]

  /// How many organizations, or people, have the flag once all links are made.
  public var after: Int { links.last?.after ?? before }

  /// The share that was asked for, or `nil`.
  public var goal: ExactDecimal? {
    if case .share(let share) = request.limit { share } else { nil }
  }

  /// Whether the share is reached; `nil` where none was asked for.
  public var isReached: Bool? { goal.map { $0.comparison(of: after, in: selected) >= 0 } }

  /// Whether no choice of candidates is better: none has fewer links, or none brings more.
  public var isOptimal: Bool {
    if let atLeast { return links.count == atLeast }
    return upTo == after
  }
}
