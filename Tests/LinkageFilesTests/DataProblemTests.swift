@testable import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Every kind of bad row, word for word: location, sentence and advice.
@Suite struct DataProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var organizations = DataProblemTests.organizations
    var links = DataProblemTests.links
    var expected: [String]
    var testDescription: String { expected.joined(separator: "; ") }
  }

  static let organizations = "id,kind,members\nA,group,10\nB,exporter,\n"
  static let links = "source,target,product\nA,B,rice\n"

  static func row(_ row: String, header: String = "id,kind,members,rating,digital,capacity")
    -> String
  {
    "\(header)\nA,group\nB,exporter\n\(row)\n"
  }

  static func link(_ row: String, header: String = "source,target,volume,since,until") -> String {
    "\(header)\nA,B\n\(row)\n"
  }

  static let cases = [
    Case(
      organizations: "id,members\nA,1\n",
      expected: [
        "organizations.csv:1:1: missing column \"kind\" | Add a column headed \"kind\" or \"loại hình\"; the first line must name the columns."
      ]),
    Case(
      organizations: "",
      expected: [
        "organizations.csv:1:1: the file is empty | Save the sheet again as \"CSV UTF-8 (Comma delimited)\"."
      ]),
    Case(
      organizations: "id,kind,Mã\nA,group,A\n",
      expected: [
        "organizations.csv:1:9: column \"Mã\" says the same as \"id\" | Keep one of the two."
      ]),
    Case(
      organizations: "id,kind\rA,group\rB,exporter\r",
      expected: [
        "organizations.csv:1:8: lines end in a carriage return without a line feed | In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\", not \"CSV (Macintosh)\"."
      ]),
    Case(
      organizations: row(",union"),
      expected: [
        "organizations.csv:4:1: missing value (id) | Fill it in, or delete the row."
      ]),
    Case(
      organizations: row("C"),
      expected: [
        "organizations.csv:4:2: missing value (kind) | Fill it in, or delete the row."
      ]),
    Case(
      organizations: row("Đ,cooperativ"),
      expected: [
        "organizations.csv:4:3: unknown kind \"cooperativ\" (kind) | Did you mean \"cooperative\"?"
      ]),
    Case(
      organizations: row("C,group,buyer|mill", header: "id,kind,roles"),
      expected: [
        "organizations.csv:4:9: unknown kind among the roles \"buyer|mill\" (roles) | Use some of: group, cooperative, union, processor, exporter, buyer, market, with | between them, or leave it blank."
      ]),
    Case(
      organizations: "tax_code,id,kind\n\"18 1\",A,group\n,B,exporter\n 18 1 ,C,group\n",
      expected: [
        "organizations.csv:4:1: duplicate tax code \"18 1\", first used in line 2 (tax_code) | Correct one of the two, or leave it blank."
      ]),
    Case(
      organizations: row("C,group,1,excellent"),
      expected: [
        "organizations.csv:4:11: unknown rating \"excellent\" (rating) | Use one of: good, fair, average, weak, or leave it blank."
      ]),
    Case(
      organizations: row("C,group,1,good,maybe"),
      expected: [
        "organizations.csv:4:16: neither yes nor no: \"maybe\" (digital) | Write yes or no, or leave it blank."
      ]),
    Case(
      organizations: row(" A ,union"),
      expected: [
        "organizations.csv:4:1: duplicate id \"A\", first used in line 2 (id) | Give each organization an id of its own."
      ]),
    Case(
      organizations: row("C,group,-3"),
      expected: [
        "organizations.csv:4:9: negative number: \"-3\" (members) | Write 0 or more, or leave it blank."
      ]),
    Case(
      organizations: row("C,group,2.5"),
      expected: [
        "organizations.csv:4:9: not a whole number: \"2.5\" (members) | Write a whole number, or leave it blank."
      ]),
    Case(
      organizations: row("C,group,many"),
      expected: [
        "organizations.csv:4:9: not a number: \"many\" (members) | Write digits only, or leave it blank."
      ]),
    Case(
      organizations: row("C,group,,,,1e300"),
      expected: [
        "organizations.csv:4:12: number too large: \"1e300\" (capacity) | Check the unit: tonnes a year, million đồng a year, or persons."
      ]),
    Case(
      organizations: row("C,group,,,,,more"),
      expected: [
        "organizations.csv:4:13: more fields than the header has columns: \"more\" | Put quotes around a field that contains the separator."
      ]),
    Case(
      organizations: row("C,\"group"),
      expected: [
        "organizations.csv:4:3: a quote opens here and never closes, so that the rest of the file cannot be read (kind) | Close it, or double a quote that belongs to the text."
      ]),
    Case(
      organizations: row("C,\"group\"s"),
      expected: [
        "organizations.csv:4:3: text after the closing quote (kind) | Double a quote that belongs to the text."
      ]),
    Case(
      organizations: row("C\0,group"),
      expected: [
        "organizations.csv:4:1: a NUL byte (id) | The file may be damaged, or no text file; save it again as CSV UTF-8."
      ]),
    Case(
      links: link("A,HTX"),
      expected: [
        "links.csv:3:3: unknown organization \"HTX\" (target) | Add it to the organizations, or correct the id."
      ]),
    Case(
      links: link("A,AB"),
      expected: [
        "links.csv:3:3: unknown organization \"AB\" (target) | Add it to the organizations, or correct the id."
      ]),
    Case(
      links: link("A;B;1.234", header: "source;target;Sản lượng (tấn/năm)"),
      expected: [
        "links.csv:2:1: this row is separated by commas, the header by semicolons | Separate it as the header is."
      ]),
    Case(
      links: link("A,B,,abc"),
      expected: [
        "links.csv:3:6: not a year of four digits: \"abc\" (since) | Write a year of four digits, or leave it blank."
      ]),
    Case(
      links: link("A,B,,2024,2020"),
      expected: [
        "links.csv:3:11: ends in \"2020\", before it begins in 2024 (until) | Correct the years."
      ]),
    Case(
      links: "từ;đến;Sản lượng (tấn/năm)\nA;B;1.234\n",
      expected: [
        "links.csv:2:5: \"1.234\" could be read as 1234 or as 1.234 (Sản lượng (tấn/năm)) | Is 1.234 one thousand two hundred thirty-four? Add --decimal comma. If not, add --decimal point."
      ]),
    Case(
      links: "source,target\n\"A\",\"B\"\n\n,B\n",
      expected: [
        "links.csv:4:1: missing value (source) | Fill it in, or delete the row."
      ]),
  ]

  @Test(arguments: cases)
  func isToldWordForWord(_ example: Case) throws {
    let report = try LinkageReader().check(
      organizations: .bytes(Array(example.organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array(example.links.utf8), name: "links.csv"))
    let told = report.problems.map { problem in
      "\(problem.reference): \(problem.sentence(.english)) | \(problem.advice(.english) ?? "")"
    }
    #expect(told.first == example.expected.first)
    if example.expected.count > 1 { #expect(told == example.expected) }
    for problem in report.problems {
      #expect(problem.sentence(.vietnamese) != problem.sentence(.english))
    }
  }

  /// A problem of a workbook names the sheet and the cell, and one of a whole file nothing.
  @Test func locationsAreWrittenAsToolsPrintThem() {
    var problem = DataProblem(
      sort: .missingValue, file: "can-tho.xlsx", location: .cell(sheet: "Links", reference: "C17"),
      header: "target", text: "", excerpt: "", details: [])
    #expect(problem.reference == "Links!C17")
    #expect(problem.location.line == nil && problem.location.column == nil)
    problem.location = .text(line: 3, column: 7)
    #expect(problem.reference == "can-tho.xlsx:3:7")
    problem.location = .file
    #expect(problem.reference == "")
  }

  @Test func bytesThatAreNotUTF8NameTheLine() throws {
    let report = try LinkageReader().check(
      organizations: .bytes(
        Array("id,kind,name\nA,group,".utf8) + [0xFF] + Array("\nB,exporter\n".utf8),
        name: "organizations.csv"),
      links: .bytes(Array(Self.links.utf8), name: "links.csv"))
    let problem = try #require(report.problems.first)
    #expect(problem.reference == "organizations.csv:2:9")
    #expect(problem.sentence(.english) == "bytes that are not UTF-8 (name)")
    #expect(
      problem.advice(.english)
        == "In Excel: File, Save As, type \"CSV UTF-8 (Comma delimited)\".")
  }

  @Test func badRowsAreLeftOutAndCounted() throws {
    let reading = try LinkageReader(skipsBadRows: true).read(
      organizations: .bytes(
        Array("id,kind,products\nX,nothing,gold\nA,group,rice\nA,union,tin\nB,buyer\n".utf8),
        name: "organizations.csv"),
      links: .bytes(
        Array("source,target,product\nA,B,rice\nX,B,lead\nA,B,\n".utf8), name: "links.csv"))
    #expect(reading.set.productNames == ["rice"])
    #expect(reading.set.organizations.map(\.id) == ["A", "B"])
    #expect(reading.set.links.count == 2)
    #expect(
      reading.report.skippedRows.map { "\($0.file) \($0.sort.rawValue) \($0.count)" } == [
        "organizations.csv unknown-kind 1", "organizations.csv duplicate-id 1",
        "links.csv organization-left-out 1",
      ])
  }
}
