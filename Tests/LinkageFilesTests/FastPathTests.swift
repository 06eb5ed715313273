import LinkageGraph
import LinkageTestSupport
import Testing

@testable import LinkageFiles

/// Rows written the usual way are taken in blocks, and every rule holds within a block.
@Suite struct FastPathTests {
  /// How the same rows may be written.
  enum Style: CaseIterable, Sendable {
    case plain, carriageReturns, quoted, semicolons, tabs, tight, padded

    func line(_ fields: [String]) -> String {
      switch self {
      case .plain, .tight: fields.joined(separator: ",") + "\n"
      case .carriageReturns: fields.joined(separator: ",") + "\r\n"
      case .quoted: fields.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
      case .semicolons: fields.joined(separator: ";") + "\n"
      case .tabs: fields.joined(separator: "\t") + "\n"
      case .padded: fields.map { " \t\($0)  " }.joined(separator: ",") + "\n"
      }
    }
  }

  /// Enough organizations for their ids to be numbered.
  private static let organizationCount = 260

  private static let organizationHeader = [
    "id", "name", "kind", "district", "products", "members", "rating", "high_tech", "digital",
    "capacity", "roles", "tax_code",
  ]
  private static let linkHeader = [
    "source", "target", "product", "relation", "contract", "volume", "value", "since", "until",
  ]

  private static func organization(_ row: Int, _ style: Style) -> [String] {
    [
      "HTX-\(1000 + row)", style == .tight ? "HTX\(row)" : "Hợp tác xã \(row)",
      ["cooperative", "exporter", "hợp tác xã"][style == .tight ? row % 2 : row % 3],
      style == .tight ? "Thoi-Lai" : "Huyện Thới Lai", ["rice", "rice|fruit"][row % 2], "\(row)",
      ["good", ""][row % 2], "yes", "no", "12",
      ["", "processor|buyer"][row % 2], "18\(1000 + row)",
    ]
  }

  private static func link(_ row: Int, _ style: Style) -> [String] {
    [
      "HTX-\(1000 + row % organizationCount)",
      "HTX-\(1000 + (row + 1) % organizationCount)",
      ["rice", "fruit"][row % 2],
      ["supply", "export", ""][row % 3], ["yes", ""][row % 2], "\(row)", "", "2019", "2024",
    ]
  }

