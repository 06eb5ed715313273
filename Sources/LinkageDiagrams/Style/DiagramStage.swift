import LinkageGraph

/// A column of the picture, in the order in which goods pass through.
enum DiagramStage: UInt8, CaseIterable, Comparable {
  case groups, cooperatives, unions, processing, export, outlets

  init(_ kind: OrganizationKind) {
    self =
      switch kind {
      case .group: .groups
      case .cooperative: .cooperatives
      case .union: .unions
      case .processor: .processing
      case .exporter: .export
      case .buyer, .market: .outlets
      }
  }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// What stands above the column.
  var title: LocalizedText {
    switch self {
    case .groups: LocalizedText("Groups", "Tổ hợp tác")
    case .cooperatives: LocalizedText("Cooperatives", "Hợp tác xã")
    case .unions: LocalizedText("Unions", "Liên hiệp HTX")
    case .processing: LocalizedText("Processing", "Chế biến")
    case .export: LocalizedText("Export", "Xuất khẩu")
    case .outlets: LocalizedText("Buyers and markets", "Thị trường tiêu thụ")
    }
  }
}
