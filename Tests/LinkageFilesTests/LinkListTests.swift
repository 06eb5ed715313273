@testable import LinkageFiles
import LinkageGraph
import Testing

/// Lists of links that are read for a set: what they say, and what is wrong with them, word for word.
@Suite struct LinkListTests {
  static let set = try? LinkageSet(
    organizations: [
      Organization(id: "HTX-01", name: "HTX Đồng Xanh", kind: .cooperative, products: ["rice"]),
      Organization(id: "HTX-02", kind: .cooperative, products: ["fruit"]),
      Organization(id: "XK-0001", kind: .exporter),
    ], links: [Link(source: "HTX-01", target: "XK-0001", product: "rice")])

  static func read(
    _ purpose: LinkList.Purpose, _ text: String, with reader: LinkageReader = LinkageReader()
  ) throws -> LinkList {
    try reader.read(
      purpose, from: .bytes(Array(text.utf8), name: "list.csv"), for: #require(set))
  }

  /// The problems of a list that cannot be read, or the warnings of one that can.
  static func problems(_ purpose: LinkList.Purpose, _ text: String) throws -> [String] {
    switch Result(catching: { try read(purpose, text) }) {
    case .success(let list):
      return list.report.warnings.map { "warning \($0.reference): \($0.sentence(.english))" }
    case .failure(let error):
      guard case .badData(let report) = error as? LinkageReadError else { throw error }
      return report.problems.map { problem in
        "\(problem.reference): \(problem.sentence(.english)) | \(problem.advice(.english) ?? "")"
      }
    }
  }

  @Test func additionsSayAllThatLinksSay() throws {
    let list = try Self.read(
      .additions,
      """
      Bên bán;Bên mua;Sản phẩm;Quan hệ;Hợp đồng;Sản lượng (tấn/năm);Giá trị;Từ năm;Đến năm
      HTX-02;XK-0001;trái cây;xuất khẩu;có;12,5;80;2024;2026

      htx-x;HTX-01;;;;;;;
      """.replacing("htx-x", with: "\u{FEFF}HTX-02"))
    #expect(
      list.links == [
        Link(
          source: "HTX-02", target: "XK-0001", product: "fruit", relation: .export, contract: true,
          volume: 12.5, value: 80, since: 2024, until: 2026),
        Link(source: "HTX-02", target: "HTX-01"),
      ])
    #expect(list[0].productPosition == ProductPosition(1))
    #expect(list[1].product == nil && list[1].productPosition == nil && list[1].cost == nil)
  }

  @Test func newProductsHaveANameAndNoPosition() throws {
    let list = try Self.read(.additions, "source,target,product\nHTX-01,HTX-02,hoa kiểng\n")
    #expect(list[0].product == "hoa kiểng" && list[0].productPosition == nil)
  }

  @Test func candidatesHaveACost() throws {
    let list = try Self.read(
      .candidates,
      "mã bên bán\tmã bên mua\tChi phí (triệu đồng)\nHTX-01\tXK-0001\t1,5\nHTX-01\tHTX-02\t\n"
    )
    #expect(list.count == 2 && list[0].cost == 1.5 && list[1].cost == nil)
    #expect(list.links.allSatisfy { $0.value == nil })
  }

