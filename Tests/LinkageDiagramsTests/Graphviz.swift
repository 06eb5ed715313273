import Foundation
import Testing

/// The real Graphviz.
///
/// A test that cannot find it fails: a drawing that was never drawn proves nothing.
enum Graphviz {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Returns what one run of `dot -T…` makes of diagrams; it must accept every one without a word.
  static func run(_ diagrams: [String], format: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linkage-diagrams-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try diagrams.enumerated().map { index, diagram in
      let file = folder.appending(path: "\(index).gv")
      try Data(diagram.utf8).write(to: file)
      return file.path
    }
    let output = folder.appending(path: "output")
    let errors = folder.appending(path: "errors")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["dot", "-T\(format)"] + files
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    let complaints = String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    guard process.terminationStatus == 0, complaints.isEmpty else {
      throw Failure(description: "dot ended with \(process.terminationStatus): \(complaints)")
    }
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}

/// A diagram as `dot` understood it, after layout.
struct LaidOutDiagram {
  struct Node {
    var id: String
    /// The lines of its label, as they are drawn.
    var lines: [String]
    var attributes: [String: String]
    var tooltip: String { attributes["tooltip"] ?? "" }
  }

  struct Edge {
    var source: String
    var target: String
    var attributes: [String: String]
    var tooltip: String { attributes["tooltip"] ?? "" }
  }

  /// Boxes of organizations.
  var boxes: [String: Node] = [:]
  /// Titles of columns and parts of the legend.
  var others: [String: Node] = [:]
  /// Lines that can be seen.
  var edges: [Edge] = []
  var clusters: [String] = []
  /// The lines of the title.
  var title: [String] = []

  init(_ diagram: String) throws {
    let text = try Graphviz.run([diagram], format: "json")
    guard let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    else { throw Graphviz.Failure(description: "no JSON object") }
    title = Self.lines(root)
    var names: [Int: String] = [:]
    for object in root["objects"] as? [[String: Any]] ?? [] {
      let id = object["name"] as? String ?? ""
      if let number = object["_gvid"] as? Int { names[number] = id }
      if object["nodes"] != nil || id.hasPrefix("cluster") || id.hasPrefix("%") {
        if id.hasPrefix("cluster") { clusters.append(id) }
        continue
      }
      let node = Node(id: id, lines: Self.lines(object), attributes: Self.attributes(object))
      if id.hasPrefix("stage") || id.hasPrefix("legend") {
        others[id] = node
      } else {
        boxes[id] = node
      }
    }
    for edge in root["edges"] as? [[String: Any]] ?? [] {
      guard edge["style"] as? String != "invis", let tail = edge["tail"] as? Int,
        let head = edge["head"] as? Int
      else { continue }
      edges.append(
        Edge(
          source: names[tail] ?? "", target: names[head] ?? "",
          attributes: Self.attributes(edge)))
    }
  }

  private static func attributes(_ object: [String: Any]) -> [String: String] {
    object.compactMapValues { $0 as? String }
  }

  private static func lines(_ object: [String: Any]) -> [String] {
    (object["_ldraw_"] as? [[String: Any]] ?? []).compactMap { $0["text"] as? String }
  }
}
