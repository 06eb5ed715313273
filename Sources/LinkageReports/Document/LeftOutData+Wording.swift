package import LinkageFiles
package import LinkageGraph

extension LeftOutData {
  private var hasRows: Bool { organizations > 0 || links > 0 }
  private var hasFields: Bool { organizationFields > 0 || linkFields > 0 }

  /// Says what does not count; nothing where everything does.
  package var sentences: [LocalizedText] {
    var sentences: [LocalizedText] = []
    if hasRows {
      let ofOrganizations = Words.text(organizations, "row", "dòng")
      let ofLinks = Words.text(links, "row", "dòng")
      sentences.append(
        LocalizedText(
          """
          Left out because of errors, and in no figure: \(ofOrganizations.english) of organizations \
          and \(ofLinks.english) of links.
          """,
          """
          Đã bỏ qua do có lỗi nên không có trong số liệu: \(ofOrganizations.vietnamese) tổ chức và \
          \(ofLinks.vietnamese) liên kết.
          """))
    }
    if hasFields {
      let ofOrganizations = Words.text(organizationFields, "field", "ô")
      let ofLinks = Words.text(linkFields, "field", "ô")
      sentences.append(
        LocalizedText(
          """
          Left blank because of errors: \(ofOrganizations.english) of organizations and \
          \(ofLinks.english) of links.
          """,
          """
          Đã bỏ trống do có lỗi: \(ofOrganizations.vietnamese) trong tệp tổ chức và \
          \(ofLinks.vietnamese) trong tệp liên kết.
          """))
    }
    return sentences
  }

  /// The members that say so in a record; none where everything counts.
  var members: [(name: String, value: RecordValue)] {
    var members: [(name: String, value: RecordValue)] = []
    func add(_ name: String, _ organizations: Int, _ links: Int) {
      let counts = Record([("organizations", .whole(organizations)), ("links", .whole(links))])
      members.append((name, .record(counts)))
    }
    if hasRows { add("skippedRows", organizations, links) }
    if hasFields { add("blankedFields", organizationFields, linkFields) }
    return members
  }

  /// The columns that say so in a table for programs, each with its number; none where everything
  /// counts.
  var columns: [(name: String, count: Int)] {
    var columns: [(name: String, count: Int)] = []
    if hasRows {
      columns += [("skipped_organizations", organizations), ("skipped_links", links)]
    }
    if hasFields {
      columns += [
        ("blanked_organization_fields", organizationFields), ("blanked_link_fields", linkFields),
      ]
    }
    return columns
  }
}
