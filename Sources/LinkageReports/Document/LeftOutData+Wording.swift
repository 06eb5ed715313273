package import LinkageFiles
package import LinkageGraph

extension LeftOutData {
  /// Says what does not count; nothing where everything does.
  package var sentences: [LocalizedText] {
    if organizations == 0, links == 0 { return [] }
    let parts = [
      Words.text(organizations, "row", "dòng"), Words.text(links, "row", "dòng"),
    ]
    return [
      LocalizedText(
        """
        Left out because of errors, and in no figure: \(parts[0].english) of organizations and \
        \(parts[1].english) of links.
        """,
        """
        Đã bỏ qua do có lỗi nên không có trong số liệu: \(parts[0].vietnamese) tổ chức và \
        \(parts[1].vietnamese) liên kết.
        """)
    ]
  }

  /// The members that say so in a record; none where everything counts.
  var members: [(name: String, value: RecordValue)] {
    if organizations == 0, links == 0 { return [] }
    let rows = Record([("organizations", .whole(organizations)), ("links", .whole(links))])
    return [("skippedRows", .record(rows))]
  }

  /// The columns that say so in a table for programs, each with its number; none where everything
  /// counts.
  var columns: [(name: String, count: Int)] {
    if organizations == 0, links == 0 { return [] }
    return [("skipped_organizations", organizations), ("skipped_links", links)]
  }
}
