import Foundation
import Testing

@testable import LinkageCommand

/// Whether this machine has a shell.
private func has(_ shell: String) -> Bool {
  ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"].contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)")
  }
}

@Suite("Completions")
struct CompletionsTests {
  private func script(_ shell: String, _ language: String = "en") -> String {
    ProgramRun(["completions", shell, "--language", language]).output
  }

  /// Runs a shell with a text on standard input; returns its status and all it wrote.
  private func run(
    _ shell: [String], input: String
  ) throws -> (status: Int32, output: String) {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "linkage-completions-\(UUID().uuidString)")
    try input.write(to: file, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = shell
    let output = Pipe()
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test("bash accepts the script")
  func bashSyntax() throws {
    let result = try run(["bash", "-n"], input: script("bash"))
    #expect(result.status == 0 && result.output == "", "\(result.output)")
  }

  @Test("zsh accepts the script", .enabled(if: has("zsh")), arguments: ["en", "vi"])
  func zshSyntax(language: String) throws {
    let result = try run(["zsh", "-n"], input: script("zsh", language))
    #expect(result.status == 0 && result.output == "", "\(result.output)")
  }

  @Test("fish accepts the script", .enabled(if: has("fish")), arguments: ["en", "vi"])
  func fishSyntax(language: String) throws {
    let result = try run(["fish", "-n"], input: script("fish", language))
    #expect(result.status == 0 && result.output == "", "\(result.output)")
  }

  /// Command lines as far as they are typed, the word in question last, and what is offered for it.
  static let offers: [(words: [String], offered: [String])] = [
    (["co"], ["coverage", "completions"]),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "cr"], ["critical"]),
    (["--lan"], ["--language"]),
    (["--language", ""], ["en", "vi"]),
    (["--language", "vi", "su"], ["summary"]),
    (["coverage", "s", "--format", ""], ["table", "csv", "json", "markdown"]),
    (["coverage", "s", "--format", "j"], ["json"]),
    (["coverage", "s", "--de"], ["--delimiter", "--decimal"]),
    (["generate", "--organizations", "5", "--p"], ["--preset"]),
    (["dot", "s", "--group-by", ""], ["district", "kind"]),
    (["coverage", "s", "--year", ""], []),
    (["coverage", "--", "--f"], []),
    (["nothing", ""], []),
  ]

  /// What bash offers for the last of some words.
  private func offeredByBash(_ words: [String]) throws -> [String] {
    let quoted = (["linkage"] + words).map { "'\($0)'" }.joined(separator: " ")
    let result = try run(
      ["bash", "--norc", "--noprofile"],
      input: script("bash") + """

        COMP_WORDS=(\(quoted))
        COMP_CWORD=\(words.count)
        _linkage
        for word in "${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done

        """)
    #expect(result.status == 0)
    return result.output.split(separator: "\n").map(String.init)
  }

  @Test("bash offers what may come next", arguments: offers)
  func bash(words: [String], offered: [String]) throws {
    #expect(try offeredByBash(words) == offered)
  }

  @Test("bash takes a value behind an equals sign and the last word of a list")
  func bashPieces() throws {
    #expect(try offeredByBash(["reach", "s", "--format", "=", "j"]) == ["json"])
    #expect(
      try offeredByBash(["reach", "s", "--format", "="]) == ["table", "csv", "json", "markdown"])
    #expect(try offeredByBash(["reach", "s", "--by", "kind,d"]) == ["kind,district"])
    #expect(try offeredByBash(["reach", "--format", "=", "json", "--lis"]) == ["--list"])
  }

  @Test("bash offers files and folders for a set, with blanks in their names")
  func bashPaths() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linkage-paths-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: "can tho"), withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "can.packed"))
    let start = folder.path + "/ca"
    let both = [folder.path + "/can tho", folder.path + "/can.packed"]
    #expect(try offeredByBash(["coverage", start]).sorted() == both.sorted())
    #expect(try offeredByBash(["check", "--links", start]).sorted() == both.sorted())
    #expect(try offeredByBash(["generate", "-o", start]) == [folder.path + "/can tho"])
    #expect(try offeredByBash(["trace", "set", start]) == [])
    #expect(try offeredByBash(["trace", "--organizations", "o", "--links", "l", start]) == [])
  }

  @Test("fish offers what may come next", .enabled(if: has("fish")), arguments: offers)
  func fish(words: [String], offered: [String]) throws {
    let line = (["linkage"] + words).joined(separator: " ")
    let result = try run(
      ["fish", "--no-config"],
      input: script("fish") + "\ncomplete -C '\(line)' | string replace -r '\\t.*' ''\n")
    let found = Set(result.output.split(separator: "\n").map(String.init))
    // For a word that is not begun, fish may offer options too.
    #expect(Set(offered).isSubset(of: found), "\(found)")
    if !offered.isEmpty, words.last?.isEmpty == false {
      #expect(found == Set(offered))
    }
  }
}
