import LinkageGraph

extension Document {
  /// Lists the organizations that depend on a single other one for direct export, those with most members first.
  ///
  /// A page shows the first hundred thousand.
  ///
  /// - Parameter subject: What is measured.
  /// - Returns: The list; its record is a list of ``/LinkageGraph/ExposedOrganization``.
  /// - Complexity: That of ``/LinkageGraph/ChainGraph/exposedOrganizations(of:)``.
  public static func exposedOrganizations(of subject: MeasureSubject) -> Document {
    let list = ExposedList(subject.graph.exposedOrganizations(of: subject.selection), of: subject)
    return Document {
      list.parts(subject)
    } table: {
      list.table()
    } record: {
      Record(
        [("organizations", .rows(list.table(), ExposedList.fields))] + subject.endedLinksMembers)
    }.noting(subject)
  }
}

private struct ExposedList {
  private let all: [ExposedOrganization]
  private let set: LinkageSet
  private let products: [TableCell]

  init(_ all: [ExposedOrganization], of subject: MeasureSubject) {
    self.all = all
    set = subject.set
    products = subject.set.products.map { .product($0) }
  }

  func parts(_ subject: MeasureSubject) -> [DocumentPart] {
    subject.heading(ExposureRow.title)
      + (all.isEmpty
        ? [.paragraph(Self.none)]
        : [.table(table()), .paragraph(Self.note), .paragraph(MeasureSubject.membersNote)])
  }

  func table() -> Table {
    Table(
      columns: Self.columns, keyColumns: 2,
      limit: RowLimit(ReachList.mostRows, note: ReachList.note)
    ) { sink in
      let people = set.organizationColumns.people
      for entry in all {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        sink.append(set.id(of: entry.organization))
        sink.append(set.displayName(of: entry.organization))
        sink.append(.word(set.kind(of: entry.organization).vocabulary))
        sink.append(.text(orMissing: set.district(of: entry.organization)))
        sink.append(people[entry.organization.offset])
        sink.append(products[entry.product.offset])
        sink.append(set.id(of: entry.dependsOn))
        sink.append(set.displayName(of: entry.dependsOn))
        try sink.endRow()
      }
    }
  }

  private static let columns: [TableColumn] = [
    .id, .name, .kind, .district, .members, .product,
    TableColumn(
      LocalizedText("Depends on", "Phụ thuộc vào"), name: "depends_on", kind: .text,
      leastWidth: .max),
    TableColumn(
      LocalizedText("Its name", "Tên tổ chức đó"), name: "depends_on_name", kind: .text,
      leastWidth: 24),
  ]

  static let fields = [
    RowField("id", .cell(0)), RowField("name", .cell(1)), RowField("kind", .cell(2)),
    RowField("district", .text(3)), RowField("members", .cell(4)), RowField("product", .cell(5)),
    RowField("dependsOn", .cell(6)),
  ]

  private static let note = LocalizedText(
    """
    If the organization named last closed, the first would have no route to a direct exporter of the product left. A second buyer \
    that reaches an exporter without it would protect the first.
    """,
    """
    Nếu tổ chức nêu ở cuối dòng ngừng hoạt động, tổ chức nêu ở đầu dòng không còn kênh nào tới đơn vị xuất khẩu trực tiếp sản phẩm \
    đó. Cần thêm một đầu mối thu mua có kênh xuất khẩu không đi qua tổ chức ở cuối dòng.
    """)

  private static let none = LocalizedText(
    "No organization counted depends on a single other one for direct export.",
    "Không tổ chức nào được tính phụ thuộc vào một tổ chức duy nhất để xuất khẩu trực tiếp.")
}
