import LinkageGraph

/// An enterprise, a union or a foreign market of the fictional city.
///
/// They are the same for every seed, and every name but those of the markets is invented.
struct CanThoEnterprise: Sendable {
  let name: String
  /// `nil` for a foreign market.
  let district: CanThoDistrict?
  let products: [GeneratedProduct]

  init(_ name: String, _ district: CanThoDistrict?, _ products: GeneratedProduct...) {
    self.name = name
    self.district = district
    self.products = products
  }

  static func all(of kind: OrganizationKind) -> [CanThoEnterprise] {
    switch kind {
    case .group, .cooperative: []
    case .union: unions
    case .processor: processors
    case .exporter: exporters
    case .buyer: buyers
    case .market: markets
    }
  }

  private static let unions: [CanThoEnterprise] = [
    .init("Liên hiệp HTX Lúa gạo Cờ Đỏ", .coDo, .rice),
    .init("Liên hiệp HTX Trái cây Phong Điền", .phongDien, .fruit),
    .init("Liên hiệp HTX Thủy sản Thốt Nốt", .thotNot, .seafood),
  ]

  private static let processors: [CanThoEnterprise] = [
    .init("Công ty CP Chế biến gạo Phù Sa Trà Nóc", .binhThuy, .rice),
    .init("Nhà máy xay xát Rạch Sậy", .thotNot, .rice),
    .init("Nhà máy sấy và xay xát Đồng Bưng", .coDo, .rice),
    .init("Nhà máy lau bóng gạo Kinh Bốn Thước", .vinhThanh, .rice),
    .init("Công ty TNHH Xay xát Bến Lúa", .thoiLai, .rice),
    .init("Công ty CP Lương thực Vàm Trà", .binhThuy, .rice),
    .init("Công ty CP Chế biến lúa gạo Cồn Bần", .thotNot, .rice),
    .init("Công ty TNHH Gạo Bưng Sen, Chi nhánh Ô Môn", .oMon, .rice),
    .init("Cơ sở xay xát Mười Trổ", .coDo, .rice),
    .init("Cơ sở bún và bánh tráng Lung Tràm", .thoiLai, .rice),
    .init("Công ty CP Chế biến trái cây Nắng Sông", .binhThuy, .fruit),
    .init("Công ty TNHH Cấp đông trái cây Vàm Xáng Xanh", .phongDien, .fruit),
    .init("Nhà máy trái cây sấy Rạch Rau Răm", .caiRang, .fruit),
    .init("Công ty TNHH Sơ chế, đóng gói trái cây Bến Bàng", .binhThuy, .fruit),
    .init("Công ty CP Nước quả Bông Trang", .caiRang, .fruit),
    .init("Cơ sở trái cây sấy dẻo Út Nhơn", .phongDien, .fruit),
    .init("Cơ sở mứt và si rô Chợ Nổi", .caiRang, .fruit),
    .init("Cơ sở sấy chuối, mít Rạch Chùa", .oMon, .fruit),
    .init("Công ty CP Chế biến thủy sản Ô Môn Giang", .oMon, .seafood),
    .init("Công ty TNHH Phi lê cá tra Cồn Lộc", .thotNot, .seafood),
    .init("Công ty CP Thủy sản đông lạnh Vàm Trôm", .binhThuy, .seafood),
    .init("Công ty TNHH Thực phẩm thủy sản Bến Đáy", .binhThuy, .seafood),
    .init("Công ty CP Chế biến cá tra Lòng Ống", .thotNot, .seafood),
    .init("Cơ sở khô và mắm Bà Tư Thới", .oMon, .seafood),
    .init("Công ty TNHH Chả cá Rạch Cam Xanh", .binhThuy, .seafood),
  ]

