import LinkageGraph
import LinkagePlanning

/// What changed about organizations that are in two sets: kind, place and rating.
struct PropertyChanges: Sendable {
  /// One property of one organization.
  struct Change: Sendable {
    /// The position in the set before.
    var organization: OrganizationPosition
    var property: GroupKey
    /// The texts, as groups have them; a blank is the empty text.
    var before: String
    var after: String
  }

  let set: LinkageSet
  /// In the order of the set before.
  let changes: [Change]

  /// - Complexity: O(organizations of both).
  init(_ before: LinkageSet, _ after: LinkageSet) {
    set = before
    let matching = OrganizationMatching(matching: before, with: after)
    var changes: [Change] = []
    for organization in before.organizations.indices {
      guard let other = matching.positionAfter(of: organization) else { continue }
      func add(_ property: GroupKey, _ old: String, _ new: String) {
        if old == new { return }
        changes.append(
          Change(organization: organization, property: property, before: old, after: new))
      }
      add(.kind, before.kind(of: organization).word, after.kind(of: other).word)
      add(
        .district, before.district(of: organization) ?? "", after.district(of: other) ?? "")
      add(
        .rating, before.rating(of: organization)?.word ?? "", after.rating(of: other)?.word ?? "")
    }
    self.changes = changes
  }

  var records: RecordValue {
    let table = Table(
      columns: [
        .id, TableColumn(LocalizedText("What", "Nội dung"), name: "property", kind: .text),
        TableColumn(LocalizedText("Before", "Trước"), name: "before", kind: .text),
        TableColumn(LocalizedText("After", "Sau"), name: "after", kind: .text),
      ]
    ) { sink in
      for change in changes {
        sink.append(set.id(of: change.organization))
        sink.append(change.property.rawValue)
        sink.append(Self.cell(change.before))
        sink.append(Self.cell(change.after))
        try sink.endRow()
      }
    }
    return .rows(
      table,
      [
        RowField("id", .cell(0)), RowField("property", .cell(1)), RowField("before", .cell(2)),
        RowField("after", .cell(3)),
      ])
  }

  static func cell(_ text: String) -> TableCell { text.isEmpty ? .missing : .text(text) }

  /// What people read: the first changes, and how to see more.
  func shownTable(most: Int) -> Table {
    Table(
      LocalizedText(
        "What changed (\(NumberText.whole(changes.count, in: .english)))",
        "Thay đổi (\(NumberText.whole(changes.count, in: .vietnamese)))"),
      columns: [
        .id, .name,
        TableColumn(LocalizedText("What", "Nội dung"), name: "property", kind: .text),
        TableColumn(LocalizedText("Before", "Trước"), name: "before", kind: .text),
        TableColumn(LocalizedText("After", "Sau"), name: "after", kind: .text),
      ], limit: RowLimit(most, note: ComparisonReport.omitted)
    ) { sink in
      for change in changes {
        if sink.isFull {
          sink.passOverRow()
          continue
        }
        sink.append(set.id(of: change.organization))
        sink.append(set.displayName(of: change.organization))
        sink.append(.word("", TableColumn.group(change.property).title))
        sink.append(.group(change.before, by: change.property))
        sink.append(.group(change.after, by: change.property))
        try sink.endRow()
      }
    }
  }
}
