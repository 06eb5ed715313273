public import LinkageGraph

/// A format in which documents are written.
///
/// Every format stands here once, with all that the rest of the package asks of it.
public struct DocumentFormat: CaseIterable, Hashable, RawRepresentable, Sendable {
  /// The word by which a person asks for the format.
  public let rawValue: String
  /// How the names of its files end, the usual ending first; none for what only a terminal shows, and for
  /// what shares its ending with another format.
  public let fileEndings: [String]
  /// Whether people read it as it is, with all that they must know of the figures.
  public let isPage: Bool
  /// Returns the writer that suits a reader.
  public let writer: @Sendable (Presentation) -> any DocumentWriter

  /// What a page looks like where the format leaves that open.
  public struct Presentation: Sendable {
    /// The language of people.
    public var language: Language
    /// How many columns a line may have, or `nil` for any number.
    public var width: Int?
    /// Whether letters may be bold or dim.
    public var style: TextStyle

    /// Creates a presentation.
    public init(language: Language, width: Int? = nil, style: TextStyle = .plain) {
      self.language = language
      self.width = width
      self.style = style
    }
  }

  /// Aligned columns for a terminal.
  public static let table = DocumentFormat("table", fileEndings: [], isPage: true) {
    TextWriter(language: $0.language, width: $0.width, style: $0.style)
  }

  /// Comma-separated values: the table of a document, for programs.
  public static let csv = DocumentFormat("csv", fileEndings: [".csv"]) { _ in CSVWriter() }

  /// Comma-separated values as Excel opens them where the decimal mark is a comma.
  public static let csvForExcel = DocumentFormat("csv-excel", fileEndings: [], isPage: true) {
    ExcelCSVWriter(language: $0.language)
  }

  /// JSON: the record of a document, for programs.
  public static let json = DocumentFormat("json", fileEndings: [".json"]) { _ in
    JSONWriter()
  }

  /// JSON Lines: the lists of a document's record, an object a line, for programs.
  public static let jsonLines = DocumentFormat("jsonl", fileEndings: [".jsonl", ".ndjson"]) { _ in
    JSONLinesWriter()
  }

  /// GitHub's Markdown, for a report.
  public static let markdown = DocumentFormat("markdown", fileEndings: [".md"], isPage: true) {
    MarkdownWriter(language: $0.language)
  }

  /// Every format, in the order in which help lists them.
  public static let allCases = [table, csv, csvForExcel, json, jsonLines, markdown]

  /// Returns the format that a word asks for, or `nil` where there is none.
  public init?(rawValue: String) {
    guard let format = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = format
  }

  /// Returns the format that the ending of a file's name stands for, or `nil` where it stands for none.
  public init?(ofFile path: String) {
    let name = path.lowercased()
    let format = Self.allCases.first { format in
      format.fileEndings.contains { name.hasSuffix($0) }
    }
    guard let format else { return nil }
    self = format
  }

  private init(
    _ name: String, fileEndings: [String], isPage: Bool = false,
    writer: @escaping @Sendable (Presentation) -> any DocumentWriter
  ) {
    rawValue = name
    self.fileEndings = fileEndings
    self.isPage = isPage
    self.writer = writer
  }
}
