import LinkageFiles
import LinkageGraph
import LinkageReports

/// What to measure, once the words of the command line have been looked up: kinds, ratings and
/// keys, which are the same for every set, and districts and products, which depend on the set.
struct MeasureOptions {
  let year: Int?
  let producers: Set<OrganizationKind>
  let selection: OrganizationSelection
  /// The properties to group by, each once.
  let keys: [GroupKey]

  /// Looks up everything that can be looked up before a set is read, so that a typing error need
  /// not wait for a large one.
  struct Words {
    let kinds: Set<OrganizationKind>
    let ratings: Set<OrganizationRating?>?
    let producers: Set<OrganizationKind>

    init(_ arguments: ParsedArguments) throws(CommandFailure) {
      kinds = try Self.kinds(arguments, Options.kinds)
      producers = try Self.kinds(arguments, Options.producers)
      var found: Set<OrganizationRating?> = []
      for text in arguments[Options.ratings] {
        guard let rating = Vocabulary.rating(named: text) else {
          throw UnknownName.failure(text, among: Vocabulary.ratings, option: Options.ratings)
        }
        found.insert(rating)
      }
      ratings = found.isEmpty ? nil : found
    }

    private static func kinds(
      _ arguments: ParsedArguments, _ option: RepeatedOption<String>
    ) throws(CommandFailure) -> Set<OrganizationKind> {
      var kinds: Set<OrganizationKind> = []
      for text in arguments[option] {
        guard let kind = Vocabulary.kind(named: text) else {
          throw UnknownName.failure(text, among: Vocabulary.kinds, option: option)
        }
        kinds.insert(kind)
      }
      return kinds.isEmpty ? OrganizationKind.collective : kinds
    }
  }

  /// Looks up the districts and products in a set.
  init(
    _ arguments: ParsedArguments, words: Words, in set: LinkageSet
  ) throws(CommandFailure) {
    year = arguments[Options.year]
    producers = words.producers
    selection = OrganizationSelection(
      kinds: words.kinds, districts: try Self.districts(arguments, in: set),
      ratings: words.ratings, products: try Self.products(arguments, in: set))
    var keys: [GroupKey] = []
    // Rows are by product anyhow, so that key adds nothing.
    for key in arguments[Options.groupBy].compactMap({ GroupKey(rawValue: $0.rawValue) })
    where !keys.contains(key) {
      keys.append(key)
    }
    self.keys = keys
  }

  private static func districts(
    _ arguments: ParsedArguments, in set: LinkageSet
  ) throws(CommandFailure) -> Set<String>? {
    let texts = arguments[Options.districts]
    if texts.isEmpty { return nil }
    let known = set.districts
    var found: Set<String> = []
    for text in texts {
      guard let district = known.first(where: { $0 == text.trimmingBlanks }) else {
        throw UnknownName.failure(district: text, among: known)
      }
      found.insert(district)
    }
    return found
  }

  private static func products(
    _ arguments: ParsedArguments, in set: LinkageSet
  ) throws(CommandFailure) -> Set<ProductPosition>? {
    let texts = arguments[Options.products]
    if texts.isEmpty { return nil }
    var found: Set<ProductPosition> = []
    for text in texts {
      guard let product = set.products.position(named: text) else {
        throw UnknownName.failure(product: text, among: set.productNames)
      }
      found.insert(product)
    }
    return found
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
