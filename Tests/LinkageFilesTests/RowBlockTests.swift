import LinkageFiles
import LinkageGraph
import LinkageTestSupport
import Testing

/// Rows taken many at a time, against the same rows with one blank field more than the header, which are
/// taken one by one.
@Suite struct RowBlockTests {
  /// A file of 400 rows: most are written the usual way, and a few are odd in every way that rows are.
  private struct Table {
    var header: String
    var rows: [[String]]

    func text(lineEnd: String, isQuoted: Bool = false, isRegular: Bool = true) -> String {
      let more = isRegular ? "" : ","
      return header + lineEnd
        + rows.map { row in
          row.map { isQuoted || $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
            + more + lineEnd
        }.joined()
    }
  }

  private static let oddTexts = [
    " x", "x ", "\u{00A0}x", "", " ", "nobody", "1,234", "1.234", "-1", "1e99", "1e12",
    "1000000000001",
    "0.5", "12.", ".5", "of more than sixteen bytes", "12345", "0000", "9999",
    "gie\u{0302}\u{0301}ng", "x\ty",
    "\u{0C}x", "x\u{0B}", "40.5", "99999999999", "farm", "maybe", "#N/A", "HTX 1 #REF!", "HTX #1",
    "1024", "3024", "0024",
  ]

  /// Changes a field of some rows.
  private static func spoil(_ rows: inout [[String]], by random: inout SplitMix64) {
    let oddity = random.pick([0, 1, 2, 40, 300])
    for row in rows.indices where random.below(300) < oddity {
      let column = random.below(rows[row].count)
      let odd = random.pick(oddTexts)
      rows[row][column] = odd.replacing("x", with: rows[row][column], maxReplacements: 1)
    }
  }

  private static func ids(_ random: inout SplitMix64) -> [String] {
    switch random.below(3) {
    case 0: return (0..<300).map { "HTX-\(1000 + $0)" }
    case 1: return random.shuffled((0..<300).map { "\(7000 + 2 * $0)" })
    default:
      return (0..<300).map { index in
        random.pick([
          "THT-\(10_000 + index)", "\(index)", "Hộ \(index)", "HTX-0000\(100 + index)-XX",
          "an id of many bytes, \(index)",
        ])
      }
    }
  }

  private static func organizations(_ ids: [String], _ random: inout SplitMix64) -> Table {
    let rows = ids.map { id in
      [
        id, "Tên \(random.below(40))",
        random.pick(["group", "hợp tác xã", "cooperative", "exporter", "thị trường nước ngoài"]),
        random.pick(["Cờ Đỏ", "", "A district of a long name"]),
        random.pick(["rice", "rice|lúa", "", "cá tra; rice"]),
        random.pick(["", "0", "12", "1234567"]), random.pick(["", "good", "khá"]),
        random.pick(["", "yes", "không"]),
        random.pick(["", "no"]), random.pick(["", "12.5", "1e3"]),
      ]
    }
    return Table(
      header: "id,name,kind,district,products,members,rating,high_tech,digital,capacity", rows: rows
    )
  }

  private static func links(_ ids: [String], _ random: inout SplitMix64) -> Table {
    let rows = (0..<400).map { _ in
      [
        random.pick(ids), random.pick(ids),
        random.pick(["rice", "lúa gạo", "cá tra", "durian", "", "Sầu riêng"]),
        random.pick(["supply", "cung ứng", "export", ""]), random.pick(["yes", "no", "có", ""]),
        random.pick(["1", "12.5", "0", "123456.75", "1e3", "", "99999999"]),
        random.pick(["", "7"]),
        random.pick(["2019", "", "2020"]), random.pick(["2020", "", "2031"]),
      ]
    }
    return Table(
      header: "source,target,product,relation,contract,volume,value,since,until", rows: rows)
  }

  private static func read(
    _ organizations: String, _ links: String, pieceSize: Int = 1 << 20
  ) throws -> (set: LinkageSet, report: DataReport) {
    var reader = LinkageReader(skipsBadRows: true, problemLimit: .max)
    reader.pieceSize = pieceSize
    let reading = try reader.read(
      organizations: .bytes(Array(organizations.utf8), name: "organizations.csv"),
      links: .bytes(Array(links.utf8), name: "links.csv"))
    return (reading.set, reading.report)
  }

