import LinkageFiles
import LinkageGraph
import LinkageReports

/// What the program is busy with.
enum ProgressPhase: Sendable, Hashable, CaseIterable {
  case countingOrganizations, readingOrganizations, countingLinks, readingLinks
  case opening, layingOut, measuring, drawing, packing
  case writing, writingOrganizations, writingLinks, saving

  init(_ phase: ReadingPhase) {
    self =
      switch phase {
      case .countingOrganizations: .countingOrganizations
      case .organizations: .readingOrganizations
      case .countingLinks: .countingLinks
      case .links: .readingLinks
      case .packedFile: .opening
      }
  }

  var name: LocalizedText {
    switch self {
    case .countingOrganizations: LocalizedText("Counting organizations", "Đếm tổ chức")
    case .readingOrganizations: LocalizedText("Reading organizations", "Đọc tổ chức")
    case .countingLinks: LocalizedText("Counting links", "Đếm liên kết")
    case .readingLinks: LocalizedText("Reading links", "Đọc liên kết")
    case .opening: LocalizedText("Opening the packed file", "Mở tệp đóng gói")
    case .layingOut: LocalizedText("Laying out the chains", "Dựng các chuỗi")
    case .measuring: LocalizedText("Measuring", "Tính toán")
    case .drawing: LocalizedText("Drawing", "Vẽ sơ đồ")
    case .packing: LocalizedText("Packing", "Đóng gói")
    case .writing: LocalizedText("Writing", "Ghi kết quả")
    case .writingOrganizations: LocalizedText("Writing organizations", "Ghi tổ chức")
    case .writingLinks: LocalizedText("Writing links", "Ghi liên kết")
    case .saving: LocalizedText("Saving to disk", "Lưu vào đĩa")
    }
  }

  /// Rows of the phase in words, where it goes through rows one by one.
  func rows(_ count: Int) -> LocalizedText? {
    switch self {
    case .readingOrganizations, .writingOrganizations: Words.organizations(count)
    case .readingLinks, .writingLinks: Words.links(count)
    default: nil
    }
  }
}
