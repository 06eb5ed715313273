package import LabeledGraph

/// A column of texts, stored as one run of UTF-8: its own, or lent by a mapped file.
///
/// Memory: the bytes and 4 a text; no text is an object of its own.
package struct TextColumn: Sendable {
  /// The column's own texts; none where they are lent.
  package var bytes: [UInt8]
  package var ends: [UInt32]

  private let isLent: Bool
  private let lentBytes: SharedArray<UInt8>
  private let lentEnds: SharedArray<UInt32>

  private static let noBytes = SharedArray<UInt8>()
  private static let noEnds = SharedArray<UInt32>()

  package init() {
    self.init(bytes: [], ends: [])
  }

  /// - Precondition: `ends` does not decrease and its last element is `bytes.count`.
  package init(bytes: [UInt8], ends: [UInt32]) {
    precondition(Int(ends.last ?? 0) == bytes.count, "the last text ends with the bytes")
    self.bytes = bytes
    self.ends = ends
    isLent = false
    lentBytes = Self.noBytes
    lentEnds = Self.noEnds
  }

  /// Takes texts that are lent, and so cannot be added to.
  ///
  /// - Precondition: As for texts of its own; and the bytes are UTF-8, also between two ends.
  package init(lentBytes: SharedArray<UInt8>, ends: SharedArray<UInt32>) {
    precondition(
      Int(ends.isEmpty ? 0 : ends[ends.count - 1]) == lentBytes.count,
      "the last text ends with the bytes")
    bytes = []
    self.ends = []
    isLent = true
    self.lentBytes = lentBytes
    lentEnds = ends
  }

  package var count: Int { isLent ? lentEnds.count : ends.count }

  /// The texts one after another.
  package var byteSpan: Span<UInt8> {
    @_lifetime(borrow self)
    get { isLent ? lentBytes.span : bytes.span }
  }

  /// Where each text ends.
  package var endSpan: Span<UInt32> {
    @_lifetime(borrow self)
    get { isLent ? lentEnds.span : ends.span }
  }

  package func range(of index: Int) -> Range<Int> {
    let ends = endSpan
    return Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])
  }

  /// The bytes of a text.
  @_lifetime(borrow self)
  package func span(of index: Int) -> Span<UInt8> {
    byteSpan.extracting(range(of: index))
  }

  /// The bytes of a text, copied where they are lent.
  package func slice(of index: Int) -> ArraySlice<UInt8> {
    if !isLent { return bytes[range(of: index)] }
    let span = span(of: index)
    return span.indices.map { span[$0] }[...]
  }

  package subscript(index: Int) -> String {
    if isLent {
      // A packed file is opened only if its texts are UTF-8.
      guard let text = try? UTF8Span(validating: span(of: index)) else { return "" }
      return String(copying: text)
    }
    return String(decoding: bytes[range(of: index)], as: UTF8.self)
  }

  /// Whether a text is just these bytes.
  package func holds(_ text: Span<UInt8>, at index: Int) -> Bool {
    let range = range(of: index)
    guard range.count == text.count else { return false }
    let own = byteSpan
    for offset in 0..<text.count where own[range.lowerBound + offset] != text[offset] {
      return false
    }
    return true
  }

  package mutating func append(_ text: String) { append(text.utf8.span) }

  /// Appends a text by its bytes, which are UTF-8.
  package mutating func append(_ text: Span<UInt8>) {
    precondition(!isLent, "lent texts are not added to")
    bytes.append(copying: text)
    ends.append(UInt32(bytes.count))
  }
}

/// A column with few distinct texts, stored as codes.
///
/// Code 0 is the blank; `values[code]` is the text.
package struct CategoryColumn: Sendable {
  package var codes: SharedArray<UInt32>
  package var values: [String]

  package init(codes: SharedArray<UInt32> = SharedArray(), values: [String] = [""]) {
    self.codes = codes
    self.values = values
  }
}

/// The answer to a yes/no question, or that there is none.
package enum Answer: UInt8, BitwiseCopyable, Sendable {
  case unknown, no, yes

  package init(_ value: Bool?) {
    self =
      switch value {
      case nil: .unknown
      case false?: .no
      case true?: .yes
      }
  }

  package var value: Bool? {
    switch self {
    case .unknown: nil
    case .no: false
    case .yes: true
    }
  }
}

extension TextColumn {
  /// The texts, but for some that become blank.
  package func blanking(_ positions: Set<Int>) -> TextColumn {
    var result = TextColumn()
    for position in 0..<count {
      if positions.contains(position) {
        result.append("")
      } else {
        result.append(span(of: position))
      }
    }
    return result
  }

