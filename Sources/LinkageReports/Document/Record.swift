/// Figures under names, for programs: what JSON calls an object.
public struct Record: Sendable {
  /// The names and values, in the order in which they are written.
  public private(set) var members: [(name: String, value: RecordValue)] = []

  /// Creates a record.
  public init(_ members: [(name: String, value: RecordValue)] = []) { self.members = members }

  /// Adds a member.
  public mutating func append(_ name: String, _ value: RecordValue) {
    members.append((name, value))
  }
}

/// A value under a name.
public enum RecordValue: Sendable {
  /// A text.
  case text(String)
  /// A whole number.
  case whole(Int)
  /// A number; not-a-number and infinities are as if missing.
  case number(Double)
  /// Yes or no.
  case answer(Bool)
  /// Nothing is known, or nothing applies.
  case missing
  /// Texts, in order.
  case texts([String])
  /// Lists of texts, in order.
  case lists([[String]])
  /// Another record.
  case record(Record)
  /// Other records, in order; only in the outermost record or in a record of its own there.
  case records([Record])
  /// The rows of a table as records, made one at a time; only in the outermost record or in a record of
  /// its own there.
  case rows(Table, [RowField])

  /// A whole number, or nothing.
  public static func whole(orMissing number: Int?) -> RecordValue {
    number.map { .whole($0) } ?? .missing
  }

  /// A number, or nothing.
  public static func number(orMissing number: Double?) -> RecordValue {
    number.map { .number($0) } ?? .missing
  }

  /// Whether it is a list of records.
  var isList: Bool {
    switch self {
    case .records, .rows: true
    default: false
    }
  }
}

/// A member of the record that a row of a table becomes.
public struct RowField: Sendable {
  /// The name of the member: English, `camelCase`.
  public let name: String
  /// Where its value comes from.
  public let content: Content

  /// Where the value of a member comes from.
  public enum Content: Sendable {
    /// The cell of a column, by its position; of a share, the part.
    case cell(Int)
    /// The text of a column, empty where it is missing.
    case text(Int)
    /// A record of its own.
    case record([RowField])
    /// A record of its own, without the members whose cells are missing; its members are cells.
    case present([RowField])
  }

  /// Creates a member.
  public init(_ name: String, _ content: Content) {
    self.name = name
    self.content = content
  }
}
