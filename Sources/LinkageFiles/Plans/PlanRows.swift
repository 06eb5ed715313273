import LinkageGraph

/// The columns of `targets.csv`, by their order in the vocabulary.
enum PlanColumn: Int, CaseIterable {
  case year, measure, comparison, kind, district, rating, product, target, upper, territory, source
  case note

  static let required = [year.rawValue, measure.rawValue, comparison.rawValue]
}

/// A row of a plan with what is needed to report a problem that shows only beside the set or other rows.
struct PlanEntry: Sendable {
  var row: TargetPlan.Row
  let measure: FoundProblem
  let district: FoundProblem
  let product: FoundProblem
}

/// The rows of one piece of a plan.
///
/// Plans are short, so every row is read by all rules.
struct PlanRows: RowCollector {
  var log: ProblemLog
  var scannedRows = 0
  private(set) var entries: [PlanEntry] = []

  private let header: HeaderRow
  private let numbers: NumberReader
  /// The columns right behind a target, where an unquoted comma would split a number in two.
  private let splitColumns: [Int]

  init(header: HeaderRow, options: LinkageReader) {
    self.header = header
    numbers = NumberReader(header.dialect)
    log = ProblemLog(limit: options.problemLimitOfSort)
    splitColumns =
      header.dialect.delimiter == .comma
      ? [PlanColumn.target, .upper].map { header.columns[$0.rawValue] }
        .filter { $0 >= 0 && $0 + 1 < header.names.count }.map { $0 + 1 } : []
  }

  private func column(_ column: PlanColumn) -> Int { header.columns[column.rawValue] }

  mutating func add(_ block: borrowing RowBlock, _ bytes: Span<UInt8>) -> Int { 0 }

  mutating func addUnreadable(_ row: borrowing RowFields) {}

  mutating func add(_ row: inout RowFields) {
    row.noteErrorCells(
      in: header.columns, required: PlanColumn.required.map { header.columns[$0] }, &log)
    row.noteSplitNumbers(in: splitColumns, columnCount: header.names.count, &log)
    let year = year(of: &row)
    let measure = measure(of: &row)
    let comparison = comparison(of: &row)
    let filters = filters(of: &row)
    let target = amount(.target, of: &row)
    let upper = amount(.upper, of: &row)
    guard let year, let measure, let comparison, row.isSound else { return }
    var planned = TargetPlan.Row(
      year: year, measure, comparison, of: filters, target: target, upper: upper,
      territory: name(.territory, of: row), source: name(.source, of: row),
      note: name(.note, of: row))
    checkBounds(of: planned, &row)
    checkMeaning(of: planned, &row)
    guard row.isSound else { return }
    if comparison == .all || comparison == .follow || measure == .territory { planned.target = nil }
    entries.append(
      PlanEntry(
        row: planned, measure: row.problem(.repeatedFact, column(.measure)),
        district: row.problem(.unknownDistrict, max(0, column(.district))),
        product: row.problem(.unknownProduct, max(0, column(.product)))))
  }

  // MARK: Fields

  private func text(_ column: PlanColumn, of row: borrowing RowFields) -> String? {
    row.text(self.column(column)).map { $0.string(row.bytes) }
  }

  private func name(_ column: PlanColumn, of row: borrowing RowFields) -> String {
    row.name(self.column(column)).map { $0.string(row.bytes) } ?? ""
  }

  private mutating func year(of row: inout RowFields) -> Int? {
    let column = column(.year)
    guard let text = text(.year, of: row) else {
      row.note(.missingValue, column, &log)
      return nil
    }
    switch YearReading(text, isLast: false) {
    case .year(let year) where LinkageSet.likelyYears.contains(Int(year)): return Int(year)
    case .year: row.note(.notAYear, column, &log, details: [Self.required])
    case .date(let year):
      row.note(.dateForYear, column, &log, remedy: year.map { .write("\($0)") })
    case .incomplete: row.note(.yearWithoutCentury, column, &log)
    case .notAYear(let remedy):
      if case .write = remedy {
        row.note(.notAYear, column, &log, details: [Self.required], remedy: remedy)
      } else {
        row.note(.notAYear, column, &log, details: [Self.required])
      }
    }
    return nil
  }

  /// Says in a problem's details that the field may not be blank.
  static let required = "required"
  /// Says in a problem's details that the field is a target.
  static let target = "target"

  private mutating func measure(of row: inout RowFields) -> TargetPlan.Measure? {
    guard let text = text(.measure, of: row) else {
      row.note(.missingValue, column(.measure), &log)
      return nil
    }
    if let measure = Vocabulary.planMeasure(named: text) { return measure }
    row.note(.unknownMeasure, column(.measure), &log)
    return nil
  }

  private mutating func comparison(of row: inout RowFields) -> TargetPlan.Comparison? {
    guard let text = text(.comparison, of: row) else {
      row.note(.missingValue, column(.comparison), &log)
      return nil
    }
    if let comparison = Vocabulary.planComparison(named: text) { return comparison }
    row.note(.unknownComparison, column(.comparison), &log)
    return nil
  }

