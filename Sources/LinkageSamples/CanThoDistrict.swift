/// The nine districts of Cần Thơ as they stood until July 2025, which planners still file by.
enum CanThoDistrict: Int, CaseIterable, Sendable {
  case ninhKieu, binhThuy, caiRang, oMon, thotNot, phongDien, coDo, thoiLai, vinhThanh

  var name: String {
    switch self {
    case .ninhKieu: "Ninh Kiều"
    case .binhThuy: "Bình Thủy"
    case .caiRang: "Cái Răng"
    case .oMon: "Ô Môn"
    case .thotNot: "Thốt Nốt"
    case .phongDien: "Phong Điền"
    case .coDo: "Cờ Đỏ"
    case .thoiLai: "Thới Lai"
    case .vinhThanh: "Vĩnh Thạnh"
    }
  }

  /// The words for a ward or commune, and for a neighborhood or hamlet in it.
  var unitWords: (commune: String, hamlet: String) {
    switch self {
    case .ninhKieu, .binhThuy, .caiRang, .oMon, .thotNot: ("phường", "khu vực")
    case .phongDien, .coDo, .thoiLai, .vinhThanh: ("xã", "ấp")
    }
  }

  /// Wards, communes and townships where something grows; no name occurs in two districts.
  var communes: [String] {
    switch self {
    case .ninhKieu: ["An Bình", "An Khánh", "Hưng Lợi", "Cái Khế"]
    case .binhThuy: ["Long Hòa", "Long Tuyền", "Thới An Đông", "Trà An", "Trà Nóc", "An Thới"]
    case .caiRang:
      ["Lê Bình", "Thường Thạnh", "Phú Thứ", "Tân Phú", "Ba Láng", "Hưng Phú", "Hưng Thạnh"]
    case .oMon:
      [
        "Châu Văn Liêm", "Thới Hòa", "Thới Long", "Long Hưng", "Thới An", "Phước Thới",
        "Trường Lạc",
      ]
    case .thotNot:
      [
        "Thới Thuận", "Thuận An", "Tân Lộc", "Trung Nhứt", "Thạnh Hòa", "Trung Kiên", "Tân Hưng",
        "Thuận Hưng",
      ]
    case .phongDien:
      ["Nhơn Ái", "Giai Xuân", "Tân Thới", "Trường Long", "Mỹ Khánh", "Nhơn Nghĩa"]
    case .coDo:
      [
        "Trung Thạnh", "Thạnh Phú", "Trung Hưng", "Thới Hưng", "Đông Hiệp", "Đông Thắng",
        "Thới Đông", "Thới Xuân", "Trung An",
      ]
    case .thoiLai:
      [
        "Thới Thạnh", "Tân Thạnh", "Định Môn", "Trường Thành", "Trường Xuân", "Trường Thắng",
        "Thới Tân", "Đông Thuận", "Đông Bình", "Xuân Thắng",
      ]
    case .vinhThanh:
      [
        "Vĩnh Bình", "Thạnh Mỹ", "Vĩnh Trinh", "Thạnh Quới", "Thạnh Lộc", "Thạnh Tiến",
        "Thạnh Thắng", "Thạnh Lợi", "Thạnh An",
      ]
    }
  }
}
