import LinkageFiles
import LinkageGraph
import Testing

/// Small files with one thing each that offices do to files.
///
/// In all of them one cooperative of 100 members delivers rice to a processor, which sells to an exporter: 1 participates.
enum RealFiles {
  enum Right: Sendable {
    /// The set is read: so many participate, with so many members, and nothing is in doubt.
    case participating(Int, members: Int)
    /// The set is refused for these problems and no others: their places and sorts.
    case error([String])
    /// The set is read, with this warning among others: its place and sort.
    case warning(String)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var organizations = RealFiles.organizations()
    var links = RealFiles.links()
    var organizationBytes: [UInt8]?
    var decimalMark: CSVDialect.DecimalMark?
    /// Whether it is about the file as a whole, so that more rows would change it.
    var isOfWholeFile = false
    var right: Right
    var testDescription: String { name }

    private func reader() -> LinkageReader {
      LinkageReader(decimalMark: decimalMark, problemLimit: 100)
    }

    /// `paddedBy` so many rows of other organizations and links.
    private func inputs(paddedBy count: Int) -> (LinkageInput, LinkageInput) {
      var organizations = organizationBytes ?? Array(organizations.utf8)
      var links = Array(links.utf8)
      let header = organizations.prefix { $0 != 0x0A }
      let delimiter = header.contains(0x3B) && !header.contains(0x2C) ? ";" : ","
      for row in 0..<count {
        organizations += Array(
          "P\(row),group\n".split(separator: ",").joined(separator: delimiter).utf8)
        links += Array("P\(row),NM1,rice\n".utf8)
      }
      return (.bytes(organizations, name: "organizations.csv"), .bytes(links, name: "links.csv"))
    }

    func report(paddedBy count: Int = 0) throws -> DataReport {
      let (organizations, links) = inputs(paddedBy: count)
      return try reader().check(organizations: organizations, links: links)
    }

    func figures() throws -> (participating: Int, members: Int) {
      let (organizations, links) = inputs(paddedBy: 0)
      let set = try reader().read(organizations: organizations, links: links).set
      let rows = ChainGraph(set).coverage()
      guard let row = rows.last else { return (0, 0) }
      return (row.participating, row.members)
    }
  }

  /// The sorts of warnings that reading rows gives, whatever the other rows say.
  static let sortsOfRows: Set<DataProblem.Sort> = [
    .quotedRows, .exponent, .unnamedColumn, .unknownRelation, .otherUnit, .threeDecimals,
    .unlikelyYear,
  ]

  static let rows = ["HTX1,cooperative,A,rice,100", "NM1,processor,B,,", "XK1,exporter,C,,"]

  static func organizations(
    _ first: String = rows[0], more: [String] = [],
    header: String = "id,kind,name,products,members",
    lineEnd: String = "\n"
  ) -> String {
    ([header, first] + rows.dropFirst() + more).map { $0 + lineEnd }.joined()
  }

  static func links(
    _ first: String = "HTX1,NM1,rice", _ second: String = "NM1,XK1,rice", more: [String] = [],
    header: String = "source,target,product"
  ) -> String {
    ([header, first, second] + more).map { $0 + "\n" }.joined()
  }

  /// The usual files with another id for the cooperative, and what the link says for it.
  private static func ids(_ id: String, _ end: String, name: String = "A", right: Right) -> Case {
    Case(
      name: "id \(id), link \(end)",
      organizations: organizations("\(id),cooperative,\(name),rice,100"),
      links: links("\(end),NM1,rice"), right: right)
  }

  private static func year(_ text: String, right: Right) -> Case {
    Case(
      name: "since \(text)",
      links: links("HTX1,NM1,rice,\(text)", header: "source,target,product,since"), right: right)
  }

  private static func until(_ text: String, right: Right) -> Case {
    Case(
      name: "until \(text)",
      links: links("HTX1,NM1,rice,\(text)", header: "source,target,product,until"), right: right)
  }

  private static func capacity(_ text: String, header: String = "capacity", right: Right) -> Case {
    Case(
      name: "\(header) \(text)",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,\(text)", header: "id,kind,name,products,members,\(header)"),
      right: right)
  }

  /// Two numbers of one column, in both files.
  private static func numbers(_ first: String, _ second: String, isDoubtful: Bool) -> [Case] {
    ["volume", "value"].map { column in
      Case(
        name: "\(column) \(first) and \(second)",
        links: links(
          "HTX1,NM1,rice,\(first)", "NM1,XK1,rice,\(second)",
          header: "source,target,product,\(column)"),
        right: isDoubtful ? .warning("links.csv:2:15 three-decimals") : one)
    } + [
      Case(
        name: "capacity \(first) and \(second)",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,\(first)", more: ["D,buyer,D,,,\(second)"],
          header: "id,kind,name,products,members,capacity"),
        right: isDoubtful ? .warning("organizations.csv:2:29 three-decimals") : one)
    ]
  }

  private static func unit(_ header: String, right: Right = .error(["links.csv:1:23 wrong-unit"]))
    -> Case
  {
    volume("5", header: header, right: right)
  }

  private static func members(_ text: String, _ mark: CSVDialect.DecimalMark? = nil, right: Right)
    -> Case
  {
    Case(
      name: "members \(text)" + (mark.map { ", decimal \($0)" } ?? ""),
      organizations: organizations("HTX1,cooperative,A,rice,\(text)"), decimalMark: mark,
      right: right)
  }

  private static func volume(
    _ text: String, header: String = "volume", _ mark: CSVDialect.DecimalMark? = nil, right: Right
  ) -> Case {
    Case(
      name: "\(header) \(text)" + (mark.map { ", decimal \($0)" } ?? ""),
      links: links("HTX1,NM1,rice,\(text)", header: "source,target,product,\(header)"),
      decimalMark: mark, right: right)
  }

  private static func product(_ text: String, right: Right) -> Case {
    Case(
      name: "product \(text)", links: links("HTX1,NM1,\(text)", "NM1,XK1,\(text)"), right: right)
  }

  private static func organization(_ row: String, right: Right) -> Case {
    Case(name: "row \(row)", organizations: organizations(row), right: right)
  }

  private static func kind(_ text: String) -> Case {
    Case(
      name: "kind \(text)", organizations: organizations("HTX1,\(text),A,rice,100"),
      right: .error(["organizations.csv:2:6 unknown-kind"]))
  }

  private static func answer(_ text: String, header: String, _ sort: DataProblem.Sort) -> Case {
    Case(
      name: "\(header) \(text)",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,\(text)", header: "id,kind,name,products,members,\(header)"),
      right: .error(["organizations.csv:2:29 \(sort.rawValue)"]))
  }

  private static func file(
    _ name: String, _ bytes: [UInt8], _ sort: DataProblem.Sort, at column: Int = 1
  )
    -> Case
  {
    Case(
      name: name, organizationBytes: bytes, isOfWholeFile: true,
      right: .error(["organizations.csv:1:\(column) \(sort.rawValue)"]))
  }

  private static let one = Right.participating(1, members: 100)
}

