import LinkageFiles
import LinkageGraph
import Testing

/// What the rows of a plan say, and what is wrong with those that say nothing.
@Suite struct PlanReadingTests {
  private static let header = "year,measure,comparison,kind,district,product,target,upper,territory"

  private static func plan(
    _ text: String, for set: LinkageSet? = nil, decimalMark: CSVDialect.DecimalMark? = nil
  ) throws(LinkageReadError) -> TargetPlan {
    try LinkageReader(decimalMark: decimalMark)
      .plan(.bytes(Array(text.utf8), name: "targets.csv"), for: set).plan
  }

  private static func row(_ text: String) throws -> TargetPlan.Row {
    try #require(try plan("\(header)\n\(text)\n").rows.first)
  }

  /// The problems of a file, each by its code, line and column.
  private static func problems(_ bytes: [UInt8], for set: LinkageSet? = nil) -> [String] {
    do throws(LinkageReadError) {
      _ = try LinkageReader().plan(.bytes(bytes, name: "targets.csv"), for: set)
      return []
    } catch {
      guard case .badData(let report) = error else { return ["\(error)"] }
      return report.problems.map { problem in
        "\(problem.sort.rawValue) \(problem.location.line ?? 0):\(problem.location.column ?? 0)"
      }
    }
  }

  @Test("Words of both languages mean the same")
  func words() throws {
    let pairs = [
      ("2030,organizations,at least,cooperative,,,400", "2030,Số tổ chức,Tối thiểu,HTX,,,400"),
      ("2030,participating,more than,,,,5", "2030,tham gia,trên,,,,5"),
      ("2030,rated good|fair,at most,,,,60%", "2030,Xếp loại Tốt hoặc Khá,không quá,,,,60%"),
      ("2030,rated average,about,,,,60%", "2030,\"xếp loại trung bình\",khoảng,,,,60%"),
      ("2030,high_tech,between,,,,80,100", "2030,công nghệ cao,từ … đến,,,,80,100"),
      ("2030,digital,all", "2030,Chuyển đổi số,Tất cả"),
      ("2030,export,follow,,,rice", "2030,xuất khẩu trực tiếp,theo dõi,,,lúa gạo"),
      ("2024,population,is,,,,1000", "2024,dân số,là,,,,1000"),
      ("2030,union_members,at least,,,,20", "2030,HTX thành viên của liên hiệp,>=,,,,20"),
    ]
    for (english, vietnamese) in pairs {
      #expect(try Self.row(english) == Self.row(vietnamese), "\(english)")
    }
  }

  @Test(
    "A share is exact, and a number whole",
    arguments: [
      ("55%", TargetPlan.Amount.share(ExactDecimal(55, decimals: 2))),
      ("55.5 %", .share(ExactDecimal(555, decimals: 3))),
      ("\"33,3%\"", .share(ExactDecimal(333, decimals: 3))),
      ("0%", .share(ExactDecimal(0))), ("100%", .share(ExactDecimal(1))), ("400", .count(400)),
      ("\"1,234,567\"", .count(1_234_567)), ("400.0", .count(400)), ("0", .count(0)),
    ])
  func amounts(text: String, amount: TargetPlan.Amount) throws {
    #expect(try Self.row("2030,members,at least,,,,\(text)").target == amount)
  }

  @Test("Files with a decimal comma", arguments: [("55,5%", 555), ("55.5%", 555)])
  func decimalComma(text: String, thousandths: Int) throws {
    let plan = try Self.plan("Năm;Chỉ tiêu;So sánh;Mục tiêu\n2030;tham gia;ít nhất;\(text)\n")
    #expect(plan.rows[0].target == .share(ExactDecimal(thousandths, decimals: 3)))
  }

  @Test("The decimal mark settles what has two readings")
  func settled() throws {
    let text = "year,measure,comparison,target\n2030,members,at least,40.000\n"
    #expect(Self.problems(Array(text.utf8)) == ["ambiguous-number 2:23"])
    #expect(try Self.plan(text, decimalMark: .comma).rows[0].target == .count(40_000))
    #expect(try Self.plan(text, decimalMark: .point).rows[0].target == .count(40))
  }

