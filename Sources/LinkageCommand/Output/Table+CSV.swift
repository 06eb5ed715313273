import LinkageGraph

extension Table {
  /// Writes the table as comma-separated values for machines.
  ///
  /// The header has the English names; numbers are unrounded, with a decimal point; shares, from 0
  /// to 1, have a column of their own; a field is empty where nothing is known.
  func writeCSV(to output: BufferedOutput) throws {
    try CSVWriter.write(to: output) { csv in
      let header = columns.flatMap {
        $0.kind == .share ? [$0.name, "\($0.name)_share"] : [$0.name]
      }
      try Self.write(header, to: &csv)
      for case .cells(let cells) in rows {
        let fields = zip(columns, cells).flatMap { column, cell in
          column.kind == .share ? [cell.value, cell.valueShare] : [cell.value]
        }
        try Self.write(fields, to: &csv)
      }
    }
  }

  private static func write(_ fields: [String], to csv: inout CSVWriter) throws {
    for field in fields { csv.field(field) }
    try csv.endRecord()
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
