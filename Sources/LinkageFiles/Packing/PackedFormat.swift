public import LinkageGraph

/// The constants of the packed format, which the article *Packed files* describes byte by byte.
enum PackedFormat {
  /// A byte no text begins with, a name, and line ends that a transfer as text would change.
  static let magic: [UInt8] = [0x89, 0x4C, 0x4E, 0x4B, 0x0D, 0x0A, 0x1A, 0x0A]
  /// How much of the magic survives a transfer as text.
  static let magicBeforeLineEnds = 4
  /// The versions that can be read.
  static let versions: ClosedRange<UInt32> = 1...2
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let headerLength = 64
  /// The header's checksum is that of the bytes before it.
  static let checkedHeaderLength = 56
  static let entryLength = 32
  /// Sections begin at multiples of this many bytes.
  static let alignment = 64
  /// The bytes of a block, each of which has a checksum.
  static let blockLength = 1 << 20

  static func aligned(_ length: Int) -> Int { (length + alignment - 1) / alignment * alignment }

  static func blockCount(ofContent length: Int) -> Int { (length + blockLength - 1) / blockLength }

  /// The length of the checksums that follow the content: one a block, and one of themselves.
  static func checksumsLength(ofContent length: Int) -> Int {
    8 * (blockCount(ofContent: length) + 1)
  }
}

/// How the elements of a section are written.
enum PackedEncoding: UInt8, Sendable {
  /// UTF-8, an element a byte.
  case text = 1
  /// Whole numbers of 32 bits.
  case words = 2
  /// Whole numbers of as many bits as the entry says; see `BitPackedColumn`.
  case bits = 3
  /// Numbers of 64 bits by IEEE 754.
  case doubles = 4

  /// The length of a section in bytes, or `nil` beyond what a file can hold.
  func length(count: Int, width: Int) -> Int? {
    let (bits, isOver) = count.multipliedReportingOverflow(by: max(width, 64))
    guard !isOver, bits < Int.max - 128 else { return nil }
    return switch self {
    case .text: count
    case .words: count * 4
    case .bits: ((count * width + 63) / 64 + 1) * 8
    case .doubles: count * 8
    }
  }
}

/// The sections of a packed file, in the order in which they stand.
public enum PackedSection: UInt32, CaseIterable, Sendable, Hashable {
  /// The names of the products.
  case productNames = 1
  /// Where each name of a product ends.
  case productNameEnds = 2
  /// How much of the data was left out when the set was read.
  case leftOut = 3

  /// The ids of the organizations.
  case ids = 16
  /// Where each id ends.
  case idEnds = 17
  /// The names of the organizations.
  case names = 18
  /// Where each name ends.
  case nameEnds = 19
  /// The kinds of the organizations.
  case kinds = 20
  /// The district of each organization.
  case districts = 21
  /// The names of the districts.
  case districtNames = 22
  /// Where each name of a district ends.
  case districtNameEnds = 23
  /// How many products each organization declares.
  case declaredCounts = 24
  /// The declared products.
  case declaredProducts = 25
  /// The members of the organizations.
  case members = 26
  /// The ratings of the organizations.
  case ratings = 27
  /// The answers about high technology.
  case highTechnology = 28
  /// The answers about digital technology.
  case digitalTechnology = 29
  /// The capacities of the organizations.
  case capacities = 30
  /// The roles of the organizations.
  case roles = 31
  /// The tax codes of the organizations.
  case taxCodes = 32
  /// Where each tax code ends.
  case taxCodeEnds = 33

  /// The runs of each organization.
  case rowStarts = 48
  /// The product of each run of links.
  case runLabels = 49
  /// The links of each run.
  case runStarts = 50
  /// The target of each link.
  case neighbors = 51
  /// The position of each link in the input.
  case order = 52
  /// The relations of the links.
  case relations = 53
  /// The answers about contracts.
  case contracts = 54
  /// The volumes of the links.
  case volumes = 55
  /// The values of the links.
  case values = 56
  /// The first years of the links.
  case since = 57
  /// The last years of the links.
  case until = 58

  /// The version of the format that has the section first.
  ///
  /// A file is of the least version that has all its sections, so that older programs read all that they
  /// can understand.
  var version: UInt32 {
    switch self {
    case .leftOut, .roles, .taxCodes, .taxCodeEnds: 2
    default: 1
    }
  }

  /// What the section holds, in the words of a sentence.
  public var name: LocalizedText {
    switch self {
    case .productNames, .productNameEnds: LocalizedText("names of products", "tên sản phẩm")
    case .leftOut: LocalizedText("counts of what was left out", "số dòng, ô đã bỏ qua")
    case .ids, .idEnds: LocalizedText("ids", "mã tổ chức")
    case .names, .nameEnds: LocalizedText("names of organizations", "tên tổ chức")
    case .kinds: LocalizedText("kinds", "loại hình")
    case .districts: LocalizedText("districts", "địa bàn")
    case .districtNames, .districtNameEnds: LocalizedText("names of districts", "tên địa bàn")
    case .declaredCounts, .declaredProducts:
      LocalizedText("products of organizations", "sản phẩm của tổ chức")
    case .members: LocalizedText("members", "số thành viên")
    case .ratings: LocalizedText("ratings", "xếp loại")
    case .highTechnology: LocalizedText("high technology", "công nghệ cao")
    case .digitalTechnology: LocalizedText("digital technology", "chuyển đổi số")
    case .capacities: LocalizedText("capacities", "công suất")
    case .roles: LocalizedText("roles", "vai trò")
    case .taxCodes, .taxCodeEnds: LocalizedText("tax codes", "mã số thuế")
    case .rowStarts, .runLabels, .runStarts, .neighbors:
      LocalizedText("ends of links", "hai đầu liên kết")
    case .order: LocalizedText("order of links", "thứ tự liên kết")
    case .relations: LocalizedText("relations", "quan hệ")
    case .contracts: LocalizedText("contracts", "hợp đồng")
    case .volumes: LocalizedText("volumes", "sản lượng")
    case .values: LocalizedText("values", "giá trị")
    case .since: LocalizedText("first years", "năm bắt đầu")
    case .until: LocalizedText("last years", "năm kết thúc")
    }
  }
}

/// One entry of the section table.
struct PackedEntry: Sendable {
  let section: PackedSection
  let encoding: PackedEncoding
  /// Bits a number, where the encoding is `bits`; else 0.
  let width: Int
  /// Decimals of amounts, or the first of the years; else 0.
  let parameter: Int
  let count: Int
  /// Where the section begins in the file.
  let offset: Int
  /// Without the zeros up to the next section.
  let length: Int
}