extension RealFiles {
  static let cases: [Case] =
    [Case(name: "nothing odd", right: one)] + ofProducts + ofCells + ofNumbers + ofThousands
    + ofUnits
    + ofUnitsBesideNumbers + ofYears + ofMarks
    + ofStructure + ofIDs + ofWholeFiles + ofWords + ofSets + ofMeaning + ofOddProducts
    + ofHeaders + ofStrayRows

  private static let ofProducts = [
    product(
      "rice;fruit",
      right: .error(["links.csv:2:10 several-products", "links.csv:3:9 several-products"])),
    product(
      "rice|fruit",
      right: .error(["links.csv:2:10 several-products", "links.csv:3:9 several-products"])),
    product("\"Lúa gạo, trái cây\"", right: .warning("links.csv:2:10 odd-product")),
    product("NULL", right: .warning("links.csv:2:10 odd-product")),
    product("N/A", right: .warning("links.csv:2:10 odd-product")),
    product("-", right: .warning("links.csv:2:10 odd-product")),
    product("?", right: .warning("links.csv:2:10 odd-product")),
    product("không có", right: .warning("links.csv:2:10 odd-product")),
    product("\"lúa\ngạo tẻ\"", right: .warning("links.csv:2:10 odd-product")),
    product("Gạo th?m", right: .warning("links.csv:2:10 odd-product")),
    product("Gạo th\u{FFFD}m", right: .warning("links.csv:2:10 odd-product")),
    product("rice (tươi)", right: .warning("links.csv:2:10 similar-product")),
    product("+5", right: .warning("links.csv:2:10 odd-product")),
    product("=A1", right: .warning("links.csv:2:10 odd-product")),
    product("@x", right: .warning("links.csv:2:10 odd-product")),
    product("any", right: .warning("links.csv:2:10 odd-product")),
    product("12", right: .warning("links.csv:2:10 odd-product")),
    product("SÇu riªng", right: .warning("links.csv:2:10 odd-product")),
    product("Lúa g?o", right: .warning("links.csv:2:10 similar-product")),
    product("Lua gao", right: .warning("links.csv:2:10 similar-product")),
    product("Lúa gạoo", right: .warning("links.csv:2:10 similar-product")),
    product("ric", right: .warning("links.csv:2:10 similar-product")),
    product("ｒｉｃｅ", right: .warning("links.csv:2:10 similar-product")),
    product("LÚa gåo", right: .warning("links.csv:2:10 similar-product")),
    product("• rice", right: .warning("links.csv:2:10 similar-product")),
    product("lúa+gạo", right: .warning("links.csv:2:10 similar-product")),
    product("paddy", right: one), product("Thóc", right: one),
    product("Luá gạo", right: one), product("LÚA  GẠO", right: one),
    Case(
      name: "several products of the set in one cell",
      organizations: organizations("HTX1,cooperative,A,xoài|nhãn,100"),
      links: links("HTX1,NM1,xoài", "NM1,XK1,nhãn xoài", more: ["HTX1,NM1,nhãn"]),
      right: .warning("links.csv:3:9 odd-product")),
    Case(
      name: "an entity in an organization's list",
      organizations: organizations("HTX1,cooperative,A,L&uacute;a g&#7841;o;rice,100"),
      right: .warning("organizations.csv:2:20 odd-product")),
    Case(
      name: "Sầu riêng (tươi) beside sầu riêng",
      organizations: organizations("HTX1,cooperative,A,sầu riêng,100"),
      links: links("HTX1,NM1,Sầu riêng (tươi)", "NM1,XK1,sầu riêng"),
      right: .warning("links.csv:2:10 similar-product")),
    Case(
      name: "cá tra 2024 beside cá tra",
      organizations: organizations("HTX1,cooperative,A,cá tra,100"),
      links: links("HTX1,NM1,cá tra 2024", "NM1,XK1,cá tra"),
      right: .warning("links.csv:2:10 odd-product")),
    Case(
      name: "Cá tra beside cá tra", organizations: organizations("HTX1,cooperative,A,Cá tra,100"),
      links: links("HTX1,NM1,cá tra", "NM1,XK1,Cá tra"),
      right: .warning("links.csv:2:10 similar-product")),
    Case(
      name: "Sầu riêng beside Sâu riêng",
      organizations: organizations("HTX1,cooperative,A,Sầu riêng,100"),
      links: links("HTX1,NM1,Sâu riêng", "NM1,XK1,Sầu riêng"),
      right: .warning("links.csv:2:10 similar-product")),
    Case(
      name: "seafood declared, shrimp carried",
      organizations: organizations("HTX1,cooperative,A,seafood,100"),
      links: links("HTX1,NM1,shrimp", "NM1,XK1,shrimp"),
      right: .warning("organizations.csv:2:20 product-not-carried")),
    Case(
      name: "shrimp carried by nobody who produces it",
      links: links(more: ["NM1,XK1,shrimp"]), right: .warning("links.csv:4:9 product-not-produced")),
    Case(
      name: "no product named", organizations: organizations("HTX1,cooperative,A,,100"),
      links: links("HTX1,NM1,", "NM1,XK1,"), right: .warning("organizations.csv:1:1 no-product")),
  ]