  @Test(
    "What a row cannot mean has its file, line and column",
    arguments: [
      (",members,at least,,,,1", "missing-value 2:1"),
      ("30,members,at least,,,,1", "year-without-century 2:1"),
      ("9999,members,at least,,,,1", "not-a-year 2:1"),
      ("2030,,at least,,,,1", "missing-value 2:6"),
      ("2030,member share,at least,,,,1", "unknown-measure 2:6"),
      ("2030,rated excellent,at least,,,,1", "unknown-measure 2:6"),
      ("2030,members,=,,,,1", "unknown-comparison 2:14"),
      ("2030,members,bằng,,,,1", "unknown-comparison 2:14"),
      ("2030,members,at least,coop,,,1", "unknown-kind 2:23"),
      ("2030,members,at least", "missing-target 2:22"),
      ("2030,members,at least,,,,", "missing-target 2:26"),
      ("2030,members,at least,,,,-1", "negative-number 2:26"),
      ("2030,members,at least,,,,0.55", "not-a-whole-number 2:26"),
      ("2030,members,at least,,,,80-100", "not-a-number 2:26"),
      ("2030,members,at least,,,,101%", "share-too-large 2:26"),
      ("2030,members,more than,,,,100%", "share-too-large 2:27"),
      ("2030,organizations,at least,,,,5%", "share-of-nothing 2:32"),
      ("2030,organizations,all", "share-of-nothing 2:20"),
      ("2030,digital,all,,,,5", "needless-target 2:21"),
      ("2030,digital,follow,,,,5", "needless-target 2:24"),
      ("2030,members,between,,,,5", "missing-upper 2:26"),
      ("2030,members,between,,,,5,4", "bounds-reversed 2:27"),
      ("2030,members,between,,,,5,40%", "mixed-bounds 2:27"),
      ("2030,members,at least,,,,5,6", "needless-upper 2:28"),
      ("2030,population,at least,,,,5", "fact-only 2:17"),
      ("2030,territory,is", "missing-value 2:18"),
      ("2030,members,at least,,,,#N/A", "failed-formula 2:26"),
      ("2030,members,at least,,,,2,000", "split-number 2:26"),
      ("2030,members,at least,,,,1e3", "not-a-number 2:26"),
      ("2030,members,at least,,,,99999999999", "number-too-large 2:26"),
    ])
  func bad(row: String, problem: String) {
    #expect(Self.problems(Array("\(Self.header)\n\(row)\n".utf8)) == [problem])
  }

  @Test("A fact that is stated twice contradicts itself, a target does not")
  func repeated() throws {
    let facts = "\(Self.header)\n2024,members,is,cooperative,,,1\n2024,số thành viên,là,HTX,,,2\n"
    #expect(Self.problems(Array(facts.utf8)) == ["repeated-fact 3:6"])
    let others = """
      \(Self.header)
      2024,members,is,,,,1
      2024,members,is,,,,1,,elsewhere
      2024,members,is,group,,,1
      2030,members,at least,,,,1
      2030,members,at least,,,,2

      """
    #expect(try Self.plan(others).rows.count == 5)
  }

  @Test("Files that are no plans say what they are")
  func files() {
    func utf16(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    #expect(Self.problems(utf16(Self.header)) == ["other-format 1:1"])
    #expect(Self.problems([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]) == ["other-format 1:1"])
    #expect(Self.problems([]) == ["empty-file 1:1"])
    #expect(
      Self.problems(Array("Các chỉ tiêu\n\n\(Self.header)\n".utf8)) == ["title-above-header 1:1"])
    #expect(
      Self.problems(Array("year,measure,comparison,năm\n".utf8)) == ["repeated-column 1:25"])
    #expect(Self.problems(Array("year,measure\n".utf8)) == ["missing-column 1:1"])
    let quote = "\(Self.header)\n2030,\"members,at least\n"
    #expect(Self.problems(Array(quote.utf8)) == ["unclosed-quote 2:6"])
  }

  @Test("Districts and products are those of the set")
  func names() throws {
    let set = try LinkageSet(
      organizations: [
        Organization(
          id: "A", kind: .cooperative, district: "Thới Lai", products: ["Sầu riêng", "rice"])
      ], links: [])
    let plan = try Self.plan(
      "\(Self.header)\n2030,export,at least,,thới  lai|(none given),sầu riêng|lúa,1\n", for: set)
    #expect(plan.rows[0].filters.districts == ["Thới Lai", ""])
    #expect(plan.rows[0].filters.products == ["Sầu riêng", "rice"])
    // Nobody grows any yet.
    #expect(
      try Self.plan("\(Self.header)\n2030,export,at least,,,thủy sản,1\n", for: set)
        .rows[0].filters.products == ["seafood"])
    let bad = "\(Self.header)\n2030,export,at least,,Thơi Lai,mít,1\n"
    #expect(
      Self.problems(Array(bad.utf8), for: set) == ["unknown-district 2:23", "unknown-product 2:32"])
    #expect(Self.problems(Array(bad.utf8)) == [])
  }

  @Test("A row knows its line, and texts that nobody sees make no difference")
  func lines() throws {
    let text =
      "\u{FEFF}\(Self.header)\r\n\r\n2030,members,at least,\"\n\",,,1,,\"a\nb\"\r\n2031,members\u{200B},at\u{A0}least,,,,2\r\n"
    let rows = try Self.plan(text).rows
    #expect(rows.map(\.line) == [3, 6] && rows.map(\.year) == [2030, 2031])
    #expect(rows[0].territory == "a\nb" && rows[0].filters.kinds == nil)
  }
}
