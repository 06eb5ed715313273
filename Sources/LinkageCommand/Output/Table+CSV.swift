import LinkageGraph

extension Table {
  /// Returns the table as comma-separated values for machines.
  ///
  /// The header has the English names; numbers are unrounded, with a decimal point; shares, from 0
  /// to 1, have a column of their own; a field is empty where nothing is known. Quoting follows
  /// RFC 4180; lines end with a line feed, as other programs expect of a pipe.
  func csv(header: Bool = true) -> String {
    var text = ""
    if header {
      Self.appendRecord(
        columns.flatMap { $0.kind == .share ? [$0.name, "\($0.name)_share"] : [$0.name] },
        to: &text)
    }
    for case .cells(let cells) in rows {
      let fields = zip(columns, cells).flatMap { column, cell in
        column.kind == .share ? [cell.value, cell.valueShare] : [cell.value]
      }
      Self.appendRecord(fields, to: &text)
    }
    return text
  }

  private static func appendRecord(_ fields: [String], to text: inout String) {
    // A record of one empty field would be a blank line, which readers pass over.
    text +=
      fields == [""] ? "\"\"" : fields.map { quotedIfNeeded($0) }.joined(separator: ",")
    text += "\n"
  }

  private static func quotedIfNeeded(_ field: String) -> String {
    guard
      field.utf8.contains(where: {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      })
    else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension TableCell {
  /// The cell as a machine reads it; of a share, the count.
  fileprivate var value: String {
    switch self {
    case .text(let text), .word(let text, _): text
    case .whole(let value), .share(let value, of: _): String(value)
    case .decimal(let value, places: _): value.isFinite ? value.description : ""
    case .missing: ""
    }
  }

  /// The share that stands beside the count, from 0 to 1.
  fileprivate var valueShare: String {
    guard case .share(let part, of: let whole) = self, whole != 0 else { return "" }
    return (Double(part) / Double(whole)).description
  }
}
