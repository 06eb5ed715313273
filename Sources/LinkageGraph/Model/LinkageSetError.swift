/// Why organizations and links do not make a set.
public enum LinkageSetError: LinkageError, Hashable {
  /// An organization has an empty id.
  case emptyID(organization: OrganizationPosition)
  /// Two organizations have one id.
  case duplicateID(String, first: OrganizationPosition, second: OrganizationPosition)
  /// Two organizations have one tax code.
  case duplicateTaxCode(String, first: OrganizationPosition, second: OrganizationPosition)
  /// A link names an organization that is not in the set.
  case unknownOrganization(String, link: LinkPosition)
  /// A text of an organization holds U+0000.
  case nullCharacterInOrganization(OrganizationPosition)
  /// An end or the product of a link holds U+0000.
  case nullCharacterInLink(LinkPosition)
  /// A number of members is not 0 to ``LinkageSet/mostMembers``.
  case badMembers(Int, organization: OrganizationPosition)
  /// A capacity is not 0 to ``LinkageSet/greatestAmount``.
  case badCapacity(Double, organization: OrganizationPosition)
  /// A volume is not 0 to ``LinkageSet/greatestAmount``.
  case badVolume(Double, link: LinkPosition)
  /// A value is not 0 to ``LinkageSet/greatestAmount``.
  case badValue(Double, link: LinkPosition)
  /// A year is not one of ``LinkageSet/years``.
  case badYear(Int, link: LinkPosition)
  /// A link ends before it begins.
  case yearsReversed(link: LinkPosition)

  /// What is wrong, and in which organization or link, counted from 1.
  public var problem: LocalizedText {
    switch self {
    case .emptyID(let organization): Self.of(organization, "an empty id", "mã để trống")
    case .duplicateID(let id, let first, let second):
      LocalizedText(
        "organizations \(first.offset + 1) and \(second.offset + 1) have one id: \"\(id)\"",
        "tổ chức thứ \(first.offset + 1) và thứ \(second.offset + 1) trùng mã: \"\(id)\"")
    case .duplicateTaxCode(let code, let first, let second):
      LocalizedText(
        "organizations \(first.offset + 1) and \(second.offset + 1) have one tax code: \"\(code)\"",
        "tổ chức thứ \(first.offset + 1) và thứ \(second.offset + 1) trùng mã số thuế: \"\(code)\"")
    case .unknownOrganization(let id, let link):
      Self.of(link, "an unknown organization: \"\(id)\"", "mã tổ chức không có: \"\(id)\"")
    case .nullCharacterInOrganization(let organization):
      Self.of(organization, "a NUL character in a text", "ký tự NUL trong nội dung")
    case .nullCharacterInLink(let link):
      Self.of(link, "a NUL character in a text", "ký tự NUL trong nội dung")
    case .badMembers(let members, let organization):
      Self.of(
        organization, "a number of members out of range: \(members)",
        "số thành viên ngoài giới hạn: \(members)")
    case .badCapacity(let capacity, let organization):
      Self.of(
        organization, "a capacity out of range: \(capacity)",
        "công suất ngoài giới hạn: \(capacity)")
    case .badVolume(let volume, let link):
      Self.of(link, "a volume out of range: \(volume)", "sản lượng ngoài giới hạn: \(volume)")
    case .badValue(let value, let link):
      Self.of(link, "a value out of range: \(value)", "giá trị ngoài giới hạn: \(value)")
    case .badYear(let year, let link):
      Self.of(link, "a year out of range: \(year)", "năm ngoài giới hạn: \(year)")
    case .yearsReversed(let link):
      LocalizedText(
        "link \(link.offset + 1) ends before it begins",
        "liên kết thứ \(link.offset + 1) kết thúc trước khi bắt đầu")
    }
  }

  /// What to do about it.
  public var advice: LocalizedText? {
    switch self {
    case .emptyID, .duplicateID:
      LocalizedText("Give each organization an id of its own.", "Mỗi tổ chức cần một mã riêng.")
    case .duplicateTaxCode:
      LocalizedText(
        "Correct one of the two, or leave it blank.", "Hãy sửa một trong hai, hoặc để trống.")
    case .unknownOrganization:
      LocalizedText(
        "Add it to the organizations, or correct the id.", "Hãy thêm tổ chức này, hoặc sửa lại mã.")
    case .nullCharacterInOrganization, .nullCharacterInLink:
      LocalizedText("Remove it from the text.", "Hãy xóa ký tự này khỏi nội dung.")
    case .badMembers:
      LocalizedText("Give 0 to 10 billion persons.", "Cho số từ 0 đến 10 tỷ người.")
    case .badCapacity, .badVolume:
      LocalizedText("Give 0 to 10¹⁵ tonnes a year.", "Cho số từ 0 đến 10¹⁵ tấn/năm.")
    case .badValue:
      LocalizedText(
        "Give 0 to 10¹⁵ million đồng a year.", "Cho số từ 0 đến 10¹⁵ triệu đồng/năm.")
    case .badYear: LocalizedText("Give a year from 1 to 9999.", "Cho năm từ 1 đến 9999.")
    case .yearsReversed: LocalizedText("Correct the years.", "Hãy sửa lại năm.")
    }
  }

  private static func of(
    _ organization: OrganizationPosition, _ english: String, _ vietnamese: String
  ) -> LocalizedText {
    LocalizedText(
      "organization \(organization.offset + 1) has \(english)",
      "tổ chức thứ \(organization.offset + 1) có \(vietnamese)")
  }

  private static func of(
    _ link: LinkPosition, _ english: String, _ vietnamese: String
  ) -> LocalizedText {
    LocalizedText(
      "link \(link.offset + 1) has \(english)", "liên kết thứ \(link.offset + 1) có \(vietnamese)")
  }
}
