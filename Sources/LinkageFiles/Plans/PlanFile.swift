import LinkageGraph

/// The reading of `targets.csv`.
struct PlanFile {
  let options: LinkageReader
  let name: String
  private(set) var header: HeaderRow?
  private(set) var plan = TargetPlan()
  private var log: ProblemLog

  init(options: LinkageReader, name: String) {
    var options = options
    // A plan that lacks a target without a word would be another plan.
    options.skipsBadRows = false
    options.skipsBadFields = false
    self.options = options
    self.name = name
    log = ProblemLog(limit: options.problemLimitOfSort)
  }

  /// Reads the file; `set` is that whose districts and products it names, if they are to be looked up.
  mutating func read(_ bytes: Span<UInt8>, for set: LinkageSet?) {
    let header = HeaderRow(
      bytes, words: Vocabulary.planColumns, matcher: Vocabulary.planColumnMatcher,
      required: PlanColumn.required, delimiter: options.delimiter, decimalMark: options.decimalMark)
    self.header = header
    guard header.isUsable else {
      header.problems.forEach { log.note($0) }
      return
    }
    let options = options
    let plan = PiecePlan(
      bytes, bodyStart: header.bodyStart, pieceSize: options.pieceSize, isDone: { _ in })
    let pieces = PieceReader(header: header, skipsBadFields: false, isDone: { _ in }) { _ in
      PlanRows(header: header, options: options)
    }.read(bytes, plan)
    for piece in pieces { log.append(piece.log) }
    var entries = pieces.flatMap(\.entries)
    noteRepetitions(among: entries)
    if let set { resolveNames(of: &entries, in: set) }
    var lines = LineCounter(bodyStart: header.textStart)
    self.plan.rows = entries.map { entry in
      var row = entry.row
      row.line = lines.location(of: entry.measure.record, bytes).line
      return row
    }
  }

  /// Notes rows that state one fact twice, alike or with another value: which one counts, nobody can know.
  private mutating func noteRepetitions(among entries: [PlanEntry]) {
    var byKey: [RepetitionKey: [Int]] = [:]
    for (index, entry) in entries.enumerated() where entry.row.comparison == .fact {
      let row = entry.row
      let key = RepetitionKey(row)
      let first = byKey[key, default: []].first {
        entries[$0].row.filters.selectSame(as: row.filters)
      }
      if let first {
        var problem = entry.measure
        problem.details = [row.measure.word]
        problem.firstUse = entries[first].measure.record
        log.note(problem)
      } else {
        byKey[key, default: []].append(index)
      }
    }
  }

  private struct RepetitionKey: Hashable {
    let year: Int
    let measure: TargetPlan.Measure
    let isShare: Bool?
    let territory: String

    init(_ row: TargetPlan.Row) {
      year = row.year
      measure = row.measure
      isShare = row.target?.isShare
      territory = measure == .territory ? "" : VocabularyMatcher.key(of: row.territory)
    }
  }

  /// Replaces districts and products by what the set calls them, and notes those that it does not have.
  ///
  /// A product that has a word in the vocabulary may be missing: a plan speaks of rice where nobody grows any yet.
  private mutating func resolveNames(of entries: inout [PlanEntry], in set: LinkageSet) {
    let districts = set.organizationColumns.districts.values.filter { !$0.isEmpty }
    for index in entries.indices {
      let entry = entries[index]
      if let names = entry.row.filters.districts {
        entries[index].row.filters.districts = resolve(
          names, among: districts, entry.district, knows: { Self.blankDistricts.contains($0) }
        )
        .map { Self.blankDistricts.contains($0) ? "" : $0 }
      }
      if let names = entry.row.filters.products {
        entries[index].row.filters.products = resolve(
          names, among: set.productNames, entry.product,
          knows: { name in Vocabulary.products.contains { $0.english == name } })
      }
    }
  }

  /// What tables show for a blank district.
  private static let blankDistricts: Set<String> = ["(none given)", "(chưa ghi)"]

  private mutating func resolve(
    _ names: [String], among known: [String], _ template: FoundProblem, knows: (String) -> Bool
  ) -> [String] {
    names.map { name in
      if known.contains(name) || knows(name) { return name }
      let key = VocabularyMatcher.key(of: name)
      let alike = known.filter { VocabularyMatcher.key(of: $0) == key }
      if alike.count == 1 { return alike[0] }
      var problem = template
      problem.details = [name] + alike
      if alike.isEmpty {
        problem.remedy = Suggestion.nearest(to: name, among: known).map { .word($0) }
        problem.details += known.prefix(Self.mostNamed)
        if known.count > Self.mostNamed { problem.details.append("…") }
      }
      log.note(problem)
      return name
    }
  }

  /// How many names of the set a message lists.
  private static let mostNamed = 12

  var isSound: Bool { (header?.isUsable ?? false) && log.isEmpty }

  func report(to report: inout DataReport, _ bytes: Span<UInt8>) {
    guard let header else { return }
    log.report(
      to: &report, file: name, header: header, options: options, bytes,
      remedy: { problems in
        problems.map { problem in
          switch problem.sort {
          case .unknownKind: Suggestion.remedy(for: problem, among: Vocabulary.kinds)
          case .unknownRating: Suggestion.remedy(for: problem, among: Vocabulary.ratings)
          case .unknownMeasure:
            Suggestion.remedy(
              for: problem, among: Vocabulary.planMeasures.dropLast() + Vocabulary.flags)
          case .unknownComparison:
            Suggestion.remedy(for: problem, among: Vocabulary.planComparisons)
          default: nil
          }
        }
      })
  }
}
