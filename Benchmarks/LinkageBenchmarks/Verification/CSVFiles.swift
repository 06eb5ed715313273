import Foundation
import LinkageFiles
import LinkageGraph

/// The files of a set, read without the reader.
struct CSVFiles {
  let folder: String

  /// The most lines that are read; of a larger file, this many at its start and at its end.
  private static let checkedBytes = 4 << 20

  var byteCount: Int {
    get throws {
      try ["organizations.csv", "links.csv"].reduce(0) { sum, name in
        let values = try URL(filePath: folder).appending(path: name)
          .resourceValues(forKeys: [.fileSizeKey])
        return sum + (values.fileSize ?? 0)
      }
    }
  }

  /// Refuses what nothing can be measured on.
  func check() throws {
    if PackedFile.isPacked(folder) {
      throw BenchmarkError(
        """
        \(folder) is a packed file; --set takes a folder with organizations.csv and links.csv. To \
        make one, run: linkage unpack \(folder) -o FOLDER
        """)
    }
    for name in ["organizations.csv", "links.csv"]
    where !FileStatus.isRegularFile("\(folder)/\(name)") {
      throw BenchmarkError(
        "\(folder) has no \(name); --set takes a folder with organizations.csv and links.csv.")
    }
    let data = try Data(
      contentsOf: URL(filePath: folder).appending(path: "links.csv"), options: .alwaysMapped)
    let rows = lines(data.prefix(Self.checkedBytes)).filter {
      $0.contains { !$0.isWhitespace } && !$0.hasPrefix("sep=")
    }
    if rows.count < 2 {
      throw BenchmarkError("\(folder)/links.csv has no links, so there is nothing to measure.")
    }
  }

  /// Holds the links of a set to the lines of the file: all their number, and the ends and products
  /// of those at its start and its end.
  ///
  /// Files with quotes are written by others, not by the generator, and are not held to anything.
  func verify(_ set: LinkageSet) throws {
    let data = try Data(
      contentsOf: URL(filePath: folder).appending(path: "links.csv"), options: .alwaysMapped)
    if data.contains(UInt8(ascii: "\"")) { return }
    let lineEnds = data.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    try expect(
      set.links.count == lineEnds - 1, "\(set.links.count) links of \(lineEnds - 1) lines")
    let head = lines(data.prefix(Self.checkedBytes)).dropLast()
    let columns = (head.first ?? "").split(separator: ",", omittingEmptySubsequences: false)
    guard let source = columns.firstIndex(of: "source"),
      let target = columns.firstIndex(of: "target"), let product = columns.firstIndex(of: "product")
    else { return }
    let tail = lines(data.suffix(Self.checkedBytes)).dropFirst().dropLast()
    let checked =
      zip(head.dropFirst(), 0...).map { ($0, $1) }
      + zip(tail.reversed(), 1...).map { ($0, set.links.count - $1) }.prefix { $0.1 >= 0 }
    for (line, position) in checked {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let link = set.links[LinkPosition(position)]
      try expect(
        link.source == fields[source] && link.target == fields[target]
          && (link.product ?? "") == fields[product], "link \(position + 1) is not '\(line)'")
    }
  }

  private func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
