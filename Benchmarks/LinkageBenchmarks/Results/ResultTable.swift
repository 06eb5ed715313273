/// The results of one size as a plain table.
enum ResultTable {
  static func text(of size: SizeResult) -> String {
    let heads = [
      "phase", "best", "median", "spread", "links/s", "MB/s", "bytes/link", "peak MB", "runs",
    ]
    let rows = size.results.map { result in
      let links = Double(result.links ?? 0)
      return [
        result.phase.rawValue, result.best.asTime, result.median.asTime,
        "±" + (result.spread * 100).text(decimals: 1) + " %",
        links > 0 ? Int(links / result.best).grouped : "–",
        result.bytes.map { (Double($0) / 1e6 / result.best).text(decimals: 0) } ?? "",
        result.addedBytes.map { links > 0 ? (Double($0) / links).text(decimals: 1) : "–" } ?? "",
        result.peakBytes.map { (Double($0) / 1e6).text(decimals: 1) } ?? "",
        "\(result.seconds.count)",
      ]
    }
    let comparisons = size.results.compactMap { result in
      result.comparison.map {
        "\n\(result.phase.rawValue) took \($0.ratio.text(decimals: 2)) times as long as \($0.name)"
      }
    }
    return size.title + "\n" + PlainTable.text(heads: heads, rows: rows) + comparisons.joined()
  }
}

/// Columns of text: the first to the left, the others to the right.
enum PlainTable {
  static func text(heads: [String], rows: [[String]]) -> String {
    let lines = [heads] + rows
    let widths = heads.indices.map { column in
      lines.map { $0[column].count }.max() ?? 0
    }
    return lines.map { line in
      zip(line, widths).enumerated().map { column, cell in
        column == 0 ? cell.0.padded(to: cell.1) : cell.0.padded(to: cell.1, atStart: true)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
