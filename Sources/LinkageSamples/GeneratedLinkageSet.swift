public import LinkageGraph

/// A made-up linkage set that can be written as `organizations.csv` and `links.csv`, and may have a plan.
///
/// The bytes follow from the parameters and the seed alone: the same on every platform. The text is
/// UTF-8 in NFC with LF line ends, fields are separated by commas and quoted as RFC 4180 says.
public protocol GeneratedLinkageSet: Sendable {
  /// Writes what belongs in `organizations.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws.
  func writeOrganizations<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws

  /// Writes what belongs in `links.csv`, header included.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws.
  func writeLinks<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws

  /// What belongs in `targets.csv`, header included; `nil` for a set without a plan.
  var plan: String? { get }
}

extension GeneratedLinkageSet {
  /// `nil`, unless a set has a plan.
  public var plan: String? { nil }
}

/// Why a set of the wanted size cannot be made.
public enum GenerationError: LinkageError, Hashable {
  /// The number of organizations is below 1 or above ``RandomLinkageSet/greatestOrganizations``.
  case organizations(Int)
  /// The number of links is negative.
  case links(Int)

  /// What cannot be made, and which numbers can.
  public var problem: LocalizedText {
    switch self {
    case .organizations(let count):
      LocalizedText(
        "cannot make \(count) organizations; give a number from 1 to "
          + "\(RandomLinkageSet.greatestOrganizations)",
        "không thể tạo \(count) tổ chức; hãy cho một số từ 1 đến "
          + "\(RandomLinkageSet.greatestOrganizations)")
    case .links(let count):
      LocalizedText(
        "cannot make \(count) links; give 0 or more",
        "không thể tạo \(count) liên kết; hãy cho số từ 0 trở lên")
    }
  }
}

/// The products of the plan, as generated sets use them.
enum GeneratedProduct: Int, CaseIterable, Sendable {
  case rice, fruit, seafood

  var word: String { Vocabulary.products[rawValue].english }
}

extension OrganizationKind {
  /// What ids of the kind begin with: an abbreviation of its Vietnamese name (tổ hợp tác, hợp tác
  /// xã, liên hiệp, chế biến, xuất khẩu, thương mại, thị trường).
  var idPrefix: String {
    switch self {
    case .group: "THT-"
    case .cooperative: "HTX-"
    case .union: "LH-"
    case .processor: "CB-"
    case .exporter: "XK-"
    case .buyer: "TM-"
    case .market: "TT-"
    }
  }

  /// What names of the kind begin with.
  var namePrefix: String {
    switch self {
    case .group: "Tổ hợp tác"
    case .cooperative: "Hợp tác xã"
    case .union: "Liên hiệp HTX"
    case .processor: "Nhà máy chế biến"
    case .exporter: "Công ty xuất khẩu"
    case .buyer: "Đơn vị thu mua"
    case .market: "Thị trường"
    }
  }
}