  @Test(arguments: 0..<40)
  func blocksAreReadAsRowsAre(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let ids = Self.ids(&random)
    var organizations = Self.organizations(ids, &random)
    var links = Self.links(ids, &random)
    if seed % 4 == 0 { Self.spoil(&organizations.rows, by: &random) }
    Self.spoil(&links.rows, by: &random)
    let lineEnd = seed % 2 == 0 ? "\n" : "\r\n"
    let expected = try Self.read(
      organizations.text(lineEnd: lineEnd, isRegular: false),
      links.text(lineEnd: lineEnd, isRegular: false))
    for (isQuoted, pieceSize) in [(false, 1 << 20), (false, 3000), (true, 1 << 20)] {
      let read = try Self.read(
        organizations.text(lineEnd: lineEnd, isQuoted: isQuoted),
        links.text(lineEnd: lineEnd, isQuoted: isQuoted), pieceSize: pieceSize)
      #expect(read.set.products == expected.set.products, "seed \(seed)")
      #expect(Array(read.set.organizations) == Array(expected.set.organizations), "seed \(seed)")
      #expect(Array(read.set.links) == Array(expected.set.links), "seed \(seed)")
      #expect(read.report.counts == expected.report.counts, "seed \(seed)")
      #expect(read.report.skippedRows == expected.report.skippedRows, "seed \(seed)")
      for (own, other) in [
        (read.report.problems, expected.report.problems),
        (read.report.warnings, expected.report.warnings),
      ] {
        #expect(own.map(\.sort) == other.map(\.sort), "seed \(seed)")
        #expect(own.map(\.location.line) == other.map(\.location.line), "seed \(seed)")
        if !isQuoted {
          #expect(own.map(\.location.column) == other.map(\.location.column), "seed \(seed)")
        }
      }
    }
  }

  /// A link from an organization to itself is noted at its field, however the id is spelled.
  @Test(arguments: ["Hộ", "Ho\u{0323}\u{0302}"])
  func selfLoopsAreNotedWhereTheyStand(spelling: String) throws {
    let links =
      "source,target\n" + String(repeating: "\"\(spelling)\",\"\(spelling)\"\n", count: 80)
    let read = try Self.read("id,kind\n\(spelling),group\n", links)
    let loops = read.report.warnings.filter { $0.sort == .selfLoop }
    #expect(loops.map(\.location.line) == [2])
    #expect(loops.map(\.location.column) == [1])
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

  /// Where names are left out, they are checked all the same; long lines do not make a set large.
  @Test func namesCanBeLeftOut() throws {
    let links = "source,target\n" + String(repeating: "A,B\n", count: 200)
    let names = ["Hợp tác xã", "Xuất, khẩu"]
    let organizations =
      "id,name,kind,members\nA,\(names[0]),cooperative,7\nB,\"\(names[1])\",exporter,\n"
    func read(_ organizations: [UInt8], _ links: String, most: Int) throws -> LinkageSet {
      var reader = LinkageReader()
      reader.mostLinksWithNames = most
      return try reader.read(
        organizations: .bytes(organizations, name: "organizations.csv"),
        links: .bytes(Array(links.utf8), name: "links.csv")
      ).set
    }
    let bytes = Array(organizations.utf8)
    #expect(try read(bytes, links, most: .max).organizations.map(\.name) == names)
    let without = try read(bytes, links, most: 1)
    #expect(without.organizations.map(\.name) == [nil, nil])
    #expect(without.organizations.map(\.members) == [7, nil])
    let long = "source,target\n" + String(repeating: " ", count: 900) + "A,B\n"
    #expect(try read(bytes, long, most: 1).organizations.map(\.name) == names)
    var damaged = bytes
    damaged.replace(Array("Hợp".utf8), with: [0xFF])
    #expect(throws: LinkageReadError.self) { try read(damaged, links, most: 1) }
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
