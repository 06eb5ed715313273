import Foundation
import Testing

@testable import LinkageCommand

/// The program as a process, where that makes a difference.
@Suite("The process")
struct ProcessTests {
  private static let packed = "Tests/LinkageCommandTests/Golden/Sets/packed/tutorial.linkage"

  /// Runs a line of bash in which `$LINKAGE` is the program, `$BENCHMARKS` that which measures it,
  /// and `$FOLDER` an empty folder; returns what it writes.
  private func bash(_ line: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", "-c", line]
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    process.environment = [
      "LINKAGE": try #require(BuiltProgram.path("linkage")),
      "BENCHMARKS": try #require(BuiltProgram.path("linkage-benchmarks")),
      "FOLDER": folder.path, "PATH": "/usr/bin:/bin",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test(
    "A reader that has seen enough is no failure, whatever it reads",
    arguments: [
      "help", "coverage Graphs/tutorial", "dot Graphs/tutorial", "pack Graphs/tutorial -o -",
    ])
  func closedPipe(words: String) throws {
    // The program starts only after its reader has gone.
    #expect(
      try bash("{ sleep 0.2; \"$LINKAGE\" \(words); echo $? >&2; } | true") == "0\n")
  }

  @Test("A file that may not grow is a failure that leaves nothing behind")
  func fileSizeLimit() throws {
    let text = try bash(
      """
      ulimit -f 8
      "$LINKAGE" generate --preset can-tho -o "$FOLDER/set"; echo $?
      "$LINKAGE" pack Graphs/can-tho -o "$FOLDER/set.linkage" --language vi; echo $?
      ls -A "$FOLDER"
      """)
    #expect(text.contains("/set/organizations.csv': the file would be too large.\n"), "\(text)")
    #expect(text.contains("\nGive another path: -o FOLDER\n74\n"), "\(text)")
    #expect(text.contains("/set.linkage': tệp quá lớn.\n"), "\(text)")
    #expect(text.hasSuffix("-o TỆP\n74\n"), "\(text)")
  }

  @Test("Without Graphviz there is no picture, and no half of one")
  func missingGraphviz() throws {
    let text = try bash(
      """
      PATH=/nonexistent "$LINKAGE" dot Graphs/tutorial -o "$FOLDER/a.svg"; echo $?
      PATH=/nonexistent "$LINKAGE" dot Graphs/tutorial --format png --language vi; echo $?
      PATH=/nonexistent "$LINKAGE" dot Graphs/tutorial -o "$FOLDER/a.dot"; echo $?
      ls -A "$FOLDER"
      """)
    #expect(text.contains("Graphviz, which makes the picture, is not installed."), "\(text)")
    #expect(text.contains("or write the diagram itself: -o chains.dot\n73\n"), "\(text)")
    #expect(text.contains("hoặc ghi sơ đồ dạng DOT: -o chuoi.dot\n73\n"), "\(text)")
    #expect(text.hasSuffix("0\na.dot\n"), "\(text)")
  }

  @Test("Where Graphviz fails, its words are passed on, and nothing is left")
  func failingGraphviz() throws {
    let text = try bash(
      """
      mkdir "$FOLDER/bin" "$FOLDER/out"
      printf '#!/bin/sh\\ncat >/dev/null; echo half; echo "out of ink" >&2; exit 3\\n' > "$FOLDER/bin/dot"
      chmod +x "$FOLDER/bin/dot"
      PATH="$FOLDER/bin:$PATH" "$LINKAGE" dot Graphs/tutorial -o "$FOLDER/out/a.svg"; echo $?
      ls -A "$FOLDER/out"
      """)
    #expect(text.hasPrefix("error: Graphviz failed: out of ink\n"), "\(text)")
    #expect(text.hasSuffix("\n74\n"), "\(text)")
  }

  @Test("A packed file that comes through a pipe is refused for that")
  func packedPipe() throws {
    let summary = try bash("\"$LINKAGE\" summary <(cat \(Self.packed)); echo $?")
    #expect(summary.contains("' is a pipe or a device. A packed file is used where it lies"))
    #expect(
      summary.hasSuffix("\nSave the packed file first, then name it in place of the folder.\n66\n"))
    let named = try bash(
      """
      mkfifo "$FOLDER/x.linkage"
      cat \(Self.packed) > "$FOLDER/x.linkage" & disown
      "$LINKAGE" summary "$FOLDER/x.linkage" --language vi; echo $?
      # The threads of the test library hand on that they let no other signal through.
      kill -9 $!
      """)
    #expect(named.contains("x.linkage' là đường ống hoặc thiết bị. Tệp đóng gói được dùng ngay"))
    #expect(named.hasSuffix("\n66\n"))
    let table = try bash(
      """
      cat \(Self.packed) | "$LINKAGE" check --organizations - --links Graphs/tutorial/links.csv
      echo $?
      """)
    #expect(
      table == """
        error: Standard input is a packed file: a whole set, not a table.
        Save the packed file first, then name it in place of the folder.
        65

        """)
  }

  @Test("What nothing can be measured on is refused, with what is wanted")
  func benchmarks() throws {
    let text = try bash(
      """
      printf 'id,kind\\n' > "$FOLDER/organizations.csv"
      for set in \(Self.packed) Graphs "$FOLDER"; do
        "$BENCHMARKS" --set "$set" --runs 1 --only read; echo $?
        printf 'source,target\\n\\n' > "$FOLDER/links.csv"
      done
      """)
    let lines = text.split(separator: "\n").filter {
      $0.contains("--set takes") || $0.count < 3 || $0.contains("links.csv")
    }
    #expect(
      lines.contains { $0.hasPrefix("\(Self.packed) is a packed file; --set takes a folder") })
    #expect(
      lines.contains { $0.hasPrefix("Graphs has no organizations.csv; --set takes a folder") })
    #expect(
      lines.contains { $0.hasSuffix("/links.csv has no links, so there is nothing to measure.") })
    #expect(lines.count { $0 == "1" } == 3)
  }

  @Test(
    "Output that cannot be written is a failure",
    .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")))
  func fullDevice() throws {
    let text = try bash("\"$LINKAGE\" help > /dev/full; echo $?")
    #expect(text.hasPrefix("error: Cannot write to standard output: no space is left.\n"))
    #expect(text.hasSuffix("\n74\n"))
  }

  // MARK: Leftovers

  /// Starts a run that writes two large files into `$FOLDER/set`, and waits until it has begun both.
  private static let slowRun = """
    unfinished() { ls -A "$FOLDER/set" 2>/dev/null | grep -c '^\\.linkage-.*\\.tmp$'; }
    "$LINKAGE" generate --organizations 1000 --links 1000000000 -o "$FOLDER/set" &
    until [ "$(unfinished)" = 2 ]; do sleep 0.05; done
    """

  @Test("What a killed run leaves behind, the next run in that folder removes")
  func leftovers() throws {
    let text = try bash(
      """
      \(Self.slowRun)
      kill -9 $!; wait $! 2>/dev/null
      echo $(unfinished)
      "$LINKAGE" summary Graphs/tutorial -o "$FOLDER/other"; echo $(unfinished)
      cd "$FOLDER/set"; "$LINKAGE" help; cd - >/dev/null
      "$LINKAGE" generate --preset can-tho -q -o "$FOLDER/set"; ls -A "$FOLDER/set"
      """)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "2", "\(text)")
    #expect(lines.dropFirst().first == "2", "\(text)")
    #expect(lines.suffix(3) == ["links.csv", "organizations.csv", "targets.csv"], "\(text)")
  }

  @Test("What a run is still writing stays, and so does all that no run has made")
  func noLeftovers() throws {
    let text = try bash(
      """
      \(Self.slowRun)
      kill -STOP $!
      cd "$FOLDER/set"
      echo mine > .linkage-notes.tmp; echo mine > .linkage-0123456789ab.txt
      mkdir .linkage-0123456789abc.tmp; ln -s .linkage-notes.tmp .linkage-0123456789abd.tmp
      mkfifo .linkage-0123456789abe.tmp; echo old > .linkage-0123456789abf.tmp
      cd - >/dev/null
      before=$(ls -A "$FOLDER/set" | wc -l)
      "$LINKAGE" summary Graphs/tutorial -o "$FOLDER/set/summary"
      # The one file that looks like a leftover goes; the result comes.
      echo $before $(ls -A "$FOLDER/set" | wc -l) $(ls -A "$FOLDER/set" | grep -c abf.tmp)
      kill -9 $!; wait $! 2>/dev/null
      "$LINKAGE" summary Graphs/tutorial -o "$FOLDER/set/summary"; ls -A "$FOLDER/set"
      """)
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.first == "8 8 0", "\(text)")
    #expect(
      lines.dropFirst().sorted() == [
        ".linkage-0123456789ab.txt", ".linkage-0123456789abc.tmp", ".linkage-0123456789abd.tmp",
        ".linkage-0123456789abe.tmp", ".linkage-notes.tmp", "summary",
      ], "\(text)")
  }

  // MARK: The terminal

  /// What a line of bash leaves on a terminal, and all that it has ever written there.
  private func screen(_ line: String) throws -> (rows: [String], written: String) {
    let command = line.replacing("'", with: "'\\''")
    let written = try bash(
      """
      SHELL=$(command -v bash) script -qefc '\(command)' "$FOLDER/screen" < /dev/null > /dev/null
      # The first line and the last two are of the program itself.
      sed 1d "$FOLDER/screen" | head -n -2
      """)
    var rows = [""]
    var column = 0
    var rest = written[...]
    while let character = rest.popFirst() {
      switch character {
      case "\r": column = 0
      case "\n", "\r\n":
        rows.append("")
        column = 0
      case "\u{1B}":
        // Only the sequence that erases the rest of the line.
        rest = rest.dropFirst(2)
        rows[rows.count - 1] = String(rows[rows.count - 1].prefix(column))
      default:
        let row = rows[rows.count - 1]
        rows[rows.count - 1] =
          String(row.prefix(column)) + String(character) + String(row.dropFirst(column + 1))
        column += 1
      }
    }
    return (rows, written)
  }

  private static let hasScript =
    FileManager.default.isExecutableFile(atPath: "/usr/bin/script")
    && FileManager.default.fileExists(atPath: "/proc/self")

  @Test(
    "No progress stands in a result that comes to the terminal by way of another program",
    .enabled(if: hasScript),
    arguments: ["| head -n 4", "-o /dev/stdout | head -n 4", "| cat", ""])
  func resultsOnTerminal(end: String) throws {
    let files = "--links Graphs/can-tho/links.csv --language vi --color never"
    // The organizations come only once the line of progress is there.
    let slow = """
      --organizations <(for wait in {1..300}; do
        grep -q 'Đọc tổ chức' "$FOLDER/screen" && break; sleep 0.1
      done; cat Graphs/can-tho/organizations.csv)
      """
    let (rows, written) = try screen("COLUMNS=200 \"$LINKAGE\" coverage \(slow) \(files) \(end)")
    #expect(written.contains("Đọc tổ chức"), "\(written)")
    let plain = try bash(
      "COLUMNS=200 \"$LINKAGE\" coverage --organizations Graphs/can-tho/organizations.csv \(files) \(end)"
    )
    // The title names the inputs, which differ.
    #expect(
      rows.dropFirst() == plain.components(separatedBy: "\n").dropFirst(), "\(end)\n\(written)")
    #expect(rows.first?.hasPrefix("Tham gia liên kết theo chuỗi giá trị: ") == true)
  }

  @Test("Who wants quiet sees no progress", .enabled(if: hasScript))
  func quiet() throws {
    let (_, written) = try screen(
      """
      "$LINKAGE" coverage --organizations <(sleep 1.7; cat Graphs/can-tho/organizations.csv) \
        --links Graphs/can-tho/links.csv -q | head -n 1
      """)
    #expect(!written.contains("\u{1B}") && written.hasPrefix("Participation"), "\(written)")
  }

  @Test("Arguments that are not UTF-8 are refused like any other word")
  func notUTF8() throws {
    let text = try bash("\"$LINKAGE\" $'\\xff\\xfe'; echo $?")
    #expect(text.hasPrefix("error: There is no command '\u{FFFD}\u{FFFD}'.\n"))
    #expect(text.hasSuffix("\n64\n"))
  }

  @Test("A path that stands for standard output adds to what is there")
  func standardOutputByPath() throws {
    let text = try bash(
      """
      file=$(mktemp); echo first > $file
      "$LINKAGE" completions bash -o /dev/stdout >> $file
      head -n 2 $file; rm $file
      """)
    #expect(text == "first\n# Completions of linkage for bash.\n")
  }
}
