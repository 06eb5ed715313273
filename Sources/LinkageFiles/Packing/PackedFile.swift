import LabeledGraph
public import LinkageGraph

/// Packed files: whole linkage sets in one file, which is used without being loaded.
///
/// ```swift
/// let set = try PackedFile.open("can-tho.linkage")
/// let rows = ChainGraph(set).coverage()
/// ```
///
/// The article *Packed files* describes the format.
public enum PackedFile {
  /// Whether a file begins as packed files do, whatever its name; `false` where it cannot be read.
  public static func isPacked(_ path: String) -> Bool {
    isPacked(InputBytes.beginning(of: path, count: PackedFormat.magicBeforeLineEnds).span)
  }

  /// Whether bytes begin as packed files do.
  static func isPacked(_ bytes: Span<UInt8>) -> Bool {
    let magic = PackedFormat.magic.prefix(PackedFormat.magicBeforeLineEnds)
    return bytes.count >= magic.count && magic.indices.allSatisfy { bytes[$0] == magic[$0] }
  }

  /// Opens a packed file.
  ///
  /// The file is mapped into memory and stays so as long as the set is in use. All of it is checked
  /// first: against its checksums, and for everything that measures rely on, whoever wrote it. That
  /// texts are trimmed and in NFC is not checked.
  ///
  /// - Parameter path: The path of the file.
  /// - Returns: The set.
  /// - Throws: What is wrong with the file.
  /// - Complexity: O(bytes), on all cores; 20 to 40 bytes an organization beside the file.
  public static func open(_ path: String) throws(PackedFileProblem) -> LinkageSet {
    try read(path).set
  }

  /// Opens a packed file, and says how much of the data was left out when its set was read.
  ///
  /// - Throws: What is wrong with the file.
  /// - Complexity: As ``open(_:)-(String)``.
  static func read(
    _ path: String
  ) throws(PackedFileProblem) -> (set: LinkageSet, leftOut: LeftOutData) {
    let input: InputBytes
    do throws(SystemError) {
      input = try InputBytes(path: path)
    } catch {
      throw .unreadable(error)
    }
    return try read(input.shared())
  }

  /// Opens a packed file that is in memory.
  ///
  /// - Throws: What is wrong with the bytes.
  public static func open(_ bytes: [UInt8]) throws(PackedFileProblem) -> LinkageSet {
    try read(bytes).set
  }

  static func read(
    _ bytes: [UInt8]
  ) throws(PackedFileProblem) -> (set: LinkageSet, leftOut: LeftOutData) {
    try read(SharedArray(bytes))
  }

  private static func read(
    _ bytes: SharedArray<UInt8>
  ) throws(PackedFileProblem) -> (set: LinkageSet, leftOut: LeftOutData) {
    let contents = try PackedContents(bytes)
    let (columns, products, declared) = try contents.organizations()
    let links = try contents.links(products: products.count, declaredProducts: declared)
    let set = LinkageSet(products: products, organizations: columns, packed: links)
    return (set, try contents.leftOut())
  }
}