  /// Products that stand for another or for several, in a link and among the products of an organization.
  private static let ofOddProducts =
    [
      "rice + fruit", "rice & trái cây", "gạo/tôm", "Lúa gạo và xoài", "rice and fruit",
      "rice - mangoes",
      "rice – fruit", "rice • fruit", "rice\\fruit", "rice；fruit", "rice\tfruit", "rice fruit",
      "lúa gạo trái cây thủy sản", "fruit with rice", "lua trai cay",
      "như trên", "nt", "-nt-", "ditto", "\"\"\"\"", "〃", "tất cả", "All", "các loại", "nhiều loại",
      "đa ngành", "tổng hợp", "đang cập nhật", "chưa xác định", "không áp dụng", "missing", "x",
      "#", "*",
      "\\N", "NaT", "none", "khác", "other", "Tổng", "Tổng cộng:", "Total", "k", "...",
      "gạo ST25", "Lúa gạo OM18", "lúa chất lượng cao", "Rice 2024", "jasmine rice", "lua OM5451",
      "L&uacute;a g&#7841;o", "L\\u00faa g\\u1EA1o", "L%C3%BAa%20g%E1%BA%A1o", "L+APo-a g+HqE-o",
      "lu'a ga.o",
      "s&#7847;u ri&ecirc;ng", "Lúa gÕo", "'rice'", "'rice", "“rice”", "\"=T(\"\"rice\"\")\"",
      "=A2", "+B7",
    ].map { product($0, right: .warning("links.csv:2:10 odd-product")) }
    + [
      "rice + fruit", "rice và fruit", "rice fruit", "như trên", "tất cả", "Tổng cộng", "gạo ST25",
      "L&uacute;a g&#7841;o", "'rice'", "=A2",
    ].map {
      organization(
        "HTX1,cooperative,A,\($0),100", right: .warning("organizations.csv:2:20 odd-product"))
    }

  /// Headers that are nearly those of columns.
  private static let ofHeaders =
    [
      "So thanh vien", "Member", "Số thành viên/người", "membrs", "MEMBERS*", "so xa vien",
    ].map {
      Case(
        name: "members headed \($0)",
        organizations: organizations(header: "id,kind,name,products,\($0)"),
        right: .warning("organizations.csv:1:23 unknown-column"))
    }
    + [
      "hop dong", "contracted", "Contracts", "tonnes", "Sản lượng kg", "San luong tan",
      "H&#7907;p &#273;&#7891;ng",
      "quan he", "tu nam", "until*",
    ].map {
      Case(
        name: "a column of links headed \($0)",
        links: links("HTX1,NM1,rice,", "NM1,XK1,rice,", header: "source,target,product,\($0)"),
        right: .warning("links.csv:1:23 unknown-column"))
    }
    + ["Ma to chuc", "organization_id", "ID so", "mã tổ chứ"].map {
      Case(
        name: "ids headed \($0)",
        organizations: organizations(header: "\($0),kind,name,products,members"),
        isOfWholeFile: true, right: .error(["organizations.csv:1:1 missing-column"]))
    }
    + [
      Case(
        name: "the same header twice",
        organizations: organizations(header: "id,id,kind,products,members"),
        isOfWholeFile: true, right: .error(["organizations.csv:1:4 repeated-column"])),
      Case(
        name: "kinds headed loai hinh",
        organizations: organizations(header: "id,loai hinh,name,products,members"),
        isOfWholeFile: true, right: .error(["organizations.csv:1:1 missing-column"])),
      Case(
        name: "product among the organizations",
        organizations: organizations(header: "id,kind,name,product,members"),
        right: .warning("organizations.csv:1:14 unknown-column")),
      Case(
        name: "products among the links", links: links(header: "source,target,products"),
        right: .warning("links.csv:1:15 unknown-column")),
      Case(
        name: "ends headed from and to", links: links(header: "from,to,product"),
        isOfWholeFile: true,
        right: .error(["links.csv:1:1 missing-column", "links.csv:1:1 missing-column"])),
    ]

  private static func strayOrganization(_ row: String, isFirst: Bool = true) -> Case {
    Case(
      name: "row \(row)",
      organizations: isFirst
        ? organizations(row, more: [rows[0]]) : organizations(more: [row]),
      right: .error(["organizations.csv:\(isFirst ? 2 : 5):1 stray-row"]))
  }

  private static func strayLink(_ row: String) -> Case {
    Case(
      name: "link \(row)", links: links(row, more: ["HTX1,NM1,rice"]),
      right: .error(["links.csv:2:1 stray-row"]))
  }

  /// Rows that are none of the data, or are separated otherwise.
  private static let ofStrayRows =
    [
      strayOrganization("id,kind,name,products,members", isFirst: false),
      strayOrganization("ID,KIND,Name,Products,Members", isFirst: false),
      strayOrganization("id,kind,name,products,members"),
      strayOrganization("ID,Kind,name,products,members"),
      strayOrganization("(1),(2),(3),(4),(5)"), strayOrganization("1,2,3,4,5"),
      strayOrganization("A,B,C,D,E"), strayOrganization("A,B,1,2,3"),
      strayOrganization("[1],[2],[3],[4],[5]"), strayOrganization(",,,,người"),
      strayOrganization("-,-,-,-,(người)"), strayOrganization("ĐVT,,,,HTX"),
      strayLink("source,target,product"), strayLink("(1),(2),(3)"), strayLink("1,2,3"),
      strayLink("A,B,C"), strayLink(",,tấn"),
    ]
    + ["NM1;processor;B;", "NM1;processor;B;;2,5", "NM1|processor|B||", "NM1\tprocessor\tB"].map {
      Case(
        name: "row \($0)",
        organizations: "id,kind,name,products,members\n\(rows[0])\n\($0)\n\(rows[2])\n",
        right: .error(["organizations.csv:3:1 other-delimiter-of-row"]))
    }
    + [
      Case(
        name: "a link with semicolons", links: links("HTX1;NM1;rice"),
        right: .error(["links.csv:2:1 other-delimiter-of-row"])),
      Case(
        name: "links between the organizations 1 and 2",
        organizations:
          "id,kind,products,members\n1,cooperative,rice,100\n2,processor,,\n3,exporter,,\n",
        links: "source,target,volume\n1,2,3\n2,3,4\n", isOfWholeFile: true, right: one),
      Case(
        name: "rows separated by bars below a header with commas",
        organizations:
          "id,kind,name,products,members\nHTX1|cooperative|A|rice|100\nNM1|processor|B||\nXK1|exporter|C||\n",
        isOfWholeFile: true, right: .error(["organizations.csv:1:1 other-delimiter-of-rows"])),
    ]

