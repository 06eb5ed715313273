public import LinkageGraph

/// What a measure answers, independent of the format in which it is written.
///
/// An answer has three sides: a page that people read, a table for programs that read tables, and a
/// record for programs that read named values. Each is made when a writer asks for it, and its rows
/// one at a time, so that a format costs what it shows and no more.
///
/// ```swift
/// let subject = MeasureSubject(LocalizedText("Cần Thơ", "Cần Thơ"), graph)
/// var sink = MemoryByteSink()
/// try MarkdownWriter(language: .vietnamese).write(.chainCoverage(of: subject), to: &sink)
/// ```
public struct Document: Sendable {
  private let makeParts: @Sendable () -> [DocumentPart]
  private let makeTable: @Sendable () -> Table
  private let makeRecord: @Sendable () -> Record

  /// Creates a document from what makes its three sides.
  ///
  /// - Parameters:
  ///   - parts: What people read, from top to bottom.
  ///   - table: The figures in rows and columns.
  ///   - record: The figures under names.
  public init(
    parts: @escaping @Sendable () -> [DocumentPart],
    table: @escaping @Sendable () -> Table,
    record: @escaping @Sendable () -> Record
  ) {
    makeParts = parts
    makeTable = table
    makeRecord = record
  }

  /// What people read, from top to bottom.
  public var parts: [DocumentPart] { makeParts() }

  /// The figures in rows and columns.
  public var table: Table { makeTable() }

  /// The figures under names.
  public var record: Record { makeRecord() }
}

/// A part of a page.
public enum DocumentPart: Sendable {
  /// What the page is about.
  case title(LocalizedText)
  /// Running text.
  case paragraph(LocalizedText)
  /// Sentences under a heading, each on its own.
  case list(LocalizedText, [LocalizedText])
  /// Lines under a heading, which stay as they are.
  case lines(LocalizedText, [LocalizedText])
  /// Figures in rows and columns.
  case table(Table)
  /// Commands worth trying, under a heading; left out of a page for a report.
  case commands(LocalizedText, [CommandExample])
}

/// A command line worth trying, and what it is good for.
public struct CommandExample: Sendable {
  /// The command line, with paths and names that suit each language.
  public let line: LocalizedText
  /// What it is good for.
  public let purpose: LocalizedText

  /// Creates an example whose command line differs between the languages.
  public init(_ line: LocalizedText, _ purpose: LocalizedText) {
    self.line = line
    self.purpose = purpose
  }

  /// Creates an example with one command line for every language.
  public init(_ line: String, _ purpose: LocalizedText) {
    self.init(LocalizedText(line, line), purpose)
  }
}
