import Foundation
import LabeledGraph
import LinkageFiles
import LinkageGraph

extension MeasuredSet {
  func measurePack() throws -> MeasuredPhase {
    let set = try set()
    var (result, count) = try stopwatch.measure(.pack, digest: { UInt64($0) }) {
      var sink = CountingSink()
      try PackedFile.write(set, to: &sink)
      return sink.count
    }
    result.bytes = count
    return MeasuredPhase(result: result) {
      let file = try self.writePackedFile()
      try expect(file.byteCount == count, "\(count) bytes were counted of \(file.byteCount)")
      try PackedSets.verify(PackedFile.open(file.path), against: set)
    }
  }

  func measureOpen() throws -> MeasuredPhase {
    let file = try writePackedFile()
    var (result, opened) = try stopwatch.measure(
      .open, digest: { (set: LinkageSet) in UInt64(set.links.count) },
      { try PackedFile.open(file.path) })
    result.bytes = file.byteCount
    let set = try set()
    return MeasuredPhase(result: result) { try PackedSets.verify(opened, against: set) }
  }

  private func writePackedFile() throws -> (path: String, byteCount: Int) {
    let path = request.scratch + "/measured.linkage"
    var sink = try FileSink(path: path)
    try PackedFile.write(set(), to: &sink)
    return (path, try URL(filePath: path).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
  }
}
