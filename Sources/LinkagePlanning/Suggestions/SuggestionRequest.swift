public import LinkageGraph

/// What suggestions are to achieve, and among which links they choose.
public struct SuggestionRequest: Sendable {
  /// How many links are to be chosen.
  public enum Limit: Sendable, Hashable {
    /// As few as bring the flag to this share of the selected organizations or their members, from 0 to 1.
    case share(ExactDecimal)
    /// At most so many, 1 or more.
    case count(Int)
    /// As many as a budget pays for, in million đồng; it pays for nothing whose cost is not stated.
    case budget(Double)
  }

  /// Whether what is brought for the cost decides, rather than what is brought.
  var isByCost: Bool { if case .budget = limit { true } else { false } }

  /// What a link counts for.
  public enum Weight: String, CaseIterable, Sendable, Hashable {
    /// The organizations that it brings in.
    case organizations
    /// Their members.
    case members
  }

  /// The flags that one link can bring: a complete chain takes two steps, a contract no route.
  public static let flags: [ChainFlag] = [.participating, .processing, .domestic, .export]

  /// How many links are to be chosen.
  public var limit: Limit
  /// The flag to bring.
  public var flag: ChainFlag
  /// What a link counts for.
  public var weight: Weight
  /// What a link costs in million đồng where it states no cost of its own, or `nil`.
  public var cost: Double?

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - limit: How many links are to be chosen.
  ///   - flag: The flag to bring, one of ``flags``.
  ///   - weight: What a link counts for.
  ///   - cost: What a link costs in million đồng where it states no cost of its own.
  public init(
    _ limit: Limit, of flag: ChainFlag = .participating, weight: Weight = .organizations,
    cost: Double? = nil
  ) {
    precondition(Self.flags.contains(flag), "a flag that one link can bring")
    self.limit = limit
    self.flag = flag
    self.weight = weight
    self.cost = cost
  }
}