  @Test func aListOfSuggestionsIsAListOfAdditions() throws {
    #expect(
      try Self.problems(
        .additions,
        "source,target,product,gain,members,cost,after,why\nHTX-01,HTX-02,rice,1,2,3,4,5\n")
        == [])
  }

  /// Text, problems.
  static let faults: [(LinkList.Purpose, String, [String])] = [
    (
      .removals, "source,product\nHTX-01,rice\n",
      [
        "list.csv:1:1: missing column \"target\" | Add a column headed \"target\" or \"bên mua\"; the first line must name the columns."
      ]
    ),
    (
      .removals, "source,target,product\nHTX-1,XK-0001,rice\nHTX-01,,rice|fruit\n",
      [
        "list.csv:2:1: unknown organization \"HTX-1\" (source) | Its id is \"HTX-01\": the zeros before a number differ.",
        "list.csv:3:8: missing value (target) | Fill it in, or delete the row.",
        "list.csv:3:9: several products in one link: \"rice|fruit\" (product) | Write one row for each product.",
      ]
    ),
    (
      .candidates,
      "source,target,cost\nHTX-01,XK-0001,-1\nHTX-01,XK-0001,#N/A\nHTX-01,XK-0001,\"1,000\"\n",
      [
        "list.csv:2:16: negative number: \"-1\" (cost) | Write 0 or more, or leave it blank.",
        "list.csv:3:16: \"#N/A\" is the error of a formula in the spreadsheet, not a value (cost) | Repair the formula, or write the value, then save the sheet again.",
        "list.csv:4:16: \"1,000\" could be read as 1000 or as 1 (cost) | Is 1,000 one thousand? Add --decimal point. If not, add --decimal comma.",
      ]
    ),
    (
      .candidates, "source,target,cost (tỷ đồng)\nHTX-01,XK-0001,1\n",
      [
        "list.csv:1:15: the header \"cost (tỷ đồng)\" has the unit \"tỷ đồng\", but the column is read in million đồng | Convert the numbers to million đồng and change the header; if they are converted already, change the header alone."
      ]
    ),
    (
      .removals, "source,target,contract,note\nHTX-01,XK-0001,maybe,x\n",
      [
        "warning list.csv:1:15: column \"contract\" is not read in a list of this kind, ignored",
        "warning list.csv:1:24: unknown column \"note\", ignored",
      ]
    ),
    (
      .additions, "source,target,product\nHTX-01,HTX-02,ricee\n",
      [
        "warning list.csv:2:15: product \"ricee\" is almost \"rice\", but counts as another product"
      ]
    ),
    (
      .additions, "",
      ["list.csv:1:1: the file is empty | Save the sheet again as \"CSV UTF-8 (Comma delimited)\"."]
    ),
  ]

  @Test(arguments: faults.indices) func problemsAreLocated(number: Int) throws {
    let (purpose, text, expected) = Self.faults[number]
    let found = try Self.problems(purpose, text)
    #expect(found == expected, "\(found)")
  }

  @Test func badRowsAreNeverLeftOut() throws {
    var reader = LinkageReader(skipsBadRows: true)
    reader.skipsBadFields = true
    #expect(throws: LinkageReadError.self) {
      try Self.read(.additions, "source,target\nHTX-01,nobody\n", with: reader)
    }
  }

  @Test func findingsAreLocatedByTheirField() throws {
    let list = try Self.read(
      .removals,
      "\u{FEFF}target,note,source,product\nXK-0001,\"a\nb\",HTX-01,rice\n\nXK-0001,,HTX-02,\n")
    let problem = LocalizedText("no such link", "không có liên kết này")
    let advice = LocalizedText("Delete the row.", "Hãy xóa dòng này.")
    var report = DataReport()
    list.report(
      [
        .init(row: 1, field: .cost, problem: problem),
        .init(row: 1, problem: problem, advice: advice),
        .init(row: 0, field: .product, problem: problem, advice: advice),
      ], to: &report)
    #expect(report.problems.map(\.reference) == ["list.csv:3:11", "list.csv:5:1", "list.csv:5:10"])
    #expect(report.problems.map(\.text) == ["rice", "", "HTX-02"])
    #expect(report.problems[0].sentence(.vietnamese) == "không có liên kết này")
    #expect(
      report.problems.map { $0.advice(.english) } == ["Delete the row.", nil, "Delete the row."])
    #expect(report.counts.map(\.count) == [3] && report.warnings.isEmpty)
    list.report([.init(row: 0, problem: problem)], asWarnings: true, to: &report)
    #expect(report.warnings.map(\.reference) == ["list.csv:3:4"] && report.problemCount == 3)
  }

  @Test func findingsBeyondTheLimitAreCounted() throws {
    let list = try Self.read(
      .removals, "source,target\n" + String(repeating: "HTX-01,HTX-02\n", count: 30))
    var report = DataReport()
    list.report(
      (0..<30).map { .init(row: $0, problem: LocalizedText("wrong", "sai")) }, to: &report)
    #expect(report.problems.count == 20 && report.problemCount == 30)
  }

  @Test func packedSetsAreLookedUpAsFolders() throws {
    let packed = try PackedFile.open(PackedSets.packed(#require(Self.set)))
    let text = "source,target,product\nHTX-02,XK-0001,gạo\n"
    let list = try LinkageReader().read(
      .additions, from: .bytes(Array(text.utf8), name: "list.csv"), for: packed)
    #expect(list.links == [Link(source: "HTX-02", target: "XK-0001", product: "rice")])
  }
}
