import Testing

@testable import LinkageSamples

@Suite("The city of Cần Thơ")
struct CanThoPresetTests {
  @Test("The bytes of a seed are the same today, tomorrow and elsewhere")
  func golden() throws {
    let tables = try GeneratedTables(CanThoPreset(seed: 42))
    #expect(GeneratedTables.hash(tables.organizationBytes) == 1_178_718_010_088_282_382)
    #expect(GeneratedTables.hash(tables.linkBytes) == 13_064_868_746_580_033_837)
  }

  @Test(
    "52 of 183 cooperatives participate, over all links and in any year from 2024",
    arguments: [0, 1, 2, 53, 2024, .max] as [UInt64])
  func participation(seed: UInt64) throws {
    let tables = try GeneratedTables(CanThoPreset(seed: seed))
    let cooperatives = Set(tables.ids(of: "cooperative"))
    #expect(cooperatives.count == 183)
    for year in [nil, 2024, 2025, 2026, 2045] {
      #expect(tables.participating(year: year).intersection(cooperatives).count == 52)
    }
    let early = tables.participating(year: 2018).intersection(cooperatives).count
    #expect((1..<52).contains(early))

    let groups = Set(tables.ids(of: "group"))
    let share = tables.participating(year: 2024).intersection(groups).count * 100 / groups.count
    #expect((30...50).contains(share))
  }

  @Test("There are as many of each kind as promised", arguments: [1, 2] as [UInt64])
  func kinds(seed: UInt64) throws {
    let tables = try GeneratedTables(CanThoPreset(seed: seed))
    let expected = [
      "group": 1_230, "cooperative": 183, "union": 3, "processor": 25, "exporter": 12, "buyer": 35,
      "market": 12,
    ]
    for (kind, count) in expected { #expect(tables.ids(of: kind).count == count) }
    #expect(tables.organizations.count == 1_500)
    #expect(
      tables.organizationsHeader
        == "id,name,kind,roles,district,products,members,tax_code,rating,high_tech,digital,capacity"
    )
    #expect(
      tables.linksHeader == "source,target,product,relation,contract,volume,value,since,until")
  }

  @Test(
    "Ids and names are unique, and links join organizations that exist",
    arguments: [1, 2, 3] as [UInt64])
  func integrity(seed: UInt64) throws {
    let tables = try GeneratedTables(CanThoPreset(seed: seed))
    let ids = Set(tables.organizations.compactMap { $0["id"] })
    #expect(ids.count == 1_500)
    #expect(Set(tables.organizations.compactMap { $0["name"] }).count == 1_500)
    for link in tables.links {
      #expect(ids.contains(link["source"] ?? "") && ids.contains(link["target"] ?? ""))
      #expect(Double(link["volume"] ?? "") ?? 0 > 0)
      #expect(Int(link["value"] ?? "") ?? 0 > 0)
      if let since = Int(link["since"] ?? ""), let until = Int(link["until"] ?? "") {
        #expect(since <= until && until < 2026)
      }
    }
  }

  @Test("Names with a comma are quoted, and no letter stands apart from its marks")
  func text() throws {
    let tables = try GeneratedTables(CanThoPreset(seed: 1))
    let text = String(decoding: tables.organizationBytes, as: UTF8.self)
    #expect(
      text.contains("CB-0008,\"Công ty TNHH Gạo Bưng Sen, Chi nhánh Ô Môn\",processor,,Ô Môn,"))
    #expect(!text.unicodeScalars.contains { (0x300...0x36F).contains($0.value) })
  }

  @Test("Each product grows where it is said to grow")
  func districts() throws {
    let tables = try GeneratedTables(CanThoPreset(seed: 1))
    let fields: KeyValuePairs = [
      "rice": ["Cờ Đỏ", "Thới Lai", "Vĩnh Thạnh"], "fruit": ["Phong Điền", "Cái Răng"],
      "seafood": ["Thốt Nốt", "Ô Môn"],
    ]
    for (product, districts) in fields {
      let groups = tables.organizations.filter {
        $0["kind"] == "group" && $0["products"] == product
      }
      let there = groups.count { districts.contains($0["district"] ?? "") }
      #expect(there * 2 > groups.count)
    }
  }

  @Test("What a cooperative sells is about what its groups deliver", arguments: [1, 2] as [UInt64])
  func volumes(seed: UInt64) throws {
    let tables = try GeneratedTables(CanThoPreset(seed: seed))
    var delivered: [String: Double] = [:]
    var sold: [String: Double] = [:]
    for link in tables.links where link["until"] == "" {
      let product = " " + (link["product"] ?? "")
      let volume = Double(link["volume"] ?? "") ?? 0
      delivered[(link["target"] ?? "") + product, default: 0] += volume
      sold[(link["source"] ?? "") + product, default: 0] += volume
    }
    var compared = 0
    for cooperative in tables.ids(of: "cooperative") {
      for product in GeneratedProduct.allCases {
        let key = "\(cooperative) \(product.word)"
        guard let delivered = delivered[key], let sold = sold[key] else { continue }
        #expect((delivered - 0.2...delivered * 1.08 + 0.2).contains(sold))
        compared += 1
      }
    }
    #expect(compared >= 52)
  }

  @Test("The unions differ: two sell, one does not, and its members have no other way")
  func unions() throws {
    let tables = try GeneratedTables(CanThoPreset(seed: 1))
    let participating = tables.participating()
    #expect(tables.ids(of: "union").filter(participating.contains) == ["LH-0001", "LH-0002"])
    let members = tables.links.filter { $0["relation"] == "membership" }
    #expect(members.count == 14)
    for link in members {
      let isIdle = link["target"] == "LH-0003"
      #expect(participating.contains(link["source"] ?? "") != isIdle)
    }
  }

  @Test("The tables that participation rests on add up")
  func tables() {
    let participating = CanThoCity.Role.allCases.filter(\.participates)
    #expect(
      participating.reduce(0) { $0 + CanThoCity.roleCounts[$1.rawValue].reduce(0, +) } == 52)
    for product in GeneratedProduct.allCases {
      let roles = CanThoCity.roleCounts.reduce(0) { $0 + $1[product.rawValue] }
      let cooperatives = CanThoCity.cooperativeCounts.reduce(0) { $0 + $1[product.rawValue] }
      #expect(roles == cooperatives)
    }
  }

  @Test("Every enterprise sells what it handles to someone who handles it")
  func sales() throws {
    for sale in CanThoSale.all {
      let sellers = CanThoEnterprise.all(of: sale.seller.kind)
      #expect(sellers[sale.seller.number - 1].products.contains(sale.product))
      for number in sale.buyers.numbers {
        let buyers = CanThoEnterprise.all(of: sale.buyers.kind)
        #expect(buyers[number - 1].products.contains(sale.product))
      }
    }
  }
}