  private static let exporters: [CanThoEnterprise] = [
    .init("Công ty CP Xuất khẩu gạo Phù Sa Xanh", .binhThuy, .rice),
    .init("Công ty TNHH Lương thực xuất khẩu Bình Lúa", .binhThuy, .rice),
    .init("Công ty TNHH Gạo thơm xuất khẩu Hương Đồng Bưng", .ninhKieu, .rice),
    .init("Công ty CP Xuất nhập khẩu nông sản Vàm Cống Xanh", .thotNot, .rice),
    .init("Công ty TNHH Nông sản hữu cơ Lục Phù Sa", .ninhKieu, .rice, .fruit),
    .init("Công ty CP Xuất khẩu trái cây Miệt Vườn Xanh", .binhThuy, .fruit),
    .init("Công ty TNHH Xuất khẩu trái cây tươi Cầu Nhím", .phongDien, .fruit),
    .init("Công ty TNHH Xuất nhập khẩu rau quả Bến Ninh", .caiRang, .fruit),
    .init("Công ty CP Xuất khẩu thủy sản Sông Trà Nóc", .binhThuy, .seafood),
    .init("Công ty TNHH Xuất khẩu cá tra Cù Lao Lộc", .thotNot, .seafood),
    .init("Công ty CP Xuất nhập khẩu thủy sản Rạch Cam", .binhThuy, .seafood),
    .init("Công ty TNHH Hải vị Ô Môn", .oMon, .seafood),
  ]

  private static let buyers: [CanThoEnterprise] = [
    .init("Cơ sở thu mua lúa Tám Thạnh", .vinhThanh, .rice),
    .init("Cơ sở thu mua lúa Bảy Hiệp", .coDo, .rice),
    .init("Kho lúa Út Thới", .thoiLai, .rice),
    .init("Đại lý lúa gạo Năm Quới", .vinhThanh, .rice),
    .init("Cửa hàng gạo sạch Bông Trổ", .ninhKieu, .rice),
    .init("Đại lý gạo Chín Trung", .coDo, .rice),
    .init("Vựa lúa gạo Kinh Xáng", .thoiLai, .rice),
    .init("Công ty TNHH Phân phối gạo Chén Sành", .caiRang, .rice),
    .init("Đại lý lúa gạo Ba Trường", .oMon, .rice),
    .init("Chợ gạo đầu mối Rạch Sậy", .thotNot, .rice),
    .init("Cửa hàng lương thực Cầu Kè", .binhThuy, .rice),
    .init("Vựa trái cây Chín Nhơn", .phongDien, .fruit),
    .init("Vựa trái cây Bảy Khánh", .phongDien, .fruit),
    .init("Vựa trái cây Cầu Cái Răng", .caiRang, .fruit),
    .init("Vựa sầu riêng Út Trường Long", .phongDien, .fruit),
    .init("Vựa nhãn Ba Tuyền", .binhThuy, .fruit),
    .init("Chợ nổi trái cây Vàm Bàng", .caiRang, .fruit),
    .init("Chuỗi cửa hàng trái cây Vườn Má Ba", .ninhKieu, .fruit),
    .init("Cửa hàng trái cây sạch Bến Bình", .ninhKieu, .fruit),
    .init("Công ty TNHH Nông sản Miệt Cồn", .caiRang, .fruit),
    .init("Điểm du lịch vườn Rạch Nhum", .phongDien, .fruit),
    .init("Vựa xoài Tư Thường", .caiRang, .fruit),
    .init("Vựa trái cây Sáu Lạc", .oMon, .fruit),
    .init("Vựa cá Tư Lộc", .thotNot, .seafood),
    .init("Vựa cá đồng Mười Thuận", .thotNot, .seafood),
    .init("Chợ đầu mối thủy sản Vàm Ô", .oMon, .seafood),
    .init("Vựa lươn Năm Hòa", .thotNot, .seafood),
    .init("Cửa hàng thủy sản tươi Bến Cá", .ninhKieu, .seafood),
    .init("Vựa cá thát lát Bà Sáu", .oMon, .seafood),
    .init("Nhà hàng tiệc cưới Vàm Xuôi", .ninhKieu, .seafood),
    .init("Công ty TNHH Suất ăn công nghiệp Trà Vàm", .binhThuy, .seafood),
    .init("Siêu thị Vàm Sáng", .ninhKieu, .rice, .fruit, .seafood),
    .init("Trung tâm bán sỉ Hưng Phú Mới", .caiRang, .rice, .fruit, .seafood),
    .init("Chuỗi cửa hàng tiện lợi Ghe Hàng", .ninhKieu, .rice, .fruit, .seafood),
    .init("Chợ nông sản an toàn Cầu Sông", .ninhKieu, .rice, .fruit, .seafood),
  ]

