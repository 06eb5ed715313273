import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Rows taken many at a time, against the same rows with a quote in each, which are taken one by one.
@Suite struct PlainBlockTests {
  /// The links of one random file: most rows are plain, and a few are odd in every way that rows are.
  private static func rows(seed: UInt64) -> (organizations: String, rows: [[String]]) {
    var random = SplitMix64(seed: seed)
    func pick<Choice>(_ choices: [Choice]) -> Choice { random.pick(choices) }
    let ids = (0..<60).map { index in
      pick([
        "THT-\(10_000 + index)", "\(index)", "Hộ \(index)", "HTX-0000\(100 + index)-XX",
        "an id of many bytes, \(index)",
      ])
    }
    let oddity = pick([0, 1, 2, 40, 300])
    var rows: [[String]] = []
    for _ in 0..<400 {
      var row = [
        pick(ids), pick(ids), pick(["rice", "lúa gạo", "cá tra", "durian", "", "Sầu riêng"]),
        pick(["supply", "cung ứng", "export", ""]), pick(["yes", "no", "có", ""]),
        pick(["1", "12.5", "0", "123456.75", "1e3", "", "99999999"]), pick(["", "7"]),
        pick(["2019", "", "2020"]), pick(["2020", "", "2031"]),
      ]
      if random.below(300) < oddity {
        let column = random.below(row.count)
        row[column] = pick([
          " \(row[column])", "\(row[column]) ", "\u{00A0}\(row[column])", "nobody", "1,234", "-1",
          "",
          "of more than sixteen bytes", "12345", "gie\u{0302}\u{0301}ng", "x\ty", row[0],
        ])
      }
      rows.append(row)
    }
    return (
      "id,kind\n" + ids.map { "\($0),group\n" }.joined(), rows
    )
  }

  private static let header = "source,target,product,relation,contract,volume,value,since,until"

  private static func read(
    _ organizations: String, _ rows: [[String]], lineEnd: String, isQuoted: Bool, pieceSize: Int
  ) throws -> (set: LinkageSet?, report: DataReport) {
    var text = header + lineEnd
    for row in rows {
      // A decimal comma makes a row odd only in a file of semicolons: these rows use commas.
      let fields = row.map { isQuoted || $0.contains(",") ? "\"\($0)\"" : $0 }
      text += fields.joined(separator: ",") + lineEnd
    }
    var reader = LinkageReader(skipsBadRows: true, problemLimit: .max)
    reader.pieceSize = pieceSize
    let reading = try reader.read(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array(text.utf8), name: "links.csv"))
    return (reading.set, reading.report)
  }

  @Test(arguments: 0..<40)
  func blocksAreReadAsRowsAre(seed: UInt64) throws {
    let (organizations, rows) = Self.rows(seed: seed)
    let lineEnd = seed % 2 == 0 ? "\n" : "\r\n"
    let expected = try Self.read(
      organizations, rows, lineEnd: lineEnd, isQuoted: true, pieceSize: 1 << 20)
    for pieceSize in [1 << 20, 3000] {
      let read = try Self.read(
        organizations, rows, lineEnd: lineEnd, isQuoted: false, pieceSize: pieceSize)
      let set = try #require(read.set)
      let expectedSet = try #require(expected.set)
      #expect(set.products == expectedSet.products, "seed \(seed)")
      #expect(set.links.count == expectedSet.links.count, "seed \(seed)")
      #expect(Array(set.links) == Array(expectedSet.links), "seed \(seed)")
      #expect(read.report.counts == expected.report.counts, "seed \(seed)")
      #expect(read.report.skippedRows == expected.report.skippedRows, "seed \(seed)")
      #expect(
        read.report.problems.map(\.sort) == expected.report.problems.map(\.sort), "seed \(seed)")
      #expect(
        read.report.problems.map(\.line) == expected.report.problems.map(\.line), "seed \(seed)")
      #expect(
        read.report.warnings.map(\.line) == expected.report.warnings.map(\.line), "seed \(seed)")
    }
  }

  /// Where amounts are left out, their numbers are checked all the same; lines without a link do not
  /// make a set large.
  @Test func amountsCanBeLeftOut() throws {
    let organizations = LinkageInput.bytes(
      Array("id,kind\nA,group\nB,exporter\n".utf8), name: "organizations.csv")
    func read(_ text: String, most: Int) throws -> LinkageSet {
      var reader = LinkageReader()
      reader.mostLinksWithAmounts = most
      return try reader.read(
        organizations: organizations, links: .bytes(Array(text.utf8), name: "links.csv")
      ).set
    }
    let header = "source,target,volume\n"
    let three = "A,B,1\nA,B,2\nA,B,3\n"
    #expect(try read(header + three, most: 3).links.map(\.volume) == [1, 2, 3])
    #expect(try read(header + three, most: 2).links.map(\.volume) == [nil, nil, nil])
    let blank = String(repeating: "\n", count: 20)
    #expect(try read(header + blank + three, most: 3).links.map(\.volume) == [1, 2, 3])
    #expect(throws: LinkageReadError.self) { try read(header + "A,B,x\n" + three, most: 0) }
  }

  /// Ids in decomposed form are found in either form, also where each file uses another.
  @Test func idsAreOneInEveryForm() throws {
    let composed = ["Gi\u{1ED1}ng", "H\u{1ED9}", "Ch\u{1EE3} C\u{00E1}i R\u{0103}ng", "B"]
    let decomposed = [
      "Gio\u{0302}\u{0301}ng", "Ho\u{0323}\u{0302}", "Cho\u{031B}\u{0323} Ca\u{0301}i Ra\u{0306}ng",
      "B",
    ]
    let blank = "\u{00A0}"
    let spellings = [
      composed, decomposed, composed.map { blank + $0 }, decomposed.map { $0 + blank },
    ]
    for own in spellings {
      for other in spellings {
        let rows = zip(other, other.dropFirst()).map { "\($0),\($1)\n" }.joined()
        let reading = try LinkageReader().read(
          organizations: .bytes(
            Array(("id,kind\n" + own.map { "\($0),group\n" }.joined()).utf8), name: "o.csv"),
          links: .bytes(Array(("source,target\n" + rows).utf8), name: "l.csv"))
        let set = reading.set
        #expect(set.organizations.map { Array($0.id.utf8) } == composed.map { Array($0.utf8) })
        #expect(
          set.links.map { Array($0.source.utf8) } == composed.dropLast().map { Array($0.utf8) })
        #expect(
          set.links.map { Array($0.target.utf8) } == composed.dropFirst().map { Array($0.utf8) })
      }
    }
  }
}
