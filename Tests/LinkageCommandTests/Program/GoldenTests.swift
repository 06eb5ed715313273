import Foundation
import Testing

@testable import LinkageCommand

@Suite("Golden cases")
struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  /// Every case, as the names of its command and of its folder.
  static let cases: [String] = {
    func names(_ folder: URL) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }
    return names(folder).flatMap { command in
      names(folder.appending(path: command)).map { "\(command)/\($0)" }
    }
    .filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/command").path)
    }
  }()

  static let isWriting = ProcessInfo.processInfo.environment["LINKAGE_WRITE_GOLDEN"] != nil

  @Test("Every command has cases, which stand in its folder")
  func present() throws {
    for name in CommandName.allCases where name != .completions {
      #expect(Self.cases.contains { $0.hasPrefix("\(name.rawValue)/") }, "\(name)")
    }
    for name in Self.cases {
      let line = try String(
        contentsOf: Self.folder.appending(path: "\(name)/command"), encoding: .utf8)
      #expect(
        name.hasPrefix("\(Self.words(of: line)[0])/") || name.hasPrefix("usage/"), "\(name)")
    }
  }

  @Test("The program answers as before", arguments: cases)
  func golden(name: String) throws {
    let folder = Self.folder.appending(path: name)
    let line = try String(contentsOf: folder.appending(path: "command"), encoding: .utf8)
    let environment = try? String(
      contentsOf: folder.appending(path: "environment"), encoding: .utf8)
    let run = ProgramRun(
      Self.words(of: line), environment: Self.environment(environment ?? ""))
    let status = run.status == .done ? "" : "\(run.status.rawValue)\n"
    for (file, text) in [
      ("expected_output", run.output), ("expected_error", run.error), ("expected_status", status),
    ] {
      let url = folder.appending(path: file)
      if Self.isWriting {
        if text.isEmpty {
          try? FileManager.default.removeItem(at: url)
        } else {
          try text.write(to: url, atomically: true, encoding: .utf8)
        }
      }
      // Reading a text would drop the byte-order mark.
      let expected = (try? Data(contentsOf: url)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      #expect(text == expected, "\(name)/\(file)")
    }
  }

  /// Reads variables, each as `NAME=value` on a line of its own.
  static func environment(_ text: String) -> [String: String] {
    var variables: [String: String] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1)
      variables[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    }
    return variables
  }

  /// Splits a line into words, at blanks that are not between double quotes.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character.isWhitespace, !isQuoted {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