  private static let markets: [CanThoEnterprise] = [
    .init("Trung Quốc", nil, .rice, .fruit, .seafood),
    .init("Philippines", nil, .rice),
    .init("Hoa Kỳ", nil, .fruit, .seafood),
    .init("Nhật Bản", nil, .rice, .fruit, .seafood),
    .init("Hàn Quốc", nil, .fruit, .seafood),
    .init("Indonesia", nil, .rice),
    .init("Malaysia", nil, .rice),
    .init("Singapore", nil, .rice, .seafood),
    .init("Đức", nil, .rice, .seafood),
    .init("Hà Lan", nil, .rice, .fruit, .seafood),
    .init("Pháp", nil, .rice),
    .init("Úc", nil, .fruit, .seafood),
  ]
}

/// What the enterprises and unions sell to whom, by their numbers in the lists above.
struct CanThoSale: Sendable {
  let seller: (kind: OrganizationKind, number: Int)
  let product: GeneratedProduct
  let buyers: (kind: OrganizationKind, numbers: [Int])

  private init(
    _ seller: OrganizationKind, _ number: Int, _ product: GeneratedProduct,
    _ buyer: OrganizationKind, _ numbers: Int...
  ) {
    self.seller = (seller, number)
    self.product = product
    self.buyers = (buyer, numbers)
  }

  /// Every sale there is.
  ///
  /// Half of the rice mills and the rice union hang on the first exporter, the packers of fruit on
  /// the sixth: hubs that a planner should find. The third union and the eighteenth processor sell
  /// to nobody.
  static let all: [CanThoSale] = [
    .init(.union, 1, .rice, .exporter, 1),
    .init(.union, 1, .rice, .buyer, 33),
    .init(.union, 2, .fruit, .processor, 11),
    .init(.union, 2, .fruit, .buyer, 18, 32),

    .init(.processor, 1, .rice, .exporter, 1),
    .init(.processor, 2, .rice, .exporter, 1),
    .init(.processor, 3, .rice, .exporter, 1),
    .init(.processor, 3, .rice, .buyer, 8),
    .init(.processor, 4, .rice, .exporter, 1),
    .init(.processor, 5, .rice, .exporter, 1),
    .init(.processor, 5, .rice, .buyer, 11, 32),
    .init(.processor, 6, .rice, .exporter, 2, 3),
    .init(.processor, 7, .rice, .market, 2, 7),
    .init(.processor, 7, .rice, .buyer, 10),
    .init(.processor, 8, .rice, .exporter, 4),
    .init(.processor, 8, .rice, .buyer, 34),
    .init(.processor, 9, .rice, .buyer, 5, 8),
    .init(.processor, 10, .rice, .buyer, 33, 35),

    .init(.processor, 11, .fruit, .exporter, 6),
    .init(.processor, 12, .fruit, .exporter, 6),
    .init(.processor, 13, .fruit, .exporter, 6),
    .init(.processor, 13, .fruit, .buyer, 32),
    .init(.processor, 14, .fruit, .exporter, 7, 8),
    .init(.processor, 15, .fruit, .market, 4, 5),
    .init(.processor, 16, .fruit, .buyer, 21, 34),
    .init(.processor, 17, .fruit, .buyer, 20, 35),

    .init(.processor, 19, .seafood, .exporter, 9),
    .init(.processor, 20, .seafood, .exporter, 9),
    .init(.processor, 21, .seafood, .exporter, 9, 10),
    .init(.processor, 22, .seafood, .exporter, 10),
    .init(.processor, 22, .seafood, .buyer, 31),
    .init(.processor, 23, .seafood, .market, 1, 3),
    .init(.processor, 24, .seafood, .buyer, 32, 35),
    .init(.processor, 25, .seafood, .exporter, 11),
    .init(.processor, 25, .seafood, .buyer, 33),

    .init(.exporter, 1, .rice, .market, 2, 6, 7),
    .init(.exporter, 2, .rice, .market, 1, 2),
    .init(.exporter, 3, .rice, .market, 10, 11),
    .init(.exporter, 4, .rice, .market, 7, 8),
    .init(.exporter, 5, .rice, .market, 4, 9),
    .init(.exporter, 5, .fruit, .market, 10),
    .init(.exporter, 6, .fruit, .market, 1, 5),
    .init(.exporter, 7, .fruit, .market, 3, 12),
    .init(.exporter, 8, .fruit, .market, 1, 10),
    .init(.exporter, 9, .seafood, .market, 1, 3, 4),
    .init(.exporter, 10, .seafood, .market, 9, 10),
    .init(.exporter, 11, .seafood, .market, 1, 8),
    .init(.exporter, 12, .seafood, .market, 4, 5),
  ]
}