  private static func read(
    _ style: Style, organizations organizationCount: Int = organizationCount, links linkCount: Int,
    organization: (Int, inout [String]) -> Void = { _, _ in },
    link: (Int, inout [String]) -> Void = { _, _ in }
  ) throws -> DataReport {
    var organizations = style.line(organizationHeader)
    var links = style.line(linkHeader)
    for row in 0..<organizationCount {
      var fields = Self.organization(row, style)
      organization(row, &fields)
      organizations += style.line(fields)
    }
    for row in 0..<linkCount {
      var fields = Self.link(row, style)
      link(row, &fields)
      links += style.line(fields)
    }
    return try LinkageReader().check(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array(links.utf8), name: "links.csv"))
  }

  /// Rows that teach words, and those at the ends of the files, are the only ones scanned by all rules.
  @Test(arguments: Style.allCases)
  func rowsAreTakenInBlocks(style: Style) throws {
    let report = try Self.read(style, links: 1000)
    #expect(report.counts.isEmpty)
    #expect(report.organizations == Self.organizationCount)
    #expect(report.links == 1000)
    #expect(report.scannedRows <= 24, "\(report.scannedRows) of 1260 rows")
  }

  private static let badOrganizations: [(column: Int, text: String, sort: DataProblem.Sort)] = [
    (0, "", .missingValue), (0, "HTX-1001", .duplicateID), (2, "", .missingValue),
    (2, "farm", .unknownKind), (0, "HTX #N/A", .failedFormula), (1, "Tổ #BEZUG!", .failedFormula),
    (1, "Loading...", .failedFormula), (11, "1800000000 #VALEUR!", .failedFormula),
    (5, "-1", .negativeNumber), (5, "1x", .notANumber),
    (5, "1.5", .notAWholeNumber), (5, "99999999999", .numberTooLarge), (6, "best", .unknownRating),
    (7, "maybe", .unknownAnswer), (8, "2", .unknownAnswer), (9, "-3", .negativeNumber),
    (9, "1e99", .numberTooLarge), (9, "..", .notANumber), (9, ".5.", .notANumber),
    (10, "buyer|farm", .unknownRole), (11, "181001", .duplicateTaxCode),
  ]

  private static let badLinks: [(column: Int, text: String, sort: DataProblem.Sort)] = [
    (0, "", .missingValue), (1, "", .missingValue), (0, "HTX-0999", .unknownOrganization),
    (1, "HTX-2000", .unknownOrganization), (1, "HTX-10000", .unknownOrganization),
    (4, "perhaps", .unknownAnswer), (5, "-1", .negativeNumber), (5, "7t", .notANumber),
    (5, "1e16", .numberTooLarge), (6, "9999999999999999", .numberTooLarge),
    (6, "-0.5", .negativeNumber), (7, "20x9", .notAYear),
    (7, "0000", .notAYear), (7, "0024", .yearWithoutCentury),
    (8, "99999", .notAYear), (8, "2018", .yearsReversed), (7, "2025", .yearsReversed),
  ]

  /// One bad row among many is found in the block that it stands in, and no other row with it.
  @Test(arguments: Style.allCases)
  func everyRuleHoldsInBlocks(style: Style) throws {
    for row in style == .plain || style == .quoted ? [2, 40, 79] : [40] {
      for bad in Self.badOrganizations {
        let report = try Self.read(
          style, organizations: 80, links: 0,
          organization: { if $0 == row { $1[bad.column] = bad.text } })
        #expect(report.problems.map(\.sort) == [bad.sort], "\(bad.text) in row \(row)")
        #expect(report.problems.map(\.location.line) == [row + 2], "\(bad.text) in row \(row)")
      }
      for bad in Self.badLinks {
        let report = try Self.read(
          style, links: 80, link: { if $0 == row { $1[bad.column] = bad.text } })
        #expect(report.problems.map(\.sort) == [bad.sort], "\(bad.text) in row \(row)")
        #expect(report.problems.map(\.location.line) == [row + 2], "\(bad.text) in row \(row)")
      }
    }
  }

  /// A number that a comma without quotes has split is found in the block that it stands in; half a number is none.
  @Test(arguments: [Style.plain, .carriageReturns, .tight, .padded])
  func splitNumbersAreFoundInBlocks(style: Style) throws {
    let report = try Self.read(
      style, links: 80,
      link: {
        $1[6] = $0 % 2 == 0 ? "0.5" : "10"
        if $0 == 40 { ($1[5], $1[6]) = ("12", "050") }
      })
    #expect(report.problems.map(\.sort) == [.splitNumber])
    #expect(report.problems.map(\.location.line) == [42])
  }

  /// A quoted field with a line break and delimiters in it is named in blocks, too.
  @Test func quotedLineBreaksAreFoundInBlocks() throws {
    for row in [2, 40, 79] {
      let report = try Self.read(
        .quoted, organizations: 80, links: 0,
        organization: { if $0 == row { $1[1] = "A,rice,100\nHTX-9999,group,B" } })
      let found = report.warnings.filter { $0.sort == .quotedRows }
      #expect(report.counts.isEmpty && found.map(\.location.line) == [row + 2], "row \(row)")
    }
  }

  /// Thousands beside whole numbers are counted in blocks, until a number has other decimals.
  @Test(arguments: Style.allCases)
  func thousandsAreCountedInBlocks(style: Style) throws {
    let mark = style == .semicolons || style == .tabs ? "," : "."
    for (other, count) in [
      ("7", 3), ("0\(mark)250", nil), ("12\(mark)5", nil), ("1234\(mark)500", nil),
    ] {
      let report = try Self.read(
        style, links: 300,
        link: {
          if $0 % 100 == 50 { $1[5] = "\($0 % 100)\(mark)250" }
          if $0 == 290 { $1[5] = other }
        })
      let found = report.warnings.filter { $0.sort == .threeDecimals }
      #expect(found.map(\.count) == [count].compactMap(\.self), "beside \(other)")
      #expect(found.allSatisfy { $0.location.line == 52 })
    }
  }

  /// Years that are hardly meant are counted in blocks, and the rows are read.
  @Test(arguments: Style.allCases)
  func unlikelyYearsAreCountedInBlocks(style: Style) throws {
    let report = try Self.read(
      style, links: 300,
      link: {
        if $0 % 100 == 50 { $1[8] = "9999" }
        if $0 == 60 { $1[7] = "1899" }
        if $0 == 70 { ($1[7], $1[8]) = ("1900", "2100") }
      })
    let found = report.warnings.filter { $0.sort == .unlikelyYear }
    #expect(found.map(\.location.line) == [52, 62])
    #expect(found.map(\.count) == [3, 1])
    #expect(report.links == 300)
    #expect(report.scannedRows <= 24)
  }

  /// A file of rows that are all odd is read row by row without trying blocks of many.
  @Test func oddRowsAreScannedOnce() throws {
    let report = try Self.read(.plain, links: 300, link: { $1[5] = "\u{00A0}\($0)" })
    #expect(report.counts.isEmpty)
    #expect(report.links == 300)
    #expect(report.scannedRows >= 300)
  }

  /// A link to itself is noted in a block with its first row and the count.
  @Test func selfLoopsAreNotedInBlocks() throws {
    let report = try Self.read(.tight, links: 300, link: { if $0 % 100 == 7 { $1[1] = $1[0] } })
    let loops = report.warnings.filter { $0.sort == .selfLoop }
    #expect(loops.map(\.location.line) == [9])
    #expect(loops.map(\.count) == [3])
  }
}
