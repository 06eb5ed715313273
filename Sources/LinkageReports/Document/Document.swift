public import LinkageFiles
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

  /// Why the figures may not be what was asked for; whoever runs a program that reads them must know, too.
  public private(set) var notices: [LocalizedText] = []
  /// What else people must know to read the figures right.
  private var otherRemarks: [LocalizedText] = []
  /// What of the data does not count; it stands in every format.
  public private(set) var leftOut = LeftOutData()

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

  /// The document with notices of what a reader must know.
  ///
  /// - Parameters:
  ///   - notices: Why the figures may not be what was asked for, in sentences.
  ///   - remarks: What else people must know to read the figures right.
  ///   - leftOut: What of the data does not count.
  /// - Returns: The document, with these in place of its own.
  public func noting(
    _ notices: [LocalizedText], remarks: [LocalizedText] = [], leftOut: LeftOutData
  ) -> Document {
    var document = self
    document.notices = notices
    document.otherRemarks = remarks
    document.leftOut = leftOut
    return document
  }

  /// What people read, from top to bottom: the title, what they must know, and the rest.
  public var parts: [DocumentPart] {
    var parts = makeParts()
    let title = parts.firstIndex { if case .title = $0 { true } else { false } }
    parts.insert(
      contentsOf: remarks.map { .paragraph($0) }, at: title.map { $0 + 1 } ?? 0)
    return parts
  }

  /// What does not count, the notices, and what else there is to know, in sentences.
  var remarks: [LocalizedText] { leftOut.sentences + notices + otherRemarks }

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