  /// The texts that are not blank, and the position of each.
  package func withoutBlanks() -> (texts: TextColumn, positions: [UInt32]) {
    let ends = endSpan
    let positions = (0..<count).filter { !range(of: $0).isEmpty }
    // Blanks have no bytes, so the bytes are the same.
    let keptEnds = positions.map { ends[$0] }
    let texts =
      isLent
      ? TextColumn(lentBytes: lentBytes, ends: SharedArray(keptEnds))
      : TextColumn(bytes: bytes, ends: keptEnds)
    return (texts, positions.map { UInt32($0) })
  }
}

/// The organizations of a set, a column per property.
///
/// A column that the input does not have is empty; what stands for a blank within a column is said at
/// each.
package struct OrganizationColumns: Sendable {
  package var ids = TextColumn()
  /// Blank where an organization has no name.
  package var names = TextColumn()
  package var kinds = SharedArray<OrganizationKind>()
  /// The kinds that each acts as besides.
  package var roles = SharedArray<OrganizationKinds>()
  package var districts = CategoryColumn()
  /// The products that each organization declares: the ends of its row, and codes of products.
  package var productEnds = SharedArray<UInt32>()
  package var products = SharedArray<UInt32>()
  /// `Self.unknownMembers` where blank.
  package var members = SharedArray<Int>()
  /// Blank where an organization has no tax code; no other text occurs twice.
  package var taxCodes = TextColumn()
  /// A rating's raw value plus one; 0 where blank.
  package var ratings = SharedArray<UInt8>()
  package var highTechnology = SharedArray<Answer>()
  package var digitalTechnology = SharedArray<Answer>()
  /// Tonnes a year; not-a-number where blank.
  package var capacities = SharedArray<Double>()

  package static let unknownMembers = -1

  package init() {}

  package var count: Int { kinds.count }

  /// What each organization is, by its kind and its roles.
  package var acting: ActingKinds { ActingKinds(kinds: kinds, roles: roles) }

  /// How many people each organization adds to a sum of members.
  package var people: PeopleCounts { PeopleCounts(members: members, kinds: kinds) }
}

/// How many people each organization adds to a sum: its members; none where they are unknown, and none of a
/// union, whose members are organizations.
package struct PeopleCounts: Sendable {
  fileprivate let members: SharedArray<Int>
  fileprivate let kinds: SharedArray<OrganizationKind>

  package subscript(organization: Int) -> Int {
    @inline(__always) get {
      members.isEmpty || kinds[organization] == .union ? 0 : max(0, members[organization])
    }
  }
}

/// What each of some organizations is: its kind, and its roles where the set has any.
package struct ActingKinds: Sendable {
  package let kinds: SharedArray<OrganizationKind>
  /// Empty where nobody has a role.
  package let roles: SharedArray<OrganizationKinds>

  /// The kind of an organization together with its roles.
  package subscript(organization: Int) -> OrganizationKinds {
    @inline(__always) get {
      let kind = OrganizationKinds(kinds[organization])
      return roles.isEmpty ? kind : kind.union(roles[organization])
    }
  }

  /// The kinds of some of the organizations, in their order.
  func picking(_ organizations: [UInt32]) -> ActingKinds {
    ActingKinds(
      kinds: SharedArray(count: organizations.count) { kinds[Int(organizations[$0])] },
      roles: roles.isEmpty
        ? roles : SharedArray(count: organizations.count) { roles[Int(organizations[$0])] })
  }

  /// For each organization whether it is of a kind, or has it as a role.
  package func flags(_ kind: OrganizationKind) -> SharedArray<Bool> {
    let wanted = OrganizationKinds(kind)
    return SharedArray(concurrently: kinds.count) { self[$0].contains(wanted) }
  }
}

/// The links of a set, a column per property.
package struct LinkColumns: Sendable {
  package var sources = SharedArray<UInt32>()
  package var targets = SharedArray<UInt32>()
  /// Codes of products, `everyProduct` where blank.
  package var products = SharedArray<UInt32>()
  package var relations = SharedArray<LinkRelation>()
  package var contracts = SharedArray<Answer>()
  /// Tonnes a year; not-a-number where blank.
  package var volumes = SharedArray<Double>()
  /// Million đồng a year; not-a-number where blank.
  package var values = SharedArray<Double>()
  /// `openYear` where blank.
  package var since = SharedArray<Int16>()
  package var until = SharedArray<Int16>()

  package static let everyProduct = UInt32.max
  package static let openYear: Int16 = -1

  package init() {}

  package var count: Int { sources.count }

  /// Whether a link stands under contract or is a membership, which has the union's charter behind it.
  package func isUnderContract(_ link: Int) -> Bool {
    (!contracts.isEmpty && contracts[link] == .yes)
      || (!relations.isEmpty && relations[link] == .membership)
  }

  package func isInForce(_ link: Int, year: Int) -> Bool {
    let begins = since.isEmpty ? Self.openYear : since[link]
    let ends = until.isEmpty ? Self.openYear : until[link]
    return (begins == Self.openYear || Int(begins) <= year)
      && (ends == Self.openYear || Int(ends) >= year)
  }
}
