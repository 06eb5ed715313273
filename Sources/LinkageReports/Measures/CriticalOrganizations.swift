import LinkageGraph

extension Document {
  /// Lists the organizations that others need to reach direct export.
  ///
  /// - Parameters:
  ///   - subject: What is measured.
  ///   - most: How many of each product to list; by default all of them, and on a page 10.
  /// - Returns: The list; its record is a list of ``/LinkageGraph/CriticalOrganization``.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/criticalOrganizations(of:)``.
  public static func criticalOrganizations(
    of subject: MeasureSubject, mostOfEachProduct most: Int? = nil
  ) -> Document {
    let list = CriticalList(
      subject, subject.graph.criticalOrganizations(of: subject.selection))
    return Document {
      list.parts(subject, mostOfEachProduct: most ?? CriticalList.shownOfEachProduct)
    } table: {
      list.table(mostOfEachProduct: most)
    } record: {
      Record(
        [("rows", .rows(list.table(mostOfEachProduct: most), CriticalList.fields))]
          + subject.endedLinksMembers)
    }.noting(subject)
  }
}

private struct CriticalList {
  private let set: LinkageSet
  private let all: [CriticalOrganization]
  private let products: [TableCell]

  init(_ subject: MeasureSubject, _ all: [CriticalOrganization]) {
    set = subject.set
    self.all = all
    products = set.products.map { .product($0) }
  }

  /// How many a page shows of each product where nobody asks for more or fewer.
  static let shownOfEachProduct = 10

  /// The first of each product.
  private func first(_ most: Int) -> [CriticalOrganization] {
    var counts = [Int](repeating: 0, count: set.products.count)
    return all.filter { row in
      counts[row.product.offset] += 1
      return counts[row.product.offset] <= most
    }
  }

  func table(mostOfEachProduct most: Int?) -> Table { table(most.map(first) ?? all) }

  private func table(_ rows: [CriticalOrganization]) -> Table {
    Table(columns: Self.columns, keyColumns: 2) { sink in
      for row in rows {
        sink.append(products[row.product.offset])
        sink.append(set.id(of: row.organization))
        sink.append(set.displayName(of: row.organization))
        sink.append(row.dependents)
        sink.append(row.members)
        sink.append(row.tonnes, decimals: 0)
        sink.append(.word(set.kind(of: row.organization).vocabulary))
        sink.append(.text(orMissing: set.district(of: row.organization)))
        try sink.endRow()
      }
    }
  }

  private static let columns: [TableColumn] = [
    .product, .id, .name,
    TableColumn(
      LocalizedText("Dependents", "Tổ chức phụ thuộc"), name: "dependents", kind: .number),
    TableColumn(
      LocalizedText("Their members", "Thành viên bị ảnh hưởng"), name: "members", kind: .number),
    TableColumn(
      LocalizedText("Their tonnes a year", "Sản lượng bị ảnh hưởng (tấn/năm)"), name: "tonnes",
      kind: .number),
    .kind, .district,
  ]

  static let fields = [
    RowField("product", .cell(0)), RowField("id", .cell(1)), RowField("name", .cell(2)),
    RowField("kind", .cell(6)), RowField("district", .text(7)), RowField("dependents", .cell(3)),
    RowField("members", .cell(4)), RowField("tonnes", .cell(5)),
  ]

  // MARK: For people

  func parts(_ subject: MeasureSubject, mostOfEachProduct most: Int) -> [DocumentPart] {
    let shown = first(most)
    var parts = subject.heading(Self.title)
    parts +=
      all.isEmpty
      ? [.paragraph(Self.none)]
      : [
        .table(table(shown)), .paragraph(Self.note), .paragraph(MeasureSubject.membersNote),
      ]
    if shown.count < all.count {
      parts.append(.paragraph(Self.omitted(all.count - shown.count)))
    }
    return parts
  }

  private static let title = LocalizedText("Critical organizations", "Tổ chức then chốt")

  private static let note = LocalizedText(
    """
    If one of these closed, its dependents would have no route to a direct exporter of the \
    product left.
    """,
    """
    Nếu một tổ chức trong danh sách ngừng hoạt động, các tổ chức phụ thuộc vào tổ chức đó không \
    còn kênh nào tới đơn vị xuất khẩu trực tiếp sản phẩm này.
    """)

  private static let none = LocalizedText(
    "No organization is the only way to direct export for another.",
    "Không có tổ chức nào giữ kênh duy nhất để tổ chức khác tới được xuất khẩu trực tiếp.")

  private static func omitted(_ count: Int) -> LocalizedText {
    let option = "--top N"
    return LocalizedText(
      """
      \(Words.text(count, "row", "dòng").english) with fewer dependents \
      \(count == 1 ? "is" : "are") not shown; to see more of each product, add: \(option)
      """,
      """
      Chưa hiện \(Words.text(count, "row", "dòng").vietnamese) có ít tổ chức phụ thuộc hơn; để xem \
      thêm của mỗi sản phẩm, thêm: --top SỐ
      """)
  }
}
