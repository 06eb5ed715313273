import LinkageGraph

/// What diagrams say, apart from the vocabulary.
enum DiagramWords {
  static let title = LocalizedText("Value-chain linkage", "Liên kết theo chuỗi giá trị")
  static let legend = LocalizedText("Legend", "Chú giải")
  static let unlinked = LocalizedText("Not linked yet", "Chưa liên kết")
  static let severalProducts = LocalizedText("several products", "nhiều sản phẩm")
  static let otherProducts = LocalizedText("other products", "sản phẩm khác")
  static let everyProduct = LocalizedText("every product", "mọi sản phẩm")
  static let tonnes = LocalizedText("t/year", "tấn/năm")
  static let unknownTonnes = LocalizedText("tonnes unknown", "chưa rõ sản lượng")
  static let exportsDirectly = LocalizedText("exports directly", "xuất khẩu trực tiếp")
  static let exportDirectly = LocalizedText("export directly", "xuất khẩu trực tiếp")
  static let outsideChains = LocalizedText("not in a chain yet", "chưa tham gia chuỗi")
  static let critical = LocalizedText("★ critical organization", "★ tổ chức then chốt")
  static let focus = LocalizedText("organization in focus", "tổ chức đang xét")
  static let noDistrict = LocalizedText("no district given", "chưa ghi địa bàn")
  static let noRating = LocalizedText("not rated", "chưa xếp loại")
  static let noSupply = LocalizedText(
    "no producer supplies it", "chưa có nguồn cung từ bên sản xuất")
  static let noProduct = LocalizedText("no product known", "chưa rõ sản phẩm")
  static let contractsOnly = LocalizedText("links under contract", "liên kết có hợp đồng")
  static let unreached = LocalizedText("no route to direct export", "chưa có kênh xuất khẩu")
  static let hops = LocalizedText("links to direct export", "số khâu tới xuất khẩu trực tiếp")

  /// A word that counts: one form for one, another for all other numbers.
  struct Counted {
    let one: LocalizedText
    let many: LocalizedText

    init(_ one: String, _ many: String, _ vietnamese: String) {
      self.one = LocalizedText(one, vietnamese)
      self.many = LocalizedText(many, vietnamese)
    }

    func callAsFunction(_ count: Int, _ language: Language) -> String {
      (count == 1 ? one : many)(language)
    }
  }

  static let organizations = Counted("organization", "organizations", "tổ chức")
  static let links = Counted("link", "links", "liên kết")
  static let members = Counted("member", "members", "thành viên")
  static let memberOrganizations = Counted(
    "member cooperative", "member cooperatives", "HTX thành viên")
  static let withRoles = Counted(
    "acts as another kind", "act as another kind", "có thêm vai trò khác")
  static let criticalOrganizations = Counted(
    "critical organization", "critical organizations", "tổ chức then chốt")
  static let dependents = Counted("dependent", "dependents", "tổ chức phụ thuộc")

  /// What an organization does besides, by its role.
  static func role(_ kind: OrganizationKind) -> LocalizedText {
    switch kind {
    case .processor: LocalizedText("processes", "chế biến")
    case .exporter: LocalizedText("exports", "xuất khẩu")
    case .buyer: LocalizedText("sells at home", "tiêu thụ trong nước")
    case .group, .cooperative, .union, .market:
      LocalizedText(
        "is a \(kind.vocabulary(.english))", "là \(kind.vocabulary(.vietnamese))")
    }
  }

  /// A kind, counted.
  static func kind(_ kind: OrganizationKind) -> Counted {
    switch kind {
    case .group: Counted("group", "groups", "tổ hợp tác")
    case .cooperative: Counted("cooperative", "cooperatives", "hợp tác xã")
    case .union: Counted("union", "unions", "liên hiệp HTX")
    case .processor: Counted("processor", "processors", "doanh nghiệp chế biến")
    case .exporter: Counted("exporter", "exporters", "doanh nghiệp xuất khẩu")
    case .buyer: Counted("buyer", "buyers", "đơn vị thu mua")
    case .market: Counted("foreign market", "foreign markets", "thị trường nước ngoài")
    }
  }
}
