import Foundation
import LinkageGraph
import LinkageTestSupport
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
    (["co"], ["coverage", "concentration", "compare", "completions"]),
    (["completions", ""], ["bash", "zsh", "fish"]),
    (["help", "cr"], ["critical"]),
    (["--lan"], ["--language"]),
    (["--language", ""], ["en", "vi"]),
    (["--language", "vi", "sum"], ["summary"]),
    (
      ["coverage", "s", "--format", ""], ["table", "csv", "csv-excel", "json", "jsonl", "markdown"]
    ),
    (["coverage", "s", "--format", "j"], ["json", "jsonl"]),
    (["coverage", "s", "--de"], ["--delimiter", "--decimal"]),
    (["generate", "--organizations", "5", "--p"], ["--preset"]),
    (["dot", "s", "--group-by", ""], ["district", "kind"]),
    (["coverage", "s", "--year", ""], []),
    (["coverage", "--", "--f"], []),
    (["nothing", ""], []),
    (["coverage", "s", "--kind", "co"], ["cooperative"]),
    (["coverage", "s", "--rating", "good,f"], ["good,fair"]),
    (["list", "s", "--without", "linked,par"], ["linked,participating"]),
    (["trace", "Graphs/tutorial", "THT"], ["THT-01", "THT-02", "THT-03"]),
    (["trace", "Graphs/tutorial", "htx-06"], ["HTX-06"]),
    (["trace", "--year", "2024", "Graphs/tutorial", "--", "XK"], ["XK-01"]),
    (["dot", "Graphs/tutorial", "--focus", "LH"], ["LH-01"]),
    (["coverage", "Graphs/tutorial", "--product", "r"], ["rice"]),
    (["coverage", "nowhere", "--district", "T"], []),
    (["trace", "nowhere", ""], []),
  ]

  private var program: String {
    get throws { ShellText.word(try #require(BuiltProgram.path("linkage"))) }
  }

  /// What bash offers for the last of some words, which stand there as they are typed.
  private func offeredByBash(_ words: [String]) throws -> [String] {
    let quoted = (["linkage"] + words).map { ShellText.word($0) }.joined(separator: " ")
    // bash gives words at "=" and ":" apart; on the line they are one.
    let line = (["linkage"] + words).joined(separator: " ").replacing(" = ", with: "=")
      .replacing(" =", with: "=").replacing(" : ", with: ":").replacing(" :", with: ":")
    let result = try run(
      ["bash", "--norc", "--noprofile"],
      input: script("bash") + """

        linkage() { \(try program) "$@"; }
        COMP_LINE=\(ShellText.word(line))
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
    #expect(try offeredByBash(["reach", "s", "--format", "=", "j"]) == ["json", "jsonl"])
    #expect(
      try offeredByBash(["reach", "s", "--format", "="]) == [
        "table", "csv", "csv-excel", "json", "jsonl", "markdown",
      ])
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
      input: script("fish")
        + """

        function linkage; \(try program) $argv; end
        complete -C '\(line)' | string replace -r '\\t.*' ''

        """)
    let found = Set(result.output.split(separator: "\n").map(String.init))
    // For a word that is not begun, fish may offer options too.
    #expect(Set(offered).isSubset(of: found), "\(found)")
    if !offered.isEmpty, words.last?.isEmpty == false {
      #expect(found == Set(offered))
    }
  }

  // MARK: What a set has

  /// Runs a test with a folder `my set` whose ids need quotes.
  private func withOddSet(_ body: (_ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "linkage-completions-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let set = folder.appending(path: "my set")
    try FileManager.default.createDirectory(at: set, withIntermediateDirectories: true)
    try """
    id,name,kind,district,products
    HTX 1,Hợp tác xã Một,cooperative,Phong Điền,Sầu riêng
    "HTX ""2""\",Hai,cooperative,Thủy Đông,rice
    HTX 'three',Ba,cooperative,Phong Hòa,Cá tra
    -17,Mười bảy,cooperative,Ô Môn,
    --list,Danh sách,cooperative,,
    a:b:c,Hai chấm,group,,
    a:b:d,Hai chấm nữa,group,,
    $HOME,Đô la,group,,
    wow!x,Chấm than,group,,
    x=1,Bằng,group,,
    bad,Loại lạ,farm,,
    XK-1,Xuất khẩu,exporter,,

    """.write(to: set.appending(path: "organizations.csv"), atomically: false, encoding: .utf8)
    try "source,target,product\nHTX 1,XK-1,Dừa\n".write(
      to: set.appending(path: "links.csv"), atomically: false, encoding: .utf8)
    try body(folder.path)
  }

  @Test("bash puts ids, districts and products between the quotes that have been begun")
  func bashQuotes() throws {
    try withOddSet { folder in
      let set = "'\(folder)/my set'"
      let escaped = "\(folder)/my\\ set"
      let cases: [(words: [String], offered: [String])] = [
        (["trace", set, "H"], ["HTX\\ 1", "HTX\\ \\\"2\\\"", "HTX\\ \\'three\\'"]),
        (["trace", escaped, "HTX\\ 1"], ["HTX\\ 1"]),
        (["trace", escaped, "'HTX '\\''"], ["HTX '\\''three'\\''"]),
        (["trace", escaped, "\"HTX "], ["HTX 1", "HTX \\\"2\\\"", "HTX 'three'"]),
        (["trace", set, "\"$"], ["\\$HOME"]), (["trace", set, "wo"], ["wow\\!x"]),
        (["trace", set, "\"wo"], ["wow\"'!'\"x"]),
        (["trace", set, "a", ":", "b"], ["b:c", "b:d"]),
        (["trace", set, "a", ":"], ["b:c", "b:d"]),
        (["trace", set, "x", "="], ["1"]), (["trace", set, "--", "-"], ["-17", "--list"]),
        (["trace", set, "-1"], []), (["trace", set, "ba"], []),
        (["dot", set, "--focus", "'-1"], ["-17"]),
        (["coverage", set, "--district", "=", "Phong"], ["Phong\\ Hòa", "Phong\\ Điền"]),
        (["coverage", set, "--district", "thuy"], ["Thủy\\ Đông"]),
        (["coverage", set, "--product", "Dừ"], ["Dừa"]),
        (["coverage", set, "--product", "lua"], ["lúa\\ gạo"]),
        (["coverage", set, "--kind", "union,hop"], ["union,hợp\\ tác\\ xã"]),
        (
          [
            "trace", "--organizations", "\(escaped)/organizations.csv", "--links",
            "\(escaped)/links.csv", "XK",
          ], ["XK-1"]
        ),
      ]
      for (words, offered) in cases {
        let found = try offeredByBash(words)
        #expect(found.sorted() == offered.sorted(), "\(words)")
      }
    }
  }

  /// Types lines into a shell on a terminal, with all that a person would see of them.
  private func typed(_ lines: [String], into shell: String, _ start: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = URL(filePath: try #require(BuiltProgram.path("linkage")))
    let words = ([start] + lines).map { ShellText.word($0) }.joined(separator: " ")
    try """
    export PATH=\(ShellText.word(program.deletingLastPathComponent().path)):$PATH
    export TERM=dumb LC_ALL=C.UTF-8 PS1='$ '
    : > output
    step=0
    for line in \(words); do
      step=$((step + 1))
      printf '%s\\necho step-$((%s + 0))-done\\n' "$line" $step
      for wait in {1..300}; do
        grep -q "^step-$step-done" output && break
        sleep 0.1
      done
    done | script -qefc '\(shell)' output > /dev/null
    cat output
    """.write(to: folder.appending(path: "typed"), atomically: false, encoding: .utf8)
    return try run(["bash", "-c", "cd \(ShellText.word(folder.path)) && bash typed"], input: "")
      .output
  }

  private static let hasScript =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    && FileManager.default.fileExists(atPath: "/proc/self")

  @Test(
    "What a shell completes on a terminal is a command that runs", .enabled(if: hasScript),
    arguments: [
      ("bash", "bash --norc --noprofile -i", "source <(linkage completions bash)"),
      (
        "zsh", "zsh -f -i",
        "autoload -U compinit; compinit -u -D; source <(linkage completions zsh)"
      ),
    ])
  func onTerminal(shell: String, command: String, start: String) throws {
    try withOddSet { folder in
      guard has(shell) else { return }
      let set = "--skip-bad-rows '\(folder)/my set'"
      let text = try typed(
        [
          "linkage trace \(set) HTX\\ 1\t", "linkage trace \(set) 'HTX \"\t",
          "linkage coverage \(set) --district=Thủ\t --format csv",
          "linkage trace --skip-bad-rows --organizations '\(folder)/my set/organizations.csv' "
            + "--links '\(folder)/my set/links.csv' a:b:c\t",
          "linkage trace \(set) -- -1\t", "linkage coverage \(set) --rating chua\t",
        ], into: command, start)
      #expect(text.contains("-17 · Mười bảy"), "\(text)")
      #expect(text.contains("a:b:c · Hai chấm"), "\(text)")
      #expect(text.contains("not rated"), "\(text)")
      #expect(text.contains("HTX 1 · Hợp tác xã Một"), "\(text)")
      #expect(text.contains("HTX \"2\" · Hai"), "\(text)")
      #expect(text.contains("\nrice,1,0,"), "\(text)")
    }
  }

  @Test("Of many ids their beginnings are offered, so that none is out of sight")
  func beginnings() throws {
    func offered(_ begun: String, _ ids: [String]) -> OfferedTexts {
      var column = TextColumn()
      for id in ids { column.append(id) }
      return OfferedTexts(beginningWith: begun, among: column)
    }
    let ids = (0..<1000).map { "HTX-\(String($0 + 10_000).dropFirst())" } + ["XK-1", "Ấp", "Ẩn"]
    let all = offered("", ids)
    #expect(all.areBeginnings)
    #expect(all.texts.map(\.text) == (0..<10).map { "HTX-0\($0)" } + ["XK-1", "Ấp", "Ẩn"])
    #expect(offered("HTX-0", ids).texts.map(\.text) == (0..<10).map { "HTX-0\($0)" })
    #expect(offered("HTX-01", ids).texts.map(\.text) == (0..<100).map { ids[100 + $0] })
    #expect(!offered("HTX-01", ids).areBeginnings)
    #expect(offered("htx-0123", ids).texts.map(\.text) == ["HTX-0123"])
    #expect(offered("htx-0123", ids).ignoresCase)
    #expect(offered("nothing", ids).texts.isEmpty)
    #expect(offered("XK", ids).texts.map(\.position) == [1000])
    // What is offered shares just what all that begin so share.
    for seed in 0..<50 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let ids = (0..<400).map { _ in
        String(
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            "abạ".randomElement(using: &random)!
          })
      }
      let begun = String("abạ".randomElement(using: &random)!)
      let matching = ids.filter { $0.unicodeScalars.starts(with: begun.unicodeScalars) }
      let answer = offered(begun, ids)
      for id in matching {
        #expect(
          answer.texts.contains { id.utf8.starts(with: $0.text.utf8) }, "seed \(seed): \(id)")
      }
      for (text, _) in answer.texts {
        #expect(matching.contains { $0.utf8.starts(with: text.utf8) }, "seed \(seed): \(text)")
      }
    }
  }
}
