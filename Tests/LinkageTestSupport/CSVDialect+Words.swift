/// The forms in which a word may stand in a file, English first.
enum CSVWords {
  static let kinds = [
    "group": ["group", "tổ hợp tác", "THT"],
    "cooperative": ["cooperative", "hợp tác xã", "HTX"],
    "union": ["union", "liên hiệp hợp tác xã", "liên hiệp HTX", "LHHTX"],
    "processor": [
      "processor", "doanh nghiệp chế biến", "nhà máy chế biến", "cơ sở chế biến",
    ],
    "exporter": ["exporter", "doanh nghiệp xuất khẩu", "nhà xuất khẩu"],
    "buyer": [
      "buyer", "đơn vị thu mua", "doanh nghiệp thu mua", "nhà phân phối", "thị trường trong nước",
    ],
    "market": ["market", "thị trường nước ngoài", "thị trường xuất khẩu"],
  ]

  static let relations = [
    "supply": ["supply", "cung ứng", "bán", "tiêu thụ", ""],
    "membership": ["membership", "thành viên"],
    "export": ["export", "xuất khẩu"],
  ]

  static let ratings = [
    "good": ["good", "tốt"],
    "fair": ["fair", "khá"],
    "average": ["average", "trung bình", "TB"],
    "weak": ["weak", "yếu"],
  ]

  static let products = [
    "rice": ["rice", "lúa gạo", "lúa", "gạo", "thóc", "paddy"],
    "fruit": ["fruit", "trái cây"],
    "seafood": ["seafood", "thủy sản", "thuỷ sản"],
  ]

  static let answers = [
    "yes": ["yes", "có", "x", "1", "true"],
    "no": ["no", "không", "0", "false"],
  ]

  static let organizationHeaders = [
    "id": ["id", "mã", "mã tổ chức"],
    "name": ["name", "tên", "tên tổ chức"],
    "kind": ["kind", "loại hình", "loại"],
    "roles": ["roles", "vai trò"],
    "tax_code": ["tax_code", "mã số thuế", "mã số đăng ký"],
    "district": ["district", "quận huyện", "địa bàn", "huyện", "xã phường", "locality", "commune"],
    "products": ["products", "sản phẩm"],
    "members": ["members", "số thành viên", "thành viên"],
    "rating": ["rating", "xếp loại"],
    "high_tech": ["high_tech", "công nghệ cao"],
    "digital": ["digital", "chuyển đổi số"],
    "capacity": ["capacity", "công suất", "công suất (tấn/năm)"],
  ]

  static let linkHeaders = [
    "source": ["source", "bên bán", "mã bên bán", "từ"],
    "target": ["target", "bên mua", "mã bên mua", "đến"],
    "product": ["product", "sản phẩm"],
    "relation": ["relation", "quan hệ", "loại liên kết"],
    "contract": ["contract", "hợp đồng"],
    "volume": ["volume", "sản lượng", "sản lượng (tấn/năm)", "tấn"],
    "value": ["value", "giá trị", "giá trị (triệu đồng)", "triệu đồng"],
    "since": ["since", "từ năm"],
    "until": ["until", "đến năm"],
  ]

  static let unknownHeaders = ["ghi chú", "remarks; more, or less", "\"x\""]
}
