import Foundation
import Testing

@testable import LinkageCommand

/// The program as a process, where that makes a difference.
@Suite("The process")
struct ProcessTests {
  /// The executable, which is built beside the tests.
  private static let executable =
    (Bundle.allBundles.map(\.bundleURL)
    + [Bundle.main.executableURL].compactMap(\.self))
    .map { $0.deletingLastPathComponent().appending(path: "linkage").path }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Runs a line of bash in which `$LINKAGE` is the program; returns what it writes.
  private func bash(_ line: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bash", "-c", line]
    process.environment = ["LINKAGE": try #require(Self.executable), "PATH": "/usr/bin:/bin"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test("A reader that has seen enough is no failure")
  func closedPipe() throws {
    // The program starts only after its reader has gone.
    #expect(
      try bash("{ sleep 0.2; \"$LINKAGE\" help; echo $? >&2; } | true") == "0\n")
  }

  @Test(
    "Output that cannot be written is a failure",
    .enabled(if: FileManager.default.isWritableFile(atPath: "/dev/full")))
  func fullDevice() throws {
    let text = try bash("\"$LINKAGE\" help > /dev/full; echo $?")
    #expect(text.hasPrefix("error: Cannot write to standard output: no space is left.\n"))
    #expect(text.hasSuffix("\n74\n"))
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
