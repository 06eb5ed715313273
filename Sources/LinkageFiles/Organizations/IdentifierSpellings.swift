import LinkageGraph

/// Ids as they stand in the organizations' file, where that is not how they are kept.
///
/// A program that writes ids in decomposed form writes them so in both files. The links' ids are then
/// found by their bytes, without being put into Normalization Form C once a link, which takes ten
/// times as long as all the rest.
struct IdentifierSpellings: Sendable {
  private let texts: TextColumn
  private let organizations: [UInt32]
  private let index: IdentifierIndex

  /// - Parameters:
  ///   - texts: The ids as they stand, without blanks around them.
  ///   - organizations: The position of the organization of each.
  init(_ texts: TextColumn, organizations: [UInt32]) {
    self.texts = texts
    self.organizations = organizations
    index = IdentifierIndex(texts)
  }

  /// The organization whose id stands in its file as these bytes do, or
  /// ``/LinkageGraph/IdentifierIndex/absent``.
  func find(_ id: Span<UInt8>) -> UInt32 {
    let position = index.find(id, in: texts)
    return position == IdentifierIndex.absent ? position : organizations[Int(position)]
  }
}