  private static let ofCells =
    [
      product(
        "#N/A", right: .error(["links.csv:2:10 failed-formula", "links.csv:3:9 failed-formula"])),
      product(
        "#ref!", right: .error(["links.csv:2:10 failed-formula", "links.csv:3:9 failed-formula"])),
      product(
        "Err:502", right: .error(["links.csv:2:10 failed-formula", "links.csv:3:9 failed-formula"])),
      organization(
        "#REF!,cooperative,A,rice,100", right: .error(["organizations.csv:2:1 failed-formula"])),
      organization(
        "HTX1,cooperative,#NAME?,rice,100", right: .error(["organizations.csv:2:18 failed-formula"])
      ),
      organization(
        "HTX1,cooperative,A,#VALUE!,100", right: .error(["organizations.csv:2:20 failed-formula"])),
      organization(
        "HTX1,#DIV/0!,A,rice,100", right: .error(["organizations.csv:2:6 failed-formula"])),
      members("#NUM!", right: .error(["organizations.csv:2:25 failed-formula"])),
      members("#######", right: .error(["organizations.csv:2:25 hidden-value"])),
      members("#NV", right: .error(["organizations.csv:2:25 failed-formula"])),
      organization(
        "HTX1,cooperative,#BEZUG!,rice,100",
        right: .error(["organizations.csv:2:18 failed-formula"])),
      organization(
        "HTX1,cooperative,HTX Tân Lộc #N/A,rice,100",
        right: .error(["organizations.csv:2:18 failed-formula"])),
      organization(
        "HTX1,cooperative,A,rice|#¡REF!,100",
        right: .error(["organizations.csv:2:20 failed-formula"])),
      organization(
        "#¿NOMBRE?,cooperative,A,rice,100", right: .error(["organizations.csv:2:1 failed-formula"])),
      organization(
        "＃N/A,cooperative,A,rice,100", right: .error(["organizations.csv:2:1 failed-formula"])),
      organization("HTX1,cooperative,Cửa hàng #1!,rice,100", right: one),
      organization("HTX1,cooperative,HTX #2,rice,100", right: one),
    ]
    + [
      "#WERT!", "#N/D", "#VALEUR !", "#NUL!", "#¡DIV/0!", "#VALOR!", "#ССЫЛКА!", "#Н/Д", "#ЗНАЧ!",
      "#ZADR!",
      "#REF !", "rice #N/A", "#N/A N/A", "'#N/A", "rice-#REF!", "(#N/A)", "Loading...",
      "Đang tải...", "#SPILL!", "#GETTING_DATA", "=\"#N/A\"",
    ].map {
      product(
        $0, right: .error(["links.csv:2:10 failed-formula", "links.csv:3:9 failed-formula"]))
    }
    + ["#NOM?", "#CALC!", "#BLOCKED!", "Loading...", "Đang tải…"].map { text in
      Case(
        name: "tax code and district \(text)",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,\(text),\(text)",
          header: "id,kind,name,products,members,tax_code,district"),
        right: .error([
          "organizations.csv:2:29 failed-formula",
          "organizations.csv:2:\(30 + text.count) failed-formula",
        ]))
    }

  private static let ofNumbers = [
    members("1.000", right: .error(["organizations.csv:2:25 ambiguous-number"])),
    members("1.000", .comma, right: .participating(1, members: 1000)),
    members("1.000", .point, right: .participating(1, members: 1)),
    members("\"1,000\"", right: .error(["organizations.csv:2:25 ambiguous-number"])),
    members("1.000.000", right: .error(["organizations.csv:2:25 not-a-number"])),
    members("1.000.000", .comma, right: .participating(1, members: 1_000_000)),
    members("100.0", right: one),
    members("100 người", right: .error(["organizations.csv:2:25 not-a-number"])),
    members("1 000", right: .error(["organizations.csv:2:25 not-a-number"])),
    members("1\u{A0}000", right: .error(["organizations.csv:2:25 not-a-number"])),
    members("1E+02", right: .warning("organizations.csv:2:25 exponent")),
    Case(
      name: "members 1,000 in a semicolon file",
      organizations:
        "id;kind;name;products;members\nHTX1;cooperative;A;rice;1,000\nNM1;processor;B;;\nXK1;exporter;C;;\n",
      right: .error(["organizations.csv:2:25 ambiguous-number"])),
    volume("\"1.234,5\"", right: .error(["links.csv:2:15 not-a-number"])),
    volume("\"1.234,5\"", .comma, right: one),
    volume("1.050", right: .warning("links.csv:2:15 three-decimals")),
    volume("1.050", .point, right: one),
    volume("5000", header: "Sản lượng (kg)", right: .error(["links.csv:1:23 wrong-unit"])),
    volume("5000", header: "Sản lượng (tạ/năm)", right: .error(["links.csv:1:23 wrong-unit"])),
    volume("5", header: "Sản lượng (tấn/năm)", right: one),
    volume("5", header: "Sản lượng (2024)", right: one),
    volume("5", header: "Giá trị (tỷ đồng)", right: .error(["links.csv:1:23 wrong-unit"])),
    volume("5", header: "Giá trị (USD)", right: .warning("links.csv:1:23 other-unit")),
    volume("5000", header: "product", right: .error(["links.csv:1:23 repeated-column"])),
    volume("5000", header: "", right: .warning("links.csv:2:15 unnamed-column")),
  ]

  private static let ofThousands =
    numbers("1.234", "900", isDoubtful: true) + numbers("12.500", "0", isDoubtful: true)
    + numbers("=\"1.234\"", "50", isDoubtful: true) + numbers("1.234", "0.125", isDoubtful: false)
    + numbers("1.234", "4.5", isDoubtful: false) + numbers("1234.567", "5", isDoubtful: false) + [
      Case(
        name: "members 1,000 without quotes",
        organizations: organizations(
          "HTX1,cooperative,A,rice,1,000", header: "id,kind,name,products,members,capacity"),
        right: .error(["organizations.csv:2:25 split-number"])),
      Case(
        name: "members 12, 050 without quotes",
        organizations: organizations(
          "HTX1,cooperative,A,rice,12, 050", header: "id,kind,name,products,members,capacity"),
        right: .error(["organizations.csv:2:25 split-number"])),
      Case(
        name: "volume 1,000 without quotes",
        links: links("HTX1,NM1,rice,1,000", header: "source,target,product,volume,since"),
        right: .error(["links.csv:2:15 split-number"])),
      Case(
        name: "members and capacity in quotes",
        organizations: organizations(
          "HTX1,cooperative,A,rice,\"100\",\"000\"",
          header: "id,kind,name,products,members,capacity"), right: one),
      Case(
        name: "members 100 and capacity 0.5",
        organizations: organizations(
          "HTX1,cooperative,A,rice,100,0.5", header: "id,kind,name,products,members,capacity"),
        right: one),
    ]

  private static let ofUnits = [
    unit("Sản lượng (ĐVT: tạ)"), unit("Sản lượng (đvt:kg)"), unit("Sản lượng (ĐVT: nghìn tấn)"),
    unit("Sản lượng (đơn vị tính: tạ)"), unit("Sản lượng (kg/vụ)"), unit("Sản lượng (kg tươi)"),
    volume(
      "5", header: "\"Sản lượng (kg, tươi)\"", right: .error(["links.csv:1:23 wrong-unit"])),
    unit("Sản lượng (kg per year)"), unit("Sản lượng (tính bằng kg)"), unit("Sản lượng ( kg )"),
    volume(
      "5", header: "\"Sản lượng (1,000 tonnes)\"", right: .error(["links.csv:1:23 wrong-unit"])),
    unit("Sản lượng (000 tonnes)"), unit("Sản lượng ('000 tấn)"), unit("Sản lượng (1000t)"),
    unit("Sản lượng (x1000 tấn)"), unit("Sản lượng (10^3 tấn)"), unit("Sản lượng (10³ tấn)"),
    unit("Sản lượng (Mt)"), unit("Sản lượng (lúa) (kg)"), unit("Sản lượng (1.000)"),
    unit("Giá trị (1.000 VNĐ)"), unit("Giá trị (ngàn VNĐ)"), unit("Giá trị (ĐVT: 1.000 đồng)"),
    unit("Giá trị (VND thousand)"), unit("Giá trị (VND bn)"), unit("Giá trị (₫)"),
    unit("Giá trị (trăm triệu đồng)"), unit("Giá trị (ngđ)"), unit("Sản lượng (㎏)"),
    unit("Sản lượng (tấn 6 tháng)"), unit("Sản lượng (tấn quy thóc)", right: one),
    unit("Giá trị (trđ/năm)", right: one), unit("Giá trị (tr.đ)", right: one),
    unit("Giá trị (1.000.000 đồng)", right: one), unit("Sản lượng (MT)", right: one),
    unit("Sản lượng (ĐVT: tấn tươi/năm)", right: one), unit("Sản lượng (3)", right: one),
    unit("Sản lượng (năm 2024)", right: one), unit("Sản lượng (t/a)", right: one),
    unit("Sản lượng (tấn/ha)", right: .warning("links.csv:1:23 other-unit")),
    unit("Sản lượng (tấn/vụ)", right: .warning("links.csv:1:23 other-unit")),
    unit("Sản lượng (m2)", right: .warning("links.csv:1:23 other-unit")),
    unit("Giá trị (triệu USD)", right: .warning("links.csv:1:23 other-unit")),
    capacity(
      "5", header: "capacity (kg/day)", right: .error(["organizations.csv:1:31 wrong-unit"])),
    capacity(
      "5", header: "Công suất (tấn/giờ)", right: .error(["organizations.csv:1:31 wrong-unit"])),
    Case(
      name: "members in thousands",
      organizations: organizations(header: "id,kind,name,products,members ('000)"),
      right: .error(["organizations.csv:1:23 wrong-unit"])),
    Case(
      name: "members in hundreds",
      organizations: organizations(header: "id,kind,name,products,Số thành viên (trăm người)"),
      right: .error(["organizations.csv:1:23 wrong-unit"])),
    Case(
      name: "members who are men",
      organizations: organizations(header: "id,kind,name,products,members (nam)"),
      right: .warning("organizations.csv:1:23 other-unit")),
  ]

  private static let ofUnitsBesideNumbers =
    [
      "5000kg", "5.000 kg", "500 kg/năm", "5 tấn (ước)", "5 000 kg", "50 tạ", "1.5 nghìn tấn", "2k",
      "300 USD", "50 tấn/ngày",
      "50 tấn",
      "12 34", "1 2 3", "5 5", "1. 234", "\"1,000 000\"", "\"100\n50\"", "1 234 567", "1'234",
      "1 234.5",
      "100-200",
    ].map { volume($0, right: .error(["links.csv:2:15 not-a-number"])) }
    + ["1.5 tỷ", "500 nghìn đồng", "20 trđ", "300 USD"].map {
      volume($0, header: "value", right: .error(["links.csv:2:15 not-a-number"]))
    }
    + ["1-Jan", "1 Jan", "100%", "1.5 nghìn người", "20 hộ"].map {
      members($0, right: .error(["organizations.csv:2:25 not-a-number"]))
    }

  private static let ofYears = [
    year("2024", right: one), year("2024.0", right: one),
    year("20", right: .error(["links.csv:2:15 year-without-century"])),
    year("'24", right: .error(["links.csv:2:15 year-without-century"])),
    year("01/01/2024", right: .error(["links.csv:2:15 date-for-year"])),
    year("2024-03-31", right: .error(["links.csv:2:15 date-for-year"])),
    year("31122024", right: .error(["links.csv:2:15 date-for-year"])),
    year("45657", right: .error(["links.csv:2:15 date-for-year"])),
    year("45292.0", right: .error(["links.csv:2:15 date-for-year"])),
    year("1/1/24", right: .error(["links.csv:2:15 date-for-year"])),
    year("01-Jan-24", right: .error(["links.csv:2:15 date-for-year"])),
    year("Jan-24", right: .error(["links.csv:2:15 date-for-year"])),
    year("24-Jan", right: .error(["links.csv:2:15 date-for-year"])),
    year("T1/2024", right: .error(["links.csv:2:15 date-for-year"])),
    year("24-01-05", right: .error(["links.csv:2:15 date-for-year"])),
    year("2.024", right: .error(["links.csv:2:15 not-a-year"])),
    year("-2024", right: .error(["links.csv:2:15 not-a-year"])),
    year("~2024", right: .error(["links.csv:2:15 not-a-year"])),
    year("2024?", right: .error(["links.csv:2:15 not-a-year"])),
    year("sau 2024", right: .error(["links.csv:2:15 not-a-year"])),
    year("2024-2025", right: .error(["links.csv:2:15 not-a-year"])),
    year("2024-25", right: .error(["links.csv:2:15 not-a-year"])),
    year("2024 - nay", right: .error(["links.csv:2:15 not-a-year"])),
    year("nay", right: .error(["links.csv:2:15 not-a-year"])),
    year("00/01/1900", right: .error(["links.csv:2:15 date-for-year"])),
    year("0", right: .error(["links.csv:2:15 not-a-year"])),
    year("0024", right: .error(["links.csv:2:15 year-without-century"])),
    year("0999", right: .error(["links.csv:2:15 year-without-century"])),
    year("999", right: .error(["links.csv:2:15 year-without-century"])),
    year("3024", right: .warning("links.csv:2:15 unlikely-year")),
    year("1024", right: .warning("links.csv:2:15 unlikely-year")),
    until("9999", right: .warning("links.csv:2:15 unlikely-year")),
    until("nay", right: .error(["links.csv:2:15 not-a-year"])),
    until("đến nay", right: .error(["links.csv:2:15 not-a-year"])),
    until("Vô thời hạn", right: .error(["links.csv:2:15 not-a-year"])),
    until("present", right: .error(["links.csv:2:15 not-a-year"])),
    until("hết hạn", right: .error(["links.csv:2:15 not-a-year"])),
  ]

  private static let ofMarks = [
    organization("HTX1,cooperative,A,rice\u{200B},100", right: one),
    organization("HTX1,coop\u{AD}erative,A,rice,100", right: one),
    organization("\u{2060}HTX1\u{200D},cooperative\u{A0},A,\u{A0}rice,\u{FEFF}100", right: one),
    Case(
      name: "a byte-order mark before a later row",
      organizations: organizations(more: ["\u{FEFF}HTX1,cooperative,A2,rice,50"]),
      right: .error(["organizations.csv:5:1 duplicate-id"])),
    Case(
      name: "rows of blanks",
      organizations: organizations(more: ["\u{A0},,\u{200B} ,,", " , ,,,"]),
      right: one),
    Case(
      name: "a Ctrl-Z and a line end at the end", organizations: organizations() + "\u{1A}\r\n",
      links: links() + "\u{1A}\n",
      isOfWholeFile: true, right: one),
    organization("HTX1,cooperative,A,\"rice\"\u{A0},100", right: one),
    Case(
      name: "a Ctrl-Z at the end", organizations: organizations() + "\u{1A}",
      links: links() + "\u{1A}",
      isOfWholeFile: true, right: one),
  ]

  private static let ofStructure = [
    organization(
      "HTX1, cooperative, \"A\", \"rice\",100",
      right: .error(["organizations.csv:2:19 quote-after-blank"])),
    organization(
      "HTX1,cooperative,\u{A0}\"A\",rice,100",
      right: .error(["organizations.csv:2:18 quote-after-blank"])),
    Case(
      name: "a quote that swallows a row",
      organizations: organizations("HTX1,cooperative,\"A,rice,100\nHTX2,cooperative,B\",rice,50"),
      right: .warning("organizations.csv:2:18 quoted-rows")),
    Case(
      name: "a quote that swallows a row in a column that is ignored",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,\"note\nHTX2,cooperative,B,rice,50,note\"",
        header: "id,kind,name,products,members,note"),
      right: .warning("organizations.csv:2:29 quoted-rows")),
    Case(
      name: "a name of two lines",
      organizations: organizations("HTX1,cooperative,\"A\nB\",rice,100"),
      right: one),
    Case(
      name: "a carriage return alone",
      organizations: organizations("HTX1,cooperative,A,rice,100\rHTX2,cooperative,B,rice,50"),
      links: links(more: ["HTX2,NM1,rice"]),
      right: .error(["organizations.csv:2:28 lone-carriage-return"])),
    Case(
      name: "a carriage return alone in the last column",
      links: links(
        "HTX1,NM1,rice,x\rNM1", header: "source,target,product,note"),
      right: .error(["links.csv:2:16 lone-carriage-return"])),
    Case(
      name: "an error below a carriage return alone",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100\rHTX2,cooperative,B,rice,50", more: ["D,farm,,,"]),
      right: .error([
        "organizations.csv:2:28 lone-carriage-return", "organizations.csv:6:3 unknown-kind",
      ])),
    organization(
      "\"HTX1,cooperative,A,rice,100\"", right: .error(["organizations.csv:2:1 quoted-row"])),
    Case(
      name: "rows that are separated otherwise than the header",
      organizations:
        "id,kind,name,products,members\nHTX1;cooperative;A;rice;100\nNM1;processor;B;;\nXK1;exporter;C;;\n",
      isOfWholeFile: true, right: .error(["organizations.csv:1:1 other-delimiter-of-rows"])),
    organization("HTX1,coop,A,rice,100", right: .error(["organizations.csv:2:6 unknown-kind"])),
    organization(
      "HTX1,cooperative,A,rice,100,more", right: .error(["organizations.csv:2:29 too-many-fields"])),
    organization(
      "HTX1,cooperative,\"A\"B,rice,100", right: .error(["organizations.csv:2:18 text-after-quote"])
    ),
    organization(
      "HTX1,cooperative,A\0,rice,100", right: .error(["organizations.csv:2:18 nul-byte"])),
    organization(",cooperative,A,rice,100", right: .error(["organizations.csv:2:1 missing-value"])),
    Case(
      name: "an unclosed quote among the organizations",
      organizations: organizations("HTX1,cooperative,\"A,rice,100"), isOfWholeFile: true,
      right: .error(["organizations.csv:2:18 unclosed-quote"])),
  ]

  private static let ofIDs = [
    ids("0001", "1", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("1", "1.0", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("100000", "1E+05", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("123456", "1.23E+05", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("001", "=\"001\"", right: one), ids("\"=\"\"001\"\"\"", "001", right: one),
    ids("HTX 1", "HTX\u{A0}1", right: one), ids("HTX-Đông", "HTX-Ðông", right: one),
    ids("HTX-1", "HTX–1", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX1", "HTX 1", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX1", "htx1", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX1", "'HTX1", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX-Tân", "HTX-Tan", right: .error(["links.csv:2:1 unknown-organization"])),
    ids(
      "HTX1", "Hợp tác xã Tân Lộc", name: "Hợp tác xã Tân Lộc",
      right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX1", "HTX2", right: .error(["links.csv:2:1 unknown-organization"])),
    ids("HTX-TANLOC", "HTX-TANLC", right: .error(["links.csv:2:1 unknown-organization"])),
    Case(
      name: "a tax code as a link's end",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,1801234567", header: "id,kind,name,products,members,mã số thuế"
      ),
      links: links("1801234567,NM1,rice"), right: .error(["links.csv:2:1 unknown-organization"])),
  ]

  private static let ofWholeFiles = [
    file("columns separated by bars", Array("id|kind\nHTX1|cooperative\n".utf8), .otherSeparator),
    file("all rows in quotes", Array("\"id,kind\"\n\"HTX1,cooperative\"\n".utf8), .quotedRow),
    file(
      "a title above", Array("DANH SÁCH HỢP TÁC XÃ,,\n,,\nMã,Tên,Loại hình\nHTX1,A,HTX\n".utf8),
      .titleAboveHeader),
    file("nothing", [], .emptyFile),
    file("gzip", [0x1F, 0x8B, 8, 0, 1, 2, 3], .otherFormat),
    file("an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .otherFormat),
    file("a workbook", Array("PK\u{3}\u{4}...".utf8), .otherFormat),
    file("a web page", Array("\n<html><table>".utf8), .otherFormat),
    file("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .otherFormat),
    file("a photo", [0xFF, 0xD8, 0xFF, 0xE0], .otherFormat),
    file("a PDF", Array("%PDF-1.7\n".utf8), .otherFormat),
    file("Parquet", Array("PAR1....".utf8), .otherFormat),
    file("SQLite", Array("SQLite format 3\0".utf8), .otherFormat),
    file("RTF", Array("{\\rtf1\\ansi".utf8), .otherFormat),
    file("Word", Array("PK\u{3}\u{4}........word/document.xml".utf8), .otherFormat),
    file(
      "old Word",
      [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 508 + 128)
        + "WordDocument".utf8.flatMap { [$0, 0] }, .otherFormat),
    file(
      "UTF-32", [0xFF, 0xFE, 0, 0] + Array("id,kind".utf8).flatMap { [$0, 0, 0, 0] }, .otherFormat),
    file(
      "UTF-32 without a mark", Array("id,kind".utf8).flatMap { [0, 0, 0, $0] }, .otherFormat),
    file(
      "headers in HTML codes", Array("M&atilde;,Lo&#7841;i h&igrave;nh\nHTX1,HTX\n".utf8),
      .legacyText),
    file("headers in UTF-7", Array("M+AOM-,Lo+HqE-i h+AOw-nh\nHTX1,HTX\n".utf8), .legacyText),
    file("headers in VIQR", Array("Ma~,Loa.i hi`nh\nHTX1,HTX\n".utf8), .legacyText),
    file("JSON", Array("[{\"id\": 1}]".utf8), .otherFormat),
    file("UTF-16", [0xFF, 0xFE] + Array("id,kind".utf8).flatMap { [$0, 0] }, .otherFormat),
    file("UTF-16 without a mark", Array("id,kind\nHTX1".utf8).flatMap { [$0, 0] }, .otherFormat),
    file(
      "TCVN3", Array("M".utf8) + [0xB7] + Array(",Lo".utf8) + [0xB9] + Array("i\n".utf8), .notUTF8,
      at: 2),
    file(
      "VISCII",
      [
        0x4D, 0xE3, 0x2C, 0x4C, 0x6F, 0xD5, 0x69, 0x20, 0x68, 0xEC, 0x6E, 0x68, 0x0A, 0x48, 0x54,
        0x58, 0x31, 0x2C, 0x68, 0xFE, 0x70, 0x20, 0x74, 0xE1, 0x63, 0x20, 0x78, 0xE3, 0x0A,
      ], .notUTF8, at: 2),
    file("TCVN3 saved as UTF-8", Array("M·,Lo¹i h×nh\nHTX1,Hîp t¸c x·\n".utf8), .legacyText),
    file("VNI saved as UTF-8", Array("Maõ,Loaïi hình\nHTX1,Hôïp taùc xaõ\n".utf8), .legacyText),
    file("UTF-8 saved twice, with à", Array("MÃ£,Äá»‹a bÃ n,Loáº¡i hÃ¬nh\n".utf8), .legacyText),
    file("UTF-8 saved twice by way of Windows-1258", Array("MĂ£,Loáº¡i hĂ¬nh\n".utf8), .legacyText),
    file("UTF-8 saved twice", Array("MÃ£,Loáº¡i hÃ¬nh\n".utf8), .legacyText),
    file(
      "Windows-1258",
      Array("M".utf8) + [0x61, 0xDE] + Array(",Lo".utf8) + [0x61, 0xF2] + Array("i h".utf8) + [
        0x69, 0xCC,
      ]
        + Array("nh\n".utf8), .notUTF8, at: 3),
  ]

  private static let ofWords = [
    Case(
      name: "headers and words of offices",
      organizations:
        "Mã HTX,Loại hình tổ chức,Tên đơn vị,Sản phẩm chính,Số lượng thành viên,Kết quả xếp loại\nHTX1,HTX nông nghiệp,A,Lúa gạo,100,Chưa xếp loại\nNM1,Siêu thị,B,,,\nXK1,Công ty xuất khẩu,C,,,\nTL1,Thương lái,D,,,\nC1,Chợ đầu mối,E,,,\n",
      links: "Người bán,Người mua,Mặt hàng,Hình thức liên kết\nHTX1,NM1,lúa,bao tiêu\n",
      isOfWholeFile: true, right: one),
    organization(
      "HTX1,Hîp t¸c x·,A,rice,100", right: .error(["organizations.csv:2:6 unknown-kind"])),
    Case(
      name: "a district written in two ways",
      organizations:
        "id,kind,district\nHTX1,group,Thốt Nốt\nHTX2,group,Thốt Nốt\nHTX3,group,thot not\nNM1,processor,\nXK1,exporter,\n",
      right: .warning("organizations.csv:4:12 similar-district")),
    Case(
      name: "a district behind an apostrophe",
      organizations: "id,kind,district\nHTX1,group,'Thốt Nốt\nNM1,processor,\nXK1,exporter,\n",
      right: .warning("organizations.csv:2:12 marked-text")),
    Case(
      name: "an id behind an apostrophe",
      organizations: organizations(more: ["'HTX2,cooperative,B,rice,50"]),
      right: .warning("organizations.csv:5:1 odd-id")),
    Case(
      name: "an id like a formula",
      organizations: organizations(more: ["@HTX2,cooperative,B,rice,50"]),
      right: .warning("organizations.csv:5:1 odd-id")),
    Case(
      name: "an id that ends with an apostrophe",
      organizations: organizations(more: ["HTX2’,cooperative,B,rice,50"]),
      right: .warning("organizations.csv:5:1 odd-id")),
    Case(
      name: "ids in brackets throughout",
      organizations:
        "id,kind,products,members\n(HTX1),cooperative,rice,100\n(NM1),processor,,\n(XK1),exporter,,\n",
      links: "source,target,product\n(HTX1),(NM1),rice\n(NM1),(XK1),rice\n",
      isOfWholeFile: true, right: one),
    Case(
      name: "names in UTF-8 saved twice",
      organizations: organizations("HTX1,cooperative,NhÃ  mÃ¡y HÃ²a BÃ¬nh,rice,100"),
      right: .warning("organizations.csv:2:18 legacy-words")),
    Case(
      name: "names in TCVN3",
      organizations: organizations("HTX1,cooperative,HTX n«ng nghiÖp,rice,100"),
      right: .warning("organizations.csv:2:18 legacy-words")),
    Case(
      name: "a domestic market is a buyer",
      organizations: organizations(more: [
        "TN1,thị trường trong nước,D,,", "TN2,Thị trường nội địa,E,,",
      ]), right: one),
    kind("doanh nghiệp chế biến xuất khẩu"), kind("HTX chế biến"), kind("cooperative society"),
    kind("DN xuât khẩu"), kind("HTX lúa gạo"), kind("thị trường ngoài tỉnh"),
    kind("h&#7907;p t&aacute;c x&atilde;"),
    kind("hợp tác xãa"), kind("ho+.p ta'c xa~"), kind("hþp tác xã"), kind("-"),
    answer("-", header: "high_tech", .unknownAnswer),
    answer("?", header: "digital", .unknownAnswer),
    answer("k", header: "high_tech", .unknownAnswer),
    answer("khôg", header: "digital", .unknownAnswer),
    answer("-", header: "rating", .unknownRating), answer("Tôt", header: "rating", .unknownRating),
    answer("processor & exporter", header: "roles", .unknownRole),
    Case(
      name: "a name that is a formula",
      organizations: organizations("HTX1,cooperative,\"=VLOOKUP(A2,B:C,2)\",rice,100"),
      right: .warning("organizations.csv:2:18 formula-text")),
    Case(
      name: "a tax code that is a formula",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,=A2", header: "id,kind,name,products,members,tax_code"),
      right: .warning("organizations.csv:2:29 formula-text")),
    Case(
      name: "a district that is a formula",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,+C3", header: "id,kind,name,products,members,district"),
      right: .warning("organizations.csv:2:29 formula-text")),
    organization("HTX1,cooperative,HTX Tân – Bình ”Xanh”,rice,100", right: one),
    Case(
      name: "a name in HTML codes",
      organizations: organizations("HTX1,cooperative,HTX T&acirc;n L&#7897;c,rice,100"),
      right: .warning("organizations.csv:2:18 legacy-words")),
    Case(
      name: "a district in VIQR",
      organizations: organizations(
        "HTX1,cooperative,A,rice,100,Qua^.n Tho^'t No^'t",
        header: "id,kind,name,products,members,district"),
      right: .warning("organizations.csv:2:29 legacy-words")),
    organization(
      "HTX1,Hôïp taùc xaõ,A,rice,100", right: .error(["organizations.csv:2:6 unknown-kind"])),
    organization(
      "HTX1,hop tac xa,A,rice,100", right: .error(["organizations.csv:2:6 unknown-kind"])),
  ]

  private static let ofSets = [
    Case(
      name: "a cooperative that declares rice and sells fruit abroad",
      organizations: organizations(more: ["TT1,market,D,,"]),
      links: links(more: ["HTX1,TT1,fruit"]), right: .warning("links.csv:4:10 product-not-declared")
    ),
    Case(
      name: "a membership link from the union to its member",
      organizations: organizations(more: ["LH1,union,D,,20"]),
      links: links(
        "HTX1,NM1,rice,", "NM1,XK1,rice,", more: ["LH1,HTX1,rice,membership"],
        header: "source,target,product,relation"),
      right: .warning("links.csv:4:15 membership-reversed")),
    Case(
      name: "a union with people as members",
      organizations: organizations(more: ["LH1,union,D,,1200"]),
      right: .warning("organizations.csv:5:14 union-members")),
    Case(
      name: "two of the same name",
      organizations: organizations(more: ["HTX2,cooperative,A,rice,50"]),
      right: .warning("organizations.csv:5:18 same-name")),
    Case(
      name: "a link that ended",
      links: links(
        "HTX1,NM1,rice,2020,2022", "NM1,XK1,rice,2024,", header: "source,target,product,since,until"
      ),
      right: .warning("links.csv:2:20 ended-links")),
    Case(
      name: "a link that ended, beside one until 9999",
      links: links(
        "HTX1,NM1,rice,2020,2022", "NM1,XK1,rice,2024,9999",
        header: "source,target,product,since,until"),
      right: .warning("links.csv:2:20 ended-links")),
    Case(
      name: "an exporter without an export link",
      right: .warning("organizations.csv:4:1 exporter-without-export")),
  ]
}
