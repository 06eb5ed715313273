public import LinkageGraph

/// A drawing of who sells to whom, from farmers on the left to markets on the right, as a diagram in
/// the DOT language that Graphviz turns into a picture.
///
/// Shapes show kinds of organizations; color and line style show products; the width of a line shows
/// tonnes. Direct exporters and critical organizations are marked, organizations without a link
/// stand apart, and a legend explains what occurs. The same graph and options make the same bytes.
///
/// ```swift
/// let diagram = ChainDiagram(graph: ChainGraph(set), options: .init(language: .vietnamese))
/// try diagram.write(toFile: "chains.dot")
/// ```
public struct ChainDiagram: Sendable {
  /// The chains to draw.
  public let graph: ChainGraph
  /// What is drawn of them, and how.
  public let options: Options

  /// Prepares a drawing; the work is done by ``write(to:)``.
  ///
  /// - Precondition: An organization or product that the options name is in the graph's set.
  public init(graph: ChainGraph, options: Options = Options()) {
    if case .focus(let organization, _) = options.detail {
      precondition(graph.set.organizations.indices.contains(organization), "a focus of the set")
    }
    let products = graph.set.products.indices
    precondition(options.products?.allSatisfy(products.contains) ?? true, "products of the set")
    self.graph = graph
    self.options = options
  }

  /// How much of the chains is drawn.
  public enum Detail: Sendable, Hashable {
    /// Up to ``ChainDiagram/legibleBoxes`` organizations each by itself; of more, those alike in
    /// one box, with critical organizations and direct exporters by themselves as far as they fit.
    case automatic
    /// Every organization by itself, however many.
    case everyOrganization
    /// One organization, and those at most so many links away from it.
    case focus(OrganizationPosition, depth: Int)
    /// One box for all organizations that share these properties.
    case grouped([GroupKey])
  }

  /// What is drawn, and in which words.
  public struct Options: Sendable, Hashable {
    /// The language of the words and numbers in the drawing.
    public var language: Language
    /// The title, or `nil` for one that says what is drawn.
    public var title: String?
    /// How much is drawn.
    public var detail: Detail
    /// The products to draw, or `nil` for all: the links that carry one of them
    /// and the organizations that one of them reaches.
    public var products: Set<ProductPosition>?
    /// Whose chains to draw, or `nil` for all: the organizations selected, those that deliver to
    /// them, and what their products pass through on the way on.
    ///
    /// Critical organizations are those on which selected ones depend, of the collective sector where
    /// all kinds are selected; the selection's products are not asked.
    public var selection: OrganizationSelection?
    /// What a reader must know of the drawing, in sentences; they stand below the title.
    public var remarks: [String]

    /// Creates options; by default all chains, in English, at a detail that can be read.
    public init(
      language: Language = .english, title: String? = nil, detail: Detail = .automatic,
      products: Set<ProductPosition>? = nil, selection: OrganizationSelection? = nil,
      remarks: [String] = []
    ) {
      self.language = language
      self.title = title
      self.detail = detail
      self.products = products
      self.selection = selection
      self.remarks = remarks
    }
  }

  /// The most boxes that a picture on one page can hold and still be read.
  public static let legibleBoxes = 60

  /// Writes the diagram as UTF-8.
  ///
  /// The text is made on all cores, and reaches the sink in its order.
  ///
  /// - Parameter sink: Where the bytes go, in pieces of about 64 KiB.
  /// - Throws: What the sink throws.
  /// - Complexity: O(organizations + links) time; 30 bytes a link and about 200 an organization
  ///   beside the graph, never the text.
  public func write<Sink: ByteSink & ~Copyable>(to sink: inout Sink) throws {
    let picture = ChainPicture(graph, options: options)
    var writer = DiagramWriter(picture)
    try writer.write(to: &sink)
  }

  /// Writes the diagram to a file, which appears whole or not at all.
  ///
  /// ```swift
  /// try ChainDiagram(graph: ChainGraph(set)).write(toFile: "chains.dot")
  /// ```
  ///
  /// - Parameter path: The path of the file; a file that is there already is replaced once the new one
  ///   is complete.
  /// - Throws: ``/LinkageGraph/OutputFileError`` where the file cannot be created or written.
  /// - Complexity: As ``write(to:)``.
  public func write(toFile path: String) throws {
    var file = try OutputFile(path: path)
    try write(to: &file)
    try file.commit()
  }
}
