/// Gives groups and cooperatives their names, no name twice.
struct CanThoNames {
  private var plainCounts: [String: Int] = [:]
  private var hamletCounts: [String: Int] = [:]

  private static let hamletFirsts = [
    "Thới", "Đông", "Thạnh", "Tân", "Trường", "Phú", "Vĩnh", "An",
  ]
  private static let hamletSeconds = [
    "Hòa", "Lợi", "Bình", "Phước", "Hưng", "Thành", "Lộc", "Mỹ",
  ]

  mutating func cooperative(
    of product: GeneratedProduct, in district: CanThoDistrict, using generator: inout SplitMix64
  ) -> String {
    let trades =
      switch product {
      case .rice:
        [
          "Nông nghiệp", "Sản xuất lúa giống", "Lúa chất lượng cao", "Dịch vụ nông nghiệp",
          "Lúa gạo an toàn", "Nông nghiệp tổng hợp",
        ]
      case .fruit:
        [
          "Cây ăn trái", "Trái cây sạch", "Sầu riêng", "Vú sữa", "Nhãn và xoài",
          "Vườn cây ăn trái",
        ]
      case .seafood:
        ["Thủy sản", "Nuôi cá tra", "Cá thát lát", "Nuôi lươn", "Nuôi trồng thủy sản"]
      }
    return plain("HTX", trades, in: district, using: &generator)
  }

  /// The name of a group; one in five names its hamlet too.
  mutating func group(
    of product: GeneratedProduct, in district: CanThoDistrict, using generator: inout SplitMix64
  ) -> String {
    let trades =
      switch product {
      case .rice:
        [
          "Sản xuất lúa", "Lúa chất lượng cao", "Sản xuất lúa giống", "Cánh đồng lớn",
          "Bơm tưới và sản xuất lúa", "Lúa hữu cơ",
        ]
      case .fruit:
        [
          "Trồng nhãn", "Trồng sầu riêng", "Trồng xoài", "Trồng vú sữa", "Trồng cam",
          "Trồng mít", "Trồng dâu Hạ Châu", "Trồng chôm chôm",
        ]
      case .seafood:
        [
          "Nuôi cá tra", "Nuôi lươn", "Nuôi ếch", "Nuôi cá thát lát", "Nuôi tôm càng xanh",
          "Ương cá giống",
        ]
      }
    guard generator.chance(20) else { return plain("THT", trades, in: district, using: &generator) }
    let commune = generator.element(of: district.communes)
    let words = district.unitWords
    return "THT \(generator.element(of: trades)) \(words.hamlet) \(hamlet(in: commune)), "
      + "\(words.commune) \(commune)"
  }

  /// A trade and a commune not yet joined, or else with the next number behind them.
  private mutating func plain(
    _ form: String, _ trades: [String], in district: CanThoDistrict,
    using generator: inout SplitMix64
  ) -> String {
    var name = ""
    for _ in 0..<8 {
      name =
        "\(form) \(generator.element(of: trades)) \(generator.element(of: district.communes))"
      if plainCounts[name] == nil { break }
    }
    let count = plainCounts[name, default: 0] + 1
    plainCounts[name] = count
    return count == 1 ? name : "\(name) \(count)"
  }

  /// The next hamlet of a commune: 29 is coprime to the number of pairs, so that none returns
  /// before all have served.
  private mutating func hamlet(in commune: String) -> String {
    let count = hamletCounts[commune, default: commune.utf8.count]
    hamletCounts[commune] = count + 1
    let pairs = Self.hamletFirsts.count * Self.hamletSeconds.count
    let pair = count * 29 % pairs
    return Self.hamletFirsts[pair / Self.hamletSeconds.count] + " "
      + Self.hamletSeconds[pair % Self.hamletSeconds.count]
  }
}
