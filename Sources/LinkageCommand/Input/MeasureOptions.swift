import LinkageFiles
import LinkageGraph
import LinkageReports

/// What to measure, once the words of the command line have been looked up: kinds, ratings and
/// keys, which are the same for every set, and districts and products, which depend on the set.
struct MeasureOptions {
  let year: Int?
  let producers: Set<OrganizationKind>
  let selection: OrganizationSelection
  /// The selection but for its products, which differ between sets.
  private let filters: OrganizationSelection
  private let productNames: [String]?
  /// The properties to group by, each once.
  let keys: [GroupKey]
  /// What deserves a look.
  let notes: [MeasureNote]

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
        let rating = Vocabulary.rating(named: text)
        if rating == nil, !Vocabulary.isUnrated(text) {
          throw UnknownName.failure(
            text, among: Vocabulary.ratings + Vocabulary.unrated, option: Options.ratings)
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

  /// Looks up the districts and products in a set, or in several that are compared.
  ///
  /// The selection is of the first set; ``selection(in:)`` of another.
  init(
    _ arguments: ParsedArguments, words: Words, in sets: LinkageSet...
  ) throws(CommandFailure) {
    year = arguments[Options.year]
    producers = words.producers
    let (districts, districtNotes) = try Self.districts(arguments, in: sets)
    let (products, productNotes) = try Self.products(arguments, in: sets)
    productNames = products
    filters = OrganizationSelection(
      kinds: words.kinds, districts: districts, ratings: words.ratings)
    selection = Self.selection(filters, products, in: sets[0])
    notes = districtNotes + productNotes
    var keys: [GroupKey] = []
    // Rows are by product anyhow, so that key adds nothing.
    for key in arguments[Options.groupBy].compactMap({ GroupKey(rawValue: $0.rawValue) })
    where !keys.contains(key) {
      keys.append(key)
    }
    self.keys = keys
  }

  /// The same selection in another of the sets.
  func selection(in set: LinkageSet) -> OrganizationSelection {
    Self.selection(filters, productNames, in: set)
  }

  private static func selection(
    _ filters: OrganizationSelection, _ products: [String]?, in set: LinkageSet
  ) -> OrganizationSelection {
    var selection = filters
    selection.products = products.map { Set($0.compactMap { set.products.firstIndex(of: $0) }) }
    return selection
  }

  /// Names of several sets, each once.
  private static func names(_ sets: [LinkageSet], _ own: (LinkageSet) -> [String]) -> [String] {
    var seen: Set<String> = []
    return sets.flatMap(own).filter { seen.insert($0).inserted }
  }

  /// Looks names of the set up, each by the text that an option has for it.
  ///
  /// - Parameters:
  ///   - filter: What the names are of, and how the option is called.
  ///   - texts: The values of the option.
  ///   - names: The names that the set has.
  ///   - exact: Returns the position of the name that a text means in any case.
  /// - Throws: ``CommandFailure`` for a text that no name is like, or several are.
  /// - Returns: The positions of the names, and a note where a name differs only in its spelling from
  ///   one that is not among them.
  private static func positions(
    _ filter: NameFilter, _ texts: [String], among names: [String],
    exact: (String) -> Int? = { _ in nil }
  ) throws(CommandFailure) -> (found: Set<Int>, notes: [MeasureNote]) {
    var found: Set<Int> = []
    var similar: [(Int, others: [Int])] = []
    for text in texts {
      switch NameLookup(text, among: names, exact: exact(text)) {
      case .found(let position, let others):
        found.insert(position)
        if !others.isEmpty { similar.append((position, others)) }
      case .ambiguous(let positions):
        throw filter.ambiguity(text, positions.map { names[$0] })
      case .unknown: throw filter.failure(text, among: names)
      }
    }
    let notes = similar.compactMap { position, others in
      let left = others.filter { !found.contains($0) }.map { names[$0] }
      return left.isEmpty ? nil : filter.note(names[position], leavingOut: left)
    }
    return (found, notes)
  }

  private static func districts(
    _ arguments: ParsedArguments, in sets: [LinkageSet]
  ) throws(CommandFailure) -> (Set<String>?, [MeasureNote]) {
    let texts = arguments[Options.districts]
    if texts.isEmpty { return (nil, []) }
    let names = names(sets) { $0.districts }
    // What a table shows for a blank.
    let blanks = [TableCell.noDistrict.english, TableCell.noDistrict.vietnamese]
    let (found, notes) = try positions(
      .district, texts.filter { !blanks.contains($0) }, among: names)
    let hasBlank = texts.contains { blanks.contains($0) }
    return (Set(found.map { names[$0] }).union(hasBlank ? [""] : []), notes)
  }

  private static func products(
    _ arguments: ParsedArguments, in sets: [LinkageSet]
  ) throws(CommandFailure) -> ([String]?, [MeasureNote]) {
    let texts = arguments[Options.products]
    if texts.isEmpty { return (nil, []) }
    let names = names(sets) { $0.productNames }
    let (found, notes) = try positions(.product, texts, among: names) {
      names.firstIndex(of: Vocabulary.productName(of: $0))
    }
    return (found.sorted().map { names[$0] }, notes)
  }
}

/// Something about the options that deserves a look though the command goes on.
struct MeasureNote: Sendable {
  let problem: LocalizedText
  let advice: LocalizedText?
}