  private mutating func filters(of row: inout RowFields) -> TargetPlan.Filters {
    var filters = TargetPlan.Filters()
    if let parts = parts(.kind, of: row, commas: true) {
      var kinds: Set<OrganizationKind> = []
      for part in parts {
        guard let kind = Vocabulary.kind(named: part) else {
          row.note(.unknownKind, column(.kind), &log)
          break
        }
        kinds.insert(kind)
      }
      filters.kinds = kinds
    }
    if let parts = parts(.rating, of: row, commas: true) {
      var ratings: Set<OrganizationRating?> = []
      for part in parts {
        let rating = Vocabulary.rating(named: part)
        if rating == nil, !Vocabulary.isUnrated(part) {
          row.note(.unknownRating, column(.rating), &log)
          break
        }
        ratings.insert(rating)
      }
      filters.ratings = ratings
    }
    filters.districts = parts(.district, of: row, commas: false)
    filters.products = parts(.product, of: row, commas: false)?.map {
      Vocabulary.productName(of: $0)
    }
    return filters
  }

  /// The texts of a list, each once; `nil` where it is blank.
  private func parts(
    _ column: PlanColumn, of row: borrowing RowFields, commas: Bool
  ) -> [String]? {
    guard let text = text(column, of: row) else { return nil }
    var parts: [String] = []
    for part in ProductList.parts(text).flatMap({
      commas ? $0.split(separator: ",").map(String.init) : [$0]
    }).map(\.cleanedWord) where !part.isEmpty && !parts.contains(part) {
      parts.append(part)
    }
    return parts.isEmpty ? nil : parts
  }

  private mutating func amount(
    _ column: PlanColumn, of row: inout RowFields
  ) -> TargetPlan.Amount? {
    guard let text = text(column, of: row) else { return nil }
    let position = self.column(column)
    switch TargetReading(text, numbers) {
    case .amount(let amount): return amount
    case .aboveWhole: row.note(.shareTooLarge, position, &log)
    case .notAWholeNumber(let share):
      row.note(
        .notAWholeNumber, position, &log, details: [Self.required],
        remedy: share.map { .writeShare($0) })
    case .range(let first, let last):
      row.note(.notANumber, position, &log, details: [Self.target, first, last])
    case .tooLarge: row.note(.numberTooLarge, position, &log, details: [Self.target])
    case .other(.negative): row.note(.negativeNumber, position, &log, details: [Self.target])
    case .other(.ambiguous(let one, let other)):
      row.note(
        .ambiguousNumber, position, &log, details: [one, other].map { RowFields.plain($0) })
    case .other:
      let remedy = numbers.remedy(for: text, in: .persons)
      switch remedy {
      // A number with an exponent is none under the other mark either.
      case .decimalMark where text.lowercased().contains("e"), .none:
        row.note(.notANumber, position, &log, details: [Self.target])
      case .decimalMark, .write:
        row.note(.notANumber, position, &log, details: [Self.target], remedy: remedy)
      default: row.note(.notANumber, position, &log, details: [Self.target])
      }
    }
    return nil
  }

  // MARK: What goes together

  /// The column itself, or that of the comparison where the file does not have it.
  private func shown(_ column: PlanColumn) -> Int {
    self.column(column) >= 0 ? self.column(column) : self.column(.comparison)
  }

  private mutating func checkBounds(of planned: TargetPlan.Row, _ row: inout RowFields) {
    let comparison = planned.comparison
    let words = [comparison.vocabulary(.english), comparison.vocabulary(.vietnamese)]
    if planned.measure == .territory { return }
    if comparison.hasTarget {
      if planned.target == nil { row.note(.missingTarget, shown(.target), &log, details: words) }
    } else if planned.target != nil {
      row.note(.needlessTarget, shown(.target), &log, details: words)
    }
    if comparison == .between {
      guard let upper = planned.upper else {
        row.note(.missingUpper, shown(.upper), &log)
        return
      }
      guard let target = planned.target else { return }
      if target.isShare != upper.isShare {
        row.note(.mixedBounds, shown(.upper), &log)
      } else if upper.exact < target.exact {
        let lower = text(.target, of: row) ?? ""
        row.note(.boundsReversed, shown(.upper), &log, details: [lower])
      }
    } else if planned.upper != nil {
      row.note(.needlessUpper, shown(.upper), &log, details: words)
    }
  }

  private mutating func checkMeaning(of planned: TargetPlan.Row, _ row: inout RowFields) {
    let measure = planned.measure
    let words = [measure.vocabulary(.english), measure.vocabulary(.vietnamese)]
    if measure.isOfFactsAlone, planned.comparison != .fact {
      row.note(.factOnly, column(.comparison), &log, details: words)
      return
    }
    if measure == .territory {
      if planned.territory.isEmpty { row.note(.missingValue, shown(.territory), &log) }
      if planned.target != nil {
        row.note(.needlessTarget, shown(.target), &log, details: words)
      }
      return
    }
    let hasWhole = measure.isPartOfOrganizations || measure == .members
    if !hasWhole, planned.target?.isShare == true {
      row.note(.shareOfNothing, shown(.target), &log, details: words)
    } else if !hasWhole, planned.comparison == .all {
      row.note(.shareOfNothing, column(.comparison), &log, details: words)
    }
    if planned.comparison == .moreThan, planned.target == .share(ExactDecimal(1)) {
      row.note(.shareTooLarge, shown(.target), &log, details: words)
    }
  }
}
